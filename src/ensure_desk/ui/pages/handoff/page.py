# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Overdracht: make a package, read packages, and the list of what came and went."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QStackedWidget, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.texts import N_
from ensure_desk.gate.open import cool_down, warm_up
from ensure_desk.services import errors_workbook, handoff, imports
from ensure_desk.services.desk import Desk
from ensure_desk.services.differences import Shown, shown_differences
from ensure_desk.services.handoff import Exported, HandoffState, PackageLine
from ensure_desk.services.import_doubles import Doubles, doubles
from ensure_desk.services.import_doubts import EmptiedColumn, empty_them
from ensure_desk.services.import_proposals import Proposal, make_them, proposals
from ensure_desk.services.imports import ImportPlan, ImportResult
from ensure_desk.ui.context import Context
from ensure_desk.ui.jobs import Cancelled, JobHandle, Progress
from ensure_desk.ui.page import Page, scrolled
from ensure_desk.ui.pages.handoff.asking_code import CodeDialog, locked_files, was_wrong
from ensure_desk.ui.pages.handoff.erasures import WaitingErasures
from ensure_desk.ui.pages.handoff.preview import ImportPreview
from ensure_desk.ui.pages.handoff.sending import Sender, usual_kind
from ensure_desk.ui.pages.handoff.taking_back import apply_again, say_read
from ensure_desk.ui.pages.handoff.words import HistoryRow, history_row, state_lines
from ensure_desk.ui.saving_errors import ask_errors_path, saved_words
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.progress import ProgressLine
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.texts import body, small

Loaded = tuple[HandoffState, list[PackageLine]]
Planned = tuple[ImportPlan, tuple[Shown, ...], Doubles, tuple[Proposal, ...]]


def planned(desk: Desk, plan: ImportPlan) -> Planned:
    """Return a plan with everything the preview shows of it; for a worker, not for the window."""
    return plan, shown_differences(desk, plan=plan), doubles(desk, plan=plan), proposals(desk, plan=plan)


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
        self._job: JobHandle | None = None
        self._codes: tuple[str, ...] = ()
        self._stack = QStackedWidget()
        self._sender = Sender(ctx, self, self.send_to)
        self._preview = ImportPreview(ctx)
        self._preview.applied.connect(self._apply)
        self._preview.again.connect(self._apply_again)
        self._preview.errors_asked.connect(self._ask_errors_path)
        self._preview.emptying.connect(self._empty)
        self._preview.adding.connect(self._add_row)
        self._preview.cancelled.connect(lambda: self._stack.setCurrentIndex(0))
        self._stack.addWidget(scrolled(self._overview()))
        self._stack.addWidget(scrolled(self._preview))
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
        return handoff.handoff_state(self.ctx.desk), handoff.history(self.ctx.desk)

    def _overview(self) -> QWidget:
        _ = self._
        header = PageHeader(_(N_("Overdracht")), _(N_("Zo komt uw werk bij de coördinator, en terug.")))
        for key, words in (("conflicts", N_("Twee waarden")), ("duplicates", N_("Dubbele dossiers"))):
            press = button(_(words), icon="git-merge" if key == "conflicts" else "users")
            press.clicked.connect(lambda checked=False, page=key: self.ctx.navigate(page))
            header.actions.addWidget(press)  # type: ignore[attr-defined]  # the head's row of buttons
        self._progress = ProgressLine(_(N_("Bezig")), _(N_("Stoppen")))
        self._progress.cancelled.connect(self._stop)
        self._progress.hide()
        self._cards = cards = hbox(self._send_card(), self._read_card(), gap=16)
        cards.setStretch(0, 1)
        cards.setStretch(1, 1)
        page = QWidget()
        self._waiting = WaitingErasures(self.ctx)
        parts = (header, self._waiting, cards, self._progress, self._history_card())
        column = vbox(*parts, gap=16, margins=(28, 22, 24, 20))
        column.setStretch(4, 1)
        page.setLayout(column)
        return page

    def _send_card(self) -> Card:
        _ = self._
        card = Card(_(N_("Overdracht maken")))
        self._state = vbox(gap=6)
        card.body.addLayout(self._state)
        card.body.addStretch(1)
        make = button(_(N_("Overdracht maken")), icon="file-up", kind="primary")
        make.clicked.connect(self._sender.usual)
        other = button(_(N_("Voor iemand anders")), icon="users")
        other.clicked.connect(self._sender.ask_kind)
        other.setVisible(not self.ctx.desk.is_coordinator)
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
        read.clicked.connect(self._ask_files)
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
                Column("sender", _(N_("Van")), bold=True),
                Column("made", _(N_("Gemaakt op")), 120, sort=lambda r: r.made_moment),
                Column("number", _(N_("Nummer")), 90, sort=lambda r: int(r.number)),
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
            press.setVisible(key == "history" or self.ctx.desk.is_coordinator)
            card.header.addWidget(press)
        card.body.addWidget(self._table)
        return card

    def _show(self, loaded: Loaded) -> None:
        state, lines = loaded
        clear(self._state)
        for text in state_lines(state, self._):
            self._state.addWidget(body(text, "t2"))
        rows: list[HistoryRow] = [history_row(line, self._) for line in lines]
        self._table.set_rows(rows)

    def send_to(self, path: Path, kind: PackageKind | None = None) -> None:
        """Write a package of a kind, the usual one when none is given, to a path."""
        self._busy()
        desk = self.ctx.desk
        chosen = kind or usual_kind(desk.is_coordinator)
        self._job = self.ctx.jobs.file(
            lambda progress: handoff.export(desk, path=path, kind=chosen, progress=progress),
            self._sent,
            self._not_done,
            self._progress.set_progress,
            receiver=self,
        )

    def _sent(self, done: Done[Exported]) -> None:
        self._progress.hide()
        self._sender.sent(done)

    def _ask_files(self) -> None:
        dialog = QFileDialog(self, self._(N_("Overdrachten kiezen")), "", "Excel (*.xlsx)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.look_at([Path(n) for n in names]))
        dialog.rejected.connect(cool_down)
        dialog.finished.connect(dialog.deleteLater)
        warm_up()
        dialog.open()

    def look_at(self, paths: Sequence[Path], codes: tuple[str, ...] = ()) -> None:
        """Read files and show what they would change; protected ones ask for their six words first."""
        self._busy()
        desk = self.ctx.desk

        def work(progress: Progress) -> Planned:
            plan = imports.plan_import(desk, paths=paths, codes=codes, progress=progress)
            return planned(desk, plan)

        self._job = self.ctx.jobs.file(
            work, partial(self._planned, codes), self._not_done, self._progress.set_progress, receiver=self
        )

    def _planned(self, codes: tuple[str, ...], result: Planned) -> None:
        self._progress.hide()
        self._codes = codes
        plan, differences, arriving, typed = result
        self._preview.show_plan(plan, differences, arriving)
        self._preview.show_typed(typed)
        self._stack.setCurrentIndex(1)
        locked = locked_files(plan)
        if locked:
            dialog = CodeDialog(self.window(), self._, locked, was_wrong(plan))
            paths = [file.path for file in plan.files]
            dialog.given.connect(lambda code: self.look_at(paths, (*codes, code)))
            dialog.open()

    def _empty(self, plan: ImportPlan, column: EmptiedColumn) -> None:
        desk, codes = self.ctx.desk, self._codes

        def work(progress: Progress) -> Planned:
            changed = empty_them(desk, plan=plan, columns=[column])
            return planned(desk, changed)

        self.ctx.jobs.file(work, partial(self._planned, codes), self._not_done, receiver=self)

    def _add_row(self, plan: ImportPlan, row: Proposal) -> None:
        desk, codes = self.ctx.desk, self._codes
        self.ctx.jobs.file(
            lambda progress: planned(desk, make_them(desk, plan=plan, chosen=[row])),
            partial(self._planned, codes),
            self._not_done,
            receiver=self,
        )

    def _ask_errors_path(self, plan: ImportPlan) -> None:
        ask_errors_path(self, self._, lambda path: self.save_errors(plan, path))

    def save_errors(self, plan: ImportPlan, path: Path) -> None:
        """Save the rows with faults as a workbook of their own."""
        desk, codes = self.ctx.desk, self._codes
        self.ctx.jobs.file(
            lambda progress: errors_workbook.save_errors(desk, plan=plan, path=path, codes=codes),
            lambda done: self.ctx.toast(saved_words(done.value, self._)),
            receiver=self,
        )

    def _apply(self, plan: ImportPlan) -> None:
        agreed = self._preview.accepts_erasures
        self._stack.setCurrentIndex(0)
        self._busy()
        desk = self.ctx.desk
        self._job = self.ctx.jobs.file(
            lambda progress: imports.apply_import(desk, plan=plan, accept_erasures=agreed, progress=progress),
            self._applied,
            self._not_done,
            self._progress.set_progress,
            receiver=self,
        )

    def _applied(self, done: Done[ImportResult]) -> None:
        self._progress.hide()
        say_read(self.ctx, done.value)
        self.ctx.announce({"package", "person", "track", "referral"})

    def _apply_again(self, packages: list[str]) -> None:
        self._stack.setCurrentIndex(0)
        apply_again(self.ctx, packages)

    def _busy(self) -> None:
        self._progress.set_progress(0, 0)
        self._progress.show()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _not_done(self, error: Exception) -> None:
        self._progress.hide()
        if isinstance(error, Cancelled):
            self.ctx.toast(self._(N_("Gestopt. Er is niets gewijzigd.")))
        else:
            self.ctx.show_error(error)

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
