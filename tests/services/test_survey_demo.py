# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fictional surveys: they look like surveys somebody took, and ask for something on Vandaag."""

from ensure_desk.services import demo, surveys, today
from ensure_desk.services.desk import Desk


def test_fictional_people_took_surveys_that_can_be_opened(desk: Desk) -> None:
    demo.fill(desk, people=30)
    with desk.store.read() as reader:
        taken = list(reader.all("response"))
        scores = list(reader.all("barrier_score"))
    assert len(taken) >= 8
    assert len(scores) == 16 * len(taken)
    opened = surveys.response(desk, response_id=taken[0].id)
    session = surveys.session_of(desk, opened.form, opened.answers)
    assert all(session.node(path).relevant for path in opened.answers)
    assert today.today(desk).groups["survey"] > 0


def test_equal_seeds_give_equal_surveys_and_none_can_be_left_out(desk: Desk) -> None:
    demo.fill(desk, people=3, surveys=False)
    with desk.store.read() as reader:
        assert reader.count("response") == 0
