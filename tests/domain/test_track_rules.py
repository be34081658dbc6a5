# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Months of a track, its end, the programme clock; dossier numbers; completeness."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ensure_desk.domain.completeness import completeness, counted_fields, counted_total
from ensure_desk.domain.dossier_number import next_letter, next_numbers, series_of
from ensure_desk.domain.rules import DEFAULT_RULES
from ensure_desk.domain.track_rules import (
    TrackFacts,
    add_months,
    end_of,
    last_day_of,
    month_on,
    programme_clock,
)

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 1, 1))


def test_six_months_from_4_june_end_on_3_december() -> None:
    assert last_day_of(dt.date(2026, 6, 4), 6) == dt.date(2026, 12, 3)


def test_a_month_later_than_31_january_is_the_last_of_february() -> None:
    assert add_months(dt.date(2026, 1, 31), 1) == dt.date(2026, 2, 28)


@given(DAYS, st.integers(0, 36))
def test_the_day_that_opens_a_month_belongs_to_it_and_the_day_before_does_not(
    start: dt.date, months: int
) -> None:
    opening = add_months(start, months)
    assert month_on(start, opening) == months + 1
    assert month_on(start, opening - dt.timedelta(days=1)) == months


def test_the_clock_shows_the_month_and_its_names() -> None:
    track = TrackFacts("actief", dt.date(2026, 6, 4), dt.date(2026, 12, 3))
    clock = programme_clock(track, dt.date(2026, 11, 17), DEFAULT_RULES)
    assert clock is not None
    assert (clock.month, clock.months, clock.extension_from_month) == (6, 12, 7)
    assert (clock.labels[0], clock.labels[-1], clock.ends) == ("jun", "mei", dt.date(2026, 12, 3))
    late = programme_clock(track, dt.date(2027, 7, 1), DEFAULT_RULES)
    assert (clock.in_short, late.in_short if late else "") == ("6/12", "12/12 +1")


def test_ex_pwa_has_no_end_and_no_clock() -> None:
    track = TrackFacts("actief", dt.date(2018, 1, 1), ex_pwa=True)
    assert end_of(track, DEFAULT_RULES) is None
    assert programme_clock(track, dt.date(2026, 11, 17), DEFAULT_RULES) is None


def test_numbers_follow_the_greatest_of_their_series() -> None:
    series = series_of("Lier", 2026, "B")
    taken = ["LIE-2026-B007", "LIE-2026-A090", "LIE-2025-B100", "odd"]
    assert next_numbers(series, taken, 2) == ["LIE-2026-B008", "LIE-2026-B009"]
    assert next_numbers(series, ["LIE-2026-B999"]) == ["LIE-2026-B1000"]


@pytest.mark.parametrize(("letter", "after"), [("A", "B"), ("Z", "AA"), ("AZ", "BA"), ("ZZ", "AAA")])
def test_a_restored_laptop_takes_the_next_letter(letter: str, after: str) -> None:
    assert next_letter(letter) == after


def test_an_intake_is_complete_when_every_counted_field_is_filled() -> None:
    values = {
        kind: {spec.key: "x" for spec in counted_fields(kind)}
        for kind in ("person", "intake", "referral", "benefit_period")
    }
    full = completeness(values, 4)
    assert (full.percent, full.total) == (100, counted_total())
    empty = completeness({}, 0)
    assert empty.percent == 0
    assert [s.group for s in full.sections][:2] == ["Identiteit", "Contact"]
    assert all(s.group for s in full.sections)
