# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Wie hier werkt: colleagues who share this computer, each with a passphrase of their own."""

from dataclasses import dataclass

from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.texts import N_
from ensure_desk.services import accounts
from ensure_desk.ui.context import Context
from ensure_desk.ui.pages.settings.new_passphrase import NewPassphrase, tell
from ensure_desk.ui.pages.settings.section import Section
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.line_field import LabeledField, LineField
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.texts import body


@dataclass(frozen=True)
class Colleague:
    """Somebody with a passphrase; `own` is who is at work now."""

    id: str
    own: bool


_MOST = 6
"""So many colleagues are seen at once."""


class ColleaguesSection(Section):
    """Who opens this vault, and a form for one more."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.column.addWidget(self._list_card())
        self.column.addWidget(self._form_card())
        self.column.addStretch(1)

    def _list_card(self) -> Card:
        _ = self._
        card = Card(_(N_("Wie hier werkt")), padded=False)
        self.remove = button(_(N_("Wachtzin wegnemen")), icon="user-x", size="sm")
        self.remove.setEnabled(False)
        self.remove.clicked.connect(self._ask)
        self.table = RowsTable(
            (
                Column("id", _(N_("Naam")), bold=True),
                Column("own", "", 160, display=lambda r: _(N_("nu aan het werk")) if r.own else ""),
            ),
            sortable=False,
        )
        self.table.setAccessibleName(_(N_("Wie hier werkt")))
        self.table.selected.connect(lambda row: self.remove.setEnabled(row is not None and not row.own))
        card.body.addWidget(self.table)
        card.header.addWidget(self.remove)
        card.setMaximumWidth(self.form("").maximumWidth())
        return card

    def _form_card(self) -> Card:
        _ = self._
        card = self.form(_(N_("Collega toevoegen")))
        words = N_(
            "Werkt er nog iemand op deze computer? Geef die collega een eigen wachtzin. "
            "Zo blijft duidelijk wie wat noteerde. Laat de collega de wachtzin zelf typen."
        )
        self.name = LabeledField(_(N_("Naam van uw collega")), LineField())
        self.chosen = NewPassphrase(_, _(N_("Wachtzin van uw collega")), _(N_("Nog een keer")))
        self.add = button(_(N_("Collega toevoegen")), icon="user-plus", kind="primary")
        self.add.clicked.connect(self._add)
        self.name.field.returnPressed.connect(self.chosen.new.field.setFocus)
        self.chosen.again.field.returnPressed.connect(self.add.click)
        for part in (body(_(words), "t2"), self.name, self.chosen):
            card.body.addWidget(part)
        foot = card.footer()
        foot.addWidget(self.add)
        foot.addStretch(1)
        return card

    def load(self) -> None:
        """Fetch who has a passphrase."""
        desk = self.ctx.desk
        self.ctx.jobs.read(lambda: accounts.names(desk), self._show)

    def leave(self) -> None:
        """Forget what was typed."""
        self.chosen.forget()

    def _show(self, names: tuple[str, ...]) -> None:
        own = self.ctx.desk.actor.name
        self.table.set_rows([Colleague(name, name == own) for name in names])
        self.table.stand_on(1, _MOST)

    def _add(self) -> None:
        for field in (self.name, self.chosen.new, self.chosen.again):
            field.set_message("")
        problem = self.chosen.problem()
        if problem is not None:
            tell(problem, self._)
            return
        self.add.setEnabled(False)
        desk, name, passphrase = self.ctx.desk, self.name.field.text(), self.chosen.text()
        self.ctx.jobs.write(
            lambda: accounts.add(desk, name=name, passphrase=passphrase),
            self._added,
            self._refused,
            receiver=self,
        )

    def _added(self, done: Done[str]) -> None:
        self.add.setEnabled(True)
        self.name.field.set_value(None)
        self.leave()
        self.ctx.toast(self._(N_("{name} kan hier nu ontgrendelen."), name=done.value))
        self.load()

    def _refused(self, error: Exception) -> None:
        self.add.setEnabled(True)
        weak = isinstance(error, UserError) and error.code == "passphrase_empty"
        self.refuse(error, self.chosen.new if weak else self.name)

    def _ask(self) -> None:
        row: Colleague | None = self.table.current()
        if row is None:
            return
        _ = self._
        text = _(N_("{name} kan hier dan niet meer ontgrendelen. Alles wat {name} noteerde, blijft."),
                 name=row.id)  # fmt: skip
        actions = (("stop", _(N_("Annuleren")), "secondary"), ("go", _(N_("Wegnemen")), "primary"))
        dialog = Dialog(self, _(N_("De wachtzin van {name} wegnemen?"), name=row.id), text, actions)
        dialog.chosen.connect(lambda code: self.take_away(row.id) if code == "go" else None)
        dialog.open()

    def take_away(self, name: str) -> None:
        """Take a colleague's passphrase away."""
        desk = self.ctx.desk
        self.ctx.jobs.write(lambda: accounts.remove(desk, name=name), self._removed, receiver=self)

    def _removed(self, done: Done[str]) -> None:
        self.ctx.toast(self._(N_("{name} heeft hier geen wachtzin meer."), name=done.value))
        self.load()
