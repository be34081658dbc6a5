# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sessions of a training: one more, a weekly series, changes, and the way to the attendance."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.day_words import hours_between, weekday_and_date
from ensure_desk.domain.statuses import CANCELLED, HELD, PLANNED
from ensure_desk.domain.texts import N_
from ensure_desk.services import training_series, trainings
from ensure_desk.services.training_lists import SessionLine
from ensure_desk.services.training_series import Series, Weekly
from ensure_desk.ui.context import Context
from ensure_desk.ui.pages.training.part import GAP, Part, filled
from ensure_desk.ui.pages.training.series import SeriesDialog
from ensure_desk.ui.record_form.entry import Entry
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.flow import FlowLayout
from ensure_desk.ui.widgets.layout import vbox
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.whole_rows import WholeRows

KEYS = ("held_on", "starts_at", "ends_at", "place", "municipality", "seats")
TONES = {PLANNED: "acc", HELD: "ok", CANCELLED: "warn"}


class SessionsPart(Part):
    """The list of sessions with what can be done with one."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        _ = self._
        self._places: dict[str, str] = {}
        self.table = RowsTable(
            (
                Column(
                    "number", _(N_("Sessie")), 84, display=lambda s: self._places.get(s.id, ""), least=760
                ),
                Column(
                    "day",
                    _(N_("Dag")),
                    210,
                    display=lambda s: weekday_and_date(s.day, _),
                    sort=lambda s: s.day,
                    bold=True,
                ),
                Column(
                    "times", _(N_("Uur")), 120, display=lambda s: hours_between(s.starts_at, s.ends_at, _)
                ),
                Column("place", _(N_("Plaats")), display=_where),
                Column("seats", _(N_("Plaatsen")), 80, align="right"),
                Column(
                    "coded", _(N_("Ingevuld")), 90, display=lambda s: f"{s.coded}/{s.expected}", align="right"
                ),
                Column("status_text", _(N_("Status")), 120, tone=lambda s: TONES.get(s.status, "neutral")),
            ),
            sortable=False,
        )
        self.table.setAccessibleName(_(N_("Sessies")))
        self.table.set_empty(_(N_("Nog geen sessies. Voeg er een toe, of een reeks van elke week.")))
        self.table.opened.connect(self._open)
        self.table.selected.connect(self._choose)
        self.card.body.addWidget(WholeRows(self.table))
        column = vbox(self._buttons(), self.form_place, self.card, gap=GAP)
        column.setStretch(2, 1)
        self.setLayout(column)

    def _buttons(self) -> QWidget:
        _ = self._
        self.fill = button(_(N_("Aanwezigheden invullen")), icon="list-checks", kind="primary")
        self.add = button(_(N_("Sessie toevoegen")), icon="plus")
        self.series = button(_(N_("Reeks toevoegen")), icon="calendar")
        self.ahead = button(_(N_("Afmelding noteren")), icon="user-x")
        self.ahead.setToolTip(_(N_("Deze sessie is nog niet geweest. Noteer nu al wie niet komt.")))
        self.edit = button(_(N_("Sessie aanpassen")), icon="pencil")
        self.cancel = button(_(N_("Sessie afgelasten")), icon="ban")
        self.delete = button(_(N_("Sessie verwijderen")), icon="trash-2", kind="quiet")
        for press, act in (
            (self.fill, lambda: self._open(self.table.current())),
            (self.ahead, lambda: self._open(self.table.current())), (self.add, self._add), (self.series, self._series),
            (self.edit, self._edit), (self.cancel, self._ask_cancel), (self.delete, self._delete),
        ):  # fmt: skip
            press.clicked.connect(act)
        row = QWidget()
        flow = FlowLayout(row, gap=8)
        for press in (self.fill, self.ahead, self.add, self.series, self.edit, self.cancel, self.delete):
            flow.addWidget(press)
        return row

    def load(self) -> None:
        """Show the sessions of the training."""
        if self.view is not None:
            held: SessionLine | None = self.table.current()
            self._number(self.view.sessions)
            self.table.set_rows(self.view.sessions)
            if self.view.sessions and (held is None or held.training_id != self.training_id):
                self.table.selectRow(_next(self.view.sessions, self.ctx.desk.today()))
            self._choose(self.table.current())

    def _number(self, sessions: Sequence[SessionLine]) -> None:
        """Tell of each session that goes on the how manieth it is."""
        going_on = [s.id for s in sessions if s.status != CANCELLED]
        told, of = N_("{place} van {of}"), len(going_on)
        self._places = {one: self._(told, place=n, of=of) for n, one in enumerate(going_on, 1)}

    def _choose(self, line: SessionLine | None) -> None:
        coming = line is not None and line.day > self.ctx.desk.today()
        self.fill.setHidden(coming)
        self.ahead.setVisible(coming)
        for press in (self.fill, self.edit, self.delete):
            press.setEnabled(line is not None)
        self.cancel.setEnabled(line is not None and line.status != CANCELLED)

    def _open(self, line: SessionLine | None) -> None:
        if line is not None:
            self.ctx.navigate("attendance", session_id=line.id)

    def _add(self) -> None:
        last = self.view.sessions[-1] if self.view and self.view.sessions else None
        values = {} if last is None else _shared(last)
        entry = Entry("session", KEYS, N_("Sessie toevoegen"), values, frozenset({"held_on"}))
        desk, training = self.ctx.desk, self.training_id
        self.ask(
            entry,
            lambda v: self.write(lambda: trainings.add_session(desk, training_id=training, values=filled(v))),
        )

    def _edit(self) -> None:
        line: SessionLine | None = self.table.current()
        if line is None:
            return
        values = {"held_on": line.day.isoformat(), **_shared(line)}
        entry = Entry("session", KEYS, N_("Sessie aanpassen"), values, frozenset({"held_on"}))
        desk, session = self.ctx.desk, line.id
        self.ask(
            entry, lambda v: self.write(lambda: trainings.edit_session(desk, session_id=session, values=v))
        )

    def _series(self) -> None:
        values = _shared(self.view.sessions[-1]) if self.view and self.view.sessions else {}
        title, first = N_("Reeks van elke week"), {"held_on": N_("Eerste dag")}
        needed = frozenset({"held_on"})
        entry = Entry("session", KEYS, title, values, needed, labels=first, save=N_("Verder"))
        self.ask(entry, self._ask_times)

    def _ask_times(self, values: dict[str, Any]) -> None:
        """Ask how many, show the days, and make them when that is right."""
        dialog = SeriesDialog(self.ctx, self, values)
        dialog.wanted.connect(self._make)
        dialog.open()

    def _make(self, weekly: Weekly) -> None:
        desk, training = self.ctx.desk, self.training_id

        def told(series: Series) -> str:
            made = self._.plural("{n} sessie gemaakt.", "{n} sessies gemaakt.", len(series.days))
            return f"{made} {series.text}".strip()

        self.write(lambda: training_series.make_series(desk, training_id=training, weekly=weekly), told)

    def _ask_cancel(self) -> None:
        line: SessionLine | None = self.table.current()
        if line is None:
            return
        _, desk = self._, self.ctx.desk
        text = _(N_("Wie verwacht werd, krijgt de code van een geannuleerde sessie. Laat het hun weten."))
        actions = (("stop", _(N_("Annuleren")), "secondary"), ("go", _(N_("Afgelasten")), "primary"))
        dialog = Dialog(
            self, _(N_("De sessie van {day} afgelasten?"), day=show_date(line.day)), text, actions
        )
        dialog.chosen.connect(
            lambda code: (
                self.write(lambda: trainings.cancel_session(desk, session_id=line.id))
                if code == "go"
                else None
            )
        )
        dialog.open()

    def _delete(self) -> None:
        line: SessionLine | None = self.table.current()
        if line is not None:
            desk = self.ctx.desk
            self.write(
                lambda: trainings.delete_session(desk, session_id=line.id),
                lambda _value: self._(N_("De sessie is verwijderd.")),
            )


def _next(sessions: Sequence[SessionLine], today: dt.date) -> int:
    """Return which session asks for attention: one with people to fill in, else the next, else the last."""
    alive = [(n, s) for n, s in enumerate(sessions) if s.status != CANCELLED]
    unfilled = (n for n, s in alive if s.day <= today and s.open)
    coming = (n for n, s in alive if s.day >= today)
    return next(unfilled, next(coming, len(sessions) - 1))


def _shared(line: SessionLine) -> dict[str, Any]:
    """Return what a next session probably shares with this one."""
    return {
        "starts_at": line.starts_at or None,
        "ends_at": line.ends_at or None,
        "place": line.place or None,
        "municipality": line.municipality or None,
        "seats": line.seats,
    }


def _where(line: SessionLine) -> str:
    return ", ".join(part for part in (line.place, line.municipality) if part)
