# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How choices are painted: a box that is tinted when chosen, a ring where the keyboard is, words that wrap."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from ensure_desk.ui import theme
from ensure_desk.ui.survey_form.letters import HEAVY, MEDIUM, WRAP, Letters
from ensure_desk.ui.survey_form.reader import Option
from ensure_desk.ui.widgets.tick import paint_tick

RING = 3
"""Room around a box for the ring of the keyboard: two pixels, and one between."""
RADIUS, MARK = 6, 18
LABEL, CHOSEN, GLOSS, _KEY = Letters(10, MEDIUM), Letters(10, HEAVY), Letters(9), Letters(8.5, MEDIUM)
_BLOCK, _STEP = 9, 12
METER = _BLOCK
"""How high the blocks of a level are."""


def natural_width(option: Option) -> int:
    """Return the width of the words on one line, chosen or not."""
    return max(CHOSEN.width(option.label), GLOSS.width(option.gloss)) + 2


def words_height(option: Option, width: int) -> int:
    """Return the height of label and gloss at a width."""
    return LABEL.wrapped(option.label, width) + GLOSS.wrapped(option.gloss, width)


def paint_box(painter: QPainter, button: QAbstractButton, *, room: int = RING, radius: int = RADIUS) -> QRect:
    """Paint the box of a choice, with room around it for a ring, and return it."""
    t, on = theme.tokens(), button.isChecked()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    hovered = button.underMouse() and button.isEnabled()
    half = 1.0 if on else 0.5
    edge = room + half
    painter.setPen(QPen(QColor(t.acc if on else t.field if hovered else t.line2), 2 * half))
    painter.setBrush(QColor(t.tint if on else t.hover if hovered else t.card))
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(edge, edge, -edge, -edge), radius, radius)
    return button.rect().adjusted(room, room, -room, -room)


def paint_ring(painter: QPainter, button: QAbstractButton, *, inset: int, radius: int = RADIUS) -> None:
    """Paint the ring of the keyboard, so far within a button."""
    painter.setPen(QPen(theme.color("acc"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = inset + 1
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(edge, edge, -edge, -edge), radius, radius)


def paint_words(painter: QPainter, room: QRect, button: QAbstractButton, option: Option, align: int) -> None:
    """Paint label and gloss in the middle of the height; `align` is their side."""
    t, letters = theme.tokens(), CHOSEN if button.isChecked() else LABEL
    label = letters.wrapped(option.label, room.width())
    both = label + GLOSS.wrapped(option.gloss, room.width())
    top = room.top() + max((room.height() - both) // 2, 0)
    ink = t.t3 if not (button.isEnabled() or button.isChecked()) else t.acc if button.isChecked() else t.t1
    painter.setPen(QColor(ink))
    painter.setFont(letters.font)
    painter.drawText(QRect(room.left(), top, room.width(), label), align | WRAP, option.label)
    if option.gloss:
        painter.setPen(QColor(t.t2))
        painter.setFont(GLOSS.font)
        painter.drawText(
            QRect(room.left(), top + label, room.width(), both - label), align | WRAP, option.gloss
        )


def paint_mark(painter: QPainter, mark: QRect, button: QAbstractButton, *, square: bool) -> None:
    """Paint the mark before the words: a circle, or a box where several can be chosen."""
    t, on = theme.tokens(), button.isChecked()
    radius = 4 if square else MARK // 2
    ink = t.acc if button.isEnabled() or on else t.t3
    painter.setPen(QPen(QColor(ink if on else t.field), 1.4))
    painter.setBrush(QColor(ink if on and square else t.card))
    painter.drawRoundedRect(mark.adjusted(1, 1, -1, -1), radius, radius)
    if on and square:
        paint_tick(painter, QRectF(mark))
    elif on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        painter.drawEllipse(mark.adjusted(5, 5, -5, -5))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_key(painter: QPainter, room: QRect, key: str) -> None:
    """Paint the picture of a key."""
    t = theme.tokens()
    painter.setPen(QPen(QColor(t.line2), 1))
    painter.setBrush(QColor(t.subtle))
    painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QColor(t.t2))
    painter.setFont(_KEY.font)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter.value, key)


def paint_level(painter: QPainter, middle: QPointF, level: int, of: int, *, on: bool) -> None:
    """Paint a level as blocks, in one tone for all: no answer looks worse than another to who gives it."""
    t = theme.tokens()
    left = middle.x() - (of * _STEP - (_STEP - _BLOCK)) / 2
    painter.setPen(Qt.PenStyle.NoPen)
    for block in range(of):
        painter.setBrush(QColor((t.acc if on else t.low) if block < level else t.empty))
        painter.drawRoundedRect(QRectF(left + block * _STEP, middle.y(), _BLOCK, _BLOCK), 2, 2)
