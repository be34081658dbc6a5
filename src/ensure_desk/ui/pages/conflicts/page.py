# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Twee waarden: every field that two people filled in differently, and the choice between them."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.texts import N_
from ensure_desk.services import conflicts
from ensure_desk.services.conflicts import Choice, Chosen, Conflict
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import MARGINS, Page
from ensure_desk.ui.pages.conflicts.versions import Versions
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.empty import EmptyState
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.shortcut import shortcut_within
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.whole_rows import WholeRows

_NUMBERED = 4
_DONE = {
    Choice.MINE: N_("Uw keuze is bewaard."),
    Choice.THEIRS: N_("Uw keuze is bewaard."),
    Choice.NOTE: N_("Bewaard. De notitie noemt beide waarden."),
    Choice.KEEP: N_("Bewaard. Het dossier blijft."),
    Choice.DELETE: N_("Verwijderd."),
}


class ConflictsPage(Page):
    """The list on the left, the values of the chosen field on the right."""

    key: ClassVar[str] = "conflicts"
    title: ClassVar[str] = N_("Twee waarden")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("1, 2…", N_("deze waarde kiezen")),
        ("N", N_("beide in een notitie")),
        ("Enter", N_("dossier openen")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        _ = self._
        self._person_id = ""
        self._header = PageHeader(_(self.title), " ")
        self._all = button(_(N_("Alle dossiers tonen")), kind="ghost")
        self._all.clicked.connect(lambda: self.open())
        self._back = back = button(_(N_("Naar Overdracht")), icon="arrow-left-right")
        back.clicked.connect(lambda: ctx.navigate("handoff"))
        for press in (self._all, back):
            self._header.actions.addWidget(press)  # type: ignore[attr-defined]  # the head's row of buttons
        self._table = RowsTable(
            (
                Column("label", _(N_("Over wie")), 190, bold=True),
                Column("field_label", _(N_("Wat"))),
            ),
            sortable=False,
        )
        self._table.setAccessibleName(_(self.title))
        self._versions = Versions(_)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._lists())
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(self._nothing_here())
        self.setLayout(vbox(self._header, self._stack, gap=16, margins=MARGINS))
        self._connect()

    def _lists(self) -> QWidget:
        card = Card(padded=False)
        card.body.addWidget(WholeRows(self._table))
        side = QWidget()
        row = hbox(card, self._versions, gap=16)
        row.setStretch(0, 5)
        row.setStretch(1, 6)
        side.setLayout(row)
        return side

    def _nothing(self) -> QWidget:
        _ = self._
        words = N_("Nergens staan twee waarden. Leest u een overdracht in, dan ziet u hier wat u kiest.")
        state = EmptyState("circle-check", _(words), _(N_("Naar Overdracht")))
        state.action.connect(lambda: self.ctx.navigate("handoff"))
        return state

    def _nothing_here(self) -> QWidget:
        _ = self._
        words = _(N_("In dit dossier is niets te kiezen."))
        state = EmptyState("circle-check", words, _(N_("Dossier openen")), _(N_("Alle dossiers tonen")))
        state.action.connect(lambda: self._go(self._person_id))
        state.second_action.connect(lambda: self.open())
        return state

    def _connect(self) -> None:
        self._table.selected.connect(self._versions.show_conflict)
        self._table.opened.connect(lambda row: self._go(row.person_id))
        self._versions.dossier.connect(self._go)
        self._versions.chosen.connect(self._choose)
        for number in range(_NUMBERED):
            shortcut_within(self, str(number + 1), partial(self._press, number))
        shortcut_within(self, "N", self._versions.keep_both)

    def open(self, **target: str) -> None:
        """Load the conflicts; with `person_id` only those of one person."""
        self._person_id = target.get("person_id", "")
        self._load()

    def refresh(self, changes: frozenset[str]) -> None:
        """Load again: any change may settle or make a conflict."""
        self._load()

    def _load(self) -> None:
        desk, person_id = self.ctx.desk, self._person_id
        self.ctx.jobs.read(lambda: conflicts.conflicts(desk, person_id=person_id), self._show, receiver=self)

    def _show(self, found: tuple[Conflict, ...]) -> None:
        count = self.ctx.tr.plural("{n} keuze te maken", "{n} keuzes te maken", len(found))
        what = self._(N_("Twee mensen vulden hetzelfde anders in. U kiest wat blijft."))
        self._header.set_subtitle(f"{count} · {what}" if found else what)
        self._all.setVisible(bool(self._person_id and found))
        self._back.setVisible(bool(found))
        self._table.set_rows(list(found))
        self._stack.setCurrentIndex(0 if found else 2 if self._person_id else 1)
        if found and self.focusWidget() not in self._versions.buttons:
            self._table.setFocus()

    def _go(self, person_id: str) -> None:
        if person_id:
            self.ctx.navigate("dossier", person_id=person_id)

    def _press(self, number: int) -> None:
        if number < len(self._versions.buttons):
            self._versions.buttons[number].click()

    def _choose(self, choice: str, write_id: str) -> None:
        row: Conflict | None = self._table.current()
        if row is None or choice not in row.choices:
            return
        desk, wanted = self.ctx.desk, Choice(choice)
        self.ctx.jobs.write(
            lambda: conflicts.choose(desk, conflict_id=row.id, choice=wanted, write_id=write_id),
            self._chosen,
            receiver=self,
        )

    def _chosen(self, done: Done[Chosen]) -> None:
        chosen = done.value
        undo = (lambda: self._take_back(chosen)) if chosen.can_be_taken_back else None
        self.ctx.toast(self._(_DONE[chosen.choice]), undo)
        self.ctx.announce(done.changes.kinds)

    def _take_back(self, chosen: Chosen) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.write(
            lambda: conflicts.take_back(desk, chosen=chosen),
            lambda done: self.ctx.announce(done.changes.kinds),
            receiver=self,
        )


def create(ctx: Context) -> Page:
    """Make the page."""
    return ConflictsPage(ctx)
