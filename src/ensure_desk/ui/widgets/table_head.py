# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The heads of a table: the mark of the order stands beside the word of its own column."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from ensure_desk.ui import theme

_PADDING, _GAP, _WIDE, _HIGH = 12, 6, 7, 4
"""Room before a word, room between the word and the mark, the mark."""
MARK_ROOM = _GAP + _WIDE
"""What a head with its mark takes more."""


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

    def room_of(self, word: str) -> int:
        """Return the room that a head takes."""
        return _words().horizontalAdvance(word) + 2 * _PADDING + 2

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:  # noqa: N802 - Qt
        """Let a word that does not fit end in dots."""
        super().initStyleOptionForIndex(option, section)
        marked = self.is_sorted and section == self.sortIndicatorSection()
        room = self.sectionSize(section) - 2 * _PADDING - (MARK_ROOM - _PADDING // 2 if marked else 0)
        option.text = _words().elidedText(self._word(section), Qt.TextElideMode.ElideRight, room)

    def _word(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")

    def _mark(self, rect: QRect, section: int) -> QPolygonF:
        """Return the mark: up from the smallest, down from the largest."""
        beside = _PADDING + _words().horizontalAdvance(self._word(section)) + _GAP
        side = self.model().headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        if side is not None and int(side) & int(Qt.AlignmentFlag.AlignRight.value):
            left = rect.right() - beside - _WIDE
        else:
            left = min(rect.left() + beside, rect.right() - _WIDE - _PADDING // 2)
        foot, tip = rect.center().y() + _HIGH / 2, rect.center().y() - _HIGH / 2
        if self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder:
            foot, tip = tip, foot
        points = ((left, foot), (left + _WIDE / 2, tip), (left + _WIDE, foot))
        return QPolygonF([QPointF(x, y) for x, y in points])


def _words() -> QFontMetrics:
    return QFontMetrics(theme.body_font(9, QFont.Weight.DemiBold))
