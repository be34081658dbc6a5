# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts of one to four people are hidden in what is shared, and enough beside them that nobody can work them out.

A table of counts by category and place is published with its totals, so a hidden count must not follow from the rest
of its row or column, nor from several rows and columns together. Zeros are shown: they tell of nobody.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

LEAST = 5
"""The smallest count that is shown."""
HIDDEN = "*"
"""What stands for a count that is not shown."""
Place = tuple[int, int]
Node = tuple[str, int]
Table = list[list[int]]


def with_totals(counts: Sequence[Sequence[int]]) -> Table:
    """Return rows of counts with a last column and a last row that are their sums."""
    rows = [[*row, sum(row)] for row in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def without_small(counts: Sequence[Sequence[int]], *, keep_totals: bool = False) -> list[list[int | None]]:
    """Return the counts with totals; what is hidden is None. `counts` has a row per category, a column per place.

    `keep_totals`: the totals of the places are told elsewhere too and must be `LEAST` or more; they stay.
    A count that may be another one stays so when more are hidden, so each is looked at once.
    """
    table = with_totals(counts)
    todo = [(r, c) for r, row in enumerate(table) for c, count in enumerate(row) if 0 < count < LEAST]
    hidden = set(todo)
    for place in todo:
        if not _may_differ(table, hidden, place):
            more = _corners(table, hidden, place, keep_totals)
            hidden |= more
            todo += sorted(more)
    return [[None if (r, c) in hidden else n for c, n in enumerate(row)] for r, row in enumerate(table)]


def _corners(table: Table, hidden: set[Place], place: Place, keep_totals: bool) -> set[Place]:
    """Return the least people to hide with a count, so that they make a rectangle in which it may be another one.

    Totals of its row and column with the grand total always make one, in which all may be one more. Where totals are
    kept, another category of the same place and the sums of both categories make one. Zeros are hidden last.
    """
    r, c = place
    choices = []
    for row in range(len(table) - keep_totals):
        for column in range(len(table[0])):
            if row != r and column != c:
                corners = {(r, column), (row, c), (row, column)} - hidden
                found = [table[x][y] for x, y in corners]
                choices.append((0 in found, sum(found), sorted(corners)))
    enough = (set(corners) for *_, corners in sorted(choices))
    return next((more for more in enough if _may_differ(table, hidden | more, place)), set())


class _Arc(NamedTuple):
    """One more or one less in a hidden count, as a step from a row to a column or back."""

    place: Place
    start: Node
    end: Node


def _arcs(table: Table, hidden: set[Place]) -> Iterator[_Arc]:
    """Yield the steps that keep every hidden count at one or more, or at nought where a zero is hidden too.

    A row minus its total is nought, and so is a column. With the totals as negative counts, two tables that show the
    same differ by rounds over hidden counts, in which one is added and one is taken in turn.
    """
    least = min(1, *(table[r][c] for r, c in hidden))
    for r, c in hidden:
        there, back = _Arc((r, c), ("row", r), ("column", c)), _Arc((r, c), ("column", c), ("row", r))
        is_total = (r == len(table) - 1) != (c == len(table[0]) - 1)
        more, less = (back, there) if is_total else (there, back)
        yield more
        if table[r][c] > least:
            yield less


def _may_differ(table: Table, hidden: set[Place], place: Place) -> bool:
    """Say whether a hidden count may be another one: whether one of its steps is part of a round."""
    steps: dict[Node, list[Node]] = {}
    own = []
    for arc in _arcs(table, hidden):
        if arc.place == place:
            own.append(arc)
        else:
            steps.setdefault(arc.start, []).append(arc.end)
    return any(arc.start in _reached(steps, arc.end) for arc in own)


def _reached(steps: dict[Node, list[Node]], start: Node) -> set[Node]:
    reached, todo = {start}, [start]
    while todo:
        new = [node for node in steps.get(todo.pop(), ()) if node not in reached]
        reached.update(new)
        todo += new
    return reached
