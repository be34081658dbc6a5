# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of an office's own list that could not be stored, under the list's own headings, marked and explained.

With the same headings the list is recognised again, and its columns need no second look.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from openpyxl import Workbook

from ensure_desk.exchange.errors_book import Spot, StandIns, mark, put_in, show_as_it_is, stand_in
from ensure_desk.exchange.sheet_in import RawSheet

_WIDTH = 18


@dataclass(frozen=True)
class UnreadRows:
    """A sheet of the list, its rows up to the headings, those that were not stored, and what is wrong in which cell."""

    raw: RawSheet
    head: Sequence[int]
    rows: Sequence[int]
    faults: Mapping[Spot, str]


def write_unread_rows(out: BinaryIO, sheets: Sequence[UnreadRows]) -> None:
    """Write the rows; their values never pass through the temporary folder."""
    book = Workbook()
    book.remove(book.worksheets[0])
    values = StandIns()
    for sheet in sheets:
        page = book.create_sheet(sheet.raw.name)
        for place, row in enumerate((*sheet.head, *sheet.rows), 1):
            for column, value in enumerate(sheet.raw.rows[row]):
                target: Any = page.cell(place, column + 1)
                spot = Spot(sheet.raw.name, row, column)
                show_as_it_is(target, value)
                target.value = stand_in(sheet.raw, spot, value, values)
                if spot in sheet.faults:
                    mark(target, sheet.faults[spot])
                page.column_dimensions[target.column_letter].width = _WIDTH
    book.properties.creator = book.properties.lastModifiedBy = None
    arranged = io.BytesIO()
    book.save(arranged)
    put_in(arranged.getvalue(), values.held, out)
