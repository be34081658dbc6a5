# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shell: pages by key, search over everything, undo in a toast, refusals in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.errors import UserError
from ensure_desk.ui.application import build_shell
from ensure_desk.ui.context import Target
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.main_window import MainWindow
from ensure_desk.ui.pages_registry import available
from ensure_desk.ui.search_hits import find
from ensure_desk.ui.widgets.table import RowsTable
from tests.services.training_parts import a_training
from tests.support import COORDINATOR, add_person, fresh_desk


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    desk = fresh_desk(tmp_path / "desk")
    window = build_shell(desk, InlineJobs())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield window
    close_desk(desk)


def test_every_page_of_the_rail_opens(shell: MainWindow) -> None:
    for spec in available("counsellor"):
        if spec.in_rail:
            shell.go(Target(spec.key))
            assert shell.page(spec.key).isVisible()


def test_alt_left_goes_back(shell: MainWindow) -> None:
    shell.go(Target("people"))
    shell.go(Target("handoff"))
    shell.back()
    assert shell.page("people").isVisible()


def test_the_rail_marks_where_somebody_came_from_also_on_the_way_back(shell: MainWindow) -> None:
    def marked() -> str:
        (key,) = (key for key, press in shell.rail._buttons.items() if press.property("active"))
        return key

    for came_from, expected in (("people",) * 2, ("handoff",) * 2, ("today",) * 2, ("figures", "people")):
        shell.go(Target(came_from))
        shell.go(Target("lists"))
        assert marked() == expected
        shell.go(Target("settings"))
        shell.back()
        assert (shell.page("lists").isVisible(), marked()) == (True, expected)
        shell.back()
        assert marked() == came_from


def test_the_search_finds_people_pages_and_actions(shell: MainWindow) -> None:
    add_person(shell.ctx.desk)
    hits = find(shell.ctx.desk, "benh", available("counsellor"))
    assert hits[0].title == "Benhaddou, Samira"
    titles = {hit.title for hit in find(shell.ctx.desk, "over", available("counsellor"))}
    assert {"Overdracht", "Overdracht maken"} <= titles


def test_the_search_finds_trainings_the_next_one_first(shell: MainWindow) -> None:
    desk = shell.ctx.desk
    a_training(desk, "2026-09-01")
    later, _ = a_training(desk, "2026-11-24", "2026-12-01")
    hits = find(desk, "balans BUDGET", available("counsellor"))
    assert [hit.target.args["training_id"] for hit in hits][0] == later
    assert len(hits) == 2
    assert hits[0].detail == "T-BOR-26A02 · Bornem · 24/11/2026"
    shell.go(hits[0].target)
    assert shell.page("training").isVisible()
    add_person(desk, last_name="Balaas")
    assert [hit.title for hit in find(desk, "balans", available("counsellor"))][0] == "Budget in balans"
    add_person(desk, last_name="Balans")
    assert [hit.title for hit in find(desk, "balans", available("counsellor"))][0] == "Balans, Samira"
    assert not find(desk, "nergens", available("counsellor"))


def test_a_toast_takes_an_action_back(shell: MainWindow, qtbot: QtBot) -> None:
    undone: list[bool] = []
    shell.ctx.toast("Gewist", lambda: undone.append(True))
    assert shell._toast.isVisible()
    qtbot.mouseClick(shell._toast._undo, Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert not shell._toast.isVisible()


def test_a_refusal_is_shown_as_its_sentence(shell: MainWindow) -> None:
    shell.ctx.show_error(UserError("record_not_found"))
    assert "Er is niets gewijzigd" in shell._toast._text.text()


def test_the_coordinator_sees_the_same_rail_without_names(qtbot: QtBot, tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk", COORDINATOR)
    with desk.store.write(desk.actor) as writer:
        writer.create("person", {"municipality": "Lier", "dossier_number": "L-1", "last_name": "Zandvliet"})
    window = build_shell(desk, InlineJobs())
    qtbot.addWidget(window)
    window.show()
    window.go(Target("people"))
    table = window.page("people").findChild(RowsTable)
    shown = [table.model().index(0, column).data() for column in range(table.model().columnCount())]
    assert "L-1" in shown
    assert not any("Zandvliet" in str(text) for text in shown)
    window.go(Target("handoff"))
    assert window.page("handoff").isVisible()
    close_desk(desk)
