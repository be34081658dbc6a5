# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A group of buttons as one stop of the Tab key, with arrows along it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ensure_desk.ui.survey_form.reveal import reveal

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Arrows(QObject):
    """Makes a group of buttons one stop of the Tab key; arrows, Home and End go along it."""

    def __init__(self, group: QWidget) -> None:
        super().__init__(group)
        self._group = group
        self._buttons: list[QAbstractButton] = []

    def watch(self, buttons: Sequence[QAbstractButton]) -> None:
        """Lead along these buttons from now on."""
        for button in buttons:
            if button not in self._buttons:
                button.installEventFilter(self)
        self._buttons = list(buttons)
        if self._buttons:
            self.enter_at(next((b for b in self._buttons if b.hasFocus()), self._buttons[0]))

    def enter_at(self, entrance: QAbstractButton) -> None:
        """Let Tab come in at a button."""
        for button in self._buttons:
            stops = button is entrance
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)
        self._group.setFocusProxy(entrance)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus and read the keys."""
        if not isinstance(watched, QAbstractButton) or watched not in self._buttons:
            return False
        if event.type() == QEvent.Type.FocusIn:
            self.enter_at(watched)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        return False

    def _on_key(self, button: QAbstractButton, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QCoreApplication.sendEvent(self._group, event)  # Enter goes on; no desktop lets it press a button
            return True
        step = _STEPS.get(key, 0)
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if sideways and self._group.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._buttons) - 1}
        if not step and key not in ends:
            return False
        place = ends.get(key, self._buttons.index(button) + step)
        if 0 <= place < len(self._buttons):
            self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
            reveal(self._buttons[place])
        return True
