# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notities: write one, read the others, newest first."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.codes import NOTE_KIND
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.records import Record
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui.pages.dossier.lines import word
from ensure_desk.ui.record_form.entry import Entry, EntryForm
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import clear, vbox
from ensure_desk.ui.widgets.timeline import TimelineItem, TimelineList

NOTE = Entry(
    "note",
    ("note_kind", "note_date", "body"),
    N_("Nieuwe notitie"),
    needed=frozenset({"note_date", "body"}),
    save=N_("Notitie bewaren"),
)


class NotesView(QWidget):
    """`added` carries the fields of a new note."""

    added = Signal(object)

    def __init__(self, tr: Translator, today: dt.date) -> None:
        super().__init__()
        self._, self._today = tr, today
        self._form: EntryForm | None = None
        self._place = vbox(gap=0)
        self._list = TimelineList(tr)
        card = Card(tr(N_("Notities")))
        card.body.addWidget(self._list)
        self.setLayout(vbox(self._place, card, 1, gap=16, margins=(0, 0, 0, 12)))
        self.fresh()

    def fresh(self) -> None:
        """Offer an empty form."""
        clear(self._place)
        values = {"note_kind": "contact", "note_date": self._today.isoformat()}
        form = EntryForm(replace(NOTE, values=values), self._, self._today)
        form.submitted.connect(self.added)
        form.cancelled.connect(self.fresh)
        self._form = form
        self._place.addWidget(form)

    def begin(self) -> None:
        """Put the cursor in the form."""
        if self._form is not None:
            self._form.begin()

    def show_notes(self, notes: Sequence[Record]) -> None:
        """Show the notes there are."""
        items = map(self._item, notes) if notes else [self._nothing()]
        self._list.set_items(items, len(notes))

    def _item(self, note: Record) -> TimelineItem:
        kind = word(NOTE_KIND, note.text("note_kind"), self._) or self._(N_("Notitie"))
        author = note.text("author")
        title = self._(N_("{kind} door {author}"), kind=kind, author=author) if author else kind
        day = show_date(note.text("note_date"))
        return TimelineItem(day, title, note.text("body"), "message-square")

    def _nothing(self) -> TimelineItem:
        return TimelineItem("", self._(N_("Nog geen notities.")), "", "message-square", "t3")
