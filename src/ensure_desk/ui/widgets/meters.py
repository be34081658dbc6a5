# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The completeness bar: how much of what is asked is filled in."""

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
