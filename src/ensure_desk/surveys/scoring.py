# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scores per domain, in the standard's own terms: `bind::ensure:domain`, `reverse`, `weight`, choice column `score`.

A domain is the mean of its items; with too few answers it is a gap, and a gap is never a zero.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ensure_desk.surveys.model import Control
from ensure_desk.surveys.nodes import Node, stored
from ensure_desk.surveys.runtime import Session
from ensure_desk.surveys.scope import listed
from ensure_desk.surveys.xpath.values import to_number, to_text

NAMESPACE = "{urn:ensure-desk:questionnaire}"
FEWEST_ANSWERED = 0.5  # share of a domain's items that must be answered


@dataclass(frozen=True)
class DomainScore:
    """The score of a domain: None where too few of its items were answered."""

    domain: str
    value: float | None
    answered: int
    asked: int


@dataclass(frozen=True)
class _Item:
    domain: str
    score: float | None
    weight: float


def domain_scores(session: Session, fewest: float = FEWEST_ANSWERED) -> tuple[DomainScore, ...]:
    """Return the score of every domain of a questionnaire, in the order of its questions."""
    items: dict[str, list[_Item]] = {}
    for item in _items(session):
        items.setdefault(item.domain, []).append(item)
    return tuple(_scored(domain, found, fewest) for domain, found in items.items())


def _scored(domain: str, items: list[_Item], fewest: float) -> DomainScore:
    known = [(i.score, i.weight) for i in items if i.score is not None]
    total = sum(weight for _, weight in known)
    enough = bool(known) and total > 0 and len(known) >= fewest * len(items)
    value = sum(score * weight for score, weight in known) / total if enough else None
    return DomainScore(domain, value, len(known), len(items))


def _items(session: Session) -> Iterator[_Item]:
    for path, bind in session.form.binds.items():
        domain = bind.extra.get(NAMESPACE + "domain", "")
        if domain:
            weight = _number(bind.extra.get(NAMESPACE + "weight", "1"))
            reverse = bind.extra.get(NAMESPACE + "reverse", "").lower() in ("yes", "true", "true()", "1")
            for node in session.nodes(path):
                if node.relevant:
                    yield _Item(
                        domain, _score(session, node, reverse=reverse), 1.0 if weight is None else weight
                    )


def _score(session: Session, node: Node, *, reverse: bool) -> float | None:
    code = stored(node.value, session.type_of(node))
    if not code:
        return None
    scale = _scale(session, node)
    score = scale.get(code) if scale else _number(code)
    known = [s for s in scale.values() if s is not None]
    if score is None or not reverse:
        return score
    return (max(known) + min(known) - score) if known else None


def _scale(session: Session, node: Node) -> dict[str, float | None]:
    """Return the score of every choice of a question: its column `score`, else the code when it is a number."""
    control = session.form.by_path.get(node.definition.path)
    if control is None:
        return {}
    if control.itemset is None:
        return {item.code: _number(item.code) for item in control.items}
    return dict(_rows(session, control, node))


def _rows(session: Session, control: Control, node: Node) -> Iterator[tuple[str, float | None]]:
    if control.itemset is None:
        return
    rows = listed(session, control, node)
    scored = any(row.named("score") for row in rows)
    for row in rows:
        code = "".join(to_text(c.seen) for c in row.named(control.itemset.code)[:1])
        yield code, _number("".join(to_text(c.seen) for c in row.named("score")[:1]) if scored else code)


def _number(text: str) -> float | None:
    number = to_number(text)
    return None if number != number else number
