# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Meters: the completeness bar and the five-step meter."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ensure_desk.ui import theme


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


class Meter(QWidget):
    """Four squares, filled up to a level; 3 and 4 are warm."""

    def __init__(self, level: int | None = None) -> None:
        super().__init__()
        self._level = level
        self.setFixedSize(42, 10)

    def set_level(self, level: int | None, words: str = "") -> None:
        """Show a level from 0 to 4, None for no answer."""
        self._level = level
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the squares."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        tokens, level = theme.tokens(), self._level or 0
        for place in range(4):
            full = tokens.high if level >= 3 else tokens.low
            painter.setBrush(QColor(full if place < level else tokens.empty))
            painter.drawRoundedRect(QRectF(place * 11, 0, 9, 9), 2, 2)
        painter.end()
