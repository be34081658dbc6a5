# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gegevens wissen: take a person out of this desk, its backups and every desk that reads its packages.

Erasing is final. What goes is told first; afterwards nothing of the person is left in tables, search index,
write-ahead log and backups within reach, and no package and no restored backup brings the person back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.erasure import REASONS
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.kinds import KIND
from ensure_desk.services import duplicate_links, erasure_marks, erasure_traces
from ensure_desk.services.desk import Desk, person_name
from ensure_desk.services.progress import QUIET, Progress
from ensure_desk.storage import erase as storage
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer

if TYPE_CHECKING:
    from ensure_desk.exchange.read import PackageIn

ROLES = frozenset({"counsellor", "coordinator"})


@dataclass(frozen=True)
class ErasurePlan:
    """What erasing a person takes away: records by the title of their sheet, backups to clean, copies out of reach."""

    person_id: str
    name: str
    dossier_number: str
    records: dict[str, int]
    backups: int
    elsewhere: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Return the number of records."""
        return sum(self.records.values())


@dataclass(frozen=True)
class ErasureDone:
    """What was erased, how many backups were cleaned, and the copies that a person must see to."""

    records: int
    backups: int = 0
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class PendingErasures:
    """Erasures that came from other desks and wait for a word: numbers only, and who sent them."""

    marks: frozenset[str] = frozenset()
    people: int = 0
    records: int = 0
    senders: tuple[str, ...] = field(default=())


def find(desk: Desk, *, who: str) -> str:
    """Return the id of a person by id or dossier number.

    A deleted dossier can be erased too, by its id. Raises UserError `record_not_found`, or `dossier_number_twice`
    where two people have the number.
    """
    with desk.store.read() as reader:
        if reader.get("person", who) is not None:
            return who
    return duplicate_links.find(desk, text=who)


def plan(desk: Desk, *, person_id: str) -> ErasurePlan:
    """Return what erasing this person would take away; nothing is changed.

    Raises UserError `record_not_found` or `not_your_task`.
    """
    check_role(desk)
    with desk.store.read() as reader:
        doomed = storage.family(reader, "person", person_id)
        person = reader.get("person", person_id)
    if person is None:
        raise UserError("record_not_found")
    records = {desk.tr(KIND[kind].sheet): len(ids) for kind, ids in doomed.items() if ids}
    number, copies = person.text("dossier_number"), erasure_traces.copies(desk)
    return ErasurePlan(
        person_id,
        desk.veiled(person_name(person.values)),
        number,
        records,
        len(copies.within_reach),
        copies.elsewhere,
    )


def erase(desk: Desk, *, person_id: str, reason: str, progress: Progress = QUIET) -> Done[ErasureDone]:
    """Erase a person for good, then clean log and backups; `reason` is a code of `domain.erasure.REASONS`.

    Raises UserError `record_not_found`, `reason_unknown` or `not_your_task`.
    """
    check_role(desk)
    if reason not in REASONS:
        raise UserError("reason_unknown", reason=reason)
    with desk.store.write(desk.actor) as writer:
        doomed = take_out(desk, writer, person_id, reason)
        alone = erasure_traces.owe(writer)
    return finish(desk, doomed, alone=alone, progress=progress)


def take_out(desk: Desk, writer: Writer, person_id: str, reason: str) -> storage.Doomed:
    """Take a person out of the tables within a write; `finish` cleans log and backups.

    Raises UserError `record_not_found`.
    """
    doomed = storage.family(writer, "person", person_id)
    if not doomed:
        raise UserError("record_not_found")
    marks = _marks_of(writer, doomed)
    storage.add_marks(writer.connection, marks)
    erasure_marks.note_here(desk, writer, doomed)
    count = storage.purge(writer.connection, doomed)
    detail = f"{reason} {count} {erasure_marks.digest(marks)}"
    writer.note("erase", kind="person", record_id=person_id, detail=detail)
    writer.touch(frozenset(doomed))
    return doomed


def finish(
    desk: Desk, doomed: storage.Doomed, *, alone: bool, progress: Progress = QUIET
) -> Done[ErasureDone]:
    """Clean log and backups of what was taken out; `alone` when nothing else was owed there."""
    count = sum(map(len, doomed.values()))
    return Done(_finished(desk, count, doomed if alone else None, progress), Changes(frozenset(doomed)))


def _marks_of(writer: Writer, doomed: storage.Doomed) -> frozenset[str]:
    keys = erasure_marks.erasure_keys(writer)
    if keys is None:
        return frozenset()
    each = [keys.marks(KIND[k], i, v) for k, i, v in storage.values_in(writer, doomed)]
    return frozenset[str]().union(*each)


def pending(desk: Desk) -> PendingErasures:
    """Return the erasures of other desks that nobody confirmed yet; until then these people leave in no package."""
    with desk.store.read() as reader:
        marks = erasure_marks.waiting(reader)
        doomed = erasure_marks.blocked(reader)
    senders = sorted({origin.municipality or origin.sender for origin in marks.values()})
    total = sum(map(len, doomed.values()))
    return PendingErasures(frozenset(marks), len(doomed.get("person", ())), total, tuple(senders))


def incoming(reader: Reader, packages: Iterable["PackageIn"]) -> PendingErasures:
    """Return the erasures that packages bring and that are new here."""
    brought = [(p.manifest.municipality, erasure_marks.arriving(p, reader)) for p in packages]
    marks = frozenset[str]().union(*(some for _, some in brought))
    erased = erasure_marks.erased_here(reader, marks)
    doomed = storage.concerned(reader.connection, erased) if erased else {}
    senders = tuple(sorted({name for name, some in brought if some}))
    return PendingErasures(marks, len(doomed.get("person", ())), sum(map(len, doomed.values())), senders)


def accept(
    desk: Desk, *, marks: frozenset[str] | None = None, progress: Progress = QUIET
) -> Done[ErasureDone]:
    """Carry out the erasures that wait, all or those named. Raises UserError `not_your_task`."""
    check_role(desk)
    with desk.store.write(desk.actor) as writer:
        waits = frozenset(erasure_marks.waiting(writer))
        marks = waits if marks is None else waits & marks
        doomed = erasure_marks.take_in(desk, writer, marks) if marks else {}
        count = sum(map(len, doomed.values()))
        alone = not marks or erasure_traces.owe(writer)
        if marks:
            writer.note("accept_erasures", detail=f"{len(marks)} {count} {erasure_marks.digest(marks)}")
    if not marks:
        return Done(ErasureDone(0), Changes())
    done = _finished(desk, count, doomed if alone else None, progress)
    return Done(done, Changes(frozenset({*doomed, "package"})))


def check_role(desk: Desk) -> None:
    """Raise UserError `not_your_task` where this desk's role may not erase."""
    if desk.role not in ROLES:
        raise UserError("not_your_task")


def _finished(desk: Desk, count: int, doomed: storage.Doomed | None, progress: Progress) -> ErasureDone:
    cleaned = erasure_traces.clean(desk, doomed=doomed, progress=progress)
    return ErasureDone(count, cleaned.backups, cleaned.elsewhere)
