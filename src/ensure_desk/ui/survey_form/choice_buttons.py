# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The buttons of choices: a row with a mark, a part of a row, a large key to press with the person beside you."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from ensure_desk.ui import theme
from ensure_desk.ui.survey_form import choice_paint as paint
from ensure_desk.ui.survey_form.choice_paint import MARK, RADIUS, RING
from ensure_desk.ui.survey_form.letters import HEAVY, MEDIUM, WRAP, Letters
from ensure_desk.ui.survey_form.reader import Option

_GAP, _PAD, _LEAST = 8, 12, 36
_BESIDE = 2 * _PAD + MARK + _GAP
"""What a marked choice needs beside its words."""
_KEY = QSize(20, 20)
_MIDDLE = Qt.AlignmentFlag.AlignHCenter.value
_STAYS = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object  # mixed into a button, which is one already


class _Choice(_Base):
    """What all choices share: their option, and a ring when the keyboard came to them."""

    option: Option
    _by_keyboard = False

    def dress(self, option: Option) -> None:
        """Say something else; the place, focus and mark stay."""
        self.option = option
        words = f"{option.label}\n{option.gloss}" if option.gloss else option.label
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(self.said())
        self.setAccessibleDescription(option.gloss)
        self.updateGeometry()
        self.update()

    def said(self) -> str:
        """Return what assistive technology calls it."""
        return self.option.label

    @property
    def ringed(self) -> bool:
        """Say whether the ring is shown: the keyboard is here and did not come by the mouse."""
        return self._by_keyboard and self.hasFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember how the keyboard came here."""
        if event.reason() not in _STAYS:
            self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Grow by the lines of the words."""
        return True

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - the name Qt gives it
        """Answer wherever it is pressed."""
        return self.rect().contains(pos)


class _Marked(_Choice):
    """A box with a mark and words beside it that may wrap; a square mark where several can be chosen."""

    square = False

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        width = paint.natural_width(self.option) + _BESIDE
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Let the words wrap."""
        return QSize(min(180, self.sizeHint().width()), _LEAST)

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return max(paint.words_height(self.option, width - _BESIDE) + 14, _LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, mark and words; the ring lies within, the box stands where a field would."""
        painter = QPainter(self)
        box = paint.paint_box(painter, self, room=0)
        if self.ringed:
            paint.paint_ring(painter, self, inset=3 if self.isChecked() else 0, radius=RADIUS - 2)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = box.right() + 1 - _PAD - MARK if mirrored else box.left() + _PAD
        mark = QRect(left, box.top() + (box.height() - MARK) // 2, MARK, MARK)
        paint.paint_mark(painter, mark, self, square=self.square)
        room = box.adjusted(_PAD + MARK + _GAP, 0, -_PAD, 0)
        if mirrored:
            room = box.adjusted(_PAD, 0, -_PAD - MARK - _GAP, 0)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        paint.paint_words(painter, room, self, self.option, (side | Qt.AlignmentFlag.AlignAbsolute).value)
        painter.end()


class RadioChoice(_Marked, QRadioButton):
    """One of several; pressed again, it takes its answer back."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.setAutoExclusive(False)
        self.setSizePolicy(_growing())
        self.dress(option)


class CheckChoice(_Marked, QCheckBox):
    """Any of several."""

    square = True

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.setSizePolicy(_growing())
        self.dress(option)


def _growing() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


class SmallChoice(_Choice, QRadioButton):
    """A button with its words alone, and the key that presses it; `key` is empty where there is none."""

    def __init__(self, option: Option, key: str = "") -> None:
        super().__init__()
        self.key = key
        self.setAutoExclusive(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.dress(option)

    def set_key(self, key: str) -> None:
        """Show another key, or none."""
        self.key = key
        self.updateGeometry()
        self.update()

    def _beside(self) -> int:
        return 2 * (RING + _PAD) + (_KEY.width() + _GAP if self.key else 0)

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        words = paint.natural_width(self.option)
        height = max(paint.words_height(self.option, words) + 8, 32)
        return QSize(words + self._beside(), height + 2 * RING)

    def heightForWidth(self, width: int) -> int:
        """Return the height."""
        return self.sizeHint().height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, words and key."""
        painter = QPainter(self)
        box = paint.paint_box(painter, self)
        if self.ringed:
            paint.paint_ring(painter, self, inset=0, radius=RADIUS + 2)
        room = box.adjusted(_PAD, 0, -_PAD, 0)
        if self.key:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            place = QRect(QPoint(0, 0), _KEY)
            place.moveCenter(room.center())
            place.moveLeft(room.left() if mirrored else room.right() + 1 - _KEY.width())
            paint.paint_key(painter, place, self.key)
            away = _KEY.width() + _GAP
            room = room.adjusted(away, 0, 0, 0) if mirrored else room.adjusted(0, 0, -away, 0)
        paint.paint_words(painter, room, self, self.option, _MIDDLE)
        painter.end()


class Segment(SmallChoice):
    """A part of a row of choices that touch; rounded where the row begins and ends."""

    def __init__(self, option: Option, row: Sequence[QAbstractButton]) -> None:
        super().__init__(option)
        self._row = row

    def _touches(self, step: int) -> bool:
        """Say whether a neighbour stands right beside it."""
        at = self._row.index(self) + step if self in self._row else -1
        return 0 <= at < len(self._row) and self._row[at].y() == self.y()

    def sizeHint(self) -> QSize:
        """Return the size on one line, as high as the highest of the row: not all have words beneath."""
        own = super().sizeHint() - QSize(2 * RING, 2 * RING)
        beside = (SmallChoice.sizeHint(b).height() - 2 * RING for b in self._row if isinstance(b, Segment))
        return QSize(own.width(), max((own.height(), *beside)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part: what runs on beside it is drawn beyond its edge."""
        t, on = theme.tokens(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        before, after = self._touches(-1), self._touches(1)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            before, after = after, before
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        runs_on = box.adjusted(-2 * RADIUS if before else 0, 0, 2 * RADIUS if after else 0, 0)
        hovered = self.underMouse() and self.isEnabled()
        painter.setPen(QPen(QColor(t.line2), 1))
        painter.setBrush(QColor(t.tint if on else t.hover if hovered else t.card))
        painter.drawRoundedRect(runs_on, RADIUS, RADIUS)
        if before:
            painter.drawLine(QPointF(box.left(), box.top()), QPointF(box.left(), box.bottom()))
        if self.ringed:
            paint.paint_ring(painter, self, inset=1, radius=RADIUS - 2)
        paint.paint_words(painter, self.rect().adjusted(4, 0, -4, 0), self, self.option, _MIDDLE)
        painter.end()


@dataclass(frozen=True)
class KeySize:
    """How large a key is: room above and below its words, letters, whether its level is shown."""

    edge: int
    number: float
    word: float
    has_level: bool


USUAL_KEY = KeySize(14, 22.0, 10.5, has_level=True)


class BigChoice(_Choice, QRadioButton):
    """A large key: a number, a word below it, the word in the other language, and the level as blocks.

    `level` is how many of how many blocks are full; of none where the numbers are no levels.
    """

    def __init__(self, option: Option, number: str, level: tuple[int, int] = (0, 0)) -> None:
        super().__init__()
        self.number, self._level = number, level
        self.setAutoExclusive(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.option = option
        self.resize_to(USUAL_KEY)

    def resize_to(self, size: KeySize) -> None:
        """Be larger or smaller."""
        self._size = size
        self._large, self._beneath = Letters(size.number, HEAVY), Letters(size.word - 1)
        self.dress(self.option)

    def said(self) -> str:
        """Return what assistive technology calls it: the key as well, where the words do not say it."""
        return f"{self.number}, {self.option.label}"

    def sizeHint(self) -> QSize:
        """Return the size of a key."""
        return QSize(130, self.heightForWidth(130))

    def minimumSizeHint(self) -> QSize:
        """Return the least size of a key."""
        return QSize(84, 60)

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        room = width - 2 * (RING + 6)
        word = Letters(self._size.word, MEDIUM).wrapped(self.option.label, room)
        height = self._large.height + word + self._beneath.wrapped(self.option.gloss, room)
        level = paint.METER + 10 if self._shows_level else 0
        return height + 2 * (self._size.edge + RING) + level

    @property
    def _shows_level(self) -> bool:
        return self._size.has_level and self._level[1] > 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key; number and blocks stand at the same height in all keys of a row."""
        t, on, edge = theme.tokens(), self.isChecked(), self._size.edge
        painter = QPainter(self)
        box = paint.paint_box(painter, self, radius=8)
        if self.ringed:
            paint.paint_ring(painter, self, inset=0, radius=10)
        room = box.adjusted(6, edge, -6, -edge)
        painter.setFont(self._large.font)
        painter.setPen(QColor(t.acc if on else t.t1))
        painter.drawText(room, _MIDDLE, self.number)
        room.setTop(room.top() + self._large.height)
        word = Letters(self._size.word, HEAVY if on else MEDIUM)
        painter.setFont(word.font)
        painter.setPen(QColor(t.t1))
        painter.drawText(room, _MIDDLE | WRAP, self.option.label)
        if self.option.gloss:
            room.setTop(room.top() + word.wrapped(self.option.label, room.width()))
            painter.setFont(self._beneath.font)
            painter.setPen(QColor(t.t2))
            painter.drawText(room, _MIDDLE | WRAP, self.option.gloss)
        if self._shows_level:
            place = QPointF(box.center().x() + 0.5, box.bottom() + 1 - edge - paint.METER)
            paint.paint_level(painter, place, *self._level, on=on)
        painter.end()
