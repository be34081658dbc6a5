# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The chosen day beside the month: its sessions, or where the next session is."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.day_words import WEEKDAYS, day_and_month, hours_between, weekday_and_date
from ensure_desk.domain.statuses import CANCELLED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.training_lists import DayCell, SessionLine
from ensure_desk.ui.pages.trainings.columns import session_columns
from ensure_desk.ui.pages.trainings.preview import WIDTH
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.table import RowsTable
from ensure_desk.ui.widgets.texts import body, h3
from ensure_desk.ui.widgets.whole_rows import WholeRows

_ROW = 52


class DaySide(Card):
    """`wanted` carries the day of the next session."""

    wanted = Signal(object)

    def __init__(self, tr: Translator) -> None:
        super().__init__(padded=False)
        self._ = tr
        self._day, self._next = dt.date.min, dt.date.min
        self._name = h3("")
        self._name.setWordWrap(True)
        self.sessions = RowsTable(session_columns(tr), sortable=False)
        self.sessions.setWordWrap(True)
        self.sessions.verticalHeader().setDefaultSectionSize(_ROW)
        self.sessions.setAccessibleName(tr(N_("Sessies van de gekozen dag")))
        self._list = WholeRows(self.sessions)
        self._coming = body("", "t1")
        self._there = button(tr(N_("Naar die dag")), icon="arrow-right", size="sm")
        self._there.clicked.connect(lambda: self.wanted.emit(self._next))
        self._nothing = QWidget()
        none = body(tr(N_("Geen sessies op deze dag.")), "t2")
        self._nothing.setLayout(
            vbox(none, self._coming, hbox(self._there, 1), 1, gap=10, margins=(16, 0, 16, 12))
        )
        self.body.addLayout(vbox(self._name, margins=(16, 12, 16, 8)))
        for part in (self._list, self._nothing):
            self.body.addWidget(part, 1)
        self.setFixedWidth(WIDTH)

    def show_day(self, cell: DayCell) -> None:
        """Show a day; where it has no sessions, `show_next` tells more."""
        self._day = cell.day
        name = weekday_and_date(cell.day, self._)
        self._name.setText(f"{name} · {cell.holiday}" if cell.holiday else name)
        self.sessions.set_rows(cell.sessions)
        self._list.setVisible(bool(cell.sessions))
        self._nothing.setHidden(bool(cell.sessions))
        for part in (self._coming, self._there):
            part.hide()

    def show_next(self, day: dt.date, found: Iterable[SessionLine]) -> None:
        """Tell the first session after a day; an answer about another day is dropped."""
        coming = next((line for line in found if line.status != CANCELLED), None)
        if day != self._day or coming is None:
            return
        self._next = coming.day
        weekday, date = self._(WEEKDAYS[coming.day.weekday()]), day_and_month(coming.day, self._)
        when = [
            self._(N_("{weekday} {date}"), weekday=weekday, date=date),
            hours_between(coming.starts_at, coming.ends_at, self._),
            coming.title,
        ]
        self._coming.setText(self._(N_("Volgende sessie: {what}."), what=", ".join(filter(None, when))))
        for part in (self._coming, self._there):
            part.show()

    def enter(self) -> None:
        """Bring the keyboard to the sessions, or to the way to the next one."""
        first = self._there if self._list.isHidden() else self.sessions
        first.setFocus(Qt.FocusReason.OtherFocusReason)
