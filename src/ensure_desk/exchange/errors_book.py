# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A workbook of only the rows with faults, their cells coloured and explained; it is read like the package it is from.

Manifest, ids and machine cells are those of the package, so a corrected cell is the same hand edit as in the package
itself, and one left as it was is refused again. No value of a person goes through openpyxl, which leaves worksheets in
the temporary folder: it arranges numbers that stand for the values, and those are put in afterwards, in memory.
"""

import io
import json
import math
import re
import zipfile
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO, NamedTuple

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from ensure_desk.domain.canonical import writable_text
from ensure_desk.exchange.cells import Cell
from ensure_desk.exchange.layout import FIRST_ROW, ID_KEY, Layout
from ensure_desk.exchange.manifest import ERRORS_SHEET, MANIFEST_SHEET, MORE_SHEET
from ensure_desk.exchange.sheet_in import RawSheet
from ensure_desk.exchange.splice import FORMULA_SIGNS, LEVEL, text_cell
from ensure_desk.exchange.template import Cover, empty_workbook
from ensure_desk.exchange.tokens import full_id

_FAULT = PatternFill("solid", fgColor="FDF2DF")
_NUMBER = re.compile(r'<c r="([A-Z]+\d+)"((?: s="\d+")?) t="n"><v>(\d+)</v></c>')
_ADDRESS = re.compile(r"(.*)!([A-Z]{1,3})(\d+)")
_DATE_FORMAT = "dd/mm/yyyy"
_EPOCH = date(1899, 12, 30)
COMMENT_SIZE = (120, 320)
_KEY_ROW_SEARCH = 12


class Spot(NamedTuple):
    """Where a fault is: title of the sheet, row from 0, column from 0."""

    sheet: str
    row: int
    column: int


def spot_of(address: str) -> Spot | None:
    """Return the cell that an address names, None for one of a whole column or sheet."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    return Spot(found[1], int(found[3]) - 1, column_index_from_string(found[2]) - 1)


@dataclass(frozen=True)
class FaultySheet:
    """A sheet of the package as it was read, its layout, and the sentence of each faulty cell."""

    raw: RawSheet
    layout: Layout
    faults: Mapping[Spot, str]

    @property
    def rows(self) -> list[int]:
        """Return the rows with faults, counted from 0."""
        return sorted({spot.row for spot in self.faults})

    @property
    def keys(self) -> list[Cell]:
        """Return the hidden keys above the columns."""
        return next((list(row) for row in self.raw.rows[:_KEY_ROW_SEARCH] if ID_KEY in row), [])


@dataclass
class StandIns:
    """The values that numbers stand for while openpyxl arranges the workbook."""

    held: list[Cell] = field(default_factory=list)

    def number_of(self, value: Cell) -> int:
        """Keep a value and return the number that stands for it."""
        self.held.append(value)
        return len(self.held) - 1


def write_errors(
    out: BinaryIO, sheets: Sequence[FaultySheet], hidden: Sequence[RawSheet], cover: Cover
) -> None:
    """Write the faulty rows of a package; `hidden` are its sheets without records, of which it takes what it needs."""
    faulty = [sheet for sheet in sheets if sheet.faults]
    counts = {sheet.layout.kind.name: len(sheet.rows) for sheet in faulty}
    book = load_workbook(io.BytesIO(empty_workbook([s.layout for s in faulty], counts, cover)))
    values = StandIns()
    for sheet in faulty:
        _fill_sheet(book[sheet.layout.title], sheet, values)
    by_name = {raw.name: raw for raw in hidden}
    manifest, more = by_name.get(MANIFEST_SHEET), by_name.get(MORE_SHEET)
    _copy(book[MANIFEST_SHEET], manifest.rows if manifest else (), values)
    _copy(book[MORE_SHEET], _needed(more.rows if more else (), faulty), values)
    book.create_sheet(ERRORS_SHEET).sheet_state = "veryHidden"
    book.properties.creator = book.properties.lastModifiedBy = None
    arranged = io.BytesIO()
    book.save(arranged)
    put_in(arranged.getvalue(), values.held, out)


def _fill_sheet(page: Worksheet, sheet: FaultySheet, values: StandIns) -> None:
    keys = sheet.keys
    examples: list[Any] = [page.cell(FIRST_ROW, n) for n in range(1, len(sheet.layout.keys) + 1)]
    looks = [copy(example._style) for example in examples]
    page.cell(FIRST_ROW, len(looks) + 1).value = None
    for place, row in enumerate(sheet.rows):
        cells = sheet.raw.rows[row]
        for number, key in enumerate(sheet.layout.keys, 1):
            column = keys.index(key) if key in keys else -1
            value = cells[column] if 0 <= column < len(cells) else None
            spot = Spot(sheet.raw.name, row, column)
            target: Any = page.cell(FIRST_ROW + place, number)
            target._style = copy(looks[number - 1])
            show_as_it_is(target, value)
            target.value = stand_in(sheet.raw, spot, value, values)
            if spot in sheet.faults:
                mark(target, sheet.faults[spot])


def mark(cell: Any, told: str) -> None:
    """Colour a cell and say in a comment what is the matter."""
    cell.fill = _FAULT
    comment = Comment(writable_text(told), "")
    comment.height, comment.width = COMMENT_SIZE
    cell.comment = comment


def show_as_it_is(cell: Any, value: Cell) -> None:
    """Keep a date in sight as a date wherever it stands, and text that looks like a formula as text."""
    if isinstance(value, dict):
        cell.number_format = _DATE_FORMAT
    elif isinstance(value, str) and value[:1] in FORMULA_SIGNS:
        cell.quotePrefix = True


def stand_in(raw: RawSheet, spot: Spot, value: Cell, values: StandIns) -> int | str | None:
    """Return what openpyxl writes: a number for a value; a formula or error stays one, so that it is refused again."""
    if (spot.row, spot.column) in raw.formulas:
        return "=NA()"
    if (spot.row, spot.column) in raw.errors:
        return "#N/A"
    return None if value is None or value == "" else values.number_of(value)


def _copy(page: Worksheet, rows: Sequence[Sequence[Cell]], values: StandIns) -> None:
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                page.cell(number, column, values.number_of(value))


def _needed(rows: Sequence[Sequence[Cell]], faulty: Sequence[FaultySheet]) -> list[Sequence[Cell]]:
    """Return the hidden rows about records that stand in the workbook; deleted ones stay out."""
    ids = {
        full_id(str(cells[place]))
        for sheet in faulty
        for place in [sheet.keys.index(ID_KEY)]
        for cells in (sheet.raw.rows[row] for row in sheet.rows)
        if place < len(cells)
    }
    kinds = {sheet.layout.kind.name for sheet in faulty}
    texts: dict[Cell, str] = {}
    for row in rows:
        texts[row[0]] = texts.get(row[0], "") + (str(row[2]) if len(row) > 2 else "")
    kept = {number for number, text in texts.items() if _is_needed(text, kinds, ids)}
    return [row for row in rows if row[0] in kept]


def _is_needed(text: str, kinds: set[str], ids: set[str]) -> bool:
    try:
        entry = json.loads(text)
    except ValueError:
        return False
    return entry.get("kind") in kinds and ("flat" not in entry or entry.get("id") in ids)


def put_in(arranged: bytes, held: Sequence[Cell], out: BinaryIO) -> None:
    """Copy the arranged workbook with the values in place of the numbers that stand for them."""
    with (
        zipfile.ZipFile(io.BytesIO(arranged)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = _NUMBER.sub(lambda m: _markup(m, held), data.decode()).encode()
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, data)


def _markup(found: re.Match[str], held: Sequence[Cell]) -> str:
    reference, style, number = found.groups()
    value = held[int(number)]
    if isinstance(value, dict):
        day = _day_number(value["d"])
        if day is not None:
            return f'<c r="{reference}"{style}><v>{day}</v></c>'
        value = value["d"]
    if isinstance(value, bool):
        return f'<c r="{reference}"{style} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, float | int) and math.isfinite(value):
        return f'<c r="{reference}"{style}><v>{value!r}</v></c>'
    return text_cell(reference, style, writable_text(str(value)))


def _day_number(iso: str) -> int | None:
    try:
        return (date.fromisoformat(iso[:10]) - _EPOCH).days
    except ValueError:
        return None
