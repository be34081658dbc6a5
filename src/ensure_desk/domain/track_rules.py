# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting months of a track: when it ends, in which month it is, and the programme clock."""

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from ensure_desk.domain.statuses import CANDIDATE, RUNNING
from ensure_desk.domain.texts import N_

MONTH_NAMES = (
    N_("jan"), N_("feb"), N_("mrt"), N_("apr"), N_("mei"), N_("jun"),
    N_("jul"), N_("aug"), N_("sep"), N_("okt"), N_("nov"), N_("dec"),
)  # fmt: skip
"""Short names of the twelve months."""


@dataclass(frozen=True)
class TrackFacts:
    """What the rules need to know of a track; `end_date` is the real end, the others are plans."""

    status: str = CANDIDATE
    start: dt.date | None = None
    planned_end: dt.date | None = None
    extension_until: dt.date | None = None
    ex_pwa: bool = False
    end_date: dt.date | None = None
    next_step: str = ""

    @property
    def runs(self) -> bool:
        """Say whether the track has begun and has not ended."""
        return self.start is not None and self.end_date is None and self.status in RUNNING


@dataclass(frozen=True)
class ProgrammeClock:
    """Where a person stands: month `month` of `months`; 0 = not begun, more than `months` = overdue."""

    month: int
    months: int
    started: dt.date
    ends: dt.date
    extension_from_month: int
    labels: tuple[str, ...]

    @property
    def over(self) -> int:
        """Return how many months have begun since the longest possible end; 0 before it."""
        return max(0, self.month - self.months)

    @property
    def in_short(self) -> str:
        """Return "3/12"; the months past the longest end stand apart: "12/12 +1"."""
        return f"{self.months}/{self.months} +{self.over}" if self.over else f"{self.month}/{self.months}"


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months on; the last day of a shorter month where there is no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def last_day_of(start: dt.date, months: int) -> dt.date:
    """Return the last day of a period of so many months: 4 June + 6 months ends on 3 December."""
    return add_months(start, months) - dt.timedelta(days=1)


def month_on(start: dt.date, day: dt.date) -> int:
    """Return in which month of a track a day lies, 1 for the first; 0 before the start."""
    if day < start:
        return 0
    months = (day.year - start.year) * 12 + day.month - start.month
    return months + (1 if add_months(start, months) <= day else 0)


def end_of(track: TrackFacts, rules: Mapping[str, int]) -> dt.date | None:
    """Return the day until which a track may run now; None for ex-PWA without a planned end."""
    if track.extension_until is not None:
        return track.extension_until
    if track.planned_end is not None:
        return track.planned_end
    if track.start is None or track.ex_pwa:
        return None
    return last_day_of(track.start, rules["track_months"])


def longest_end_of(track: TrackFacts, rules: Mapping[str, int]) -> dt.date | None:
    """Return the last possible day with an extension; None without a start or for ex-PWA."""
    if track.start is None or track.ex_pwa:
        return None
    return last_day_of(track.start, rules["track_months"] + rules["extension_months"])


def programme_clock(track: TrackFacts, day: dt.date, rules: Mapping[str, int]) -> ProgrammeClock | None:
    """Return the programme clock on a day; None for a track without a start or without a limit."""
    longest = longest_end_of(track, rules)
    if track.start is None or longest is None:
        return None
    months = rules["track_months"] + rules["extension_months"]
    labels = (MONTH_NAMES * (months // 12 + 2))[track.start.month - 1 : track.start.month - 1 + months]
    shown_on = min(day, track.end_date) if track.end_date else day
    ends = end_of(track, rules) or longest
    month = month_on(track.start, shown_on)
    return ProgrammeClock(month, months, track.start, ends, rules["track_months"] + 1, labels)
