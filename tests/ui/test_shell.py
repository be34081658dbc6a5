# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shell: pages by key, search over everything, undo in a toast, refusals in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.errors import UserError
from ensure_desk.ui.application import application, build_shell
from ensure_desk.ui.context import Target
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.main_window import MainWindow
from ensure_desk.ui.pages_registry import available
from ensure_desk.ui.search_hits import find
from ensure_desk.ui.widgets.search_field import SearchField
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


PAGES = [spec.key for spec in available("counsellor")]


@pytest.mark.parametrize("by_mouse", [False, True])
def test_after_a_page_change_the_keyboard_is_in_the_page_and_not_on_the_way_back(
    shell: MainWindow, qtbot: QtBot, by_mouse: bool
) -> None:
    person = {"person_id": add_person(shell.ctx.desk)}
    made, sessions = a_training(shell.ctx.desk, "2026-11-24")
    about = {"training": {"training_id": made}, "attendance": {"session_id": sessions[0]}}
    shell.activateWindow()
    for key in PAGES:
        if by_mouse:
            qtbot.mouseClick(shell.rail._buttons["today"], Qt.MouseButton.LeftButton)
        else:
            shell.rail._buttons["today"].setFocus(Qt.FocusReason.TabFocusReason)
        shell.go(Target(key, about.get(key, person)))
        QTest.qWait(1)
        here, page = shell.focusWidget(), shell.page(key)
        assert here is page or page.isAncestorOf(here), key
        assert here.property("kind") != "back", key


def test_a_page_of_the_rail_opens_by_its_key_and_is_worked_with_at_once(shell: MainWindow) -> None:
    add_person(shell.ctx.desk)
    shell.activateWindow()
    QTest.keyClick(shell, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(1)
    assert isinstance(shell.focusWidget(), SearchField)
    QTest.keyClick(shell, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(1)
    assert shell.page("today").isAncestorOf(shell.focusWidget())


@pytest.mark.parametrize("role", ["counsellor", "coordinator"])
def test_no_part_of_a_page_becomes_a_window_while_the_page_is_made(
    qtbot: QtBot, tmp_path: Path, role: str
) -> None:
    desk = fresh_desk(tmp_path / "desk", *([COORDINATOR] if role == "coordinator" else []))
    window = build_shell(desk, InlineJobs())
    qtbot.addWidget(window)
    window.show()
    windows = Windows()
    application().installEventFilter(windows)
    for spec in available(role):
        window.go(Target(spec.key))
    application().removeEventFilter(windows)
    close_desk(desk)
    assert windows.seen == []


class Windows(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.property('text') or ''}")
        return False


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


LONG = "Cel Deelnemers!D14 bevat een formule. Er is niets gewijzigd. Zet er de datum als tekst of datum. " * 2


def seen(widget: QWidget) -> QRect:
    """Return where a widget is seen in its window."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(widget.window(), QPoint(0, 0)))


def covered(shell: MainWindow) -> list[QWidget]:
    """Return what can be read or pressed and lies below the toast."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QLabel)
    others = [w for w in shell.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
    place = seen(shell._toast)
    return [w for w in others if not shell._toast.isAncestorOf(w) and seen(w).intersects(place)]


@pytest.mark.parametrize("size", [(1366, 768), (911, 512), (683, 420)])
@pytest.mark.parametrize("text", ["Bewaard.", "Overdracht BOR-26-001 is bewaard. " * 3, LONG])
def test_a_toast_is_read_whole_and_covers_nothing(
    shell: MainWindow, qtbot: QtBot, size: tuple[int, int], text: str
) -> None:
    shell.resize(*size)
    shell.go(Target("survey", {"person_id": add_person(shell.ctx.desk)}))
    shell.ctx.toast(text, lambda: None)
    toast, words = shell._toast, shell._toast._text
    qtbot.waitUntil(lambda: seen(toast).size() == toast.size() and not covered(shell))
    room = words.fontMetrics().boundingRect(words.rect(), Qt.TextFlag.TextWordWrap.value, text)
    assert words.wordWrap() or words.width() >= words.fontMetrics().horizontalAdvance(text)
    assert room.height() <= words.height()
    toast.hide()
    qtbot.waitUntil(lambda: seen(shell.page("survey")).bottom() >= shell.height() - 2)


def test_a_toast_goes_with_its_page_unless_it_tells_of_the_step_or_takes_it_back(shell: MainWindow) -> None:
    toast = shell._toast
    shell.go(Target("people"))
    shell.ctx.toast("Bewaard.")
    shell.go(Target("handoff"))
    assert toast.isVisible()
    QTest.qWait(1)
    shell.go(Target("people"))
    assert not toast.isVisible()
    shell.ctx.toast("Gewist.", lambda: None)
    QTest.qWait(1)
    shell.go(Target("handoff"))
    assert toast.isVisible()


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
