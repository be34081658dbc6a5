# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hands on a keyboard: keys go to the window in front, as from the window system, and are counted.

The desk is opened as people open it: the frame of the program, its own threads, the passphrase typed.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import shiboken6
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from ensure_desk.bootstrap import close_desk
from ensure_desk.ui import theme
from ensure_desk.ui.application import Frame
from ensure_desk.ui.jobs import GapProbe, Jobs
from ensure_desk.ui.main_window import MainWindow
from ensure_desk.ui.record_form.section_view import SectionView
from ensure_desk.ui.unlock import UnlockPage
from ensure_desk.ui.widgets.line_field import LabeledField
from tests.support import COUNSELLOR, PASSPHRASE, fresh_desk

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NOTHING = Modifier.NoModifier
LOG = logging.getLogger("keyboard")
PATIENCE_MS, TURN_MS = 30_000, 5


class Hands:
    """Presses keys in one open window of the program."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.count = frame, 0

    def press(self, key: Key, modifiers: Modifier = NOTHING, text: str = "", times: int = 1) -> None:
        """Press and release a key some times."""
        for _ in range(times):
            window = QGuiApplication.focusWindow()
            assert window is not None
            for down in (True, False):
                QTest.simulateEvent(window, down, int(key), modifiers, text, False)
            self.count += 1

    def type(self, text: str) -> None:
        """Type characters one by one."""
        for letter in text:
            shift = Modifier.ShiftModifier if letter.isupper() else NOTHING
            self.press(Key(ord(letter.upper())), shift, letter)

    def control(self, key: Key) -> None:
        """Press a key with Ctrl."""
        self.press(key, Modifier.ControlModifier)

    @property
    def shell(self) -> Any:
        """Return the shell behind the unlock page."""
        return self.frame.centralWidget()

    def page(self, key: str) -> Any:
        """Wait until a page is in view and return it."""
        wait_until(lambda: isinstance(self.shell, MainWindow) and self.shell._current.page == key)
        return self.shell.page(key)

    def ask(self, question: Callable[[], Any]) -> Any:
        """Read from the vault on the thread that may, after everything written so far."""
        heard: list[Any] = []
        self.frame.jobs.write(question, heard.append)
        wait_until(lambda: heard)
        return heard[0]

    def come_back(self) -> None:
        """Do what the desktop does when a dialog closes: bring the window to the front."""
        self.frame.activateWindow()
        assert QTest.qWaitForWindowActive(self.frame)

    def unlock(self) -> None:
        """Type the passphrase."""
        wait_until(lambda: isinstance(self.shell, UnlockPage) and self.shell.field.hasFocus())
        self.type(PASSPHRASE)
        self.press(Key.Key_Return)
        wait_until(lambda: isinstance(self.shell, MainWindow) and self.shell.isVisible())


def wait_until(true: Callable[[], Any]) -> None:
    """Let the event loop turn until something is true."""
    patience = QDeadlineTimer(PATIENCE_MS)
    while not true():
        assert not patience.hasExpired()
        QTest.qWait(TURN_MS)


def focused() -> Any:
    """Return the widget in focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def place() -> tuple[str, str] | None:
    """Return slot and key of the question in focus."""
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, LabeledField):
        widget = widget.parentWidget()
    view = widget.parentWidget() if widget is not None else None
    if not isinstance(view, SectionView):
        return None
    return next(where for where, box in view._boxes.items() if box is widget)


def choose(hands: Hands, code: str) -> None:
    """Choose in a list by its first letters, or by arrows where that is shorter."""
    combo = focused()
    assert isinstance(combo, QComboBox)
    texts = [combo.itemText(n).casefold() for n in range(combo.count())]
    index = combo.findData(code)
    prefix = next(
        (
            part
            for n in range(1, len(texts[index]) + 1)
            if " " not in (part := texts[index][:n])
            and next(i for i, t in enumerate(texts) if t.startswith(part)) == index
        ),
        "",
    )
    if prefix and len(prefix) <= index:
        hands.type(prefix)
    else:
        hands.press(Key.Key_Down, times=index - combo.currentIndex())
    assert combo.currentData() == code


@contextmanager
def at_the_desk(folder: Path) -> Iterator[Hands]:
    """Open the program on a vault, unlocked; close it as its window is closed."""
    if not folder.exists():
        close_desk(fresh_desk(folder, COUNSELLOR))
    theme.apply(cast(QApplication, QApplication.instance()), dark=False)
    jobs = Jobs()
    frame = Frame(folder, jobs)
    frame.resize(1366, 768)
    frame.begin()
    frame.show()
    frame.activateWindow()
    assert QTest.qWaitForWindowActive(frame)
    hands = Hands(frame)
    try:
        hands.unlock()
        yield hands
    finally:
        frame.close()
        hands.ask(lambda: None)
        shiboken6.delete(frame)
        jobs.stop()


@contextmanager
def gap(name: str) -> Iterator[None]:
    """Log the longest time in which the event loop did not turn."""
    probe = GapProbe()
    probe.start()
    yield
    LOG.info("%s: longest gap %.0f ms", name, probe.stop())
