# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""No hidden count can be worked out from what is shown: every table that fits is tried."""

import itertools
from collections.abc import Iterator

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ensure_desk.domain.small_counts import LEAST, with_totals, without_small

Shown = list[list[int | None]]
MOST = 7
SMALL_TABLES = st.sampled_from([(1, 1), (1, 3), (3, 1), (2, 2), (2, 3), (3, 2)]).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, MOST - 1), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)


def fitting(shown: Shown, least: int) -> Iterator[list[list[int]]]:
    """Yield every table of counts whose sums agree with what is shown; hidden counts are at least `least`."""
    inner = [row[:-1] for row in shown[:-1]]
    choices = [[range(least, MOST + 1) if n is None else (n,) for n in row] for row in inner]
    rows = [
        [row for row in itertools.product(*options) if _agrees(sum(row), shown[r][-1])]
        for r, options in enumerate(choices)
    ]
    for table in itertools.product(*rows):
        sums = [sum(column) for column in zip(*table, strict=True)]
        if all(_agrees(s, shown[-1][c]) for c, s in enumerate(sums)) and _agrees(sum(sums), shown[-1][-1]):
            yield with_totals(table)


def _agrees(total: int, told: int | None) -> bool:
    return told is None or total == told


@settings(max_examples=80, deadline=None)
@given(SMALL_TABLES, st.booleans())
def test_every_hidden_count_could_be_another_one(counts: list[list[int]], keep_totals: bool) -> None:
    full = with_totals(counts)
    assume(not keep_totals or all(total == 0 or total >= LEAST for total in full[-1]))
    shown = without_small(counts, keep_totals=keep_totals)
    assert not keep_totals or shown[-1] == full[-1]
    hidden = [(r, c) for r, row in enumerate(shown) for c, n in enumerate(row) if n is None]
    open_values = {place: set[int]() for place in hidden}
    for table in fitting(shown, min([1, *(full[r][c] for r, c in hidden)])):
        for r, c in hidden:
            open_values[r, c].add(table[r][c])
        if all(len(values) > 1 for values in open_values.values()):
            break
    assert all(len(values) > 1 for values in open_values.values()), (counts, shown)


def test_a_place_where_every_category_has_one_person_hides_a_zero_too() -> None:
    shown = without_small([[1], [1], [1], [1], [1], [0]], keep_totals=True)
    assert [row[0] for row in shown] == [None] * 6 + [5]


@given(SMALL_TABLES)
def test_small_counts_are_hidden_and_what_is_shown_is_true(counts: list[list[int]]) -> None:
    full, shown = with_totals(counts), without_small(counts)
    for row, told in zip(full, shown, strict=True):
        for count, seen in zip(row, told, strict=True):
            assert seen in (None, count)
            assert seen is None or seen == 0 or seen >= LEAST
            assert seen is not None or count > 0


def test_a_table_of_large_counts_is_shown_whole() -> None:
    counts = [[12, 30, 0], [7, 9, 21]]
    assert without_small(counts) == with_totals(counts)


def test_one_small_count_takes_others_along() -> None:
    shown = without_small([[3, 20, 30], [40, 50, 60], [70, 80, 90]])
    assert sum(n is None for row in shown for n in row) == 4


def test_a_table_of_the_whole_district_is_hidden_at_once() -> None:
    counts = [[(r * 31 + c * 17) % 40 for c in range(12)] for r in range(18)]
    shown = without_small(counts)
    small = sum(0 < n < LEAST for row in with_totals(counts) for n in row)
    hidden = sum(n is None for row in shown for n in row)
    assert small <= hidden <= 2 * small + 4
