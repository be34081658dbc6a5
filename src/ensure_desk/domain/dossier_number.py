# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dossier numbers `GGG-JJJJ-LNNN`: municipality, year, laptop letter, counter.

The letter keeps two laptops of one office apart, and a new one is taken after a restore. A number is for
people to say aloud; it is never an identity, so equal numbers are listed and renumbered.
"""

import re
from collections.abc import Iterable
from string import ascii_uppercase

from ensure_desk.domain.municipalities import prefix_of

_NUMBER = re.compile(r"([A-Z]{3})-(\d{4})-([A-Z]+)(\d{3,})")
FIRST_LETTER = "A"


def series_of(municipality: str, year: int, letter: str) -> str:
    """Return the beginning that all numbers of a series share: `LIE-2026-A`."""
    return f"{prefix_of(municipality)}-{year:04d}-{letter}"


def counter_of(number: str, series: str) -> int:
    """Return the counter of a number in a series; 0 when it belongs to another series."""
    found = _NUMBER.fullmatch(number)
    if found is None or f"{found[1]}-{found[2]}-{found[3]}" != series:
        return 0
    return int(found[4])


def next_numbers(series: str, taken: Iterable[str], count: int = 1) -> list[str]:
    """Return the next numbers of a series; a gap is never filled, so that no number is given twice."""
    last = max((counter_of(number, series) for number in taken), default=0)
    return [f"{series}{last + i:03d}" for i in range(1, count + 1)]


def next_letter(letter: str) -> str:
    """Return the letter after this one: B after A, AA after Z."""
    if not letter or letter == "Z" * len(letter):
        return FIRST_LETTER * (len(letter) + 1)
    head, last = letter[:-1], letter[-1]
    if last == "Z":
        return next_letter(head) + FIRST_LETTER
    return head + ascii_uppercase[ascii_uppercase.index(last) + 1]
