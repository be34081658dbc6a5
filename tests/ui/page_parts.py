# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A desk, a context and what was heard on the bus, for tests of one page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ensure_desk.bootstrap import close_desk
from ensure_desk.services.desk import Desk, Profile
from ensure_desk.ui.context import Bus, Context
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.widgets.menu_button import MenuButton
from tests.support import COUNSELLOR, fresh_desk


@dataclass
class Heard:
    """What a page told the shell."""

    targets: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    toasts: list[Any] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    errors: list[BaseException] = field(default_factory=list)


@dataclass
class Stage:
    """A desk with the surroundings of a page."""

    desk: Desk
    ctx: Context
    heard: Heard
    pages: list[QWidget] = field(default_factory=list)

    def page(self, key: str) -> Any:
        """Make a page and hand it every change, as the shell does."""
        page = import_module(f"ensure_desk.ui.pages.{key}.page").create(self.ctx)
        self.ctx.bus.changed.connect(page.refresh)
        page.resize(1162, 720)
        page.show()
        page.activateWindow()
        QTest.qWaitForWindowActive(page)
        self.pages.append(page)
        return page


@contextmanager
def stage(folder: Path, profile: Profile = COUNSELLOR) -> Iterator[Stage]:
    """Open a desk with a context around it."""
    desk, heard, bus = fresh_desk(folder, profile), Heard(), Bus()
    bus.navigate.connect(lambda target: heard.targets.append((target.page, dict(target.args))))
    bus.toast.connect(heard.toasts.append)
    bus.changed.connect(heard.kinds.update)
    bus.failed.connect(heard.errors.append)
    made = Stage(desk, Context(desk, InlineJobs(), bus, desk.tr), heard)
    yield made
    for page in made.pages:
        page.close()
        shiboken6.delete(page)
    close_desk(desk)


def type_text(text: str) -> None:
    """Type into the field in focus."""
    QTest.keyClicks(focused(), text)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in the field in focus."""
    QTest.keyClick(focused(), key, modifiers)


def focused() -> QWidget:
    """Return the widget in focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def settle() -> None:
    """Let the event loop show what was just added."""
    QTest.qWait(1)


def click(page: QWidget, text: str) -> None:
    """Click the visible button with these words."""
    settle()
    found = [b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    assert found, text
    found[0].click()
    settle()


def texts(page: QWidget) -> str:
    """Return every visible text of a page."""
    settle()
    shown = [w for w in page.findChildren(QWidget) if w.isVisible()]
    return "\n".join(str(w.property("text")) for w in shown if w.property("text"))


def acts(page: QWidget) -> list[str]:
    """Return the words behind the three dots of a page."""
    shown = [a for menu in page.findChildren(MenuButton) for a in menu.acts.actions() if a.isVisible()]
    return [act.text() for act in shown if act.text()]


def choose_act(page: QWidget, text: str) -> None:
    """Choose what stands behind the three dots of a page."""
    (found,) = (a for menu in page.findChildren(MenuButton) for a in menu.acts.actions() if a.text() == text)
    found.trigger()
    settle()
