# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Judging a cell that should hold a date: what Excel made of it, what was typed, and what stays doubtful."""

import calendar
import datetime as dt
import re

from ensure_desk.domain.dates import (
    MONTHS,
    OLDEST_AGE,
    OLDEST_YEAR,
    YOUNGEST_AGE,
    DateParts,
    age_on,
    show_date,
    split_date,
    tidy,
)
from ensure_desk.domain.lists import Judgement, accept, ask, refuse
from ensure_desk.domain.names import plain_words
from ensure_desk.exchange.foreign.rawcell import RawCell

DAYS_AHEAD = 366  # a start later than this is asked about
MOST_LIKELY_OLDEST = 85  # an older wijk-werker is asked about
FIRST_YEAR, YEARS_AHEAD = 1980, 6  # of a start, an end, a referral
FAR_AHEAD = 365 * YEARS_AHEAD
_YEAR_ALONE = re.compile(r"(?:ca\.?|circa|\+/-|±|~|rond|in)?\s*((?:19|20)\d\d)\s*\??", re.I)
_UNKNOWN_DAY = re.compile(r"(?:[?x0]{1,2})[/.\-](?:[?x0]{1,2})[/.\-]((?:19|20)\d\d)", re.I)
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.\-]((?:19|20)\d\d)")
_CLOCK = re.compile(r"[ T,]+(?:om )?\d{1,2}[:u.]\d{2}(?:[:.]\d{2})?(?: ?[ap]m)?$", re.I)
_SERIAL = re.compile(r"[1-9]\d{3,4}")
_LETTERS_FOR_DIGITS = str.maketrans("OoQlI|", "000111")


def judge_birth_date(raw: RawCell, today: dt.date) -> Judgement:
    """Judge a birth date; a short year is read by the rule of the column question."""
    if raw.date:
        return _plausible_birth(raw.date, raw.text, today)
    parts = split_date(raw.text)
    if parts and parts.short_year:
        return _short_birth(parts, raw.text, today)
    found = _judge_parts(raw, parts, today)
    if isinstance(found, dt.date):
        return _plausible_birth(found, raw.text, today)
    return found


def _plausible_birth(day: dt.date, text: str, today: dt.date) -> Judgement:
    if day > today:
        return refuse("date_future", typed=show_date(day))
    age = age_on(day, today)
    if not YOUNGEST_AGE <= age <= MOST_LIKELY_OLDEST:
        return ask("date_unlikely_birth", day.isoformat(), typed=text, age=age)
    return accept(day.isoformat())


def _short_birth(parts: DateParts, text: str, today: dt.date) -> Judgement:
    if _named(text):
        days = [parts.day_in(c + parts.year) for c in (1900, 2000)]
        likely = [d.isoformat() for d in days if d and d <= today and age_on(d, today) >= YOUNGEST_AGE]
        return ask("date_not_a_date", *likely, typed=text)
    if parts.year <= today.year - YOUNGEST_AGE - 1 - 2000:
        year = 2000 + parts.year
    elif parts.year >= today.year - OLDEST_AGE - 1900:
        year = 1900 + parts.year
    else:
        days = [parts.day_in(c + parts.year) for c in (1900, 2000)]
        return ask("date_two_centuries", *(d.isoformat() for d in days if d), typed=text)
    day = parts.day_in(year)
    return accept(day.isoformat()) if day else _impossible(parts, year, text)


def _named(text: str) -> bool:
    return any(w in MONTHS for w in plain_words(text))


def judge_date(raw: RawCell, today: dt.date, *, ahead: int = FAR_AHEAD) -> Judgement:
    """Judge a start, an end or another date of our own time; a short year is 20xx by the column question."""
    parts = split_date(_CLOCK.sub("", raw.text))
    if raw.date:
        found: dt.date | Judgement = raw.date
    elif parts and parts.short_year:
        if _named(raw.text):
            day = parts.day_in(2000 + parts.year)
            return ask("date_not_a_date", *([day.isoformat()] if day else []), typed=raw.text)
        found = parts.day_in(2000 + parts.year) or _impossible(parts, 2000 + parts.year, raw.text)
    else:
        found = _judge_parts(raw, parts, today)
    if isinstance(found, Judgement):
        return found
    if found > today + dt.timedelta(days=ahead):
        if ahead <= DAYS_AHEAD and found.year > today.year + YEARS_AHEAD:
            return refuse("date_future", typed=show_date(found))
        return ask("date_far_ahead", found.isoformat(), typed=show_date(found))
    if not FIRST_YEAR <= found.year <= today.year + YEARS_AHEAD:
        return ask("date_not_a_date", found.isoformat(), typed=raw.text)
    return accept(found.isoformat())


def _judge_parts(raw: RawCell, parts: DateParts | None, today: dt.date) -> dt.date | Judgement:
    if parts is None:
        return _doubtful(raw, today)
    day = parts.day_in(parts.year)
    return day if day and day.year >= OLDEST_YEAR else _impossible(parts, parts.year, raw.text)


def _impossible(parts: DateParts, year: int, text: str) -> Judgement:
    if (parts.day == 0 or parts.month == 0) and year >= OLDEST_YEAR:
        if 1 <= parts.month <= 12:
            return ask("date_partial", f"{year}-{parts.month:02d}", typed=text)
        return ask("date_partial", str(year), typed=text)
    swapped = DateParts(parts.month, parts.day, year).day_in(year)
    if parts.month > 12 and swapped:
        return ask("date_month_first", swapped.isoformat(), typed=text, month=parts.month)
    return refuse("date_impossible", typed=text)


def _doubtful(raw: RawCell, today: dt.date) -> Judgement:
    text = tidy(raw.text)
    for pattern in (_YEAR_ALONE, _UNKNOWN_DAY):
        if found := pattern.fullmatch(text):
            return ask("date_partial", found[1], typed=text)
    if (found := _MONTH_YEAR.fullmatch(text)) and 1 <= int(found[1]) <= 12:
        return ask("date_partial", f"{found[2]}-{int(found[1]):02d}", typed=text)
    if _SERIAL.fullmatch(text):
        day = raw.epoch + dt.timedelta(days=int(text))
        return ask("date_serial", day.isoformat(), typed=text, date=show_date(day))
    repaired = split_date(text.translate(_LETTERS_FOR_DIGITS))
    if repaired and (day_ := repaired.day_in(repaired.year)) and not repaired.short_year:
        return ask("date_typed_wrong", day_.isoformat(), typed=text, date=show_date(day_))
    return ask("date_not_a_date", *_end_of_month(text, today), typed=text)


def _end_of_month(text: str, today: dt.date) -> list[str]:
    words = plain_words(text)
    months = [MONTHS[w] for w in words if w in MONTHS]
    if not months or not {"eind", "einde"} & set(words):
        return []
    last = calendar.monthrange(today.year, months[0])[1]
    return [dt.date(today.year, months[0], last).isoformat()]


def both_centuries(raw: RawCell) -> list[str]:
    """Return the days that a date with a year of two digits can be."""
    parts = split_date(raw.text)
    days = [parts.day_in(century + parts.year) for century in (1900, 2000)] if parts else []
    return [day.isoformat() for day in days if day]


def has_short_year(raw: RawCell) -> bool:
    """Say whether a date was typed with a year of two digits."""
    parts = None if raw.date else split_date(raw.text)
    return bool(parts and parts.short_year) and not _named(raw.text)
