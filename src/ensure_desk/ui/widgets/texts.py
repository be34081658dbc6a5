# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Labels by their place in the typography. Always plain text: nothing a person typed is run as markup."""

from PySide6 import QtCore
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ensure_desk.ui import theme

_SEMI = QFont.Weight.DemiBold
PLAIN = 0
"""Qt.TextFormat.PlainText; the namespace `Qt` takes 20 ms to load, longer than the unlock page to paint."""


def _label(text: str, points: float, weight: QFont.Weight, tone: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("textFormat", PLAIN)
    label.setFont(theme.body_font(points, weight))
    label.setProperty("tone", tone)
    return label


def title(text: str) -> QLabel:
    """Return the name of a page."""
    return _label(text, 18, _SEMI, "t1")


def h2(text: str) -> QLabel:
    """Return a heading."""
    return _label(text, 12, _SEMI, "t1")


def h3(text: str) -> QLabel:
    """Return a heading within a card."""
    return _label(text, 10.5, _SEMI, "t1")


def body(text: str, tone: str = "t1", *, bold: bool = False, wrap: bool = True) -> QLabel:
    """Return running text."""
    label = _label(text, 10, _SEMI if bold else QFont.Weight.Normal, tone)
    label.setWordWrap(wrap)
    return label


def small(text: str, tone: str = "t3", *, wrap: bool = False) -> QLabel:
    """Return small text."""
    label = _label(text, 9, QFont.Weight.Normal, tone)
    label.setWordWrap(wrap)
    return label


class Elided(QLabel):
    """One line that gives way: what does not fit ends in three dots, and stands whole in its tip."""

    def __init__(self, text: str, points: float = 10, tone: str = "t1", *, bold: bool = False) -> None:
        super().__init__(text)
        self.setProperty("textFormat", PLAIN)
        self.setFont(theme.body_font(points, _SEMI if bold else QFont.Weight.Normal))
        self.setProperty("tone", tone)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show another line."""
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, or as much as fits."""
        room = self.contentsRect()
        if self.fontMetrics().horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        shown = self.fontMetrics().elidedText(self.text(), QtCore.Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(room, int(QtCore.Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()


def caption(text: str) -> QLabel:
    """Return a small bold label."""
    return _label(text, 9, _SEMI, "t3")


def key_hint(text: str) -> QLabel:
    """Return the picture of a key."""
    label = _label(text, 8.5, QFont.Weight.Medium, "t2")
    theme.mark(label, "key")
    return label
