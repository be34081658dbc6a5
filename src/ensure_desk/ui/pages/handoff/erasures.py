# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Erasures that a package brings: told by number, carried out only after a tick of their own."""

from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.erasure import PendingErasures
from ensure_desk.ui.widgets.banner import Banner
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
        self.agree = CheckField(tr(N_("Ja, wis deze gegevens ook hier. Dit kan niet ongedaan.")))
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
