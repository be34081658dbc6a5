# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Months as people write them, and hours beside the limits of a month and a year."""

import datetime as dt

import pytest

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.months import is_month, last_day, month_text
from ensure_desk.domain.records import check_values
from ensure_desk.domain.rules import DEFAULT_RULES
from ensure_desk.domain.track_rules import TrackFacts
from ensure_desk.domain.worked_hours import MOST_HOURS, Level, month_level, totals, track_in, year_level


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2026-04", "2026-04"), ("2026/4", "2026-04"), ("04/2026", "2026-04"), ("4-2026", "2026-04"),
        ("april 2026", "2026-04"), ("Apr. 2026", "2026-04"), ("février 2026", "2026-02"), ("okt-2025", "2025-10"),
        ("2026-13", None), ("0/2026", None), ("2026", None), ("april", None), ("", None), ("3/4/2026", None),
        ("1800-01", None),
    ],
)  # fmt: skip
def test_a_month_is_kept_in_one_form(typed: str, stored: str | None) -> None:
    assert month_text(typed) == stored
    assert stored is None or is_month(stored)


def test_a_month_ends_on_its_last_day() -> None:
    assert (last_day("2024-02"), last_day("2026-12")) == (dt.date(2024, 2, 29), dt.date(2026, 12, 31))


def test_hours_are_stored_up_to_what_a_month_can_hold() -> None:
    kind = KIND["worked_hours"]
    assert check_values(kind, {"month": "2026-04", "hours": MOST_HOURS}) == {
        "month": "2026-04",
        "hours": MOST_HOURS,
    }
    for wrong in ({"hours": MOST_HOURS + 1}, {"hours": -1}, {"month": "4/2026"}, {"month": "2026-04-01"}):
        with pytest.raises(UserError, match="value_not_valid"):
            check_values(kind, wrong)


def test_the_limits_of_a_month_and_a_year_are_near_before_they_are_over() -> None:
    months = [month_level(hours, DEFAULT_RULES) for hours in (0, 49, 50, 60, 61)]
    years = [year_level(hours, DEFAULT_RULES) for hours in (559, 560, 630, 631)]
    assert months == [Level.FINE, Level.FINE, Level.NEAR, Level.NEAR, Level.OVER]
    assert years == [Level.FINE, Level.NEAR, Level.NEAR, Level.OVER]


def test_tracks_of_one_person_count_together() -> None:
    worked = [("2025-12", 10), ("2026-01", 20), ("2026-01", 5)]
    assert totals(worked) == {"2025-12": 10, "2026-01": 25}
    assert totals(worked, by_year=True) == {"2025": 10, "2026": 25}


def test_a_month_belongs_to_the_track_that_ran_then() -> None:
    tracks = {
        "first": TrackFacts("afgelopen", dt.date(2025, 1, 10), end_date=dt.date(2025, 6, 30)),
        "second": TrackFacts("actief", dt.date(2025, 6, 15)),
        "none": TrackFacts(),
    }
    assert [track_in(tracks, m) for m in ("2025-01", "2025-06", "2026-03", "2024-01")] == [
        "first", "second", "second", "second",
    ]  # fmt: skip
    assert track_in({"none": TrackFacts()}, "2026-01") == "none"
    assert track_in({}, "2026-01") == ""
