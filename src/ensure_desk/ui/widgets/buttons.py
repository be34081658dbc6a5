# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Buttons."""

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton

from ensure_desk.ui import icons, theme

if TYPE_CHECKING:  # to load it takes 3 ms
    from PySide6.QtGui import QEnterEvent

_TONES = {"primary": "onacc", "ghost": "acc", "back": "acc", "danger": "ondanger", "toast": "toast_link"}
_SQUARE, _QUIET = (32, 32), (28, 28)
_STRONG_FOCUS = 11
"""Qt.FocusPolicy.StrongFocus; the namespace `Qt` takes 20 ms to load and the unlock page does without."""


class _PushButton(QPushButton):
    """A button over which the cursor is a hand."""

    def enterEvent(self, event: "QEnterEvent") -> None:
        """Show the hand."""
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)


def button(
    text: str, *, icon: str = "", kind: str = "secondary", size: str = "md", key: str = ""
) -> QPushButton:
    """Return a button; `key` is its shortcut."""
    made = _PushButton(text)
    made.setProperty("kind", kind)
    made.setProperty("scale", size)
    if icon:
        made.setIcon(icons.beside_words(icon, _TONES.get(kind, "t2"), 16))
        made.setIconSize(icons.roomy(16))
    if key:
        made.setShortcut(key)
    made.setAutoDefault(False)
    made.setAccessibleName(text)
    theme.mark(made, "button")
    return made


def set_kind(press: QPushButton, kind: str, icon: str = "") -> None:
    """Make a button weigh more or less; its icon is painted again."""
    if press.property("kind") == kind:
        return
    if icon:
        press.setIcon(icons.beside_words(icon, _TONES.get(kind, "t2"), 16))
    theme.mark(press, "button", kind=kind)


def back_button(text: str) -> QPushButton:
    """Return the way back above the head of a page; its arrow stands where the head begins."""
    return button(text, icon="arrow-left", kind="back", size="sm")


def icon_button(icon: str, name: str, tone: str = "t2", *, kind: str = "secondary") -> QToolButton:
    """Return a button of only an icon; `name` is what it is called."""
    made = QToolButton()
    made.setFixedSize(*(_QUIET if kind == "quiet" else _SQUARE))
    made.setProperty("kind", kind)
    made.setIcon(icons.icon(icon, tone, 16))
    made.setIconSize(QSize(16, 16))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setProperty("focusPolicy", _STRONG_FOCUS)
    return made
