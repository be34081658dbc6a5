# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Times of the day as text HH:MM: reading what people write, and counting minutes."""

import re
from typing import NamedTuple

MINUTES_A_DAY = 24 * 60
_TIME = re.compile(r"(\d{1,2})(?:\s*[:.uh]\s*(\d{2})?(?::\d{2})?)?\s*(?:uur|[uh])?", re.IGNORECASE)


class Between(NamedTuple):
    """From when to when something is, as stored; each may be empty."""

    starts: str
    ends: str


def time_text(text: str) -> str | None:
    """Return a time as people write it (9, 9u30, 9.30, 9 uur, 09:30) as HH:MM, None when it is no time."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    return f"{hours:02d}:{minutes:02d}" if hours < 24 and minutes < 60 else None


def minutes_of(text: str) -> int:
    """Return how many minutes after midnight a stored time lies."""
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)


def minutes_between(starts: str, ends: str) -> int:
    """Return the minutes from one stored time to another of the same day; 0 when one is missing or they are swapped."""
    return max(minutes_of(ends) - minutes_of(starts), 0) if starts and ends else 0
