# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small form for one new or changed record, opened in place: a few fields, Bewaren and Annuleren."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QFrame

from ensure_desk.domain.fields import Value
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui import theme
from ensure_desk.ui.record_form.section_view import SectionView
from ensure_desk.ui.record_form.sections import FormField, FormGroup, FormSection
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.texts import h3


@dataclass(frozen=True)
class Entry:
    """What is asked: fields of one kind, what they hold at first, which may not stay empty."""

    kind: str
    keys: Sequence[str]
    title: str
    values: Mapping[str, Value] = field(default_factory=dict)
    needed: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    save: str = N_("Bewaren")

    def section(self) -> FormSection:
        """Return the fields as one section without headings."""
        specs = KIND[self.kind].field
        fields = tuple(FormField(self.kind, specs[key], self.labels.get(key, "")) for key in self.keys)
        return FormSection("entry", self.title, "", (FormGroup("", fields),))


class EntryForm(QFrame):
    """The form; `submitted` carries every field by key, empty ones as None."""

    submitted = Signal(object)
    cancelled = Signal()

    def __init__(self, entry: Entry, tr: Translator, today: dt.date) -> None:
        super().__init__()
        self._, self._entry = tr, entry
        theme.mark(self, "subtle")
        self._view = SectionView(entry.section(), tr, today)
        self._view.set_values({entry.kind: entry.values})
        keep = button(tr(entry.save), kind="primary")
        keep.clicked.connect(self._submit)
        cancel = button(tr(N_("Annuleren")), kind="quiet")
        cancel.clicked.connect(self.cancelled)
        row = hbox(keep, cancel, 1)
        self.setLayout(vbox(h3(tr(entry.title)), self._view, row, gap=12, margins=(14, 12, 14, 12)))

    def begin(self, key: str = "") -> None:
        """Put the cursor in a field, by default the first empty one."""
        self._view.focus_field(self._entry.kind, key)

    def _submit(self) -> None:
        if not self._view.is_readable():
            return
        values = {key: self._view.value(self._entry.kind, key) for key in self._entry.keys}
        empty = [key for key in self._entry.keys if key in self._entry.needed and values[key] is None]
        for key in empty:
            label = self._(KIND[self._entry.kind].field[key].label)
            words = self._(N_("{field} moet u invullen."), field=label)
            self._view.set_message(self._entry.kind, key, words)
        if empty:
            self._view.focus_field(self._entry.kind, empty[0])
        else:
            self.submitted.emit(values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape closes."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focused, QAbstractButton) and not focused.isCheckable():
            focused.click()
        else:
            self.focusNextChild()
