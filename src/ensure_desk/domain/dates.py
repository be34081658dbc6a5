# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading dates as people write them and showing them again.

Belgian dates are day-first. Whatever can be read in two ways is refused with a sentence, never guessed: a
wrong birth date follows a person for years.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from ensure_desk.domain.errors import UserError

OLDEST_YEAR = 1900
LATEST_YEAR = 2100
YOUNGEST_AGE, OLDEST_AGE = 15, 96  # who can come to the counter; decides the century of a short year
MONTHS = {
    "jan": 1, "januari": 1, "feb": 2, "februari": 2, "mrt": 3, "maart": 3, "apr": 4, "april": 4, "mei": 5,
    "jun": 6, "juni": 6, "jul": 7, "juli": 7, "aug": 8, "augustus": 8, "sep": 9, "sept": 9, "september": 9,
    "okt": 10, "oktober": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
    "janvier": 1, "janv": 1, "fevrier": 2, "fevr": 2, "mars": 3, "avril": 4, "avr": 4, "mai": 5, "juin": 6,
    "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
    "january": 1, "february": 2, "march": 3, "mar": 3, "may": 5, "june": 6, "july": 7, "august": 8, "oct": 10,
    "october": 10,
}  # fmt: skip
_WEEKDAY = re.compile(r"^(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)\.?,? (?=\d)")
_AROUND_SIGN = re.compile(r"(?<=\d)\s*([/.\-])\s+(?=\d)|(?<=\d)\s+([/.\-])\s*(?=\d)")
_ORDINAL = re.compile(r"^(\d{1,2})(?:er|e|de|ste|st|nd|rd|th)\s+(?=[^\d\s])")
_MIDNIGHT = re.compile(r" 0?0:00(?::00)?$")
_DAY_FIRST = re.compile(r"(\d{1,2})([/.\- ])(\d{1,2})\2(\d{2}|\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})(?:[Tt ]00:00(?::00)?(?:\.0+)?)?")
_NAMED = re.compile(r"(\d{1,2})[ .\-/]*([a-z]+)\.?[ .\-/]*(\d{2}|\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2}),? (\d{4})")
_FRENCH = str.maketrans("éèêûôà", "eeeuoa")  # the accents in the names of months
_YEAR = re.compile(r"\d{4}")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})[/.\-](\d{4})")


@dataclass(frozen=True)
class DateParts:
    """A date as written, not yet judged: it may be impossible or lack its century."""

    day: int
    month: int
    year: int
    short_year: bool = False

    def day_in(self, year: int) -> dt.date | None:
        """Return the calendar day in a year, or None when there is no such day."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


def tidy(text: str) -> str:
    """Return text in composed form, without odd or doubled spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def split_date(text: str) -> DateParts | None:
    """Take a full date apart, day first unless a year of four digits opens it; None when it is no date."""
    low = _MIDNIGHT.sub("", _WEEKDAY.sub("", tidy(text).lower()))
    low = _ORDINAL.sub(r"\1 ", _AROUND_SIGN.sub(lambda m: m[1] or m[2], low)).strip(".,()")
    if found := _DAY_FIRST.fullmatch(low):
        return DateParts(int(found[1]), int(found[3]), int(found[4]), len(found[4]) == 2)
    if found := _YEAR_FIRST.fullmatch(low):
        return DateParts(int(found[4]), int(found[3]), int(found[1]))
    found = _NAMED.fullmatch(" ".join(low.translate(_FRENCH).split()))
    if found and found[2] in MONTHS:
        return DateParts(int(found[1]), MONTHS[found[2]], int(found[3]), len(found[3]) == 2)
    found = _MONTH_FIRST.fullmatch(low)
    if found and found[1] in MONTHS:
        return DateParts(int(found[2]), MONTHS[found[1]], int(found[3]))
    return None


def age_on(born: dt.date, day: dt.date) -> int:
    """Return the age in whole years on a day; negative before birth."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def short_year_candidates(parts: DateParts, today: dt.date) -> list[dt.date]:
    """Return the days of both centuries that a short year may mean, the later one first."""
    days = [parts.day_in(century + parts.year) for century in (2000, 1900)]
    return [d for d in days if d is not None and d.year <= today.year + 50]


def parse_date(text: str, *, today: dt.date, past_only: bool = False) -> dt.date:
    """Read a full date; `past_only` is for birth dates: none in the future, and a short year as 76 is fine.

    Raises UserError `date_not_understood`, `date_impossible`, `date_doubtful` or `date_in_future`.
    """
    parts = split_date(text)
    if parts is None:
        raise UserError("date_not_understood", typed=tidy(text))
    if parts.short_year:
        value = _birth_date_of_short_year(parts, text, today) if past_only else None
        if value is None:
            raise UserError("date_doubtful", typed=tidy(text))
    else:
        value = _existing_day(parts, text)
    if past_only and value > today:
        raise UserError("date_in_future", typed=show_date(value))
    return value


def _existing_day(parts: DateParts, text: str) -> dt.date:
    value = parts.day_in(parts.year)
    if value is None or not OLDEST_YEAR <= value.year <= LATEST_YEAR:
        raise UserError("date_impossible", typed=tidy(text))
    return value


def _birth_date_of_short_year(parts: DateParts, text: str, today: dt.date) -> dt.date | None:
    days = short_year_candidates(parts, today)
    if not days:
        raise UserError("date_impossible", typed=tidy(text))
    plausible = [d for d in days if YOUNGEST_AGE <= age_on(d, today) <= OLDEST_AGE]
    return plausible[0] if len(plausible) == 1 else None


def parse_partial(text: str, *, today: dt.date) -> str:
    """Read a birth date of which only the year or month may be known: `1976`, `1976-05` or `1976-05-03`.

    Raises the same errors as `parse_date`.
    """
    clean = tidy(text)
    if _YEAR.fullmatch(clean):
        return _past(clean, dt.date(int(clean), 1, 1) if int(clean) else None, today)
    if found := _YEAR_MONTH.fullmatch(clean):
        year, month = int(found[1] or found[4]), int(found[2] or found[3])
        first = dt.date(year, month, 1) if year and 1 <= month <= 12 else None
        return _past(f"{year:04d}-{month:02d}", first, today)
    return parse_date(text, today=today, past_only=True).isoformat()


def _past(iso: str, first: dt.date | None, today: dt.date) -> str:
    if first is None or first.year < OLDEST_YEAR:
        raise UserError("date_impossible", typed=iso)
    if first > today:
        raise UserError("date_in_future", typed=iso)
    return iso


def show_date(value: dt.date | str | None) -> str:
    """Show a day as 03/04/1976, a month as 05/1976, a year as 1976 and nothing as an empty text."""
    if value is None:
        return ""
    iso = value.isoformat()[:10] if isinstance(value, dt.date) else value
    return "/".join(reversed(iso[:10].split("-")))
