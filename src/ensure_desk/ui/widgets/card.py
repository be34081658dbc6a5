# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cards: white ground, thin border, a heading and a foot where needed."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ensure_desk.ui import theme
from ensure_desk.ui.widgets.layout import hbox, line, vbox
from ensure_desk.ui.widgets.texts import h3

HEADER_HEIGHT = 44


class Card(QFrame):
    """A flat card; content goes into `body`."""

    def __init__(self, title: str = "", *, padded: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, "card")
        self._outer = vbox(gap=0, margins=(1, 1, 1, 1))
        self.setLayout(self._outer)
        self.header: QHBoxLayout = hbox(margins=(16, 0, 16, 0))
        if title:
            self.title = h3(title)
            self.header.addStrut(HEADER_HEIGHT - 1)
            self.header.addWidget(self.title)
            self.header.addStretch(1)
            self._outer.addLayout(self.header)
            self._outer.addWidget(line())
        self.body: QVBoxLayout = vbox(margins=(16, 14, 16, 14) if padded else (0, 0, 0, 0))
        self._outer.addLayout(self.body, 1)

    def footer(self) -> QHBoxLayout:
        """Add a foot below a line and return its row."""
        foot = hbox(margins=(16, 10, 16, 10))
        self._outer.addWidget(line())
        self._outer.addLayout(foot)
        return foot
