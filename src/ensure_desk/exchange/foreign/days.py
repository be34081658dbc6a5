# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days in the headings of a grid, as a date or as people type them, and the public holidays among them."""

import datetime as dt
import re

from ensure_desk.domain.dates import MONTHS, split_date
from ensure_desk.domain.names import plain_words
from ensure_desk.exchange.foreign.rawcell import RawCell

_WEEKDAY = re.compile(
    r"^(?:ma|di|wo|do|vr|za|zo|maan|dins|woens|donder|vrij|zater|zon)(?:dag)?\.?[\s,]+", re.I
)
_BEHIND_SESSION = re.compile(
    r"(?:les|sessie|bijeenkomst|dag|week|workshop|module|seance)\s*\d{1,2}\s*[:(,-]\s*([^()]+?)\)?", re.I
)
_DAY_MONTH = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})")
_DAY_NAMED = re.compile(r"(\d{1,2})[\s.-]*([a-z]{3,9})\.?", re.I)
_DAY_ALONE = re.compile(r"\d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d\d")
HALF_A_YEAR = 183  # days that a school year never goes back


def easter(year: int) -> dt.date:
    """Return Easter Sunday of a year (Gauss, Gregorian calendar)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def is_holiday(day: dt.date) -> bool:
    """Say whether a day is a Belgian public holiday."""
    fixed = {(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)}
    return (day.month, day.day) in fixed or (day - easter(day.year)).days in (1, 39, 50)


def heading_day(cell: RawCell, years: tuple[int, ...], group: str = "") -> tuple[dt.date | None, bool]:
    """Return the day of a heading and whether its year had to be added; `group` is the text above it."""
    if cell.date:
        return cell.date, False
    text = cell.text.replace("\n", " ").strip()
    if named := _BEHIND_SESSION.fullmatch(text):
        text = named[1]
    text = _WEEKDAY.sub("", text)
    if parts := split_date(text):
        return parts.day_in(parts.year + (2000 if parts.short_year else 0)), parts.short_year
    day, month, year = _day_and_month(text, group)
    if not month:
        return None, False
    try:
        return dt.date(year or years[0], month, day), not year
    except (ValueError, IndexError):
        return None, False


def across_new_year(days: dict[int, dt.date | None], added: bool) -> dict[int, dt.date | None]:
    """Return days without a year, which begin again after December once, with those before it a year earlier."""
    known = [(c, day) for c, day in days.items() if day]
    turns = [i for i in range(1, len(known)) if (known[i - 1][1] - known[i][1]).days > HALF_A_YEAR]
    if not added or len(turns) != 1:
        return days
    return days | {c: _year_before(day) for c, day in known[: turns[0]]}


def _year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=min(day.day, 28 if day.month == 2 else day.day))


def _day_and_month(text: str, group: str) -> tuple[int, int, int]:
    """Return day, month and (from the group above) year of a heading without a year; zeros when it is none."""
    if match := _DAY_MONTH.fullmatch(text):
        return int(match[1]), int(match[2]) if int(match[2]) <= 12 else 0, 0
    if match := _DAY_NAMED.fullmatch(text):
        return int(match[1]), MONTHS.get(" ".join(plain_words(match[2])), 0), 0
    months = [MONTHS[w] for w in plain_words(group) if w in MONTHS]
    if len(months) == 1 and _DAY_ALONE.fullmatch(text):
        year = _YEAR.search(group)
        return int(text), months[0], int(year[0]) if year else 0
    return 0, 0, 0
