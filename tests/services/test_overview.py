# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Overzicht: figures of the region; a count of one to four people is not told, nor what would tell it."""

import datetime as dt

from ensure_desk.domain.formats import grouped
from ensure_desk.domain.texts import SourceText
from ensure_desk.services.figures import Figures, Group, Line
from ensure_desk.services.overview import Counted, share_shown, shown
from ensure_desk.storage.figures import Period

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def group(key: str, *lines: Line) -> Group:
    return Group(key, key, lines)


def counted(**groups: tuple[Line, ...]) -> Counted:
    keys = ("tracks", "barriers", "lower", "higher", "attendance")
    found = tuple(group(key, *groups.get(key, ())) for key in keys)
    return Counted(Figures(YEAR, ("Lier", "Putte"), found), SourceText())


def test_what_is_not_told_is_a_star_or_a_dash() -> None:
    assert [shown(n) for n in (0, None, 5, 2906)] == ["0", "*", "5", "2\u202f906"]
    pairs = ((0, 8), (2, 8), (6, 8), (None, 8), (6, None), (3, 4), (0, 0))
    assert [share_shown(*pair) for pair in pairs] == ["0 %", "*", "75 %", "*", "*", "*", "–"]
    assert grouped(1_234_567) == "1\u202f234\u202f567"


def test_a_small_count_does_not_follow_from_all_less_the_others() -> None:
    counts = {"Lier": 20, "Putte": 3}
    page = counted(tracks=(Line("active", "", counts), Line("new", "", {"Lier": 8, "Putte": 8})))
    told = [page.of(place).figures[0].value for place in ("", "Lier", "Putte")]
    assert told == ["23", "*", "*"]
    assert page.of("Putte").figures[0].detail == "8 nieuw · 0 beëindigd"


def test_few_without_a_step_do_not_follow_from_those_who_stopped() -> None:
    lines = (Line("ended", "", {"Lier": 20, "Putte": 30}), Line("reason werk", "", {"Lier": 18, "Putte": 15}))
    page = counted(tracks=lines)
    steps = {place: page.of(place).figures[3] for place in ("Lier", "Putte", "")}
    assert (steps["Lier"].value, steps["Lier"].detail) == ("Verborgen (*)", "* van 20 die stopten")
    assert [figure.detail for figure in steps.values()].count("* van 30 die stopten") == 1
    assert steps[""].detail == "33 van 50 die stopten"


def test_few_for_whom_a_barrier_stayed_the_same_do_not_follow_from_the_others() -> None:
    of = {"Lier": 20, "Putte": 20}
    page = counted(
        barriers=(Line("GELD", "Geld", {"Lier": 18, "Putte": 10}, of),),
        lower=(Line("GELD", "Geld", {"Lier": 9, "Putte": 7}, of),),
        higher=(Line("GELD", "Geld", {"Lier": 9, "Putte": 6}, of),),
    ).of("Lier")
    (line,) = page.barriers
    assert (line.share, page.asked_twice) == ("*", "20")
    assert "*" in (line.lower, line.higher)


def test_steps_to_work_are_told_of_those_who_stopped() -> None:
    page = counted(
        tracks=(
            Line("active", "", {"Lier": 30, "Putte": 10}),
            Line("new", "", {"Lier": 6}),
            Line("ended", "", {"Lier": 12}),
            Line("reason werk", "", {"Lier": 5}),
            Line("reason opleiding", "", {"Lier": 1}),
            Line("reason verhuis", "", {"Lier": 6}),
        )
    )
    active, _, _, steps = page.of().figures
    assert (active.value, active.detail) == ("40", "6 nieuw · 12 beëindigd")
    assert (steps.value, steps.detail) == ("50 %", "6 van 12 die stopten")
    assert page.of("Putte").figures[0].value == "10"


def test_the_largest_barrier_comes_first_with_what_changed() -> None:
    of = {"Lier": 20}
    page = counted(
        barriers=(Line("MOB", "Vervoer", {"Lier": 5}, of), Line("GELD", "Geld", {"Lier": 10}, of)),
        lower=(Line("GELD", "Geld", {"Lier": 7}, {"Lier": 15}),),
        higher=(Line("GELD", "Geld", {"Lier": 2}, {"Lier": 15}),),
    ).of()
    first, second = page.barriers
    assert (first.label, first.share, first.lower, first.higher) == ("Geld", "50 %", "7", "*")
    assert (second.label, second.length, second.lower) == ("Vervoer", 25, "")
    assert page.asked_twice == "15"


def test_without_anybody_all_is_zero_or_says_in_words_why_not() -> None:
    page = counted().of()
    assert [figure.value for figure in page.figures] == ["0", "0", "Nog geen cijfer", "Nog geen cijfer"]
    assert [figure.detail for figure in page.figures[2:]] == [
        "nog geen uren in trainingen",
        "niemand stopte in deze periode",
    ]
    assert page.barriers == ()
