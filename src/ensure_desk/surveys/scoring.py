# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scores per domain, in the standard's own terms: `bind::ensure:domain`, `reverse`, `weight`, choice column `score`.

A domain is the weighted mean of its items; with too few answers it is a gap, and a gap is never a zero. How many are
enough is the share `bind::ensure:fewest` of an item, else half of those that were asked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ensure_desk.surveys.model import ListNode
from ensure_desk.surveys.nodes import Node, stored
from ensure_desk.surveys.runtime import Session
from ensure_desk.surveys.scope import every_listed
from ensure_desk.surveys.xpath.values import to_number, to_text

NAMESPACE = "{urn:ensure-desk:questionnaire}"
FEWEST_ANSWERED = 0.5  # share of a domain's items that must be answered
YES = ("yes", "true", "true()", "1")


@dataclass(frozen=True)
class DomainScore:
    """The score of a domain, None where too few of its items were answered; `codes` are answers without a score.

    `paths` are the questions that count for it.
    """

    domain: str
    value: float | None
    answered: int
    asked: int
    codes: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Item:
    path: str
    code: str
    score: float | None
    weight: float
    fewest: float


def domain_scores(session: Session) -> tuple[DomainScore, ...]:
    """Return the score of every domain of a questionnaire, in the order of its questions."""
    items: dict[str, list[_Item]] = {}
    for path, bind in session.form.binds.items():
        if domain := bind.extra.get(NAMESPACE + "domain", ""):
            items.setdefault(domain, []).extend(_items(session, path))
    return tuple(_scored(domain, found) for domain, found in items.items())


def _scored(domain: str, items: list[_Item]) -> DomainScore:
    known = [(i.score, i.weight) for i in items if i.score is not None]
    total = sum(weight for _, weight in known)
    fewest = max((i.fewest for i in items), default=0.0)
    enough = total > 0 and len(known) >= fewest * len(items)
    value = sum(score * weight for score, weight in known) / total if enough else None
    silent = tuple(i.code for i in items if i.code and i.score is None)
    return DomainScore(domain, value, len(known), len(items), silent, tuple(i.path for i in items))


def _items(session: Session, path: str) -> Iterator[_Item]:
    extra = session.form.bind(path).extra
    weight = _number(extra.get(NAMESPACE + "weight", ""), 1.0)
    fewest = _number(extra.get(NAMESPACE + "fewest", ""), FEWEST_ANSWERED)
    for node in session.nodes(path):
        if node.relevant:
            code = stored(node.value, session.type_of(node))
            yield _Item(node.path, code, score_of(session, node), max(weight, 0.0), fewest)


def score_of(session: Session, node: Node) -> float | None:
    """Return the score of an answer, turned round where its question says `reverse`; None without one."""
    code = stored(node.value, session.type_of(node))
    if not code or not node.relevant:
        return None
    scale = _scale(session, node)
    score = scale.get(code) if scale else _number_or_none(code)
    extra = session.form.bind(node.definition.path).extra
    if score is None or extra.get(NAMESPACE + "reverse", "").lower() not in YES:
        return score
    known = [s for s in scale.values() if s is not None] or _ends(session, node)
    return (max(known) + min(known) - score) if known else None


def _ends(session: Session, node: Node) -> list[float]:
    """Return the two ends of a range."""
    control = session.form.by_path.get(node.definition.path)
    ends = [_number_or_none(control.extra.get(end, "")) for end in ("start", "end")] if control else []
    return [end for end in ends if end is not None]


def _scale(session: Session, node: Node) -> Mapping[str, float | None]:
    """Return the score of every choice of a question: its column `score`, else the code when it is a number."""
    control = session.form.by_path.get(node.definition.path)
    if control is None:
        return {}
    if control.itemset is None:
        return {item.code: _number_or_none(item.code) for item in control.items}
    rows = every_listed(session, control, node)
    scored = any(row.named("score") for row in rows)
    codes = [(row, cell_text(row, control.itemset.code)) for row in rows]
    return {code: _number_or_none(cell_text(row, "score") if scored else code) for row, code in codes}


def cell_text(row: Node | ListNode, name: str) -> str:
    """Return what a row of a list says in a column, empty where it has none."""
    return "".join(to_text(cell.seen) for cell in row.named(name)[:1])


def _number_or_none(text: str) -> float | None:
    number = to_number(text)
    return None if number != number else number


def _number(text: str, otherwise: float) -> float:
    number = _number_or_none(text)
    return otherwise if number is None else number
