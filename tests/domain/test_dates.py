# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates as people type them: day first, nothing guessed, and shown so that they can be typed again."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ensure_desk.domain.dates import age_on, parse_date, parse_partial, show_date
from ensure_desk.domain.errors import UserError

TODAY = dt.date(2026, 6, 30)
BIRTHDAYS = st.dates(dt.date(1931, 1, 1), dt.date(2010, 6, 30))


@pytest.mark.parametrize(
    "typed",
    [
        "3/4/76",
        "03-04-1976",
        "1976-04-03",
        "3.4.1976",
        " 3 / 4 / 1976 ".replace(" / ", "/"),
        "3 april 1976",
        "3 apr 1976",
    ],
)
def test_a_birth_date_is_read_day_first(typed: str) -> None:
    assert parse_date(typed, today=TODAY, past_only=True) == dt.date(1976, 4, 3)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("30/02/1990", "date_impossible"),
        ("31/04/1980", "date_impossible"),
        ("12/13/1979", "date_impossible"),
        ("17/05/2062", "date_in_future"),
        ("3/4/20", "date_doubtful"),
        ("morgen", "date_not_understood"),
        ("3/4-1976", "date_not_understood"),
        ("", "date_not_understood"),
        ("1/1/1850", "date_impossible"),
    ],
)
def test_what_is_no_birth_date_is_refused_with_its_own_sentence(typed: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_date(typed, today=TODAY, past_only=True)
    assert caught.value.code == code


def test_a_short_year_is_doubtful_outside_birth_dates() -> None:
    with pytest.raises(UserError) as caught:
        parse_date("3/4/26", today=TODAY)
    assert caught.value.code == "date_doubtful"


def test_a_planned_date_may_lie_in_the_future() -> None:
    assert parse_date("1/9/2027", today=TODAY) == dt.date(2027, 9, 1)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("1976", "1976"), ("1976-05", "1976-05"), ("5/1976", "1976-05"), ("3/5/76", "1976-05-03")],
)
def test_a_birth_date_may_be_partial(typed: str, stored: str) -> None:
    assert parse_partial(typed, today=TODAY) == stored


@pytest.mark.parametrize("typed", ["0000", "1976-13", "2031", "1800"])
def test_a_partial_date_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        parse_partial(typed, today=TODAY)


@given(BIRTHDAYS)
def test_what_is_shown_can_be_typed_again(born: dt.date) -> None:
    assert parse_date(show_date(born), today=TODAY, past_only=True) == born
    assert parse_partial(show_date(born), today=TODAY) == born.isoformat()


@given(BIRTHDAYS)
def test_a_short_year_gives_the_plausible_century(born: dt.date) -> None:
    assert parse_date(f"{born.day}/{born.month}/{born.year % 100:02d}", today=TODAY, past_only=True) == born


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_a_refusal(typed: str) -> None:
    try:
        parsed = parse_date(typed, today=TODAY)
    except UserError:
        return
    assert 1900 <= parsed.year <= 2100


def test_dates_are_shown_in_the_belgian_way() -> None:
    assert show_date(dt.date(1976, 4, 3)) == "03/04/1976"
    assert show_date("1976-05") == "05/1976"
    assert show_date(None) == ""


def test_age_counts_whole_years() -> None:
    assert age_on(dt.date(2000, 7, 1), TODAY) == 25
    assert age_on(dt.date(2000, 6, 30), TODAY) == 26
