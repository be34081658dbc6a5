# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The values of expressions and how one becomes another, as the reference engine of ODK (JavaRosa) does it.

A value is a text, a number, a truth value, a moment (dates are moments at midnight, local time) or nodes. Empty is the
empty text; as a number it is NaN.
"""

import datetime as dt
import math
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from ensure_desk.surveys.xpath.errors import ExpressionError

EPOCH = dt.datetime.combine(dt.date(1970, 1, 1), dt.time())
_NUMBER = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_MOMENT = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6})\d*)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?"
)
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6})\d*)?)?(Z|[+-]\d{2}(?::?\d{2})?)?")
ALMOST = 1e-12  # numbers this close are equal


class TimeOfDay(dt.datetime):
    """A time of day: a moment of 1 January 1970 of which only the hours count, as text too."""


class ValueNode(Protocol):
    """What an expression needs of a node: its value, empty while the node is not relevant."""

    @property
    def relevant(self) -> bool:
        """Say whether it counts among nodes."""

    @property
    def seen(self) -> "Scalar":
        """Return the value as expressions see it."""

    @property
    def children(self) -> Sequence["ValueNode"]:
        """Return the nodes it holds."""


Moment = dt.datetime
Scalar = str | float | bool | Moment
NodeSet = Sequence[ValueNode]
Value = Scalar | NodeSet


def scalar(value: Value) -> Scalar:
    """Return the value of nodes: that of the first one, empty without any."""
    if type(value) is list:
        return value[0].seen if value else ""
    if isinstance(value, str | float | bool | int | dt.datetime):
        return value
    return value[0].seen if value else ""


def each(value: Value) -> list[Scalar]:
    """Return the values of all nodes that are relevant, or the value alone."""
    if isinstance(value, str | float | bool | int | dt.datetime):
        return [value]
    return [node.seen for node in value if node.relevant]


def to_number(value: Value) -> float:
    """Return a value as a number, NaN for what is none; a moment counts whole days since 1970.

    Only `decimal-date-time` and `decimal-time` see the time of day, as in the reference engine.
    """
    value = scalar(value)
    if type(value) is float:
        return value
    if isinstance(value, bool | int | float):
        return float(value)
    if isinstance(value, dt.datetime):
        return float(math.floor(days_of(value)))
    return _number_of(value.strip())


def _number_of(text: str) -> float:
    pointed = text.replace(",", ".")
    if _NUMBER.fullmatch(pointed):
        return float(pointed)
    if len(text) >= len("2000-01-01") and (moment := moment_of(text)):
        return days_of(moment)
    return math.nan


def to_text(value: Value) -> str:
    """Return a value as text: numbers without exponent, moments as ISO days, times of day as such."""
    value = scalar(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, TimeOfDay):
        return value.time().isoformat("milliseconds")
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    return value


def number_text(value: float) -> str:
    """Return a number as text."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value):
        return str(int(value))
    return format(Decimal(repr(float(value))), "f")


def to_truth(value: Value) -> bool:
    """Return a value as a truth value: a text when not empty, a number when not zero."""
    value = scalar(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return not math.isnan(value) and abs(value) > ALMOST
    if isinstance(value, dt.datetime):
        return True
    return len(value) > 0


def equal(left: Value, right: Value) -> bool:
    """Compare two values: as truth values if one is, else as numbers if one is, else as texts."""
    left, right = scalar(left), scalar(right)
    if isinstance(left, bool) or isinstance(right, bool):
        return to_truth(left) == to_truth(right)
    if isinstance(left, int | float) or isinstance(right, int | float):
        a, b = to_number(left), to_number(right)
        return a == b or abs(a - b) < ALMOST
    return to_text(left) == to_text(right)


def days_of(moment: dt.datetime) -> float:
    """Return a moment as days and fraction since 1 January 1970, local time."""
    since = moment - EPOCH
    return since.days + (since.seconds + since.microseconds / 1e6) / 86400


def moment_of(text: str) -> dt.datetime | None:
    """Return an ISO date or date with time as a local moment; None when it is none."""
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        return None
    try:
        day = dt.datetime.combine(dt.date(int(found[1]), int(found[2]), int(found[3])), dt.time())
        return day if found[4] is None else _with_time(day, found[4], found[5], found[6], found[7], found[8])
    except (ValueError, OverflowError):
        return None


def time_of(text: str) -> dt.datetime | None:
    """Return a time of day; None when it is none."""
    found = _TIME.fullmatch(text.strip())
    try:
        return TimeOfDay.combine(EPOCH, _with_time(EPOCH, *found.groups()).time()) if found else None
    except (ValueError, OverflowError):
        return None


def _with_time(day: dt.datetime, *parts: str | None) -> dt.datetime:
    hour, minute, second, fraction, zone = parts
    moment = day.replace(
        hour=int(hour or 0),
        minute=int(minute or 0),
        second=int(second or 0),
        microsecond=int((fraction or "0").ljust(6, "0")),
    )
    if not zone:
        return moment
    return dt.datetime.fromisoformat(moment.isoformat() + _offset(zone)).astimezone().replace(tzinfo=None)


def _offset(zone: str) -> str:
    if zone == "Z":
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def to_moment(value: Value, *, with_time: bool) -> Scalar:
    """Return a value as a date (or a date with time); empty stays empty; raises ExpressionError `no_date`."""
    value = scalar(value)
    if isinstance(value, bool):
        raise ExpressionError("no_date", value=to_text(value))
    if isinstance(value, int | float):
        if math.isnan(value):
            return math.nan
        try:
            return EPOCH + dt.timedelta(days=float(value) if with_time else int(value))
        except OverflowError as error:
            raise ExpressionError("no_date", value=number_text(value)) from error
    if isinstance(value, str):
        if not value:
            return ""
        moment = moment_of(value)
        if moment is None:
            raise ExpressionError("no_date", value=value)
        value = moment
    return value if with_time else value.replace(hour=0, minute=0, second=0, microsecond=0)
