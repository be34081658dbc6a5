# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Wijk-werkers: find a person in two seconds.

Search runs off the window's thread; while one runs, only the newest question waits.
"""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from ensure_desk.domain.municipalities import MUNICIPALITIES
from ensure_desk.domain.texts import N_
from ensure_desk.services import people
from ensure_desk.services.glance import glance
from ensure_desk.services.people import PeopleFound, PersonRow
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import MARGINS, Page
from ensure_desk.ui.pages.people.columns import columns
from ensure_desk.ui.pages.people.preview import Preview
from ensure_desk.ui.pages.people.question import (
    SIGNALS,
    STATUSES,
    STEP,
    Question,
    count_words,
    more_words,
    question,
)
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.empty import EmptyState
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.flow import FlowLayout
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.pills import FilterPill
from ensure_desk.ui.widgets.search_field import SearchField
from ensure_desk.ui.widgets.table import RowsTable
from ensure_desk.ui.widgets.texts import small
from ensure_desk.ui.widgets.whole_rows import WholeRows

_LOOK_MS = 120
"""So long the selection rests before the dossier is read for the preview."""
LEAST = QSize(520, 320)
NARROW = 900
"""Below this width in pixels the preview starts hidden."""
_OF_PEOPLE = ("person", "intake", "track", "suspension", "benefit_period", "note", "referral", "worked_hours")
CONCERNED = frozenset({*_OF_PEOPLE, "response", "barrier_score", "session", "enrolment"})


class PeoplePage(Page):
    """The list of people with search, filters and a preview."""

    key = "people"
    title = N_("Wijk-werkers")
    keys = (
        ("Enter", N_("dossier openen")),
        ("↓", N_("naar de lijst")),
        (N_("Spatie"), N_("voorbeeld tonen of verbergen")),
        ("Ctrl+N", N_("nieuwe intake")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._limit, self._running, self._again, self._filling = STEP, False, False, False
        self._selected: PersonRow | None = None
        self._search = SearchField(self._search_words())
        self._pills = [FilterPill(self._(text), code) for code, text in (*STATUSES, *SIGNALS)]
        self._behind = FilterPill("", "")
        self._behind.hide()
        self._ids: tuple[str, ...] = ()
        self._municipality = ChoiceField([(m.name, m.name) for m in MUNICIPALITIES])
        self._municipality.setItemText(0, self._(N_("Alle gemeenten")))
        self._municipality.setAccessibleName(self._(N_("Gemeente")))
        if not ctx.desk.is_coordinator:
            self._municipality.hide()
        self._count = small("", "t2")
        self._more_text, self._more = small(""), button(self._(N_("Meer tonen")), kind="ghost", size="sm")
        self._table = RowsTable(columns(self._, ctx.desk.today(), by_number=ctx.desk.is_coordinator))
        self._table.setAccessibleName(self._(self.title))
        self._preview = Preview(self._)
        self._look = QTimer(self, interval=_LOOK_MS, singleShot=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list_side())
        self._stack.addWidget(self._empty_side())
        self.setLayout(vbox(self._header(), self._stack, gap=16, margins=MARGINS))
        self._connect()

    def _search_words(self) -> str:
        if self.ctx.desk.is_coordinator:
            return self._(N_("Zoek op dossiernummer"))
        return self._(N_("Zoek op naam, nummer of telefoon"))

    def _header(self) -> PageHeader:
        header = PageHeader(self._(self.title))
        self._above: tuple[QPushButton, ...] = ()
        actions = cast(QHBoxLayout, header.actions)
        if not self.ctx.desk.is_coordinator:
            self._list_button = button(self._(N_("Lijst inlezen")), icon="file-up")
            self._list_button.clicked.connect(self._go_list)
            self._new_button = button(self._(N_("Nieuwe intake")), icon="user-plus", kind="primary")
            self._new_button.clicked.connect(self._go_intake)
            self._above = (self._list_button, self._new_button)
            for press in self._above:
                actions.addWidget(press)
        return header

    def _list_side(self) -> QWidget:
        pills = QWidget()
        flow = FlowLayout(pills, gap=6)
        flow.setContentsMargins(0, 2, 0, 2)  # in the middle of the taller search field
        for pill in (self._behind, *self._pills):
            flow.addWidget(pill)
        self._search.setFixedWidth(204 if self.ctx.desk.is_coordinator else 300)
        tools = hbox(self._search, self._municipality, pills, self._count, gap=10)
        tools.setStretch(2, 1)
        card = Card(padded=False)
        card.body.setSpacing(0)
        card.body.addWidget(WholeRows(self._table, filled=True), 1)
        card.body.addLayout(hbox(self._more_text, 1, self._more, margins=(16, 4, 12, 4)))
        lower = hbox(card, self._preview, gap=16)
        lower.setStretch(0, 1)
        side = QWidget()
        side.setLayout(vbox(tools, lower, gap=12))
        return side

    def _empty_side(self) -> QWidget:
        if self.ctx.desk.is_coordinator:
            empty = EmptyState("users", self._(N_("Nog geen wijk-werkers")), self._(N_("Overdracht inlezen")))
            empty.action.connect(lambda: self.ctx.navigate("handoff"))
            return empty
        empty = EmptyState(
            "users",
            self._(N_("Nog geen wijk-werkers")),
            self._(N_("Nieuwe intake")),
            self._(N_("Lijst inlezen")),
        )
        empty.action.connect(self._go_intake)
        empty.second_action.connect(self._go_list)
        return empty

    def _connect(self) -> None:
        self._search.searched.connect(lambda _text: self._ask(afresh=True))
        self._search.submitted.connect(lambda *_: self._open_first())
        self._search.stepped_down.connect(self._table.setFocus)
        for pill in (self._behind, *self._pills):
            pill.toggled.connect(lambda _on: self._ask(afresh=True))
        self._municipality.edited.connect(lambda _code: self._ask(afresh=True))
        self._table.opened.connect(self._open_row)
        self._table.selected.connect(self._on_selected)
        self._table.toggled.connect(lambda _row: self._preview.setVisible(self._preview.isHidden()))
        self._preview.wanted.connect(self._open_id)
        self._preview.told.connect(self.ctx.toast)
        self._more.clicked.connect(self._show_more)
        self._look.timeout.connect(self._read_dossier)

    def minimumSizeHint(self) -> QSize:
        """Let the window become narrow; the page arranges itself."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the preview out where there is little room."""
        super().resizeEvent(event)
        if event.size().width() < NARROW <= event.oldSize().width() or not event.oldSize().isValid():
            self._preview.setVisible(self.width() >= NARROW)
            self._table.hide_column("last_contact", hidden=self.width() < NARROW)

    def open(self, **target: str) -> None:
        """Load the list; `search` fills the search field, `filter` switches a pill on.

        `ids` narrows the list to people that a figure counts, `told` names it.
        """
        if "search" in target:
            self._search.setText(target["search"])
        for pill in self._pills:
            if pill.code == target.get("filter"):
                pill.setChecked(True)
        if "ids" in target:
            self._show_behind(tuple(target["ids"].split()), target.get("told", ""))
        self._ask()
        self._search.setFocus()

    def _show_behind(self, ids: tuple[str, ...], told: str) -> None:
        self._ids = ids
        self._behind.setText(told)
        self._behind.setAccessibleName(told)
        self._behind.show()
        self._behind.setChecked(True)

    def refresh(self, changes: frozenset[str]) -> None:
        """Load again when people or what is shown of them changed."""
        if changes & CONCERNED:
            self._ask()

    def _question(self) -> Question:
        on = [pill.code for pill in self._pills if pill.isChecked()]
        asked = question(self._search.text(), on, self._municipality.value() or "", self._limit)
        if not self._behind.isChecked():
            return asked
        return replace(asked, filters=replace(asked.filters, ids=self._ids, archived=True))

    def _ask(self, *, afresh: bool = False) -> None:
        if afresh:
            self._limit = STEP
        if self._running:
            self._again = True
            return
        self._running = True
        desk, asked = self.ctx.desk, self._question()
        self.ctx.jobs.read(
            lambda: people.search(
                desk, text=asked.text, filters=asked.filters, limit=asked.limit, counted=not asked.counts_late
            ),
            lambda found: self._on_found(asked, found),
            self._on_failed,
            receiver=self,
        )

    def _on_found(self, asked: Question, found: PeopleFound) -> None:
        self._running = False
        if self._again:
            self._again = False
            self._ask()
            return
        nobody = found.total == 0 and not asked.is_narrow
        self._stack.setCurrentIndex(1 if nobody else 0)
        for press in self._above:
            press.setHidden(nobody)
        self._filling = True
        self._table.set_rows(found.rows, keep="id")
        self._filling = False
        self._table.set_empty(self._(N_("Niemand gevonden. Kijk de spelling na of laat een filter los.")))
        if not found.rows:
            self._on_selected(None)
        if found.counted:
            self._show_figures(found)
            return
        self.ctx.jobs.read(
            lambda: people.count_found(self.ctx.desk, found=found, filters=asked.filters),
            lambda counted: self._show_figures(counted) if self._question() == asked else None,
            receiver=self,
        )

    def _show_figures(self, found: PeopleFound) -> None:
        self._count.setText(count_words(found, self._))
        self._more_text.setText(more_words(found, self._))
        for widget in (self._more, self._more_text):
            widget.setVisible(bool(self._more_text.text()))

    def _on_failed(self, error: Exception) -> None:
        self._running = self._again = False
        self.ctx.show_error(error)

    def _show_more(self) -> None:
        self._limit += STEP
        self._ask()

    def _on_selected(self, row: PersonRow | None) -> None:
        self._selected = row
        self._preview.setEnabled(row is not None)
        if row is None:
            return
        if not self._filling:
            self._preview.show_row(row)
        self._look.start()

    def _read_dossier(self) -> None:
        """Show the preview once the selection rests; while somebody types it stays as it is."""
        if self._selected is not None:
            self._preview.show_row(self._selected)
            desk, person_id = self.ctx.desk, self._selected.id
            show = self._preview.show_glance
            self.ctx.jobs.read(lambda: glance(desk, person_id=person_id), show, lambda _error: None)

    def _open_first(self) -> None:
        row = self._selected
        if row is not None:
            self._open_row(row)

    def _open_row(self, row: PersonRow) -> None:
        self._open_id(row.id)

    def _open_id(self, person_id: str) -> None:
        self.ctx.navigate("dossier", person_id=person_id)

    def _go_intake(self) -> None:
        self.ctx.navigate("intake")

    def _go_list(self) -> None:
        self.ctx.navigate("lists")


def create(ctx: Context) -> PeoplePage:
    """Return the page."""
    return PeoplePage(ctx)
