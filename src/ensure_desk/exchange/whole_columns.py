# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What many changed cells of one column say together: sorted or shifted apart from the rest, or emptied.

Three edits by hand in a column of few values may hold each other's values by chance. What may be that is asked.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import NamedTuple

from ensure_desk.exchange.tokens import EMPTY_CELL

FEWEST = 3
"""So few changed cells are what people do by hand."""

REARRANGED_SHARE = 0.2
KEPT_SHARE = 0.9
EMPTIED_SHARE = 0.2
SURE_BITS = 8.0
"""Hand edits look as much like a column sorted alone in one of 256 cases; below that a person is asked."""
EMPTIED, SWAPPED = "column_emptied", "column_swapped"
"""Why a person is asked about a column: the code of the sentence."""


class ChangedCell(NamedTuple):
    """A changed cell: the place of its row among the records, and the hashes of what was and is in it."""

    place: int
    was: str
    now: str


@dataclass(frozen=True)
class Doubt:
    """A column of which so many cells went empty, or hold values of other rows, that it is kept until somebody decides.

    `cells` counts the cells in doubt, `of` those that it could have been.
    """

    code: str
    column: int
    key: str
    heading: str
    address: str
    cells: int
    of: int


def is_rearranged(changed: Sequence[ChangedCell], rows: int) -> bool:
    """Say whether a column's values are still there but in other rows."""
    if len(changed) < FEWEST or len(changed) < REARRANGED_SHARE * rows:
        return False
    was, now = Counter(c.was for c in changed), Counter(c.now for c in changed)
    if len(was) < 2:
        return False
    return (was & now).total() >= min(KEPT_SHARE * len(changed), len(changed) - 1)


def is_sure(changed: Sequence[ChangedCell], before: Mapping[str, int]) -> bool:
    """Say whether values that moved are more than edits by hand make by chance.

    `before` counts the values that the column had: one that stood in half of the rows says one bit, a name much.
    """
    moved = Counter(c.was for c in changed) & Counter(c.now for c in changed)
    rows = sum(before.values())
    return sum(count * log2(rows / before[value]) for value, count in moved.items()) >= SURE_BITS


def is_emptied(changed: Sequence[ChangedCell], filled: int) -> bool:
    """Say whether more of a column went empty than a person empties by hand."""
    gone = len(emptied_places(changed))
    return gone >= FEWEST and gone > EMPTIED_SHARE * filled


def emptied_places(changed: Sequence[ChangedCell]) -> list[int]:
    """Return the places of the cells that had a value and are empty now."""
    return [c.place for c in changed if c.now == EMPTY_CELL and c.was != EMPTY_CELL]
