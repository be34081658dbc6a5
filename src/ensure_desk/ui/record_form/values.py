# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Between what a field shows and what is stored: dates are read as people write them, phones shown in groups."""

import datetime as dt
from collections.abc import Callable

from ensure_desk.domain.dates import parse_date, parse_partial
from ensure_desk.domain.fields import FieldSpec, Value, to_plain
from ensure_desk.domain.phones import show_phone

PHONES = frozenset({"mobile", "referrer_phone"})


def stored(shown: object) -> Value:
    """Return the value to store for what a field holds; nothing typed is None."""
    return to_plain(shown.strip() if isinstance(shown, str) else shown)


def shown(spec: FieldSpec, value: Value) -> object:
    """Return what a field shows for a stored value."""
    if spec.key in PHONES and value:
        return show_phone(str(value))
    return value


def day_reader(today: dt.date) -> Callable[[str], str]:
    """Return the reader of whole days, which gives ISO text."""
    return lambda text: parse_date(text, today=today).isoformat()


def partial_reader(today: dt.date) -> Callable[[str], str]:
    """Return the reader of a day, month or year in the past."""
    return lambda text: parse_partial(text, today=today)
