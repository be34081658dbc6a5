# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Worked hours: the monthly total of a track, and how it stands to the limits of a month and a year.

The register of the cheques is elsewhere; these totals are for following up. Track and month name the record, so offices
and lists that tell the same month write one record, and two values of it are a visible conflict.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated as A

from ensure_desk.domain import codes
from ensure_desk.domain.declare import PERSONAL, choice, integer, link, long_text, year_month
from ensure_desk.domain.fields import SHARED, Declared
from ensure_desk.domain.months import first_day, last_day
from ensure_desk.domain.texts import N_
from ensure_desk.domain.track_rules import TrackFacts

MOST_HOURS = 200
"""More hours than this in a month are a slip of the pen."""
Text = str | None


class WorkedHours(Declared):
    """The hours of a track in a month; one cheque is one hour that was begun."""

    track_id: A[Text, link(N_("Traject"), "track", SHARED)] = None
    month: A[Text, year_month(N_("Maand"), PERSONAL, SHARED, required=True, counts=False)] = None
    hours: A[int | None, integer(N_("Uren"), PERSONAL, SHARED, highest=MOST_HOURS, counts=False)] = None
    activity: A[Text, choice(N_("Activiteit"), PERSONAL, codes.ACTIVITY, SHARED, counts=False)] = None
    user_type: A[Text, choice(N_("Soort gebruiker"), PERSONAL, codes.USER_TYPE, SHARED, counts=False)] = None
    note: A[Text, long_text(N_("Opmerking"), PERSONAL, counts=False)] = None


class Level(StrEnum):
    """How hours stand to a limit."""

    FINE = "fine"
    NEAR = "near"
    OVER = "over"


def month_level(hours: int, rules: Mapping[str, int]) -> Level:
    """Return how the hours of a month stand to the limit: near from the warning, over above the most."""
    return _level(hours, rules["hours_month_warn"], rules["hours_month_max"])


def year_level(hours: int, rules: Mapping[str, int]) -> Level:
    """Return how the hours of a calendar year stand to the limit."""
    return _level(hours, rules["hours_year_warn"], rules["hours_year_max"])


def _level(hours: int, warn: int, most: int) -> Level:
    return Level.OVER if hours > most else Level.NEAR if hours >= warn else Level.FINE


def totals(worked: Iterable[tuple[str, int]], *, by_year: bool = False) -> dict[str, int]:
    """Return the hours per month, or per calendar year; several tracks of a person count together."""
    found: dict[str, int] = {}
    for when, hours in worked:
        key = when[:4] if by_year else when
        found[key] = found.get(key, 0) + hours
    return found


def track_in(tracks: Mapping[str, TrackFacts], when: str) -> str:
    """Return the id of the track that a month belongs to, empty without tracks.

    It is the last to begin of those that touch the month, else the last to begin of all.
    """
    order = sorted(tracks, key=lambda i: str(tracks[i].start or ""))
    begins, ends = first_day(when), last_day(when)
    touching = [
        i
        for i in order
        if (tracks[i].start or ends) <= ends and (tracks[i].end_date or begins) >= begins and tracks[i].start
    ]
    return next(iter(reversed(touching or order)), "")
