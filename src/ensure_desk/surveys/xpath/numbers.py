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
_MODULUS = 2147483647  # of the Park-Miller generator


def whole(value: Value) -> float:
    """Return a number without its decimals."""
    number = to_number(value)
    return float(int(number)) if math.isfinite(number) else number


def rounded(value: Value, decimals: Value = 0.0) -> float:
    """Round half towards plus infinity, as XPath does; with decimals by the shortest writing of the number."""
    number, places = to_number(value), to_number(decimals)
    if not math.isfinite(number):
        return number
    places = 0.0 if math.isnan(places) else places
    if abs(places) >= MOST_DECIMALS + 1:
        return math.nan
    places = int(places)
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
    """Return a power; what is not defined is NaN, what is too large infinite."""
    root, raised = to_number(base), to_number(exponent)
    if root == 0 and raised < 0:
        return math.inf
    try:
        return defined(lambda: math.pow(root, raised))
    except OverflowError:
        return -math.inf if root < 0 and math.fmod(raised, 2) else math.inf


def logarithm(work: Callable[[float], float]) -> Callable[[Value], float]:
    """Return a logarithm: that of nothing is minus infinity, that of less is NaN."""
    return lambda value: -math.inf if (n := to_number(value)) == 0 else defined(lambda: work(n))


def exponential(work: Callable[[float], float]) -> Callable[[Value], float]:
    """Return a power of a fixed base, infinite where it is too large."""

    def found(value: Value) -> float:
        try:
            return work(to_number(value))
        except OverflowError:
            return math.inf

    return found


def defined(work: Callable[[], float]) -> float:
    """Return a result, NaN where mathematics has none."""
    try:
        found = work()
    except (ValueError, ZeroDivisionError):
        return math.nan
    return found


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
    """Return the time of day as a fraction of the day; of a number of days the part after the point."""
    value = scalar(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value - math.floor(value) if math.isfinite(value) else math.nan
    moment = value if isinstance(value, dt.datetime) else moment_of(to_text(value)) or time_of(to_text(value))
    if moment is None:
        return math.nan
    days = days_of(moment)
    return days - math.floor(days)


def formatted(value: Value, pattern: Value) -> str:
    """Return a moment (or a number of days) in a format such as `%d/%m/%Y`; what is no moment is empty."""
    value = scalar(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = to_moment(value, with_time=True)
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
    number = to_number(seed)
    state = int(math.fmod(number, _MODULUS)) if math.isfinite(number) else 0
    state = state if state > 0 else state + _MODULUS - 1
    for last in range(size - 1, 0, -1):
        state = state * 16807 % _MODULUS
        other = int((state - 1) / (_MODULUS - 1) * (last + 1))
        order[last], order[other] = order[other], order[last]
    return order
