# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The line below a questionnaire: what is kept, which keys there are, the way back and on."""

from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.texts import small


class Foot(QWidget):
    """Words on the left, the two buttons on the right."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self.kept, self.keys = small("", "t2"), small("", "t3")
        self.back = button(tr(N_("Vorige")), icon="arrow-left", size="lg")
        self.next = button(tr(N_("Volgende")), kind="primary", size="lg")
        self.back.setAutoDefault(True)
        self.setLayout(hbox(self.kept, self.keys, 1, self.back, self.next, gap=12))

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the words about keys out where there is little room."""
        self.keys.setHidden(narrow)

    def show_place(self, *, first: bool, last: bool, read_only: bool) -> None:
        """Say what the buttons do on this page."""
        self.back.setEnabled(not first)
        end = self._(N_("Sluiten")) if read_only else self._(N_("Afronden"))
        self.next.setText(end if last else self._(N_("Volgende")))
        self.next.setAccessibleName(self.next.text())

    def show_keys(self, *, statement: bool) -> None:
        """Say which keys answer this page."""
        if statement:
            self.keys.setText(self._(N_("Toetsen 0 tot 4 antwoorden, Enter gaat verder")))
        else:
            self.keys.setText(self._(N_("Enter gaat verder, PageUp en PageDown bladeren")))


class Sheet(Card):
    """The card on which the pages lie, with the way along them at its foot."""

    def __init__(self, pages: QWidget, foot: Foot) -> None:
        super().__init__(padded=False)
        self.body.setContentsMargins(20, 8, 4, 0)
        self.body.addWidget(pages)
        self._foot, self._edge = foot, self.footer()
        self._edge.addWidget(foot)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the pages as much room as there is."""
        self._foot.set_narrow(narrow=narrow)
        height = 4 if narrow else 10
        self._edge.setContentsMargins(16, height, 16, height)
