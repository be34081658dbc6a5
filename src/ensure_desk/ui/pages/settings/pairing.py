# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Koppeling: take the organisation's keys from a file; on the coordinator's desk make the keys and the files."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from ensure_desk.domain.changes import Done
from ensure_desk.domain.municipalities import MUNICIPALITIES
from ensure_desk.domain.texts import N_
from ensure_desk.services import pairing
from ensure_desk.services.pairing import OrganisationSheet
from ensure_desk.ui.context import Context
from ensure_desk.ui.pages.settings.section import Section
from ensure_desk.ui.save_dialog import ask_path
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.line_field import LabeledField, LineField
from ensure_desk.ui.widgets.once import OnceDialog, Secret
from ensure_desk.ui.widgets.texts import body


class PairingSection(Section):
    """The state, and the one card that is the next step from there."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._path: Path | None = None
        self.state = Chip(" ")
        card = self.form(self._(N_("Koppeling")))
        card.header.addWidget(self.state)
        text = N_(
            "Door de koppeling weet de coördinator dat een overdracht van u komt, en u dat ze van hem is."
        )
        card.body.addWidget(body(self._(text), "t2"))
        self.column.addWidget(card)
        self.read_card, self.start_card, self.file_card = (
            self._read_card(),
            self._start_card(),
            self._file_card(),
        )
        for step in (self.read_card, self.start_card, self.file_card):
            self.column.addWidget(step)
            step.hide()
        self.column.addStretch(1)

    def _read_card(self) -> Card:
        _ = self._
        card = self.form(_(N_("Koppelbestand inlezen")))
        choose = button(_(N_("Bestand kiezen")), icon="folder")
        choose.clicked.connect(self._ask_file)
        self.chosen = body(_(N_("Nog geen bestand gekozen.")), "t2")
        row = hbox(choose, self.chosen, gap=12)
        row.setStretch(1, 1)
        hint = _(N_("De coördinator zegt u deze code aan de telefoon."))
        self.code = LabeledField(_(N_("Code")), LineField(), hint=hint, required=True)
        card.body.addLayout(row)
        card.body.addWidget(self.code)
        self.pair = button(_(N_("Koppelen")), icon="link", kind="primary")
        self.pair.clicked.connect(self._read)
        self.code.field.returnPressed.connect(self.pair.click)
        foot = card.footer()
        foot.addWidget(self.pair)
        foot.addStretch(1)
        return card

    def _start_card(self) -> Card:
        _ = self._
        card = self.form(_(N_("Organisatie maken")))
        text = N_(
            "Dit doet u een keer, op de computer van de coördinator. U krijgt een blad met een code. "
            "Bewaar dat blad achter slot: de code staat nergens anders."
        )
        card.body.addWidget(body(_(text), "t2"))
        self.start = button(_(N_("Organisatie maken")), icon="key-round", kind="primary")
        self.start.clicked.connect(self._start)
        foot = card.footer()
        foot.addWidget(self.start)
        foot.addStretch(1)
        return card

    def _file_card(self) -> Card:
        _ = self._
        card = self.form(_(N_("Koppelbestand maken voor een gemeente")))
        options = [(m.name, m.name) for m in MUNICIPALITIES]
        self.municipality = LabeledField(_(N_("Gemeente")), ChoiceField(options), required=True)
        hint = _(N_("De code van het blad dat u bewaarde bij het maken van de organisatie."))
        self.sheet = LabeledField(_(N_("Code van het blad")), LineField(), hint=hint, required=True)
        card.body.addWidget(self.municipality)
        card.body.addWidget(self.sheet)
        self.make = button(_(N_("Koppelbestand maken")), icon="save", kind="primary")
        self.make.clicked.connect(self._ask_target)
        foot = card.footer()
        foot.addWidget(self.make)
        foot.addStretch(1)
        return card

    def load(self) -> None:
        """Fetch whether this desk is paired."""
        self.ctx.jobs.read(lambda: pairing.is_paired(self.ctx.desk), self._show)

    def leave(self) -> None:
        """Forget the codes that were typed."""
        for field in (self.code, self.sheet):
            field.field.set_value(None)
            field.set_message("")

    def _show(self, paired: bool) -> None:
        coordinator = self.ctx.desk.is_coordinator
        text = N_("Gekoppeld") if paired else N_("Nog niet gekoppeld")
        self.state.set(self._(text), "ok" if paired else "warn")
        self.read_card.setVisible(not paired and not coordinator)
        self.start_card.setVisible(not paired and coordinator)
        self.file_card.setVisible(paired and coordinator)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self._(N_("Koppelbestand kiezen")))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def take(self, path: Path) -> None:
        """Take a pairing file; its code is asked next."""
        self._path = path
        self.chosen.setText(path.name)
        self.code.field.setFocus()

    def _read(self) -> None:
        path, code = self._path, self.code.field.value()
        if path is None:
            self.chosen.setText(self._(N_("Kies eerst het bestand.")))
            return
        if not code:
            self.code.set_message(self._(N_("Vul de code in.")))
            return
        self.pair.setEnabled(False)
        desk = self.ctx.desk
        self.ctx.jobs.write(
            lambda: pairing.read_pairing_file(desk, path=path, code=code),
            self._paired,
            lambda error: self._not_done(error, self.code),
            receiver=self,
        )

    def _paired(self, done: Done[str]) -> None:
        self.pair.setEnabled(True)
        self.code.set_message("")
        self.code.field.set_value(None)
        self.ctx.toast(self._(N_("Gekoppeld voor {municipality}."), municipality=done.value))
        self.ctx.announce(done.changes.kinds)

    def _not_done(self, error: Exception, field: LabeledField) -> None:
        for press in (self.pair, self.start, self.make):
            press.setEnabled(True)
        self.refuse(error, field)

    def _start(self) -> None:
        desk = self.ctx.desk
        self.start.setEnabled(False)
        self.ctx.jobs.write(
            lambda: pairing.make_organisation(desk), self._started, self._not_started, receiver=self
        )

    def _not_started(self, error: Exception) -> None:
        self.start.setEnabled(True)
        self.ctx.show_error(error)
        self.load()

    def _started(self, done: Done[OrganisationSheet]) -> None:
        self.start.setEnabled(True)
        text = N_("U hebt deze code nodig voor elk koppelbestand. Druk ze af en bewaar het blad achter slot.")
        self._show_once(done.value.pseudonym_code, self._(N_("Code van de organisatie")), self._(text))
        self.ctx.announce(done.changes.kinds)

    def _show_once(self, code: str, title: str, text: str) -> None:
        OnceDialog(self.window(), self._, Secret(code, title, text)).open()

    def _ask_target(self) -> None:
        place, sheet = self.municipality.field.value(), self.sheet.field.value()
        self.municipality.set_message("" if place else self._(N_("Kies een gemeente.")))
        self.sheet.set_message("" if sheet else self._(N_("Vul de code van het blad in.")))
        if not place or not sheet:
            return
        name = f"Koppelbestand {place}.ensure-pair"
        ask_path(self, self._(N_("Koppelbestand bewaren")), name, self.make_file)

    def make_file(self, path: Path) -> None:
        """Write the pairing file of the chosen municipality to a path."""
        desk, place, sheet = self.ctx.desk, self.municipality.field.value(), self.sheet.field.value()
        self.make.setEnabled(False)
        self.ctx.jobs.write(
            lambda: pairing.make_pairing_file(desk, path=path, municipality=place, pseudonym_key=sheet or ""),
            lambda code: self._file_made(code, place),
            lambda error: self._not_done(error, self.sheet),
            receiver=self,
        )

    def _file_made(self, code: str, place: str) -> None:
        self.make.setEnabled(True)
        self.sheet.set_message("")
        text = N_(
            "Bezorg het bestand aan {municipality} en zeg deze code aan de telefoon. Stuur ze niet mee."
        )
        self._show_once(code, self._(N_("Code bij het koppelbestand")), self._(text, municipality=place))
