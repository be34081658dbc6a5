# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the cells of one column are written, seen over the whole column: what a single cell cannot tell."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ensure_desk.domain.dates import split_date
from ensure_desk.domain.lists import Judgement, accept, ask
from ensure_desk.domain.places import find_municipality, place_of_initials, place_of_parts, shortened_place
from ensure_desk.exchange.foreign.date_cells import both_centuries, has_short_year
from ensure_desk.exchange.foreign.doubts import blank_signs, turkish_letters
from ensure_desk.exchange.foreign.headings import ADDRESS, POSTCODE_PLACE
from ensure_desk.exchange.foreign.layout import Grid
from ensure_desk.exchange.foreign.mapping import ColumnMap, SheetMap
from ensure_desk.exchange.foreign.near_places import doubt_of_place, named_place
from ensure_desk.exchange.foreign.rawcell import RawCell, of_value
from ensure_desk.exchange.foreign.splits import postcode_in_front
from ensure_desk.exchange.foreign.targets import Format, target

POINT = re.compile(r"\d{1,6}\.\d{1,2}")
_UNIT = re.compile(r"(\d{1,3}(?:,\d+)?)\s*(?:u|uur|uren|h|heures)\.?", re.I)
_COMPACT = re.compile(r"(?:19|20)\d{6}")
_NUMBERS = frozenset({Format.DECIMAL, Format.HOURS, Format.WHOLE})
_BOX_NUMBER, _BOX_LETTER = re.compile(r"\d\s?/\s?\d{1,3}$"), re.compile(r"(\d)\s?/\s?([a-zA-Z])$")
_WHOLE = re.compile(r"\d+\.0")
_DIGITS = frozenset({Format.POSTCODE, Format.HOUSE_NUMBER, Format.PHONE, Format.WHOLE, Format.HOURS})
_DATES = frozenset({Format.DATE, Format.BIRTH_DATE})
FEWEST, UNIT_SHARE = 3, 0.2  # cells, and the share of them, that make a way of writing a habit
LONE_SHARE, PLACE_SHARE = 0.05, 0.02
REGION_SHARE = 0.8  # of the places of a column that are ours
SURE_DAYS, MONTHS_OF_YEAR = 5, 12


@dataclass(frozen=True)
class Habits:
    """What is known of one column: signs for empty, decimal points, units, and days that changed places."""

    blanks: frozenset[str] = frozenset()
    points: bool = False
    units: bool = False
    whole: bool = False  # a program wrote 2500.0 for 2500
    compact: bool = False  # days written as 20260331
    named_short: bool = False  # days written as 12-mrt-80
    month_first: bool = False  # typed dates with the month in front
    lone_short_years: bool = False  # a year of two digits is the odd one out
    swapped_days: bool = False  # a spreadsheet read day and month the wrong way round
    places: Mapping[str, str] = field(default_factory=dict)  # how this office shortens the names of places
    place_first: bool = False  # the postcode stands behind its place
    in_region: bool = False  # nearly every place of the column is one of ours
    turkish: bool = False  # letters of a Turkish code page that were read with another one
    merged: Mapping[int, int] = field(default_factory=dict)  # row -> the row whose value it shares
    stroke_boxes: bool = False  # a stroke parts the number of a house and its box

    def plain(self, raw: RawCell) -> RawCell:
        """Return the cell as it would be written without the habits of this column."""
        if raw.text in self.blanks:
            return RawCell()
        if raw.text in self.places:
            return of_value(self.places[raw.text])
        if self.stroke_boxes and raw.number is None and not raw.date:
            return of_value(_BOX_LETTER.sub(r"\1 bus \2", raw.text))
        if self.turkish or self.place_first:
            return of_value((turkish_letters if self.turkish else postcode_in_front)(raw.text))
        return self._plain_number(raw)

    def _plain_number(self, raw: RawCell) -> RawCell:
        if self.whole and _WHOLE.fullmatch(raw.text):
            return of_value(raw.text[:-2])
        if self.points and POINT.fullmatch(raw.text):
            return of_value(float(raw.text))
        if self.units and (found := _UNIT.fullmatch(raw.text)):
            return of_value(found[1])
        if self.named_short and (day := _short_named(raw.text)):
            return of_value(day)
        if self.compact and (day := _compact_day(raw.text)):
            return of_value({"d": day})
        return raw

    def doubt(self, raw: RawCell) -> Judgement | None:
        """Return the question about a date of which day and month may have changed places."""
        if self.swapped_days and raw.date and raw.date.day <= MONTHS_OF_YEAR:
            other = raw.date.replace(month=raw.date.day, day=raw.date.month)
            return ask("date_day_or_month", other.isoformat(), raw.date.isoformat(), typed=raw.text)
        if self.in_region and (near := doubt_of_place(raw.text)):
            return near
        if self.lone_short_years and has_short_year(raw):
            return ask("date_two_centuries", *both_centuries(raw), typed=raw.text)
        parts = None if raw.date or not self.month_first else split_date(raw.text)
        if parts and 1 <= parts.day <= MONTHS_OF_YEAR and 1 <= parts.month <= MONTHS_OF_YEAR:
            return ask("date_day_or_month", typed=raw.text) if parts.day != parts.month else None
        return None


def habits_of(grid: Grid, sheet: SheetMap, column: ColumnMap) -> Habits:
    """Return the habits of one column of a table."""
    wanted = target(column.targets[0]) if column.targets else None
    if wanted is None:
        return Habits()
    rows = (r for r in range(sheet.first, sheet.last + 1) if r not in sheet.skip)
    cells = [raw for r in rows if not (raw := grid.at(r, column.column)).empty]
    texts = [c.text for c in cells if c.number is None and c.date is None]
    numeric, dated = wanted.format in _NUMBERS, wanted.format in _DATES
    units = sum(bool(_UNIT.fullmatch(t)) for t in texts)
    return Habits(
        frozenset() if wanted.format is Format.ATTENDANCE else blank_signs(texts),
        numeric and not any("," in t for t in texts) and sum(map(bool, map(POINT.fullmatch, texts))) >= 2,
        numeric and units >= FEWEST and units >= UNIT_SHARE * len(cells),
        wanted.format in _DIGITS
        and sum(bool(_WHOLE.fullmatch(t)) for t in texts) >= max(FEWEST, len(texts) / 2),
        dated and sum(bool(_compact_day(c.text)) for c in cells) >= max(FEWEST, UNIT_SHARE * len(cells)),
        dated and sum(bool(_short_named(t)) for t in texts) >= max(FEWEST, UNIT_SHARE * len(cells)),
        dated and _month_first(texts),
        dated and _lone_short_years(cells),
        dated and _swapped_days(cells),
        _short_places(texts) if wanted.format is Format.MUNICIPALITY else {},
        column.targets == POSTCODE_PLACE
        and sum(postcode_in_front(t) != t for t in texts) >= max(FEWEST, UNIT_SHARE * len(cells)),
        wanted.format is Format.MUNICIPALITY
        and sum(find_municipality(t) is not None for t in texts) >= REGION_SHARE * len(texts),
        wanted.format is Format.NAME and sum(turkish_letters(t) != t for t in texts) >= FEWEST,
        _merged_down(grid, column.column),
        column.targets == ADDRESS and sum(bool(_BOX_NUMBER.search(t)) for t in texts) >= FEWEST,
    )


def _compact_day(text: str) -> str:
    """Return 20260331 as a day; empty when it is none."""
    if not _COMPACT.fullmatch(text):
        return ""
    try:
        return dt.date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()
    except ValueError:
        return ""


def _short_named(text: str) -> str:
    """Return 12-mrt-80 as 12/03/80; empty when it is none."""
    parts = None if text.count("/") > 1 else split_date(text)
    named = parts is not None and parts.short_year and any(c.isalpha() for c in text)
    return f"{parts.day}/{parts.month}/{parts.year:02d}" if parts and named else ""


def _lone_short_years(cells: list[RawCell]) -> bool:
    short = sum(map(has_short_year, cells))
    return 0 < short <= LONE_SHARE * len(cells)


def _month_first(texts: list[str]) -> bool:
    parts = [p for t in texts if (p := split_date(t))]
    american = sum(p.month > MONTHS_OF_YEAR >= p.day >= 1 for p in parts)
    ours = sum(p.day > MONTHS_OF_YEAR >= p.month >= 1 for p in parts)
    return american >= FEWEST and american >= UNIT_SHARE * (american + ours)


def _swapped_days(cells: list[RawCell]) -> bool:
    """Say whether a column has only low days as dates and only high days as text: the mark of a wrong reading."""
    dates = [c.date for c in cells if c.date]
    typed = [p for c in cells if not c.date and (p := split_date(c.text)) and p.month <= MONTHS_OF_YEAR]
    low = len(dates) >= SURE_DAYS and all(d.day <= MONTHS_OF_YEAR for d in dates)
    return low and len(typed) >= SURE_DAYS and all(p.day > MONTHS_OF_YEAR for p in typed)


def _short_places(texts: list[str]) -> dict[str, str]:
    """Return the short names of places that come back again and again, each with its municipality."""
    usual = (
        t for t, count in Counter(texts).items() if count >= FEWEST and count >= PLACE_SHARE * len(texts)
    )
    return {
        t: name
        for t in usual
        if "?" not in t
        and (name := shortened_place(t) or place_of_initials(t) or place_of_parts(t) or named_place(t))
    }


def _merged_down(grid: Grid, column: int) -> dict[int, int]:
    """Return per row of a cell merged downwards the row that holds its value."""
    found: dict[int, int] = {}
    for top, left, bottom, right in grid.sheet.merged:
        if left == right == column and bottom > top:
            found.update(dict.fromkeys(range(top + 1, bottom + 1), top))
    return found


def shared(judgement: Judgement) -> Judgement:
    """Return the judgement of a merged cell for one of its lower rows."""
    return accept(judgement.value, "merged_value") if judgement.value is not None else judgement
