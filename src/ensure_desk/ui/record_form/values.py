# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Between what a field shows and what is stored: dates are days on screen and ISO text below."""

import datetime as dt
from collections.abc import Callable

from ensure_desk.domain.dates import parse_date, parse_partial, show_date
from ensure_desk.domain.fields import FieldSpec, FieldType, Value, to_plain
from ensure_desk.domain.phones import show_phone

PHONES = frozenset({"mobile", "referrer_phone"})


def stored(spec: FieldSpec, shown: object) -> Value:
    """Return the value to store for what a field holds; nothing typed is None.

    Raises UserError `date_not_understood` and its kin for a partial date that cannot be read.
    """
    if isinstance(shown, str):
        shown = shown.strip()
    return to_plain(shown)


def shown(spec: FieldSpec, value: Value) -> object:
    """Return what a field shows for a stored value."""
    if spec.type is FieldType.DATE:
        return dt.date.fromisoformat(value) if isinstance(value, str) else None
    if spec.type is FieldType.PARTIAL_DATE:
        return show_date(str(value)) if value else ""
    if spec.type is FieldType.MULTI_CHOICE:
        return list(value) if isinstance(value, list) else []
    if spec.type is FieldType.INTEGER:
        return value if isinstance(value, int) else None
    if spec.key in PHONES and value:
        return show_phone(str(value))
    return "" if value is None else str(value)


def day_reader(today: dt.date) -> Callable[[str], dt.date | None]:
    """Return the reader of whole days; empty text is no day."""

    def read(text: str) -> dt.date | None:
        return parse_date(text, today=today) if text.strip() else None

    return read


def partial_reader(today: dt.date) -> Callable[[str], str]:
    """Return the reader of a day, month or year in the past; empty text stays empty."""

    def read(text: str) -> str:
        return parse_partial(text, today=today) if text.strip() else ""

    return read
