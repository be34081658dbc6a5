# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small measures: how much of what is asked is filled in, and how large a barrier is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ensure_desk.domain.surveys import LARGE, LARGEST
from ensure_desk.ui import theme

_BLOCK, _STEP = 9, 11
METER_WIDTH = (LARGEST - 1) * _STEP + _BLOCK


def paint_meter(painter: QPainter, at: QPointF, level: int | None) -> None:
    """Paint a level as so many of four blocks; who sees no colours counts them. No answer paints nothing."""
    if level is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for block in range(LARGEST):
        tone = ("high" if level >= LARGE else "low") if block < level else "empty"
        painter.setBrush(theme.color(tone))
        painter.drawRoundedRect(QRectF(at.x() + block * _STEP, at.y(), _BLOCK, _BLOCK), 2, 2)


class Meter(QWidget):
    """A level from 0 to 4, beside words that say the same."""

    def __init__(self, level: int | None) -> None:
        super().__init__()
        self._level = level
        self.setFixedSize(METER_WIDTH, _BLOCK)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the blocks."""
        painter = QPainter(self)
        paint_meter(painter, QPointF(0, 0), self._level)
        painter.end()


class Meters(QStyledItemDelegate):
    """Paints the blocks of a level behind its figure, in a column that shows the figure alone."""

    AFTER = 30

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the figure and the blocks."""
        super().paint(painter, option, index)
        text = str(index.data() or "")
        rect = option.rect
        painter.save()
        at = QPointF(rect.left() + self.AFTER, rect.center().y() - _BLOCK / 2)
        paint_meter(painter, at, int(text) if text.isdigit() else None)
        painter.restore()


class CompletenessBar(QWidget):
    """How much is filled in."""

    def __init__(self) -> None:
        super().__init__()
        self._done, self._total = 0, 1
        self.setFixedHeight(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, done: int, total: int, words: str = "") -> None:
        """Show `done` of `total`; `words` say it to who cannot see it."""
        self._done, self._total = done, max(total, 1)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size."""
        return QSize(120, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tokens = theme.tokens()
        painter.setBrush(QColor(tokens.empty))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.setBrush(QColor(tokens.acc))
        width = self.width() * min(self._done / self._total, 1.0)
        painter.drawRoundedRect(QRectF(0, 0, width, self.height()), 3, 3)
        painter.end()
