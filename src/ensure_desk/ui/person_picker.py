# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody from the list: type a few letters, Enter picks the first, arrows choose."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_
from ensure_desk.services import people
from ensure_desk.services.people import PeopleFound, PersonRow
from ensure_desk.ui.context import Context
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.search_field import SearchField
from ensure_desk.ui.widgets.table import Column, RowsTable

_SHOWN = 20
_SIZE = QSize(560, 440)


class PersonPicker(Dialog):
    """A search field above the people found; `picked` tells who was chosen."""

    picked = Signal(object)

    def __init__(self, ctx: Context, parent: QWidget, title: str) -> None:
        _ = ctx.tr
        super().__init__(parent, title, "", (("stop", _(N_("Annuleren")), "secondary"),))
        self._ctx = ctx
        by_number = ctx.desk.is_coordinator
        words = N_("Zoek op dossiernummer") if by_number else N_("Zoek op naam, nummer of telefoon")
        self.search = SearchField(_(words))
        self.table = RowsTable(
            (
                Column("name", _(N_("Naam")), bold=True),
                Column("dossier_number", _(N_("Nummer")), 140),
                Column("municipality", _(N_("Gemeente")), 150),
            ),
            sortable=False,
        )
        self.table.setAccessibleName(title)
        self.table.set_empty(_(N_("Niemand gevonden. Kijk de spelling na.")))
        self.search.searched.connect(self._ask)
        self.search.submitted.connect(lambda *_: self._pick(self.table.current()))
        self.search.stepped_down.connect(self.table.setFocus)
        self.table.opened.connect(self._pick)
        self.content.addWidget(self.search)
        self.content.addWidget(self.table, 1)
        self.resize(_SIZE)
        self._ask("")
        self.search.setFocus()

    def _ask(self, text: str) -> None:
        desk = self._ctx.desk
        self._ctx.jobs.read(
            lambda: people.search(desk, text=text, limit=_SHOWN, counted=False), self._show, receiver=self
        )

    def _show(self, found: PeopleFound) -> None:
        self.table.set_rows(found.rows)

    def _pick(self, row: PersonRow | None) -> None:
        if row is not None:
            self.picked.emit(row)
            self.accept()
