# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Attendance of a session in seconds: the expected people on one sheet, one code each, undo, who changed what.

The record of a person at a session is named by the two of them, so offices that take the same session offline
write the same record: equal codes are one, different codes are an ordinary conflict.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict, Unpack

from ensure_desk.domain import codes
from ensure_desk.domain.attendance import (
    ABSENT,
    AHEAD,
    CANCELLED,
    NOT_COUNTED,
    PARTLY,
    absences_in_a_row,
    planned_minutes,
)
from ensure_desk.domain.changes import Done
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ids import natural_id
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.records import Record
from ensure_desk.domain.statuses import CANCELLED as SESSION_CANCELLED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services import attendance_trail
from ensure_desk.services.desk import Desk
from ensure_desk.services.training_lists import SessionLine, lines_of
from ensure_desk.services.trainings import note_held, session_in, write_code
from ensure_desk.storage import training_facts, training_people
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.rows import may_conflict
from ensure_desk.storage.training_people import SheetRow
from ensure_desk.storage.writer import Writer

_FIELDS = ("code", "minutes", "reason", "proof")
_NO_CODE = N_("leeg")


@dataclass(frozen=True)
class Cell:
    """What is written of a person at a session; an empty code = nothing yet."""

    code: str = ""
    minutes: int | None = None
    reason: str = ""
    proof: str = ""


@dataclass(frozen=True)
class Taken:
    """A cell before and after it was written, enough to take it back."""

    session_id: str
    person_id: str
    before: Cell
    after: Cell


@dataclass(frozen=True)
class ExpectedRow:
    """A person on the sheet. `enrolment` is empty for a walk-in, `other_code` the second value of a conflict.

    `missed_before` counts the sessions missed in a row before this one, without a valid reason.
    """

    person_id: str
    name: str
    dossier_number: str
    municipality: str
    phone: str
    enrolment: str
    code: str
    code_text: str
    minutes: int | None
    reason: str
    reason_text: str
    proof: str
    proof_text: str
    other_code: str
    changed: bool
    missed_before: int


@dataclass(frozen=True)
class SessionSheet:
    """A session with everybody who is expected, how often each code was given, and how many have none."""

    line: SessionLine
    planned_minutes: int
    rows: tuple[ExpectedRow, ...]
    counts: Mapping[str, int]
    open: int


@dataclass(frozen=True)
class Correction:
    """A save of a cell: when, by whom, which fields; the codes before and after where it replaced one."""

    at: dt.datetime
    who: str
    text: str
    before: str = ""
    after: str = ""


class Details(TypedDict, total=False):
    """What may be told beside a code; None or an empty text takes it away."""

    minutes: int | None
    reason: str | None
    proof: str | None


def session(desk: Desk, *, session_id: str) -> SessionSheet:
    """Return the sheet of a session, people by name; raises UserError `record_not_found`."""
    with desk.store.read() as reader:
        held = session_in(reader, session_id)
        line = next(iter(lines_of(desk, reader, training_facts.one(session_id))), None)
        if line is None:
            raise UserError("record_not_found")
        found = training_people.of_session(reader, held.text("training_id"), session_id)
        missed = _missed_before(reader, [p.person_id for p in found], line)
        rows = [_row(desk, reader, p, missed.get(p.person_id, 0)) for p in found]
    rows.sort(key=lambda row: row.name.casefold())
    counts = Counter(row.code for row in rows if row.code)
    minutes = planned_minutes(line.starts_at, line.ends_at)
    return SessionSheet(line, minutes, tuple(rows), dict(counts), sum(not row.code for row in rows))


def _row(desk: Desk, reader: Reader, row: SheetRow, missed: int) -> ExpectedRow:
    others = reader.others("attendance", row.id).get("code", {}) if may_conflict(row.token) else {}
    tr = desk.tr
    return ExpectedRow(
        person_id=row.person_id,
        name=desk.veiled(row.shown_name(named=not desk.is_coordinator), row.dossier_number),
        dossier_number=row.dossier_number,
        municipality=row.municipality,
        phone=desk.veiled_phone(row.phone),
        enrolment=row.enrolment,
        code=row.code,
        code_text=tr(codes.ATTENDANCE.get(row.code, "")),
        minutes=row.minutes,
        reason=row.reason,
        reason_text=tr(codes.ABSENCE_REASON.get(row.reason, "")),
        proof=row.proof,
        proof_text=tr(codes.ABSENCE_PROOF.get(row.proof, "")),
        other_code=str(next(iter(others.values()), None) or ""),
        changed=any(group.split("|")[1] for group in row.token.split(";") if "|" in group),
        missed_before=missed,
    )


def _missed_before(reader: Reader, people: Iterable[str], line: SessionLine) -> dict[str, int]:
    earlier = training_people.codes_before(reader, people, (line.day.isoformat(), line.starts_at))
    by_person: dict[str, list[str]] = defaultdict(list)
    for person_id, code in earlier:
        by_person[person_id].append(code)
    return {person_id: absences_in_a_row(held) for person_id, held in by_person.items()}


def take(
    desk: Desk, *, session_id: str, person_id: str, code: str, **details: Unpack[Details]
) -> Done[Taken]:
    """Write the code of a person at a session, walk-ins too; an empty one takes it away, with what belonged to it.

    Raises UserError `attendance_code_unknown`, `session_cancelled`, `session_ahead`, `record_not_found`,
    `value_not_valid`.
    """
    with desk.store.write(desk.actor) as writer:
        (taken,) = _take(desk, writer, session_id, {person_id: _known(code)}, details)
        return Done(taken, writer.changes)


def take_many(desk: Desk, *, session_id: str, codes: Mapping[str, str]) -> Done[tuple[Taken, ...]]:
    """Write the codes of several people at once: person -> code; all of them or none."""
    with desk.store.write(desk.actor) as writer:
        known = {person_id: _known(code) for person_id, code in codes.items()}
        return Done(_take(desk, writer, session_id, known, {}), writer.changes)


def rest_present(desk: Desk, *, session_id: str) -> Done[tuple[Taken, ...]]:
    """Write "present" for everybody who is expected and has no code yet."""
    with desk.store.write(desk.actor) as writer:
        held = session_in(writer, session_id)
        people = training_people.expected(writer, held.text("training_id"), session_id)
        left = [p for p in people if not _cell(_held(writer, session_id, p)).code]
        return Done(_take(desk, writer, session_id, dict.fromkeys(left, "A"), {}), writer.changes)


def walk_in(desk: Desk, *, session_id: str, person_id: str) -> Done[Taken]:
    """Write somebody present who was not expected."""
    return take(desk, session_id=session_id, person_id=person_id, code="A")


def set_details(desk: Desk, *, session_id: str, person_id: str, **details: Unpack[Details]) -> Done[Taken]:
    """Change minutes, reason or proof beside a code that stands."""
    with desk.store.write(desk.actor) as writer:
        code = _cell(_held(writer, session_id, person_id)).code
        (taken,) = _take(desk, writer, session_id, {person_id: code}, details)
        return Done(taken, writer.changes)


def undo(desk: Desk, *, taken: Taken | Sequence[Taken]) -> Done[None]:
    """Put back what stood there; raises UserError `attendance_changed_since` when it was changed again."""
    cells = [taken] if isinstance(taken, Taken) else list(reversed(taken))
    with desk.store.write(desk.actor) as writer:
        for cell in cells:
            if _cell(_held(writer, cell.session_id, cell.person_id)) != cell.after:
                raise UserError("attendance_changed_since")
            write_code(writer, cell.session_id, cell.person_id, _values(cell.before))
        return Done(None, writer.changes)


def history(desk: Desk, *, session_id: str, person_id: str) -> tuple[Correction, ...]:
    """Return every save of a cell on this desk, the newest first: which fields, by whom, which code it replaced."""
    held = natural_id("attendance", (person_id, session_id))
    with desk.store.read() as reader:
        lines, replaced = training_people.saves(reader, held), attendance_trail.replaced(reader, held)
    found = []
    for number, (at, who, fields) in enumerate(reversed(lines)):
        codes_of = replaced.get(number, ("", ""))
        text = _told(desk.tr, fields, codes_of)
        if text:
            found.append(Correction(dt.datetime.fromisoformat(at), who, text, *codes_of))
    return tuple(reversed(found))


def _told(tr: Translator, fields: str, replaced: tuple[str, str]) -> str:
    kind = KIND["attendance"]
    words = {key: tr(kind.field[key].label) for key in fields.split(",") if key in _FIELDS}
    if any(replaced):
        words["code"] = " → ".join(tr(codes.ATTENDANCE.get(code, _NO_CODE)) for code in replaced)
    return ", ".join(words.values())


def _known(code: str) -> str:
    plain = code.strip().upper()
    if plain and plain not in codes.ATTENDANCE:
        raise UserError("attendance_code_unknown", typed=code)
    return plain


def _take(
    desk: Desk, writer: Writer, session_id: str, codes: Mapping[str, str], details: Details
) -> tuple[Taken, ...]:
    """Write the code of each person; on a day to come only what can be known by then, and nothing was held."""
    held = session_in(writer, session_id)
    ahead = held.text("held_on") > desk.today().isoformat()
    found = []
    for person_id, code in codes.items():
        before = _cell(_held(writer, session_id, person_id))
        if held["status"] == SESSION_CANCELLED and code != CANCELLED:
            raise UserError("session_cancelled")
        if ahead and code not in AHEAD and code not in ("", before.code):
            raise UserError("session_ahead", day=show_date(held.date("held_on")))
        after = _fitting(code, before, details)
        if after != before:
            write_code(writer, session_id, person_id, _values(after))
        found.append(Taken(session_id, person_id, before, after))
    if not ahead and set(codes.values()) - NOT_COUNTED - {""}:
        note_held(writer, held)
    return tuple(found)


def _fitting(code: str, before: Cell, details: Details) -> Cell:
    """Return the new cell: minutes only beside too late and too early, a reason not beside who was simply there."""
    minutes = details.get("minutes", before.minutes) if code in PARTLY else None
    told = code in ABSENT | PARTLY
    reason = (details.get("reason", before.reason) or "") if told else ""
    proof = (details.get("proof", before.proof) or "") if told else ""
    return Cell(code, minutes, reason, proof)


def _held(reader: Reader, session_id: str, person_id: str) -> Record | None:
    return reader.get("attendance", natural_id("attendance", (person_id, session_id)))


def _cell(record: Record | None) -> Cell:
    if record is None or record.deleted:
        return Cell()
    minutes = record["minutes"]
    known = minutes if isinstance(minutes, int) else None
    return Cell(record.text("code"), known, record.text("reason"), record.text("proof"))


def _values(cell: Cell) -> dict[str, object]:
    return {"code": cell.code, "minutes": cell.minutes, "reason": cell.reason, "proof": cell.proof}
