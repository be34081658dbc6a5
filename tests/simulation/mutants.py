# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Wrong merges: each is put in the place of the right one, and the schedules must notice."""

import itertools
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

import sqlalchemy as sa

from ensure_desk.domain import registers
from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.registers import DELETED, Register, State, Write, write_ids
from ensure_desk.exchange.read_rows import RowReader
from ensure_desk.exchange.tokens import unseal
from ensure_desk.services import handoff, import_plan, imports
from ensure_desk.services.import_plan import Comparison, Merged
from ensure_desk.storage import carry, deletes, writer
from ensure_desk.storage.tables import AUDIT, RECORDS
from ensure_desk.storage.writer import Writer
from tests.simulation.campaign import run_one
from tests.simulation.desks import swapped
from tests.simulation.schedule import Schedule

Mutant = Callable[[], AbstractContextManager[None]]


def _everywhere(name: str, value: Any, *owners: Any) -> AbstractContextManager[None]:
    @contextmanager
    def swap() -> Iterator[None]:
        with ExitStack() as stack:
            for owner in owners:
                stack.enter_context(swapped(owner, name, value))
            yield

    return swap()


def counter_ids() -> AbstractContextManager[None]:
    """A write id is the desk's name and how many it has written: a restored or cloned desk counts on."""
    save = Writer._save
    now: list[str] = [""]

    def counted(self: Writer, *args: Any, **named: Any) -> bool:
        lines = self.connection.execute(sa.select(sa.func.count()).select_from(AUDIT)).scalar_one()
        now[0] = f"c{self._actor.name}x{lines + len(self.entries)}"
        return save(self, *args, **named)

    @contextmanager
    def both() -> Iterator[None]:
        with swapped(Writer, "_save", counted), swapped(writer, "new_write_id", lambda _random: now[0]):
            yield

    return both()


def _merge(rule: Callable[[Register, Register], Register]) -> AbstractContextManager[None]:
    return _everywhere("merge_register", rule, registers, import_plan)


def last_writer_wins() -> AbstractContextManager[None]:
    """Of all live writes only the latest stays."""
    right = registers.merge_register

    def rule(a: Register, b: Register) -> Register:
        merged = right(a, b)
        if len(merged.live) < 2:
            return merged
        shown = merged.shown
        return Register({shown: merged.live[shown]}, merged.gone | merged.live.keys() - {shown})

    return _merge(rule)


def two_way_overwrite() -> AbstractContextManager[None]:
    """What comes in takes the place of what is here."""
    return _merge(lambda a, b: b if b.live else a)


def trusting_the_clock() -> AbstractContextManager[None]:
    """The register that was written last by the clock is taken whole."""

    def latest(register: Register) -> int:
        return max((w.stamp for w in register.live.values()), default=-(10**15))

    return _merge(lambda a, b: b if latest(b) > latest(a) else a)


def forgetting_replaced_writes() -> AbstractContextManager[None]:
    """Only the last replaced writes are remembered, to save space."""

    def short(register: Register, write_id: str, value: Any, *, now_ms: int, origin: str) -> Register:
        latest = max((w.stamp for w in register.live.values()), default=-1)
        return Register({write_id: Write(value, max(now_ms, latest + 1), origin)}, frozenset(register.live))

    return _everywhere("write_value", short, registers, writer)


def fresh_ids_for_hand_edits() -> AbstractContextManager[None]:
    """Each reading of an edited cell is a write of its own."""
    return _everywhere("hand_edit_id", lambda *_parts: secrets.token_hex(8), import_plan)


def dropping_unknown_fields() -> AbstractContextManager[None]:
    """Fields that this version does not know are left out of packages."""
    right = handoff.project_state

    def known_only(kind: Any, package: PackageKind, state: State, pseudonyms: Any) -> State:
        projected = right(kind, package, state, pseudonyms)
        return {k: r for k, r in projected.items() if k == DELETED or k.partition("/")[0] in kind.field}

    return _everywhere("project_state", known_only, handoff)


def missing_row_as_delete() -> AbstractContextManager[None]:
    """A record that a sheet does not name is deleted."""
    right = Comparison._sheet

    def deleting(self: Comparison, manifest: Any, sheet: Any) -> Any:
        counts = right(self, manifest, sheet)
        kind = sheet.layout.kind
        plan = self.kinds[kind.name]
        here = self.reader.connection.execute(sa.select(RECORDS[kind.name].c.id)).scalars().all()
        gone = [i for i in here if i not in sheet.ids and i not in sheet.more and i not in plan.merged]
        for record_id, state in carry.states_of(self.reader, kind.name, gone).items():
            seen = " ".join(sorted(write_ids(state)))
            write = Register({f"d{manifest.package_id[:8]}": Write(seen, 0, "gone")}, frozenset())
            plan.merged[record_id] = Merged(state, {**state, DELETED: write}, frozenset({"*"}))
        return counts

    return _everywhere("_sheet", deleting, Comparison)


def row_order_as_identity() -> AbstractContextManager[None]:
    """The number of a row says which record it is."""
    right = RowReader._keep

    def by_order(self: Any, number: int, record_id: str, *rest: Any) -> None:
        place = self._place
        ids = sorted(r[place.id] for r in self._raw.rows[place.key_row + 1 :] if isinstance(r[place.id], str))
        right(self, number, ids[len(self._sheet.ids) % len(ids)], *rest)

    return _everywhere("_keep", by_order, RowReader)


def skipping_the_row_hash() -> AbstractContextManager[None]:
    """Every row counts as untouched: what stands in the cells is what the token says was written."""

    def careless(self: Any, number: int, machine_cells: tuple[str, str], cells: list[Any]) -> None:
        sealed = unseal(machine_cells[1], self._origins)
        places = enumerate(zip(self._place.fields, cells, strict=True))
        values = tuple(self._parsed((number, column), n, cell)[0] for n, (column, cell) in places)
        self._keep(number, machine_cells[0], (sealed.token if sealed else "", b""), values, [])

    return _everywhere("_careful", careless, RowReader)


def part_as_whole() -> AbstractContextManager[None]:
    """Equal tokens count as equal records, whatever was seen of them."""

    @contextmanager
    def both() -> Iterator[None]:
        with (
            swapped(import_plan, "_covers", lambda _known, _tag: True),
            swapped(carry, "_whole", lambda _kind, _projection: sa.true()),
        ):
            yield

    return both()


def delete_wins() -> AbstractContextManager[None]:
    """A delete hides a record whatever others wrote in it meanwhile."""
    return _everywhere(
        "is_deleted", lambda state, *_: bool(state.get(DELETED) and state[DELETED].value), imports, deletes
    )


def deleted_parent_hides_children() -> AbstractContextManager[None]:
    """Nobody looks below a deleted record."""
    return _everywhere("settle", lambda _reader: None, deletes)


def clock_as_write_id() -> AbstractContextManager[None]:
    """A write id is the second in which it was written."""
    ticks = itertools.count()
    return _everywhere("new_write_id", lambda _random: f"t{next(ticks) // 3}", writer)


MUTANTS: tuple[Mutant, ...] = (
    counter_ids,
    last_writer_wins,
    two_way_overwrite,
    trusting_the_clock,
    fresh_ids_for_hand_edits,
    dropping_unknown_fields,
    missing_row_as_delete,
    row_order_as_identity,
    skipping_the_row_hash,
    forgetting_replaced_writes,
    delete_wins,
    clock_as_write_id,
)
"""Timed erasure comes with erasure itself."""
RARELY_CAUGHT: tuple[Mutant, ...] = (part_as_whole, deleted_parent_hides_children)
"""Random schedules need many seeds for these; a story of their own tells each (test_stories)."""


def caught_by(mutant: Mutant, *, schedules: int, steps: int = 80, first: int = 0) -> str:
    """Return the seed and the invariant that catch a mutant, empty when nothing does."""
    for seed in range(first, first + schedules):
        run = Schedule(seed)
        with mutant():
            figures = run_one(run, steps)
        if figures.failures:
            return f"seed {seed}: {figures.failures[0]}"
    return ""


def try_mutants(first: int = 0, *, nightly: bool = False) -> dict[str, object]:
    """Run the schedules against every wrong merge; a wrong merge that nothing notices is a failure."""
    schedules = 200 if nightly else 40
    caught = {mutant.__name__: caught_by(mutant, schedules=schedules, first=first) for mutant in MUTANTS}
    missed = [name for name, by in caught.items() if not by]
    return {"mutants": len(caught), "caught": caught, "failures": len(missed), "failing": missed}
