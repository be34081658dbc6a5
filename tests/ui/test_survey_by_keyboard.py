# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A conversation in the whole program, by keyboard alone: begin, stop halfway, lock, go on, finish, compare."""

from pathlib import Path

import pytest

from ensure_desk.bootstrap import close_desk
from ensure_desk.services import surveys
from tests.support import add_person, fresh_desk
from tests.ui.hands import Hands, Key, at_the_desk, gap, wait_until

pytestmark = pytest.mark.ui


def statement(hands: Hands, number: int) -> None:
    """Wait for a statement, answer it and go on."""
    form = hands.page("survey").form
    wait_until(lambda: form.at == number and form.page.is_complete)
    hands.press(Key(Key.Key_0 + number % 5), text=str(number % 5))
    hands.press(Key.Key_Return)


def test_sixteen_statements_take_two_keys_each_and_survive_a_lock(qapp: object, tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk")
    person_id = add_person(desk)
    close_desk(desk)
    with at_the_desk(tmp_path / "desk") as hands:
        hands.shell.ctx.navigate("dossier", person_id=person_id)
        hands.control(Key.Key_B)
        page = hands.page("survey")
        wait_until(lambda: page.chooser.form.hasFocus())
        wait_until(lambda: page.chooser.start.isEnabled())
        hands.press(Key.Key_Return)
        with gap("statements 1 to 8"):
            for number in range(8):
                statement(hands, number)
        hands.control(Key.Key_L)
        hands.unlock()
        hands.shell.ctx.navigate("survey", person_id=person_id)
        later = hands.page("survey")
        wait_until(lambda: later.chooser.start.isEnabled())
        later.chooser.start.setFocus()
        hands.press(Key.Key_Space)
        before = hands.count
        with gap("statements 9 to 16"):
            for number in range(8, 16):
                statement(hands, number)
        assert hands.count - before == 16
        evolution = hands.page("evolution")
        wait_until(lambda: evolution.sides.radar.web.labels)
        desk = hands.shell.ctx.desk
        (line,) = hands.ask(lambda: surveys.overview(desk, person_id=person_id))
        assert line.status == "klaar"
        answers = hands.ask(lambda: surveys.response(desk, response_id=line.id).answers)
        given = [
            text for path, text in answers.items() if "/g_" in path and "_" not in path.rpartition("/")[2]
        ]
        assert sorted(given) == sorted(str(number % 5) for number in range(16))
