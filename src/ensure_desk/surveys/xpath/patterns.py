# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
r"""Patterns of `regex()`: written for Java, matched whole, and never longer than a moment.

The standard leaves the dialect open; forms in the field are written for Java, whose classes such as `\d` and
`\p{Alpha}` mean ASCII alone. A pattern comes from outside and may need longer than the sun burns, so it is stopped.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ensure_desk.surveys.xpath.errors import ExpressionError

if TYPE_CHECKING:
    import regex

SECONDS = 0.1
MOST_TEXT = 10_000  # a longer text is not matched
_ASCII = {"d": "0-9", "w": "a-zA-Z0-9_", "s": r" \t\n\x0b\f\r"}
_POSIX = {
    "Lower": "a-z", "Upper": "A-Z", "ASCII": r"\x00-\x7f", "Alpha": "a-zA-Z", "Digit": "0-9",
    "Alnum": "a-zA-Z0-9", "Punct": r"!-/:-@\[-`{-~", "Graph": "!-~", "Print": " -~", "Blank": r" \t",
    "Cntrl": r"\x00-\x1f\x7f", "XDigit": "0-9A-Fa-f", "Space": r" \t\n\x0b\f\r",
    "javaLowerCase": r"\p{Ll}", "javaUpperCase": r"\p{Lu}", "javaWhitespace": r"\p{White_Space}",
    "javaLetter": r"\p{L}", "javaDigit": r"\p{Nd}", "javaLetterOrDigit": r"\p{L}\p{Nd}",
}  # fmt: skip
_DOUBLED = frozenset({"--", "~~", "||"})  # these mean something in a class here, and nothing in Java


def matches(text: str, pattern: str) -> bool:
    """Say whether a whole text matches; what takes too long does not. Raises ExpressionError `pattern`."""
    found = _compiled(pattern)
    try:
        return len(text) <= MOST_TEXT and found.fullmatch(text, timeout=SECONDS) is not None
    except TimeoutError:
        return False


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> "regex.Pattern[str]":
    import regex  # cold start: most questionnaires have no pattern

    try:
        return regex.compile("".join(_pieces(pattern)), regex.V1)
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        raise ExpressionError("pattern", pattern=pattern) from error


def _pieces(java: str) -> Iterator[str]:
    """Yield the pattern piece by piece, each as this library writes it."""
    at, depth = 0, 0
    while at < len(java):
        if java[at] == "\\":
            piece, at = _escape(java, at + 1, inside=depth > 0)
            yield piece
            continue
        if depth and java[at : at + 2] in _DOUBLED:
            yield f"\\{java[at]}\\{java[at]}"
            at += 2
            continue
        depth += (java[at] == "[") - (java[at] == "]" and depth > 0)
        yield java[at]
        at += 1


def _escape(java: str, at: int, *, inside: bool) -> tuple[str, int]:
    """Return what an escape whose letter stands at a place becomes, and where the pattern goes on."""
    letter = java[at : at + 1]
    if letter == "Q":
        end = java.find("\\E", at)
        end = len(java) if end < 0 else end
        return re.escape(java[at + 1 : end]), end + 2
    if letter == "k" and java[at + 1 : at + 2] == "<" and ">" in java[at:]:
        end = java.index(">", at)
        return f"(?P={java[at + 2 : end]})", end + 1
    if letter.lower() in _ASCII:
        return _class(_ASCII[letter.lower()], negated=letter.isupper(), inside=inside), at + 1
    if letter in ("p", "P") and java[at + 1 : at + 2] == "{" and "}" in java[at:]:
        end = java.index("}", at)
        members = _POSIX.get(java[at + 2 : end])
        if members:
            return _class(members, negated=letter == "P", inside=inside), end + 1
        return f"\\{java[at : end + 1]}", end + 1
    return f"\\{letter}", at + 1


def _class(members: str, *, negated: bool, inside: bool) -> str:
    if negated:
        return f"[^{members}]"
    return members if inside else f"[{members}]"
