# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened, newest first, along a thin line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui import icons
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.texts import body, small

FIRST, STEP = 6, 12
"""So many lines are shown at first, whole on a small screen, and come with each "Meer tonen"."""


@dataclass(frozen=True)
class TimelineItem:
    """One thing that happened."""

    date_text: str
    title: str
    detail: str = ""
    icon: str = "clock"
    tone: str = "t2"


class TimelineList(QWidget):
    """The list of what happened: the newest at first, older ones as somebody asks for them."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._rest: Iterator[TimelineItem] = iter(())
        self._column = vbox(gap=12)
        self._more = button(tr(N_("Meer tonen")), kind="ghost", size="sm")
        self._more.clicked.connect(lambda: self._show_more())
        below = vbox(hbox(self._more, 1), 1)
        self.setLayout(vbox(self._column, below, gap=12))
        self.set_items((), 0)

    def set_items(self, items: Iterable[TimelineItem], count: int) -> None:
        """Show other items, so many; each is asked for when it is shown."""
        clear(self._column)
        self._rest, self._left = iter(items), count
        self._show_more(FIRST)

    def _show_more(self, count: int = STEP) -> None:
        for item in islice(self._rest, count):
            self._column.addWidget(_row(item))
        self._left -= count
        self._more.setVisible(self._left > 0)


def _row(item: TimelineItem) -> QWidget:
    picture = QLabel()
    picture.setPixmap(icons.pixmap(item.icon, item.tone if item.tone != "neutral" else "t2", 16))
    picture.setFixedWidth(22)
    picture.setAlignment(Qt.AlignmentFlag.AlignTop)
    day = small(item.date_text)
    head = hbox(body(item.title, bold=True), day)
    head.setStretch(0, 1)
    head.setAlignment(day, Qt.AlignmentFlag.AlignTop)
    row = QWidget()
    texts = vbox(head, gap=2)
    if item.detail:
        texts.addWidget(small(item.detail, "t2", wrap=True))
    layout = hbox(picture, texts, gap=8)
    layout.setStretch(1, 1)
    row.setLayout(layout)
    return row
