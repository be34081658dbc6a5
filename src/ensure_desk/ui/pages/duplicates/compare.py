# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two dossiers side by side, with the reasons why they may be one and the buttons that decide."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ensure_desk.domain.same_person import NOT_SAME, SAME
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.likeness import CompareRow, Couple, Side
from ensure_desk.services.value_words import NOTHING
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.flow import FlowLayout
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.texts import body, h3, small

_TONES = {"certain": "danger", "likely": "warn", "suspect": "neutral"}


class Compare(Card):
    """One couple; `decided` tells the verdict (`ja`, `nee`, or empty to take one back)."""

    decided = Signal(str)
    dossier = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__(padded=False)
        self._ = tr
        self._couple: Couple | None = None
        self._names = (h3(""), h3(""))
        self._lines = (small("", "t2", wrap=True), small("", "t2", wrap=True))
        self._opens = tuple(button("", icon="user", kind="ghost", size="sm") for _ in range(2))
        self._advice = body("", "t1")
        chips = QWidget()
        self._reasons = FlowLayout(chips, gap=6)
        self.body.addLayout(vbox(self._heads(), chips, self._advice, gap=10, margins=(16, 14, 16, 12)))
        self.table = RowsTable(
            (
                Column("label", tr(N_("Veld")), 162, bold=True),
                Column("left", tr(N_("Eerste dossier")), 203),
                Column("right", tr(N_("Tweede dossier"))),
                Column("equal", "", 84, display=self._differs, tone=lambda r: "" if r.equal else "warn"),
            ),
            sortable=False,
        )
        self.table.setAccessibleName(tr(N_("Twee dossiers naast elkaar")))
        self.table.set_empty(tr(N_("Hier is van beide dossiers niets meer bekend.")))
        self.body.addWidget(self.table, 1)
        self._same = self._decision(N_("Dezelfde persoon"), "git-merge", SAME)
        self._other = self._decision(N_("Niet dezelfde persoon"), "x", NOT_SAME)
        self._back = self._decision(N_("Keuze terugnemen"), "undo-2", "")
        foot = self.footer()
        for press in (self._same, self._other, self._back):
            foot.addWidget(press)
        foot.addStretch(1)

    def _heads(self) -> QWidget:
        sides = []
        for place in range(2):
            self._opens[place].clicked.connect(lambda _=False, n=place: self._open(n))
            self._names[place].setWordWrap(True)
            sides.append(vbox(self._names[place], self._lines[place], hbox(self._opens[place], 1), gap=2))
        row = hbox(*sides, gap=16)
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        head = QWidget()
        head.setLayout(row)
        return head

    def _decision(self, words: str, icon: str, verdict: str) -> QPushButton:
        press = button(self._(words), icon=icon, kind="primary" if verdict == SAME else "secondary")
        press.clicked.connect(lambda: self.decided.emit(verdict))
        return press

    def show_couple(self, couple: Couple | None) -> None:
        """Show another couple; nothing where there is none."""
        self._couple = couple
        self.setVisible(couple is not None)
        if couple is None:
            return
        for place, side in enumerate((couple.one, couple.other)):
            self._names[place].setText(side.name)
            self._lines[place].setText(_line(side))
            words = self._(N_("Dossier openen"))
            self._opens[place].setText(words)
            self._opens[place].setAccessibleName(f"{words}: {side.name}")
        clear(self._reasons)
        tone = _TONES[couple.certainty]
        share = f"{couple.certainty_text} {couple.score} %" if couple.score else couple.certainty_text
        for words, shade in ((share, tone), *((reason, "neutral") for reason in couple.reasons)):
            self._reasons.addWidget(Chip(words, shade))
        self._advice.setText(couple.advice)
        self._advice.setVisible(bool(couple.advice))
        self._same.setVisible(couple.verdict != SAME)
        self._other.setVisible(couple.verdict != NOT_SAME)
        self._back.setVisible(bool(couple.verdict))

    def show_rows(self, rows: Sequence[CompareRow]) -> None:
        """Show the fields side by side."""
        self.table.set_rows(list(rows))

    def _differs(self, row: CompareRow) -> str:
        return "" if row.equal or NOTHING in (row.left, row.right) else self._(N_("anders"))

    def _open(self, place: int) -> None:
        if self._couple is not None:
            self.dossier.emit((self._couple.one, self._couple.other)[place].person_id)


def _line(side: Side) -> str:
    number = side.dossier_number if side.dossier_number != side.name else ""
    return " · ".join(part for part in (number, side.municipality, side.born) if part)
