# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an import leaves behind so that it can be taken back: how each package was read, and what it did."""

from itertools import islice

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


def trace_kind(writer: Writer, kind: Kind, todo: KindPlan, numbers: dict[int, int]) -> None:
    """Note what the packages do to the records of a kind, before it is done."""
    new = iter(todo.new.items())
    while part := list(islice(new, _PART)):
        lines = [
            trace.Line(numbers[id(sheet)], kind.name, record_id, sheet.tokens[place], None)
            for record_id, (sheet, place) in part
        ]
        trace.add_lines(writer.connection, lines)
    merged = [
        trace.Line(numbers[id(t.sheet)], kind.name, t.record_id, t.created, trace.changes_text(t.changes))
        for t in todo.traces
        if t.created is not None or t.changes
    ]
    trace.add_lines(writer.connection, merged)
