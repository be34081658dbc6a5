# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One section of a form: its groups as small headings, its fields two by two."""

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import EMPTY, Value
from ensure_desk.domain.messages import sentence
from ensure_desk.domain.texts import Translator
from ensure_desk.ui.record_form.questions import WIDE, labelled, make_field
from ensure_desk.ui.record_form.sections import FormField, FormGroup, FormSection, Slots
from ensure_desk.ui.record_form.values import shown, stored
from ensure_desk.ui.widgets.fields import DateField, TextField
from ensure_desk.ui.widgets.line_field import LabeledField
from ensure_desk.ui.widgets.texts import h3

Place = tuple[str, str]
"""Slot and key of a field."""
COLUMNS = 2
NARROW = 560
"""Below this width in pixels the fields stand below each other."""


class SectionView(QWidget):
    """The fields of a section; says which value changed and shows remarks where they belong."""

    edited = Signal(str, str, object)
    typed = Signal()
    """Somebody types in a field; what stands there need not be a value yet."""

    def __init__(self, section: FormSection, tr: Translator, today: dt.date, *, ahead: bool = False) -> None:
        super().__init__()
        self._tr, self._today = tr, today
        self._fields: dict[Place, FormField] = {}
        self._boxes: dict[Place, LabeledField] = {}
        self._held: dict[Place, Value] = {}
        self._wide: set[LabeledField] = set()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self.section, self._columns = section, 0
        self._to_build = list(section.fields)
        if not ahead:
            self.complete()

    def build_next(self) -> bool:
        """Make one more field; say whether that was the last."""
        if self._to_build:
            box = self._box(self._to_build.pop(0))
            box.setParent(self)
            box.ensurePolished()
            if not self._to_build:
                self._headings = [self._heading(group) for group in self.section.groups]
                self._arrange(COLUMNS)
                self._show_now()
        return not self._to_build

    def complete(self) -> None:
        """Make every field that is not there yet."""
        while not self.build_next():
            pass

    def _show_now(self) -> None:
        """Show what was built without waiting for the event loop: keys may come at once."""
        for widget in (*self._headings, *self._boxes.values()):
            if widget is not None:
                widget.show()

    def followed_by(self, widget: QWidget) -> None:
        """Let the Tab key go from the last field to a widget."""
        reached = [w for w in self.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
        QWidget.setTabOrder(reached[-1], widget)

    def _heading(self, group: FormGroup) -> QWidget | None:
        return h3(self._tr(group.title)) if group.title else None

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.count():
            self._grid.takeAt(0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        row = 0
        for heading, group in zip(self._headings, self.section.groups, strict=True):
            if heading is not None:
                self._grid.addWidget(heading, row, 0, 1, columns)
            boxes = [self._boxes[f.slot, f.spec.key] for f in group.fields]
            row = self._arrange_boxes(boxes, row + 1, columns)

    def _arrange_boxes(self, boxes: list[LabeledField], row: int, columns: int) -> int:
        column = 0
        for box in boxes:
            wide = box in self._wide
            if column == columns or (wide and column):
                row, column = row + 1, 0
            top = Qt.AlignmentFlag(0) if wide else Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(box, row, column, 1, columns if wide else 1, top)
            column += columns if wide else 1
        return row + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields below each other where there is little room."""
        super().resizeEvent(event)
        if not self._to_build:
            self._arrange(COLUMNS if self.width() >= NARROW else 1)

    def _box(self, field: FormField) -> LabeledField:
        place = (field.slot, field.spec.key)
        widget = make_field(field.spec, self._tr, self._today)
        box = labelled(field.spec, widget, self._tr, label=field.words)
        widget.edited.connect(lambda _value: self._on_edited(place))
        if isinstance(widget, DateField):
            widget.refused.connect(lambda error: box.set_message(self._sentence(error)))
        if isinstance(widget, QLineEdit):
            widget.textEdited.connect(self.typed)
        elif isinstance(widget, TextField):
            widget.textChanged.connect(lambda: self.typed.emit() if widget.hasFocus() else None)
        self._fields[place], self._boxes[place] = field, box
        if field.spec.type in WIDE:
            self._wide.add(box)
        return box

    def _on_edited(self, place: Place) -> None:
        value = self._typed(place)
        if value is _UNREADABLE:
            return
        if not isinstance(self._boxes[place].field, DateField):
            self._boxes[place].set_message("")
        if value != self._held.get(place):
            self._held[place] = value
            self.edited.emit(*place, value)

    def _typed(self, place: Place) -> Any:
        field = self._boxes[place].field
        value = stored(field.value())
        if value is None and isinstance(field, DateField) and field.text().strip():
            return _UNREADABLE
        return value

    def _sentence(self, error: object) -> str:
        return sentence(error, self._tr) if isinstance(error, UserError) else ""

    def commit(self) -> None:
        """Hand on what stands in a field that was not left yet."""
        for place in self._boxes:
            if self._has_focus(place):
                self._on_edited(place)

    def _has_focus(self, place: Place) -> bool:
        focused: object = self._boxes[place].window().focusWidget()
        return isinstance(focused, QWidget) and self._boxes[place].isAncestorOf(focused)

    def begin(self, values: Slots) -> None:
        """Show the values of another record, even in the field in focus."""
        for place, box in self._boxes.items():
            self._hold(place, values)
            box.set_message("")

    def set_values(self, values: Slots) -> None:
        """Show stored values; a field in which somebody is typing keeps what it holds."""
        for place in self._boxes:
            slot, key = place
            value = values.get(slot, {}).get(key)
            if value == self._held.get(place):
                continue
            field = self._boxes[place].field
            in_focus = self._has_focus(place)
            if not in_focus or (isinstance(field, QLineEdit) and not field.isModified()):
                self._hold(place, values)
                if in_focus:
                    field.selectAll()

    def _hold(self, place: Place, values: Slots) -> None:
        slot, key = place
        value = values.get(slot, {}).get(key)
        self._held[place] = value
        self._boxes[place].field.set_value(shown(self._fields[place].spec, value))

    def value(self, slot: str, key: str) -> Value:
        """Return what a field holds, as it is stored; None where it cannot be read."""
        value = self._typed((slot, key))
        return None if value is _UNREADABLE else value

    def values(self) -> dict[str, Value]:
        """Return the filled fields by key; for a form of one record."""
        held = {place[1]: self.value(*place) for place in self._boxes}
        return {key: value for key, value in held.items() if value is not None}

    def first_unreadable(self) -> Place | None:
        """Return the first field that cannot be read; it shows why not."""
        for place, box in self._boxes.items():
            if self._typed(place) is _UNREADABLE:
                box.field.editingFinished.emit()
                return place
        return None

    def is_readable(self) -> bool:
        """Say whether every field can be read; the first that cannot shows why not."""
        return self.first_unreadable() is None

    def set_message(self, slot: str, key: str, text: str, tone: str = "danger") -> None:
        """Show a remark below a field."""
        box = self._boxes.get((slot, key))
        if box is not None:
            box.set_message(text, tone)

    def set_read_only(self, read_only: bool) -> None:
        """Allow typing or not."""
        for box in self._boxes.values():
            box.field.set_read_only(read_only)

    def focus_field(self, slot: str = "", key: str = "") -> None:
        """Put the cursor in a field, by default the first empty one, else the first."""
        place = (slot, key) if (slot, key) in self._boxes else self._first_empty()
        self._boxes[place].field.setFocus()

    def _first_empty(self) -> Place:
        places = list(self._boxes)
        return next((p for p in places if self._held.get(p) in EMPTY), places[0])


_UNREADABLE = object()
