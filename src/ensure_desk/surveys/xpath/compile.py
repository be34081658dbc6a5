# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the tree of an expression to a closure that works it out for a node.

Absolute paths are read as the reference engine reads them: inside a repeat, the part a path shares with the node that
asks stays within the same rows.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from ensure_desk.surveys.xpath.errors import ExpressionError
from ensure_desk.surveys.xpath.functions import FUNCTIONS, LANGUAGE, Function
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
from ensure_desk.surveys.xpath.values import Value, equal, scalar, to_number, to_truth


@dataclass(frozen=True)
class Frame:
    """Where an expression is worked out: the node, the node it belongs to, and its place in a predicate."""

    session: Any
    node: Any
    origin: Any
    place: int = 1

    def at(self, node: Any, place: int) -> "Frame":
        """Return the frame of a node under a predicate."""
        return replace(self, node=node, place=place)


Compiled = Callable[[Frame], Value]
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


def _binary(tree: Binary) -> Compiled:
    left, right, operator = _of(tree.left), _of(tree.right), tree.operator
    if operator == "and":
        return lambda frame: to_truth(left(frame)) and to_truth(right(frame))
    if operator == "or":
        return lambda frame: to_truth(left(frame)) or to_truth(right(frame))
    if operator == "=":
        return lambda frame: equal(left(frame), right(frame))
    if operator == "!=":
        return lambda frame: not equal(left(frame), right(frame))
    if operator in _ORDER:
        compare = _ORDER[operator]
        return lambda frame: compare(to_number(left(frame)), to_number(right(frame)))
    work = _ARITHMETIC[operator]
    return lambda frame: work(to_number(left(frame)), to_number(right(frame)))


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
    if not isinstance(wanted, Path) or not all(isinstance(r, Path) for r in repeats):
        raise ExpressionError("nodes_expected")
    indexes = arguments[2::2]

    def found(frame: Frame) -> Value:
        rows = {
            frame.session.generic(r, frame.origin): _row_number(i(frame))
            for r, i in zip(repeats, indexes, strict=True)
        }
        path = frame.session.generic(wanted, frame.origin)
        return frame.session.in_rows(path, rows, frame.origin)  # type: ignore[no-any-return]

    return found


def _row_number(value: Value) -> int:
    """Return the number of a row; what is none means the first."""
    number = to_number(value)
    return max(1, int(number)) if math.isfinite(number) else 1


def _path(tree: Path) -> Compiled:
    steps = [(s.name.rpartition(":")[2], [_of(p) for p in s.predicates]) for s in tree.steps]
    if tree.start is not None:
        start = _of(tree.start)
        return lambda frame: _walk(frame, list(start(frame)), steps)  # type: ignore[arg-type]
    if tree.absolute:
        return lambda frame: _absolute(frame, steps)
    if not steps or (len(steps) == 1 and steps[0] == (".", [])):
        return lambda frame: [frame.node]
    return lambda frame: _walk(frame, [frame.node], steps)


def _absolute(frame: Frame, steps: list[tuple[str, list[Compiled]]]) -> list[Any]:
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


def _walk(frame: Frame, nodes: list[Any], steps: list[tuple[str, list[Compiled]]]) -> list[Any]:
    for name, predicates in steps:
        nodes = _stepped(nodes, name)
        for predicate in predicates:
            nodes = _filtered(frame, nodes, predicate)
    return nodes


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
