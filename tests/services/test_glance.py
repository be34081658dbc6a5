# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A person beside the list: how many barriers are large and the next training, in words."""

from pathlib import Path

import pytest

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.surveys import BARRIERS
from ensure_desk.services import enrolments, trainings
from ensure_desk.services.desk import Desk
from ensure_desk.services.glance import glance
from tests.services.training_parts import a_training
from tests.support import COORDINATOR, add_person, fresh_desk


def taken(desk: Desk, person_id: str, day: str, *scores: int | None, status: str = "klaar") -> None:
    values = {"person_id": person_id, "form_id": BARRIERS, "taken_on": day, "status": status, "moment": "T0"}
    with desk.store.write(desk.actor) as writer:
        response = writer.create("response", values)
        for domain, score in zip(("GELD", "MOB", "WOON"), scores, strict=True):
            writer.create("barrier_score", {"response_id": response, "domain": domain, "score": score})


@pytest.mark.parametrize(
    ("talks", "told"),
    [
        ((), "nog geen bevraging"),
        (((3, 4, 2),), "2"),
        (((0, 2, None),), "geen"),
        (((3, 4, 2), (3, 3, 0)), "2"),
        (((3, 4, 3), (3, 1, 0)), "van 3 naar 1"),
        (((4, 4, 4), (3, 4, 3), (3, 1, 0)), "van 3 naar 1"),
    ],
)
def test_large_barriers_are_counted_now_and_at_the_talk_before(
    desk: Desk, talks: tuple[tuple[int | None, ...], ...], told: str
) -> None:
    person_id = add_person(desk)
    for month, scores in enumerate(talks, start=1):
        taken(desk, person_id, f"2026-0{month}-10", *scores)
    taken(desk, person_id, "2026-11-01", 4, 4, 4, status="bezig")
    assert glance(desk, person_id=person_id).barriers == told


def test_the_next_training_is_the_first_session_to_come_of_who_is_enrolled(desk: Desk) -> None:
    person_id = add_person(desk)
    training_id, sessions = a_training(desk, "2026-11-03", "2026-11-17", "2026-11-24")
    enrolments.invite(desk, training_id=training_id, person_ids=[person_id])
    assert glance(desk, person_id=person_id).training == ""
    enrolments.enrol(desk, training_id=training_id, person_ids=[person_id])
    assert glance(desk, person_id=person_id).training == "vandaag om 9.00 uur: Budget in balans"
    trainings.cancel_session(desk, session_id=sessions[1])
    assert glance(desk, person_id=person_id).training == "24 november om 9.00 uur: Budget in balans"


def test_a_coordinator_is_told_nothing_of_answers(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "co", COORDINATOR)
    person_id = add_person(desk)
    taken(desk, person_id, "2026-11-01", 4, 4, 4)
    assert glance(desk, person_id=person_id).barriers == ""
    close_desk(desk)
