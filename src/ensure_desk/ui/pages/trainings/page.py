# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trainingen: the list, the month, and a way to make a new one."""

import datetime as dt
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ensure_desk.domain import codes
from ensure_desk.domain.day_words import MONTHS
from ensure_desk.domain.kinds import TRAINING_KINDS
from ensure_desk.domain.municipalities import MUNICIPALITIES
from ensure_desk.domain.texts import N_
from ensure_desk.services import training_lists
from ensure_desk.services.training_lists import DayCell, MonthView, SessionLine, TrainingLine, TrainingsWanted
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import MARGINS, Page
from ensure_desk.ui.pages.trainings.columns import training_columns
from ensure_desk.ui.pages.trainings.day import DaySide
from ensure_desk.ui.pages.trainings.month import MonthGrid
from ensure_desk.ui.pages.trainings.preview import TrainingPreview
from ensure_desk.ui.widgets.buttons import button, icon_button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.empty import EmptyState
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.flow import FlowLayout
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.search_field import SearchField
from ensure_desk.ui.widgets.segmented import SegmentedControl
from ensure_desk.ui.widgets.table import RowsTable
from ensure_desk.ui.widgets.texts import h3, small
from ensure_desk.ui.widgets.whole_rows import WholeRows

LIST, MONTH = "list", "month"
LEAST = QSize(520, 320)
NARROW = 1080
_LAST_MONTH, _LOOK_MS, _FAR = 12, 60, dt.timedelta(days=366)


class TrainingsPage(Page):
    """The list or the month, narrowed by words, audience, theme and municipality."""

    key: ClassVar[str] = "trainings"
    title: ClassVar[str] = N_("Trainingen")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", N_("training of dag openen")),
        (N_("Spatie"), N_("voorbeeld tonen of verbergen")),
        ("Ctrl+T", N_("nieuwe training")),
        ("M", N_("lijst of maand")),
        ("Page Up, Page Down", N_("maand ervoor of erna")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._is_narrow = False
        self._day = ctx.desk.today()
        self._year, self._month = self._day.year, self._day.month
        self._look = QTimer(self, interval=_LOOK_MS, singleShot=True)
        self._stack = QStackedWidget()
        for side in (self._list_side(), self._month_side(), self._empty_side()):
            self._stack.addWidget(side)
        column = vbox(self._header(), self._tools(), self._stack, gap=14, margins=MARGINS)
        column.setStretch(2, 1)
        self.setLayout(column)
        self._connect()

    def _header(self) -> PageHeader:
        header = PageHeader(self._(self.title))
        self.new = button(self._(N_("Nieuwe training")), icon="plus", kind="primary", key="Ctrl+T")
        actions: QHBoxLayout = header.actions  # type: ignore[assignment]  # the head's row of buttons
        actions.addWidget(self.new)
        return header

    def _tools(self) -> QWidget:
        _ = self._
        self.search = SearchField(_(N_("Zoek op titel, lesgever of plaats")))
        self.search.setFixedWidth(280)
        self.view = SegmentedControl(
            [(LIST, _(N_("Lijst"))), (MONTH, _(N_("Maand")))], name=_(N_("Weergave"))
        )
        self.view.set_value(LIST)
        self.audience = _choice(_(N_("Alle doelgroepen")), codes.TRAINING_AUDIENCE, self)
        self.theme = _choice(_(N_("Alle thema's")), codes.TRAINING_THEME, self)
        self.place = _choice(_(N_("Alle gemeenten")), {m.name: m.name for m in MUNICIPALITIES}, self)
        self.count = small("", "t2")
        filters, tools = QWidget(), QWidget()
        flow = FlowLayout(filters, gap=10)
        for part in (self.search, self.view, self.audience, self.theme, self.place):
            flow.addWidget(part)
        row = hbox(filters, self.count, gap=10)
        row.setStretch(0, 1)
        self.count.setFixedHeight(
            self.search.sizeHint().height()
        )  # beside the first line where there are two
        row.setAlignment(self.count, Qt.AlignmentFlag.AlignTop)
        tools.setLayout(row)
        return tools

    def _list_side(self) -> QWidget:
        columns = training_columns(self._)
        self.table = RowsTable(columns)
        self.table.sortByColumn([column.key for column in columns].index("next"), Qt.SortOrder.AscendingOrder)
        self.table.setAccessibleName(self._(self.title))
        self.table.set_empty(self._(N_("Geen training gevonden. Laat een filter los.")))
        self.preview = TrainingPreview(self._, self.ctx.desk.today())
        card = Card(padded=False)
        card.body.addWidget(WholeRows(self.table))
        side = QWidget()
        row = hbox(card, self.preview, gap=16)
        row.setStretch(0, 1)
        side.setLayout(row)
        return side

    def _month_side(self) -> QWidget:
        _ = self._
        self.grid = MonthGrid(_, self.ctx.desk.today())
        self._name = h3("")
        self._before, self._after = (
            icon_button("arrow-left", _(N_("Maand ervoor"))),
            icon_button("arrow-right", _(N_("Maand erna"))),
        )
        self._now = button(_(N_("Vandaag")), size="sm")
        head = hbox(self._before, self._name, self._after, 1, self._now, gap=8, margins=(12, 8, 12, 8))
        card = Card(padded=False)
        card.body.setSpacing(0)
        card.body.addLayout(head)
        card.body.addWidget(self.grid, 1)
        self.day = DaySide(_)
        self.sessions = self.day.sessions
        side = QWidget()
        row = hbox(card, self.day, gap=16)
        row.setStretch(0, 1)
        side.setLayout(row)
        return side

    def _empty_side(self) -> QWidget:
        words = N_("Nog geen trainingen. Maak de eerste, of lees een overdracht van de coördinator in.")
        self.empty = EmptyState("calendar-check", self._(words), self._(N_("Nieuwe training")))
        return self.empty

    def _connect(self) -> None:
        self.new.clicked.connect(self._make)
        self.empty.action.connect(self._make)
        self.search.searched.connect(lambda _text: self._ask())
        self.search.stepped_down.connect(self.table.setFocus)
        self.view.changed.connect(lambda _code: self._ask())
        for field in (self.audience, self.theme, self.place):
            field.edited.connect(lambda _code: self._ask())
        self.table.opened.connect(self._open)
        self.table.selected.connect(self._on_selected)
        self.table.toggled.connect(lambda _row: self.preview.setVisible(self.preview.isHidden()))
        self.preview.wanted.connect(lambda one: self.ctx.navigate("training", training_id=one))
        self.preview.attend.connect(lambda one: self.ctx.navigate("attendance", session_id=one))
        self._look.timeout.connect(self._read_sessions)
        self.grid.chosen.connect(self._show_day)
        self.grid.opened.connect(lambda _cell: self.day.enter())
        self.day.wanted.connect(self._go_to)
        self.sessions.opened.connect(self._open_session)
        self._before.clicked.connect(lambda: self._step(-1))
        self._after.clicked.connect(lambda: self._step(1))
        self._now.clicked.connect(lambda: self._go_to(self.ctx.desk.today()))
        QShortcut(QKeySequence("PgUp"), self.grid).activated.connect(lambda: self._step(-1))
        QShortcut(QKeySequence("PgDown"), self.grid).activated.connect(lambda: self._step(1))
        for place in (self.table, self.grid):
            QShortcut(QKeySequence("M"), place).activated.connect(self._turn)

    def minimumSizeHint(self) -> QSize:
        """Let the window become narrow; the page arranges itself."""
        return LEAST

    def resizeEvent(self, event: object) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt gives a QResizeEvent
        narrow = self.width() < NARROW
        self.place.setVisible(not narrow)
        if narrow is not self._is_narrow:
            self._is_narrow = narrow
            self.preview.setVisible(not narrow)

    def open(self, **target: str) -> None:
        """Load; a `training_id` opens that training."""
        if target.get("training_id"):
            self.ctx.navigate("training", training_id=target["training_id"])
            return
        if target.get("view") in (LIST, MONTH):
            self.view.set_value(target["view"])
        self._ask()

    def refresh(self, changes: frozenset[str]) -> None:
        """Load again when trainings or who attends them changed."""
        if changes & TRAINING_KINDS:
            self._ask()

    def wanted(self) -> TrainingsWanted:
        """Return what the search field and the filters ask together."""
        return TrainingsWanted(
            text=self.search.text(),
            themes=_one(self.theme),
            audiences=_one(self.audience),
            municipalities=_one(self.place),
        )

    def _ask(self) -> None:
        desk, wanted, year, month = self.ctx.desk, self.wanted(), self._year, self._month
        if self.view.value() == LIST:
            self.ctx.jobs.read(
                lambda: training_lists.trainings(desk, wanted=wanted), self._show_list, receiver=self
            )
        else:
            self.ctx.jobs.read(
                lambda: training_lists.month(desk, year=year, month=month, wanted=wanted),
                self._show_month,
                receiver=self,
            )

    def _show_list(self, found: tuple[TrainingLine, ...]) -> None:
        nothing = not found and self.wanted() == training_lists.ALL
        self._stack.setCurrentIndex(2 if nothing else 0)
        self.new.setHidden(nothing)
        self.table.set_rows(found)
        self.count.setText(self._.plural("{n} training", "{n} trainingen", len(found)))
        if self.isVisible() and not nothing and not self.search.hasFocus():
            self.table.setFocus()

    def _show_month(self, found: MonthView) -> None:
        self._stack.setCurrentIndex(1)
        self.new.show()
        self._name.setText(f"{self._(MONTHS[found.month - 1])} {found.year}")
        held = sum(len(cell.sessions) for week in found.weeks for cell in week if cell.in_month)
        self.count.setText(self._.plural("{n} sessie", "{n} sessies", held))
        self.grid.show_month(found, self._day)
        if self.isVisible() and not self.search.hasFocus():
            self.grid.setFocus()

    def _show_day(self, cell: DayCell | None) -> None:
        if cell is None:
            return
        self._day = day = cell.day
        self.day.show_day(cell)
        if not cell.sessions:
            desk, wanted = self.ctx.desk, self.wanted()
            self.ctx.jobs.read(
                lambda: training_lists.calendar(desk, first=day, last=day + _FAR, wanted=wanted),
                lambda found: self.day.show_next(day, found),
                receiver=self,
            )

    def _step(self, by: int) -> None:
        months = self._year * _LAST_MONTH + self._month - 1 + by
        self._year, self._month = months // _LAST_MONTH, months % _LAST_MONTH + 1
        self._day = dt.date(self._year, self._month, 1)
        self._ask()

    def _go_to(self, day: dt.date) -> None:
        self._day, self._year, self._month = day, day.year, day.month
        self._ask()

    def _turn(self) -> None:
        self.view.set_value(MONTH if self.view.value() == LIST else LIST)
        self._ask()

    def _on_selected(self, line: TrainingLine | None) -> None:
        self.preview.setEnabled(line is not None)
        if line is not None:
            self.preview.show_line(line)
            self._look.start()

    def _read_sessions(self) -> None:
        """Read the sessions once the selection rests."""
        desk, line = self.ctx.desk, self.table.current()
        if line is not None:
            self.ctx.jobs.read(
                lambda: training_lists.training(desk, training_id=line.id),
                self.preview.show_training,
                lambda _error: None,
                receiver=self,
            )

    def _open(self, line: TrainingLine) -> None:
        self.ctx.navigate("training", training_id=line.id)

    def _open_session(self, line: SessionLine) -> None:
        self.ctx.navigate("attendance", session_id=line.id)

    def _make(self) -> None:
        self.ctx.navigate("training", training_id="")


def _choice(everything: str, words: dict[str, str], page: Page) -> ChoiceField:
    field = ChoiceField(
        [("", everything), *((code, page.ctx.tr(text)) for code, text in words.items())], empty=False
    )
    field.setAccessibleName(everything)
    return field


def _one(field: ChoiceField) -> frozenset[str]:
    return frozenset({str(field.value())} if field.value() else ())


def create(ctx: Context) -> Page:
    """Make the page."""
    return TrainingsPage(ctx)
