# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cell references: `B7` to zero-based positions, and patterns that match every reference up to a bound."""

import re
from functools import lru_cache

from ensure_desk.gate.model import MergedRange, Position

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


@lru_cache(maxsize=2_048)
def column_number(letters: str) -> int:
    """Return the one-based number of a column: A is 1, XFD is 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def position(reference: str) -> Position | None:
    """Return the zero-based position of a reference such as B7, or None."""
    match = _REFERENCE.fullmatch(reference.upper())
    return (int(match[2]) - 1, column_number(match[1]) - 1) if match else None


def merged_range(reference: str) -> MergedRange | None:
    """Return the zero-based bounds of a range such as A1:C2, or None."""
    first, _, last = reference.partition(":")
    start, end = position(first), position(last or first)
    if start is None or end is None:
        return None
    return (min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))


def numbers_at_most(bound: int) -> bytes:
    """Return a pattern for 0..bound without leading zeros; the longest come first, so it never goes back."""
    digits = str(bound)
    length = len(digits)
    if set(digits) == {"9"}:
        return f"(?:[1-9][0-9]{{0,{length - 1}}}+|0)".encode()
    choices = []
    for index, digit in enumerate(digits):
        low = 1 if index == 0 and length > 1 else 0
        if int(digit) > low:
            choices.append(f"{digits[:index]}[{low}-{int(digit) - 1}][0-9]{{{length - index - 1}}}")
    choices.append(digits)
    if length > 1:
        choices.extend((f"[1-9][0-9]{{0,{length - 2}}}+", "0"))
    return f"(?:{'|'.join(choices)})".encode()


def columns_at_most(bound: int) -> bytes:
    """Return a pattern for the columns 1..bound, of one or two letters (bound <= 702)."""
    if bound <= 26:
        return f"[A-{chr(64 + bound)}]".encode()
    first, second = divmod(bound - 1, 26)
    whole = f"[A-{chr(63 + first)}]?[A-Z]" if first > 1 else "[A-Z]"
    return f"(?:{whole}|{chr(64 + first)}[A-{chr(65 + second)}])".encode()


def round_up(number: int) -> int:
    """Return the number rounded up to 99, or to nines after its first two digits, so that few patterns are built."""
    power: int = 10 ** max(len(str(number)) - 2, 0)
    return max(99, (number // power + 1) * power - 1)
