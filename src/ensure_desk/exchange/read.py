# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read a package that came through the gate: find sheets and columns by their hidden keys, check every row's hash,
turn cells that no longer match into hand edits or refusals.

Nothing here knows the vault; what is new or changed is decided against it later.
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from ensure_desk.domain.canonical import canonical_value
from ensure_desk.domain.duplicate_pairs import is_match_hash
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import IDENTIFYING, FieldType, PackageKind, Value
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.texts import Translator
from ensure_desk.exchange.cells import Cell, CellRefusal, ParsedColumn, number_guesses, parser
from ensure_desk.exchange.layout import ID_KEY, TOKEN_KEY, Layout, SheetColumn, layout_of
from ensure_desk.exchange.manifest import (
    MAJOR,
    MANIFEST_SHEET,
    MATCH_SHEET,
    MORE_SHEET,
    DeskKeys,
    Manifest,
    SignatureState,
    verify,
)
from ensure_desk.exchange.tokens import (
    CELL_CHARS,
    SEPARATOR,
    UNIT,
    CellHasher,
    Sealed,
    head_hash,
    row_hash,
    unseal,
)
from ensure_desk.exchange.write import AWAY

_KEY_ROW_SEARCH = 12


class Refusal(NamedTuple):
    """Something that was not read: where, and the sentence that says why."""

    address: str
    code: str
    params: Mapping[str, str | int] = {}


class HandEdit(NamedTuple):
    """A cell that somebody changed in the workbook."""

    column: int
    value: Value
    address: str


@dataclass
class SheetIn:
    """The rows of a sheet, column-wise lists of equal length: `values[i]` are stored values in layout order.

    `named` tells under which id a row stands in the file, where this desk knows the record by another.
    """

    layout: Layout
    title: str
    tag: str
    ids: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    values: list[tuple[Value, ...]] = field(default_factory=list)
    edits: dict[int, list[HandEdit]] = field(default_factory=dict)
    more: dict[str, dict[str, object]] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    missing: int = 0


@dataclass
class PackageIn:
    """A package as read: who says what, how sure we are, and the rows."""

    manifest: Manifest
    signature: SignatureState
    sheets: list[SheetIn]
    matches: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def hand_edits(self) -> int:
        """Return the number of cells changed by hand."""
        return sum(len(edits) for sheet in self.sheets for edits in sheet.edits.values())


class RawSheet(NamedTuple):
    """What the gate gave for one sheet."""

    name: str
    rows: Sequence[Sequence[Cell]]
    formulas: frozenset[tuple[int, int]]
    errors: Mapping[tuple[int, int], str]


def read_package(
    sheets: Sequence[RawSheet], keys: DeskKeys, translator: Callable[[str], Translator]
) -> PackageIn:
    """Read a package.

    Raises UserError `not_a_package`, `package_other_organisation`, `package_too_new` or `package_damaged`.
    """
    by_name = {s.name: s for s in sheets}
    texts = _long_texts(by_name.get(MANIFEST_SHEET))
    if len(texts) < 2:
        raise UserError("not_a_package")
    manifest = _manifest(texts[0], keys)
    signature = verify(texts[0], texts[1], keys)
    more = [json.loads(text) for text in _long_texts(by_name.get(MORE_SHEET)) if text]
    reader = _SheetReader(manifest, keys, translator(manifest.language), more)
    read = [reader.read(sheet) for sheet in sheets if not sheet.name.startswith("_")]
    found = [sheet for sheet in read if sheet is not None]
    return PackageIn(manifest, signature, found, _matches(by_name.get(MATCH_SHEET)))


def _matches(sheet: RawSheet | None) -> dict[str, tuple[str, ...]]:
    """Return the match hashes of people; what looks different is none."""
    pairs = [(row[0], row[1]) for row in (sheet.rows if sheet else ()) if len(row) > 1]
    told = {p: tuple(h.split(" ")) for p, h in pairs if isinstance(p, str) and isinstance(h, str)}
    return {p: hashes for p, hashes in told.items() if all(map(is_match_hash, hashes))}


def _manifest(text: str, keys: DeskKeys) -> Manifest:
    try:
        manifest = Manifest.from_text(text)
    except ValueError as error:
        raise UserError("package_damaged") from error
    if manifest.organisation != keys.organisation:
        raise UserError("package_other_organisation")
    if manifest.major > MAJOR:
        raise UserError("package_too_new")
    return manifest


def _long_texts(sheet: RawSheet | None) -> list[str]:
    parts: dict[int, dict[int, str]] = {}
    for row in sheet.rows if sheet else ():
        if (
            len(row) >= 3
            and isinstance(row[0], float)
            and isinstance(row[1], float)
            and isinstance(row[2], str)
        ):
            parts.setdefault(int(row[0]), {})[int(row[1])] = row[2]
    return ["".join(text for _, text in sorted(parts[n].items())) for n in sorted(parts)]


class _Place(NamedTuple):
    """Where a sheet keeps things: row of the keys, columns of id and token, and per field its column."""

    key_row: int
    id: int
    token: int
    fields: list[int | None]


class _SheetReader:
    """Reads the sheets of one package."""

    def __init__(
        self, manifest: Manifest, keys: DeskKeys, tr: Translator, more: list[dict[str, object]]
    ) -> None:
        self._manifest, self._key, self._tr = manifest, keys.row_key, tr
        self._kind = PackageKind(manifest.kind)
        self._today = dt.datetime.fromisoformat(manifest.made_at).date()
        self._more = more

    def read(self, raw: RawSheet) -> SheetIn | None:
        """Return the rows of a sheet that carries records, None for another sheet."""
        key_row = next((n for n, row in enumerate(raw.rows[:_KEY_ROW_SEARCH]) if ID_KEY in row), None)
        if key_row is None or TOKEN_KEY not in raw.rows[key_row]:
            return None
        columns = list(raw.rows[key_row])
        layout = self._layout(raw, columns)
        if layout is None:
            return None
        where = [columns.index(c.key) if c.key in columns else None for c in layout.columns]
        place = _Place(key_row, columns.index(ID_KEY), columns.index(TOKEN_KEY), where)
        sheet = SheetIn(layout, raw.name, self._manifest.projection)
        sheet.more = {str(m["id"]): m for m in self._more if m.get("kind") == layout.kind.name}
        _RowReader(self._key, sheet, raw, place, self._today).read_all()
        described = self._manifest.sheets.get(layout.kind.name, {})
        expected = described.get("rows", 0)
        sheet.missing = max(0, (expected if isinstance(expected, int) else 0) - len(sheet.ids))
        return sheet

    def _layout(self, raw: RawSheet, columns: list[Cell]) -> Layout | None:
        titles = {str(d.get("title")): name for name, d in self._manifest.sheets.items()}
        name = titles.get(raw.name)
        if name is None:
            sets = {name: set(_column_keys(d)) for name, d in self._manifest.sheets.items()}
            name = next((n for n, keys in sets.items() if keys and keys <= set(map(str, columns))), None)
        return layout_of(KIND[name], self._kind, self._tr) if name in KIND else None


def _column_keys(described: Mapping[str, object]) -> Sequence[str]:
    columns = described.get("columns", {})
    return list(columns) if isinstance(columns, Mapping) else []


class _RowReader:
    """Reads the rows of one sheet into a SheetIn."""

    def __init__(self, key: bytes, sheet: SheetIn, raw: RawSheet, place: _Place, today: dt.date) -> None:
        self._key, self._sheet, self._raw, self._place = key, sheet, raw, place
        layout = sheet.layout
        self._parsers = [parser(c, today) for c in layout.columns]
        self._hashers = [CellHasher(key, f"{layout.kind.name}.{c.key}") for c in layout.columns]
        self._seen: dict[str, int] = {}

    def read_all(self) -> None:
        """Read every row below the keys; rows without an id are no records of ours."""
        odd_rows = {r for r, _ in self._raw.formulas} | {r for r, _ in self._raw.errors}
        start = self._first_row()
        ids, machines, *columns = self._columns(start)
        parsed = [ParsedColumn(p, cells) for p, cells in zip(self._parsers, columns, strict=True)]
        odd_rows.update(start + offset for column in parsed for offset in column.refused)
        values = zip(*(column.values for column in parsed), strict=True)
        texts = zip(*(column.texts for column in parsed), strict=True)
        rows = zip(ids, machines, values, texts, strict=True)
        for number, (record_id, machine, row, text) in enumerate(rows, start):
            if record_id == ID_KEY:
                continue
            if not isinstance(record_id, str) or not isinstance(machine, str):
                self._row_without_id(number)
            elif number in odd_rows or not self._is_untouched(record_id, machine, text):
                self._careful(number, record_id, machine, [c[number - start] for c in columns])
            else:
                self._keep(
                    number, record_id, self._token(machine.rsplit(SEPARATOR, 3)[0], record_id), row, []
                )

    def _first_row(self) -> int:
        """Return the row below keys and headings; headings are no values of their columns."""
        place, rows = self._place, self._raw.rows
        start = place.key_row + 1
        while start < len(rows) and len(rows[start]) > place.id and rows[start][place.id] == ID_KEY:
            start += 1
        return start

    def _columns(self, start: int) -> list[list[Cell]]:
        rows = self._raw.rows[start:]
        wanted = [self._place.id, self._place.token, *self._place.fields]
        return [[None if w is None or w >= len(row) else row[w] for row in rows] for w in wanted]

    def _row_without_id(self, number: int) -> None:
        row = self._raw.rows[number]
        if not any(c not in (None, "") for c in row):
            return
        self._refuse(number, 0, "row_without_id")

    def _is_untouched(self, record_id: str, machine: str, texts: tuple[str, ...]) -> bool:
        """Say whether the row hash fits id, token and all values: then no cell needs a look of its own."""
        token, sealed, *_ = (*machine.rsplit(SEPARATOR, 3), "", "")
        row = UNIT.join((record_id, self._token(token, record_id), *texts))
        return row_hash(self._key, row) == sealed

    def _token(self, token: str, record_id: str) -> str:
        return str(self._sheet.more.get(record_id, {}).get("long", "")) if token == AWAY else token

    def _careful(self, number: int, record_id: str, machine: str, cells: list[Cell]) -> None:
        """Find out cell by cell what was edited; the row hash must fit once the edits are set aside."""
        sealed = unseal(machine)
        if sealed is None or not self._is_whole(record_id, sealed):
            return self._refuse(number, self._place.token, "row_damaged")
        base: list[Value] = []
        edits: list[HandEdit] = []
        for index, cell in enumerate(cells):
            value, edit = self._one_cell(number, index, cell, sealed.cell(index))
            base.append(value)
            if edit is not None:
                edits.append(edit)
        token = self._token(sealed.token, record_id)
        texts = [canonical_value(v) for v in base]
        if not edits and row_hash(self._key, UNIT.join((record_id, token, *texts))) != sealed.row:
            return self._refuse(number, self._place.token, "row_damaged")
        self._keep(number, record_id, token, tuple(base), edits)

    def _is_whole(self, record_id: str, sealed: Sealed) -> bool:
        token = self._token(sealed.token, record_id)
        right = head_hash(self._key, record_id, token) == sealed.head
        return right and len(sealed.cells) == CELL_CHARS * len(self._hashers)

    def _one_cell(self, number: int, index: int, cell: Cell, expected: str) -> tuple[Value, HandEdit | None]:
        """Return the value to store and the hand edit, if any. A refused cell keeps what is stored elsewhere."""
        column = self._place.fields[index]
        if column is None:
            return None, HandEdit(index, None, "")
        address = f"{self._raw.name}!{get_column_letter(column + 1)}{number + 1}"
        spot = (number, column)
        problem = (
            "cell_formula" if spot in self._raw.formulas else "cell_error" if spot in self._raw.errors else ""
        )
        value: Value = None
        if not problem:
            try:
                value = self._parsers[index](cell) if cell is not None else None
            except CellRefusal as refusal:
                problem = refusal.code
        hasher = self._hashers[index]
        if not problem and hasher[canonical_value(value)] == expected:
            return value, None
        if self._sheet.layout.columns[index].spec.type is FieldType.CODE_TEXT:
            guess = next((g for g in number_guesses(cell) if hasher[g] == expected), None)
            if guess is not None:
                return guess, None
        problem = problem or _not_editable(self._sheet.layout.columns[index])
        if problem:
            self._sheet.refusals.append(Refusal(address, problem))
            return None, HandEdit(index, None, "")
        return None, HandEdit(index, value, address)

    def _keep(
        self, number: int, record_id: str, token: str, values: tuple[Value, ...], edits: list[HandEdit]
    ) -> None:
        sheet = self._sheet
        if record_id in self._seen:
            same = self._seen[record_id]
            if sheet.values[same] != values or edits or same in sheet.edits:
                self._refuse(number, self._place.id, "row_twice")
            return
        self._seen[record_id] = len(sheet.ids)
        if edits:
            sheet.edits[len(sheet.ids)] = edits
        sheet.ids.append(record_id)
        sheet.tokens.append(token)
        sheet.values.append(values)

    def _refuse(self, number: int, column: int, code: str) -> None:
        address = f"{self._raw.name}!{get_column_letter(column + 1)}{number + 1}"
        self._sheet.refusals.append(Refusal(address, code, {"row": number + 1}))


def _not_editable(column: SheetColumn) -> str:
    if column.spec.type in IDENTIFYING:
        return "cell_link_changed"
    return "cell_derived_changed" if column.spec.meta.derived_from else ""
