# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One field widget per type of field: the only place where a declaration becomes something to type in."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCompleter, QWidget

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.day_words import hour
from ensure_desk.domain.fields import FieldSpec, FieldType
from ensure_desk.domain.municipalities import MUNICIPALITIES
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui.record_form.availability import AvailabilityField
from ensure_desk.ui.record_form.one_stop import OneStop
from ensure_desk.ui.record_form.values import birth_reader, day_reader, past_reader, read_time
from ensure_desk.ui.widgets.fields import (
    ChoiceField,
    DateField,
    MultiChoice,
    NumberField,
    TextField,
    TriStateField,
)
from ensure_desk.ui.widgets.line_field import LabeledField, LineField

WIDE = frozenset({FieldType.LONG_TEXT, FieldType.MULTI_CHOICE})
"""These take a whole line of the form."""
_ROWS = 3
_DATE_SHAPE = N_("dd/mm/jjjj")
_TIME_SHAPE = "09:00"
_DATE_HINT = N_("Alleen het jaar of de maand mag ook.")


class KnownLine(LineField):
    """A line that completes known words while they are typed; anything else may be typed too."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._known = {word.casefold(): word for word in words}
        completer = QCompleter(sorted(words), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)
        self.editingFinished.connect(lambda: self.setText(self.value() or ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter take the completed word and go on."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()

    def value(self) -> Any:
        """Return the text, a known word as it is written."""
        typed = super().value()
        return self._known.get(str(typed).casefold(), typed)


def make_field(spec: FieldSpec, tr: Translator, today: dt.date) -> Any:
    """Return the widget in which a field is filled in."""
    if spec.key == "availability":
        return AvailabilityField(tr)
    if spec.key == "municipality":
        return KnownLine([m.name for m in MUNICIPALITIES])
    return _MAKERS.get(spec.type, _line)(spec, tr, today)


def _options(spec: FieldSpec, tr: Translator) -> list[tuple[str, str]]:
    return [(code, tr(label)) for code, label in (spec.meta.choices or {}).items()]


def _line(spec: FieldSpec, tr: Translator, today: dt.date) -> QWidget:
    return LineField()


def _text(spec: FieldSpec, tr: Translator, today: dt.date) -> QWidget:
    return TextField(_ROWS)


def _show(value: Any) -> str:
    return show_date(str(value))


def _number(spec: FieldSpec, tr: Translator, today: dt.date) -> QWidget:
    return NumberField()


def _date(spec: FieldSpec, tr: Translator, today: dt.date) -> QWidget:
    return DateField(day_reader(today), _show, tr(_DATE_SHAPE))


def _partial(spec: FieldSpec, tr: Translator, today: dt.date) -> QWidget:
    reader = birth_reader if spec.key == "birth_date" else past_reader
    return DateField(reader(today), _show, tr(_DATE_SHAPE))


def _time(spec: FieldSpec, tr: Translator, today: dt.date) -> QWidget:
    return DateField(read_time, lambda value: hour(str(value), tr), hour(_TIME_SHAPE, tr))


def _choice(spec: FieldSpec, tr: Translator, today: dt.date) -> QWidget:
    return ChoiceField(_options(spec, tr))


def _yes_no(spec: FieldSpec, tr: Translator, today: dt.date) -> QWidget:
    field = TriStateField(_options(spec, tr))
    OneStop(field, field.findChildren(QAbstractButton), picks=True)
    return field


def _many(spec: FieldSpec, tr: Translator, today: dt.date) -> QWidget:
    field = MultiChoice(_options(spec, tr))
    OneStop(field, field.findChildren(QAbstractButton))
    return field


_MAKERS: dict[FieldType, Callable[[FieldSpec, Translator, dt.date], QWidget]] = {
    FieldType.LONG_TEXT: _text,
    FieldType.DATE: _date,
    FieldType.PARTIAL_DATE: _partial,
    FieldType.INTEGER: _number,
    FieldType.TIME: _time,
    FieldType.CHOICE: _choice,
    FieldType.YES_NO: _yes_no,
    FieldType.MULTI_CHOICE: _many,
}


def labelled(spec: FieldSpec, field: Any, tr: Translator, *, label: str = "") -> LabeledField:
    """Return a field below its label, with its hint."""
    hint = spec.meta.hint or (_DATE_HINT if spec.type is FieldType.PARTIAL_DATE else "")
    return LabeledField(
        tr(label or spec.label), field, hint=tr(hint) if hint else "", required=spec.meta.required
    )
