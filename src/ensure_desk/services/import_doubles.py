# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dubbels in what is about to be read: new people who may be here already, or twice in the files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ensure_desk.domain.duplicate_pairs import certainty_of
from ensure_desk.domain.duplicates import Certainty, DuplicateIndex, Match, PersonFacts, near_dates
from ensure_desk.domain.lists import REASONS
from ensure_desk.domain.texts import N_
from ensure_desk.gate.collector import collector_paused
from ensure_desk.services.desk import Desk, person_name
from ensure_desk.services.import_plan import KindPlan
from ensure_desk.services.imports import ImportPlan
from ensure_desk.services.likeness import CERTAINTY
from ensure_desk.storage import identities
from ensure_desk.storage.reader import Reader

_WHOLE = 10
MOST = 1_000
"""With more new people than this the search waits until they are read; it would hold up the preview."""


@dataclass(frozen=True)
class Double:
    """A new person and somebody who may be the same: how sure and why, in words."""

    id: str
    arriving: str
    other: str
    certainty: str
    certainty_text: str
    reasons: str


@dataclass(frozen=True)
class Doubles:
    """The doubles that were found; not `complete` where too many people come to search at once."""

    rows: tuple[Double, ...] = ()
    complete: bool = True


def doubles(desk: Desk, *, plan: ImportPlan) -> Doubles:
    """Return which new people of a plan may be in a dossier already."""
    with collector_paused():
        return _doubles(desk, plan)


def _doubles(desk: Desk, plan: ImportPlan) -> Doubles:
    people = plan.kinds.get("person")
    if people and len(people.new) > MOST:
        return Doubles(complete=False)
    new = _new(people) if people else {}
    with desk.store.read() as reader:
        here = {row["id"]: row for row in _comparable(reader, new.values())}
        holders = identities.holders_of(reader, _told(plan)) if new else {}
        here |= identities.some(reader, {p for people in holders.values() for p in people})
    known: dict[str, Mapping[str, Any]] = {**here, **new}
    found = [*_by_name(known, new), *_by_hash(plan, holders, new)]
    rows = {
        f"{one} {other}": _double(desk, known, (one, other, match))
        for one, other, match in found
        if other in known
    }
    order = list(Certainty)
    return Doubles(
        tuple(sorted(rows.values(), key=lambda d: (order.index(Certainty(d.certainty)), d.arriving)))
    )


def _comparable(reader: Reader, new: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return who is here and may be one of them by name: born about the same day, or on a day not known in full."""
    named = [values for values in new if values.get("last_name")]
    born = [str(values.get("birth_date") or "") for values in named]
    if any(len(date) < _WHOLE for date in born):
        return list(identities.everybody(reader))
    return identities.born_on(reader, {near for date in born for near in near_dates(date)}) if named else []


def _new(people: KindPlan) -> dict[str, Mapping[str, Any]]:
    """Return the values of the new people by id."""
    found: dict[str, Mapping[str, Any]] = {}
    for sheet in people.sheets:
        keys = [c.key for c in sheet.layout.columns]
        for place in people.places_in(sheet):
            found[sheet.ids[place]] = dict(zip(keys, sheet.values[place], strict=True))
    return found


def _told(plan: ImportPlan) -> dict[str, tuple[str, ...]]:
    return {person: hashes for _, package in plan.packages for person, hashes in package.matches.items()}


def _by_name(
    known: Mapping[str, Mapping[str, Any]], new: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, str, Match]]:
    """Compare each new person with everybody who was before: those here, and the new ones above it."""
    index: DuplicateIndex[str] = DuplicateIndex()
    for person_id, values in known.items():
        facts = PersonFacts(
            values.get("last_name") or "", values.get("first_name") or "", values.get("birth_date") or ""
        )
        if not facts.last_name or not facts.first_name:
            continue
        if person_id in new:
            yield from ((person_id, other, match) for other, match in index.matches(facts))
        index.add(person_id, facts)


def _by_hash(
    plan: ImportPlan, holders: Mapping[str, set[str]], new: Mapping[str, object]
) -> Iterator[tuple[str, str, Match]]:
    seen: dict[str, set[str]] = {text: set(people) for text, people in holders.items()}
    for person, hashes in _told(plan).items():
        if person not in new:
            continue
        shared: dict[str, list[str]] = {}
        for text in hashes:
            for other in seen.setdefault(text, set()) - {person}:
                shared.setdefault(other, []).append(text)
            seen[text].add(person)
        for other, texts in shared.items():
            yield (
                person,
                other,
                Match(certainty_of(texts), 0.0, (N_("naam en geboortedatum lijken op elkaar"),)),
            )


def _double(desk: Desk, known: Mapping[str, Mapping[str, Any]], pair: tuple[str, str, Match]) -> Double:
    one, other, match = pair
    reasons = ", ".join(desk.tr(REASONS.get(reason, reason)) for reason in match.reasons)
    return Double(
        f"{one} {other}", _label(known[one]), _label(known[other]), match.certainty.value,
        desk.tr(CERTAINTY[match.certainty]), reasons,
    )  # fmt: skip


def _label(values: Mapping[str, Any]) -> str:
    name = person_name(values) or str(values.get("dossier_number") or "")
    return " · ".join(part for part in (name, values.get("municipality") or "") if part)
