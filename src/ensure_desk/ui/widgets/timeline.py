# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened, newest first, along a thin line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ensure_desk.ui import icons
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.texts import body, small


@dataclass(frozen=True)
class TimelineItem:
    """One thing that happened."""

    date_text: str
    title: str
    detail: str = ""
    icon: str = "clock"
    tone: str = "t2"


class TimelineList(QWidget):
    """The list of what happened."""

    def __init__(self) -> None:
        super().__init__()
        self._column = vbox(gap=12)
        self.setLayout(self._column)

    def set_items(self, items: Sequence[TimelineItem]) -> None:
        """Show other items."""
        clear(self._column)
        for item in items:
            self._column.addWidget(_row(item))
        self._column.addStretch(1)


def _row(item: TimelineItem) -> QWidget:
    picture = QLabel()
    picture.setPixmap(icons.pixmap(item.icon, item.tone if item.tone != "neutral" else "t2", 16))
    picture.setFixedWidth(22)
    picture.setAlignment(Qt.AlignmentFlag.AlignTop)
    head = hbox(body(item.title, bold=True), 1, small(item.date_text))
    head.setStretch(0, 1)
    row = QWidget()
    texts = vbox(head, gap=2)
    if item.detail:
        texts.addWidget(small(item.detail, "t2", wrap=True))
    layout = hbox(picture, texts, gap=8)
    layout.setStretch(1, 1)
    row.setLayout(layout)
    return row
