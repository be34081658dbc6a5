# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bewaartermijnen: which dossiers are kept longer than their term, and destroying them after a written approval.

Nothing here happens by itself: a local archive may not be destroyed without authorisation. A person ticks each line of
the list, somebody approves it in writing, and who, when and under which reference stays in the audit trail.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.texts import N_
from ensure_desk.services import erasure, erasure_traces
from ensure_desk.services.desk import Desk, person_name, rules_in
from ensure_desk.services.progress import QUIET, Progress
from ensure_desk.storage import audit, erase, retention
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.retention import Ended
from ensure_desk.storage.writer import Writer

DOSSIER, NOTES = "dossier", "notes"
WHAT: dict[str, str] = {DOSSIER: N_("Hele dossier"), NOTES: N_("Notities en gezondheid")}
_YEAR = 12
_TOLD = re.compile(r"by=(.*) on=(\d{4}-\d\d-\d\d) ref=(.*) lines=(\d+) \w+", re.DOTALL)
"""How the trail tells an approval."""


@dataclass(frozen=True)
class OverdueLine:
    """What is kept longer than its term: since when, and why it is on the list."""

    id: str
    person_id: str
    dossier_number: str
    name: str
    what: str
    what_text: str
    ended: dt.date
    due: dt.date
    reason: str


@dataclass(frozen=True)
class Approval:
    """Who allowed a destruction in writing, when, and where that stands."""

    by: str
    day: dt.date | None
    reference: str


@dataclass(frozen=True)
class Destroyed:
    """What was destroyed: dossiers, notes and intakes that were emptied; copies a person must see to."""

    dossiers: int
    emptied: int
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class Approved:
    """A destruction in the trail: when and by whom it was done, who allowed it, and how many lines went."""

    at: dt.datetime
    actor: str
    by: str
    day: dt.date
    reference: str
    lines: int


def overdue(desk: Desk) -> tuple[OverdueLine, ...]:
    """Return what is kept longer than its term, the oldest first. Raises UserError `not_your_task`."""
    erasure.check_role(desk)
    with desk.store.read() as reader:
        return _overdue(desk, reader)


def on_paper(desk: Desk, *, ids: Sequence[str]) -> tuple[OverdueLine, ...]:
    """Return these lines of the list with whole names: whoever approves must know whom it is about."""
    wanted = set(ids)
    return tuple(line for line in overdue(desk.for_paper) if line.id in wanted)


def _overdue(desk: Desk, reader: Reader) -> tuple[OverdueLine, ...]:
    day = desk.today()
    rules = rules_in(reader, day)
    whole, part = rules["retention_years"] * _YEAR, rules["retention_notes_months"]
    noted = retention.with_notes(reader)
    lines = []
    for ended in retention.over(reader, day, min(whole, part)):
        if ended.due(whole) <= day:
            lines.append(_line(desk, ended, DOSSIER, whole))
        elif ended.due(part) <= day and ended.person_id in noted:
            lines.append(_line(desk, ended, NOTES, part))
    return tuple(lines)


def _line(desk: Desk, ended: Ended, what: str, months: int) -> OverdueLine:
    tr = desk.tr
    years, several = N_("{n} jaar"), tr.plural("{n} maand", "{n} maanden", months)
    term = tr(years, n=months // _YEAR) if what == DOSSIER else several
    reason = tr(N_("Einde op {day}, {term} bewaren."), day=show_date(ended.ended), term=term)
    name = person_name({"last_name": ended.last_name, "first_name": ended.first_name})
    return OverdueLine(
        f"{what}:{ended.person_id}",
        ended.person_id,
        ended.dossier_number,
        "" if desk.is_coordinator else desk.veiled(name),
        what,
        tr(WHAT[what]),
        ended.ended,
        ended.due(months),
        reason,
    )


def printed(desk: Desk, *, lines: int, kept: bool = False) -> Done[None]:
    """Note in the trail that the list was printed, or kept as a file, for somebody to approve."""
    with desk.store.write(desk.actor) as writer:
        where = "pdf" if kept else "paper"
        writer.note("print", detail=f"destruction_list {where} lines={lines}")
    return Done(None, Changes())


def destroy(
    desk: Desk, *, ids: Sequence[str], approval: Approval, progress: Progress = QUIET
) -> Done[Destroyed]:
    """Destroy the ticked lines of the list, all of them or none, and keep the approval in the trail.

    Raises UserError `approval_missing`, `retention_not_reached` or `not_your_task`.
    """
    erasure.check_role(desk)
    by, reference = approval.by.strip(), approval.reference.strip()
    if not (by and reference and approval.day) or approval.day > desk.today():
        raise UserError("approval_missing")
    doomed: dict[str, list[str]] = {}
    with desk.store.write(desk.actor) as writer:
        known = {line.id: line for line in _overdue(desk, writer)}
        if not ids or not known.keys() >= set(ids):
            raise UserError("retention_not_reached")
        digest = hashlib.sha256(" ".join(sorted(ids)).encode()).hexdigest()[:16]
        told = f"by={by} on={approval.day} ref={reference} lines={len(ids)} {digest}"
        writer.note("destruction_approved", detail=told)
        chosen = [known[i] for i in dict.fromkeys(ids)]
        people = [line.person_id for line in chosen if line.what == DOSSIER]
        for person_id in people:
            for kind, gone in erasure.take_out(desk, writer, person_id, "termijn").items():
                doomed.setdefault(kind, []).extend(gone)
        emptied = sum(_empty(writer, line.person_id) for line in chosen if line.what == NOTES)
        alone = erasure_traces.owe(writer) if people else True
        changes = writer.changes
    if not people:
        return Done(Destroyed(0, emptied), changes)
    done = erasure.finish(desk, doomed, alone=alone, progress=progress).value
    return Done(Destroyed(len(people), emptied, done.elsewhere), changes)


def _empty(writer: Writer, person_id: str) -> int:
    """Empty notes and limits of health by ordinary writes: they travel, and no older package brings the text back."""
    count = 0
    kept = erase.family(writer, "person", person_id)
    for note_id in kept.get("note", ()):  # deleted ones too: their text is still here
        if writer.update("note", note_id, {"body": None}):
            writer.delete("note", note_id)
            count += 1
    for intake_id in kept.get("intake", ()):
        count += writer.update("intake", intake_id, dict.fromkeys(retention.HEALTH))
    return count


def approvals(desk: Desk) -> tuple[Approved, ...]:
    """Return the destructions of this desk, the newest first."""
    with desk.store.read() as reader:
        lines = audit.lines_of(reader.connection, "destruction_approved")
    found = ((line, _TOLD.fullmatch(line.detail)) for line in reversed(lines))
    return tuple(_approved(line, told) for line, told in found if told)


def _approved(line: audit.TrailLine, told: re.Match[str]) -> Approved:
    by, day, reference, count = told.groups()
    moment = dt.datetime.fromisoformat(line.at)
    return Approved(moment, line.actor, by, dt.date.fromisoformat(day), reference, int(count))
