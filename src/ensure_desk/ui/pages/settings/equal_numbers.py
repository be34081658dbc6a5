# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dossiernummers die gelijk zijn: people who got the same number, as happens after a copied disk."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton

from ensure_desk.domain.changes import Done
from ensure_desk.domain.texts import N_
from ensure_desk.services import people
from ensure_desk.services.people import EqualNumber
from ensure_desk.ui.context import Context
from ensure_desk.ui.pages.settings.section import Section
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.texts import small
from ensure_desk.ui.widgets.whole_rows import WholeRows

_LEAST = 234
"""The least height of the list: its head and five rows."""


@dataclass(frozen=True)
class EqualRow:
    """One person with a number that others have too."""

    id: str
    dossier_number: str
    name: str
    municipality: str
    oldest: bool


class EqualNumbersSection(Section):
    """The people, and a button that gives the chosen one another number."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        _ = self._
        card = Card(_(N_("Dossiernummers die gelijk zijn")), padded=False)
        self.table = RowsTable(
            (
                Column("dossier_number", _(N_("Nummer")), 160, bold=True),
                Column("name", _(N_("Wie"))),
                Column("municipality", _(N_("Gemeente")), 180),
                Column("oldest", "", 120, display=lambda r: _(N_("het oudste")) if r.oldest else ""),
            ),
            sortable=False,
        )
        self.table.setAccessibleName(_(N_("Dossiernummers die gelijk zijn")))
        self.table.set_empty(_(N_("Elk dossier heeft een eigen nummer. Fijn.")))
        self.table.selected.connect(lambda row: self.give.setEnabled(row is not None))
        self.table.opened.connect(lambda row: ctx.navigate("dossier", person_id=row.id))
        self.give: QPushButton = button(_(N_("Nieuw nummer geven")), icon="hash", kind="primary")
        self.give.setEnabled(False)
        self.give.clicked.connect(self._ask)
        place = WholeRows(self.table)
        place.setMinimumHeight(_LEAST)
        card.body.addWidget(place)
        foot = card.footer()
        foot.addWidget(self.give)
        foot.addWidget(small(_(N_("Geef liefst het jongste dossier een nieuw nummer.")), "t2", wrap=True), 1)
        self.column.addWidget(card, 1)

    def load(self) -> None:
        """Fetch the people."""
        self.ctx.jobs.read(lambda: people.equal_numbers(self.ctx.desk), self._show)

    def _show(self, found: Sequence[EqualNumber]) -> None:
        self.table.set_rows(rows_of(found))

    def _ask(self) -> None:
        row: EqualRow | None = self.table.current()
        if row is None:
            return
        _ = self._
        text = _(N_("{name} heeft nu {number}. Staat dat nummer op papier, verbeter het daar ook."),
                 name=row.name, number=row.dossier_number)  # fmt: skip
        actions = (("stop", _(N_("Annuleren")), "secondary"), ("go", _(N_("Nieuw nummer geven")), "primary"))
        dialog = Dialog(self, _(N_("Een nieuw dossiernummer geven?")), text, actions)
        dialog.chosen.connect(lambda code: self.renumber(row.id) if code == "go" else None)
        dialog.open()

    def renumber(self, person_id: str) -> None:
        """Give a person the next number."""
        desk = self.ctx.desk
        self.ctx.jobs.write(
            lambda: people.renumber(desk, person_id=person_id), self._renumbered, receiver=self
        )

    def _renumbered(self, done: Done[str]) -> None:
        self.ctx.toast(self._(N_("Het nieuwe nummer is {number}."), number=done.value))
        self.ctx.announce(done.changes.kinds)


def rows_of(found: Sequence[EqualNumber]) -> list[EqualRow]:
    """Return one row per person, the oldest of each number first."""
    return [
        EqualRow(p.id, equal.dossier_number, p.name, p.municipality, oldest=n == 0)
        for equal in found
        for n, p in enumerate(equal.people)
    ]
