# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What codes are worth in minutes, when absences ask for a talk, and times as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ensure_desk.domain import codes
from ensure_desk.domain.attendance import (
    BARRIER_OF_REASON,
    USUAL_MINUTES,
    Share,
    absences_in_a_row,
    planned_minutes,
    share_of,
    total,
)
from ensure_desk.domain.times import minutes_between, minutes_of, time_text
from ensure_desk.domain.training_signals import (
    FreePlace,
    Missed,
    OpenSession,
    absences_signal,
    in_a_row,
    place_signal,
    session_signal,
)

TODAY = dt.date(2026, 11, 17)
CODES = some.sampled_from([*codes.ATTENDANCE, ""])


@pytest.mark.parametrize(
    ("code", "missed", "share"),
    [
        ("A", None, (180, 180)),
        ("A", 30, (180, 180)),
        ("L", 30, (150, 180)),
        ("V", None, (180, 180)),
        ("L", 500, (0, 180)),
        ("G", None, (0, 180)),
        ("O", None, (0, 180)),
        ("U", None, (0, 180)),
        ("S", None, (0, 0)),
        ("-", None, (0, 0)),
        ("", None, (0, 0)),
    ],
)
def test_a_code_is_worth_minutes(code: str, missed: int | None, share: tuple[int, int]) -> None:
    assert share_of(code, 180, missed) == Share(*share)


@given(some.lists(some.tuples(CODES, some.integers(0, 600), some.none() | some.integers(0, 600))))
def test_nobody_attends_more_than_was_planned(taken: list[tuple[str, int, int | None]]) -> None:
    share = total(share_of(code, planned, missed) for code, planned, missed in taken)
    assert 0 <= share.attended <= share.planned
    assert share.percent is None or 0 <= share.percent <= 100


@given(some.lists(CODES))
def test_cancelled_and_unexpected_sessions_do_not_break_a_row(taken: list[str]) -> None:
    counted = [code for code in taken if code not in ("S", "-", "")]
    assert absences_in_a_row(taken) == absences_in_a_row(counted)
    assert absences_in_a_row([*taken, "A"]) == 0
    assert absences_in_a_row([*taken, "O"]) == absences_in_a_row(taken) + 1


def test_a_session_without_times_is_half_a_day() -> None:
    assert planned_minutes("09:00", "12:30") == 210
    assert planned_minutes("", "12:30") == planned_minutes("12:30", "09:00") == USUAL_MINUTES


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("9", "09:00"),
        ("9u30", "09:30"),
        ("9.30", "09:30"),
        ("09:30:00", "09:30"),
        ("13 u", "13:00"),
        ("17h15", "17:15"),
        ("9.", "09:00"),
        ("9 uur", "09:00"),
        ("9 . 30 uur", "09:30"),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, stored: str) -> None:
    assert time_text(typed) == stored


@pytest.mark.parametrize("typed", ["", "25:00", "9:60", "half tien", "1730", "-1"])
def test_what_is_no_time_is_none(typed: str) -> None:
    assert time_text(typed) is None


@given(some.integers(0, 24 * 60 - 1))
def test_a_stored_time_counts_minutes(minutes: int) -> None:
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    assert time_text(text) == text
    assert minutes_of(text) == minutes == minutes_between("00:00", text)


def test_every_reason_that_points_at_a_barrier_names_a_known_one() -> None:
    assert BARRIER_OF_REASON.keys() <= codes.ABSENCE_REASON.keys()
    assert set(BARRIER_OF_REASON.values()) <= codes.BARRIER.keys()


def missed(code: str, *, ago: int, training: str = "t", reason: str = "", noted: int | None = None) -> Missed:
    noted_on = None if noted is None else TODAY - dt.timedelta(days=noted)
    return Missed(training, training, f"s{ago}", TODAY - dt.timedelta(days=ago), code, reason, noted_on)


def test_absences_count_overall_and_within_a_training() -> None:
    assert in_a_row([missed("O", ago=9), missed("A", ago=5)]) is None
    apart = in_a_row([missed("O", ago=9), missed("A", ago=7, training="other"), missed("U", ago=2)])
    assert apart is not None
    assert (apart.times, apart.last.session_id) == (2, "s2")
    across = in_a_row([missed("O", ago=9), missed("O", ago=2, training="other")])
    assert across is not None
    assert across.times == 2


def test_absences_fall_silent_with_a_reason_a_later_note_or_time() -> None:
    def signal(**last: object) -> bool:
        run = in_a_row([missed("O", ago=9), missed("O", **{"ago": 2, **last})])  # type: ignore[arg-type]
        return absences_signal(run, TODAY) is not None

    assert signal()
    assert signal(reason="onbekend")
    assert signal(noted=3)
    assert not signal(reason="vervoer")
    assert not signal(noted=2)
    old = in_a_row([missed("O", ago=80), missed("O", ago=61)])
    assert absences_signal(old, TODAY) is None
    assert absences_signal(None, TODAY) is None


def test_a_sheet_is_asked_for_during_two_weeks() -> None:
    def asked(ago: int) -> bool:
        held = OpenSession("s", "Budget", TODAY - dt.timedelta(days=ago), "09:00 – 12:00", "", 3)
        return session_signal(held, TODAY) is not None

    assert [asked(ago) for ago in (-1, 0, 14, 15)] == [False, True, True, False]


def test_a_free_place_needs_somebody_who_waits_and_a_session_to_come() -> None:
    ahead = TODAY + dt.timedelta(days=7)
    assert place_signal(FreePlace("t", "Budget", ahead, 1, 2), TODAY) is not None
    assert place_signal(FreePlace("t", "Budget", ahead, 0, 2), TODAY) is None
    assert place_signal(FreePlace("t", "Budget", ahead, 1, 0), TODAY) is None
    assert place_signal(FreePlace("t", "Budget", TODAY - dt.timedelta(days=1), 1, 1), TODAY) is None
