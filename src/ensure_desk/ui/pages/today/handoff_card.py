# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The state of the hand-over: when it was last sent, and what is new since."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from ensure_desk.domain.day_words import day_and_month
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.today import HandoffCard
from ensure_desk.ui import icons, theme
from ensure_desk.ui.pages.today.work import new_words
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.texts import body, small

WIDTH = 332
QWIDGETSIZE_MAX = 16_777_215


class HandoffState(Card):
    """One card with one button; a coordinator goes to the months from here too."""

    wanted = Signal()
    overview = Signal()

    def __init__(self, tr: Translator, *, by_coordinator: bool) -> None:
        words = (
            N_("Overdrachten van de gemeenten") if by_coordinator else N_("Overdracht naar de coördinator")
        )
        super().__init__(tr(words))
        self._ = tr
        self._by_coordinator = by_coordinator
        self.setFixedWidth(WIDTH)
        self._mark, self._sent, self._due = QLabel(), body(""), small("", wrap=True)
        self._mark.setFixedWidth(20)
        self._news = body("", "t2")
        self._box = QFrame()
        theme.mark(self._box, "subtle")
        self._box.setLayout(vbox(self._news, margins=(12, 10, 12, 10)))
        state = hbox(self._mark, vbox(self._sent, self._due, gap=2), gap=8)
        state.setStretch(1, 1)
        self.body.addLayout(state)
        self.body.addWidget(self._box)
        if by_coordinator:
            overview = button(tr(N_("Overdrachten per maand")), icon="calendar-check")
            overview.clicked.connect(self.overview)
            self.body.addWidget(overview)
        words = N_("Overdracht inlezen") if by_coordinator else N_("Overdracht maken")
        make = button(tr(words), icon="file-down" if by_coordinator else "file-up")
        make.clicked.connect(self.wanted)
        self.footer().addWidget(make, 1)

    def set_narrow(self, narrow: bool) -> None:
        """Take the whole width where the card stands below the list."""
        self.setMinimumWidth(0 if narrow else WIDTH)
        self.setMaximumWidth(QWIDGETSIZE_MAX if narrow else WIDTH)
        self._box.setVisible(not narrow and not self._by_coordinator)

    def show_state(self, card: HandoffCard) -> None:
        """Show when, and what is new."""
        moment = card.last_import if self._by_coordinator else card.last_export
        icon, tone = ("circle-check", "ok") if moment else ("circle-alert", "t3")
        self._mark.setPixmap(icons.pixmap(icon, tone, 16))
        self._sent.setText(self._came_words(card) if self._by_coordinator else card.text)
        self._due.setText(
            self._(N_("Volgende tegen {day}."), day=day_and_month(card.due, self._)) if card.due else ""
        )
        self._due.setVisible(bool(card.due) and not self._by_coordinator)
        news = "" if self._by_coordinator else new_words(card.new_since, self._)
        self._news.setText(self._news_words(news, first=moment is None))
        self._box.setVisible(not self._by_coordinator and self.maximumWidth() == WIDTH)

    def _came_words(self, card: HandoffCard) -> str:
        if card.last_import is None:
            return self._(N_("Er is nog niets ingelezen."))
        return self._(N_("Laatst ingelezen op {day}."), day=day_and_month(card.last_import.date(), self._))

    def _news_words(self, news: str, *, first: bool) -> str:
        if not news:
            return self._(N_("Niets nieuws sindsdien."))
        words = N_("Staat klaar: {news}.") if first else N_("Nieuw sindsdien: {news}.")
        return self._(words, news=news)
