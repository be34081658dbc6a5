# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vandaag: the next thing to do, in words a person uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from ensure_desk.domain.day_words import day_and_month
from ensure_desk.domain.texts import N_
from ensure_desk.services import intake, people
from ensure_desk.services.agenda import Agenda, agenda
from ensure_desk.services.desk import Desk
from ensure_desk.services.intake import Draft
from ensure_desk.services.today import TodayView, today
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import MARGINS, Page, scrolled
from ensure_desk.ui.pages.today.agenda_card import AgendaCard
from ensure_desk.ui.pages.today.handoff_card import HandoffState
from ensure_desk.ui.pages.today.work import ALL, draft_items, filters, subtitle, work_items
from ensure_desk.ui.training_printing import show_sign_in_list
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.empty import EmptyState
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.segmented import SegmentedControl
from ensure_desk.ui.widgets.worklist import WholeItems, WorkItem, WorkList

STEP = 15
"""So many rows are shown at first, and come with each "Nog ... tonen"."""
LEAST = QSize(520, 320)
NARROW = 900
"""Below this width in pixels the state of the hand-over stands below the list."""


@dataclass(frozen=True)
class _Loaded:
    view: TodayView
    drafts: tuple[Draft, ...]
    agenda: Agenda
    is_fresh: bool = False
    """Nobody is known yet: the next step is somebody's first intake, or a list."""


def read(desk: Desk) -> _Loaded:
    """Return what the page shows; the shell has it read while it makes itself."""
    view, drafts = today(desk), () if desk.is_coordinator else intake.drafts(desk)
    fresh = not view.items and not drafts and not desk.is_coordinator and not people.in_all(desk)
    return _Loaded(view, drafts, agenda(desk), fresh)


class TodayPage(Page):
    """The work list and the state of the hand-over."""

    key = "today"
    title = N_("Vandaag")
    keys = (("Enter", N_("openen")), ("↑ ↓", N_("door de lijst")), ("Ctrl+N", N_("nieuwe intake")))

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._loaded: _Loaded | None = None
        self._chosen, self._limit, self._is_narrow = ALL, STEP, False
        self._header = PageHeader(self._(self.title), subtitle(ctx.desk, self._))
        self._new = button(self._(N_("Nieuwe intake")), icon="user-plus", kind="primary")
        self._new.clicked.connect(lambda: ctx.navigate("intake"))
        cast(QHBoxLayout, self._header.actions).addWidget(self._new)
        self._new.setHidden(ctx.desk.is_coordinator)
        self._list = WorkList()
        self._list.opened.connect(self._open_item)
        self._list.more_wanted.connect(self._show_more)
        self._empty = EmptyState("sun", self._(N_("Niets dringends. Fijn.")))
        self._stack = QStackedWidget()
        self._stack.addWidget(WholeItems(scrolled(self._list), self._list))
        self._stack.addWidget(scrolled(self._empty))
        self._stack.addWidget(scrolled(self._fresh_state()))
        self._filters = hbox()
        self._choosing: tuple[QWidget, ...] = ()
        self._work = Card(self._(N_("Te doen")), padded=False)
        self._work.header.addLayout(self._filters)
        self._work.body.addWidget(self._stack)
        self._state = HandoffState(self._, by_coordinator=ctx.desk.is_coordinator)
        self._state.wanted.connect(lambda: ctx.navigate("handoff"))
        self._state.overview.connect(lambda: ctx.navigate("matrix"))
        self._agenda = AgendaCard(self._, reads_only=ctx.desk.is_coordinator)
        self._agenda.attend.connect(lambda session: ctx.navigate("attendance", session_id=session))
        self._agenda.sign.connect(lambda session: show_sign_in_list(ctx, self, session))
        self._columns = hbox(self._work, vbox(self._agenda, self._state, 1, gap=16), gap=16)
        self._columns.setStretch(0, 1)
        content = QWidget()
        content.setLayout(self._columns)
        self.setLayout(vbox(self._header, scrolled(content), gap=16, margins=MARGINS))

    def _fresh_state(self) -> EmptyState:
        _ = self._
        words = _(N_("Nog geen wijk-werkers. Begin met een intake, of lees uw lijst in."))
        fresh = EmptyState("users", words, _(N_("Nieuwe intake")), _(N_("Lijst inlezen")))
        fresh.action.connect(lambda: self.ctx.navigate("intake"))
        fresh.second_action.connect(lambda: self.ctx.navigate("lists"))
        return fresh

    def open(self, **target: str) -> None:
        """Load what needs attention."""
        self._header.set_subtitle(subtitle(self.ctx.desk, self._))
        self._read()

    def minimumSizeHint(self) -> QSize:
        """Let the window become narrow; the page arranges itself."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where there is little room."""
        super().resizeEvent(event)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if self.width() < NARROW else across)
        narrow = self.width() < NARROW
        self._state.set_narrow(narrow)
        self._agenda.set_narrow(narrow)
        if self._loaded is not None and narrow != self._is_narrow:
            self._show_filters(self._loaded)

    def tab_areas(self) -> tuple[QWidget, ...]:
        """Return the parts in the order in which they are read."""
        return (self._header, *self._choosing, self._work, self._agenda, self._state)

    def refresh(self, changes: frozenset[str]) -> None:
        """Load again; whatever changed may change what is to be done."""
        self._read()

    def _read(self) -> None:
        desk = self.ctx.desk
        begun = self.ctx.ahead.pop(self.key, None)
        self.ctx.jobs.read(begun or (lambda: read(desk)), self._on_loaded, receiver=self)

    def _on_loaded(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        self.ctx.bus.counted.emit(self.key, sum(item.urgent for item in loaded.view.items))
        self._show_filters(loaded)
        self._state.show_state(loaded.view.handoff)
        self._agenda.show_agenda(loaded.agenda)
        self._show_items()
        self.order_tab()

    def _show_filters(self, loaded: _Loaded) -> None:
        clear(self._filters)
        self._choosing = ()
        options = filters(loaded.view.groups, self._, drafts=len(loaded.drafts))
        if self._chosen not in dict(options):
            self._chosen = ALL
        if len(options) > 1:
            self._choosing = (self._filter(options),)
            self._filters.addWidget(*self._choosing)

    def _filter(self, options: Sequence[tuple[str, str]]) -> QWidget:
        """Return the buttons of the groups; a list to choose from where there is little room."""
        self._is_narrow = self.width() < NARROW
        if self._is_narrow:
            choice = ChoiceField(options, empty=False)
            choice.setAccessibleName(self._(N_("Tonen")))
            choice.set_value(self._chosen)
            choice.edited.connect(lambda code: self._on_filter(str(code)))
            return choice
        control = SegmentedControl(options, name=self._(N_("Tonen")), size="sm")
        control.set_value(self._chosen)
        control.changed.connect(self._on_filter)
        return control

    def _show_more(self) -> None:
        before, self._limit = self._limit, self._limit + STEP
        self._show_items(before)

    def _on_filter(self, code: str) -> None:
        self._chosen, self._limit = code, STEP
        self._show_items()

    def _show_items(self, focused: int = 0) -> None:
        if self._loaded is None:
            return
        view = self._loaded.view
        drafts = draft_items(self._loaded.drafts, self._, self.ctx.desk.veiled)
        items, in_all = work_items(view.items, self._chosen, self._, drafts, self._limit)
        left = in_all - self._limit
        more = self._.plural("Nog {n} tonen", "Nog {n} tonen", left) if left > 0 else ""
        self._list.set_items(items, more)
        fresh = self._loaded.is_fresh
        self._stack.setCurrentIndex(0 if items else 2 if fresh else 1)
        self._new.setHidden(self.ctx.desk.is_coordinator or (fresh and not items))
        if items:
            if not isinstance(QApplication.focusWidget(), QLineEdit):  # nobody is typing a search
                self._list.focus_row(focused)
        else:
            self._empty.set_text(self._empty_words(view))

    def _empty_words(self, view: TodayView) -> str:
        if view.next_due is None:
            return self._(N_("Niets dringends. Fijn."))
        day = day_and_month(view.next_due, self._)
        return self._(N_("Niets dringends. Fijn. Volgende dag in de lijst: {day}."), day=day)

    def _open_item(self, item: WorkItem) -> None:
        page, args = item.data
        self.ctx.navigate(page, **args)


def create(ctx: Context) -> TodayPage:
    """Return the page."""
    return TodayPage(ctx)
