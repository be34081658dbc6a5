# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list as high as the rows that fit whole in it: no row is cut through its words, at the top or at the foot."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ensure_desk.ui.widgets.table import RowsTable


class WholeRows(QWidget):
    """The place of a list; what is left below its last whole row stays blank."""

    def __init__(self, table: RowsTable) -> None:
        super().__init__()
        self._table = table
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
        room = max(1, (self.height() - head) // self._row)
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
