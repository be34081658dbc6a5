# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Overzicht: who handed over and how the region does; each figure opens what is behind it."""

from typing import ClassVar, cast

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from ensure_desk.domain.texts import N_
from ensure_desk.services import figures_report, matrix, overview
from ensure_desk.services.matrix import Matrix
from ensure_desk.services.overview import Counted
from ensure_desk.storage.figures import Period
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import MARGINS, Page, scrolled
from ensure_desk.ui.pages.overview.parts import BarriersCard, FigureTile, OfficesCard
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader

MONTHS, TILES, YEARS = 6, 4, 3
LEAST, NARROW = QSize(520, 320), 940
CONCERNED = frozenset(
    {
        "person",
        "same_person",
        "track",
        "response",
        "barrier_score",
        "training",
        "session",
        "attendance",
        "package",
        "rule_setting",
    }
)


class OverviewPage(Page):
    """The first page of a coordinator."""

    key: ClassVar[str] = "overview"
    title: ClassVar[str] = N_("Overzicht")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("← ↑ → ↓", N_("kantoor en maand kiezen")),
        ("Enter", N_("wat achter een cijfer of een maand zit")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._counted: Counted | None = None
        self._tiles = tuple(FigureTile(self._) for _ in range(TILES))
        self._subjects = [""] * TILES
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._offices, self._barriers = OfficesCard(self._), BarriersCard(self._)
        self._below = hbox(self._offices, self._barriers, gap=16)
        self._below.setStretch(0, 44)
        self._below.setStretch(1, 56)
        content = QWidget()
        content.setLayout(vbox(self._grid, self._below, gap=16))
        cast(QBoxLayout, content.layout()).setStretch(1, 1)
        head = self._head()
        self._arrange(narrow=False)
        column = vbox(head, scrolled(content), gap=16, margins=MARGINS)
        column.setStretch(1, 1)
        self.setLayout(column)
        self.order_tab()
        self._connect()

    def _head(self) -> PageHeader:
        _ = self._
        header = PageHeader(_(self.title), " ")
        self._header = header
        today = self.ctx.desk.today()
        self._periods = {str(p.first.year): p for p in (figures_report.year(today, n) for n in range(YEARS))}
        years = [(code, _(N_("Jaar {year}"), year=code)) for code in self._periods]
        self._period, self._place = ChoiceField(years, empty=False), ChoiceField((), empty=False)
        self._period.setAccessibleName(_(N_("Periode")))
        self._place.setAccessibleName(_(N_("Gemeente")))
        self._attention = button(_(N_("Wat aandacht vraagt")), icon="sun")
        self._read = button(_(N_("Bestand inlezen")), icon="file-down", kind="primary")
        row = cast(QHBoxLayout, header.actions)
        for part in (self._period, self._place, self._attention, self._read):
            row.addWidget(part)
        return header

    def _connect(self) -> None:
        go = self.ctx.navigate
        self._attention.clicked.connect(lambda: go("today"))
        self._read.clicked.connect(lambda: go("handoff"))
        self._offices.opened.connect(lambda: go("matrix"))
        self._barriers.asked.connect(lambda: self._open_figures("barriers"))
        for number, tile in enumerate(self._tiles):
            tile.clicked.connect(lambda _checked=False, n=number: self._open_figures(self._subjects[n]))
        self._period.edited.connect(lambda _code: self.open())
        self._place.edited.connect(lambda _code: self._show_figures())

    def _open_figures(self, subject: str) -> None:
        """Go to what is behind a figure: the same year, the same municipality."""
        chosen = {"period": str(self._period.value()), "place": str(self._place.value() or "")}
        self.ctx.navigate("figures", subject=subject, **chosen)

    def open(self, **target: str) -> None:
        """Read who handed over, then count."""
        desk, period = self.ctx.desk, self._chosen
        self.ctx.jobs.read(lambda: matrix.matrix(desk, months=MONTHS), self._on_matrix, receiver=self)
        self.ctx.jobs.read(lambda: overview.counted(desk, period=period), self._on_counted, receiver=self)

    def tab_areas(self) -> tuple[QWidget, ...]:
        """Return the parts in the order in which they are read."""
        return (self._header, *self._tiles, self._offices, self._barriers)

    def refresh(self, changes: frozenset[str]) -> None:
        """Read again when something that is shown changed."""
        if changes & CONCERNED:
            self.open()

    @property
    def _chosen(self) -> Period:
        return self._periods[str(self._period.value())]

    def _on_matrix(self, found: Matrix) -> None:
        self._offices.show_matrix(found)
        focus = QApplication.focusWidget()
        if focus is None or not (self.isAncestorOf(focus) or isinstance(focus, QLineEdit)):
            self._offices.grid.setFocus()
        missing = len(found.missing_now)
        words = self._.plural(
            "{n} kantoor moet deze maand nog overdragen.",
            "{n} kantoren moeten deze maand nog overdragen.",
            missing,
        )
        done = self._(N_("Alle kantoren droegen deze maand over."))
        self._header.set_subtitle(words if missing else done)

    def _on_counted(self, found: Counted) -> None:
        self._counted = found
        kept = str(self._place.value() or "")
        places = [p for p in found.of().places if p]
        self._place.clear()
        for code, text in (("", self._(N_("Alle gemeenten"))), *((p, p) for p in places)):
            self._place.addItem(text, code)
        self._place.set_value(kept if kept in places else "")
        self._place.setVisible(len(places) > 1)
        self._show_figures()

    def _show_figures(self) -> None:
        if self._counted is None:
            return
        shown = self._counted.of(str(self._place.value() or ""))
        for number, (tile, figure) in enumerate(zip(self._tiles, shown.figures, strict=True)):
            tile.show_figure(figure)
            self._subjects[number] = figure.subject
        self._barriers.show_barriers(shown.barriers, shown.asked_twice)

    def minimumSizeHint(self) -> QSize:
        """Let the window become narrow; the page arranges itself."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where there is little room."""
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < NARROW)

    def _arrange(self, *, narrow: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._below.setDirection(down if narrow else across)
        self._attention.setVisible(not narrow)
        columns = TILES // 2 if narrow else TILES
        for number, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, number // columns, number % columns)
        for column in range(TILES):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        height = self._offices.grid.sizeHint().height() if narrow else 0
        self._offices.setMinimumHeight(height)
        self._barriers.setMinimumHeight(height)


def create(ctx: Context) -> Page:
    """Make the page."""
    return OverviewPage(ctx)
