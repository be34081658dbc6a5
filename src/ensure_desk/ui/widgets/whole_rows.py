# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list as high as the rows that fit whole in it: no row is cut through its words, at the top or at the foot."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ensure_desk.ui.widgets.table import RowsTable

_MANY = 8
"""From so many rows on, what is left over makes each only a little higher."""


class WholeRows(QWidget):
    """The place of a list; what is left below its last whole row stays blank, or goes to the rows (`filled`)."""

    def __init__(self, table: RowsTable, *, filled: bool = False) -> None:
        super().__init__()
        self._table, self._filled = table, filled
        self._least = table.verticalHeader().defaultSectionSize()
        table.setParent(self)
        table.verticalScrollBar().setSingleStep(self._row)
        table.model().modelReset.connect(self._fit)

    @property
    def _row(self) -> int:
        return self._table.verticalHeader().defaultSectionSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        head, held = self._table.horizontalHeader().height(), self._table.model().rowCount()
        room = max(1, (self.height() - head) // self._least)
        if self._filled:
            free = self.height() - head - 2 * self._table.frameWidth()
            each = max(self._least, free // room) if room >= _MANY else self._least
            self._table.verticalHeader().setDefaultSectionSize(each)
            self._table.verticalScrollBar().setSingleStep(self._row)
        whole = head + room * self._row + 2 * self._table.frameWidth()
        self._table.setGeometry(
            0, 0, self.width(), min(whole, self.height()) if held > room else self.height()
        )

    def sizeHint(self) -> QSize:
        """Return the modest size of the list."""
        return self._table.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the list."""
        return self._table.minimumSizeHint()
