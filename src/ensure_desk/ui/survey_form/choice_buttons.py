# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The buttons of choices: words that wrap, a mark before them, or a large key to press with the person beside you."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ensure_desk.ui import theme
from ensure_desk.ui.survey_form.reader import Option
from ensure_desk.ui.survey_form.reveal import reveal
from ensure_desk.ui.widgets.tick import paint_tick

_MARK, _GAP, _PAD = 18, 8, 6
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_WRAP = Qt.TextFlag.TextWordWrap.value


def _lines(button: QAbstractButton, option: Option) -> str:
    return f"{option.label}\n{option.gloss}" if option.gloss else option.label


def _word_height(font: QFont, words: str, width: int, align: Qt.AlignmentFlag) -> int:
    flags = align.value | _WRAP
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 40), 9999), flags, words).height()


if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object  # mixed into a button, which is one already


class _Choice(_Base):
    """What the marked choices share: their option, their size, their painting."""

    option: Option
    columns = 1

    def dress(self, option: Option) -> None:
        """Say something else; the place, focus and mark stay."""
        self.option = option
        self.setText(_lines(self, option).replace("&", "&&"))
        self.setAccessibleName(option.label)
        self.setAccessibleDescription(option.gloss)
        self.updateGeometry()
        self.update()


def _natural_width(button: QAbstractButton, option: Option) -> int:
    metrics = button.fontMetrics()
    widest = max(metrics.horizontalAdvance(words) for words in (option.label, option.gloss))
    return widest + _MARK + _GAP + 2 * _PAD + 2


def _marked_height(button: QAbstractButton, option: Option, width: int) -> int:
    room = width - _MARK - _GAP - 2 * _PAD
    align = Qt.AlignmentFlag.AlignLeft
    height = _word_height(button.font(), option.label, room, align)
    if option.gloss:
        height += _word_height(button.font(), option.gloss, room, align)
    return max(height + 2 * _PAD, 32)


def _paint_marked(button: QAbstractButton, option: Option, *, square: bool) -> None:
    t = theme.tokens()
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = button.rect()
    if button.hasFocus():
        painter.setPen(QPen(QColor(t.acc), 2))
        painter.drawRoundedRect(whole.adjusted(1, 1, -1, -1), 6, 6)
    elif button.underMouse() and button.isEnabled():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.hover))
        painter.drawRoundedRect(whole, 6, 6)
    mirrored = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
    left = whole.width() - _PAD - _MARK if mirrored else _PAD
    _paint_mark(painter, QRect(left, (whole.height() - _MARK) // 2, _MARK, _MARK), button, square=square)
    room = whole.adjusted(_PAD + _MARK + _GAP, _PAD, -_PAD, -_PAD)
    if mirrored:
        room = whole.adjusted(_PAD, _PAD, -_PAD - _MARK - _GAP, -_PAD)
    painter.setPen(QColor(t.t1 if button.isEnabled() else t.t3))
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    if option.gloss:
        painter.drawText(room, _flags(side, Qt.AlignmentFlag.AlignTop), option.label)
        painter.setPen(QColor(t.t2))
        painter.drawText(room, _flags(side, Qt.AlignmentFlag.AlignBottom), option.gloss)
    else:
        painter.drawText(room, _flags(side, Qt.AlignmentFlag.AlignVCenter), option.label)
    painter.end()


def _flags(side: Qt.AlignmentFlag, height: Qt.AlignmentFlag) -> int:
    return (side | height | Qt.AlignmentFlag.AlignAbsolute).value | _WRAP


def _paint_mark(painter: QPainter, mark: QRect, button: QAbstractButton, *, square: bool) -> None:
    t = theme.tokens()
    radius = 4 if square else _MARK // 2
    on = button.isChecked()
    ink = t.acc if button.isEnabled() else t.t3
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


class _Marked(_Choice):
    """A mark with words beside it that may wrap; a square mark where several can be chosen."""

    square = False

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        width = _natural_width(self, self.option)
        return QSize(width, _marked_height(self, self.option, width))

    def minimumSizeHint(self) -> QSize:
        """Let the words wrap."""
        return QSize(min(180, self.sizeHint().width()), 32)

    def hasHeightForWidth(self) -> bool:
        """Grow by the lines of the words."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return _marked_height(self, self.option, width)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - the name Qt gives it
        """Answer wherever the words are pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mark and words."""
        _paint_marked(self, self.option, square=self.square)


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


class BigChoice(_Choice, QRadioButton):
    """A large key: a number and a word below it, with the word in the other language beneath."""

    def __init__(self, option: Option, number: str) -> None:
        super().__init__()
        self.number = number
        self.setAutoExclusive(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._large, self._word = theme.body_font(20, QFont.Weight.DemiBold), theme.body_font(10.5)
        self.dress(option)

    def sizeHint(self) -> QSize:
        """Return the size of a key."""
        return QSize(130, self.heightForWidth(130))

    def minimumSizeHint(self) -> QSize:
        """Return the least size of a key."""
        return QSize(84, 96)

    def hasHeightForWidth(self) -> bool:
        """Grow by the lines of the words."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        middle = Qt.AlignmentFlag.AlignHCenter
        words = _lines(self, self.option)
        number = QFontMetrics(self._large).height()
        return max(number + 8 + _word_height(self._word, words, width - 16, middle) + 28, 104)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - the name Qt gives it
        """Answer wherever the key is pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key."""
        t, on = theme.tokens(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = t.acc if on or self.hasFocus() else t.field
        painter.setPen(QPen(QColor(edge), 3 if self.hasFocus() else 1.5))
        painter.setBrush(QColor(t.tint if on else t.hover if self.underMouse() else t.card))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 8, 8)
        room = self.rect().adjusted(8, 12, -8, -12)
        painter.setFont(self._large)
        painter.setPen(QColor(t.acc if on else t.t1))
        painter.drawText(room, (Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop).value, self.number)
        room.setTop(room.top() + QFontMetrics(self._large).height() + 4)
        painter.setFont(self._word)
        flags = (Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop).value | _WRAP
        painter.drawText(room, flags, self.option.label)
        if self.option.gloss:
            used = _word_height(self._word, self.option.label, room.width(), Qt.AlignmentFlag.AlignHCenter)
            painter.setPen(QColor(t.t2))
            painter.drawText(room.adjusted(0, used, 0, 0), flags, self.option.gloss)
        painter.end()


class Arrows(QObject):
    """Makes a group of buttons one stop of the Tab key; arrows, Home and End go along it."""

    def __init__(self, group: QWidget) -> None:
        super().__init__(group)
        self._group = group
        self._buttons: list[QAbstractButton] = []

    def watch(self, buttons: Sequence[QAbstractButton]) -> None:
        """Lead along these buttons from now on."""
        for button in buttons:
            if button not in self._buttons:
                button.installEventFilter(self)
        self._buttons = list(buttons)
        if self._buttons:
            self.enter_at(next((b for b in self._buttons if b.hasFocus()), self._buttons[0]))

    def enter_at(self, entrance: QAbstractButton) -> None:
        """Let Tab come in at a button."""
        for button in self._buttons:
            stops = button is entrance
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)
        self._group.setFocusProxy(entrance)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus and read the keys."""
        if not isinstance(watched, QAbstractButton) or watched not in self._buttons:
            return False
        if event.type() == QEvent.Type.FocusIn:
            self.enter_at(watched)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        return False

    def _on_key(self, button: QAbstractButton, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QCoreApplication.sendEvent(self._group, event)  # Enter goes on; no desktop lets it press a button
            return True
        step = _STEPS.get(key, 0)
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if sideways and self._group.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._buttons) - 1}
        if not step and key not in ends:
            return False
        place = ends.get(key, self._buttons.index(button) + step)
        if 0 <= place < len(self._buttons):
            self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
            reveal(self._buttons[place])
        return True
