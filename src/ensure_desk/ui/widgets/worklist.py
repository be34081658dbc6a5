# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The work list: what needs somebody, one row of 54 px each, one button on the row in focus."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from ensure_desk.ui import icons, theme
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.layout import clear, hbox, line, vbox
from ensure_desk.ui.widgets.texts import Elided, body, caption

ROW_HEIGHT = 54
_HEADING, _EDGE, _HIGHER = 29, 3, 8


@dataclass(frozen=True)
class WorkItem:
    """A thing to do; `heading` opens a group above it."""

    id: str
    icon: str
    tone: str
    title: str
    detail: str
    chip: str = ""
    chip_tone: str = "neutral"
    button: str = ""
    data: Any = None
    reason: str = ""
    heading: str = ""


class _Row(QFrame):
    """One row; Enter or a click opens it."""

    pressed = Signal(object)
    stepped = Signal(int)

    def __init__(self, item: WorkItem) -> None:
        super().__init__()
        self.item = item
        self.setFixedHeight(ROW_HEIGHT - 1)  # and the line below it
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(" · ".join(t for t in (item.title, item.reason, item.detail, item.chip) if t))
        box = QLabel()
        box.setFixedSize(32, 32)
        box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.setPixmap(
            icons.pixmap(item.icon, item.tone if item.tone in ("danger", "warn", "ok", "acc") else "t2", 17)
        )
        theme.mark(box, "iconbox", tone=item.tone)
        head = hbox(body(item.title, bold=True, wrap=False), gap=4)
        head.addWidget(Elided(f"· {item.reason}" if item.reason else ""), 1)
        texts = vbox(1, head, Elided(item.detail, 9, "t2"), 1, gap=3)
        row = hbox(box, texts, gap=12, margins=(16, 0, 14, 0))
        row.setStretch(1, 1)
        if item.chip:
            row.addWidget(Chip(item.chip, item.chip_tone))
        self._button = button(item.button or " ", kind="primary", size="sm")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(lambda: self.pressed.emit(item))
        self._button.hide()
        row.addWidget(self._button)
        self._arrow = QLabel()
        self._arrow.setPixmap(icons.pixmap("chevron-right", "t3", 16))
        row.addWidget(self._arrow)
        self.setLayout(row)
        self._show_button(focused=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark the row in focus."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(self.rect(), theme.color("sel"))
            painter.fillRect(0, 0, _EDGE, self.height(), theme.color("acc"))
            painter.end()

    def _show_button(self, *, focused: bool) -> None:
        if self._button.parent() is not None:
            self._button.setVisible(focused and bool(self.item.button))
            self._arrow.setHidden(focused and bool(self.item.button))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the button."""
        super().focusInEvent(event)
        self._show_button(focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the button."""
        super().focusOutEvent(event)
        self._show_button(focused=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        self.pressed.emit(self.item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, arrows step."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit(self.item)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class WorkList(QWidget):
    """The rows, with a heading above each group."""

    opened = Signal(object)
    filled = Signal()
    more_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = vbox(gap=0)
        self.setLayout(self._column)
        self._rows: list[_Row] = []

    def set_items(self, items: Sequence[WorkItem], more: str = "") -> None:
        """Show other things to do; the words `more` stand on a button below the last."""
        clear(self._column)
        self._rows = []
        for item in items:
            if item.heading:
                self._column.addWidget(_heading(item.heading))
            row = _Row(item)
            row.pressed.connect(self.opened)
            row.stepped.connect(self._step)
            self._rows.append(row)
            self._column.addWidget(row)
            self._column.addWidget(line())
        if more:
            press = button(more, kind="ghost", size="sm")
            press.clicked.connect(lambda: self.more_wanted.emit())
            foot = QWidget()
            foot.setLayout(hbox(press, margins=(8, 8, 8, 8)))
            self._column.addWidget(foot)
        self._column.addStretch(1)
        self.filled.emit()

    def fit(self, room: int) -> int:
        """Give rows that are whole in so much room what is left of it, and return their height in pixels.

        All of the room is theirs where none is cut.
        """
        ends, end = [], 0
        for row in self._rows:
            end += ROW_HEIGHT + (_HEADING if row.item.heading else 0)
            ends.append(end)
        whole = [end for end in ends if end <= room]
        is_cut = 0 < len(whole) < len(ends)
        higher = min((room - whole[-1]) // len(whole), _HIGHER) if is_cut else 0
        for row in self._rows:
            row.setFixedHeight(ROW_HEIGHT - 1 + higher)  # and the line below it
        if layout := self.layout():
            layout.activate()
        return whole[-1] + higher * len(whole) if is_cut else room

    def focus_row(self, place: int) -> None:
        """Put the keyboard on a row."""
        if place < len(self._rows):
            self._rows[place].setFocus()

    def _step(self, by: int) -> None:
        here = next((n for n, row in enumerate(self._rows) if row.hasFocus()), 0)
        self._rows[max(0, min(len(self._rows) - 1, here + by))].setFocus()


class WholeItems(QWidget):
    """The place of a work list that scrolls: no row is cut through at its foot, and no strip is left there."""

    def __init__(self, area: QScrollArea, items: WorkList) -> None:
        super().__init__()
        self._area, self._items = area, items
        area.setParent(self)
        items.filled.connect(self._fit)
        theme.mark(self, "content")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = self._items.fit(self.height())
        self._area.setGeometry(0, 0, self.width(), height)
        held = max(self._items.minimumSizeHint().height(), height)
        self._items.resize(self._items.width(), held)  # now: rows in too little room are seen for a moment

    def sizeHint(self) -> QSize:
        """Return the size that the list would like."""
        return self._area.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the list."""
        return self._area.minimumSizeHint()


def _heading(text: str) -> QWidget:
    band = QFrame()
    theme.mark(band, "subtle")
    band.setFixedHeight(_HEADING)
    band.setLayout(hbox(caption(text), margins=(16, 0, 16, 0)))
    return band
