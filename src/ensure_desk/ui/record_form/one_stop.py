# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A group of boxes or buttons as one stop of the Tab key.

Twenty-five languages would be twenty-five times Tab; here arrows go along the group, a letter finds the choice that
begins with it, and Tab or Enter goes on to the next question.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class OneStop(QObject):
    """Watches the buttons of a group; `picks` lets an arrow or a letter choose, as in a row of radio buttons."""

    def __init__(self, group: QWidget, buttons: Sequence[QAbstractButton], *, picks: bool = False) -> None:
        super().__init__(group)
        self._group, self._buttons, self._picks = group, list(buttons), picks
        for button in self._buttons:
            button.installEventFilter(self)
        self._enter_at(self._buttons[0])

    def _enter_at(self, entrance: QAbstractButton) -> None:
        for button in self._buttons:
            stops = button is entrance
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)
        self._group.setFocusProxy(entrance)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus, and read arrows and letters."""
        if not isinstance(watched, QAbstractButton):
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._enter_at(watched)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        return False

    def _on_key(self, button: QAbstractButton, event: QKeyEvent) -> bool:
        place, step = self._buttons.index(button), _STEPS.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return self._go(place + step)
        letter = event.text().casefold()
        if letter.isalnum() and event.modifiers() in _PLAIN:
            return self._go(self._beginning_with(letter, place))
        return False

    def _beginning_with(self, letter: str, place: int) -> int:
        around = [*range(place + 1, len(self._buttons)), *range(place + 1)]
        return next((n for n in around if self._buttons[n].text().casefold().startswith(letter)), -1)

    def _go(self, place: int) -> bool:
        if 0 <= place < len(self._buttons):
            self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
            if self._picks and not self._buttons[place].isChecked():
                self._buttons[place].click()
        return True
