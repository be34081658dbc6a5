# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Proposing a match for a foreign workbook: which sheets, which columns, which words, and what must be asked first."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from ensure_desk.domain.dates import split_date
from ensure_desk.domain.lists import Plain, Verdict
from ensure_desk.domain.names import plain_words
from ensure_desk.domain.texts import N_
from ensure_desk.exchange.foreign.attendance import grid_columns, holds_hours, legend_map, spoken_map
from ensure_desk.exchange.foreign.by_content import by_content, texts_of, with_bare_months
from ensure_desk.exchange.foreign.cells import judge_cell
from ensure_desk.exchange.foreign.evidence import FROM_CONTENT, with_evidence
from ensure_desk.exchange.foreign.habits import habits_of
from ensure_desk.exchange.foreign.headings import (
    Targets,
    is_doubtful,
    is_first_talk,
    is_survey,
    match_heading,
    match_survey,
    match_typo,
    names_somebody,
    without_brackets,
    without_refrain,
)
from ensure_desk.exchange.foreign.layout import (
    EMPTY_SHEET,
    HIDDEN_SHEET,
    NO_TABLE,
    Grid,
    find_headers,
    header_texts,
    is_session_sheet,
    rows_to_skip,
)
from ensure_desk.exchange.foreign.legends import legend_elsewhere, legend_of
from ensure_desk.exchange.foreign.long_rows import with_domains, with_months, with_presences
from ensure_desk.exchange.foreign.mapping import (
    HOURS_IN_GRID,
    NOTHING_FITS,
    ColumnMap,
    ListMapping,
    SheetMap,
)
from ensure_desk.exchange.foreign.month_headings import month_of_heading, month_of_sheet, years_in
from ensure_desk.exchange.foreign.month_years import with_years
from ensure_desk.exchange.foreign.repeats import FROM_NEIGHBOUR, without_repeats
from ensure_desk.exchange.foreign.scores import with_scores
from ensure_desk.exchange.foreign.targets import Format, target
from ensure_desk.exchange.foreign.words import propose_map
from ensure_desk.gate.model import Workbook

FROM_HEADING = N_("de titel zegt het")
NO_PEOPLE = N_("geen namen van personen")
FROM_TYPO = N_("de titel lijkt op een bekende titel")
FROM_SHEET = N_("de maand staat in de naam of de titel van het blad")
NOT_KNOWN = N_("geen veld herkend; de kolom blijft weg")
LICENCES = "persoon.rijbewijs"
_DATE_LENGTHS = range(8, 11)
NONE_FITS = 8  # cells that all disagree with the heading: the column is something else
FEWEST, SAMPLE = 4, 200  # cells that decide whether a column agrees with its heading
MOST_CODES = 0.8  # of the cells must be known where a cell may hold several choices


@dataclass(frozen=True)
class _Book:
    """What the tables of one workbook share."""

    names: tuple[str, ...]
    today: dt.date
    legend: Mapping[str, str]  # what its small sheets explain


def propose(workbook: Workbook, *, today: dt.date) -> ListMapping:
    """Return the best match for a workbook; nothing in it is confirmed."""
    grids = [Grid(s) for s in workbook.sheets]
    book = _Book(tuple(s.name for s in workbook.sheets), today, legend_elsewhere(grids))
    tables = [table for grid in grids for table in _propose_sheet(grid, book)]
    named = any(t.columns_of("persoon.naam") for t in tables)
    return ListMapping(tuple(_without_nameless(t) if named else t for t in tables))


def _without_nameless(table: SheetMap) -> SheetMap:
    """Leave out a table of numbers or notes without names, when another table of the workbook has the people."""
    targets = {name for c in table.columns for name in c.targets}
    people = {"persoon.naam", "persoon.voornaam", "persoon.rijksregisternummer"} & targets
    if not table.used or people or any(name.startswith(("sessie.", "training.")) for name in targets):
        return table
    return SheetMap(table.sheet, why_ignored=NO_PEOPLE)


def _propose_sheet(grid: Grid, book: _Book) -> Iterator[SheetMap]:
    name = grid.sheet.name
    if not any(not cell.empty for row in grid.rows for cell in row):
        yield SheetMap(name, why_ignored=EMPTY_SHEET)
        return
    if grid.sheet.hidden != "visible":
        yield SheetMap(name, why_ignored=HIDDEN_SHEET)
        return
    headers = find_headers(grid)
    if not headers:
        yield SheetMap(name, why_ignored=NO_TABLE)
    begins = [0, *headers[1:]]
    for header, begin, end in zip(headers, begins, [*headers[1:], len(grid.rows)], strict=False):
        yield _propose_table(grid, (begin, header, end), book)


def _propose_table(grid: Grid, rows: tuple[int, int, int], book: _Book) -> SheetMap:
    begin, header, end = rows
    header_rows, headings = header_texts(grid, header)
    first = header_rows[-1] + 1
    last, skip = rows_to_skip(grid, first, headings, end)
    above = [cell.text for row in grid.rows[begin : header_rows[0]] for cell in row if cell.text]
    inside = [cell.text for row in grid.rows[header_rows[0] : header + 1] for cell in row if cell.text]
    titles = [*above, *inside, grid.sheet.name]
    years = years_in([*titles, *book.names], latest_day(grid, header + 1, book.today))
    dated = _dated_columns(grid, header + 1, end)
    columns = _columns(
        [_with_date(h, c in dated) for c, h in enumerate(headings)], years, [grid.sheet.name, *above]
    )
    columns = tuple(replace(c, heading=headings[c.column]) for c in columns)
    sheet = SheetMap(grid.sheet.name, header_rows, first, last, columns, skip)
    around = [*range(header_rows[0]), *skip, *range(last + 1, len(grid.rows))]
    legend = legend_of(grid, around) or dict(book.legend)
    sheet = with_bare_months(grid, sheet, [grid.sheet.name, *above], years)
    sheet = with_years(grid, sheet, titles, book.today)
    sheet = with_scores(grid, _with_grid(grid, sheet, years, legend), legend)
    sheet = with_domains(grid, with_months(grid, with_presences(grid, sheet, legend), years))
    sheet = with_evidence(grid, by_content(grid, sheet), book.today)
    sheet = replace(sheet, columns=tuple(_doubtful_date(sheet, c) for c in sheet.columns))
    sheet = _with_words(grid, sheet)
    return replace(sheet, columns=tuple(_unfitting(grid, sheet, c, book.today) for c in sheet.columns))


def latest_day(grid: Grid, first: int, today: dt.date) -> dt.date:
    """Return the last day before today that the list itself mentions: its months are of that year."""
    found = []
    for row in grid.rows[first:]:
        for cell in row:
            parts = None if cell.date or len(cell.text) not in _DATE_LENGTHS else split_date(cell.text)
            day = cell.date or (parts.day_in(parts.year) if parts and not parts.short_year else None)
            if day and day <= today:
                found.append(day)
    return max(found, default=today)


def _dated_columns(grid: Grid, first: int, end: int) -> frozenset[int]:
    """Return the columns that hold nothing but days."""
    found = set()
    for column in range(grid.width):
        filled = (raw for r in range(first, end) if not (raw := grid.at(r, column)).empty)
        cells = list(islice(filled, SAMPLE))
        if len(cells) >= FEWEST and all(raw.date for raw in cells):
            found.add(column)
    return frozenset(found)


def _with_date(heading: str, dated: bool) -> str:
    """Return a heading with the word for a date behind it, when its cells are days and only so it means one."""
    if not heading or not dated or _is_of_date(heading):
        return heading
    return f"{heading} datum" if _is_of_date(f"{heading} datum") else heading


def _is_of_date(heading: str) -> bool:
    found = match_heading(heading)
    wanted = target(found[0]) if len(found) == 1 else None
    return wanted is not None and wanted.format in (Format.DATE, Format.BIRTH_DATE)


def _columns(headings: list[str], years: tuple[int, ...], titles: list[str]) -> tuple[ColumnMap, ...]:
    columns: list[ColumnMap] = []
    bare = without_refrain(headings)
    for index, heading in enumerate(headings):
        if heading:
            targets, reason, sure = _targets_of(bare[index], bare, years, columns)
            if not targets and (month := month_of_sheet(heading, titles, years)):
                targets, reason, sure = (f"prestatie.uren[{month}]",), FROM_SHEET, 0.7
            columns.append(ColumnMap(index, heading, targets, {}, reason, sure))
    if not any("persoon.naam" in c.targets for c in columns):
        nearest = next((c for c in columns if not c.targets and names_somebody(c.heading)), None)
        named = [
            replace(c, targets=("persoon.naam",), reason=FROM_TYPO, confidence=0.8) for c in (nearest,) if c
        ]
        columns = [named[0] if c is nearest else c for c in columns]
    return tuple(without_repeats(columns))


def _targets_of(
    heading: str, headings: list[str], years: tuple[int, ...], before: list[ColumnMap]
) -> tuple[Targets, str, float]:
    found = match_survey(heading) if is_survey(headings) else ()
    sessions = is_session_sheet(headings)
    found = found or match_heading(heading, sessions=sessions)
    if found:
        return found, FROM_HEADING, 0.95
    if month := month_of_heading(heading, years):
        return (f"prestatie.uren[{month}]",), FROM_HEADING, 0.95
    if before and before[-1].targets == ("persoon.straat",) and (beside := _beside_street(heading)):
        return beside, FROM_NEIGHBOUR, 0.95
    bare = without_brackets(heading)
    if not sessions and (similar := match_heading(bare) or match_typo(bare)):
        return similar, FROM_TYPO, 0.8
    return (), NOT_KNOWN, 0.0


def _only_says_when(heading: str) -> bool:
    return heading.rpartition(" / ")[2].strip(" .:").lower() in {"op", "dd", "wanneer", "op datum", "d.d"}


def _beside_street(heading: str) -> Targets:
    return (
        ("persoon.nr",)
        if heading.rpartition(" / ")[2].strip(". ").lower() in {"nr", "no", "n°", "nummer"}
        else ()
    )


def _with_grid(grid: Grid, sheet: SheetMap, years: tuple[int, ...], legend: Mapping[str, str]) -> SheetMap:
    found = grid_columns(grid, sheet, years)
    if not found:
        return sheet
    if any(name.startswith("prestatie.") for names in found.values() for name in names):
        return _with_targets(sheet, found, {})
    codes = legend_map(legend) if legend else {}
    meanings = codes or legend_map({})
    if not codes:
        rows = [r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip]
        texts = [grid.at(r, c).text for c in found for r in rows]
        if holds_hours(texts):
            return _without_hours(sheet, found)
        meanings = spoken_map(texts) | meanings
        meanings = dict(sorted(meanings.items()))
    return _with_targets(sheet, found, meanings)


def _without_hours(sheet: SheetMap, days: dict[int, Targets]) -> SheetMap:
    """Leave out the days of a grid that counts hours, which say more than that somebody was there."""
    columns = [
        replace(c, targets=(), reason=HOURS_IN_GRID, confidence=0.0) if c.column in days else c
        for c in sheet.columns
    ]
    return replace(sheet, columns=tuple(columns))


def _with_targets(sheet: SheetMap, found: dict[int, Targets], words: dict[str, Plain]) -> SheetMap:
    columns = [
        replace(c, targets=found[c.column], value_map=words, reason=FROM_HEADING, confidence=0.9)
        if c.column in found
        else c
        for c in sheet.columns
    ]
    return replace(sheet, columns=tuple(columns))


def _unfitting(grid: Grid, sheet: SheetMap, column: ColumnMap, today: dt.date) -> ColumnMap:
    """Doubt a match that less than half of the filled cells agree with."""
    wanted = target(column.targets[0]) if len(column.targets) == 1 else None
    if wanted is None or wanted.format in (Format.NATIONAL_NUMBER, Format.ATTENDANCE):
        return column
    rows = (r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip)
    cells = [raw for r in rows if not (raw := grid.at(r, column.column)).empty][:SAMPLE]
    habits = habits_of(grid, sheet, column)
    cells = [plain for raw in cells if not (plain := habits.plain(raw)).empty]
    if habits.month_first:
        return column
    fitting = sum(judge_cell(raw, wanted, column.value_map, today).verdict is Verdict.ACCEPT for raw in cells)
    if wanted.format is Format.CODES and fitting < MOST_CODES * len(cells):
        return replace(column, targets=(), reason=NOT_KNOWN, confidence=0.0)
    if len(cells) < FEWEST or fitting >= len(cells) / 2 or any(raw.formula or raw.error for raw in cells):
        return column
    if not fitting and len(cells) >= NONE_FITS and wanted.format not in (Format.DATE, Format.BIRTH_DATE):
        return replace(column, targets=(), reason=NOTHING_FITS, confidence=0.0)
    return replace(column, confidence=0.2)


def _doubtful_date(sheet: SheetMap, column: ColumnMap) -> ColumnMap:
    if column.targets or sheet.columns_of("toeleiding.datum"):
        return column
    beside = any(
        c.column == column.column - 1 and c.targets == ("toeleiding.toeleider_type",) for c in sheet.columns
    )
    first_talk = is_first_talk(column.heading)
    if first_talk and sheet.columns_of("toeleiding.toeleider_type"):
        return replace(column, targets=("toeleiding.datum",), reason=FROM_CONTENT, confidence=0.3)
    if not is_doubtful(column.heading) and not (beside and _only_says_when(column.heading)):
        return column
    if sheet.columns_of("toeleiding.toeleider_type"):
        return replace(column, targets=("toeleiding.datum",), reason=FROM_CONTENT, confidence=0.3)
    return column


def _licence_words(grid: Grid, sheet: SheetMap, column: ColumnMap) -> dict[str, Plain]:
    """Return what yes and no would mean below the name of one licence, once a person says that they mean it."""
    wanted, asked = target(LICENCES), target("persoon.tolk_nodig")
    named = [w.upper() for w in plain_words(column.heading) if wanted and w.upper() in wanted.choices]
    if len(named) != 1 or asked is None:
        return {}
    answers = propose_map(Counter(texts_of(grid, sheet, column)), asked)
    return {text: named[0] if yes else None for text, yes in answers.items()}


def _with_words(grid: Grid, sheet: SheetMap) -> SheetMap:
    columns = []
    for column in sheet.columns:
        wanted = target(column.targets[0]) if len(column.targets) == 1 else None
        if wanted and wanted.format in (Format.CHOICE, Format.BOOL, Format.COUNTRY):
            words: dict[str, Plain] = propose_map(Counter(texts_of(grid, sheet, column)), wanted)
            column = replace(column, value_map=words)
        if column.targets == (LICENCES,) and (answers := _licence_words(grid, sheet, column)):
            column = replace(column, targets=(), reason=NOTHING_FITS, confidence=0.0, value_map=answers)
        columns.append(column)
    return replace(sheet, columns=tuple(columns))
