# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A box to tick with a tick in it: the style sheet draws the box, a style sheet can draw no tick without a file."""

from PySide6 import QtWidgets
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from ensure_desk.ui import theme

_SHAPE = ((0.28, 0.52), (0.44, 0.68), (0.73, 0.35))
"""Where the tick begins, turns and ends, in parts of the box."""
_THICK = 0.115
"""Of the box: two pixels of eighteen."""


class Tick(QCheckBox):
    """A check box."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its words, then the tick."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QtWidgets.QStyleOptionButton()
        self.initStyleOption(option)
        indicator = (
            QtWidgets.QStyle.SubElement.SE_CheckBoxIndicator
        )  # QStyle takes 10 ms to load: not for the first page
        box = self.style().subElementRect(indicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tick(painter, QRectF(box))
        painter.end()


def paint_tick(painter: QPainter, box: QRectF) -> None:
    """Paint a tick that fills a box, in the tone that is read on the accent."""
    pen = QPen(theme.color("onacc"), box.width() * _THICK)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(
        [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in _SHAPE]
    )
