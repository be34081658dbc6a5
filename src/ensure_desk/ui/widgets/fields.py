# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Input fields: each has `value`, `set_value` and one signal `edited` on leaving it or choosing."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QPainter, QPaintEvent, QValidator
from PySide6.QtWidgets import QComboBox, QGridLayout, QPlainTextEdit, QWidget

from ensure_desk.ui import icons, theme
from ensure_desk.ui.widgets.flow import FlowLayout
from ensure_desk.ui.widgets.line_field import LineField
from ensure_desk.ui.widgets.segmented import SegmentedControl
from ensure_desk.ui.widgets.tick import Tick

Options = Sequence[tuple[str, str]]
_ARROW, _ARROW_EDGE = 14, 8


class _Whole(QIntValidator):
    """A whole number, or nothing: a field that was emptied is left as it is, and told."""

    def __init__(self, least: int, most: int, parent: QWidget) -> None:
        super().__init__(least, most, parent)
        plain = QLocale.c()  # digits alone, whatever separates thousands in the language of the desk
        plain.setNumberOptions(QLocale.NumberOption.RejectGroupSeparator)
        self.setLocale(plain)

    def validate(self, text: str, at: int) -> Any:
        """Take nothing as well as a number."""
        return super().validate(text, at) if text else (QValidator.State.Acceptable, text, at)


class NumberField(LineField):
    """A whole number of zero or more."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder)
        self.setValidator(_Whole(0, 999_999, self))
        self.setMaximumWidth(120)

    def value(self) -> Any:
        """Return the number, None when empty."""
        text = self.text().strip()
        return int(text) if text else None


class DateField(LineField):
    """A date as people write it; `parse` understands it and raises an error with a sentence."""

    refused = Signal(object)

    def __init__(
        self, parse: Callable[[str], Any], show: Callable[[Any], str], placeholder: str = "dd/mm/jjjj"
    ) -> None:
        super().__init__(placeholder)
        self._parse, self._show = parse, show
        self.setMaximumWidth(160)

    def value(self) -> Any:
        """Return the date as ISO text, None when empty or not understood."""
        text = self.text().strip()
        try:
            parsed = self._parse(text) if text else None
        except Exception:  # noqa: BLE001 - whatever a parser raises means: not understood
            return None
        return parsed.isoformat() if isinstance(parsed, dt.date) else parsed

    def set_value(self, value: object) -> None:
        """Show a date."""
        super().set_value(value)
        self.setText(self._show(value) if value else "")
        theme.mark(self, self.objectName(), state="")

    def _finish(self) -> None:
        text = self.text().strip()
        try:
            parsed = self._parse(text) if text else None
        except Exception as error:  # noqa: BLE001 - see value
            theme.mark(self, self.objectName(), state="error")
            self.refused.emit(error)
            return
        value = parsed.isoformat() if isinstance(parsed, dt.date) else parsed
        theme.mark(self, self.objectName(), state="")
        if value:
            self.setText(self._show(value))
        self.refused.emit(None)
        if value != self._stored:
            self._stored = value
            self.edited.emit(value)


class TextField(QPlainTextEdit):
    """Several lines of text; Tab goes to the next field."""

    edited = Signal(object)

    def __init__(self, rows: int = 3) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(rows * 20 + 16)
        self._stored: object = None

    def value(self) -> Any:
        """Return the text, None when empty."""
        return self.toPlainText().strip() or None

    def set_value(self, value: object) -> None:
        """Show a value without a signal."""
        self._stored = value or None
        self.setPlainText("" if value is None else str(value))

    def set_read_only(self, on: bool) -> None:
        """Let nobody type."""
        self.setReadOnly(on)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Report what was typed on leaving."""
        super().focusOutEvent(event)
        value = self.value()
        if value != self._stored:
            self._stored = value
            self.edited.emit(value)


class ChoiceField(QComboBox):
    """One of a list; typing its first letters finds a choice."""

    edited = Signal(object)

    def __init__(self, options: Options, empty: bool = True) -> None:
        super().__init__()
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContentsOnFirstShow)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(self)
        if empty:
            self.addItem("", None)
        for code, text in options:
            self.addItem(text, code)
        self.activated.connect(lambda _: self.edited.emit(self.value()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow that tells a list: a style sheet has only pictures in files for it."""
        super().paintEvent(event)
        painter, picture = (
            QPainter(self),
            icons.pixmap("chevron-down", "t2" if self.isEnabled() else "t3", _ARROW),
        )
        right = not self.isRightToLeft()
        left = self.width() - _ARROW - _ARROW_EDGE if right else _ARROW_EDGE
        painter.drawPixmap(left, (self.height() - _ARROW) // 2, picture)
        painter.end()

    def value(self) -> Any:
        """Return the chosen code, None when nothing is chosen."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Choose without a signal; an unknown code is shown as it is."""
        place = self.findData(value) if value is not None else 0
        if place < 0:
            self.addItem(str(value), value)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def set_read_only(self, on: bool) -> None:
        """Let nobody choose."""
        self.setEnabled(not on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the wheel from changing a choice that only scrolls by."""
        if event.type() == QEvent.Type.Wheel and not self.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class TriStateField(SegmentedControl):
    """ja / nee / onbekend / zegt liever niet; unknown is never no."""

    edited = Signal(object)

    def __init__(self, options: Options, name: str = "") -> None:
        super().__init__(options, name=name)
        self.changed.connect(lambda code: self.edited.emit(code))

    def value(self) -> Any:
        """Return the code, None when nothing is chosen."""
        return super().value() or None

    def set_value(self, code: object) -> None:
        """Choose without a signal."""
        super().set_value(str(code) if code else "")

    def set_read_only(self, on: bool) -> None:
        """Let nobody choose."""
        self.setEnabled(not on)


class MultiChoice(QWidget):
    """Any number of a list, side by side or in columns."""

    edited = Signal(object)

    def __init__(self, options: Options, *, columns: int = 0) -> None:
        super().__init__()
        flow, grid = FlowLayout(gap=14, between=4), QGridLayout()
        grid.setSpacing(0)
        grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(grid if columns else flow)
        self._boxes: dict[str, Tick] = {}
        for number, (code, text) in enumerate(options):
            box = self._boxes[code] = Tick(text)
            box.clicked.connect(lambda _=False: self.edited.emit(self.value()))
            if columns:
                grid.addWidget(box, *divmod(number, columns))
            else:
                flow.addWidget(box)

    def explain(self, words: Mapping[str, str]) -> None:
        """Say in full what the words of each code stand for: in its tip, and to who listens."""
        for code, box in self._boxes.items():
            box.setToolTip(words[code])
            box.setAccessibleName(words[code])

    def value(self) -> Any:
        """Return the chosen codes, None when there are none."""
        return sorted(c for c, b in self._boxes.items() if b.isChecked()) or None

    def set_value(self, value: object) -> None:
        """Tick without a signal."""
        chosen = set(value) if isinstance(value, (list, tuple, set)) else set()
        for code, box in self._boxes.items():
            box.setChecked(code in chosen)

    def set_read_only(self, on: bool) -> None:
        """Let nobody tick."""
        self.setEnabled(not on)


class CheckField(Tick):
    """A single tick."""

    edited = Signal(object)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.clicked.connect(lambda on=False: self.edited.emit(on))

    def value(self) -> Any:
        """Return whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: object) -> None:
        """Tick without a signal."""
        self.setChecked(bool(value))

    def set_read_only(self, on: bool) -> None:
        """Let nobody tick."""
        self.setEnabled(not on)
