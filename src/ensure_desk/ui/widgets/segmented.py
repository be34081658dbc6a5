# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A few choices side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from ensure_desk.ui import theme
from ensure_desk.ui.widgets.layout import hbox


class SegmentedControl(QWidget):
    """A few choices side by side, one of them chosen."""

    changed = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], *, name: str = "", size: str = "md") -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QPushButton] = {}
        row = hbox(gap=0)
        for number, (code, text) in enumerate(options):
            press = QPushButton(text)
            press.setCheckable(True)
            press.setAutoDefault(False)
            edge = "first" if number == 0 else "last" if number == len(options) - 1 else ""
            theme.mark(press, "segment", edge=edge, scale=size)
            press.setAccessibleName(f"{name}: {text}" if name else text)
            press.clicked.connect(lambda _=False, c=code: self.changed.emit(c))
            self._group.addButton(press)
            self._buttons[code] = press
            row.addWidget(press)
        self.setLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        """Return the chosen code, empty when none is."""
        return next((c for c, b in self._buttons.items() if b.isChecked()), "")

    def set_value(self, code: str) -> None:
        """Choose without a signal; an unknown code chooses nothing."""
        self._group.setExclusive(False)
        for known, press in self._buttons.items():
            press.setChecked(known == code)
        self._group.setExclusive(True)

    def set_text(self, code: str, text: str) -> None:
        """Show another word for a choice."""
        self._buttons[code].setText(text)

    def first(self) -> QPushButton:
        """Return the first button, where the keyboard enters."""
        return next(iter(self._buttons.values()))

    def button(self, code: str) -> QPushButton:
        """Return the button of a choice, to show or hide it."""
        return self._buttons[code]
