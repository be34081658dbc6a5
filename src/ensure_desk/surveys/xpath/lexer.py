# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cutting an XPath 1.0 expression into tokens (its section 3.7), with the rules that tell `*` and names apart."""

import re
from dataclasses import dataclass

from ensure_desk.surveys.xpath.errors import ExpressionError

_TOKEN = re.compile(
    r"""(?P<space>[\s\u00a0]+)
    |(?P<number>\d+(?:\.\d*)?|\.\d+)
    |(?P<string>"[^"]*"|'[^']*')
    |(?P<op>!=|<=|>=|::|//|\.\.|[=<>+\-*/|()\[\],.@$])
    |(?P<name>[^\W\d][\w.\-]*(?::(?:[^\W\d][\w.\-]*|\*))?)""",
    re.VERBOSE,
)
_WORD_OPERATORS = frozenset({"and", "or", "div", "mod"})
_BEFORE_OPERAND = frozenset({"(", "[", ",", "@", "::", "/", "//", "|", "$"})
OPERATORS = frozenset({"=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "and", "or", "div", "mod"})


@dataclass(frozen=True)
class Token:
    """One token: `kind` is number, string, name, op or end; operators written as words are of kind op."""

    kind: str
    text: str
    at: int


def tokens(expression: str) -> list[Token]:
    """Return the tokens of an expression, an end token last; raises ExpressionError at a sign nobody knows."""
    found: list[Token] = []
    at = 0
    while at < len(expression):
        match = _TOKEN.match(expression, at)
        if match is None:
            raise ExpressionError("sign_unknown", sign=expression[at], at=at)
        kind, text = str(match.lastgroup), match[0]
        if kind != "space":
            found.append(_token(kind, text, at, found))
        at = match.end()
    return [*found, Token("end", "", at)]


def _token(kind: str, text: str, at: int, before: list[Token]) -> Token:
    operand_expected = not before or (
        before[-1].kind == "op" and (before[-1].text in OPERATORS or before[-1].text in _BEFORE_OPERAND)
    )
    if kind == "name" and text in _WORD_OPERATORS and not operand_expected:
        return Token("op", text, at)
    if text == "*" and kind == "op" and operand_expected:
        return Token("name", text, at)
    return Token(kind, text[1:-1] if kind == "string" else text, at)
