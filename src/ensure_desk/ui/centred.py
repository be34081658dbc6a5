# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A card in the middle of the window: the frame of unlock, first start and the pages of a vault in trouble."""

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ensure_desk.ui import icons, theme
from ensure_desk.ui.widgets.layout import hbox, vbox


class Centred(QWidget):
    """A dialog-like card of a fixed width in the middle; content goes into `body`."""

    def __init__(self, width: int) -> None:
        super().__init__()
        theme.mark(self, "app")
        self.card = QFrame()
        theme.mark(self.card, "dialog")
        self.card.setFixedWidth(width)
        self.body = vbox(gap=10, margins=(36, 34, 36, 30))
        self.card.setLayout(self.body)
        self.setLayout(vbox(1, hbox(1, self.card, 1), 1))


def logo(size: int = 40) -> QLabel:
    """Return the program's sign."""
    label = QLabel()
    label.setPixmap(icons.pixmap("ensure-desk", "acc", size))
    label.setFixedSize(size, size)
    return label
