# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The years of months that stand without one above columns of hours: from October to March it becomes another year."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ensure_desk.exchange.foreign.layout import Grid
from ensure_desk.exchange.foreign.mapping import ColumnMap, SheetMap

HOURS = "prestatie.uren"
ASKED = 0.4  # below what counts as sure
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def with_years(grid: Grid, sheet: SheetMap, titles: Sequence[str], today: dt.date) -> SheetMap:
    """Return the sheet with the years of its bare months; a month that was not yet is asked."""
    bare = [c for c in sheet.columns if _month(c) and not re.search(r"\d\d", c.heading)]
    turns = [i for i, (a, b) in enumerate(pairwise(bare), 1) if _month(b) <= _month(a)]
    named = sorted({int(year) for title in titles for year in _YEAR.findall(title)})
    found: dict[int, ColumnMap] = {}
    if len(turns) == 1:
        written = len(named) == 2 and named[1] == named[0] + 1
        last = named[1] if written else _latest_year(bare[-1], today)
        for i, column in enumerate(bare):
            year = last if i >= turns[0] else last - 1
            found[column.column] = replace(column, targets=(f"{HOURS}[{year}-{_month(column):02d}]",))
    else:
        ahead = (c for c in bare if turns or (_is_ahead(c, today) and _filled(grid, sheet, c)))
        found = {c.column: replace(c, confidence=ASKED) for c in ahead}
    return replace(sheet, columns=tuple(found.get(c.column, c) for c in sheet.columns))


def _month(column: ColumnMap) -> int:
    """Return the month of a column of hours; 0 when it is something else."""
    hours = len(column.targets) == 1 and column.targets[0].startswith(f"{HOURS}[")
    return int(column.targets[0][-3:-1]) if hours else 0


def _is_ahead(column: ColumnMap, today: dt.date) -> bool:
    return column.targets[0] > f"{HOURS}[{today:%Y-%m}]"


def _latest_year(column: ColumnMap, today: dt.date) -> int:
    return today.year if _month(column) <= today.month else today.year - 1


def _filled(grid: Grid, sheet: SheetMap, column: ColumnMap) -> bool:
    rows = (r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip)
    return any(not grid.at(r, column.column).empty for r in rows)
