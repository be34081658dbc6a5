# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Between what a field shows and what is stored: dates are read as people write them, phones shown in groups."""

import datetime as dt
from collections.abc import Callable

from ensure_desk.domain.dates import parse_date, parse_partial, split_date
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import FieldSpec, Value, to_plain
from ensure_desk.domain.phones import PHONES, show_phone
from ensure_desk.domain.times import time_text

YEARS_AHEAD = 20
"""A short year is at most so far ahead; else it is of the past."""


def stored(shown: object) -> Value:
    """Return the value to store for what a field holds; nothing typed is None."""
    return to_plain(shown.strip() if isinstance(shown, str) else shown)


def shown(spec: FieldSpec, value: Value) -> object:
    """Return what a field shows for a stored value."""
    if spec.key in PHONES and value:
        return show_phone(str(value))
    return value


def day_reader(today: dt.date) -> Callable[[str], str]:
    """Return the reader of whole days, which gives ISO text; a short year is one of the years around today."""
    return lambda text: parse_date(_with_full_year(text, today), today=today).isoformat()


def birth_reader(today: dt.date) -> Callable[[str], str]:
    """Return the reader of a birth date, of which only the year or month may be known."""
    return lambda text: parse_partial(text, today=today)


def past_reader(today: dt.date) -> Callable[[str], str]:
    """Return the reader of a day, month or year in the past that is no birth date."""
    return lambda text: parse_partial(_with_full_year(text, today), today=today)


def read_time(text: str) -> str:
    """Return a time of the day as it is stored; raises UserError `time_not_understood`."""
    found = time_text(text)
    if found is None:
        raise UserError("time_not_understood", typed=text)
    return found


def _with_full_year(text: str, today: dt.date) -> str:
    """Give a short year its century; the field shows the whole year as soon as it is left."""
    parts = split_date(text)
    if parts is None or not parts.short_year:
        return text
    last = today.year + YEARS_AHEAD
    return f"{parts.day}/{parts.month}/{last - (last - parts.year) % 100}"
