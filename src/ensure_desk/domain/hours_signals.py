# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The follow-up rules of worked hours: one pure function each, from what is known of a person to a signal.

A limit that comes near is told for the running month and year alone. One that was passed in the month before is told as
well: hours are often filled in after the month. Silence of somebody of the former system counts from the last month
with hours; of whom no hours were ever filled in, nothing is known.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.months import first_day, last_day, month_of
from ensure_desk.domain.signals import Group, Rules, Signal, Tone
from ensure_desk.domain.track_rules import TrackFacts, add_months
from ensure_desk.domain.worked_hours import Level, month_level, totals, year_level


@dataclass(frozen=True)
class HoursFacts:
    """One person as these rules see them: hours per month and year; `last` is asked of who is ex-PWA alone."""

    person_id: str
    dossier_number: str = ""
    first_name: str = ""
    last_name: str = ""
    months: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)
    last: str = ""


def facts_of(
    person_id: str, worked: Iterable[tuple[str, int]], tracks: Iterable[TrackFacts]
) -> HoursFacts | None:
    """Return a person's facts from month and hours of all tracks, None where there are no hours."""
    held = list(worked)
    stays = any(t.runs and t.ex_pwa for t in tracks)
    last = max((month for month, hours in held if hours), default="") if stays else ""
    return (
        HoursFacts(person_id, months=totals(held), years=totals(held, by_year=True), last=last)
        if held
        else None
    )


def month_hours(s: HoursFacts, today: dt.date, rules: Rules) -> Signal | None:
    """Warn from `hours_month_warn` hours in this month; above `hours_month_max` also of the month before."""
    this, before = month_of(today), month_of(add_months(today, -1))
    over = (m for m in (this, before) if month_level(s.months.get(m, 0), rules) is Level.OVER)
    if month := next(over, ""):
        return Signal("hours_month_over", Group.TRACK, today, Tone.DANGER, _beside(s, month, rules))
    if month_level(s.months.get(this, 0), rules) is Level.NEAR:
        return Signal("hours_month_near", Group.TRACK, last_day(this), Tone.WARN, _beside(s, this, rules))
    return None


def _beside(s: HoursFacts, month: str, rules: Rules) -> Mapping[str, object]:
    hours, most = s.months[month], rules["hours_month_max"]
    return {"hours": hours, "most": most, "left": most - hours, "month": show_date(month)}


def year_hours(s: HoursFacts, today: dt.date, rules: Rules) -> Signal | None:
    """Warn from `hours_year_warn` hours in this calendar year, loudly above `hours_year_max`."""
    hours, most = s.years.get(str(today.year), 0), rules["hours_year_max"]
    params = {"hours": hours, "most": most, "left": most - hours}
    level = year_level(hours, rules)
    if level is Level.OVER:
        return Signal("hours_year_over", Group.TRACK, today, Tone.DANGER, params)
    if level is Level.NEAR:
        return Signal("hours_year_near", Group.TRACK, dt.date(today.year, 12, 31), Tone.WARN, params)
    return None


def ex_pwa_silent(s: HoursFacts, today: dt.date, rules: Rules) -> Signal | None:
    """Warn after `ex_pwa_warn_months` without hours; after `ex_pwa_lost_months` the right is lost."""
    if not s.last:
        return None
    since = add_months(first_day(s.last), 1)
    lost = add_months(since, rules["ex_pwa_lost_months"])
    params = {"month": show_date(s.last), "end": lost, "months": rules["ex_pwa_lost_months"]}
    if lost <= today:
        return Signal("ex_pwa_lost", Group.TRACK, lost, Tone.DANGER, params)
    if add_months(since, rules["ex_pwa_warn_months"]) <= today:
        return Signal("ex_pwa_silent", Group.TRACK, lost, Tone.WARN, params)
    return None


HOURS_RULES: tuple[Callable[[HoursFacts, dt.date, Rules], Signal | None], ...] = (
    month_hours,
    year_hours,
    ex_pwa_silent,
)
HOURS_ASKED = frozenset(
    ["hours_month_near", "hours_month_over", "hours_year_near", "hours_year_over"]
    + ["ex_pwa_silent", "ex_pwa_lost"]
)
"""Signals that are looked into where the hours of a person stand."""


def hours_signals(s: HoursFacts | None, today: dt.date, rules: Rules) -> tuple[Signal, ...]:
    """Return every signal of a person's hours."""
    if s is None:
        return ()
    return tuple(signal for rule in HOURS_RULES if (signal := rule(s, today, rules)) is not None)
