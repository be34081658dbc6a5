# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The empty, styled workbook of a package: what openpyxl does well, without a single data row.

openpyxl leaves every worksheet in a plain file of the temporary folder while it works, so no value of a person goes
through it; rows are spliced in afterwards, in memory (`splice`).
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from ensure_desk.domain.fields import IDENTIFYING, FieldType
from ensure_desk.exchange.layout import FIRST_ROW, HEADING_ROW, KEY_ROW, WHO_HEADING, WHO_KEY, Layout
from ensure_desk.exchange.manifest import LISTS_SHEET, MANIFEST_SHEET, MATCH_SHEET, MORE_SHEET

_HEAD_FONT = Font(bold=True, color="FFFFFF")
_HEAD_FILL = PatternFill("solid", fgColor="0B6470")
_TEXT_FORMAT, _DATE_FORMAT = "@", "dd/mm/yyyy"


@dataclass(frozen=True)
class Cover:
    """What the people who open the workbook read first, and the package id that programs find."""

    package_id: str
    lines: tuple[str, ...]
    who_heading: str = WHO_HEADING


def empty_workbook(layouts: Sequence[Layout], rows: Mapping[str, int], cover: Cover) -> bytes:
    """Return the workbook with all sheets, headings, tables and dropdowns, ready for `rows[kind]` records.

    Row 3 of each sheet holds one styled example cell per column, which the splicer takes away.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    _add_read_me(book, cover.lines)
    lists = _add_lists(book, layouts)
    for layout in layouts:
        _add_sheet(book, layout, max(rows.get(layout.kind.name, 0), 1), (lists, cover.who_heading))
    for name in (MATCH_SHEET, MORE_SHEET, MANIFEST_SHEET):
        book.create_sheet(name).sheet_state = "veryHidden"
    out = io.BytesIO()
    book.defined_names["ensure_package"] = DefinedName(
        "ensure_package", attr_text=f'"{cover.package_id}"', hidden=True
    )
    book.properties.creator = book.properties.lastModifiedBy = None
    book.properties.identifier = cover.package_id
    book.save(out)
    return out.getvalue()


def _add_read_me(book: Workbook, lines: Iterable[str]) -> None:
    sheet = book.create_sheet("Lees mij")
    sheet.column_dimensions["A"].width = 100
    for number, line in enumerate(lines, 1):
        cell = sheet.cell(number, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=number == 1, size=14 if number == 1 else 11)


def _add_lists(book: Workbook, layouts: Sequence[Layout]) -> dict[tuple[str, ...], str]:
    """Write each value list once in a hidden sheet; return the range of each."""
    sheet = book.create_sheet(LISTS_SHEET)
    sheet.sheet_state = "hidden"
    ranges: dict[tuple[str, ...], str] = {}
    for layout in layouts:
        for column in layout.columns:
            labels = tuple(column.labels.values())
            if labels and labels not in ranges:
                number = len(ranges) + 1
                for row, label in enumerate(labels, 1):
                    sheet.cell(row, number, label)
                letter = get_column_letter(number)
                ranges[labels] = f"'{LISTS_SHEET}'!${letter}$1:${letter}${len(labels)}"
    return ranges


def _add_sheet(
    book: Workbook, layout: Layout, count: int, shared: tuple[Mapping[tuple[str, ...], str], str]
) -> None:
    lists, who_heading = shared
    sheet = book.create_sheet(layout.title)
    last = FIRST_ROW + count - 1
    headings = {WHO_KEY: who_heading, **{c.key: c.heading for c in layout.columns}}
    titles = _unique([headings.get(key, key) for key in layout.keys])
    for number, (key, title) in enumerate(zip(layout.keys, titles, strict=True), 1):
        sheet.cell(KEY_ROW, number, key)
        head = sheet.cell(HEADING_ROW, number, title)
        head.font, head.fill, head.alignment = (
            _HEAD_FONT,
            _HEAD_FILL,
            Alignment(vertical="center", wrap_text=True),
        )
    _style_columns(sheet, layout, (last, lists))
    sheet.row_dimensions[KEY_ROW].hidden = True
    sheet.row_dimensions[HEADING_ROW].height = 30
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 4 if layout.has_who else 3)
    table = Table(
        displayName=f"T_{layout.kind.name}", ref=f"A{HEADING_ROW}:{get_column_letter(len(layout.keys))}{last}"
    )
    # made here, else openpyxl makes a cell object for every row of the table to read its headings
    table.tableColumns = [TableColumn(id=number, name=title) for number, title in enumerate(titles, 1)]
    table.autoFilter = AutoFilter(ref=table.ref)
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)


def _unique(titles: list[str]) -> list[str]:
    """Return titles of which no two are alike, as a spreadsheet table demands."""
    seen: dict[str, int] = {}
    result = []
    for title in titles:
        seen[title] = seen.get(title, 0) + 1
        result.append(title if seen[title] == 1 else f"{title} ({seen[title]})")
    return result


def _style_columns(sheet: Worksheet, layout: Layout, area: tuple[int, Mapping[tuple[str, ...], str]]) -> None:
    last, lists = area
    fixed = len(layout.keys) - len(layout.columns)
    quoted = sheet.cell(FIRST_ROW, len(layout.keys) + 1, "x")
    quoted.number_format, quoted.quotePrefix = _TEXT_FORMAT, True
    for number in range(1, fixed + 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].hidden = number <= 2
        sheet.column_dimensions[letter].width = 16
        sheet.cell(FIRST_ROW, number, "x").number_format = _TEXT_FORMAT
    for number, column in enumerate(layout.columns, fixed + 1):
        letter = get_column_letter(number)
        dimension, cell = sheet.column_dimensions[letter], sheet.cell(FIRST_ROW, number, "x")
        dimension.width = max(column.width, min(len(column.heading) + 3, 26))
        dimension.hidden = column.spec.type in IDENTIFYING
        is_date = column.spec.type in (FieldType.DATE, FieldType.PARTIAL_DATE)
        plain = column.spec.type is FieldType.INTEGER
        cell.number_format = _DATE_FORMAT if is_date else "General" if plain else _TEXT_FORMAT
        labels = tuple(column.labels.values())
        if labels and column.spec.type is not FieldType.MULTI_CHOICE:
            rule = DataValidation("list", formula1=lists[labels], allow_blank=True, showErrorMessage=False)
            rule.add(f"{letter}{FIRST_ROW}:{letter}{last}")
            sheet.add_data_validation(rule)
