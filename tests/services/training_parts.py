# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Short ways to a training with sessions and people, for the tests of trainings."""

from ensure_desk.services import enrolments, trainings
from ensure_desk.services.desk import Desk
from tests.support import add_person

DAYS = ("2026-11-03", "2026-11-10", "2026-11-17")


def a_training(desk: Desk, *days: str, seats: int | None = None, **values: object) -> tuple[str, list[str]]:
    """Make a training with sessions on days, from nine to twelve; return its id and theirs."""
    made = trainings.make(desk, values={"title": "Budget in balans", **values}).value
    hours = {"starts_at": "09:00", "ends_at": "12:00", "seats": seats}
    held = [
        trainings.add_session(desk, training_id=made, values={"held_on": day, **hours}).value
        for day in days or DAYS
    ]
    return made, held


def enrolled(desk: Desk, training_id: str, *names: str) -> list[str]:
    """Make people and enrol them; return their ids."""
    people = [add_person(desk, last_name=name) for name in names]
    enrolments.enrol(desk, training_id=training_id, person_ids=people)
    return people
