# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tour of the first day: offered once, goes from page to page by keyboard, and leaves the page usable."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ensure_desk.bootstrap import close_desk
from ensure_desk.system.settings import TOUR_DONE, TOUR_OFFERED, change_settings, read_settings
from ensure_desk.ui.application import Frame, build_shell
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.main_window import MainWindow
from ensure_desk.ui.pages_registry import available
from ensure_desk.ui.tour import MARGIN, STEPS, Tour
from tests.support import COORDINATOR, add_person, fresh_desk

pytestmark = pytest.mark.ui


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    desk = fresh_desk(tmp_path / "desk")
    add_person(desk)
    window = build_shell(desk, InlineJobs())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield window
    close_desk(desk)


def said(shell: MainWindow) -> str:
    return read_settings(shell.ctx.desk.paths.settings).tour


def walk(tour: Tour) -> list[str]:
    """Go through all steps by keyboard and return the pages that were in view."""
    seen = []
    while tour.isVisible():
        shown: MainWindow = tour.window()  # type: ignore[assignment]  # the card lives in the shell
        seen.append(shown._current.page)
        assert tour.place_line.text() == f"Stap {len(seen)} van {len(tour._steps)}"
        QTest.keyClick(tour.next, Qt.Key.Key_Space)
    return seen


def test_it_is_not_offered_to_who_did_not_ask(shell: MainWindow) -> None:
    shell._look_for_tour()
    assert not shell.tour().isVisible()


def test_it_is_offered_once_after_beginning_with_example_data(shell: MainWindow) -> None:
    change_settings(shell.ctx.desk.paths.settings, tour=TOUR_OFFERED)
    shell._look_for_tour()
    assert shell.tour().isVisible()
    assert shell.tour().stop.text() == "Nu niet"
    shell.tour().stop.click()
    assert said(shell) == TOUR_DONE
    shell._look_for_tour()
    assert not shell.tour().isVisible()


def test_it_goes_from_page_to_page_and_remembers_that_it_was_done(shell: MainWindow) -> None:
    shell.tour().begin()
    assert said(shell) == TOUR_DONE
    assert walk(shell.tour()) == [step.page for step in STEPS["counsellor"]]
    assert not shell.tour().isVisible()


def test_alt_and_the_arrow_go_on_and_escape_stops(shell: MainWindow, qtbot: QtBot) -> None:
    shell.activateWindow()
    shell.tour().begin()
    QTest.keyClick(shell, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shell._current.page == "people"
    shell.tour().next.setFocus()
    qtbot.waitUntil(lambda: shell.tour().next.hasFocus())
    QTest.keyClick(shell.tour().next, Qt.Key.Key_Escape)
    assert not shell.tour().isVisible()
    QTest.keyClick(shell, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shell._current.page == "people"


def test_without_people_it_leaves_out_what_needs_one(qtbot: QtBot, tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk")
    window = build_shell(desk, InlineJobs())
    qtbot.addWidget(window)
    window.show()
    window.tour().begin()
    assert walk(window.tour()) == [step.page for step in STEPS["counsellor"] if not step.person]
    close_desk(desk)


def test_the_coordinator_has_a_tour_of_other_pages(qtbot: QtBot, tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk", COORDINATOR)
    window = build_shell(desk, InlineJobs())
    qtbot.addWidget(window)
    window.show()
    window.tour().begin()
    assert walk(window.tour()) == [step.page for step in STEPS["coordinator"]]
    close_desk(desk)


def test_the_card_stays_at_the_edge_whatever_the_size(shell: MainWindow) -> None:
    shell.tour().begin()
    for width, height in ((1366, 768), (1920, 1080), (1024, 700)):
        shell.resize(width, height)
        card, pane = shell.tour().geometry(), shell._pane
        assert card.right() == pane.width() - MARGIN - 1
        assert card.bottom() == pane.height() - MARGIN - 1


@pytest.mark.parametrize("times", [1, 2])
def test_no_word_of_the_card_is_cut_off(shell: MainWindow, times: int) -> None:
    tour = shell.tour()
    for label in (tour.place_line, tour.heading, tour.text, tour.stop, tour.next):
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * times)
        label.setFont(font)
    tour.begin()
    for number in range(len(tour._steps)):
        tour._show_step(number)
        for press in (tour.stop, tour.next):
            assert press.isHidden() or press.width() >= press.minimumSizeHint().width()
        for label in (tour.heading, tour.text):
            assert label.height() >= label.heightForWidth(label.width())


def test_the_manual_starts_it(shell: MainWindow) -> None:
    shell._show_help()
    shell._manual.tour.click()
    assert shell.tour().isVisible()
    assert not shell._manual.isVisible()


@pytest.mark.parametrize("role", list(STEPS))
def test_every_step_is_about_a_page_of_that_role(role: str) -> None:
    pages = {page.key for page in available(role)}
    assert {step.page for step in STEPS[role]} <= pages
    assert role == "administrator" or 6 <= len(STEPS[role]) <= 8


def test_who_begins_with_example_data_is_offered_it(qtbot: QtBot, tmp_path: Path) -> None:
    frame = Frame(tmp_path / "desk", InlineJobs())
    qtbot.addWidget(frame)
    frame.desk = fresh_desk(tmp_path / "desk")
    frame._enter_new(with_demo=True)
    frame.show()
    shell = frame.centralWidget()
    assert isinstance(shell, MainWindow)
    qtbot.waitUntil(lambda: shell.tour().isVisible())
    shell.tour().next.click()
    assert shell.tour().place_line.text() == f"Stap 1 van {len(STEPS['counsellor'])}"
    frame.lock()
