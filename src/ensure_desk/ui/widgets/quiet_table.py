# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list in which no row looks chosen while the keyboard is elsewhere, for pages with more lists than one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QFocusEvent

from ensure_desk.ui.widgets.table import RowsTable


class QuietTable(RowsTable):
    """A row has a ground only while the keyboard is in the list.

    The row keeps its edge where words below the list tell more of it.
    """

    keeps_edge = False

    def set_rows(self, rows: Sequence[Any], keep: str = "id") -> None:
        """Show other rows."""
        super().set_rows(rows, keep)
        if not self.hasFocus():
            self.clearSelection()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the row where the keyboard is."""
        super().focusInEvent(event)
        self.selectRow(self.currentIndex().row())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ground away."""
        super().focusOutEvent(event)
        self.clearSelection()

    def is_marked(self) -> bool:
        """Say whether the row at hand has its edge in colour."""
        return super().is_marked() or (self.keeps_edge and self.currentIndex().isValid())
