# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The arithmetic of the bench; how fast anything is stands in no test."""

import json
from pathlib import Path

import pytest

from bench.jobs import handoff
from bench.measure import Contender, Line, medians, percentile, race, ratio, turns
from bench.people import many_people, typed_in_steps, with_typing_error
from bench.report import as_json, as_row, heading
from bench.world import Sizes, Worlds
from ensure_desk.domain.kinds import KIND
from ensure_desk.services.demo_dice import Dice


def test_a_line_within_its_budget_is_ok_and_one_above_is_over() -> None:
    assert Line("job", 3.0, "s", "bare", 1.0, 4.0).verdict == "ok"
    assert Line("job", 4.1, "s", "bare", 1.0, 4.0).verdict == "OVER"


def test_a_budget_without_a_reference_holds_for_the_measure_itself() -> None:
    assert Line("wait", 15.0, "ms", budget=16.0).verdict == "ok"
    assert Line("wait", 17.0, "ms", budget=16.0).verdict == "OVER"


def test_a_share_that_must_be_reached_is_over_when_it_is_lower() -> None:
    assert Line("found", 89.0, "%", budget=90.0, at_least=True).verdict == "OVER"
    assert Line("found", 90.0, "%", budget=90.0, at_least=True).verdict == "ok"


def test_a_line_without_budget_is_for_information() -> None:
    assert Line("naive", 42.0, "s", "ours", 1.0).verdict == "info"


def test_nothing_to_compare_with_is_infinitely_slower() -> None:
    assert ratio(1.0, 0.0) == float("inf")


@pytest.mark.parametrize(("share", "expected"), [(50, 5), (95, 10), (100, 10), (10, 1)])
def test_a_percentile_is_the_nearest_rank(share: int, expected: int) -> None:
    assert percentile([7, 1, 3, 2, 10, 4, 6, 5, 9, 8], share) == expected


def test_each_contender_begins_a_round_in_turn() -> None:
    assert [turns(["a", "b", "c"], n) for n in range(4)] == [
        ["a", "b", "c"],
        ["b", "c", "a"],
        ["c", "a", "b"],
        ["a", "b", "c"],
    ]


def test_a_race_prepares_every_run_and_counts_every_round() -> None:
    calls: list[str] = []
    prepared = iter(range(100))
    seconds = race(
        [
            Contender("bare", lambda _: calls.append("bare")),
            Contender("ours", lambda ready: calls.append(f"ours {ready}"), lambda: next(prepared)),
        ],
        rounds=3,
    )
    assert calls == ["bare", "ours 0", "ours 1", "bare", "bare", "ours 2"]
    assert {name: len(times) for name, times in seconds.items()} == {"bare": 3, "ours": 3}


def test_a_race_without_patience_still_runs_the_least_number_of_rounds() -> None:
    assert len(race([Contender("ours", lambda _: None)], 9, patience=-1.0)["ours"]) == 2


def test_the_median_forgives_one_slow_round() -> None:
    assert medians({"ours": [1.0, 1.2, 90.0]}) == {"ours": 1.2}


def test_the_table_names_ratio_budget_and_verdict() -> None:
    row = as_row(Line("export", 1.5, "s", "bare writer", 2.0, 1.0))
    assert "0.75 x" in row
    assert "<= 1 x" in row
    assert row.index("0.75 x") == heading().index("ratio")
    assert "<= 16 ms" in as_row(Line("wait", 5, "ms", budget=16))


def test_the_json_carries_ratio_and_details() -> None:
    line = Line("export", 1.5, "s", "bare writer", 2.0, 1.0, detail={"rows": 7})
    (found,) = json.loads(as_json([line]))
    assert found["ratio"] == 0.75
    assert found["verdict"] == "ok"
    assert found["rows"] == 7


def test_the_crowd_is_the_same_each_time_and_has_many_surnames() -> None:
    people = many_people(3_000)
    assert people == many_people(3_000)
    assert len({p["last_name"] for p in people}) > 1_500


def test_a_typing_error_changes_the_name_a_little() -> None:
    dice = Dice("test")
    for _ in range(50):
        wrong = with_typing_error("Verhaeckx Bilal", dice)
        assert wrong != "verhaeckx bilal"
        assert abs(len(wrong) - len("Verhaeckx Bilal")) <= 1


def test_names_are_typed_letter_by_letter() -> None:
    assert typed_in_steps(["Elif Ba"], 4) == ["El", "Eli", "Elif", "Elif "]


def test_a_package_is_larger_than_what_people_see_of_it(tmp_path: Path) -> None:
    worlds = Worlds(tmp_path, Sizes(package=200, vault=400, people=10))
    try:
        (line,) = handoff.package_lines(worlds)
        assert line.value > 1
        copy = worlds.big_copy()
        with copy.store.read() as reader:
            held = sum(reader.count(kind) for kind in KIND)
        assert held >= 300
    finally:
        worlds.close()
