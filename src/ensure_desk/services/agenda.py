# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sessions of today at this office, and when the next ones are."""

import datetime as dt
from dataclasses import dataclass

from ensure_desk.domain.statuses import CANCELLED
from ensure_desk.services.desk import Desk
from ensure_desk.services.training_lists import (
    ALL,
    SessionLine,
    TrainingsWanted,
    calendar,
    training,
)

DAYS = 28
"""So far ahead the next sessions are looked for."""


@dataclass(frozen=True)
class AgendaItem:
    """A session of today: the how manieth of its training, which has `of` of them."""

    session: SessionLine
    number: int
    of: int


@dataclass(frozen=True)
class Agenda:
    """The sessions of today, and the first of the days to come."""

    items: tuple[AgendaItem, ...]
    next: SessionLine | None


def agenda(desk: Desk) -> Agenda:
    """Return the sessions of today and the next one, at an office its own and those of the region."""
    today = desk.today()
    wanted = ALL if desk.is_coordinator else TrainingsWanted(municipalities=frozenset({desk.municipality}))
    found = [
        line
        for line in calendar(desk, first=today, last=today + dt.timedelta(days=DAYS), wanted=wanted)
        if line.status != CANCELLED
    ]
    now = [line for line in found if line.day == today]
    items = tuple(AgendaItem(line, *place_in_training(desk, line)) for line in now)
    return Agenda(items, next((line for line in found if line.day > today), None))


def place_in_training(desk: Desk, line: SessionLine) -> tuple[int, int]:
    """Return the how manieth session of its training it is, of how many that go on; 0 where it does not itself."""
    sessions = training(desk, training_id=line.training_id).sessions
    ids = [s.id for s in sessions if s.status != CANCELLED]
    return (ids.index(line.id) + 1 if line.id in ids else 0), len(ids)
