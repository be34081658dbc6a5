# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The worked hours of fictional people: most months of a track, few of them near the limit."""

import datetime as dt
from collections.abc import Iterator, Sequence

from ensure_desk.domain import codes
from ensure_desk.domain.months import month_of
from ensure_desk.domain.track_rules import add_months
from ensure_desk.services.demo_dice import Dice
from ensure_desk.services.demo_people import FictionalPerson, Values
from ensure_desk.storage.writer import Writer

_HOURS = (((4, 16), 25), ((16, 32), 40), ((32, 48), 28), ((48, 60), 6), ((61, 66), 1))
_LONGEST = 24
"""Months back that are told of a track without an end."""


def store(writer: Writer, tracks: Sequence[tuple[str, FictionalPerson]], today: dt.date) -> None:
    """Store the hours of tracks by their id, up to the last month that is over."""
    rows = [row for track, person in tracks for row in _of_track(track, person, today)]
    writer.create_many("worked_hours", rows)


def _of_track(track: str, person: FictionalPerson, today: dt.date) -> Iterator[Values]:
    values = person.track or {}
    start, ended = values.get("start"), values.get("end_date")
    if not isinstance(start, dt.date):
        return
    dice = Dice(f"{person.person.get('dossier_number')} {start} hours")
    often, activity = dice.pick((95, 85, 60)), dice.pick(list(codes.ACTIVITY))
    user = dice.pick(list(codes.USER_TYPE))
    until = min(ended if isinstance(ended, dt.date) else today, today.replace(day=1) - dt.timedelta(days=1))
    month = max(start.replace(day=1), add_months(today.replace(day=1), -_LONGEST))
    while month <= until:
        low, high = dice.weighted(_HOURS)
        if dice.chance(often):
            hours = dice.number(low, high)
            told: Values = {"track_id": track, "month": month_of(month), "hours": hours}
            yield {**told, "activity": activity, "user_type": user if dice.chance(80) else None}
        month = add_months(month, 1)
