# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bars in a table: a share at a glance, beside the column that tells it in figures."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ensure_desk.ui import theme
from ensure_desk.ui.widgets.table import ROW_ROLE

_BAR, _LEAST, _PADDING = 8, 2, 13
_WHOLE = 100


class Bars(QStyledItemDelegate):
    """Paints the bar of a row, whose attribute `length` is its share in percent; other columns say the same."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground of the row and the bar on it."""
        super().paint(painter, option, index)
        row: Any = index.data(ROW_ROLE)
        if row is None:
            return
        room = QRectF(option.rect).adjusted(_PADDING, 0, -_PADDING, 0)
        top = room.center().y() - _BAR / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for part, tone in ((_WHOLE, "empty"), (row.length, "acc")):
            if part:
                painter.setBrush(theme.color(tone))
                width = max(_LEAST, room.width() * part / _WHOLE)
                corner = min(_BAR, width) / 2
                painter.drawRoundedRect(QRectF(room.left(), top, width, _BAR), corner, corner)
        painter.restore()
