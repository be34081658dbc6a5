# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is asked, enrolled or waiting for a training; when a place comes free the next in line moves up."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.attendance import NOT_EXPECTED, Share
from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ids import natural_id
from ensure_desk.domain.statuses import CANCELLED, ENROLLED, HELD, INVITED, WAITING
from ensure_desk.domain.texts import N_
from ensure_desk.services.desk import Desk
from ensure_desk.services.trainings import training_in, write_code
from ensure_desk.storage import training_facts, training_people
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer

_ORDER = {ENROLLED: 0, WAITING: 1, INVITED: 2, CANCELLED: 3}


@dataclass(frozen=True)
class EnrolmentLine:
    """A person of a training; `place_in_line` counts the waiting list from 1."""

    person_id: str
    name: str
    dossier_number: str
    municipality: str
    status: str
    status_text: str
    asked_on: dt.date | None
    place_in_line: int | None
    phone: str
    note: str
    attended: Share


@dataclass(frozen=True)
class Enrolled:
    """Who has a place and who waits for one, with a sentence about it."""

    enrolled: tuple[str, ...]
    waiting: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class MovedUp:
    """The person who moved up from the waiting list, and what the counsellor is told."""

    person_id: str
    name: str
    phone: str
    text: str


def invite(desk: Desk, *, training_id: str, person_ids: Iterable[str]) -> Done[int]:
    """Invite people; who is enrolled or waiting already stays so. Return how many were invited."""
    with desk.store.write(desk.actor) as writer:
        training_in(writer, training_id)
        held = training_people.statuses(writer, training_id)
        fresh = [p for p in dict.fromkeys(person_ids) if held.get(p) not in (ENROLLED, WAITING, INVITED)]
        for person_id in fresh:
            _put(desk, writer, training_id, person_id, INVITED)
        return Done(len(fresh), writer.changes)


def enrol(desk: Desk, *, training_id: str, person_ids: Iterable[str]) -> Done[Enrolled]:
    """Enrol people in this order; who finds no place waits for one. Who is enrolled already stays so."""
    enrolled, waiting = [], []
    with desk.store.write(desk.actor) as writer:
        training_in(writer, training_id)
        held = training_people.statuses(writer, training_id)
        free = _free(writer, training_id)
        line = any(status == WAITING for status in held.values())
        for person_id in dict.fromkeys(person_ids):
            if held.get(person_id) == ENROLLED:
                continue
            if free is not None and (free <= 0 or (line and held.get(person_id) != WAITING)):
                waiting.append(person_id)
                _put(desk, writer, training_id, person_id, WAITING)
                continue
            enrolled.append(person_id)
            _enrol(desk, writer, training_id, person_id)
            free = None if free is None else free - 1
        text = _told(desk, training_people.of_training(writer, training_id), enrolled, waiting)
        return Done(Enrolled(tuple(enrolled), tuple(waiting), text), writer.changes)


def to_waiting(desk: Desk, *, training_id: str, person_id: str) -> Done[MovedUp | None]:
    """Put a person on the waiting list; a place that comes free goes to who waited longest before them."""
    return _leave(desk, training_id, person_id, WAITING)


def cancel(desk: Desk, *, training_id: str, person_id: str) -> Done[MovedUp | None]:
    """End an enrolment, invitation or wait; tell who moves up to the place that comes free.

    Raises UserError `not_enrolled`.
    """
    return _leave(desk, training_id, person_id, CANCELLED)


def move_up(desk: Desk, *, training_id: str) -> Done[tuple[MovedUp, ...]]:
    """Give the places that are free to who waits longest; for a larger room or a cancellation from elsewhere."""
    with desk.store.write(desk.actor) as writer:
        moved = []
        while (next_one := _next_up(desk, writer, training_id, besides="")) is not None:
            moved.append(next_one)
        return Done(tuple(moved), writer.changes)


def set_note(desk: Desk, *, training_id: str, person_id: str, note: str) -> Done[None]:
    """Keep a remark with an enrolment; raises UserError `not_enrolled`."""
    with desk.store.write(desk.actor) as writer:
        if person_id not in training_people.statuses(writer, training_id):
            raise UserError("not_enrolled")
        writer.update("enrolment", _id(training_id, person_id), {"note": note})
        return Done(None, writer.changes)


def people(desk: Desk, *, training_id: str) -> tuple[EnrolmentLine, ...]:
    """Return the people of a training: enrolled by name, then the waiting list in its order, then the rest."""
    with desk.store.read() as reader:
        found = training_people.of_training(reader, training_id)
        shares = training_people.shares(reader, training_id=training_id)
    line = [p.person_id for p in _waiting(found)]
    lines = [_line(desk, p, line, shares.get(p.person_id, Share())) for p in found]
    return tuple(sorted(lines, key=_shown_order))


def _line(desk: Desk, row: training_people.Enrolment, line: Sequence[str], share: Share) -> EnrolmentLine:
    return EnrolmentLine(
        person_id=row.person_id,
        name=desk.veiled(row.shown_name(named=not desk.is_coordinator), row.dossier_number),
        dossier_number=row.dossier_number,
        municipality=row.municipality,
        status=row.status,
        status_text=desk.tr(codes.ENROLMENT_STATUS.get(row.status, row.status)),
        asked_on=dt.date.fromisoformat(row.asked_on) if row.asked_on else None,
        place_in_line=line.index(row.person_id) + 1 if row.person_id in line else None,
        phone=desk.veiled_phone(row.phone),
        note=row.note,
        attended=share,
    )


def _shown_order(line: EnrolmentLine) -> tuple[int, int, str]:
    return (_ORDER.get(line.status, len(_ORDER)), line.place_in_line or 0, line.name.casefold())


def _waiting(
    found: Iterable[training_people.Enrolment], besides: str = ""
) -> list[training_people.Enrolment]:
    """Return who waits, longest first; those of one day in the order in which they came."""
    waiting = [p for p in found if p.status == WAITING and p.person_id != besides]
    return sorted(waiting, key=lambda p: p.asked_on)


def _told(
    desk: Desk, found: Iterable[training_people.Enrolment], enrolled: Sequence[str], waiting: Sequence[str]
) -> str:
    """Say who has a place now; of one person the name, as another row may be in view when it is read."""
    tr = desk.tr
    if len(enrolled) + len(waiting) == 1:
        one = next(p for p in found if p.person_id in (*enrolled, *waiting))
        name = desk.veiled(one.spoken_name(named=not desk.is_coordinator), one.dossier_number)
        words = N_("{name} is ingeschreven.") if enrolled else N_("{name} staat op de wachtlijst.")
        return tr(words, name=name)
    if not waiting:
        return tr.plural("{n} persoon ingeschreven.", "{n} personen ingeschreven.", len(enrolled))
    counts = {"enrolled": len(enrolled), "waiting": len(waiting)}
    return tr(N_("{enrolled} ingeschreven, {waiting} op de wachtlijst."), **counts)


def _free(reader: Reader, training_id: str) -> int | None:
    seats = training_facts.seats_of(training_facts.sessions(reader, training_facts.of_training(training_id)))
    if seats is None:
        return None
    return seats - list(training_people.statuses(reader, training_id).values()).count(ENROLLED)


def _id(training_id: str, person_id: str) -> str:
    return natural_id("enrolment", (person_id, training_id))


def _put(desk: Desk, writer: Writer, training_id: str, person_id: str, status: str) -> None:
    held = writer.get("enrolment", _id(training_id, person_id))
    if held is None or held.deleted:
        links = {"person_id": person_id, "training_id": training_id}
        writer.create("enrolment", {**links, "status": status, "asked_on": desk.today()})
        return
    anew = held["status"] == CANCELLED or (status == WAITING and held["status"] != WAITING)
    asked = {"asked_on": desk.today()} if anew or held["asked_on"] is None else {}
    writer.update("enrolment", held.id, {"status": status, **asked})


def _enrol(desk: Desk, writer: Writer, training_id: str, person_id: str) -> None:
    """Give a place; at sessions that were held already nobody expected the person."""
    _put(desk, writer, training_id, person_id, ENROLLED)
    for session in writer.children("session", training_id):
        if session["status"] == HELD:
            known = writer.get("attendance", natural_id("attendance", (person_id, session.id)))
            if known is None or known["code"] is None:
                write_code(writer, session.id, person_id, {"code": NOT_EXPECTED})


def _leave(desk: Desk, training_id: str, person_id: str, status: str) -> Done[MovedUp | None]:
    with desk.store.write(desk.actor) as writer:
        held = training_people.statuses(writer, training_id).get(person_id)
        if held is None:
            raise UserError("not_enrolled")
        _put(desk, writer, training_id, person_id, status)
        moved = _next_up(desk, writer, training_id, besides=person_id) if held == ENROLLED else None
        return Done(moved, writer.changes)


def _next_up(desk: Desk, writer: Writer, training_id: str, *, besides: str) -> MovedUp | None:
    free = _free(writer, training_id)
    waiting = _waiting(training_people.of_training(writer, training_id), besides)
    if not waiting or free is None or free <= 0:
        return None
    first = waiting[0]
    _enrol(desk, writer, training_id, first.person_id)
    name = desk.veiled(first.spoken_name(named=not desk.is_coordinator), first.dossier_number)
    title = training_in(writer, training_id).text("title")
    told = desk.tr(
        N_("{name} schuift op van de wachtlijst van {title}. Laat het weten."), name=name, title=title
    )
    return MovedUp(first.person_id, name, desk.veiled_phone(first.phone), told)
