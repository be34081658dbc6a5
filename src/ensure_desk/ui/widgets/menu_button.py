# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A button of three dots: what is done now and then stands behind it, in words."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton

from ensure_desk.ui import icons

_GAP = 4


class MenuButton(QToolButton):
    """It opens with a click, Space, Enter or Down, with its first act chosen; Esc brings the keyboard back."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFixedSize(32, 32)
        self.setIcon(icons.icon("ellipsis", "t2", 16))
        self.setIconSize(QSize(16, 16))
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.acts = QMenu(self)
        self.acts.setAccessibleName(name)
        self.clicked.connect(self.unfold)

    def add(self, icon: str, words: str, act: Callable[[], None], *, tone: str = "t2") -> QAction:
        """Add an act."""
        action = self.acts.addAction(icons.icon(icon, tone, 16), words)
        action.triggered.connect(lambda _on=False: act())
        return action

    def unfold(self) -> None:
        """Open the menu below the button, as far right as the button goes."""
        size = self.acts.sizeHint()
        self.acts.popup(self.mapToGlobal(QPoint(self.width() - size.width(), self.height() + _GAP)))
        self.acts.setActiveAction(next(act for act in self.acts.actions() if act.isVisible()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter and Down too."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.unfold()
            return
        super().keyPressEvent(event)
