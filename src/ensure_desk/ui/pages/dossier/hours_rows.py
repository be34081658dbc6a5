# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Twelve months below each other: type hours and press Enter for the next; Tab goes to what belongs to the month."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.domain.worked_hours import Level
from ensure_desk.services.worked_hours import MonthHours
from ensure_desk.ui import theme
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.fields import NumberField
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.texts import body, caption, small

_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDTH = 72
MONTHS = 12


class HoursField(NumberField):
    """The hours of a month; `moved` asks for the month below or above, `entered` tells that it has the keyboard."""

    moved = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down; Enter goes down."""
        if event.key() not in (*_DOWN, Qt.Key.Key_Up):
            super().keyPressEvent(event)
            return
        self.moved.emit(1 if event.key() in _DOWN else -1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the number as a whole, so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()
        self.entered.emit()

    def show_hours(self, hours: int | None) -> None:
        """Show hours, but never over what is being typed."""
        if not (self.hasFocus() and self.isModified()):
            self.set_value(hours)
            self._stored = hours


class _Row:
    """The parts of one month."""

    def __init__(self, grid: QGridLayout, number: int) -> None:
        self.name, self.field = body("", wrap=False), HoursField()
        self.about: QLabel = small("", "t2")
        self.level, self.other = Chip(), Chip()
        beside = QWidget()
        beside.setLayout(hbox(self.level, self.other, self.about, 1, gap=6))
        for column, part in enumerate((self.name, self.field, beside)):
            grid.addWidget(part, number + 1, column)


class HoursRows(QWidget):
    """`edited` carries a month and its new hours, `chosen` the month that has the keyboard.

    Hours that were refused stay where they were typed, and it is said that they are not kept.
    """

    edited = Signal(str, object)
    chosen = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._months: tuple[MonthHours, ...] = ()
        self._refused: Mapping[str, int] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for column, words in enumerate((N_("Maand"), N_("Uren"))):
            grid.addWidget(caption(tr(words)), 0, column)
        self._rows = [_Row(grid, n) for n in range(MONTHS)]
        for n, row in enumerate(self._rows):
            row.field.edited.connect(self._told(n))
            row.field.moved.connect(lambda step, at=n: self._move(at, step))
            row.field.entered.connect(lambda at=n: self._enter(at))
        self.setLayout(grid)

    def _told(self, n: int) -> Callable[[object], None]:
        return lambda hours: self.edited.emit(self._months[n].month, hours) if self._months else None

    def _move(self, at: int, step: int) -> None:
        self._rows[(at + step) % MONTHS].field.setFocus(Qt.FocusReason.TabFocusReason)

    def _enter(self, at: int) -> None:
        if self._months:
            self.chosen.emit(self._months[at].month)

    def field(self, month: str) -> HoursField:
        """Return the field of a month."""
        return self._rows[int(month[5:]) - 1].field

    def show_months(self, months: tuple[MonthHours, ...], *, read_only: bool) -> None:
        """Show the months of a year."""
        self._months = months
        for row, month in zip(self._rows, months, strict=True):
            self._show(row, month)
            row.field.set_read_only(read_only or not month.track_id)

    def show_refused(self, refused: Mapping[str, int]) -> None:
        """Show the hours that were typed and refused, by month; others stay as they are until they are fetched."""
        self._refused = refused
        for row, month in zip(self._rows, self._months, strict=False):
            if month.month in refused:
                self._show(row, month)

    def _show(self, row: _Row, month: MonthHours) -> None:
        own = month.own
        row.name.setText(month.words)
        row.field.setAccessibleName(self._(N_("Uren in {month}"), month=month.words))
        refused = self._refused.get(month.month)
        row.field.show_hours(refused if refused is not None else own.hours if own else None)
        over = refused is not None or month.level is Level.OVER
        row.level.set(self._level(month), "danger" if over else "warn")
        other = own.other if own else None
        row.other.set("" if other is None else self._(N_("ander kantoor: {n}"), n=other), "warn")
        row.about.setText(self._about(month))
        theme.mark(row.field, row.field.objectName(), state="error" if over else "")

    def _level(self, month: MonthHours) -> str:
        if month.month in self._refused:
            return self._(N_("niet bewaard"))
        limit = N_("meer dan {most}") if month.level is Level.OVER else N_("grens is {most}")
        return "" if month.level is Level.FINE else self._(limit, most=month.most)

    def _about(self, month: MonthHours) -> str:
        together = len(month.lines) > (1 if month.own else 0)
        words = [self._(N_("samen {n} uren"), n=month.hours)] if together else []
        if month.own:
            words += [t for t in (month.own.activity_text, month.own.user_text, month.own.note) if t]
        return " · ".join(words)
