# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Attest van deelname: what a person attended, on paper; for one training, or all of them as an overview."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.attendance import Share
from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.desk import Desk, spoken_name
from ensure_desk.services.person_trainings import PersonTraining, of_person
from ensure_desk.services.training_lists import training
from ensure_desk.storage import training_people

_HOUR = 60


@dataclass(frozen=True)
class Attest:
    """One attest: whose, for which training, on which days, how many hours of how many."""

    name: str
    birth_date: str
    title: str
    themes: str
    first: dt.date | None
    last: dt.date | None
    days: int
    attended: str
    planned: str
    organiser: str
    trainer: str
    made_on: dt.date
    signed_by: str


@dataclass(frozen=True)
class OverviewLine:
    """A training in the overview of a person."""

    title: str
    themes: str
    first: dt.date | None
    last: dt.date | None
    attended: str
    planned: str
    percent: int | None


@dataclass(frozen=True)
class Overview:
    """All trainings of a person, for their own papers."""

    name: str
    lines: tuple[OverviewLine, ...]
    made_on: dt.date


def attests(desk: Desk, *, training_id: str, person_ids: Sequence[str] = ()) -> Done[tuple[Attest, ...]]:
    """Return an attest for everybody who attended something of a training, or for these people, by name.

    Raises UserError `record_not_found`, `names_stay_at_office` or `nobody_attended`.
    """
    desk.check_names()
    line = training(desk, training_id=training_id).line
    with desk.store.read() as reader:
        rows = training_people.attended(reader, training_id=training_id)
        by_person: dict[str, list[training_people.Attended]] = {}
        for row in rows:
            by_person.setdefault(row.person_id, []).append(row)
        people = reader.rows_by_id("person", by_person)
    made = []
    for person_id, found in by_person.items():
        share = sum((row.share for row in found), Share())
        person = people.get(person_id)
        if not share.attended or person is None or (person_ids and person_id not in person_ids):
            continue
        days = sorted({dt.date.fromisoformat(row.held_on) for row in found if row.share.attended})
        made.append(
            (person_id, Attest(
                spoken_name(person), person["birth_date"] or "", line.title, line.themes_text, days[0], days[-1],
                len(days), hours(desk.tr, share.attended), hours(desk.tr, share.planned),
                desk.municipality, line.trainer, desk.today(), desk.actor.name,
            ))
        )  # fmt: skip
    if not made:
        raise UserError("nobody_attended")
    _note(desk, (person_id for person_id, _ in made), "attest")
    return Done(tuple(sorted((a for _, a in made), key=lambda a: a.name.casefold())), Changes())


def overview(desk: Desk, *, person_id: str) -> Done[Overview]:
    """Return the trainings of a person with the hours attended.

    Raises UserError `record_not_found`, `names_stay_at_office` or `nobody_attended`.
    """
    desk.check_names()
    with desk.store.read() as reader:
        person = reader.rows_by_id("person", [person_id]).get(person_id)
    if person is None:
        raise UserError("record_not_found")
    lines = tuple(_line(desk.tr, t) for t in of_person(desk, person_id=person_id) if t.share.attended)
    if not lines:
        raise UserError("nobody_attended")
    _note(desk, [person_id], "training_overview")
    return Done(Overview(spoken_name(person), lines, desk.today()), Changes())


def hours(tr: Translator, minutes: int) -> str:
    """Return minutes as hours and minutes in words, "7 uur 30"."""
    whole, rest = divmod(minutes, _HOUR)
    if not rest:
        return tr(N_("{hours} uur"), hours=whole)
    return tr(N_("{hours} uur {minutes:02d}"), hours=whole, minutes=rest)


def _line(tr: Translator, held: PersonTraining) -> OverviewLine:
    days = [s.day for s in held.sessions if s.code and s.code in codes.ATTENDANCE]
    attended, planned = hours(tr, held.share.attended), hours(tr, held.share.planned)
    first, last = (min(days), max(days)) if days else (held.first, held.last)
    return OverviewLine(held.title, held.themes_text, first, last, attended, planned, held.share.percent)


def _note(desk: Desk, people: Iterable[str], what: str) -> None:
    with desk.store.write(desk.actor) as writer:
        for person_id in people:
            writer.note("print", kind="person", record_id=person_id, detail=what)
