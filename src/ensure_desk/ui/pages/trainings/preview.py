# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A training at a glance, beside the list: its places, when it goes on, and what is still to be filled in."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ensure_desk.domain.day_words import day_and_month, hours_between
from ensure_desk.domain.statuses import CANCELLED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.training_lists import SessionLine, TrainingLine, TrainingView
from ensure_desk.ui.page import scrolled
from ensure_desk.ui.pages.trainings.columns import TONES, places_words
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.layout import clear, hbox, line, vbox
from ensure_desk.ui.widgets.meters import CompletenessBar
from ensure_desk.ui.widgets.texts import body, h3, small

WIDTH = 288


class TrainingPreview(Card):
    """`wanted` carries the id of the training, `attend` that of the session to fill in."""

    wanted = Signal(str)
    attend = Signal(str)

    def __init__(self, tr: Translator, today: dt.date) -> None:
        super().__init__()
        self._, self._today = tr, today
        self._training_id, self._session_id = "", ""
        self.setFixedWidth(WIDTH)
        self._title, self._code, self._status = h3(""), small("", "t3"), Chip()
        self._title.setWordWrap(True)
        self._places, self._bar = body("", bold=True), CompletenessBar()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._told = body("", "t2")
        self._fill = button(self._(N_("Aanwezigheden invullen")), icon="list-checks", size="sm")
        self._fill.clicked.connect(lambda: self.attend.emit(self._session_id))
        content = QWidget()
        parts = (
            vbox(self._title, self._code, gap=2), hbox(self._status, 1), self._places, self._bar, line(),
            self._grid, line(), self._told, hbox(self._fill, 1), 1,
        )  # fmt: skip
        content.setLayout(vbox(*parts, gap=10))
        self.body.addWidget(scrolled(content))
        look = button(self._(N_("Training openen")), kind="primary")
        look.clicked.connect(lambda: self.wanted.emit(self._training_id))
        self.footer().addWidget(look, 1)

    def show_line(self, line: TrainingLine) -> None:
        """Show what the list knows."""
        self._training_id = line.id
        self._title.setText(line.title)
        self._code.setText(line.code)
        self._status.set(line.status_text, TONES.get(line.status, "neutral"))
        self._show_places(line)
        clear(self._grid)
        pairs = (
            (N_("Voor wie"), line.audience_text),
            (N_("Werkt aan"), line.barriers_text),
            (N_("Waar"), line.place_text),
            (N_("Lesgever"), line.trainer),
            (N_("Taal"), line.language_text),
        )
        for row, (label, value) in enumerate((label, value) for label, value in pairs if value):
            self._grid.addWidget(small(self._(label)), row, 0)
            self._grid.addWidget(body(value), row, 1)
        self._told.setText("")
        self._fill.hide()

    def _show_places(self, line: TrainingLine) -> None:
        words = places_words(line, self._)
        self._places.setText(words)
        self._bar.set_share(line.enrolled, max(line.seats or line.enrolled, 1), words)

    def show_training(self, found: TrainingView) -> None:
        """Add the sessions; an answer about another training is dropped."""
        if found.line.id != self._training_id:
            return
        going_on = [s for s in found.sessions if s.status != CANCELLED]
        open_now = [s for s in going_on if s.day <= self._today and s.expected and s.open]
        told = [self._sessions_words(going_on), self._next_words(going_on)]
        if open_now:
            words = N_("Sessie van {day}: nog {n} in te vullen.")
            first = open_now[0]
            told.append(self._(words, day=day_and_month(first.day, self._), n=first.open))
            self._session_id = first.id
        self._told.setText("\n".join(part for part in told if part))
        self._fill.setVisible(bool(open_now))

    def _sessions_words(self, going_on: list[SessionLine]) -> str:
        past = sum(s.day < self._today for s in going_on)
        return self._(N_("{past} van {n} sessies voorbij."), past=past, n=len(going_on)) if going_on else ""

    def _next_words(self, going_on: list[SessionLine]) -> str:
        coming = next((s for s in going_on if s.day >= self._today), None)
        if coming is None:
            return ""
        hours = hours_between(coming.starts_at, coming.ends_at, self._)
        when = [day_and_month(coming.day, self._), hours]
        return self._(N_("Volgende: {when}."), when=",\n".join(filter(None, when)))
