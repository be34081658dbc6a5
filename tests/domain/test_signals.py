# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each follow-up rule by itself, on both sides of its border."""

import datetime as dt

import pytest

from ensure_desk.domain.facts import BenefitFacts, Situation
from ensure_desk.domain.hours_signals import HOURS_ASKED
from ensure_desk.domain.rules import DEFAULT_RULES
from ensure_desk.domain.signals import (
    SIGNAL_TEXTS,
    Signal,
    Tone,
    benefit_end,
    extension_decision,
    handoff_due,
    incomplete_intake,
    next_step,
    signals_of,
    track_over,
)
from ensure_desk.domain.track_rules import TrackFacts

TODAY = dt.date(2026, 11, 17)
START = dt.date(2026, 6, 4)
PLANNED = dt.date(2026, 12, 3)


def person(track: TrackFacts | None = None, **facts: object) -> Situation:
    return Situation("id", "BOR-2026-A001", "Bornem", track=track, **facts)  # type: ignore[arg-type]


def track(**facts: object) -> TrackFacts:
    given = {"status": "actief", "start": START, "planned_end": PLANNED, **facts}
    return TrackFacts(**given)  # type: ignore[arg-type]


def code(signal: Signal | None) -> str:
    return signal.code if signal else ""


@pytest.mark.parametrize(("done", "expected"), [(84, "intake_incomplete"), (85, "")])
def test_an_intake_that_lacks_much_is_called(done: int, expected: str) -> None:
    asked = person(intake_done=done, intake_total=100, since=dt.date(2026, 11, 10))
    assert code(incomplete_intake(asked, TODAY, DEFAULT_RULES)) == expected


def test_an_intake_is_due_two_weeks_after_its_start_and_louder_after_that() -> None:
    early = incomplete_intake(
        person(intake_done=1, intake_total=9, since=dt.date(2026, 11, 10)), TODAY, DEFAULT_RULES
    )
    late = incomplete_intake(
        person(intake_done=1, intake_total=9, since=dt.date(2026, 11, 1)), TODAY, DEFAULT_RULES
    )
    assert early is not None
    assert late is not None
    assert (early.due, early.tone, late.tone) == (dt.date(2026, 11, 24), Tone.NEUTRAL, Tone.WARN)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 11, 3), ""),
        (dt.date(2026, 11, 4), "extension_decision"),
        (dt.date(2026, 12, 3), "extension_decision"),
        (dt.date(2026, 12, 4), ""),
    ],
)
def test_the_extension_is_decided_in_month_six(day: dt.date, expected: str) -> None:
    assert code(extension_decision(person(track()), day, DEFAULT_RULES)) == expected


@pytest.mark.parametrize(
    "facts",
    [
        {"extension_until": dt.date(2027, 6, 3)},
        {"ex_pwa": True},
        {"status": "afgelopen"},
        {"end_date": TODAY},
    ],
)
def test_there_is_nothing_to_decide_once_decided_for_ex_pwa_or_at_the_end(facts: dict[str, object]) -> None:
    assert extension_decision(person(track(**facts)), TODAY, DEFAULT_RULES) is None


def test_a_rule_that_changed_moves_the_decision() -> None:
    rules = {**DEFAULT_RULES, "extension_decision_month": 5}
    assert code(extension_decision(person(track()), dt.date(2026, 10, 5), rules)) == "extension_decision"


def test_the_next_step_is_asked_in_month_twelve() -> None:
    extended = track(start=dt.date(2025, 12, 1), extension_until=dt.date(2026, 11, 30))
    assert code(next_step(person(extended), TODAY, DEFAULT_RULES)) == "next_step"
    assert next_step(person(extended), dt.date(2026, 10, 15), DEFAULT_RULES) is None


def test_the_next_step_is_asked_in_the_last_month_when_there_is_no_extension() -> None:
    decided = track(extension_until=PLANNED)
    assert code(next_step(person(decided), TODAY, DEFAULT_RULES)) == "next_step"
    stepping = track(extension_until=PLANNED, next_step="stage")
    assert next_step(person(stepping), TODAY, DEFAULT_RULES) is None


def test_a_track_past_its_end_is_red() -> None:
    over = track_over(person(track()), dt.date(2026, 12, 4), DEFAULT_RULES)
    assert over is not None
    assert over.tone is Tone.DANGER
    assert track_over(person(track()), PLANNED, DEFAULT_RULES) is None


@pytest.mark.parametrize(
    ("days", "expected", "tone"),
    [
        (91, "", None),
        (90, "benefit_ends", Tone.NEUTRAL),
        (30, "benefit_ends", Tone.WARN),
        (-1, "benefit_over", Tone.DANGER),
    ],
)
def test_the_end_of_a_benefit_is_told_90_and_30_days_before(
    days: int, expected: str, tone: Tone | None
) -> None:
    asked = person(benefit=BenefitFacts("werkloosheid", TODAY + dt.timedelta(days=days)))
    signal = benefit_end(asked, TODAY, DEFAULT_RULES)
    assert code(signal) == expected
    assert (signal.tone if signal else None) == tone


def test_the_loudest_signal_comes_first() -> None:
    asked = person(
        track(planned_end=dt.date(2026, 11, 16)), intake_done=1, intake_total=9, since=dt.date(2026, 11, 10)
    )
    assert [s.code for s in signals_of(asked, TODAY, DEFAULT_RULES)] == ["track_over", "intake_incomplete"]


def test_a_hand_over_is_due_a_month_after_the_last() -> None:
    assert code(handoff_due(None, 3, TODAY, DEFAULT_RULES)) == "handoff_first"
    assert handoff_due(None, 0, TODAY, DEFAULT_RULES) is None
    assert handoff_due(dt.date(2026, 11, 3), 3, TODAY, DEFAULT_RULES) is None
    assert code(handoff_due(dt.date(2026, 10, 10), 3, TODAY, DEFAULT_RULES)) == "handoff_due"


def test_every_signal_has_words() -> None:
    codes = {
        "intake_incomplete",
        "extension_decision",
        "next_step",
        "track_over",
        "benefit_ends",
        "benefit_over",
    }
    surveys = {"survey_first", "survey_exit", "survey_later", "help_wanted"}
    trainings = {"absences_in_a_row", "session_open", "place_free"} | HOURS_ASKED
    assert (
        codes | surveys | trainings | {"handoff_due", "handoff_first", "retention_reached"}
        == SIGNAL_TEXTS.keys()
    )
