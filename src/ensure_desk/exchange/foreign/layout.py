# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding the table in a sheet: the heading row below titles, its groups, and the rows that are no people."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from ensure_desk.domain.names import plain_words
from ensure_desk.domain.texts import N_
from ensure_desk.exchange.foreign.days import heading_day
from ensure_desk.exchange.foreign.headings import (
    barrier_of,
    is_doubtful,
    match_heading,
    match_typo,
)
from ensure_desk.exchange.foreign.month_headings import bare_month, month_of_heading
from ensure_desk.exchange.foreign.rawcell import EXCEL_EPOCH, RawCell, cell_at
from ensure_desk.gate.model import SheetData

LOOK_AT = 30  # rows searched for the headings
YEARS = range(2015, 2041)  # numbers that may be a heading above the months of a year
SHORT_ROW = 3  # a row below the table with so few cells can be an explanation
ROWS_OF_HEADING = 2  # rows below a heading that may say it again
SHORT_SIGN = 3  # letters of a code that is explained below the table
MORE_KNOWN = 2  # two rows are one heading when so many more columns are known together
LEAST_HEADINGS = 3  # so many known headings open a second table
GRID_SPAN, MOST_BACKWARDS = dt.timedelta(days=800), 2  # the days above a grid follow each other
GRID_DATES = 4  # so many dates in one row make it the heading of an attendance grid
_TOTALS = frozenset({"totaal", "totalen", "subtotaal", "som", "aantal", "total", "gemiddelde", "eindtotaal"})
_SESSION_WORDS = frozenset({"lesgever", "lokaal", "trainer", "docent", "zaal"})
EMPTY_SHEET, NO_TABLE, HIDDEN_SHEET = N_("leeg blad"), N_("geen tabel gevonden"), N_("verborgen blad")
SECTION, TOTALS, BLANK, REPEATED = (
    N_("tussentitel of voettekst"),
    N_("totaalrij"),
    N_("lege rij"),
    N_("titelrij"),
)


@dataclass(frozen=True)
class Grid:
    """A sheet with its raw cells, made once."""

    sheet: SheetData
    fields: int = 0  # the usual number of fields of a text file in which some lines differ
    epoch: dt.date = EXCEL_EPOCH

    @cached_property
    def rows(self) -> list[list[RawCell]]:
        """Return every cell."""
        made = [[cell_at(self.sheet, r, c) for c in range(len(row))] for r, row in enumerate(self.sheet.rows)]
        if self.epoch == EXCEL_EPOCH:
            return made
        return [[replace(c, epoch=self.epoch) if c.number is not None else c for c in row] for row in made]

    @cached_property
    def width(self) -> int:
        """Return the number of columns of the widest row."""
        return max((len(row) for row in self.rows), default=0)

    def at(self, row: int, column: int) -> RawCell:
        """Return a cell; outside the sheet it is empty."""
        if 0 <= row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return RawCell()


def find_headers(grid: Grid) -> list[int]:
    """Return the heading row of every table of the sheet, from top to bottom; none when nothing looks like one."""
    first = _find_header(grid)
    return [] if first is None else [first, *_later_headers(grid, first)]


def _find_header(grid: Grid) -> int | None:
    scored = [(_score(grid.rows[r]), -r) for r in range(min(LOOK_AT, len(grid.rows)))]
    best, row = max(scored, default=(0, 0))
    return _below_groups(grid, _above_days(grid, -row)) if best >= 2 else None


def _below_groups(grid: Grid, row: int) -> int:
    """Return the row below when it only says what stands under the wide cells of this one, such as T0 and T1."""
    wide = {
        c
        for top, left, bottom, right in grid.sheet.merged
        if top == bottom == row and right > left
        for c in range(left, right + 1)
    }
    below = grid.rows[row + 1] if row + 1 < len(grid.rows) else []
    filled = {c for c, cell in enumerate(below) if cell.text}
    words = all(cell.number is None and cell.date is None for cell in below)
    return row + 1 if wide and filled == wide and words else row


def _above_days(grid: Grid, row: int) -> int:
    """Return the row below when it holds the days of a grid and nothing besides: its names stand in this row."""
    below = grid.rows[row + 1] if row + 1 < len(grid.rows) else []
    days = _days_across(below)
    alone = days >= GRID_DATES and days == sum(bool(c.text) for c in below)
    return row + 1 if alone and not _days_across(grid.rows[row]) else row


def _later_headers(grid: Grid, first: int) -> Iterator[int]:
    """Yield the rows below that open another table: other headings, after an empty row or a title."""
    known = {c.text for c in grid.rows[first] if c.text}
    for row in range(first + 3, len(grid.rows)):
        texts = {c.text for c in grid.rows[row] if c.text}
        before = [sum(bool(c.text) for c in grid.rows[r]) for r in (row - 1, row - 2)]
        if len(texts) < LEAST_HEADINGS or not (before[0] == 0 or before == [1, 0]) or texts <= known:
            continue
        if _score(grid.rows[row]) >= LEAST_HEADINGS:
            yield row


def _score(row: list[RawCell]) -> int:
    texts = [c.text for c in row if c.text and c.date is None and c.number is None and len(c.text) <= 60]
    sessions = is_session_sheet(texts)
    known = sum(
        bool(match_heading(t, sessions=sessions) or barrier_of(t) or match_typo(t)) or is_doubtful(t)
        for t in texts
    )
    months = sum(bool(month_of_heading(t, (2000,)) or bare_month(t, (2000,))) for t in texts)
    days = _days_across(row)
    if days >= GRID_DATES and known:
        return known + months + days
    values = sum(
        c.date is not None or (c.number is not None and c.number not in YEARS) for c in row if c.text
    )
    return known + months - values


def _days_across(row: list[RawCell]) -> int:
    """Return how many days stand in a row from left to right, as above a grid; 0 when they are anything else."""
    year = next((c.date.year for c in row if c.date), 2000)
    days = [d for c in row if (d := heading_day(c, (year,))[0])]
    counted = [int(c.number) for c in row if c.number is not None and c.number in range(1, 32)]
    if len(days) >= GRID_DATES:
        return len(days) if max(days) - min(days) <= GRID_SPAN and _backwards(days) <= MOST_BACKWARDS else 0
    return len(counted) if len(counted) >= GRID_DATES and _backwards(counted) <= len(counted) / 3 else 0


def _backwards(values: Sequence[dt.date] | Sequence[int]) -> int:
    return sum(later < earlier for earlier, later in pairwise(values))  # type: ignore[operator]  # all of one kind


def header_texts(grid: Grid, row: int) -> tuple[tuple[int, ...], list[str]]:
    """Return the heading rows and the full heading of every column, `group / name` under a merged group."""
    rows, texts = _grouped_texts(grid, row)
    best, known = (rows, texts), _known(texts)
    for pair in ((row, row + 1), (row - 1, row)):
        if _is_heading_part(grid, pair):
            joined = [_two_lines(grid, pair, c) for c in range(grid.width)]
            both = [t for t, leaf in zip(joined, texts, strict=True) if t and t != leaf]
            needed = known + 1 if _known(both) == len(both) else known + MORE_KNOWN
            if (found := _known(joined)) >= needed:
                best, known = (pair, joined), found
    return best


def _known(texts: list[str]) -> int:
    return sum(bool(match_heading(t) or match_typo(t)) for t in texts if t)


def _two_lines(grid: Grid, pair: tuple[int, int], column: int) -> str:
    return " ".join(t for row in pair if (t := grid.at(row, column).text.replace("\n", " "))).replace(
        "- ", "-"
    )


def _is_heading_part(grid: Grid, pair: tuple[int, int]) -> bool:
    """Say whether two rows can be one heading on two lines: only words, and cells that are filled in both."""
    if pair[0] < 0 or pair[1] >= len(grid.rows):
        return False
    cells = [c for row in pair for c in grid.rows[row] if c.text]
    both = sum(bool(grid.at(pair[0], c).text and grid.at(pair[1], c).text) for c in range(grid.width))
    return both >= 2 and not any(c.number is not None or c.date or len(c.text) > 40 for c in cells)


def _grouped_texts(grid: Grid, row: int) -> tuple[tuple[int, ...], list[str]]:
    above = _merged_texts(grid, row - 1) if row else {}
    groups = {c: text for c, (text, wide) in above.items() if wide and not grid.at(row, c).date}
    uprights = {c: text for c, (text, wide) in above.items() if not wide}
    two_rows = len({text for text, _ in above.values()}) >= 2
    texts = []
    for column in range(grid.width):
        leaf = grid.at(row, column).text.replace("\n", " ").replace(" / ", "/")
        group = groups.get(column, "") if two_rows else ""
        if not leaf:
            leaf, group = (uprights.get(column, "") if two_rows else ""), ""
        texts.append(f"{group} / {leaf}" if group else leaf)
    return ((row - 1, row) if two_rows else (row,)), texts


def _merged_texts(grid: Grid, row: int) -> dict[int, tuple[str, bool]]:
    """Return per column the text above it and whether that text spans several columns."""
    found = {c: (cell.text, False) for c, cell in enumerate(grid.rows[row]) if cell.text}
    for top, left, bottom, right in grid.sheet.merged:
        text = grid.at(top, left).text
        if top <= row <= bottom and text and top == row:
            found.update(dict.fromkeys(range(left, right + 1), (text, right > left)))
    return found


def is_session_sheet(texts: list[str]) -> bool:
    """Say whether the headings are those of a list of sessions rather than people."""
    words = {w for t in texts for w in plain_words(t)}
    return len(words & _SESSION_WORDS) >= 1 and not words & {"naam", "voornaam", "familienaam"}


def rows_to_skip(grid: Grid, first: int, headings: list[str], end: int = 0) -> tuple[int, dict[int, str]]:
    """Return the last row with data and the rows on the way that are no data, with the reason."""
    skip: dict[int, str] = {}
    end = end or len(grid.rows)
    for row in range(first, end):
        if why := _why_no_data(grid.rows[row], headings):
            skip[row] = why
        elif row < first + ROWS_OF_HEADING and _is_heading_again(grid.rows[row], headings):
            skip[row] = REPEATED
    skip.update(dict.fromkeys(_afterword(grid, first, skip), SECTION))
    data = [row for row in range(first, end) if row not in skip]
    last = data[-1] if data else first - 1
    return last, {row: why for row, why in skip.items() if why != BLANK or row < last}


def _afterword(grid: Grid, first: int, skip: dict[int, str]) -> range:
    """Return the rows of an explanation below the table: a blank row, a title alone, then only short rows."""
    filled = {r: sum(bool(c.text) for c in grid.rows[r]) for r in range(first, len(grid.rows))}
    usual = sorted(n for r, n in filled.items() if r not in skip)
    if not usual or usual[len(usual) // 2] < 2 * SHORT_ROW:
        return range(0)
    begin = len(grid.rows)
    for row in range(len(grid.rows) - 1, first, -1):
        if filled[row] > SHORT_ROW:
            break
        sign = next((c.text for c in grid.rows[row] if c.text), "")
        if not filled[row - 1] and (filled[row] == 1 or (filled[row] == 2 and len(sign) <= SHORT_SIGN)):
            begin = row
    return range(begin, len(grid.rows))


def _is_heading_again(row: list[RawCell], headings: list[str]) -> bool:
    """Say whether a row says the same as the heading above it, in another language or other words."""
    filled = [(c, cell.text) for c, cell in enumerate(row) if cell.text and c < len(headings)]
    if any(cell.number is not None or cell.date for cell in row):
        return False
    same = sum(bool(t := match_heading(text)) and t == match_heading(headings[c]) for c, text in filled)
    return same >= LEAST_HEADINGS and same >= len(filled) / 2


def _why_no_data(row: list[RawCell], headings: list[str]) -> str:
    filled = [(c, cell) for c, cell in enumerate(row) if cell.text and not cell.formula]
    if not filled:
        return BLANK
    words = plain_words(next((c.text for _, c in filled if c.number is None and c.date is None), ""))
    if words and words[0] in _TOTALS:
        return TOTALS
    computed = any(cell.formula for cell in row)
    if len(filled) == 1 and not computed and sum(bool(h) for h in headings) >= 3:
        return SECTION
    same = sum(cell.text == headings[c] and bool(cell.text) for c, cell in filled if c < len(headings))
    return REPEATED if same >= 2 and same == len(filled) else ""
