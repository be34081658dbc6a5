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
from ensure_desk.ui.widgets.quiet_table import QuietTable
from ensure_desk.ui.widgets.table import Column
from ensure_desk.ui.widgets.texts import body, h3, small
from ensure_desk.ui.widgets.whole_rows import WholeRows

_PAD = 13
"""Room before the words of a cell: what stands above the table begins where they begin."""
_OF_A_DOSSIER = "dossier_number"
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
        self._opens = tuple(button("", icon="user", kind="back", size="sm") for _ in range(2))
        self._advice, self._certainty = body("", "t1"), Chip("", "neutral")
        chips = QWidget()
        self._reasons = FlowLayout(chips, gap=6)
        below = vbox(chips, self._advice, gap=10, margins=(_PAD, 0, _PAD, 0))
        self.body.addLayout(vbox(self._heads(), below, gap=10, margins=(0, 14, 0, 12)))
        self.table = QuietTable(
            (
                Column("label", tr(N_("Veld")), 158, bold=True),
                Column("left", tr(N_("Eerste dossier")), 196),
                Column("right", tr(N_("Tweede dossier"))),
                Column("equal", "", 108, display=self._differs, tone=lambda r: "" if r.equal else "warn"),
            ),
            sortable=False,
        )
        self.table.setAccessibleName(tr(N_("Twee dossiers naast elkaar")))
        self.table.set_empty(tr(N_("Hier is van beide dossiers niets meer bekend.")))
        self.table.horizontalHeader().sectionResized.connect(lambda *_: self._stand_above())
        self.body.addWidget(WholeRows(self.table), 1)
        self._same = self._decision(N_("Dezelfde persoon"), "git-merge", SAME)
        self._other = self._decision(N_("Niet dezelfde persoon"), "x", NOT_SAME)
        self._back = self._decision(N_("Keuze terugnemen"), "undo-2", "")
        foot = self.footer()
        for press in (self._same, self._other, self._back):
            foot.addWidget(press)
        told = N_("Beide dossiers blijven en verwijzen naar elkaar. U kunt dit terugnemen.")
        self._told = small(tr(told), "t2", wrap=True)
        foot.addWidget(self._told, 1)

    def _heads(self) -> QWidget:
        sides = []
        for place in range(2):
            self._opens[place].clicked.connect(lambda _=False, n=place: self._open(n))
            self._names[place].setWordWrap(True)
            side = QWidget()
            parts = (self._names[place], self._lines[place], hbox(self._opens[place], 1), 1)
            side.setLayout(vbox(*parts, gap=2, margins=(_PAD, 0, 0, 0)))
            sides.append(side)
        sure = QWidget()
        sure.setLayout(vbox(hbox(self._certainty, 1), 1, margins=(_PAD, 0, 0, 0)))
        self._above = (sure, sides[0])
        row = hbox(sure, *sides, gap=0)
        row.setStretch(2, 1)
        head = QWidget()
        head.setLayout(row)
        return head

    def _stand_above(self) -> None:
        """Let each dossier stand above its own column, where the column is wide enough."""
        for column, (part, words) in enumerate(
            zip(self._above, (self._certainty, self._opens[0]), strict=True)
        ):
            part.setFixedWidth(max(words.sizeHint().width() + _PAD, self.table.columnWidth(column)))

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
        share = f"{couple.certainty_text} {couple.score} %" if couple.score else couple.certainty_text
        self._certainty.set(share, _TONES[couple.certainty])
        self._stand_above()
        clear(self._reasons)
        for reason in couple.reasons:
            self._reasons.addWidget(Chip(reason, "neutral"))
        self._advice.setText(couple.advice)
        self._advice.setVisible(bool(couple.advice))
        self._same.setVisible(couple.verdict != SAME)
        self._other.setVisible(couple.verdict != NOT_SAME)
        self._back.setVisible(bool(couple.verdict))
        self._told.setVisible(couple.verdict != SAME)

    def show_rows(self, rows: Sequence[CompareRow]) -> None:
        """Show the fields side by side; the number of a dossier, which always differs, stands above them."""
        self.table.set_rows([row for row in rows if row.id != _OF_A_DOSSIER])

    def _differs(self, row: CompareRow) -> str:
        return "" if row.equal or NOTHING in (row.left, row.right) else self._(N_("anders"))

    def _open(self, place: int) -> None:
        if self._couple is not None:
            self.dossier.emit((self._couple.one, self._couple.other)[place].person_id)


def _line(side: Side) -> str:
    number = side.dossier_number if side.dossier_number != side.name else ""
    known = " · ".join(part for part in (side.municipality, side.born) if part)
    return "\n".join(part for part in (number, known) if part)
