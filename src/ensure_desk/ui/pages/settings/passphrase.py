# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Wachtzin: change it, and make a new recovery key when the paper is lost."""

from ensure_desk.domain.texts import N_
from ensure_desk.services import vaults
from ensure_desk.ui.context import Context
from ensure_desk.ui.pages.settings.new_passphrase import NewPassphrase, tell
from ensure_desk.ui.pages.settings.section import Section
from ensure_desk.ui.unlock import PassphraseField
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.line_field import LabeledField
from ensure_desk.ui.widgets.once import OnceDialog, Secret
from ensure_desk.ui.widgets.texts import body


class PassphraseSection(Section):
    """Old, new, and new again; below it the recovery key."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.column.addWidget(self._passphrase_card())
        self.column.addWidget(self._recovery_card())
        self.column.addStretch(1)

    def _passphrase_card(self) -> Card:
        _ = self._
        card = self.form(_(N_("Wachtzin wijzigen")))
        self.old = LabeledField(_(N_("Wachtzin van nu")), PassphraseField())
        self.chosen = NewPassphrase(
            _, _(N_("Nieuwe wachtzin")), _(N_("Nieuwe wachtzin, nog een keer")), (self.old,)
        )
        self.new, self.again = self.chosen.new, self.chosen.again
        card.body.addWidget(self.old)
        card.body.addWidget(self.chosen)
        self.change = button(_(N_("Wachtzin wijzigen")), icon="key-round", kind="primary")
        self.change.clicked.connect(self._change)
        self.again.field.returnPressed.connect(self.change.click)
        foot = card.footer()
        foot.addWidget(self.change)
        foot.addStretch(1)
        return card

    def _recovery_card(self) -> Card:
        _ = self._
        card = self.form(_(N_("Herstelsleutel")))
        text = N_("Is het blad met uw herstelsleutel weg, of zag iemand het? Maak dan een nieuwe sleutel.")
        card.body.addWidget(body(_(text), "t2"))
        self.renew = button(_(N_("Nieuwe herstelsleutel maken")), icon="printer")
        self.renew.clicked.connect(self._ask_renew)
        foot = card.footer()
        foot.addWidget(self.renew)
        foot.addStretch(1)
        return card

    def _problem(self) -> tuple[LabeledField, str] | None:
        if not self.old.field.text():
            return self.old, N_("Vul uw wachtzin van nu in.")
        return self.chosen.problem()

    def _change(self) -> None:
        for field in (self.old, self.new, self.again):
            field.set_message("")
        problem = self._problem()
        if problem is not None:
            tell(problem, self._)
            return
        self.change.setEnabled(False)
        desk, old, new = self.ctx.desk, self.old.field.text(), self.new.field.text()
        self.ctx.jobs.write(
            lambda: vaults.change_passphrase(desk, old=old, new=new),
            self._changed,
            self._refused,
            receiver=self,
        )

    def leave(self) -> None:
        """Forget what was typed."""
        self.chosen.forget()

    def _changed(self, _: object) -> None:
        self.change.setEnabled(True)
        self.leave()
        self.ctx.toast(self._(N_("Uw wachtzin is gewijzigd.")))

    def _refused(self, error: Exception) -> None:
        self.change.setEnabled(True)
        self.refuse(error, self.old)

    def _ask_renew(self) -> None:
        _ = self._
        text = _(N_("Het oude blad opent daarna niets meer. U ziet de nieuwe sleutel maar een keer."))
        actions = (
            ("stop", _(N_("Annuleren")), "secondary"),
            ("go", _(N_("Nieuwe sleutel maken")), "primary"),
        )
        dialog = Dialog(self, _(N_("Nieuwe herstelsleutel maken?")), text, actions)
        dialog.chosen.connect(lambda code: self.renew_key() if code == "go" else None)
        dialog.open()

    def renew_key(self) -> None:
        """Make a new recovery key and show it once."""
        desk = self.ctx.desk
        self.ctx.jobs.write(lambda: vaults.renew_recovery_key(desk), self._renewed, receiver=self)

    def _renewed(self, key: str) -> None:
        text = N_(
            "Bent u uw wachtzin kwijt, dan opent alleen deze sleutel uw dossiers. Bewaar hem op papier."
        )
        secret = Secret(key, self._(N_("Herstelsleutel van ENSURE Desk")), self._(text))
        OnceDialog(self.window(), self._, secret).open()
