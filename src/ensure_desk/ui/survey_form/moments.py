# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days, months, years and times as answers, typed as people write them."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QVBoxLayout, QWidget

from ensure_desk.domain.dates import parse_date, parse_partial, show_date
from ensure_desk.domain.day_words import hour
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.domain.times import time_text
from ensure_desk.ui.survey_form.answers import Answer
from ensure_desk.ui.widgets.buttons import icon_button
from ensure_desk.ui.widgets.fields import DateField
from ensure_desk.ui.widgets.layout import hbox

_CUT = {"year": 4, "month-year": 7}


def parse_time(text: str) -> str:
    """Return a time of day as `HH:MM`; raises UserError."""
    found = time_text(text)
    if found is None:
        raise UserError("date_unreadable", typed=text)
    return found


def show_time(value: Any, tr: Translator) -> str:
    """Show `09:30:00.000` as 9.30; what is no time stays as it is."""
    return hour(time_text(str(value)[:5]) or "", tr) or str(value)


class _Calendar(QWidget):
    """A month to choose a day from, over the page."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._month = QCalendarWidget()
        self._month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._month.activated.connect(self._take)
        self._month.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._month)

    def open_at(self, day: dt.date, corner: QWidget) -> None:
        """Show the month of a day below a widget."""
        self._month.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(corner.mapToGlobal(corner.rect().bottomLeft()))
        self.show()
        self._month.setFocus()

    def _take(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(dt.date(day.year(), day.month(), day.day()))


class DateAnswer(Answer):
    """A day, month or year."""

    def __init__(self, tr: Translator, today: dt.date, *, part: str = "", calendar: bool = True) -> None:
        super().__init__()
        self._tr, self._today, self._cut = tr, today, _CUT.get(part, 10)
        hint = {4: tr(N_("jjjj")), 7: tr(N_("mm/jjjj"))}.get(self._cut, tr(N_("dd/mm/jjjj")))
        self.field = DateField(self._parse, lambda value: show_date(str(value)[: self._cut]), hint)
        self.field.edited.connect(self._on_edited)
        self.field.refused.connect(self._on_refused)
        self._calendar: _Calendar | None = None
        self._button: QToolButton | None = None
        row = hbox(self.field)
        if calendar and not part:
            self._button = icon_button("calendar", tr(N_("Dag kiezen op de kalender")))
            self._button.clicked.connect(self._open_calendar)
            row.addWidget(self._button)
        row.addStretch(1)
        self.setLayout(row)

    def _parse(self, text: str) -> Any:
        if self._cut == 10:
            return parse_date(text, today=self._today)
        found = parse_partial(text, today=self._today)
        if len(found) < self._cut:
            raise UserError("date_unreadable", typed=text)
        return found[: self._cut]

    def _on_edited(self, value: object) -> None:
        text = str(value or "")
        self.answered.emit(text + "-01-01"[len(text) - 4 :] if text else "")

    def _on_refused(self, error: object) -> None:
        words = self._tr(N_("Dit is geen datum die bestaat. Schrijf bijvoorbeeld 3/12/2026."))
        self.refused.emit(words if error is not None else "")

    def _open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = _Calendar(self)
            self._calendar.chosen.connect(self._on_chosen)
        shown = self.field.value()
        self._calendar.open_at(dt.date.fromisoformat(shown) if shown else self._today, self.field)

    def _on_chosen(self, day: dt.date) -> None:
        self.field.set_value(day.isoformat())
        self._on_edited(day.isoformat())
        self.field.setFocus()

    def show_value(self, text: str) -> None:
        """Show a day."""
        if text[: self._cut] != str(self.field.value() or ""):
            self.field.set_value(text[: self._cut])

    def set_read_only(self, on: bool) -> None:
        """Let nobody type."""
        self.field.setReadOnly(on)
        if self._button is not None:
            self._button.setEnabled(not on)

    def entrance(self) -> QWidget:
        """Return the field."""
        return self.field

    def commit(self) -> None:
        """Hand over what is being typed."""
        self.field.editingFinished.emit()


class TimeAnswer(Answer):
    """A time of day."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.field = DateField(parse_time, lambda value: show_time(value, tr), hour("09:30", tr))
        self.field.edited.connect(lambda value: self.answered.emit(f"{value}:00.000" if value else ""))
        self.field.refused.connect(self._on_refused)
        self.setLayout(hbox(self.field, 1))

    def _on_refused(self, error: object) -> None:
        words = self._tr(N_("Dit is geen uur. Schrijf bijvoorbeeld 9.30."))
        self.refused.emit(words if error is not None else "")

    def show_value(self, text: str) -> None:
        """Show a time."""
        if text[:5] != str(self.field.value() or ""):
            self.field.set_value(text[:5])

    def set_read_only(self, on: bool) -> None:
        """Let nobody type."""
        self.field.setReadOnly(on)

    def entrance(self) -> QWidget:
        """Return the field."""
        return self.field

    def commit(self) -> None:
        """Hand over what is being typed."""
        self.field.editingFinished.emit()


class MomentAnswer(Answer):
    """A day and a time; an answer when both are there."""

    def __init__(self, tr: Translator, today: dt.date) -> None:
        super().__init__()
        self._tr = tr
        self.day, self.time = DateAnswer(tr, today), TimeAnswer(tr)
        self._kept = ["", ""]
        for place, part in enumerate((self.day, self.time)):
            part.answered.connect(lambda text, at=place: self._on_part(at, text))
            part.refused.connect(self.refused)
        self.setLayout(hbox(self.day, self.time, 1))

    def _on_part(self, place: int, text: str) -> None:
        self._kept[place] = text
        day, time = self._kept
        if bool(day) == bool(time):
            self.answered.emit(f"{day}T{time}" if day else "")

    def show_value(self, text: str) -> None:
        """Show a moment."""
        day, _, time = text.partition("T")
        if text or all(self._kept):
            self._kept = [day, time]
            self.day.show_value(day)
            self.time.show_value(time)

    def set_names(self, label: str, description: str) -> None:
        """Name both parts."""
        self.day.set_names(label, description)
        self.time.set_names(self._tr(N_("{label}: uur"), label=label), description)

    def set_read_only(self, on: bool) -> None:
        """Let nobody type."""
        self.day.set_read_only(on)
        self.time.set_read_only(on)

    def entrance(self) -> QWidget:
        """Return the field of the day."""
        return self.day.field

    def commit(self) -> None:
        """Hand over what is being typed."""
        self.day.commit()
        self.time.commit()
