# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Possibly the same person: shown with the reasons, while a name is typed and as a list; never merged by machine."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.duplicate_pairs import certainty_of, like_pairs
from ensure_desk.domain.duplicates import Certainty, DuplicateIndex, Match, PersonFacts
from ensure_desk.domain.kinds import BELOW, KIND
from ensure_desk.domain.lists import REASONS
from ensure_desk.domain.same_person import NOT_SAME, SAME, pair_of
from ensure_desk.domain.texts import N_
from ensure_desk.gate.collector import collector_paused
from ensure_desk.services.desk import Desk, person_name
from ensure_desk.services.value_words import NOTHING, seen_text
from ensure_desk.storage import identities, listing

_SHOWN = 5
CERTAINTY: dict[str, str] = {
    Certainty.CERTAIN: N_("zeker"),
    Certainty.LIKELY: N_("waarschijnlijk"),
    Certainty.SUSPECT: N_("misschien"),
}
VERDICTS: dict[str, str] = {
    "": N_("te bekijken"),
    SAME: N_("dezelfde persoon"),
    NOT_SAME: N_("niet dezelfde"),
}
_BY_HASH = {
    Certainty.LIKELY: N_("naam en geboortedatum komen overeen"),
    Certainty.SUSPECT: N_("naam en geboortedatum lijken op elkaar"),
}


@dataclass(frozen=True)
class Likeness:
    """Somebody who may be the person at the counter; `certainty` is certain, likely or suspect."""

    person_id: str
    name: str
    dossier_number: str
    municipality: str
    certainty: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Side:
    """One of two people who may be one; without names on the coordinator's desk."""

    person_id: str
    name: str
    dossier_number: str
    municipality: str
    born: str


@dataclass(frozen=True)
class Couple:
    """Two dossiers that may be of one person: how sure, why, and what was decided (`ja`, `nee`, or not yet)."""

    id: str
    one: Side
    other: Side
    certainty: str
    certainty_text: str
    score: int
    reasons: tuple[str, ...]
    verdict: str
    verdict_text: str
    advice: str = ""


@dataclass(frozen=True)
class CompareRow:
    """One field of two dossiers side by side."""

    id: str
    label: str
    left: str
    right: str
    equal: bool


def possible_duplicates(
    desk: Desk, *, last_name: str, first_name: str, birth_date: str = "", besides: str = ""
) -> tuple[Likeness, ...]:
    """Return who may be this person, the surest first; `besides` is the person's own id, if there is one."""
    facts = PersonFacts(last_name.strip(), first_name.strip(), birth_date)
    if not facts.last_name or not facts.first_name:
        return ()
    with desk.store.read() as reader:
        found = listing.identities(reader, facts.prefixes, birth_date)
    by_id = {row["id"]: row for row in found if row["id"] != besides}
    index: DuplicateIndex[str] = DuplicateIndex()
    for person_id, row in by_id.items():
        index.add(
            person_id, PersonFacts(row["last_name"] or "", row["first_name"] or "", row["birth_date"] or "")
        )
    return tuple(
        Likeness(
            person_id,
            desk.veiled(person_name(by_id[person_id])),
            by_id[person_id]["dossier_number"] or "",
            by_id[person_id]["municipality"] or "",
            match.certainty.value,
            _reasons(desk, match),
        )
        for person_id, match in index.matches(facts)[:_SHOWN]
    )


def duplicates(desk: Desk) -> tuple[Couple, ...]:
    """Return everybody who may be in two dossiers and every verdict: undecided ones first, the surest on top.

    It takes seconds where there are many people: run it beside the window.
    """
    with collector_paused():
        return _duplicates(desk)


def _duplicates(desk: Desk) -> tuple[Couple, ...]:
    with desk.store.read() as reader:
        people = {row["id"]: row for row in identities.everybody(reader)}
        verdicts = identities.verdicts(reader)
        shared = identities.shared_hashes(reader)
    matches = {pair_of(one, other): match for one, other, match in _by_hash(shared)}
    matches |= {pair_of(p.one, p.other): p.match for p in like_pairs(_facts(people.values()))}
    for pair in verdicts:
        matches.setdefault(pair, Match(Certainty.SUSPECT, 0.0, ()))
    couples = [
        _couple(desk, people, (pair, match, verdicts.get(pair, ""))) for pair, match in matches.items()
    ]
    order = list(Certainty)
    return tuple(
        sorted(couples, key=lambda c: (list(VERDICTS).index(c.verdict), order.index(Certainty(c.certainty)),
                                       -c.score, c.one.name))
    )  # fmt: skip


def judged(desk: Desk, couple: Couple, verdict: str) -> Couple:
    """Return a couple as it is listed once this verdict is given."""
    return replace(
        couple,
        verdict=verdict,
        verdict_text=desk.tr(VERDICTS[verdict]),
        advice=_advice(desk, couple) if not verdict else "",
    )


def _facts(people: Iterable[Mapping[str, Any]]) -> list[tuple[str, PersonFacts]]:
    return [
        (row["id"], PersonFacts(row["last_name"], row["first_name"], row["birth_date"] or "", row["number"] or ""))
        for row in people
        if row["last_name"] and row["first_name"]
    ]  # fmt: skip


def _by_hash(shared: Mapping[tuple[str, str], list[str]]) -> Iterator[tuple[str, str, Match]]:
    for (one, other), hashes in shared.items():
        certainty = certainty_of(hashes)
        yield one, other, Match(certainty, 0.0, (_BY_HASH[certainty],))


def _couple(desk: Desk, people: Mapping[str, Mapping[str, Any]], found: tuple[str, Match, str]) -> Couple:
    pair, match, verdict = found
    one, other = (_side(desk, people[person]) for person in pair.split(" "))
    couple = Couple(
        pair, one, other, match.certainty.value, desk.tr(CERTAINTY[match.certainty]), round(match.score * 100),
        _reasons(desk, match), verdict, "",
    )  # fmt: skip
    return judged(desk, couple, verdict)


def _advice(desk: Desk, couple: Couple) -> str:
    """Return whom the coordinator asks, who knows no names; nothing at an office, which can look for itself."""
    places = sorted({couple.one.municipality, couple.other.municipality} - {""})
    if not desk.is_coordinator or not places:
        return ""
    if len(places) == 2:
        one, other = places
        return desk.tr(N_("Mogelijk dezelfde persoon. Vraag {one} en {other}."), one=one, other=other)
    return desk.tr(N_("Mogelijk dezelfde persoon. Vraag {place}."), place=places[0])


def _side(desk: Desk, row: Mapping[str, Any]) -> Side:
    number = row["dossier_number"] or ""
    name = "" if desk.is_coordinator else person_name(row)
    born = show_date(row["birth_date"]) if row["birth_date"] else str(row["birth_year"] or "")
    return Side(row["id"], desk.veiled(name or number, number), number, row["municipality"] or "", born)


def _reasons(desk: Desk, match: Match) -> tuple[str, ...]:
    return tuple(desk.tr(REASONS.get(reason, reason)) for reason in match.reasons)


def compare(desk: Desk, *, one: str, other: str) -> tuple[CompareRow, ...]:
    """Return two dossiers side by side: the fields that one of them has, then how much hangs below each."""
    kind = KIND["person"]
    with desk.store.read() as reader:
        left, right = reader.get("person", one), reader.get("person", other)
        below = [
            (child, len(reader.children(child.name, one)), len(reader.children(child.name, other)))
            for child, _ in BELOW["person"]
        ]
    rows = []
    for spec in kind.fields:
        a, b = (record[spec.key] if record else None for record in (left, right))
        if a is not None or b is not None:
            texts = [seen_text(desk, kind.name, spec.key, value) for value in (a, b)]
            rows.append(CompareRow(spec.key, desk.tr(spec.label), texts[0], texts[1], a == b))
    counted = [
        CompareRow(child.name, desk.tr(child.sheet), str(a or NOTHING), str(b or NOTHING), a == b)
        for child, a, b in below
        if a or b
    ]
    return (*rows, *counted)
