# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Functions of expressions on numbers and on moments."""

import datetime as dt
import math
import random
from collections.abc import Callable
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

from ensure_desk.surveys.xpath.errors import ExpressionError
from ensure_desk.surveys.xpath.values import (
    Scalar,
    Value,
    days_of,
    each,
    moment_of,
    scalar,
    time_of,
    to_moment,
    to_number,
    to_text,
)

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FORMATS: dict[str, Callable[[dt.datetime], str]] = {
    "Y": lambda d: f"{d.year:04d}", "y": lambda d: f"{d.year % 100:02d}", "m": lambda d: f"{d.month:02d}",
    "n": lambda d: str(d.month), "b": lambda d: _MONTHS[d.month - 1], "d": lambda d: f"{d.day:02d}",
    "e": lambda d: str(d.day), "H": lambda d: f"{d.hour:02d}", "h": lambda d: str(d.hour),
    "M": lambda d: f"{d.minute:02d}", "S": lambda d: f"{d.second:02d}", "3": lambda d: f"{d.microsecond // 1000:03d}",
    "a": lambda d: _DAYS[d.weekday()], "W": lambda d: str(d.isocalendar().week), "%": lambda d: "%",
}  # fmt: skip
MOST_DECIMALS = 30


def whole(value: Value) -> float:
    """Return a number without its decimals."""
    number = to_number(value)
    return float(int(number)) if math.isfinite(number) else number


def rounded(value: Value, decimals: Value = 0.0) -> float:
    """Round half towards plus infinity, as XPath does; with decimals by the shortest writing of the number."""
    number, places = to_number(value), to_number(decimals)
    if not math.isfinite(number) or math.isnan(places):
        return math.nan if math.isnan(number) else number
    places = int(max(-MOST_DECIMALS, min(MOST_DECIMALS, places)))
    if places == 0:
        return (
            -0.0
            if -0.5 <= number < 0 or math.copysign(1, number) < 0 == number
            else float(math.floor(number + 0.5))
        )
    mode = ROUND_HALF_DOWN if number < 0 else ROUND_HALF_UP
    unit = Decimal(1).scaleb(-places)
    return float((Decimal(repr(number)) / unit).quantize(Decimal(1), rounding=mode) * unit)


def power(base: Value, exponent: Value) -> float:
    """Return a power; what is not defined is NaN."""
    return defined(lambda: float(to_number(base) ** to_number(exponent)))


def defined(work: Callable[[], float]) -> float:
    """Return a result, NaN where mathematics has none."""
    try:
        found = work()
    except (ValueError, ZeroDivisionError, OverflowError, TypeError):
        return math.nan
    return found if not isinstance(found, complex) else math.nan


def divided(left: float, right: float) -> float:
    """Divide as IEEE 754 does."""
    if right:
        return left / right
    if math.isnan(left) or left == 0:
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


def remainder(left: float, right: float) -> float:
    """Return the remainder with the sign of the first number."""
    return defined(lambda: math.fmod(left, right))


def numbers(values: tuple[Value, ...]) -> list[float]:
    """Return the numbers of all values and nodes; what is none is left out, as the reference engine does."""
    found = (to_number(v) for value in values for v in each(value))
    return [n for n in found if not math.isnan(n)]


def total(*values: Value) -> float:
    """Add numbers; empty nodes do not count."""
    return float(sum(numbers(values)))


def extreme(choose: Callable[[list[float]], float]) -> Callable[..., float]:
    """Return min or max over all values and nodes that are numbers; without any it is NaN."""

    def found(*values: Value) -> float:
        every = numbers(values)
        return choose(every) if every else math.nan

    return found


def decimal_date_time(value: Value) -> float:
    """Return a moment as days since 1970 with its fraction; raises ExpressionError `no_date`."""
    moment = to_moment(value, with_time=True)
    return days_of(moment) if isinstance(moment, dt.datetime) else math.nan


def decimal_time(value: Value) -> float:
    """Return the time of day as a fraction of the day."""
    value = scalar(value)
    moment = value if isinstance(value, dt.datetime) else moment_of(to_text(value)) or time_of(to_text(value))
    if moment is None:
        return math.nan
    days = days_of(moment)
    return days - math.floor(days)


def formatted(value: Value, pattern: Value) -> str:
    """Return a moment in a format such as `%d/%m/%Y`; what is no moment is empty."""
    value = scalar(value)
    moment: Scalar | None = value
    if not isinstance(value, dt.datetime):
        text = to_text(value)
        moment = moment_of(text) or time_of(text)
    return "" if not isinstance(moment, dt.datetime) else _in_format(moment, to_text(pattern))


def _in_format(moment: dt.datetime, pattern: str) -> str:
    out, at = [], 0
    while at < len(pattern):
        if pattern[at] == "%":
            at += 1
            show = _FORMATS.get(pattern[at : at + 1])
            if show is None:
                raise ExpressionError("date_format", sign=pattern[at : at + 1])
            out.append(show(moment))
        else:
            out.append(pattern[at])
        at += 1
    return "".join(out)


def shuffled(seed: Value | None, size: int) -> list[int]:
    """Return an order of `size` places: the Park-Miller shuffle of ODK for a seed, else a random one."""
    order = list(range(size))
    if seed is None:
        random.shuffle(order)
        return order
    state = int(to_number(seed)) % 2147483647 or 2147483646
    for last in range(size - 1, 0, -1):
        state = state * 48271 % 2147483647
        other = int((state - 1) / 2147483646 * (last + 1))
        order[last], order[other] = order[other], order[last]
    return order
