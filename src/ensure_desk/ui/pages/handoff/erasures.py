# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Erasures that a package brings: told by number, carried out only after a tick of their own."""

from PySide6.QtWidgets import QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services import erasure
from ensure_desk.services.erasure import ErasureDone, PendingErasures
from ensure_desk.ui.context import Context
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.fields import CheckField
from ensure_desk.ui.widgets.layout import vbox


def erasure_words(brought: PendingErasures, tr: Translator) -> str:
    """Return what a package asks: how many people of this desk, and who asks it."""
    who = ", ".join(brought.senders)
    if not brought.people:
        return tr(N_("{who} heeft gegevens gewist van mensen die hier niet staan."), who=who)
    return tr.plural(
        "{who} vraagt om {n} persoon voorgoed te wissen.",
        "{who} vraagt om {n} mensen voorgoed te wissen.",
        brought.people,
        who=who,
    )


class ErasureBox(QWidget):
    """The sentence and the tick; hidden where nothing is asked."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._banner = Banner("", "warn", "user-x")
        self.agree = CheckField(tr(N_("Ja, wis deze gegevens ook hier. U kunt dit niet ongedaan maken.")))
        self.setLayout(vbox(self._banner, self.agree, gap=6))
        self.hide()

    def show_erasures(self, brought: PendingErasures) -> None:
        """Show what is asked; the tick starts empty."""
        self.setVisible(bool(brought.marks))
        self.agree.setChecked(False)
        self._banner.set_text(erasure_words(brought, self._))

    def agreed(self) -> bool:
        """Say whether the person agreed."""
        return not self.isHidden() and self.agree.isChecked()


class WaitingErasures(QWidget):
    """Erasures that were not agreed to when their package was read: they can be carried out at any later moment."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx, self._ = ctx, ctx.tr
        self._words = ""
        self._banner = Banner("", "warn", "user-x", self._(N_("Wissen")))
        self._banner.action.connect(self._ask)
        self.setLayout(vbox(self._banner))
        self.hide()

    def load(self) -> None:
        """Look whether any wait."""
        self._ctx.jobs.read(lambda: erasure.pending(self._ctx.desk), self._show, receiver=self)

    def _show(self, waits: PendingErasures) -> None:
        self.setVisible(bool(waits.marks))
        self._words = erasure_words(waits, self._)
        wait = self._(N_("Tot u kiest, gaan zij in geen enkele overdracht mee."))
        self._banner.set_text(f"{self._words} {wait}" if waits.people else self._words)

    def _ask(self) -> None:
        actions = (
            ("no", self._(N_("Nu niet")), "secondary"),
            ("yes", self._(N_("Voorgoed wissen")), "danger"),
        )
        text = self._(N_("{words} U kunt dit niet ongedaan maken."), words=self._words)
        dialog = Dialog(self.window(), self._(N_("Gegevens wissen")), text, actions)
        dialog.chosen.connect(lambda code: self._accept() if code == "yes" else None)
        dialog.open()

    def _accept(self) -> None:
        desk = self._ctx.desk
        self._ctx.jobs.write(lambda: erasure.accept(desk), self._done, self._ctx.show_error, receiver=self)

    def _done(self, done: Done[ErasureDone]) -> None:
        self._ctx.toast(self._.plural("{n} rij gewist.", "{n} rijen gewist.", done.value.records))
        self._ctx.announce(done.changes.kinds)
        self.load()
