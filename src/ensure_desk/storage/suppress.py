# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking imports back on this desk alone: rows show what was there before, the full registers stand beside them.

Every record to which a package that is taken back did something stands in `beside`, and its row follows from its full
registers and its trace alone. So undoing and redoing in any order always ends in the same rows.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from ensure_desk.domain.fields import IDENTIFYING
from ensure_desk.domain.kinds import BELOW, KIND, KINDS, Kind
from ensure_desk.domain.registers import EMPTY, State, is_deleted, shown_values
from ensure_desk.domain.suppression import (
    Change,
    Step,
    absorbed,
    came_with_import,
    look_at_record,
    says_something,
)
from ensure_desk.storage import bulk, carry, deletes
from ensure_desk.storage.beside import drop_beside, full_states, keep_beside
from ensure_desk.storage.reader import AMONG, Reader
from ensure_desk.storage.rows import columns_of
from ensure_desk.storage.tables import RECORDS
from ensure_desk.storage.trace import (
    HERE,
    Line,
    add_lines,
    changes_text,
    index_records,
    made_by,
    records_of,
    steps_of,
)
from ensure_desk.storage.undo_tables import READING

_PART = 2_000
_ANY_AWAY = sa.select(READING.c.package_n).where(READING.c.undone_at.is_not(None)).limit(1)
Report = Callable[[int], None]


class Seen(NamedTuple):
    """How a record shows."""

    state: State
    hidden: bool


@dataclass
class Effect:
    """What taking a package back, or counting it again, did to what is shown, in records."""

    new: int = 0
    changed: int = 0
    kept: int = 0


def anything_away(reader: Reader) -> bool:
    """Say whether any import is taken back."""
    return reader.connection.execute(_ANY_AWAY).scalar() is not None


def set_away(
    reader: Reader, package_n: int, moment: str | None, report: Report = lambda done: None
) -> Effect:
    """Take a package back (`moment` says when) or let it count again (None); return what that changed on screen."""
    change = sa.update(READING).where(READING.c.package_n == package_n).values(undone_at=moment)
    reader.connection.execute(change)
    index_records(reader.connection, wanted=True)
    effect, done, touched = Effect(), 0, records_of(reader, package_n)
    for kind in reversed(KINDS):
        for ids in _parts(touched.get(kind.name, [])):
            _show_anew(reader, kind, ids, effect)
            report(done := done + len(ids))
    settle(reader)
    index_records(reader.connection, wanted=anything_away(reader))
    return effect


def _parts(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _PART):
        yield ids[start : start + _PART]


def _show_anew(reader: Reader, kind: Kind, ids: list[str], effect: Effect | None = None) -> None:
    """Bring the rows of these records in step with their traces; records that are erased stay so."""
    held = {i: full.state for i, full in full_states(reader, kind.name, ids).items()}
    before = {i: Seen(*shown) for i, shown in carry.rows_shown(reader, kind, ids).items()}
    full = {i: held.get(i, seen.state) for i, seen in before.items()}
    after = _seen(reader, kind, full)
    for record_id, (was, was_hidden) in before.items():
        now, hidden = after[record_id]
        if effect is None:
            continue
        if hidden != was_hidden:
            effect.new += 1
        elif shown_values(was, kind.multi) != shown_values(now, kind.multi):
            effect.changed += 1
        else:
            effect.kept += 1
    _store(reader, kind, after)


def _store(reader: Reader, kind: Kind, seen: Mapping[str, Seen]) -> None:
    rows = [{"id": i, **columns_of(kind, s), "hidden": int(h)} for i, (s, h) in seen.items()]
    bulk.update_rows(reader.connection, kind.name, rows)
    carry.replace_conflicts(reader.connection, kind, {i: s.state for i, s in seen.items()})
    if kind.name == "person":
        carry.index_people(reader.connection, list(seen))


def _seen(reader: Reader, kind: Kind, full: Mapping[str, State]) -> dict[str, Seen]:
    """Return how records show; those of which something is taken back are kept beside, others let go."""
    steps = steps_of(reader, kind.name, full)
    away = {i for i in full if any(s.away for s in steps.get(i, ()))}
    needed = _needed(reader, kind, [i for i in away if came_with_import(steps[i])])
    keep_beside(reader, kind, {i: full[i] for i in away})
    drop_beside(reader.connection, kind.name, full.keys() - away)
    return {
        i: _look(kind, state, steps[i], needed=i in needed) if i in away else Seen(state, is_deleted(state))
        for i, state in full.items()
    }


def _look(kind: Kind, full: State, steps: list[Step], *, needed: bool) -> Seen:
    look = look_at_record(full, steps, fixed=_fixed(kind), needed=needed)
    return Seen(look.state, look.gone or is_deleted(look.state))


@cache
def _fixed(kind: Kind) -> frozenset[str]:
    """Return the fields that name a record and never change; erasure finds what hangs below somebody by them."""
    return frozenset(f.key for f in kind.fields if f.type in IDENTIFYING).union(kind.natural_key)


def _needed(reader: Reader, kind: Kind, ids: Iterable[str]) -> frozenset[str]:
    """Return which of these records have something shown below them."""
    wanted = list(ids)
    if not wanted or not BELOW[kind.name]:
        return frozenset()
    return frozenset(reader.connection.execute(_with_below(kind), {"ids": json.dumps(wanted)}).scalars())


@cache
def _with_below(kind: Kind) -> sa.Select[Any]:
    table = RECORDS[kind.name]
    return sa.select(table.c.id).where(table.c.id.in_(AMONG), deletes.shown_below(kind))


def take_in(reader: Reader, kind: Kind, states: Mapping[str, State]) -> dict[str, Seen]:
    """Keep the new full registers of records that stand beside their rows; return how those records show."""
    held = full_states(reader, kind.name, states)
    return _seen(reader, kind, {i: states[i] for i in held}) if held else {}


def absorb(reader: Reader, kind: Kind, record_id: str, saved: tuple[State, State]) -> Seen | None:
    """Put a save (what its author saw, and what that became) in the full registers; return how the record shows.

    None for a record of which nothing is taken back.
    """
    held = full_states(reader, kind.name, [record_id]).get(record_id)
    if held is None:
        return None
    before, after = saved
    full, changes = dict(held.state), dict[str, Change]()
    for key, register in after.items():
        seen = before.get(key, EMPTY)
        if register != seen:
            full[key], changes[key] = absorbed(full.get(key, EMPTY), seen, register)
    fixed = _fixed(kind)
    anew = not says_something(before, fixed) and says_something(after, fixed)
    made = next(iter(_writes(changes)), None) if anew else None
    line = Line(HERE, kind.name, record_id, made, changes_text(changes))
    add_lines(reader.connection, [line])
    return _seen(reader, kind, {record_id: full})[record_id]


def _writes(changes: Mapping[str, Change]) -> frozenset[str]:
    return frozenset[str]().union(*(c.brought for c in changes.values()))


def settle(reader: Reader) -> None:
    """Bring records that came with a package that is taken back, and deleted ones, in step with what is below them."""
    deletes.settle(reader)
    if not anything_away(reader):
        return
    moved = False
    for kind in reversed(KINDS):
        ids = _out_of_step(reader, kind) if BELOW[kind.name] else []
        for part in _parts(ids):
            _show_anew(reader, kind, part)
            moved = True
    if moved:
        deletes.settle(reader)


def settle_above(reader: Reader, kind: Kind, state: State) -> None:
    """Bring what stands above a record that was saved in step with it."""
    deletes.settle_above(reader, kind, state)
    if anything_away(reader):
        _show_above(reader, kind, state)


def _show_above(reader: Reader, kind: Kind, state: State) -> None:
    for link in kind.links:
        above = state.get(link.key)
        if above and isinstance(above.value, str):
            parent, parent_id = KIND[link.meta.parent], above.value
            if full_states(reader, parent.name, [parent_id]):
                _show_anew(reader, parent, [parent_id])
            shown = carry.rows_shown(reader, parent, [parent_id]) if parent.links else {}
            if parent_id in shown:
                _show_above(reader, parent, shown[parent_id][0])


def _out_of_step(reader: Reader, kind: Kind) -> list[str]:
    """Return the records made by packages that are taken back, where hidden does not agree with what is below."""
    made = {"ids": json.dumps(made_by(reader, kind.name))}
    return list(reader.connection.execute(_wrong(kind), made).scalars())


@cache
def _wrong(kind: Kind) -> sa.Select[Any]:
    table, below = RECORDS[kind.name], deletes.shown_below(kind)
    wrong = sa.or_(
        sa.and_(table.c.hidden == 1, table.c.deleted.is_(None), below),
        sa.and_(table.c.hidden == 0, sa.not_(below)),
    )
    return sa.select(table.c.id).where(table.c.id.in_(AMONG), wrong)


def differing(reader: Reader, package_n: int) -> Iterator[tuple[Kind, str, State, Seen]]:
    """Yield the records to which a package that is taken back did something: all that is known, and what shows."""
    touched = records_of(reader, package_n)
    for kind in KINDS:
        for ids in _parts(touched.get(kind.name, [])):
            shown = carry.rows_shown(reader, kind, ids)
            for record_id, full in full_states(reader, kind.name, ids).items():
                yield kind, record_id, full.state, Seen(*shown[record_id])


def replace_full(reader: Reader, kind: Kind, states: Mapping[str, State]) -> None:
    """Keep other full registers for records that stand beside their rows."""
    keep_beside(reader, kind, states)
