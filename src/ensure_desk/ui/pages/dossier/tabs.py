# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tabs below the head of a dossier: Tab goes to them, the arrows choose."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ensure_desk.ui import theme
from ensure_desk.ui.pages.dossier.head_acts import HeadActs
from ensure_desk.ui.widgets.layout import hbox, line, vbox

_GAP = 2


class Tabs(QWidget):
    """A row of words, one of them chosen."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], acts: HeadActs) -> None:
        """Make it; `acts` stand at the end of the row."""
        super().__init__()
        self._acts, self._room = acts, self.maximumWidth()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = self._row = hbox(gap=_GAP)
        for code, text in options:
            press = QPushButton(text)
            press.setCheckable(True)
            press.setAutoDefault(False)
            theme.mark(press, "tab")
            press.clicked.connect(lambda _on=False, c=code: self.chosen.emit(c))
            self._group.addButton(press)
            self._buttons[code] = press
            row.addWidget(press)
        row.addStretch(1)
        row.addWidget(acts)
        self.setLayout(vbox(row, line(), gap=0))

    def set_room(self, width: int, *, narrow: bool) -> None:
        """Stand closer to each other where there is little room; acts that do not fit go behind their three dots."""
        for press in self._buttons.values():
            if press.property("tight") is not narrow:
                theme.mark(press, "tab", tight=narrow)
        self._row.setSpacing(0 if narrow else _GAP)
        self._room = width
        self._fit()

    def _fit(self) -> None:
        gap = self._row.spacing()
        tabs = sum(press.sizeHint().width() + gap for press in self._buttons.values())
        self._acts.set_narrow(narrow=tabs + gap + self._acts.whole > self._room)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes in their order."""
        return tuple(self._buttons)

    def set_current(self, code: str) -> None:
        """Mark the chosen tab, without a signal."""
        self._buttons[code].setChecked(True)

    def set_text(self, code: str, text: str) -> None:
        """Show another word on a tab."""
        if code in self._buttons and text != self._buttons[code].text():
            self._buttons[code].setText(text)
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step to a neighbour."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        here = next((n for n, press in enumerate(self._buttons.values()) if press.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        there = list(self._buttons.values())[(here + step) % len(self._buttons)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        there.click()
