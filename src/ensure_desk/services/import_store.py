# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Storing what an import plan says of one kind: new rows straight from the sheets, merged ones by their registers."""

import json
from collections.abc import Sequence
from typing import Any

from ensure_desk.domain.kinds import Kind
from ensure_desk.domain.registers import is_deleted
from ensure_desk.exchange.read import SheetIn
from ensure_desk.services.import_plan import KindPlan, known_text, row_state
from ensure_desk.services.import_trace import Tracer
from ensure_desk.services.progress import Progress
from ensure_desk.storage import bulk, carry, suppress
from ensure_desk.storage.writer import Writer

BATCH = 5_000


def store_kind(
    writer: Writer, tracer: Tracer, planned: tuple[Kind, KindPlan], watch: tuple[Progress, int, int]
) -> int:
    """Store the records of a kind and trace what is done to them; return how many are done by now."""
    (kind, todo), (progress, done, total) = planned, watch
    tracer.note(kind, todo)
    for sheet in todo.sheets:
        places = todo.places_in(sheet)
        for start in range(0, len(places), BATCH):
            part = places[start : start + BATCH]
            _insert(writer, tracer, sheet, part)
            progress.report(done := done + len(part), total)
    rows = _store_merged(writer, kind, todo)
    if kind.name == "person":
        carry.index_people(writer.connection, [*todo.new, *todo.merged])
    if todo.new or rows:
        writer.touch(frozenset({kind.name}))
    progress.report(done := done + rows, total)
    return done


def _insert(writer: Writer, tracer: Tracer, sheet: SheetIn, places: Sequence[int]) -> None:
    """Insert records that are new, of one sheet."""
    kind = sheet.layout.kind
    last = carry.last_number(writer, kind)
    columns = tuple(c.key for c in sheet.layout.columns)
    carry.insert_plain(writer.connection, kind, columns, _new_rows(sheet, places))
    tracer.made(kind, sheet, last)


def _new_rows(sheet: SheetIn, places: Sequence[int]) -> list[tuple[Any, ...]]:
    """Return what is stored of records straight from their rows in a sheet."""
    ids, values, tokens, tag = sheet.ids, sheet.values, sheet.tokens, sheet.tag
    if not any(c.key in sheet.layout.kind.multi for c in sheet.layout.columns):
        return [(ids[n], *values[n], tokens[n], tag) for n in places]
    return [
        (ids[n], *(json.dumps(v) if isinstance(v, list) else v for v in values[n]), tokens[n], tag)
        for n in places
    ]


def _store_merged(writer: Writer, kind: Kind, todo: KindPlan) -> int:
    """Store records that are taken apart; return how many."""
    seen = {i: suppress.Seen(m.after, is_deleted(m.after)) for i, m in todo.merged.items()}
    seen |= suppress.take_in(writer, kind, {i: m.after for i, m in todo.merged.items()})
    fresh, known = list[dict[str, Any]](), list[dict[str, Any]]()
    for i, merged in todo.merged.items():
        complete = known_text(merged.complete)
        row = carry.state_row(kind, i, seen[i].state, known=complete, hidden=seen[i].hidden)
        (fresh if merged.before is None else known).append(row)
    carry.insert_states(writer.connection, kind, fresh)
    bulk.update_rows(writer.connection, kind.name, known)
    conflicted = {i: row_state(s, s.ids.index(i), set()) for i, s in todo.new.items() if i in s.more}
    states = {i: s.state for i, s in seen.items()}
    carry.replace_conflicts(writer.connection, kind, {**states, **conflicted})
    only_known = [{"id": i, "known": k} for i, k in todo.known.items() if i not in states]
    bulk.update_rows(writer.connection, kind.name, only_known)
    return len(seen)
