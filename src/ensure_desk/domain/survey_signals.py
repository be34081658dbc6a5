# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The follow-up rules of the barrier survey: one pure function each, from what is known of a person to a signal.

A moment counts once a survey with barrier scores was finished for it. An action on a wish for help is any note or
referral dated after the day of the survey: what was written on the day itself belongs to the talk and not to what
came of it.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.signals import Group, Rules, Signal, Tone
from ensure_desk.domain.statuses import CANDIDATE, RUNNING
from ensure_desk.domain.track_rules import add_months

MOMENTS_ASKED = frozenset({"survey_first", "survey_exit", "survey_later"})
"""Signals that are answered by taking a survey."""
BEFORE, WHILE, AFTER = 14, 365, 90
"""Days: a follow-up is announced so long before, a start is asked for so long, an end so long afterwards."""


@dataclass(frozen=True)
class HelpWanted:
    """Barriers on which a person asked for help, the largest first, and when."""

    domains: tuple[str, ...]
    score: int
    on: dt.date


@dataclass(frozen=True)
class SurveyFacts:
    """One person as these rules see them: the newest track, the moments taken, help without an action since."""

    person_id: str
    dossier_number: str = ""
    first_name: str = ""
    last_name: str = ""
    start: dt.date | None = None
    ended: dt.date | None = None
    status: str = CANDIDATE
    taken: frozenset[str] = frozenset()
    help: HelpWanted | None = None


def first_survey(s: SurveyFacts, today: dt.date, rules: Rules) -> Signal | None:
    """Ask for T0 from `survey_first_days` after the start of a track, for a year; any later moment does as well."""
    if s.start is None or s.ended is not None or s.status not in RUNNING or s.taken:
        return None
    due = s.start + dt.timedelta(days=rules["survey_first_days"])
    if not due <= today <= s.start + dt.timedelta(days=WHILE):
        return None
    return Signal("survey_first", Group.SURVEY, due, Tone.WARN, {"start": s.start})


def exit_survey(s: SurveyFacts, today: dt.date, _: Rules) -> Signal | None:
    """Ask for T2 in the weeks after the end of a track."""
    if s.ended is None or "T2" in s.taken or not s.ended <= today <= s.ended + dt.timedelta(days=AFTER):
        return None
    return Signal("survey_exit", Group.SURVEY, s.ended, Tone.WARN, {"end": s.ended})


def later_survey(s: SurveyFacts, today: dt.date, rules: Rules) -> Signal | None:
    """Ask for T3 around `survey_after_months` after the end, of people who were asked something before."""
    if s.ended is None or not s.taken or "T3" in s.taken:
        return None
    due = add_months(s.ended, rules["survey_after_months"])
    if not due - dt.timedelta(days=BEFORE) <= today <= due + dt.timedelta(days=AFTER):
        return None
    tone = Tone.WARN if due < today else Tone.NEUTRAL
    return Signal("survey_later", Group.SURVEY, due, tone, {"end": s.ended})


def help_wanted(s: SurveyFacts, today: dt.date, rules: Rules) -> Signal | None:
    """Ask what was done for somebody who wants help with a large barrier, within `help_action_days`."""
    if s.help is None or s.ended is not None:
        return None
    due = s.help.on + dt.timedelta(days=rules["help_action_days"])
    words = tuple(codes.BARRIER_SHORT[d] for d in s.help.domains if d in codes.BARRIER_SHORT)
    tone = Tone.WARN if due < today else Tone.NEUTRAL
    return Signal("help_wanted", Group.SURVEY, due, tone, {"barriers": words, "day": s.help.on})


SURVEY_RULES: tuple[Callable[[SurveyFacts, dt.date, Rules], Signal | None], ...] = (
    help_wanted,
    first_survey,
    exit_survey,
    later_survey,
)


def survey_signals(s: SurveyFacts, today: dt.date, rules: Rules) -> tuple[Signal, ...]:
    """Return every signal of a person's surveys."""
    return tuple(signal for rule in SURVEY_RULES if (signal := rule(s, today, rules)) is not None)
