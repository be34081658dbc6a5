# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Gegevens wissen: shows what would go, asks a reason and the dossier number, and erases for good."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.erasure import REASONS
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services import erasure
from ensure_desk.services.erasure import ErasureDone, ErasurePlan
from ensure_desk.ui.context import Context
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.line_field import LabeledField, LineField
from ensure_desk.ui.widgets.texts import body

_ERASE = "erase"


class EraseDialog(Dialog):
    """What goes, why, and the dossier number typed over as the last word."""

    def __init__(self, parent: QWidget | None, tr: Translator, plan: ErasurePlan) -> None:
        text = tr(
            N_(
                "Alles over deze persoon verdwijnt van deze computer en uit de reservekopieën. "
                "Andere kantoren krijgen de vraag om het ook te wissen. U kunt dit niet ongedaan maken."
            )
        )
        super().__init__(parent, tr(N_("Gegevens wissen")), text, ())
        self._ = tr
        self._number = plan.dossier_number or tr(N_("WISSEN"))
        self.setMinimumWidth(520)
        counts = ", ".join(f"{title}: {count}" for title, count in plan.records.items())
        self.told = body(f"{plan.name or plan.dossier_number}\n{counts}", wrap=True)
        options = [(code, tr(label)) for code, label in REASONS.items()]
        self.reason = LabeledField(tr(N_("Reden")), ChoiceField(options), required=True)
        hint = tr(N_("Typ {number} over om te bevestigen."), number=self._number)
        self.typed = LabeledField(tr(N_("Dossiernummer")), LineField(), hint=hint, required=True)
        self.cancel = button(tr(N_("Annuleren")))
        self.go = button(tr(N_("Voorgoed wissen")), icon="trash-2", kind="danger")
        self.go.setEnabled(False)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(partial(self._choose, _ERASE))
        self.typed.field.textChanged.connect(lambda _text: self._weigh())
        self.reason.field.currentIndexChanged.connect(lambda _n: self._weigh())
        for part in (self.told, self.reason, self.typed):
            self.content.addWidget(part)
        self.content.addLayout(hbox(1, self.cancel, self.go, gap=8))
        self.cancel.setDefault(True)

    def _weigh(self) -> None:
        same = self.typed.field.text().strip().casefold() == self._number.casefold()
        self.go.setEnabled(bool(self.reason.field.value()) and same)


class Eraser(QObject):
    """Leads from the wish to erase a person to the end of it."""

    erased = Signal()

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window, self._ = ctx, window, ctx.tr

    def ask(self, person_id: str) -> None:
        """Show what erasing a person means, and ask for the last word."""
        desk = self._ctx.desk
        self._ctx.jobs.read(
            lambda: erasure.plan(desk, person_id=person_id), self._show, self._ctx.show_error, receiver=self
        )

    def _show(self, plan: ErasurePlan) -> None:
        dialog = EraseDialog(self._window.window(), self._, plan)
        dialog.chosen.connect(lambda _code: self._erase(plan.person_id, dialog.reason.field.value()))
        dialog.open()

    def _erase(self, person_id: str, reason: str) -> None:
        desk = self._ctx.desk
        self._ctx.jobs.write(
            lambda: erasure.erase(desk, person_id=person_id, reason=reason),
            self._done,
            self._ctx.show_error,
            receiver=self,
        )

    def _done(self, done: Done[ErasureDone]) -> None:
        self.erased.emit()
        self._ctx.announce(done.changes.kinds)
        self._ctx.toast(self._.plural("{n} rij gewist.", "{n} rijen gewist.", done.value.records))
        if done.value.elsewhere:
            text = self._(
                N_("Deze kopieën zijn nu niet bereikbaar. Wis ze zelf, of sluit de schijf weer aan: {where}"),
                where=", ".join(done.value.elsewhere),
            )
            close = [("close", self._(N_("Sluiten")), "primary")]
            Dialog(self._window.window(), self._(N_("Kopieën elders")), text, close).open()
