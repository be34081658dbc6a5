# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Wrong merges: each is put in the place of the right one, and the schedules must notice."""

import datetime as dt
import itertools
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any

import sqlalchemy as sa

from ensure_desk.domain import registers
from ensure_desk.domain.registers import DELETED, Register, State, Write, write_ids
from ensure_desk.exchange import cells, read_rows
from ensure_desk.exchange.read_rows import RowReader
from ensure_desk.exchange.tokens import unseal
from ensure_desk.services import erasure_traces, handoff, import_plan, import_store, imports
from ensure_desk.services.import_plan import Comparison, Merged
from ensure_desk.storage import carry, deletes, suppress, writer
from ensure_desk.storage.store import Store
from ensure_desk.storage.tables import AUDIT, RECORDS
from ensure_desk.storage.writer import Writer
from tests.simulation.desks import swapped

LONG = 120
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

    def known_only(kind: Any, *rest: Any) -> State:
        projected = right(kind, *rest)
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
    plain = carry._plain

    @contextmanager
    def both() -> Iterator[None]:
        with (
            swapped(import_plan, "_covers", lambda _known, _tag: True),
            swapped(carry, "_plain", lambda kind, _projection: plain(kind, "")),
        ):
            for question in (carry._count_plain, carry._plain_columns, carry._odd):
                question.cache_clear()
            yield
        for question in (carry._count_plain, carry._plain_columns, carry._odd):
            question.cache_clear()

    return both()


def delete_wins() -> AbstractContextManager[None]:
    """A delete hides a record whatever others wrote in it meanwhile."""
    return _everywhere(
        "is_deleted",
        lambda state, *_: bool(state.get(DELETED) and state[DELETED].value),
        import_store,
        deletes,
        suppress,
    )


def deleted_parent_hides_children() -> AbstractContextManager[None]:
    """Nobody looks below a deleted record."""
    return _everywhere("settle", lambda _reader: None, suppress, deletes)


def clock_as_write_id() -> AbstractContextManager[None]:
    """A write id is the second in which it was written."""
    ticks = itertools.count()
    return _everywhere("new_write_id", lambda _random: f"t{next(ticks) // 3}", writer)


def timed_erasure() -> AbstractContextManager[None]:
    """An erasure concerns what was made before it: packages of a later date bring the person back."""
    right = imports.drop_erased

    def timed(package: Any, reader: Any) -> None:
        made = dt.datetime.fromisoformat(package.manifest.made_at)
        if made < dt.datetime.fromisoformat("2026-03-02T09:00:00.060+00:00"):
            right(package, reader)

    return _everywhere("drop_erased", timed, imports)


def erasure_without_restores() -> AbstractContextManager[None]:
    """Nobody tells a restored vault what was erased since, and marks live in the vault alone."""

    @contextmanager
    def both() -> Iterator[None]:
        with (
            swapped(erasure_traces, "_erase_again", lambda *_: 0),
            swapped(handoff, "everything_erased", lambda _reader: frozenset()),
        ):
            yield

    return both()


def hand_edit_replaces_all() -> AbstractContextManager[None]:
    """A hand edit replaces every value that its record holds in that field, seen or not."""

    def all_of(token: str, key: str) -> frozenset[str]:
        groups = [part.split("|") for part in token.split(";") if part]
        named = next((g for g in groups if key in g[2].split(",")), None)
        group = named or next((g for g in groups if g[2] == "*"), ["", "", ""])
        return frozenset(w.split(".")[0] for w in group[0].split(",") if w)

    return _everywhere("_shown_in_token", all_of, import_plan)


def hand_edit_by_the_readers_clock() -> AbstractContextManager[None]:
    """A hand edit is as old as its reading."""
    ticks = itertools.count()
    return _everywhere("manifest_millis", lambda _manifest: next(ticks), import_plan)


def emptied_cells_ignored() -> AbstractContextManager[None]:
    """A cell that somebody emptied counts as not filled in."""
    right = import_plan._apply_edit

    def filled_only(manifest: Any, sheet: Any, target: Any, edit: Any) -> None:
        if edit.value is not None:
            right(manifest, sheet, target, edit)

    return _everywhere("_apply_edit", filled_only, import_plan)


def conflicts_stay_home() -> AbstractContextManager[None]:
    """Only the value that is shown goes into a package."""
    return _everywhere("alternatives", lambda _state: {}, handoff)


def deletes_stay_home() -> AbstractContextManager[None]:
    """Deleted records are left out of packages."""
    right = carry.odd_states

    def shown_only(*args: Any) -> Iterator[Any]:
        return (found for found in right(*args) if not found[1])

    return _everywhere("odd_states", shown_only, carry)


def long_tokens_cut() -> AbstractContextManager[None]:
    """A token that is too long for its cell is cut."""

    def cut(state: State) -> str:
        token = registers.encode(state)
        return token if len(token) < LONG else token[: token.rfind(";", 0, LONG)]

    return _everywhere("encode", cut, handoff)


def package_numbers_as_identity() -> AbstractContextManager[None]:
    """A package whose number was read before from the same office is not read."""
    right = Comparison.add

    def once(self: Comparison, package: Any) -> Any:
        manifest = package.manifest
        seen = {(p["municipality"], p["kind"], p["number"]) for p in carry.packages(self.reader, "in")}
        if (manifest.municipality, manifest.kind, manifest.number) in seen:
            return {}
        return right(self, package)

    return _everywhere("add", once, Comparison)


def first_come_first_shown() -> AbstractContextManager[None]:
    """Of two values the one that came first is shown."""
    return _everywhere("shown", property(lambda register: next(iter(register.live))), Register)


def half_an_import() -> AbstractContextManager[None]:
    """What was done before the power went stays."""
    write = Store.write

    @contextmanager
    def lenient(self: Store, actor: Any, action: str = "", **named: Any) -> Iterator[Writer]:
        stopped: list[BaseException] = []
        with write(self, actor, action, **named) as opened:
            try:
                yield opened
            except Exception as error:  # noqa: BLE001 - kept to be raised again when all is stored
                stopped.append(error)
        if stopped:
            raise stopped[0]

    return _everywhere("write", lenient, Store)


def texts_as_they_come() -> AbstractContextManager[None]:
    """Spaces, line ends and letters taken apart make another text."""
    return _everywhere("canonical_text", lambda text: text, cells)


def numbers_as_they_come() -> AbstractContextManager[None]:
    """A number in a cell of text is taken as typed, with the zeros it lost."""
    return _everywhere("number_guesses", lambda _cell: (), read_rows)


def sorted_columns_as_typed() -> AbstractContextManager[None]:
    """A column that was sorted alone counts as typed by hand."""
    return _everywhere("is_rearranged", lambda *_: False, read_rows)


def taken_back_for_good() -> AbstractContextManager[None]:
    """Taking an import back forgets what it brought."""
    return _everywhere("keep_beside", lambda *_: None, suppress)


MUTANTS: tuple[Mutant, ...] = (
    counter_ids,
    last_writer_wins,
    timed_erasure,
    two_way_overwrite,
    fresh_ids_for_hand_edits,
    dropping_unknown_fields,
    missing_row_as_delete,
    row_order_as_identity,
    skipping_the_row_hash,
    trusting_the_clock,
)
"""The ten that must be caught at each push."""
MORE_MUTANTS: tuple[Mutant, ...] = (
    forgetting_replaced_writes,
    delete_wins,
    clock_as_write_id,
    hand_edit_by_the_readers_clock,
    emptied_cells_ignored,
    conflicts_stay_home,
    deletes_stay_home,
    long_tokens_cut,
    package_numbers_as_identity,
    first_come_first_shown,
    half_an_import,
    texts_as_they_come,
    numbers_as_they_come,
    sorted_columns_as_typed,
    taken_back_for_good,
    erasure_without_restores,
    deleted_parent_hides_children,
)
"""Those that more seeds catch."""
TOLD_MUTANTS: tuple[Mutant, ...] = (part_as_whole, hand_edit_replaces_all)
"""Random schedules seldom meet these, so a story of their own tells each at each push (test_stories)."""
