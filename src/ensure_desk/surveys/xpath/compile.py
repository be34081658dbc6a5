# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the tree of an expression to a closure that works it out for a node.

Absolute paths are read as the reference engine reads them: inside a repeat, the part a path shares with the node that
asks stays within the same rows.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from ensure_desk.surveys.xpath.errors import ExpressionError
from ensure_desk.surveys.xpath.functions import FUNCTIONS, LANGUAGE, Function
from ensure_desk.surveys.xpath.lookup import lookup_of
from ensure_desk.surveys.xpath.numbers import divided, remainder
from ensure_desk.surveys.xpath.parser import (
    Binary,
    Call,
    Expression,
    Negative,
    Number,
    Path,
    Text,
    parse,
)
from ensure_desk.surveys.xpath.values import Scalar, Value, equal, scalar, to_number, to_truth


class Frame(NamedTuple):
    """Where an expression is worked out: the node, the one it belongs to, its place in a predicate (0: in none)."""

    session: Any
    node: Any
    origin: Any
    place: int = 0

    def at(self, node: Any, place: int) -> "Frame":
        """Return the frame of a node under a predicate."""
        return Frame(self.session, node, self.origin, place)


Compiled = Callable[[Frame], Value]


@dataclass(frozen=True)
class Filter:
    """A predicate; where it asks for a value in a column, that column, the value and what else must hold."""

    run: Compiled
    column: str = ""
    wanted: Compiled | None = None
    rest: Compiled | None = None


Steps = Sequence[tuple[str, Sequence[Filter]]]
_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "div": divided,
    "mod": remainder,
}
_ORDER: dict[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


@lru_cache(maxsize=8192)
def compiled(expression: str) -> Compiled:
    """Return the closure of an expression; raises ExpressionError."""
    return _of(parse(expression))


def _of(tree: Expression) -> Compiled:
    if isinstance(tree, Number | Text):
        value = tree.value
        return lambda frame: value
    if isinstance(tree, Negative):
        operand = _of(tree.operand)
        return lambda frame: -to_number(operand(frame))
    if isinstance(tree, Binary):
        return _binary(tree)
    if isinstance(tree, Call):
        return _call(tree)
    return _path(tree)


def work_out(run: Compiled, frame: Frame) -> Scalar:
    """Return the value of an expression for a node; raises ExpressionError, whatever goes wrong in it."""
    try:
        return scalar(run(frame))
    except (ArithmeticError, ValueError, TypeError, RecursionError) as error:
        raise ExpressionError("not_computable") from error


def _binary(tree: Binary) -> Compiled:
    """Compile a chain such as `a + b - c` or `a or b or c` to one loop, however long it is."""
    chain: list[tuple[str, Expression]] = []
    first: Expression = tree
    kind = _kind(tree.operator)
    while isinstance(first, Binary) and _kind(first.operator) == kind:
        chain.append((first.operator, first.right))
        first = first.left
    start, rest = _of(first), [(operator, _of(part)) for operator, part in reversed(chain)]
    if kind == "arithmetic":
        return _reckoned(start, [(_ARITHMETIC[operator], part) for operator, part in rest])
    if kind in ("and", "or"):
        return _decided([start, *(part for _, part in rest)], until=kind == "or")
    found = start
    for operator, part in rest:
        found = _compared(operator, found, part)
    return found


def _kind(operator: str) -> str:
    return "arithmetic" if operator in _ARITHMETIC else operator if operator in ("and", "or") else "compare"


def _reckoned(start: Compiled, rest: Sequence[tuple[Callable[[float, float], float], Compiled]]) -> Compiled:
    def found(frame: Frame) -> Value:
        number = to_number(start(frame))
        for work, part in rest:
            number = work(number, to_number(part(frame)))
        return number

    return found


def _decided(parts: Sequence[Compiled], *, until: bool) -> Compiled:
    """Work out parts until one decides: a true one of `or`, an untrue one of `and`."""

    def found(frame: Frame) -> Value:
        for part in parts:
            if to_truth(part(frame)) is until:
                return until
        return not until

    return found


def _compared(operator: str, left: Compiled, right: Compiled) -> Compiled:
    if operator == "=":
        return lambda frame: equal(left(frame), right(frame))
    if operator == "!=":
        return lambda frame: not equal(left(frame), right(frame))
    compare = _ORDER[operator]
    return lambda frame: compare(to_number(left(frame)), to_number(right(frame)))


def _call(tree: Call) -> Compiled:
    least, most = _arity(tree.name)
    if not least <= len(tree.arguments) <= most:
        raise ExpressionError(
            "argument_count", name=tree.name, found=len(tree.arguments), least=least, most=most
        )
    arguments = [_of(a) for a in tree.arguments]
    if tree.name == "if":
        condition, yes, no = arguments
        return lambda frame: scalar(yes(frame)) if to_truth(condition(frame)) else scalar(no(frame))
    if tree.name == "current":
        return lambda frame: [frame.origin]
    if tree.name == "indexed-repeat":
        return _indexed(tree.arguments, arguments)
    function = FUNCTIONS[tree.name]
    if tree.name == "once":
        return _once(arguments[0])
    return _applied(function, arguments)


def _once(argument: Compiled) -> Compiled:
    """Keep a value that is there: the argument is then not worked out again."""

    def found(frame: Frame) -> Value:
        own = scalar([frame.origin])
        return own if own != "" else scalar(argument(frame))

    return found


def _applied(function: Function, arguments: Sequence[Compiled]) -> Compiled:
    body = function.body
    if function.scoped:
        return lambda frame: body(frame.session.scope(frame), *(a(frame) for a in arguments))
    if len(arguments) == 1:
        only = arguments[0]
        return lambda frame: body(only(frame))
    return lambda frame: body(*(a(frame) for a in arguments))


def _arity(name: str) -> tuple[int, int]:
    if name in LANGUAGE:
        return LANGUAGE[name]
    if name not in FUNCTIONS:
        raise ExpressionError("function_unknown", name=name)
    return FUNCTIONS[name].least, FUNCTIONS[name].most


def _indexed(trees: Sequence[Expression], arguments: Sequence[Compiled]) -> Compiled:
    """Return `indexed-repeat(question, repeat, index, ...)`: the question in those rows."""
    wanted = trees[0]
    repeats = trees[1::2]
    if not isinstance(wanted, Path) or not all(isinstance(r, Path) for r in repeats) or len(trees) % 2 == 0:
        raise ExpressionError("nodes_expected")
    indexes = arguments[2::2]
    paths: dict[str, list[str]] = {}

    def found(frame: Frame) -> Value:
        own = frame.origin.definition.path
        if own not in paths:
            paths[own] = [frame.session.generic(t, frame.origin) for t in (wanted, *repeats)]
        path, *repeated = paths[own]
        rows = {r: _row_number(i(frame)) for r, i in zip(repeated, indexes, strict=True)}
        return frame.session.in_rows(path, rows, frame.origin)  # type: ignore[no-any-return]

    return found


def _row_number(value: Value) -> int:
    """Return the number of a row; what is none means the first."""
    number = to_number(value)
    return max(1, int(number)) if math.isfinite(number) else 1


def _path(tree: Path) -> Compiled:
    steps = [(s.name.rpartition(":")[2], [_filter(p) for p in s.predicates]) for s in tree.steps]
    if tree.start is not None:
        start = _of(tree.start)
        return lambda frame: _walk(frame, list(start(frame)), steps)  # type: ignore[arg-type]
    if tree.absolute:
        return lambda frame: _absolute(frame, steps)
    if not steps or (len(steps) == 1 and steps[0] == (".", [])):
        return lambda frame: [frame.node]
    return lambda frame: _walk(frame, [frame.node], steps)


def _absolute(frame: Frame, steps: Steps) -> list[Any]:
    """Walk from the root, staying in the rows of the node that asks as long as the names are its own."""
    root = frame.session.root
    if not steps or steps[0][0] not in (root.name, "*"):
        return []
    own = frame.origin.ancestry if frame.origin is not None and frame.origin.ancestry[0] is root else (root,)
    at, depth = root, 1
    while (
        depth < len(steps) and depth < len(own) and not steps[depth][1] and own[depth].name == steps[depth][0]
    ):
        if depth == len(steps) - 1 and own[depth].is_row:
            break  # a repeat itself means all its rows
        at = own[depth]
        depth += 1
    return _walk(frame, [at], steps[depth:])


def _filter(predicate: Expression) -> Filter:
    asked = lookup_of(predicate)
    if asked is None:
        return Filter(_of(predicate))
    column, wanted, rest = asked
    return Filter(_of(predicate), column, _of(wanted), None if rest is None else _of(rest))


def _walk(frame: Frame, nodes: list[Any], steps: Steps) -> list[Any]:
    for name, predicates in steps:
        if predicates and (found := _looked_up(frame, nodes, name, predicates[0])) is not None:
            nodes, predicates = found, predicates[1:]
        else:
            nodes = _stepped(nodes, name)
        for predicate in predicates:
            nodes = _filtered(frame, nodes, predicate.run)
    return nodes


def _looked_up(frame: Frame, nodes: list[Any], name: str, by: Filter) -> list[Any] | None:
    """Return the rows of a list that hold a value in a column; None where each row must be tried."""
    if by.wanted is None or len(nodes) != 1 or not hasattr(nodes[0], "holding"):
        return None
    wanted = scalar(by.wanted(frame))
    if not isinstance(wanted, str):
        return None
    found = nodes[0].holding(name, by.column, wanted)
    return found if by.rest is None else _filtered(frame, found, by.rest)


def _stepped(nodes: list[Any], name: str) -> list[Any]:
    if name == ".":
        return nodes
    if name == "..":
        return list(dict.fromkeys(n.parent for n in nodes if n.parent is not None))
    if name == "*":
        return [child for n in nodes for child in n.children]
    return [child for n in nodes for child in n.named(name)]


def _filtered(frame: Frame, nodes: list[Any], predicate: Compiled) -> list[Any]:
    kept = []
    for place, node in enumerate(nodes, 1):
        value = scalar(predicate(frame.at(node, place)))
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if value == place if number else to_truth(value):
            kept.append(node)
    return kept
