# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The nodes of a response while it is filled in, and how answers become typed values and text again."""

import datetime as dt
import math
from functools import cached_property

from ensure_desk.surveys.model import Definition
from ensure_desk.surveys.xpath.values import (
    Scalar,
    TimeOfDay,
    moment_of,
    number_text,
    time_of,
    to_number,
    to_truth,
)

WHOLE = frozenset({"int", "integer", "long"})
DECIMAL = frozenset({"decimal", "double", "float"})
MOMENTS = frozenset({"date", "dateTime", "time"})
PLACES = frozenset({"geopoint", "geotrace", "geoshape"})
_DUST = 1e-9
SELECTS = frozenset({"select", "select1", "odk:rank", "rank"})


class Node:
    """A question, group or row of a response; `seen` is what expressions read."""

    def __init__(self, definition: Definition, parent: "Node | None") -> None:
        self.definition = definition
        self.name = definition.name
        self.parent = parent
        self.children: list[Node] = []
        self._named: dict[str, list[Node]] = {}
        self.value: Scalar = ""
        self.moment_type = ""
        self.wanted = True
        self.relevant = True
        self.required = False
        self.readonly = False

    @property
    def is_row(self) -> bool:
        """Say whether it is a row of a repeat."""
        return self.definition.is_repeat

    @property
    def seen(self) -> Scalar:
        """Return the value, empty while the node is not relevant."""
        return self.value if self.relevant else ""

    @cached_property
    def ancestry(self) -> tuple["Node", ...]:
        """Return the nodes from the root to this one."""
        return (self,) if self.parent is None else (*self.parent.ancestry, self)

    @property
    def place(self) -> int:
        """Return the place among the rows of the same repeat, from 1."""
        return 1 if self.parent is None else self.parent.named(self.name).index(self) + 1

    @property
    def path(self) -> str:
        """Return the path with row numbers, `/data/row[2]/question`."""
        return "".join(f"/{n.name}[{n.place}]" if n.is_row else f"/{n.name}" for n in self.ancestry)

    def named(self, name: str) -> list["Node"]:
        """Return the children with a name."""
        return self._named.get(name, [])

    def add(self, child: "Node") -> None:
        """Take in a child, a row after the other rows of its repeat."""
        same = self._named.setdefault(child.name, [])
        at = self.children.index(same[-1]) + 1 if same else len(self.children)
        self.children.insert(at, child)
        same.append(child)

    def drop(self, child: "Node") -> None:
        """Let a row go."""
        self.children.remove(child)
        self._named[child.name].remove(child)

    def every(self) -> "list[Node]":
        """Return this node and all below it, in order."""
        found = [self]
        for child in self.children:
            found += child.every()
        return found


def typed(text: str, type_: str) -> Scalar:
    """Return what somebody answered as a value of a type; a text that does not fit stays text."""
    if not text:
        return ""
    if type_ in WHOLE or type_ in DECIMAL:
        number = to_number(text)
        if math.isnan(number):
            return text
        return float(int(number)) if type_ in WHOLE and math.isfinite(number) else number
    if type_ == "boolean":
        return text in ("true", "1")
    if type_ in ("date", "dateTime"):
        moment = moment_of(text)
        return text if moment is None else moment if type_ == "dateTime" else _midnight(moment)
    if type_ == "time":
        return time_of(text) or text
    if type_ in PLACES:
        return "; ".join(_point(part.split()) for part in text.split(";") if part.strip())
    return " ".join(text.split()) if type_ in SELECTS else text


def _point(parts: list[str]) -> str:
    """Return a place as latitude, longitude, altitude and accuracy."""
    try:
        return " ".join(str(float(p)) for p in [*parts, "0", "0"][:4])
    except ValueError:
        return " ".join(parts)


def calculated(value: Scalar, type_: str) -> Scalar:
    """Return a worked-out value as the node keeps it: a number, truth value or moment keeps its type."""
    if isinstance(value, bool) or type_ == "boolean":
        return to_truth(value) if value != "" else ""
    if isinstance(value, int | float):
        if math.isnan(value):
            return ""
        return _tidied(float(value), whole=type_ in WHOLE)
    if isinstance(value, dt.datetime):
        return _midnight(value) if type_ == "date" else value
    return typed(value, type_) if type_ in MOMENTS else value


def _tidied(number: float, *, whole: bool) -> float:
    """Return a worked-out number, without the dust that fractions leave behind a whole one."""
    if not math.isfinite(number):
        return number
    cut = float(int(number))
    return cut if whole or abs(number - cut) < _DUST else number


def _midnight(moment: dt.datetime) -> dt.datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def stored(value: Scalar, type_: str) -> str:
    """Return a value as text to store: numbers without exponent, moments as ISO."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, dt.datetime):
        if type_ == "time" or isinstance(value, TimeOfDay):
            return value.strftime("%H:%M:%S.") + f"{value.microsecond // 1000:03d}"
        at_midnight = value == _midnight(value)
        if type_ == "date" or (at_midnight and type_ != "dateTime"):
            return value.date().isoformat()
        return value.isoformat(timespec="milliseconds")
    return value
