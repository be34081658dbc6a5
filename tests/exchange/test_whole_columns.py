# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""When many changed cells of a column are one column that was sorted alone, and when they may be edits by hand."""

from collections import Counter

from hypothesis import assume, given
from hypothesis import strategies as st

from ensure_desk.exchange.whole_columns import FEWEST, ChangedCell, is_rearranged, is_sure

FEW = st.sampled_from(["ja", "nee", "onbekend"])


def changed(was: list[str], now: list[str]) -> list[ChangedCell]:
    pairs = enumerate(zip(was, now, strict=True))
    return [ChangedCell(place, old, new) for place, (old, new) in pairs if old != new]


def judged(was: list[str], now: list[str]) -> tuple[bool, bool]:
    """Say whether the values moved, and whether that is sure."""
    cells = changed(was, now)
    return is_rearranged(cells, len(was)), is_sure(cells, Counter(was))


@given(st.lists(st.uuids().map(str), min_size=8, unique=True))
def test_names_that_were_sorted_alone_are_refused(was: list[str]) -> None:
    now = sorted(was)
    assume(len(changed(was, now)) >= max(FEWEST, len(was) // 4))
    assert judged(was, now) == (True, True)


@given(
    st.lists(FEW, min_size=4, max_size=60), st.lists(st.integers(0, 59), min_size=3, max_size=3, unique=True)
)
def test_three_edits_among_few_values_are_never_refused_as_a_whole(was: list[str], places: list[int]) -> None:
    now = list(was)
    for place in (p % len(was) for p in places):
        now[place] = {"ja": "nee", "nee": "ja", "onbekend": "ja"}[was[place]]
    cells, before = changed(was, now), Counter(was)
    assume(all(before[c.now] * 6 >= len(was) for c in cells))  # a value that hardly anybody had says more
    assert not is_sure(cells, before)


@given(st.lists(FEW, min_size=40, max_size=200))
def test_a_long_column_of_few_values_that_was_sorted_alone_is_refused(was: list[str]) -> None:
    now = sorted(was)
    assume(len(changed(was, now)) >= max(12, len(was) // 5))
    assume(max(Counter(was).values()) <= len(was) * 0.6)
    assert judged(was, now) == (True, True)


@given(st.lists(FEW, min_size=1, max_size=30), st.lists(FEW, min_size=1, max_size=30))
def test_new_values_are_no_column_that_moved(was: list[str], now: list[str]) -> None:
    size = min(len(was), len(now))
    fresh = [f"{value} {place}" for place, value in enumerate(now[:size])]
    assert not is_rearranged(changed(was[:size], fresh), size)


def test_a_swap_among_two_values_is_asked() -> None:
    was = ["ja", "nee", "ja", "nee", "ja", "nee"]
    now = ["nee", "ja", "nee", "nee", "ja", "nee"]
    assert judged(was, now) == (True, False)
