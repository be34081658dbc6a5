# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Overdracht: make a package, read packages, and the list of what came and went."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.formats import grouped
from ensure_desk.domain.texts import N_
from ensure_desk.services import conflicts, handoff
from ensure_desk.services.handoff import HandoffState, PackageLine
from ensure_desk.services.imports import ImportPlan
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import MARGINS, Page, scrolled
from ensure_desk.ui.pages.handoff.erasures import WaitingErasures
from ensure_desk.ui.pages.handoff.preview import ImportPreview
from ensure_desk.ui.pages.handoff.reading import Reader
from ensure_desk.ui.pages.handoff.sending import Sender, usual_kind
from ensure_desk.ui.pages.handoff.words import HistoryRow, history_row, state_lines
from ensure_desk.ui.pages.handoff.work import Work
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.texts import body, small
from ensure_desk.ui.widgets.whole_rows import WholeRows

Loaded = tuple[HandoffState, list[PackageLine], int]

LEAST = QSize(520, 320)
NARROW = 900
"""Below this width in pixels the cards stand below each other."""


class HandoffPage(Page):
    """Two cards and the history; the preview takes their place while a file is looked at."""

    key: ClassVar[str] = "handoff"
    title: ClassVar[str] = N_("Overdracht")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Alt+I", N_("bestand inlezen")),)

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.setAcceptDrops(True)
        self._stack = QStackedWidget()
        self._work = Work(ctx, self)
        self._sender = Sender(ctx, self, self.send_to)
        self._reader = Reader(ctx, self._stack, self._work)
        self._stack.addWidget(scrolled(self._overview()))
        self.setLayout(vbox(self._stack))

    def minimumSizeHint(self) -> QSize:
        """Let the window become narrow; the page arranges itself."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where there is little room."""
        super().resizeEvent(event)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(down if self.width() < NARROW else across)

    def open(self, **target: str) -> None:
        """Load the state and the history."""
        self.ctx.jobs.read(self._load, self._show)
        self._waiting.load()

    def refresh(self, changes: frozenset[str]) -> None:
        """Load again after any change: the card tells what is new."""
        self.open()

    def _load(self) -> Loaded:
        desk = self.ctx.desk
        return handoff.handoff_state(desk), handoff.history(desk), conflicts.count(desk)

    def _overview(self) -> QWidget:
        _ = self._
        header = PageHeader(_(N_("Overdracht")), _(N_("Zo komt uw werk bij de coördinator, en terug.")))
        for key, words in (("conflicts", N_("Twee waarden")), ("duplicates", N_("Dubbele dossiers"))):
            press = button(_(words), icon="git-merge" if key == "conflicts" else "users")
            press.clicked.connect(lambda checked=False, page=key: self.ctx.navigate(page))
            if key == "conflicts":
                self._doubts = press
            header.actions.addWidget(press)  # type: ignore[attr-defined]  # the head's row of buttons
        self._cards = cards = hbox(self._send_card(), self._read_card(), gap=16)
        cards.setStretch(0, 1)
        cards.setStretch(1, 1)
        page = QWidget()
        self._waiting = WaitingErasures(self.ctx)
        parts = (header, self._waiting, cards, self._work.line, self._history_card())
        column = vbox(*parts, gap=16, margins=MARGINS)
        column.setStretch(4, 1)
        page.setLayout(column)
        return page

    def _send_card(self) -> Card:
        _ = self._
        card = Card(_(N_("Overdracht maken")))
        self._state = vbox(gap=6)
        card.body.addLayout(self._state)
        card.body.addStretch(1)
        usual = "secondary" if self.ctx.desk.is_coordinator else "primary"
        make = button(_(N_("Overdracht maken")), icon="file-up", kind=usual)
        make.clicked.connect(self._sender.usual)
        other = button(_(N_("Voor iemand anders")), icon="users")
        other.clicked.connect(self._sender.ask_kind)
        if self.ctx.desk.is_coordinator:
            other.hide()
        foot = card.footer()
        foot.addWidget(make)
        foot.addWidget(other)
        foot.addStretch(1)
        return card

    def _read_card(self) -> Card:
        _ = self._
        card = Card(_(N_("Bestand inlezen")))
        card.body.addWidget(body(_(N_("Kies een of meer overdrachten, of sleep ze op deze pagina.")), "t2"))
        card.body.addWidget(
            small(_(N_("U ziet eerst wat er verandert. Daarna leest u in.")), "t3", wrap=True)
        )
        card.body.addStretch(1)
        read = button(
            _(N_("Bestand inlezen")),
            icon="file-down",
            kind="primary" if self.ctx.desk.is_coordinator else "secondary",
            key="Alt+I",
        )
        read.clicked.connect(self._reader.ask_files)
        other = button(_(N_("Lijst inlezen")), icon="file-spreadsheet")
        other.clicked.connect(lambda: self.ctx.navigate("lists"))
        foot = card.footer()
        foot.addWidget(read)
        foot.addWidget(other)
        foot.addStretch(1)
        return card

    def _history_card(self) -> Card:
        _ = self._
        card = Card(_(N_("Wat kwam en ging")), padded=False)
        self._table = RowsTable(
            (
                Column("at", _(N_("Wanneer")), 150, sort=lambda r: r.moment),
                Column("direction", _(N_("Soort")), 130),
                Column("sender", _(N_("Van of voor wie")), bold=True),
                Column("made", _(N_("Gemaakt op")), 120, sort=lambda r: r.made_moment),
                Column("number", _(N_("Nummer")), 90, sort=lambda r: int(r.number or 0)),
                Column("told", _(N_("Inhoud")), 330),
            ),
            sortable=False,
        )
        self._table.setAccessibleName(_(N_("Wat kwam en ging")))
        self._table.set_empty(_(N_("Nog geen overdracht. Maak er een of lees er een in.")))
        self._table.opened.connect(lambda row: self.ctx.navigate("history", package_id=row.package_id))
        for key, words in (("history", N_("Geschiedenis")), ("matrix", N_("Overdrachten per maand"))):
            press = button(_(words), kind="ghost", size="sm")
            press.clicked.connect(lambda checked=False, page=key: self.ctx.navigate(page))
            if key == "matrix" and not self.ctx.desk.is_coordinator:
                press.hide()
            card.header.addWidget(press)
        card.body.addWidget(WholeRows(self._table))
        return card

    def _show(self, loaded: Loaded) -> None:
        state, lines, doubts = loaded
        words = self._(N_("Twee waarden"))
        self._doubts.setText(f"{words} ({grouped(doubts)})" if doubts else words)
        clear(self._state)
        for text in state_lines(state, self._):
            self._state.addWidget(body(text, "t2"))
        rows: list[HistoryRow] = [history_row(line, self._) for line in lines]
        self._table.set_rows(rows)

    def send_to(self, path: Path, kind: PackageKind | None = None) -> None:
        """Write a package of a kind, the usual one when none is given, to a path."""
        desk = self.ctx.desk
        chosen = kind or usual_kind(desk.is_coordinator)
        self._work.run(
            lambda progress: handoff.export(desk, path=path, kind=chosen, progress=progress),
            self._sender.sent,
        )

    def look_at(self, paths: Sequence[Path], codes: tuple[str, ...] = ()) -> None:
        """Read files and show what they would change."""
        self._reader.look_at(paths, codes)

    def save_errors(self, plan: ImportPlan, path: Path) -> None:
        """Save the rows with faults as a workbook of their own."""
        self._reader.save_errors(plan, path)

    @property
    def _preview(self) -> ImportPreview:
        return self._reader.preview

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the files that were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.look_at(paths)


def create(ctx: Context) -> Page:
    """Make the page."""
    return HandoffPage(ctx)
