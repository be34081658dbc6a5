# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may be the person at the counter already: a name, the reasons, and a way to that dossier."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.likeness import Likeness
from ensure_desk.ui import theme
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.texts import body, small

_SHOWN = 3


class Doubles(QFrame):
    """A quiet warning that stops nothing."""

    wanted = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        theme.mark(self, "banner", tone="warn")
        self._rows = vbox(gap=6, margins=(14, 9, 12, 9))
        self.setLayout(self._rows)
        self.hide()

    def show_likenesses(self, found: Sequence[Likeness]) -> None:
        """Show the surest few; nothing hides the warning."""
        clear(self._rows)
        if found:
            sure = found[0].certainty == "certain"
            words = (
                N_("Deze persoon heeft al een dossier.") if sure else N_("Heeft deze persoon al een dossier?")
            )
            self._rows.addWidget(body(self._(words), bold=True))
        for one in found[:_SHOWN]:
            self._rows.addLayout(self._row(one))
        self.setVisible(bool(found))

    def _row(self, one: Likeness) -> QHBoxLayout:
        named = " · ".join(part for part in (one.name, one.dossier_number, one.municipality) if part)
        look = button(self._(N_("Dossier openen")), size="sm")
        look.setAccessibleDescription(one.name)
        look.clicked.connect(lambda: self.wanted.emit(one.person_id))
        texts = vbox(body(named), small(", ".join(one.reasons), "t2", wrap=True), gap=0)
        row = hbox(texts, look, gap=12)
        row.setStretch(0, 1)
        return row
