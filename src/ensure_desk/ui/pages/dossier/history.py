# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A card with the records of one kind, newest first: add, change and remove in place."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.records import Record
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui.pages.dossier.lines import Line
from ensure_desk.ui.record_form.entry import Entry, EntryForm
from ensure_desk.ui.survey_form.reveal import reveal
from ensure_desk.ui.widgets.buttons import button, icon_button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.texts import body, small


@dataclass(frozen=True)
class HistoryKind:
    """What the card is about."""

    title: str
    entry: Entry
    line: Callable[[Record, Translator], Line]
    empty: str


class HistoryCard(Card):
    """`added`, `changed` (record id, values) and `removed` (record id) say what a person did."""

    added = Signal(object)
    changed = Signal(str, object)
    removed = Signal(str)
    unfolded = Signal(bool)
    """A form was opened, or closed: it needs more room than the lines."""

    def __init__(self, kind: HistoryKind, tr: Translator, today: dt.date, *, read_only: bool) -> None:
        super().__init__(tr(kind.title))
        self._kind, self._, self._today, self._read_only = kind, tr, today, read_only
        self._form: EntryForm | None = None
        self._add = button(tr(N_("Toevoegen")), icon="plus", kind="ghost", size="sm")
        self._add.setAccessibleName(f"{self._add.text()}: {tr(kind.title)}")
        self._add.clicked.connect(self.begin)
        if read_only:
            self._add.hide()
        self.header.addWidget(self._add)
        self._form_place, self._rows = vbox(gap=0), vbox(gap=10)
        self.body.addLayout(self._form_place)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_records(self, records: Sequence[Record]) -> None:
        """Show other records; an open form stays open."""
        clear(self._rows)
        if not records:
            self._rows.addWidget(body(self._(self._kind.empty), "t3"))
        for record in records:
            self._rows.addWidget(self._row(record))

    def _row(self, record: Record) -> QWidget:
        line = self._kind.line(record, self._)
        texts = vbox(body(line.title, bold=True), gap=1)
        if line.detail:
            texts.addWidget(small(line.detail, "t2", wrap=True))
        row = hbox(texts, gap=6)
        row.setStretch(0, 1)
        if not self._read_only:
            edit = icon_button("pencil", self._(N_("Wijzigen: {what}"), what=line.title), kind="quiet")
            edit.clicked.connect(lambda: self._open(record))
            gone = icon_button("trash-2", self._(N_("Verwijderen: {what}"), what=line.title), kind="quiet")
            gone.clicked.connect(lambda: self.removed.emit(record.id))
            row.addWidget(edit)
            row.addWidget(gone)
        shown = QWidget()
        shown.setLayout(row)
        return shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Bring a form that was opened into view once everything has its place."""
        super().resizeEvent(event)
        if self._form is not None:
            QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        """Show as much of the form as fits, from the heading on."""
        for part in (self._form, self._add):
            if part is not None:
                reveal(part)

    def begin(self) -> None:
        """Open the form for a new record."""
        self._open(None)

    def _open(self, record: Record | None) -> None:
        self.close_form()
        entry = self._kind.entry if record is None else replace(self._kind.entry, values=record.values)
        form = EntryForm(entry, self._, self._today)
        form.cancelled.connect(self.close_form)
        form.submitted.connect(lambda values: self._submit(record, values))
        self._form = form
        self._form_place.addWidget(form)
        self._form_place.setContentsMargins(0, 0, 0, 10)
        self.unfolded.emit(True)
        form.begin()

    def _submit(self, record: Record | None, values: object) -> None:
        if record is None:
            self.added.emit(values)
        else:
            self.changed.emit(record.id, values)

    def close_form(self) -> None:
        """Close the form, if one is open."""
        if self._form is not None:
            clear(self._form_place)
            self._form_place.setContentsMargins(0, 0, 0, 0)
            self._form = None
            self.unfolded.emit(False)
            self._add.setFocus()
