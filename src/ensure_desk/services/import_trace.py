# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an import leaves behind so that it can be taken back: how each package was read, and what it did."""

from ensure_desk.domain.kinds import Kind
from ensure_desk.exchange.read import PackageIn, SheetIn
from ensure_desk.services.desk import Desk
from ensure_desk.services.import_plan import KindPlan
from ensure_desk.storage import trace
from ensure_desk.storage.readings import REFUSALS_KEPT, Reading, add_reading
from ensure_desk.storage.writer import Writer


def note_reading(desk: Desk, writer: Writer, package: PackageIn, number: int) -> None:
    """Note how a package was read: signature, cells changed by hand, and what was refused."""
    refused = [r for sheet in package.sheets for r in sheet.refusals]
    reading = Reading(
        package_n=number,
        package_id=package.manifest.package_id,
        desk_id=package.manifest.desk_id,
        signature=package.signature.value,
        hand_edits=package.hand_edits,
        refusals=tuple((r.address, r.code, dict(r.params)) for r in refused[:REFUSALS_KEPT]),
        at=desk.clock.now(),
    )
    add_reading(writer.connection, reading)


class Tracer:
    """Notes what the packages of one import do to the records; `numbers` tells whose a sheet is."""

    def __init__(self, writer: Writer, numbers: dict[int, int]) -> None:
        self._writer, self._numbers = writer, numbers
        self._first, self._counts = trace.last_line(writer) + 1, dict.fromkeys(numbers.values(), 0)

    def note(self, kind: Kind, todo: KindPlan) -> None:
        """Note, before it is done, what is done to records of a kind that are taken apart."""
        lines = [
            trace.Line(
                self._numbers[id(t.sheet)], kind.name, t.record_id, t.created, trace.changes_text(t.changes)
            )
            for t in todo.traces
            if t.created is not None or t.changes
        ]
        trace.add_lines(self._writer.connection, lines)
        for line in lines:
            self._counts[line.package_n] += 1

    def made(self, kind: Kind, sheet: SheetIn, after: int) -> None:
        """Note that a sheet made the records of a kind whose numbers come after this one."""
        package_n = self._numbers[id(sheet)]
        self._counts[package_n] += trace.add_made(self._writer.connection, package_n, kind.name, after)

    def close(self) -> None:
        """Note where the lines of each package lie."""
        for package_n, count in self._counts.items():
            trace.close_lines(self._writer, package_n, self._first, count)
