# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The trainings that fit a person, and why: a proposal, the counsellor asks the person."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.day_words import day_and_month
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.training_match import TrainingFit
from ensure_desk.ui.widgets.buttons import button, icon_button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.texts import body, small


class Fitting(Card):
    """A short list with a button for each training."""

    invited = Signal(str, str)
    """The id of a training and its title."""
    opened = Signal(str)
    """The id of a training to look at."""

    def __init__(self, tr: Translator, *, invites: bool) -> None:
        super().__init__(tr(N_("Trainingen die passen")))
        self._, self._invites = tr, invites
        self._rows = vbox(gap=14)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self.hide()

    def show_fits(self, fits: Sequence[TrainingFit]) -> None:
        """Show what fits now; nothing is shown where nothing does."""
        clear(self._rows)
        for one in fits:
            self._rows.addWidget(self._row(one))
        self.setVisible(bool(fits))

    def _row(self, one: TrainingFit) -> QWidget:
        row = QWidget()
        name = hbox(body(one.title, bold=True), gap=8)
        name.setStretch(0, 1)
        if self._invites:
            ask = button(self._(N_("Uitnodigen")), size="sm")
            ask.setAccessibleName(f"{ask.text()}: {one.title}")
            ask.clicked.connect(lambda: self.invited.emit(one.training_id, one.title))
            name.addWidget(ask)
        look = icon_button(
            "arrow-right", self._(N_("Training openen: {title}"), title=one.title), kind="quiet"
        )
        look.clicked.connect(lambda: self.opened.emit(one.training_id))
        facts, why = small(self._facts(one), "t2", wrap=True), small(one.reasons_text, "t2", wrap=True)
        about = hbox(vbox(facts, why, gap=3), look, gap=8)
        about.setStretch(0, 1)
        row.setLayout(vbox(name, about, gap=3))
        return row

    def _facts(self, one: TrainingFit) -> str:
        """Return when and where it is, and how many places are free."""
        when = self._(N_("vanaf {day}"), day=day_and_month(one.next, self._)) if one.next else ""
        free = "" if one.free is None else self._.plural("{n} plaats", "{n} plaatsen", one.free)
        if one.free == 0:
            free = self._(N_("volzet, wachtlijst"))
        return ", ".join(part for part in (when, one.place_text, free) if part)
