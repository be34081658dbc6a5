# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far long work is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.texts import small


class ProgressLine(QWidget):
    """How far long work is, with a way to stop it."""

    cancelled = Signal()

    def __init__(self, text: str, stop: str = "") -> None:
        super().__init__()
        self._text = small(text, "t2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(text)
        row = hbox(vbox(self._text, self._bar, gap=4), gap=12)
        row.setStretch(0, 1)
        if stop:
            press = button(stop, size="sm")
            press.clicked.connect(self.cancelled)
            row.addWidget(press)
        self.setLayout(row)

    def set_progress(self, done: int, total: int, text: str = "") -> None:
        """Show how many of how many steps are done."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        if text:
            self._text.setText(text)
