# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Months above columns of hours: in words, in digits, in the name of the sheet, or standing alone."""

import datetime as dt
import re

from ensure_desk.domain.dates import MONTHS
from ensure_desk.domain.names import plain_words
from ensure_desk.exchange.foreign.heading_words import FILLER

HOUR_WORDS = frozenset(
    {"uren", "u", "uur", "prestatie", "prestaties", "gepresteerd", "cheques", "heures", "urn", "prest"}
    | {"cheque", "werkcheques", "wijkwerkcheques"}
)
_AROUND_HOURS = frozenset(
    {
        "aantal",
        "gepresteerde",
        "gewerkte",
        "gepresteerd",
        "gewerkt",
        "deze",
        "in",
        "per",
        "overzicht",
        "wijkwerk",
        "wijkwerken",
        "maand",
        "wijk",
        "werk",
    }
)
_MONTH_NUMBER = re.compile(r"(?<!\d)(?<!\d[/.-])(\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)")
_YEAR_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[/._ -]?(0[1-9]|1[0-2])(?![\d/.-])")
_SHORT_YEAR = re.compile(r"(?<!\d)(?<!\d[/.-])(\d{1,2})\s?[/.-]\s?'?(\d\d)(?!\d)(?![/.-]\d)")
_GLUED = re.compile(r"(?<=[A-Za-z]{3})(?=\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def _apart(text: str) -> str:
    """Return text with a space between letters and the digits behind them: okt25, UREN202510."""
    return _GLUED.sub(" ", text)


def says_hours(heading: str) -> bool:
    """Say whether a heading is about the hours somebody worked, and about nothing besides."""
    words = set(plain_words(_apart(heading)))
    rest = words - HOUR_WORDS - _AROUND_HOURS - FILLER - MONTHS.keys()
    return bool(HOUR_WORDS & words) and all(w.isdigit() for w in rest)


def month_in(text: str, years: tuple[int, ...]) -> str:
    """Return `2026-04` for text with one month in it, by name or as 04/2026; empty when there is none."""
    text = _apart(text)
    if found := _MONTH_NUMBER.search(text):
        return f"{found[2]}-{int(found[1]):02d}" if 1 <= int(found[1]) <= 12 else ""
    if found := _YEAR_MONTH.search(text):
        return f"{found[1]}-{found[2]}"
    if found := _SHORT_YEAR.search(text):
        return _of_short_year(int(found[1]), 2000 + int(found[2]), years)
    words = plain_words(text)
    places = [i for i, w in enumerate(words) if w in MONTHS]
    if len(places) != 1:
        return ""
    named = next((int(w) for w in words if _YEAR.fullmatch(w)), 0)
    after = words[places[0] + 1 : places[0] + 2]
    if not named and after and re.fullmatch(r"[1-3]\d", after[0]):
        named = 2000 + int(after[0])
    year = named or (years[0] if years else 0)
    return f"{year}-{MONTHS[words[places[0]]]:02d}" if year else ""


def _of_short_year(month: int, year: int, years: tuple[int, ...]) -> str:
    """Return 4/26 as a month when it can be one of the years about which the list is; else empty."""
    near = any(abs(year - y) <= 2 for y in years)
    return f"{year}-{month:02d}" if near and 1 <= month <= 12 else ""


def month_of_heading(heading: str, years: tuple[int, ...]) -> str:
    """Return `2026-04` for a heading of hours such as "Uren apr"; empty when it is not one."""
    return month_in(heading, years) if says_hours(heading) else ""


def bare_month(heading: str, years: tuple[int, ...]) -> str:
    """Return `2026-04` for a heading that is nothing but a month: "april", "apr 26", "04/2026"; else empty."""
    words = plain_words(_apart(heading.rpartition(" / ")[2]))
    alone = all(w in MONTHS or w.isdigit() for w in words) and (
        any(w in MONTHS for w in words) or len(words) == 2
    )
    return month_in(heading, years) if alone and len(words) <= 2 else ""


def month_of_sheet(heading: str, titles: list[str], years: tuple[int, ...]) -> str:
    """Return the month that the sheet's name or its titles give to a bare column of hours; else empty."""
    words = set(plain_words(heading))
    if not says_hours(heading) or not words <= HOUR_WORDS | _AROUND_HOURS:
        return ""
    months = {month for title in titles if (month := month_in(title, years))}
    return months.pop() if len(months) == 1 else ""


def years_in(texts: list[str], day: dt.date) -> tuple[int, ...]:
    """Return the recent years named in titles and sheet names, then the year of a day."""
    named = [int(y) for text in texts for y in _YEAR.findall(text)]
    return tuple(dict.fromkeys([*(y for y in named if abs(y - day.year) <= 5), day.year]))
