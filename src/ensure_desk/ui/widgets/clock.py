# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The programme clock: twelve months as bars."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ensure_desk.ui import theme

_BAR, _GAP, _SPLIT = 9, 4, 10


class ProgrammeClock(QWidget):
    """Bars for the months of a track; the months that passed are filled, the names stand below."""

    def __init__(self) -> None:
        super().__init__()
        self._now, self._of = 0, 12
        self._labels: tuple[str, ...] = ("",) * 12
        self._split = 6
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_months(
        self, now: int, of: int, labels: Sequence[str] = (), text: str = "", *, split: int = 6
    ) -> None:
        """Show month `now` of `of`; `split` is the month after which an extension begins."""
        self._now, self._of, self._split = now, max(of, 1), split
        self._labels = tuple(labels) or ("",) * self._of
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def _names(self, width: float) -> list[str]:
        """Return the names below the bars: the first letters where not every name fits."""
        names = [*self._labels, *[""] * self._of][: self._of]
        metrics = QFontMetrics(theme.body_font(8, QFont.Weight.DemiBold))
        if max(map(metrics.horizontalAdvance, names)) <= width:
            return names
        return [name[:1].upper() for name in names]

    def sizeHint(self) -> QSize:
        """Return a size."""
        return QSize(260, 32 if any(self._labels) else _BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars and names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        split = _SPLIT if self._of > self._split else 0
        width = (self.width() - split - _GAP * (self._of - 1)) / self._of
        names = self._names(width)
        tokens, x = theme.tokens(), 0.0
        for month in range(1, self._of + 1):
            if month == self._split + 1:
                x += split
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.acc if month <= self._now else tokens.empty))
            painter.drawRoundedRect(QRectF(x, 0, width, _BAR), 2, 2)
            weight = QFont.Weight.DemiBold if month == self._now else QFont.Weight.Normal
            painter.setFont(theme.body_font(8, weight))
            painter.setPen(QColor(tokens.t1 if month == self._now else tokens.t3))
            place = QRectF(x - 2, _BAR + 3, width + 4, 18)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter), names[month - 1])
            x += width + _GAP
        painter.end()
