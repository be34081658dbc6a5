# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must be asked once about a column, a sheet or the whole list before its values count."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.lists import Judgement, Plain, Scope, ask, refuse
from ensure_desk.domain.names import plain_words
from ensure_desk.domain.texts import N_
from ensure_desk.exchange.foreign.date_cells import has_short_year
from ensure_desk.exchange.foreign.days import heading_day, is_holiday
from ensure_desk.exchange.foreign.habits import habits_of
from ensure_desk.exchange.foreign.headings import FIRST_NAME_FIRST, NAME_FIRST, says_order
from ensure_desk.exchange.foreign.layout import Grid
from ensure_desk.exchange.foreign.mapping import (
    HOURS_IN_GRID,
    NOTHING_FITS,
    REPEATED_TARGET,
    SCALE_OTHER,
    SCALE_UNKNOWN,
    ColumnMap,
    SheetMap,
)
from ensure_desk.exchange.foreign.nameorder import order_of
from ensure_desk.exchange.foreign.plan import Answers, ListCell
from ensure_desk.exchange.foreign.rawcell import MAC_EPOCH, address
from ensure_desk.exchange.foreign.splits import tells_order
from ensure_desk.exchange.foreign.targets import MANDATORY, UNKNOWN_FIELDS, Format, Target, target

_COLOURS = frozenset({"groen", "oranje", "rood", "geel", "blauw", "grijs", "paars", "roze"})
_LEFT_OUT = {
    REPEATED_TARGET: "column_repeated",
    NOTHING_FITS: "column_doubtful",
    SCALE_OTHER: "column_scale_other",
}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
SURNAME_FIRST, GIVEN_NAME_FIRST = "naam voornaam", "voornaam naam"  # answers about whole names
SURE = 0.5  # a match below this is asked; one from a mapping file is sure
SHORT_BIRTH = N_("Voor een geboortedatum is 00-10 dan 2000-2010 en 30-99 is 1930-1999.")
SHORT_OTHER = N_("Elk jaar is dan 20xx.")


def column_questions(grid: Grid, sheet: SheetMap) -> Iterator[ListCell]:
    """Yield the questions about the columns of a sheet."""
    for column in sheet.columns:
        for judgement in _of_column(grid, sheet, column):
            place = address(sheet.header_row, column.column)
            yield ListCell(
                sheet.sheet, place, " ".join(column.targets), judgement, sheet.header_row + 1, Scope.COLUMN
            )


def _of_column(grid: Grid, sheet: SheetMap, column: ColumnMap) -> Iterator[Judgement]:
    if _day_stands_before(grid, sheet, column):
        day = grid.at(sheet.header_row, column.column).date or dt.date.min
        yield ask("column_twice", *_week_later(day), heading=show_date(day))
        return
    wanted = target(column.targets[0]) if column.targets else None
    if wanted is None:
        if column.reason in _LEFT_OUT and _typed(grid, sheet, column):
            yield ask(_LEFT_OUT[column.reason], heading=column.heading)
        return
    if column.reason == SCALE_UNKNOWN:
        yield ask("column_scale", True, heading=column.heading)
    elif wanted.format is Format.NATIONAL_NUMBER:
        yield refuse("column_national_number", heading=column.heading)
    else:
        yield from _of_heading(grid, column)
        yield from _of_content(grid, sheet, column, wanted)


def _typed(grid: Grid, sheet: SheetMap, column: ColumnMap) -> bool:
    """Say whether a column holds anything that somebody typed: what is computed comes from other columns."""
    rows = (r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip)
    return any(not (raw := grid.at(r, column.column)).empty and not raw.formula for r in rows)


def _day_stands_before(grid: Grid, sheet: SheetMap, column: ColumnMap) -> bool:
    day = grid.at(sheet.header_row, column.column).date
    earlier = (c.column for c in sheet.columns if c.column < column.column)
    return day is not None and any(grid.at(sheet.header_row, c).date == day for c in earlier)


def _of_heading(grid: Grid, column: ColumnMap) -> Iterator[Judgement]:
    if column.column in grid.sheet.hidden_columns:
        yield ask("column_hidden", heading=column.heading)
    if column.targets[0] in UNKNOWN_FIELDS:
        yield ask("column_no_field", heading=column.heading)
    if column.confidence < SURE:
        yield ask("column_doubtful", *column.targets, heading=column.heading)


def _of_content(grid: Grid, sheet: SheetMap, column: ColumnMap, wanted: Target) -> Iterator[Judgement]:
    if wanted.format in (Format.DATE, Format.BIRTH_DATE) and _short_years(grid, sheet, column):
        birth = wanted.format is Format.BIRTH_DATE
        yield ask("date_short_year", True, heading=column.heading, rule=SHORT_BIRTH if birth else SHORT_OTHER)
    if column.targets == NAME_FIRST and not says_order(column.heading):
        rows = (r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip)
        texts = [text for r in rows if (text := grid.at(r, column.column).text)]
        if any(not tells_order(t) for t in texts) and not order_of(t for t in texts if not tells_order(t)):
            yield ask("column_name_order", SURNAME_FIRST, GIVEN_NAME_FIRST, heading=column.heading)
    if wanted.format is Format.ATTENDANCE and "[" in wanted.name:
        yield from _of_session(grid, sheet, column)


def _year_above(grid: Grid, sheet: SheetMap, year: int) -> bool:
    """Say whether the name of the sheet or a title names this year and no other, so that no day lacks it."""
    above = [cell.text for row in grid.rows[: sheet.header_rows[0]] for cell in row if cell.text]
    return {int(y) for text in (sheet.sheet, *above) for y in _YEAR.findall(text)} == {year}


def _week_later(day: dt.date) -> list[Plain]:
    return [(day + dt.timedelta(days=7)).isoformat()]


def _short_years(grid: Grid, sheet: SheetMap, column: ColumnMap) -> bool:
    """Say whether years of two digits are usual in a column; a lone one is asked where it stands."""
    habits = habits_of(grid, sheet, column)
    rows = range(sheet.first, sheet.last + 1)
    return not habits.lone_short_years and any(
        has_short_year(habits.plain(grid.at(r, column.column))) for r in rows if r not in sheet.skip
    )


def _of_session(grid: Grid, sheet: SheetMap, column: ColumnMap) -> Iterator[Judgement]:
    day = dt.date.fromisoformat(column.targets[0].partition("[")[2].rstrip("]"))
    cell = grid.at(sheet.header_row, column.column)
    added = not cell.date and heading_day(cell, (day.year,), column.heading.rpartition(" / ")[0])[1]
    if added and not _year_above(grid, sheet, day.year):
        yield ask("column_without_year", day.isoformat(), heading=column.heading, date=show_date(day))
    rows = [r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip]
    present = any(plain_words(grid.at(r, column.column).text) for r in rows)
    if is_holiday(day) and not present:
        yield ask("column_holiday", heading=show_date(day))


def sheet_questions(grid: Grid, sheet: SheetMap) -> Iterator[ListCell]:
    """Yield the questions about a whole sheet: a legend of colours, a legend of codes."""
    first = next((c.column for c in sheet.columns if c.targets), 0)
    if colours := _colours_explained(grid, sheet):
        question = ask("colour_legend", typed=", ".join(colours))
        yield ListCell(
            sheet.sheet, address(sheet.first, first), "traject.status", question, scope=Scope.SHEET
        )
    hours = next((c for c in sheet.columns if c.reason == HOURS_IN_GRID), None)
    if hours:
        place = address(sheet.header_row, hours.column)
        question = ask("grid_of_hours", heading=hours.heading)
        yield ListCell(sheet.sheet, place, "aanwezigheid.code", question, scope=Scope.SHEET)
    yield from _counted_from_1904(grid, sheet)
    coded = next((c for c in sheet.columns if c.targets and c.targets[0].startswith("aanwezigheid.")), None)
    if coded and coded.value_map:
        text = ", ".join(f"{sign} = {code}" for sign, code in coded.value_map.items())
        place = address(sheet.header_row, coded.column)
        question = ask("code_legend", True, typed=text)
        yield ListCell(sheet.sheet, place, "aanwezigheid.code", question, scope=Scope.SHEET)


def _colours_explained(grid: Grid, sheet: SheetMap) -> list[str]:
    """Return the texts above or below the table that say what two or more colours mean."""
    rows = [*range(sheet.header_row), *sheet.skip, *range(sheet.last + 1, len(grid.rows))]
    texts = [cell.text for row in sorted(set(rows)) for cell in grid.rows[row] if "=" in cell.text]
    found = {text: _COLOURS & set(plain_words(text)) for text in texts}
    explained = [text for text, colours in found.items() if colours]
    return explained if len(set[str]().union(*found.values())) >= 2 else []


def _counted_from_1904(grid: Grid, sheet: SheetMap) -> Iterator[ListCell]:
    """Ask once whether the days are right in a workbook that counts from 1904: pasted ones shift by four years."""
    if grid.epoch != MAC_EPOCH:
        return
    for column in sheet.columns:
        rows = (r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip)
        day = next((d for r in rows if column.targets and (d := grid.at(r, column.column).date)), None)
        if day:
            question = ask("date_1904", True, example=show_date(day))
            place = address(sheet.header_row, column.column)
            yield ListCell(sheet.sheet, place, column.targets[0], question, scope=Scope.SHEET)
            return


def file_questions(sheets: list[SheetMap], defaults: Mapping[str, Plain]) -> Iterator[ListCell]:
    """Yield the mandatory fields that no column has and that were not given for the whole list."""
    for sheet in sheets:
        if not sheet.columns_of("persoon.naam"):
            continue
        for name in MANDATORY:
            wanted = target(name)
            if wanted and not sheet.columns_of(name) and name not in defaults:
                reason = "file_needs_column" if wanted.format is Format.NAME else "file_needs_value"
                question = ask(reason, field=wanted.label)
                yield ListCell(sheet.sheet, "", name, question, scope=Scope.FILE)


def with_answers(sheet: SheetMap, answers: Answers) -> SheetMap:
    """Return the match after the answers about its columns: left out, another target, or the session's day."""
    columns = []
    for column in sheet.columns:
        answer = answers.cells.get(f"{sheet.sheet}!{address(sheet.header_row, column.column)}", True)
        if answer in (None, False):
            column = replace(column, targets=())
        elif answer == GIVEN_NAME_FIRST:
            column = replace(column, targets=FIRST_NAME_FIRST)
        elif isinstance(answer, str) and target(answer):
            column = replace(column, targets=(answer,), confidence=1.0)
        elif isinstance(answer, str) and _ISO_DAY.fullmatch(answer):
            column = replace(column, targets=(f"aanwezigheid.code[{answer}]",), confidence=1.0)
        columns.append(column)
    return replace(sheet, columns=tuple(columns))
