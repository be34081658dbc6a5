# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Chips as pictures: a list paints the same few words at every repaint."""

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ensure_desk.ui import theme
from ensure_desk.ui.tokens import Tokens

CHIP_HEIGHT, CHIP_SIDES = 22, 16
"""How high a chip is, and its ground beside the words."""
_EDGE = 0.5
"""How much of its ink the edge of a chip on a chosen row has."""


def chip_picture(text: str, tone: str, room: int, ratio: float) -> QPixmap:
    """Return a word on its tinted ground, at most `room` wide, sharp at a ratio of pixels."""
    return _painted(theme.tokens(), text, tone, room, ratio)


def paint_chip(painter: QPainter, option: QStyleOptionViewItem, at: QPoint, chip: QPixmap, tone: str) -> None:
    """Paint a chip; on a chosen row, whose ground is a tint as well, with a thin edge."""
    painter.drawPixmap(at, chip)
    if option.state & QStyle.StateFlag.State_Selected:
        edge = QColor(_colours(theme.tokens(), tone)[1])
        edge.setAlphaF(_EDGE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(at, chip.deviceIndependentSize()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.restore()


def _colours(tokens: Tokens, tone: str) -> tuple[str, str]:
    """Return the ground and the ink of a tone."""
    return {
        "danger": (tokens.danger_tint, tokens.danger),
        "warn": (tokens.warn_tint, tokens.warn),
        "ok": (tokens.ok_tint, tokens.ok),
        "acc": (tokens.tint, tokens.acc),
    }.get(tone, (tokens.hover, tokens.t2))


@lru_cache(maxsize=256)
def _painted(tokens: Tokens, text: str, tone: str, room: int, ratio: float) -> QPixmap:
    """Paint a chip once."""
    ground, ink = _colours(tokens, tone)
    font = theme.body_font(9, QFont.Weight.Medium)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - CHIP_SIDES)
    width = max(1, min(metrics.horizontalAdvance(shown) + CHIP_SIDES, room))
    picture = QPixmap(round(width * ratio), round(CHIP_HEIGHT * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    box = QRect(0, 0, width, CHIP_HEIGHT)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(QColor(ink))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
    painter.end()
    return picture
