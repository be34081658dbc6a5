# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page at the size of a small laptop: no word is cut off, nothing lies outside the window, all has a name."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ensure_desk.bootstrap import close_desk
from ensure_desk.services import demo, people, training_lists
from ensure_desk.services.desk import Desk
from ensure_desk.ui import theme
from ensure_desk.ui.application import application, build_shell
from ensure_desk.ui.context import Target
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.main_window import MainWindow
from tests.services.test_conflicts import written_elsewhere
from tests.services.training_parts import a_training, enrolled
from tests.support import add_person, fresh_desk

PAGES = (
    "today", "people", "dossier", "dossier/hours", "survey", "evolution", "intake",
    "handoff", "history", "lists", "settings", "conflicts", "duplicates", "questionnaires", "keying",
    "figures", "trainings", "training", "attendance",
)  # fmt: skip
OF_ONE_PERSON = ("dossier", "survey", "evolution", "keying")
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = fresh_desk(tmp_path_factory.mktemp("layout") / "desk")
    demo.fill(opened, people=40)
    _with_doubts(opened)
    made, _ = a_training(opened, seats=12, trainer="Els Maes", themes=["budget", "sociale_kaart_rechten"])
    enrolled(opened, made, "Van den Broeck-Vanderstraeten", "Aerts")
    yield opened
    close_desk(opened)


def _with_doubts(desk: Desk) -> None:
    """Write somebody with a long name twice, and two long texts in one field."""
    name = {"last_name": "Van den Broeck-Vanderstraeten", "birth_date": "1976-04-03"}
    first = add_person(
        desk, **name, first_name="Marie-Antoinette", street="Oude Baan naar Lier", mobile="0451000001"
    )
    add_person(desk, **name, first_name="Marie Antoinette")
    written_elsewhere(
        desk, first, "street", "Nieuwe Steenweg op Sint-Katelijne-Waver en verder tot aan de brug"
    )


@pytest.fixture
def shell(qtbot: QtBot, desk: Desk, language: str) -> Iterator[MainWindow]:
    desk.tr.use(language)
    theme.apply(application())
    window = build_shell(desk, InlineJobs())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield window
    desk.tr.use("nl")


def arguments(desk: Desk, page: str) -> dict[str, str]:
    page, _, section = page.partition("/")
    if page in OF_ONE_PERSON:
        return {"person_id": people.search(desk, limit=1).rows[0].id} | (
            {"section": section} if section else {}
        )
    if page not in ("training", "attendance"):
        return {}
    view = training_lists.training(desk, training_id=training_lists.trainings(desk)[0].id)
    return {"training_id": view.line.id} if page == "training" else {"session_id": view.sessions[0].id}


def go(shell: MainWindow, desk: Desk, page: str) -> None:
    """Go to a page, or to a part of one: `dossier/hours`."""
    shell.go(Target(page.partition("/")[0], arguments(desk, page)))


def cut_off(widget: QWidget) -> str:
    """Return the text of a label or button that does not fit, empty when it does."""
    if isinstance(widget, QLabel) and widget.text() and not widget.wordWrap():
        if widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored and widget.toolTip():
            return ""
        room = widget.contentsRect().width() + 1
        return widget.text() if widget.fontMetrics().horizontalAdvance(widget.text()) > room else ""
    if isinstance(widget, (QPushButton, QCheckBox)) and widget.text().strip():
        return widget.text() if widget.sizeHint().width() > widget.width() + 1 else ""
    return ""


def in_scroll_area(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QScrollArea, QAbstractItemView)):
            return True
        parent = parent.parentWidget()
    return False


def looked_at(shell: MainWindow, size: tuple[int, int]) -> None:
    """Check that the window has this size, that no word is cut off and that no control lies outside."""
    visible = [w for w in shell.findChildren(QWidget) if w.isVisible()]
    assert (shell.width(), shell.height()) == size
    assert not [cut_off(w) for w in visible if cut_off(w)]
    outside = [
        w.accessibleName() or type(w).__name__
        for w in visible
        if isinstance(w, CONTROLS)
        and not in_scroll_area(w)
        and not shell.rect().contains(w.mapTo(shell, QPoint(w.width() - 1, w.height() - 1)))
    ]
    assert not outside


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_no_word_is_cut_off_and_nothing_lies_outside(shell: MainWindow, desk: Desk, page: str) -> None:
    go(shell, desk, page)
    shell.resize(1366, 768)
    application().processEvents()
    looked_at(shell, (1366, 768))


@pytest.mark.parametrize("language", ["nl", "fr"])
@pytest.mark.parametrize("page", PAGES)
def test_text_up_to_twice_the_size(shell: MainWindow, desk: Desk, page: str) -> None:
    """A laptop screen of 1366x768 at 125, 150 and 200 percent."""
    for size in ((1093, 614), (911, 512), (683, 384)):
        shell.resize(*size)
        go(shell, desk, page)
        application().processEvents()
        application().processEvents()
        looked_at(shell, size)


@pytest.mark.parametrize("language", ["nl"])
@pytest.mark.parametrize("page", PAGES)
def test_every_control_has_a_name_and_is_reachable_by_keyboard(
    shell: MainWindow, desk: Desk, page: str
) -> None:
    go(shell, desk, page)
    controls = [
        w
        for w in shell.page(page.partition("/")[0]).findChildren(QWidget)
        if isinstance(w, CONTROLS) and w.isVisible()
    ]
    own = [w for w in controls if not w.objectName().startswith("qt_") and not in_scroll_area_header(w)]
    assert own
    nameless = [
        type(w).__name__
        for w in own
        if not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text().strip()))
    ]
    assert not nameless
    unreachable = [
        w.accessibleName() or w.objectName()
        for w in own
        if w.isEnabled()
        and w.focusPolicy() == Qt.FocusPolicy.NoFocus
        and not isinstance(w.parent(), QLineEdit)
    ]
    assert not [name for name in unreachable if name.strip()]


def in_scroll_area_header(widget: QWidget) -> bool:
    """Say whether a widget is a part of a table or combo box that Qt made itself."""
    parent = widget.parentWidget()
    return isinstance(parent, (QAbstractItemView, QComboBox, QLineEdit)) or type(widget).__name__ in (
        "QHeaderView",
        "QComboBoxListView",
    )
