# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Aanwezigheden: the people of a session on one screen, one key per code, everything kept at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ensure_desk.domain.attendance import AHEAD
from ensure_desk.domain.changes import Done
from ensure_desk.domain.texts import N_
from ensure_desk.services import attendance
from ensure_desk.services.agenda import place_in_training
from ensure_desk.services.attendance import Cell, ExpectedRow, SessionSheet, Taken
from ensure_desk.services.desk import Desk
from ensure_desk.services.people import PersonRow
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import Page, scrolled
from ensure_desk.ui.pages.attendance.details import Details
from ensure_desk.ui.pages.attendance.head import Head
from ensure_desk.ui.pages.attendance.history import show_history
from ensure_desk.ui.pages.attendance.sheet_table import EVERY, STAYS, SheetTable
from ensure_desk.ui.pages.attendance.side import WIDTH, Side
from ensure_desk.ui.pages.attendance.talk import Answer, BarrierTalk, keep_answer
from ensure_desk.ui.pages.attendance.words import beforehand, facts, heading
from ensure_desk.ui.person_picker import PersonPicker
from ensure_desk.ui.training_printing import show_attests, show_sign_in_list
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.empty import EmptyState
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.whole_rows import WholeRows

CONCERNED = frozenset({"attendance", "enrolment", "session", "training", "person"})


@dataclass(frozen=True)
class _Loaded:
    sheet: SessionSheet
    place: tuple[int, int]
    """The how manieth session it is, of how many."""


def _load(desk: Desk, session_id: str) -> _Loaded:
    sheet = attendance.session(desk, session_id=session_id)
    return _Loaded(sheet, place_in_training(desk, sheet.line))


class AttendancePage(Page):
    """The sheet of one session."""

    key: ClassVar[str] = "attendance"
    title: ClassVar[str] = N_("Aanwezigheden")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("A L V G O U S -", N_("code van wie gekozen is, dan de volgende")),
        ("R", N_("alle anderen aanwezig")),
        ("F2", N_("minuten, reden en bewijs")),
        ("Ctrl+I", N_("iemand toevoegen")),
        ("Ctrl+Z", N_("laatste code terugnemen")),
        ("H", N_("wie veranderde wat")),
        ("Ctrl+P", N_("tekenlijst")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._session, self._training, self._wanted = "", "", ""
        self._undo: list[Taken | tuple[Taken, ...]] = []
        self._busy = 0
        self._looks_on = looks_on = ctx.desk.is_coordinator
        self.table, self.details = SheetTable(self._), Details(self._, looks_on=looks_on)
        self.side = Side(self._, looks_on=looks_on)
        self.table.takes_codes = not looks_on
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sheet())
        first = "" if looks_on else self._(N_("Iemand toevoegen"))
        self._nobody = EmptyState("user-plus", self._(N_("Niemand is ingeschreven.")), first)
        self._nobody.action.connect(self.add_somebody)
        self._stack.addWidget(self._nobody)
        self.ahead = Banner("", "acc")
        self.head = Head(self._, self._(self.title), looks_on=looks_on)
        column = vbox(self.head, self.ahead, self._stack, gap=14, margins=(28, 16, 24, 16))
        column.setStretch(2, 1)
        self.setLayout(column)
        self._connect()

    def _sheet(self) -> QWidget:
        card = Card(padded=False)
        card.body.setSpacing(0)
        card.body.addWidget(WholeRows(self.table), 1)
        card.body.addWidget(self.details)
        sheet = QWidget()
        beside = scrolled(self.side)
        beside.setFixedWidth(WIDTH)
        row = hbox(card, beside, gap=16)
        row.setStretch(0, 1)
        sheet.setLayout(row)
        return sheet

    def _connect(self) -> None:
        self.head.back.clicked.connect(lambda: self.ctx.navigate("training", training_id=self._training))
        self.head.done.clicked.connect(self._finish)
        self.head.add.clicked.connect(self.add_somebody)
        self.head.list.clicked.connect(self.print_list)
        self.head.papers.clicked.connect(lambda: show_attests(self.ctx, self, self._training))
        self.table.coded.connect(self._code)
        self.table.selected.connect(self.details.show_row)
        self.table.opened.connect(lambda _row: self._to_details())
        self.details.told.connect(self._tell)
        self.details.done.connect(self._next)
        self.side.asked.connect(self._talk)
        steps: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+Z", self.take_back), ("Ctrl+I", self.add_somebody), ("Ctrl+P", self.print_list),
            ("R", self.rest_present), ("H", self.show_history), ("F2", self._to_details),
        )  # fmt: skip
        for keys, act in steps:
            QShortcut(QKeySequence(keys), self.table if len(keys) == 1 else self).activated.connect(act)

    def open(self, **target: str) -> None:
        """Show the session `session_id`; `person_id` chooses somebody."""
        if target.get("session_id", self._session) != self._session:
            self._undo.clear()
        self._session = target.get("session_id", self._session)
        self._wanted = target.get("person_id", "")
        self._read()

    def refresh(self, changes: frozenset[str]) -> None:
        """Load again when somebody else wrote; what is being written here is shown already."""
        if self._session and not self._busy and changes & CONCERNED:
            self._read()

    def leave(self) -> None:
        """Keep what is being typed."""
        self.details.tell()

    def _finish(self) -> None:
        """Go back to the training, and say how far the session is."""
        self.ctx.navigate("training", training_id=self._training)
        self.ctx.toast(f"{self.side.summary}.")

    def _read(self) -> None:
        desk, session = self.ctx.desk, self._session
        if session:
            self.ctx.jobs.read(lambda: _load(desk, session), self._show, receiver=self)

    def _show(self, loaded: _Loaded) -> None:
        if self._busy:
            return
        sheet, line = loaded.sheet, loaded.sheet.line
        self._training = line.training_id
        words = (line.title, heading(*loaded.place, self._), facts(line, self._))
        self.head.show_session(*words, people=bool(sheet.rows))
        self.ctx.bus.title.emit(line.title)
        self._offer(beforehand(line, self.ctx.desk.today(), self._))
        self._stack.setCurrentIndex(0 if sheet.rows else 1)
        self.table.show_rows(sheet.rows)
        if self._wanted:
            self.table.choose(self._wanted)
        self._wanted = ""
        self._count()
        if sheet.rows and not self.details.isAncestorOf(self.focusWidget()):
            self.table.setFocus()

    def _offer(self, beforehand: str) -> None:
        """Say what can be noted before the day of the session, and offer that alone; empty = everything."""
        self.ahead.set_text(beforehand)
        self.ahead.setVisible(bool(beforehand))
        self.table.offered = AHEAD if beforehand else EVERY
        self.side.offer(self.table.offered)

    def _count(self) -> None:
        self.side.show_rows(self.table.rows())
        self.details.show_row(self.table.current())

    # codes
    def _code(self, row: ExpectedRow, code: str) -> None:
        before = Cell(row.code, row.minutes, row.reason, row.proof)
        fitting = Cell(code) if code != row.code else before
        self.table.put(row.person_id, fitting)
        desk, session, person = self.ctx.desk, self._session, row.person_id
        self._write(lambda: attendance.take(desk, session_id=session, person_id=person, code=code))
        if code in STAYS:
            self._to_details()
        elif code:
            self.table.next_person()
        self._count()

    def _tell(self, values: dict[str, Any]) -> None:
        row: ExpectedRow | None = self.table.current()
        if row is None:
            return
        held = {"minutes": row.minutes, "reason": row.reason, "proof": row.proof, **values}
        self.table.put(row.person_id, Cell(row.code, **held))
        desk, session, person = self.ctx.desk, self._session, row.person_id
        self._write(lambda: attendance.set_details(desk, session_id=session, person_id=person, **values))
        self._count()

    def _to_details(self) -> None:
        self.details.show_row(self.table.current())
        if self.details.isVisible():
            self.details.begin()

    def _next(self) -> None:
        self.table.setFocus()
        self.table.next_person()
        self._count()

    def rest_present(self) -> None:
        """Write "present" for everybody without a code."""
        desk, session = self.ctx.desk, self._session
        if self.table.takes_codes and self.table.offered == EVERY:
            self._write(lambda: attendance.rest_present(desk, session_id=session), reload=True)

    def take_back(self) -> None:
        """Take back the last code."""
        if not self._undo:
            return
        desk, taken = self.ctx.desk, self._undo.pop()
        self._write(lambda: attendance.undo(desk, taken=taken), reload=True)

    def _write(self, fn: Callable[[], Done[Any]], *, reload: bool = False) -> None:
        self._busy += 1

        def written(done: Done[Any]) -> None:
            if done.value is not None:
                self._undo.append(done.value)
            self.ctx.announce(done.changes.kinds)
            self._ended(reload)

        def failed(error: Exception) -> None:
            self.ctx.show_error(error)
            self._ended(True)

        self.ctx.jobs.write(fn, written, failed, receiver=self)

    def _ended(self, reload: bool) -> None:
        self._busy -= 1
        if reload and not self._busy:
            self._read()

    # people and papers
    def add_somebody(self) -> None:
        """Add a person who came unannounced; before the day itself somebody is enrolled."""
        if self._looks_on:
            return
        if self.table.offered != EVERY:
            self.ctx.navigate("training", training_id=self._training, part="people")
            return
        picker = PersonPicker(self.ctx, self, self._(N_("Wie kwam er nog?")))
        picker.picked.connect(self._walk_in)
        picker.open()

    def _walk_in(self, who: PersonRow) -> None:
        desk, session = self.ctx.desk, self._session
        self._wanted = who.id
        self._write(lambda: attendance.walk_in(desk, session_id=session, person_id=who.id), reload=True)

    def show_history(self) -> None:
        """Show who changed what of the chosen person."""
        row: ExpectedRow | None = self.table.current()
        if row is not None:
            show_history(self.ctx, self, self._session, row)

    def print_list(self) -> None:
        """Show the list to sign as it will be on paper."""
        show_sign_in_list(self.ctx, self, self._session)

    def _talk(self, row: ExpectedRow) -> None:
        talk = BarrierTalk(self.ctx, self, row)
        talk.answered.connect(lambda answer: self._add_barrier(row.person_id, answer))
        talk.open()

    def _add_barrier(self, person: str, answer: Answer) -> None:
        desk, session = self.ctx.desk, self._session
        self._write(lambda: keep_answer(desk, session, person, answer), reload=True)
        self.ctx.toast(self._(N_("De drempel staat in het dossier.")))


def create(ctx: Context) -> Page:
    """Make the page."""
    return AttendancePage(ctx)
