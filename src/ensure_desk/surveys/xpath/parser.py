# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A Pratt parser for XPath 1.0 as XForms use it: location paths with child and parent steps, predicates, functions."""

import sys
from dataclasses import dataclass
from functools import lru_cache

from ensure_desk.surveys.xpath.errors import ExpressionError
from ensure_desk.surveys.xpath.lexer import Token, tokens

_POWER = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
}
_UNARY = 7
MOST_DEPTH = 300
if (
    sys.getrecursionlimit() < 6_000
):  # a call within a call takes five frames, and forms nest hundreds of `if`s
    sys.setrecursionlimit(6_000)
_NODE_TESTS = frozenset({"text", "comment", "processing-instruction"})
_AXES = {"child": "", "parent": "..", "self": ".", "attribute": "@"}


@dataclass(frozen=True)
class Number:
    """A number."""

    value: float


@dataclass(frozen=True)
class Text:
    """A text between quotes."""

    value: str


@dataclass(frozen=True)
class Step:
    """A step of a path: a name, `*`, `.`, `..` or `@name`, with its predicates."""

    name: str
    predicates: tuple["Expression", ...] = ()


@dataclass(frozen=True)
class Path:
    """A location path; `start` is a function call such as `instance('x')` or `current()`."""

    absolute: bool
    steps: tuple[Step, ...]
    start: "Call | None" = None


@dataclass(frozen=True)
class Call:
    """A function call."""

    name: str
    arguments: tuple["Expression", ...]


@dataclass(frozen=True)
class Binary:
    """An operator between two expressions."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True)
class Negative:
    """A minus sign before an expression."""

    operand: "Expression"


Expression = Number | Text | Path | Call | Binary | Negative


@lru_cache(maxsize=4096)
def parse(expression: str) -> Expression:
    """Return the tree of an expression; raises ExpressionError."""
    reader = _Reader(tokens(expression))
    tree = reader.expression(0)
    reader.expect_end()
    return tree


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._at = 0
        self._depth = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _is(self, *signs: str) -> bool:
        return self._next.kind == "op" and self._next.text in signs

    def _take(self) -> Token:
        token = self._tokens[self._at]
        self._at += token.kind != "end"
        return token

    def _expect(self, sign: str) -> None:
        if not self._is(sign):
            raise ExpressionError("sign_expected", sign=sign, found=self._next.text, at=self._next.at)
        self._take()

    def expect_end(self) -> None:
        """Refuse anything after the expression."""
        if self._next.kind != "end":
            raise ExpressionError("sign_unexpected", sign=self._next.text, at=self._next.at)

    def expression(self, power: int) -> Expression:
        """Read an expression whose operators bind stronger than `power`."""
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise ExpressionError("too_deep", at=self._next.at)
        left = self._operand()
        while self._next.kind == "op" and _POWER.get(self._next.text, 0) > power:
            operator = self._take().text
            left = Binary(operator, left, self.expression(_POWER[operator]))
        if self._is("|"):
            raise ExpressionError("union", at=self._next.at)
        self._depth -= 1
        return left

    def _operand(self) -> Expression:
        if self._is("-"):
            self._take()
            return Negative(self.expression(_UNARY - 1))
        if self._next.kind == "number":
            return Number(float(self._take().text))
        if self._next.kind == "string":
            return Text(self._take().text)
        if self._is("("):
            self._take()
            inner = self.expression(0)
            self._expect(")")
            return inner
        return self._path()

    def _path(self) -> Expression:
        if self._is("$"):
            raise ExpressionError("variable", at=self._next.at)
        if self._is("/"):
            self._take()
            return Path(True, tuple(self._steps()) if self._starts_step() else ())
        if self._is("//"):
            raise ExpressionError("double_slash", at=self._next.at)
        if (
            self._next.kind == "name"
            and self._tokens[self._at + 1].text == "("
            and self._tokens[self._at + 1].kind == "op"
        ):
            return self._call_or_path()
        if not self._starts_step():
            raise ExpressionError("operand_expected", found=self._next.text, at=self._next.at)
        return Path(False, tuple(self._steps()))

    def _call_or_path(self) -> Expression:
        name = self._take().text
        if name == "node":
            self._expect("(")
            self._expect(")")
            return Path(False, (Step("*"),))
        if name in _NODE_TESTS:
            raise ExpressionError("node_test", name=name, at=self._next.at)
        call = Call(name, tuple(self._arguments()))
        if self._is("["):
            raise ExpressionError("predicate_on_value", at=self._next.at)
        if self._is("/"):
            self._take()
            return Path(False, tuple(self._steps()), call)
        return call

    def _arguments(self) -> list[Expression]:
        self._expect("(")
        found: list[Expression] = []
        while not self._is(")"):
            found.append(self.expression(0))
            if self._is(","):
                self._take()
                if self._is(")"):
                    raise ExpressionError("operand_expected", found=")", at=self._next.at)
            elif not self._is(")"):
                raise ExpressionError("bracket_open", found=self._next.text, at=self._next.at)
        self._take()
        return found

    def _starts_step(self) -> bool:
        return self._next.kind == "name" or self._is(".", "..", "@")

    def _steps(self) -> list[Step]:
        steps = [self._step()]
        while self._is("/", "//"):
            if self._take().text == "//":
                raise ExpressionError("double_slash", at=self._next.at)
            steps.append(self._step())
        return steps

    def _step(self) -> Step:
        token = self._take()
        if token.kind == "op" and token.text in (".", ".."):
            return Step(token.text)
        if token.kind == "op" and token.text == "@":
            return Step("@" + self._name())
        if token.kind != "name":
            raise ExpressionError("operand_expected", found=token.text, at=token.at)
        name = self._tested(self._on_axis(token))
        if name.endswith(":*"):
            raise ExpressionError("node_test", name=name, at=token.at)
        return Step(name, tuple(self._predicates()))

    def _name(self) -> str:
        token = self._take()
        if token.kind != "name":
            raise ExpressionError("operand_expected", found=token.text, at=token.at)
        return token.text

    def _on_axis(self, token: Token) -> str:
        if not self._is("::"):
            return token.text
        if token.text not in _AXES:
            raise ExpressionError("axis", name=token.text, at=token.at)
        self._take()
        return self._name() if token.text in ("child", "attribute") else _AXES[token.text]

    def _tested(self, name: str) -> str:
        """Return a star for `node()`; other tests are refused."""
        if not self._is("("):
            return name
        if name != "node":
            raise ExpressionError("node_test", name=name, at=self._next.at)
        self._arguments()
        return "*"

    def _predicates(self) -> list[Expression]:
        found = []
        while self._is("["):
            self._take()
            found.append(self.expression(0))
            self._expect("]")
        return found
