# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The follow-up rules of trainings: absences in a row, attendance that nobody wrote down, a place that came free.

Absences ask a question and punish nobody: which barrier is in the way? The question falls silent once a reason is
known or somebody wrote a note after the last absence.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ensure_desk.domain.attendance import IN_A_ROW, absences_in_a_row
from ensure_desk.domain.signals import Group, Signal, Tone
from ensure_desk.domain.times import Between

ABSENCE_DAYS, SHEET_DAYS = 60, 14
"""Days: for so long an absence is asked about, and attendance of a session that nobody wrote down."""
_NO_REASON = frozenset({"", "onbekend"})


@dataclass(frozen=True)
class Missed:
    """A code of a person at a session, with what was noted of that person last."""

    training_id: str
    title: str
    session_id: str
    held_on: dt.date
    code: str
    reason: str
    noted_on: dt.date | None = None


@dataclass(frozen=True)
class Absences:
    """Sessions missed in a row, the last of them with its training."""

    times: int
    last: Missed


@dataclass(frozen=True)
class OpenSession:
    """A session with people of whom nobody wrote down whether they came."""

    session_id: str
    title: str
    held_on: dt.date
    times: Between
    place: str
    open: int


@dataclass(frozen=True)
class FreePlace:
    """A training with places left and people waiting for one."""

    training_id: str
    title: str
    next: dt.date
    free: int
    waiting: int


def in_a_row(codes: Iterable[Missed]) -> Absences | None:
    """Return the absences in a row at the end of a person's codes, in order of the days: overall or in one training."""
    runs: dict[str, list[Missed]] = defaultdict(list)
    for code in codes:
        for run in ("", code.training_id):
            runs[run].append(code)
    found = []
    for run_codes in runs.values():
        times = absences_in_a_row([c.code for c in run_codes])
        if times >= IN_A_ROW:
            found.append(Absences(times, next(c for c in reversed(run_codes) if c.code in "OU")))
    return max(found, key=lambda a: (a.last.held_on, a.times), default=None)


def absences_signal(found: Absences | None, today: dt.date) -> Signal | None:
    """Ask which barrier is in the way after two absences in a row, until a reason or a later note is known."""
    if found is None or found.last.held_on < today - dt.timedelta(days=ABSENCE_DAYS):
        return None
    last = found.last
    if last.reason not in _NO_REASON or (last.noted_on and last.noted_on >= last.held_on):
        return None
    params = {"n": found.times, "training": (last.title,), "day": last.held_on}
    return Signal("absences_in_a_row", Group.TRAINING, last.held_on, Tone.WARN, params, is_deadline=False)


def session_signal(found: OpenSession, today: dt.date) -> Signal | None:
    """Ask for the attendance of a session of today, or of the last two weeks."""
    if not today - dt.timedelta(days=SHEET_DAYS) <= found.held_on <= today:
        return None
    tone = Tone.WARN if found.held_on < today else Tone.NEUTRAL
    where = tuple(part for part in (found.times, found.place) if any(part))
    params = {"n": found.open, "day": found.held_on, "where": where or ("–",)}
    return Signal("session_open", Group.TRAINING, found.held_on, tone, params)


def place_signal(found: FreePlace, today: dt.date) -> Signal | None:
    """Tell that somebody who waits can come, before the next session."""
    if not found.free or not found.waiting or found.next < today:
        return None
    params = {"free": found.free, "waiting": found.waiting, "day": found.next}
    return Signal("place_free", Group.TRAINING, found.next, Tone.NEUTRAL, params)
