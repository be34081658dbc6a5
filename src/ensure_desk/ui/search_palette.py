# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Search over everything (Ctrl+K): people, pages and actions in one list under the search field."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from ensure_desk.ui import icons, theme
from ensure_desk.ui.context import Target
from ensure_desk.ui.widgets.layout import vbox
from ensure_desk.ui.widgets.search_field import SearchField

MOST = 12


@dataclass(frozen=True)
class Hit:
    """Something that can be gone to."""

    title: str
    detail: str
    icon: str
    target: Target


Search = Callable[[str, Callable[[Sequence[Hit]], None]], None]


class SearchPalette(QFrame):
    """The list below the search field; Down enters it, Enter opens, Esc closes."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, field: SearchField, search: Search) -> None:
        super().__init__(parent)
        theme.mark(self, "dialog")
        self._field, self._search = field, search
        self._list = QListWidget()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(vbox(self._list, margins=(6, 6, 6, 6)))
        field.searched.connect(self._ask)
        field.submitted.connect(lambda _: self._open_current())
        field.stepped_down.connect(lambda: self._step(1))
        field.installEventFilter(self)
        self._list.itemClicked.connect(self._open)
        self._hits: Sequence[Hit] = ()
        self.hide()

    def _ask(self, text: str) -> None:
        if not text.strip():
            self.hide()
            return
        self._search(text, lambda hits: self._show(hits) if self._field.text() == text else None)

    def _show(self, hits: Sequence[Hit]) -> None:
        self._hits = tuple(hits)[:MOST]
        self._list.clear()
        for hit in self._hits:
            text = f"{hit.title}   {hit.detail}" if hit.detail else hit.title
            self._list.addItem(QListWidgetItem(icons.icon(hit.icon, "t3", 16), text))
        self._list.setCurrentRow(0)
        corner = self._field.mapTo(self._field.window(), QPoint(0, self._field.height() + 4))
        self.setGeometry(corner.x(), corner.y(), self._field.width(), 16 + 30 * max(1, len(self._hits)))
        self.setVisible(bool(self._hits))
        self.raise_()

    def _step(self, by: int) -> None:
        if self.isVisible():
            self._list.setCurrentRow(max(0, min(len(self._hits) - 1, self._list.currentRow() + by)))

    def _open_current(self) -> None:
        if self.isVisible() and self._list.currentItem() is not None:
            self._open(self._list.currentItem())

    def _open(self, item: QListWidgetItem) -> None:
        hit = self._hits[self._list.row(item)]
        self.hide()
        self._field.clear()
        self.chosen.emit(hit.target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step up and close by keyboard while the field keeps the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.isVisible():
            if event.key() == Qt.Key.Key_Up:
                self._step(-1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)
