# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Workbooks of answers: plain sheets with a bold frozen heading, every value as what it is and never as a formula.

No answer goes through openpyxl, which leaves worksheets in the temporary folder: numbers stand for the values while it
arranges the workbook, and the values are put in afterwards, in memory.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from ensure_desk.exchange.cells import Cell
from ensure_desk.exchange.errors_book import StandIns, put_in, show_as_it_is

LONGEST = 32_767
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_TITLE = 31
_HEAD = (Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="0B6470"))


@dataclass(frozen=True)
class PlainSheet:
    """A sheet: its title, its headings and its rows."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def write_sheets(sheets: Sequence[PlainSheet]) -> bytes:
    """Return a workbook with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    values = StandIns()
    taken: set[str] = set()
    for sheet in sheets:
        page = book.create_sheet(_title(sheet.title, taken))
        for row, cells in enumerate((sheet.headings, *sheet.rows), 1):
            for column, value in enumerate(_fitting(cells), 1):
                if value not in (None, ""):
                    _put(page.cell(row, column), value, values)
        _dress(page, len(sheet.headings))
    book.properties.creator = book.properties.lastModifiedBy = None
    arranged, out = io.BytesIO(), io.BytesIO()
    book.save(arranged)
    put_in(arranged.getvalue(), values.held, out)
    return out.getvalue()


def _put(cell: Any, value: Cell, values: StandIns) -> None:
    show_as_it_is(cell, value)
    cell.value = values.number_of(value)


def _fitting(cells: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the cells of a row; what a cell cannot hold goes on behind the row and is never cut."""
    beyond: list[str] = []
    for cell in cells:
        if isinstance(cell, str) and len(cell) > LONGEST:
            beyond += [cell[at : at + LONGEST] for at in range(LONGEST, len(cell), LONGEST)]
            cell = cell[:LONGEST]
        yield cell
    yield from beyond


def _title(wanted: str, taken: set[str]) -> str:
    plain = _FORBIDDEN.sub(" ", wanted).strip()[:_TITLE] or "1"
    title, number = plain, 1
    while title.casefold() in taken:
        number += 1
        title = f"{plain[: _TITLE - 4]} ({number})"
    taken.add(title.casefold())
    return title


def _dress(page: Any, columns: int) -> None:
    for number in range(1, columns + 1):
        head = page.cell(1, number)
        head.font, head.fill = _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="top")
        page.column_dimensions[get_column_letter(number)].width = 22
    page.freeze_panes = "B2"
    if columns:
        page.auto_filter.ref = f"A1:{get_column_letter(columns)}{max(page.max_row, 1)}"
