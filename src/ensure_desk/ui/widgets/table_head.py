# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The heads of a table: the mark of the order stands beside the word of its own column."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from ensure_desk.ui import theme

_PADDING, _GAP, _WIDE, _HIGH = 12, 6, 7, 4
"""Room before a word, room between the word and the mark, the mark."""


class TableHead(QHeaderView):
    """Paints the mark itself: the style puts it against the word of the next column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.is_sorted = False

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt
        """Paint a head, and the mark where the list is in its order."""
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if not self.is_sorted or logicalIndex != self.sortIndicatorSection():
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("t2"), 1.5))
        painter.drawPolyline(self._mark(rect, logicalIndex))
        painter.restore()

    def _mark(self, rect: QRect, section: int) -> QPolygonF:
        """Return the mark: up from the smallest, down from the largest."""
        word = str(self.model().headerData(section, self.orientation()) or "")
        length = QFontMetrics(theme.body_font(9, QFont.Weight.DemiBold)).horizontalAdvance(word)
        beside = _PADDING + length + _GAP
        side = self.model().headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        if side is not None and int(side) & int(Qt.AlignmentFlag.AlignRight.value):
            left = rect.right() - beside - _WIDE
        else:
            left = min(rect.left() + beside, rect.right() - _WIDE)
        foot, tip = rect.center().y() + _HIGH / 2, rect.center().y() - _HIGH / 2
        if self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder:
            foot, tip = tip, foot
        points = ((left, foot), (left + _WIDE / 2, tip), (left + _WIDE, foot))
        return QPolygonF([QPointF(x, y) for x, y in points])
