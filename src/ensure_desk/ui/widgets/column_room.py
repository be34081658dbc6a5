# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the columns of a list share its width: what is short stays whole, what is long gives way first."""

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from PySide6.QtGui import QFontMetrics

_SAMPLE, _LONGEST = 50, 3
"""So many rows are looked at; of so many texts of a column it is measured how long they are."""
_PARTS, _SHORT, _FIRM = 1000, 110, 160
"""Parts of a width; a column that needs no more than this stays whole; so wide may a firm one be."""
Length = Callable[[str], int]


@dataclass(frozen=True)
class Want:
    """What a column asks for: its head, what its cells hold, how wide it is where there is room.

    What a row is called by (`named`) and chips (`firm`) give way later.
    """

    head: int
    need: int
    usual: int
    firm: bool = False
    named: bool = False

    @property
    def least(self) -> int:
        """Return what it is when the others give way."""
        return max(self.head, self.need if self.named and self.need <= _FIRM else min(self.need, _SHORT))

    @property
    def weight(self) -> int:
        """Return what it is a part of where there is no room."""
        return max(self.usual, min(self.need, _FIRM) * 5 // 4) if self.firm or self.named else self.usual


def length_of(metrics: QFontMetrics, beside: int, text: str) -> int:
    """Return how wide a text is with the room beside it; a part of a pixel counts as one."""
    return metrics.horizontalAdvance(text) + 1 + beside


def share(room: int, wants: Sequence[Want]) -> list[int]:
    """Return the widths of columns.

    What nobody needs goes to columns that are usually wider; what is left then is not given.
    """
    heads = sum(want.head for want in wants)
    if room <= heads:
        return [want.head * room // max(1, heads) for want in wants]
    needs = [max(want.head, want.need) for want in wants]
    spare = room - sum(needs)
    if spare < 0:
        return _capped(room, wants)
    wishes = [max(0, want.usual - need) for want, need in zip(wants, needs, strict=True)]
    part = min(1.0, spare / max(1, sum(wishes)))
    return [need + int(wish * part) for need, wish in zip(needs, wishes, strict=True)]


def _capped(room: int, wants: Sequence[Want]) -> list[int]:
    """Return widths of which none is more than the same part of its usual one, as much as fits; the short are whole."""
    floors = [want.least for want in wants]
    if sum(floors) > room:
        floors = [want.head for want in wants]
    low, high = 0, _PARTS * max(want.need for want in wants)
    while low < high:
        part = (low + high + 1) // 2
        low, high = (part, high) if sum(_cut(wants, floors, part)) <= room else (low, part - 1)
    return _cut(wants, floors, low)


def _cut(wants: Sequence[Want], floors: Sequence[int], part: int) -> list[int]:
    pairs = zip(wants, floors, strict=True)
    return [max(floor, min(want.need, want.weight * part // _PARTS)) for want, floor in pairs]


class Needs:
    """How wide the cells of each column are; a column never asks for less again, so that lists stand still."""

    def __init__(self, measures: Sequence[tuple[Callable[[Any], str], Length]]) -> None:
        self._measures = measures
        self._most: list[int] = []

    def look(self, rows: Iterable[Any]) -> bool:
        """Measure some rows; say whether a column asks for more now."""
        some = list(islice(rows, _SAMPLE))
        if not some:
            return False
        before, held = self._most or [0] * len(self._measures), []
        for (text, length), most in zip(self._measures, before, strict=True):
            longest = heapq.nlargest(_LONGEST, {text(row) for row in some}, len)
            held.append(max(most, *map(length, longest)))
        self._most = held
        return held != before

    def of(self, number: int, unseen: int) -> int:
        """Return how wide a column's cells are, and what it is before anything was shown."""
        return self._most[number] if self._most else unseen
