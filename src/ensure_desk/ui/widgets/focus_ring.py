# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ring around the row or cell at hand of a list: without it nobody sees that the keys go there."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QTableView, QWidget

from ensure_desk.ui import theme

_BY_KEYS = Qt.WidgetAttribute.WA_KeyboardFocusChange


def by_keys(widget: QWidget) -> None:
    """Remember that somebody works this window by keys."""
    widget.window().setAttribute(_BY_KEYS)


def paint_ring(view: QTableView, *, rows: bool) -> None:
    """Paint the ring while the keys go to a list, around its row, its cell, or all of it when it is empty."""
    if not view.hasFocus() or not view.window().testAttribute(_BY_KEYS):
        return
    at, room = view.currentIndex(), view.viewport().rect()
    if at.isValid():
        cell = view.visualRect(at)
        room = QRect(0, cell.top(), room.width(), cell.height()) if rows else cell
    painter = QPainter(view.viewport())
    painter.setPen(QPen(theme.color("acc"), 2))
    painter.drawRect(room.adjusted(1, 1, -1, -2))
    painter.end()
