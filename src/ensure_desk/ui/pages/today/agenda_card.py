# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sessions of today, with the way to their attendance."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ensure_desk.domain.day_words import day_and_month, hour
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.agenda import Agenda, AgendaItem
from ensure_desk.ui.pages.today.handoff_card import QWIDGETSIZE_MAX, WIDTH
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.flow import FlowLayout
from ensure_desk.ui.widgets.layout import clear, hbox, line, vbox
from ensure_desk.ui.widgets.texts import Elided, body, small

_TIME = 52


class AgendaCard(Card):
    """`attend` and `sign` carry the id of a session."""

    attend = Signal(str)
    sign = Signal(str)

    def __init__(self, tr: Translator, *, reads_only: bool) -> None:
        super().__init__(tr(N_("Vandaag op de agenda")))
        self._, self._reads_only = tr, reads_only
        self.setFixedWidth(WIDTH)
        self._rows: QVBoxLayout = vbox(gap=10)
        self.body.addLayout(self._rows)

    def set_narrow(self, narrow: bool) -> None:
        """Take the whole width where the card stands below the list."""
        self.setMinimumWidth(0 if narrow else WIDTH)
        self.setMaximumWidth(QWIDGETSIZE_MAX if narrow else WIDTH)

    def show_agenda(self, found: Agenda) -> None:
        """Show the sessions, or when the next one is."""
        clear(self._rows)
        for number, item in enumerate(found.items):
            if number:
                self._rows.addWidget(line())
            self._rows.addWidget(self._item(item))
        if not found.items:
            self._rows.addWidget(body(self._(N_("Geen sessie vandaag.")), "t2"))
            if found.next is not None:
                day = day_and_month(found.next.day, self._)
                told = self._(N_("Volgende: {title}, {day}."), title=found.next.title, day=day)
                self._rows.addWidget(small(told, "t3", wrap=True))

    def _item(self, item: AgendaItem) -> QFrame:
        held = item.session
        starts, ends = hour(held.starts_at, self._), hour(held.ends_at, self._)
        times = vbox(body(starts or "–", bold=True, wrap=False), small(ends, "t3"), gap=0)
        told = self._(N_("Sessie {number} van {of}"), number=item.number, of=item.of)
        expected = self._.plural("{n} verwacht", "{n} verwacht", held.expected)
        left = self._.plural("nog {n} in te vullen", "nog {n} in te vullen", held.open)
        state = f"{told} · {left if held.open and held.coded else expected}"
        about = vbox(Elided(held.title, 10, bold=True), Elided(state, 9, "t2"), gap=0)
        top = hbox(times, about, gap=10)
        top.setStretch(1, 1)
        fill = button(self._(N_("Aanwezigheden invullen")), icon="list-checks", size="sm")
        fill.clicked.connect(lambda: self.attend.emit(held.id))
        paper = button(self._(N_("Tekenlijst")), icon="printer", kind="quiet", size="sm")
        paper.clicked.connect(lambda: self.sign.emit(held.id))
        paper.setVisible(not self._reads_only)
        buttons = FlowLayout(gap=6)
        buttons.addWidget(fill)
        buttons.addWidget(paper)
        frame = QFrame()
        frame.setLayout(vbox(top, buttons, gap=6))
        return frame
