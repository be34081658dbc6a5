# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each rule of the barrier survey by itself, on both sides of its border."""

import datetime as dt

import pytest

from ensure_desk.domain.rules import DEFAULT_RULES
from ensure_desk.domain.signals import Signal, Tone
from ensure_desk.domain.survey_signals import (
    HelpWanted,
    SurveyFacts,
    exit_survey,
    first_survey,
    help_wanted,
    later_survey,
    survey_signals,
)

TODAY = dt.date(2026, 11, 17)


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def person(**facts: object) -> SurveyFacts:
    return SurveyFacts("id", **{"status": "actief", **facts})  # type: ignore[arg-type]


def code(signal: Signal | None) -> str:
    return signal.code if signal else ""


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"start": ago(29)}, ""),
        ({"start": ago(30)}, "survey_first"),
        ({"start": ago(365)}, "survey_first"),
        ({"start": ago(366)}, ""),
        ({"start": ago(40), "taken": frozenset({"T0"})}, ""),
        ({"start": ago(40), "taken": frozenset({"T1"})}, ""),
        ({"start": ago(40), "ended": ago(1), "status": "afgelopen"}, ""),
        ({"start": None}, ""),
    ],
)
def test_the_first_survey_is_asked_for_a_month_after_the_start(
    facts: dict[str, object], expected: str
) -> None:
    assert code(first_survey(person(**facts), TODAY, DEFAULT_RULES)) == expected


@pytest.mark.parametrize(
    ("ended", "taken", "expected"),
    [
        (0, "T0", "survey_exit"),
        (90, "T0", "survey_exit"),
        (91, "T0", ""),
        (3, "T2", ""),
        (3, "", "survey_exit"),
    ],
)
def test_the_last_survey_is_asked_for_at_the_end(ended: int, taken: str, expected: str) -> None:
    gone = person(ended=ago(ended), taken=frozenset({taken} - {""}))
    assert code(exit_survey(gone, TODAY, DEFAULT_RULES)) == expected


@pytest.mark.parametrize(
    ("ended", "taken", "expected"),
    [
        (dt.date(2026, 6, 2), "T2", ""),
        (dt.date(2026, 5, 31), "T2", "survey_later"),
        (dt.date(2026, 2, 19), "T2", "survey_later"),
        (dt.date(2026, 2, 18), "T2", ""),
        (dt.date(2026, 5, 17), "T3", ""),
        (dt.date(2026, 5, 17), "", ""),
    ],
)
def test_the_survey_after_six_months_has_its_time(ended: dt.date, taken: str, expected: str) -> None:
    gone = person(ended=ended, taken=frozenset({taken} - {""}))
    assert code(later_survey(gone, TODAY, DEFAULT_RULES)) == expected


def test_help_that_nobody_followed_up_gets_louder_after_two_weeks() -> None:
    def asked(days: int) -> Signal:
        found = help_wanted(person(help=HelpWanted(("GELD", "WOON"), 4, ago(days))), TODAY, DEFAULT_RULES)
        assert found is not None
        return found

    assert (asked(14).tone, asked(15).tone, asked(15).due) == (Tone.NEUTRAL, Tone.WARN, ago(1))
    assert asked(1).params["barriers"] == ("Geld", "Wonen")


def test_a_person_can_lack_several_things() -> None:
    busy = person(start=ago(40), help=HelpWanted(("GELD",), 3, ago(3)))
    assert [s.code for s in survey_signals(busy, TODAY, DEFAULT_RULES)] == ["help_wanted", "survey_first"]
