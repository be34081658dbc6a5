# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of one sheet of a package: whole ones at once by their seal, the others cell by cell.

An edited cell becomes a hand edit or a refusal; a row whose machine cells do not fit together is nobody's and is set
aside. What concerns a whole column (sorted alone, emptied) is judged when all rows are read.
"""

import datetime as dt
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import repeat, zip_longest
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from ensure_desk.domain.canonical import canonical_text, canonical_value
from ensure_desk.domain.fields import Value
from ensure_desk.domain.ids import natural_id
from ensure_desk.domain.kinds import BELOW
from ensure_desk.exchange.cells import (
    Cell,
    CellRefusal,
    Parse,
    ParsedColumn,
    digits_lost,
    number_guesses,
    parser,
)
from ensure_desk.exchange.layout import ID_KEY, Layout, SheetColumn
from ensure_desk.exchange.sheet_in import HandEdit, Place, RawSheet, Refusal, SheetIn
from ensure_desk.exchange.tokens import (
    AWAY,
    EMPTY_CELL,
    NATURAL_ID,
    SEAL_CHARS,
    SEPARATOR,
    CellHasher,
    Digest,
    Origins,
    full_id,
    seal,
    seal_text,
    unseal,
)
from ensure_desk.exchange.typed import WRONG_PLACES, Typed, judge_edit, judge_typed
from ensure_desk.exchange.whole_columns import (
    EMPTIED,
    SWAPPED,
    ChangedCell,
    Doubt,
    emptied_places,
    is_emptied,
    is_rearranged,
    is_sure,
)

_TURNED = 5_000
"""So many rows are turned into columns at once."""


class Secrets(NamedTuple):
    """What it takes to judge rows: the row key, who the tokens name, the digest so far."""

    key: bytes
    origins: Origins
    digest: Digest


class RowReader:
    """Reads the rows of one sheet into a SheetIn."""

    def __init__(self, secrets: Secrets, sheet: SheetIn, raw: RawSheet, place: Place, today: dt.date) -> None:
        self._key, self._origins, self._digest = secrets
        self._sheet, self._raw, self._place = sheet, raw, place
        layout = sheet.layout
        self._kind, self._layout, self._today = layout.kind.name, layout, today
        self._is_named = bool(BELOW.get(self._kind))  # rows of other sheets name these records
        self._seen: dict[str, int] = {}
        self._doubled: set[int] = set()
        self._changed: dict[int, list[ChangedCell]] = {}
        self._numbers: list[int] = []

    @cached_property
    def _parsers(self) -> list[Parse]:
        return [parser(c, self._today) for c in self._layout.columns]

    @cached_property
    def _hashers(self) -> dict[int, CellHasher]:
        columns = self._layout.columns
        return {n: CellHasher(self._key, f"{self._kind}.{columns[n].key}") for n in self._layout.hashed}

    def read_all(self) -> None:
        """Read every row below the keys; rows without an id are no records of ours."""
        odd_rows = {r for r, _ in self._raw.formulas} | {r for r, _ in self._raw.errors}
        start = _first_row(self._raw.rows, self._place)
        if start >= len(self._raw.rows):
            return
        ids, machines, *columns = _columns(self._raw.rows, self._place, start)
        parsed = [ParsedColumn(p, cells) for p, cells in zip(self._parsers, columns, strict=True)]
        odd_rows.update(start + offset for column in parsed for offset in column.refused)
        values = zip(*(column.values for column in parsed), strict=True)
        rows = zip(
            ids, machines, values, self._hashes(parsed, len(ids)), self._bound(parsed, len(ids)), strict=True
        )
        natural = _natural_ids(self._layout, ids, parsed)
        kind, key, chars = self._kind, self._key, SEAL_CHARS
        for number, (record_id, machine, row, hashes, bound) in enumerate(rows, start):
            if record_id == ID_KEY:
                continue
            if type(record_id) is not str or type(machine) is not str:
                nobodys = record_id is machine is None
                self._row_without_id(number, row if nobodys and number not in odd_rows else (), nobodys)
                continue
            full = natural[number - start] if record_id == NATURAL_ID else full_id(record_id)
            short, _, rest = machine.rpartition(SEPARATOR)
            if number not in odd_rows and rest[chars:] == hashes:
                token = self._token(short, full)
                digest = seal(key, (kind, full, token, hashes, *bound))
                if seal_text(digest) == rest[:chars]:
                    self._keep(number, full, (token, digest), row, [])
                    continue
            self._careful(number, (record_id, machine), [c[number - start] for c in columns])
        self._settle()

    def _hashes(self, parsed: Sequence[ParsedColumn], count: int) -> Iterable[str]:
        hashes = [[h[t] for t in parsed[n].texts] for n, h in self._hashers.items()]
        return map("".join, zip(*hashes, strict=True)) if hashes else [""] * count

    def _bound(self, parsed: Sequence[ParsedColumn], count: int) -> Iterable[tuple[str, ...]]:
        bound = [parsed[n].texts for n in self._layout.bound]
        return zip(*bound, strict=True) if bound else [()] * count

    def _row_without_id(self, number: int, values: tuple[Value, ...], nobodys: bool) -> None:
        if any(c not in (None, "") for c in self._raw.rows[number]):
            self._set_aside(number, 0, "row_without_id" if nobodys else "row_damaged")
            if values and (typed := self._typed(number, values)):
                self._sheet.proposed[number + 1] = typed

    def _typed(self, number: int, values: tuple[Value, ...]) -> tuple[Value, ...]:
        """Return what somebody typed in a row of their own, nothing where a cell of it is refused."""
        judged = [judge_typed(c, v, self._today) for c, v in zip(self._layout.columns, values, strict=True)]
        for column, typed in zip(self._place.fields, judged, strict=True):
            if typed.problem and column is not None:
                address = self._address(number, column)
                self._sheet.refusals.append(Refusal(address, typed.problem, typed.params))
        return () if any(t.problem for t in judged) else tuple(t.value for t in judged)

    def _token(self, short: str, record_id: str) -> str:
        """Return a row's token in full, empty for one that names somebody unknown: no seal fits that."""
        if short == AWAY:
            return str(self._sheet.more.get(record_id, {}).get("long", ""))
        try:
            return self._origins.full(short)
        except ValueError:
            return ""

    def _careful(self, number: int, machine_cells: tuple[str, str], cells: list[Cell]) -> None:
        """Find out cell by cell what was edited, in a row whose machine cells fit together."""
        record_id, machine = map(canonical_text, machine_cells)
        sealed = unseal(machine)
        stored = sealed.cells if sealed else ()
        if sealed is None or len(stored) != len(self._hashers):
            return self._set_aside(number, self._place.token, "row_damaged")
        was = dict(zip(self._hashers, stored, strict=True))
        judged = [self._one_cell(number, n, cell, was.get(n)) for n, cell in enumerate(cells)]
        base = [self._base(n, j, was.get(n)) for n, j in enumerate(judged)]
        natural = record_id == NATURAL_ID and bool(self._layout.natural)
        full = self._layout.own_id(base) if natural else full_id(record_id)
        token = self._token(machine.rpartition(SEPARATOR)[0], full)
        digest = seal(
            self._key, (self._kind, full, token, sealed.hashes, *[base[n] for n in self._layout.bound])
        )
        if seal_text(digest) != sealed.seal:
            return self._set_aside_edited(number, judged)
        edits = [j.edit for j in judged if j.edit]
        self._sheet.refusals.extend(j.refusal for j in judged if j.refusal)
        place = self._keep(number, full, (token, digest), tuple(j.value for j in judged), edits)
        if place is not None:
            for n, j in enumerate(judged):
                if j.now:
                    cell = ChangedCell(place, was[n], j.now)
                    self._changed.setdefault(n, []).append(cell)
        return None

    def _base(self, index: int, judged: "_Judged", was: str | None) -> str:
        """Return what stood in a cell as it was written, as far as that can be told: it may make the id."""
        if judged.edit is None or was is None or index not in self._layout.natural:
            return canonical_value(judged.value)
        codes = self._layout.columns[index].labels
        return next((code for code in codes if self._hashers[index][code] == was), "")

    def _one_cell(self, number: int, index: int, cell: Cell, was: str | None) -> "_Judged":
        """Return what to make of a cell. A refused one keeps what is stored elsewhere."""
        column = self._place.fields[index]
        unknown = HandEdit(index, None, "")
        if column is None:
            return _Judged(None, unknown)
        address, spec = self._address(number, column), self._layout.columns[index]
        value, problem = self._parsed((number, column), index, cell)
        if was is None:
            return _Judged(value) if not problem else _Judged(None, None, Refusal(address, problem))
        hasher = self._hashers[index]
        if not problem and hasher[canonical_value(value)] == was:
            return _Judged(value)
        guess = next((g for g in number_guesses(cell) if hasher[g] == was), None)
        if guess is not None:
            return _Judged(guess)
        problem = problem or digits_lost(cell, lambda text: hasher[text] == was)
        typed = Typed(None, problem) if problem else judge_edit(self._layout, spec, value, self._today)
        if typed.problem:
            now = hasher[canonical_value(value)] if typed.problem in WRONG_PLACES else ""
            return _Judged(None, unknown, Refusal(address, typed.problem, typed.params), now)
        if typed.value != value and hasher[canonical_value(typed.value)] == was:
            return _Judged(typed.value)
        return _Judged(None, HandEdit(index, typed.value, address), now=hasher[canonical_value(typed.value)])

    def _parsed(self, spot: tuple[int, int], index: int, cell: Cell) -> tuple[Value, str]:
        """Return a cell's stored value, or why there is none."""
        if spot in self._raw.formulas:
            return None, "cell_formula"
        if spot in self._raw.errors:
            return None, "cell_error"
        try:
            return (self._parsers[index](cell) if cell is not None else None), ""
        except CellRefusal as refusal:
            return None, refusal.code

    def _keep(
        self,
        number: int,
        record_id: str,
        token: tuple[str, bytes],
        values: tuple[Value, ...],
        edits: list[HandEdit],
    ) -> int | None:
        """Take a row and return its place; None for one that stands in the sheet already."""
        sheet = self._sheet
        same = self._seen.get(record_id)
        if same is not None:
            held = [(e.column, e.value) for e in sheet.edits.get(same, [])]
            if (sheet.tokens[same], sheet.values[same], held) != (
                token[0],
                values,
                [(e.column, e.value) for e in edits],
            ):
                self._doubled.add(same)
                self._refuse(number, self._place.id, "row_twice")
            return None
        self._seen[record_id] = place = len(sheet.ids)
        if edits:
            sheet.edits[place] = edits
        self._digest.add(token[1])
        sheet.ids.append(sys.intern(record_id) if self._is_named else record_id)
        sheet.tokens.append(token[0])
        sheet.values.append(values)
        self._numbers.append(number)
        return place

    def _settle(self) -> None:
        """Judge what concerns more than one row: twice the same record, a column as a whole."""
        for index, changed in () if self._sheet.excerpt else self._changed.items():
            filled = sum(c.was != EMPTY_CELL for c in changed)
            filled += sum(row[index] is not None for row in self._sheet.values)
            if is_rearranged(changed, len(self._sheet.ids)):
                self._rearranged(index, changed)
            elif is_emptied(changed, filled):
                self._doubt(EMPTIED, index, emptied_places(changed), filled)
        if self._doubled:
            self._drop(self._doubled)

    def _rearranged(self, index: int, changed: Sequence[ChangedCell]) -> None:
        """Refuse a column that was sorted alone; ask where as few edits by hand look the same."""
        places, hasher = {c.place for c in changed}, self._hashers[index]
        before = Counter(c.was for c in changed)
        kept = (row[index] for place, row in enumerate(self._sheet.values) if place not in places)
        before.update(hasher[canonical_value(value)] for value in kept)
        if is_sure(changed, before):
            _hold(self._sheet, index, sorted(places), HandEdit(index, None, ""))
            where, heading = self._column_address(index), self._layout.columns[index].heading
            self._sheet.refusals.append(Refusal(where, "column_sorted", {"heading": heading}))
        else:
            self._doubt(SWAPPED, index, sorted(places), len(self._sheet.ids))

    def _doubt(self, code: str, index: int, places: Sequence[int], of: int) -> None:
        """Keep what stood in these cells until a person decides."""
        _hold(self._sheet, index, places, None)
        column, where = self._layout.columns[index], self._column_address(index)
        self._sheet.doubts.append(Doubt(code, index, column.key, column.heading, where, len(places), of))

    def _drop(self, places: set[int]) -> None:
        """Leave out rows of records that stand in the sheet twice with other values: nobody knows which is right."""
        for place in sorted(places):
            self._refuse(self._numbers[place], self._place.id, "row_twice")
        _leave_out(self._sheet, places)

    def _set_aside_edited(self, number: int, judged: "Sequence[_Judged]") -> None:
        """Refuse a row whose machine cells do not fit; where its own key was changed, say that."""
        refused = (judged[n].refusal for n in self._layout.natural)
        reasons = [r for r in refused if r and r.code == "cell_link_changed"]
        self._sheet.refusals.extend(reasons[:1])
        if not reasons:
            self._set_aside(number, self._place.token, "row_damaged")

    def _set_aside(self, number: int, column: int, code: str) -> None:
        """Refuse a row that nobody here wrote, and keep its cells to be read as a foreign list."""
        self._sheet.foreign[number + 1] = _filled(self._raw.rows[number], self._layout.columns, self._place)
        self._refuse(number, column, code)

    def _refuse(self, number: int, column: int, code: str) -> None:
        self._sheet.refusals.append(Refusal(self._address(number, column), code, {"row": number + 1}))

    def _address(self, number: int, column: int) -> str:
        return f"{self._raw.name}!{get_column_letter(column + 1)}{number + 1}"

    def _column_address(self, index: int) -> str:
        return f"{self._raw.name}!{get_column_letter((self._place.fields[index] or 0) + 1)}"


class _Judged(NamedTuple):
    """What a cell tells: the value as written, the edit of it, why it is not read; the hash of what was understood."""

    value: Value
    edit: HandEdit | None = None
    refusal: Refusal | None = None
    now: str = ""


def _natural_ids(layout: Layout, ids: Sequence[Cell], parsed: Sequence[ParsedColumn]) -> list[str]:
    """Return the ids that the rows' own fields make, empty where the id stands in its cell."""
    if not layout.natural:
        return [""] * len(ids)
    texts = zip(*(parsed[n].texts for n in layout.natural), strict=True)
    name = layout.kind.name
    return [natural_id(name, t) if i == NATURAL_ID else "" for i, t in zip(ids, texts, strict=True)]


def _filled(row: Sequence[Cell], columns: Sequence[SheetColumn], place: Place) -> dict[str, Cell]:
    """Return the filled cells of a row by the headings of their columns."""
    return {
        column.heading: row[at]
        for column, at in zip(columns, place.fields, strict=True)
        if at is not None and at < len(row) and row[at] not in (None, "")
    }


def _columns(rows: Sequence[Sequence[Cell]], place: Place, start: int) -> list[list[Cell]]:
    """Return the cells of ids, machine cells and fields as columns, from a row on."""
    wanted = (place.id, place.token, *place.fields)
    columns: list[list[Cell]] = [[] for _ in wanted]
    for first in range(start, len(rows), _TURNED):
        block = rows[first : first + _TURNED]
        turned = list(zip_longest(*block))
        for column, w in zip(columns, wanted, strict=True):
            column.extend(repeat(None, len(block)) if w is None or w >= len(turned) else turned[w])
    return columns


def _hold(sheet: SheetIn, index: int, places: Sequence[int], instead: HandEdit | None) -> None:
    """Hold the edits in a column's cells, or put unknown values in their place."""
    for place in places:
        edits = sheet.edits[place]
        held = [instead or e._replace(held=True) if e.column == index else e for e in edits]
        sheet.edits[place] = held


def _leave_out(sheet: SheetIn, places: Collection[int]) -> None:
    """Leave out rows, so that the others stand where they are counted."""
    kept = [n for n in range(len(sheet.ids)) if n not in places]
    now = {place: n for n, place in enumerate(kept)}
    sheet.ids = [sheet.ids[n] for n in kept]
    sheet.tokens = [sheet.tokens[n] for n in kept]
    sheet.values = [sheet.values[n] for n in kept]
    sheet.edits = {now[n]: edits for n, edits in sheet.edits.items() if n in now}


def _first_row(rows: Sequence[Sequence[Cell]], place: Place) -> int:
    """Return the row below keys and headings; headings are no values of their columns."""
    start = place.key_row + 1
    while start < len(rows) and len(rows[start]) > place.id and rows[start][place.id] == ID_KEY:
        start += 1
    return start
