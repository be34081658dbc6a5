# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making and changing trainings and their sessions; cancelling a session tells it of everybody who was expected."""

from collections.abc import Mapping

from ensure_desk.domain.attendance import CANCELLED as CODE_CANCELLED
from ensure_desk.domain.changes import Done
from ensure_desk.domain.dossier_number import FIRST_LETTER
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ids import natural_id
from ensure_desk.domain.municipalities import BY_NAME, prefix_of
from ensure_desk.domain.records import Record
from ensure_desk.domain.statuses import CANCELLED, HELD, PLANNED
from ensure_desk.services import attendance_trail
from ensure_desk.services.desk import LAPTOP_LETTER, Desk
from ensure_desk.storage import training_look_up, training_people
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer

_REGION = "REG"


def make(desk: Desk, *, values: Mapping[str, object]) -> Done[str]:
    """Make a training; without a municipality it is this office's, at the coordinator's the region's.

    Raises UserError `title_empty`, `municipality_unknown` or `value_not_valid`.
    """
    if not str(values.get("title") or "").strip():
        raise UserError("title_empty")
    _check_place(values)
    usual = {"audience": "wijk_werkers", "language": "nl", "municipality": office_of(desk)}
    with desk.store.write(desk.actor) as writer:
        code = values.get("code") or next_code(desk, writer)
        made = writer.create("training", {**usual, **values, "code": code})
        return Done(made, writer.changes)


def office_of(desk: Desk) -> str:
    """Return the municipality of an office; empty at the coordinator's, whose trainings are the region's."""
    return "" if desk.is_coordinator else desk.municipality


def next_code(desk: Desk, reader: Reader) -> str:
    """Return the next code of this laptop: `T-LIE-26A04`; the letter keeps two laptops of an office apart."""
    letter = reader.local(LAPTOP_LETTER) or FIRST_LETTER
    place = prefix_of(office_of(desk)) if office_of(desk) else _REGION
    series = f"T-{place}-{desk.today():%y}{letter}"
    taken = training_look_up.codes_of_series(reader, series)
    numbers = [int(code[len(series) :]) for code in taken if code[len(series) :].isdecimal()]
    return f"{series}{max(numbers, default=0) + 1:02d}"


def edit(desk: Desk, *, training_id: str, values: Mapping[str, object]) -> Done[bool]:
    """Change a training; say whether anything changed. Raises UserError `title_empty`, `record_not_found`."""
    if "title" in values and not str(values["title"] or "").strip():
        raise UserError("title_empty")
    _check_place(values)
    with desk.store.write(desk.actor) as writer:
        training_in(writer, training_id)
        return Done(writer.update("training", training_id, values), writer.changes)


def add_session(desk: Desk, *, training_id: str, values: Mapping[str, object]) -> Done[str]:
    """Add a session to a training; raises UserError `session_ends_before`, `value_not_valid`, `record_not_found`."""
    _check_times(values)
    with desk.store.write(desk.actor) as writer:
        training = training_in(writer, training_id)
        usual = {"municipality": training["municipality"] or office_of(desk), "status": PLANNED}
        made = writer.create("session", {**usual, **values, "training_id": training_id})
        return Done(made, writer.changes)


def edit_session(desk: Desk, *, session_id: str, values: Mapping[str, object]) -> Done[bool]:
    """Change a session: its day, times, place or chairs; say whether anything changed."""
    with desk.store.write(desk.actor) as writer:
        _check_times({**session_in(writer, session_id).values, **values})
        return Done(writer.update("session", session_id, values), writer.changes)


def cancel_session(desk: Desk, *, session_id: str) -> Done[int]:
    """Cancel a session; everybody who was expected gets the code of a cancelled session. Return how many."""
    with desk.store.write(desk.actor) as writer:
        return Done(_cancel(writer, session_in(writer, session_id)), writer.changes)


def cancel(desk: Desk, *, training_id: str) -> Done[int]:
    """Cancel a training with its sessions that were not held yet; return how many sessions."""
    with desk.store.write(desk.actor) as writer:
        training_in(writer, training_id)
        writer.update("training", training_id, {"status": CANCELLED})
        ahead = [s for s in writer.children("session", training_id) if s["status"] not in (HELD, CANCELLED)]
        for session in ahead:
            _cancel(writer, session)
        return Done(len(ahead), writer.changes)


def delete_session(desk: Desk, *, session_id: str) -> Done[None]:
    """Delete a session that was made by mistake; raises UserError `session_has_attendance`."""
    with desk.store.write(desk.actor) as writer:
        session_in(writer, session_id)
        if training_look_up.has_codes(writer, session_id):
            raise UserError("session_has_attendance")
        writer.delete("session", session_id)
        return Done(None, writer.changes)


def training_in(reader: Reader, training_id: str) -> Record:
    """Return a training; raises UserError `record_not_found`."""
    return _record_in(reader, "training", training_id)


def session_in(reader: Reader, session_id: str) -> Record:
    """Return a session; raises UserError `record_not_found`."""
    return _record_in(reader, "session", session_id)


def _record_in(reader: Reader, kind: str, record_id: str) -> Record:
    record = reader.get(kind, record_id)
    if record is None or record.deleted:
        raise UserError("record_not_found")
    return record


def _cancel(writer: Writer, session: Record) -> int:
    writer.update("session", session.id, {"status": CANCELLED})
    people = training_people.expected(writer, session.text("training_id"), session.id)
    for person_id in people:
        write_code(writer, session.id, person_id, {"code": CODE_CANCELLED, "minutes": None})
    return len(people)


def write_code(writer: Writer, session_id: str, person_id: str, values: Mapping[str, object]) -> None:
    """Write what is known of a person at a session, once for both: the record is named by the two."""
    held = natural_id("attendance", (person_id, session_id))
    seen = writer.get("attendance", held)
    if seen is not None and not seen.deleted:
        attendance_trail.keep(writer, held, seen.text("code"), str(values.get("code") or ""))
        writer.update("attendance", held, values)
    else:
        writer.create("attendance", {"person_id": person_id, "session_id": session_id, **values})


def note_held(writer: Writer, session: Record) -> None:
    """Note that a session took place."""
    if session["status"] not in (HELD, CANCELLED):
        writer.update("session", session.id, {"status": HELD})


def _check_place(values: Mapping[str, object]) -> None:
    place = values.get("municipality")
    if place and place not in BY_NAME:
        raise UserError("municipality_unknown", municipality=str(place))


def _check_times(values: Mapping[str, object]) -> None:
    _check_place(values)
    starts, ends = values.get("starts_at"), values.get("ends_at")
    if starts and ends and str(ends) <= str(starts):
        raise UserError("session_ends_before")
