# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an import leaves behind so that it can be taken back: how each package was read, and what it did."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from operator import itemgetter

from ensure_desk.domain.kinds import Kind
from ensure_desk.exchange.read import PackageIn
from ensure_desk.services.desk import Desk
from ensure_desk.services.import_plan import KindPlan
from ensure_desk.storage import trace
from ensure_desk.storage.readings import REFUSALS_KEPT, Reading, add_reading
from ensure_desk.storage.writer import Writer

_PART = 5_000


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
    """Notes what the packages of one import do to the records, before it is done; `numbers` tells whose a sheet is."""

    def __init__(self, writer: Writer, numbers: dict[int, int]) -> None:
        self._writer, self._numbers = writer, numbers
        self._first, self._counts = trace.last_line(writer) + 1, dict.fromkeys(numbers.values(), 0)

    def note(self, kind: Kind, todo: KindPlan) -> None:
        """Note what is done to the records of a kind."""
        for lines in _lines(kind, todo, self._numbers):
            trace.add_lines(self._writer.connection, lines)
            for package_n, count in Counter(map(itemgetter(0), lines)).items():
                self._counts[package_n] += count

    def close(self) -> None:
        """Note where the lines of each package lie."""
        for package_n, count in self._counts.items():
            trace.close_lines(self._writer, package_n, self._first, count)


def _lines(kind: Kind, todo: KindPlan, numbers: dict[int, int]) -> Iterator[list[trace.Line]]:
    new = iter(todo.new.items())
    while part := list(islice(new, _PART)):
        yield [
            trace.Line(numbers[id(sheet)], kind.name, record_id, sheet.tokens[place], None)
            for record_id, (sheet, place) in part
        ]
    yield [
        trace.Line(numbers[id(t.sheet)], kind.name, t.record_id, t.created, trace.changes_text(t.changes))
        for t in todo.traces
        if t.created is not None or t.changes
    ]
