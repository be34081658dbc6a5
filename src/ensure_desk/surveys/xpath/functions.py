# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All functions of ODK expressions but those about places on earth, with the number of arguments each takes.

Names are those of the ODK XForms specification, section "XPath functions".
"""

import math
import random
import secrets
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from ensure_desk.surveys.xpath import numbers, places, texts
from ensure_desk.surveys.xpath.errors import ExpressionError
from ensure_desk.surveys.xpath.values import (
    Moment,
    NodeSet,
    Scalar,
    Value,
    each,
    scalar,
    to_moment,
    to_number,
    to_text,
    to_truth,
)

MANY = 999
_MOST_SIGNS = 1000  # of an identifier


class Scope(Protocol):
    """What functions ask of the questionnaire in use."""

    def today(self) -> Moment:
        """Return the day of the session at midnight."""

    def now(self) -> Moment:
        """Return the moment."""

    def instance(self, name: str) -> NodeSet:
        """Return the root of a list that comes with the questionnaire."""

    def text_of(self, key: str) -> str:
        """Return a text of the questionnaire in the language in use."""

    def choice_name(self, code: str, path: str) -> str:
        """Return the label of a choice of the question at a path."""

    def looked_up(self, name: str, column: str, key_column: str, key: str) -> str:
        """Return a cell of a list that comes with the questionnaire."""

    def position(self, nodes: NodeSet | None) -> float:
        """Return the place of the first node among its equals, from 1; without nodes that of the predicate."""

    def own(self) -> Scalar:
        """Return the value of the node the expression belongs to."""

    def prop(self, name: str) -> str:
        """Return a property of the desk, such as `username`."""


@dataclass(frozen=True)
class Function:
    """A function: its body gets the scope when `scoped`, and between `least` and `most` values."""

    body: Callable[..., Value]
    least: int
    most: int
    scoped: bool = False


def _plain(body: Callable[..., Value], least: int, most: int | None = None) -> Function:
    return Function(body, least, least if most is None else most)


def _scoped(body: Callable[..., Value], least: int, most: int | None = None) -> Function:
    return Function(body, least, least if most is None else most, scoped=True)


def _math(work: Callable[..., float]) -> Callable[..., float]:
    return lambda *values: numbers.defined(lambda: work(*(to_number(v) for v in values)))


def _coalesce(*values: Value) -> Scalar:
    found = [scalar(v) for v in values]
    return next((v for v in found if v != "" and v == v), found[-1])


def _once(scope: Scope, value: Value) -> Scalar:
    own = scope.own()
    return own if own != "" else scalar(value)


def _nodes(value: Value) -> NodeSet:
    if isinstance(value, str | float | bool | int) or not hasattr(value, "__len__"):
        raise ExpressionError("nodes_expected")
    return value  # type: ignore[return-value]  # what has a length and is no text is nodes


def _no_place(*_: Value) -> Value:
    raise ExpressionError("place_function")


def _randomize(*values: Value) -> NodeSet:
    nodes = _nodes(values[0])
    return [nodes[n] for n in numbers.shuffled(values[1] if len(values) > 1 else None, len(nodes))]


def _count_filled(value: Value) -> float:
    """Count nodes with a value; one that holds others is filled."""
    return float(sum(node.relevant and (bool(node.children) or node.seen != "") for node in _nodes(value)))


def _uuid(length: Value | None = None) -> str:
    if length is None:
        return str(uuid.uuid4())
    wanted = to_number(length)
    size = int(max(1, min(_MOST_SIGNS, wanted))) if wanted == wanted else 1
    return secrets.token_hex(size)[:size]


FUNCTIONS: Mapping[str, Function] = {
    "true": _plain(lambda: True, 0),
    "false": _plain(lambda: False, 0),
    "not": _plain(lambda v: not to_truth(v), 1),
    "boolean": _plain(to_truth, 1),
    "boolean-from-string": _plain(texts.truth_from_text, 1),
    "number": _plain(to_number, 1),
    "int": _plain(numbers.whole, 1),
    "round": _plain(numbers.rounded, 1, 2),
    "floor": _plain(_math(lambda n: float(math.floor(n)) if math.isfinite(n) else n), 1),
    "ceiling": _plain(_math(lambda n: float(math.ceil(n)) if math.isfinite(n) else n), 1),
    "abs": _plain(_math(abs), 1),
    "pow": _plain(numbers.power, 2),
    "sqrt": _plain(_math(math.sqrt), 1),
    "exp": _plain(numbers.exponential(math.exp), 1),
    "exp10": _plain(numbers.exponential(lambda n: math.pow(10.0, n)), 1),
    "log": _plain(numbers.logarithm(math.log), 1),
    "log10": _plain(numbers.logarithm(math.log10), 1),
    "sin": _plain(_math(math.sin), 1),
    "cos": _plain(_math(math.cos), 1),
    "tan": _plain(_math(math.tan), 1),
    "asin": _plain(_math(math.asin), 1),
    "acos": _plain(_math(math.acos), 1),
    "atan": _plain(_math(math.atan), 1),
    "atan2": _plain(_math(math.atan2), 2),
    "pi": _plain(lambda: math.pi, 0),
    "random": _plain(random.random, 0),
    "sum": _plain(numbers.total, 1, MANY),
    "min": _plain(numbers.extreme(min), 1, MANY),
    "max": _plain(numbers.extreme(max), 1, MANY),
    "count": _plain(lambda v: float(len(each(_nodes(v)))), 1),
    "count-non-empty": _plain(_count_filled, 1),
    "string": _plain(to_text, 1),
    "concat": _plain(texts.concat, 0, MANY),
    "join": _plain(texts.join, 1, MANY),
    "string-length": _plain(texts.length, 1),
    "substr": _plain(texts.substr, 2, 3),
    "substring-before": _plain(texts.substring_before, 2),
    "substring-after": _plain(texts.substring_after, 2),
    "contains": _plain(lambda v, part: to_text(part) in to_text(v), 2),
    "starts-with": _plain(lambda v, part: to_text(v).startswith(to_text(part)), 2),
    "ends-with": _plain(lambda v, part: to_text(v).endswith(to_text(part)), 2),
    "translate": _plain(texts.translate, 3),
    "normalize-space": _plain(texts.normalize_space, 1),
    "regex": _plain(texts.regex, 2),
    "digest": _plain(texts.digest, 2, 3),
    "base64-decode": _plain(texts.base64_decode, 1),
    "selected": _plain(texts.selected, 2),
    "is-selected": _plain(texts.selected, 2),
    "selected-at": _plain(texts.selected_at, 2),
    "count-selected": _plain(texts.count_selected, 1),
    "checklist": _plain(texts.checklist, 2, MANY),
    "weighted-checklist": _plain(texts.weighted_checklist, 2, MANY),
    "coalesce": _plain(_coalesce, 1, MANY),
    "depend": _plain(lambda *values: scalar(values[0]), 1, MANY),
    "date": _plain(lambda v: to_moment(v, with_time=False), 1),
    "date-time": _plain(lambda v: to_moment(v, with_time=True), 1),
    "decimal-date-time": _plain(numbers.decimal_date_time, 1),
    "decimal-time": _plain(numbers.decimal_time, 1),
    "format-date": _plain(numbers.formatted, 2),
    "format-date-time": _plain(numbers.formatted, 2),
    "uuid": _plain(_uuid, 0, 1),
    "randomize": _plain(_randomize, 1, 2),
    "today": _scoped(lambda scope: scope.today(), 0),
    "now": _scoped(lambda scope: scope.now(), 0),
    "instance": _scoped(lambda scope, name: scope.instance(to_text(name)), 1),
    "jr:itext": _scoped(lambda scope, key: scope.text_of(to_text(key)), 1),
    "jr:choice-name": _scoped(lambda scope, code, path: scope.choice_name(to_text(code), to_text(path)), 2),
    "pulldata": _scoped(lambda scope, *v: scope.looked_up(*(to_text(x) for x in v)), 4),
    "position": _scoped(
        lambda scope, nodes=None: scope.position(None if nodes is None else _nodes(nodes)), 0, 1
    ),
    "once": _scoped(_once, 1),
    "property": _scoped(lambda scope, name: scope.prop(to_text(name)), 1),
    "version": _scoped(lambda scope: scope.prop("version"), 0),
    "area": _plain(places.area, 1),
    "enclosed-area": _plain(places.area, 1),
    "distance": _plain(places.distance, 1, MANY),
    "geofence": _plain(_no_place, 2),
}
"""Functions by name; `if`, `current` and `indexed-repeat` are part of the language and compiled."""
LANGUAGE = {"if": (3, 3), "current": (0, 0), "indexed-repeat": (3, 11)}
"""Functions that the compiler treats itself, with how many arguments they take."""
