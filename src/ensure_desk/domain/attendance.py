# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an attendance code says: how much of a session was attended, and when absences ask for a talk.

Attendance is attended minutes over planned minutes of the sessions where somebody was expected; a session that was
cancelled and one where nobody expected the person count for nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ensure_desk.domain.times import minutes_between

PRESENT = frozenset("ALV")
PARTLY = frozenset("LV")
"""Too late or gone early: the minutes that were missed belong to it."""
ABSENT = frozenset("GOU")
UNEXPLAINED = frozenset("OU")
"""Absences without a valid reason with proof; two in a row ask which barrier is in the way."""
NOT_COUNTED = frozenset("S-")
CANCELLED, NOT_EXPECTED = "S", "-"
AHEAD = frozenset("GUS-")
"""What can be told before the day itself: who lets know that they cannot come, and that a session falls out."""
USUAL_MINUTES = 180
"""Minutes of a session whose times nobody wrote down: half a day."""
IN_A_ROW = 2

BARRIER_OF_REASON = {
    "ziek": "LICH",
    "zorg_kind": "ZORG",
    "zorg_ander": "ZORG",
    "vervoer": "MOB",
    "geen_zin_of_angst": "ZELF",
    "rechtbank": "JUST",
    "uitnodiging_niet_ontvangen": "ADMIN",
}
"""The barrier that a reason for absence points at, as a proposal; a person decides."""


@dataclass(frozen=True)
class Share:
    """Minutes attended of minutes planned."""

    attended: int = 0
    planned: int = 0

    @property
    def percent(self) -> int | None:
        """Return the attendance in whole percent, rounded down; None where nothing was planned."""
        return self.attended * 100 // self.planned if self.planned else None

    def __add__(self, other: "Share") -> "Share":
        """Return both together."""
        return Share(self.attended + other.attended, self.planned + other.planned)


def planned_minutes(starts: str, ends: str) -> int:
    """Return how long a session lasts; half a day where its times are not known."""
    return minutes_between(starts, ends) or USUAL_MINUTES


def share_of(code: str, planned: int, missed: int | None = None) -> Share:
    """Return what one code is worth; minutes missed count for who came late or left early."""
    if not code or code in NOT_COUNTED:
        return Share()
    if code not in PRESENT:
        return Share(0, planned)
    away = min(missed or 0, planned) if code in PARTLY else 0
    return Share(planned - away, planned)


def total(shares: Iterable[Share]) -> Share:
    """Return the shares of several sessions together."""
    return sum(shares, Share())


def absences_in_a_row(codes: Sequence[str]) -> int:
    """Return how many of the last sessions somebody missed without a valid reason, `codes` in order of the days."""
    count = 0
    for code in reversed([c for c in codes if c and c not in NOT_COUNTED]):
        if code not in UNEXPLAINED:
            break
        count += 1
    return count
