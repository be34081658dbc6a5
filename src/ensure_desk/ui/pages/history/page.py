# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Geschiedenis: every package that came or went; take one back, apply it again, save its receipt."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.day_words import date_and_clock
from ensure_desk.domain.texts import N_
from ensure_desk.services import history, receipts, undo
from ensure_desk.services.history import HistoryLine
from ensure_desk.services.undo import Undone
from ensure_desk.ui.context import Context
from ensure_desk.ui.jobs import Cancelled, JobHandle
from ensure_desk.ui.page import MARGINS, Page
from ensure_desk.ui.pages.history.details import RECEIPT, REDO, SPREAD, UNDO, PackageDetails
from ensure_desk.ui.save_dialog import ask_path
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.empty import EmptyState
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.progress import ProgressLine
from ensure_desk.ui.widgets.shortcut import shortcut_within
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.whole_rows import WholeRows


class HistoryPage(Page):
    """The list on the left, the chosen package on the right."""

    key: ClassVar[str] = "history"
    title: ClassVar[str] = N_("Geschiedenis")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", N_("naar de knoppen")),
        ("U", N_("ongedaan maken of opnieuw toepassen")),
        ("B", N_("ontvangstbewijs bewaren")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        _ = self._
        self._wanted = ""
        self._job: JobHandle | None = None
        header = PageHeader(
            _(self.title), _(N_("Wat kwam en ging. Wat u inlas, kunt u 90 dagen lang ongedaan maken."))
        )
        handoff = button(_(N_("Naar Overdracht")), icon="arrow-left-right")
        handoff.clicked.connect(lambda: ctx.navigate("handoff"))
        header.actions.addWidget(handoff)  # type: ignore[attr-defined]  # the head's row of buttons
        self._details = PackageDetails(ctx.tr)
        self._details.asked.connect(self._ask)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._lists())
        empty = EmptyState(
            "arrow-left-right",
            _(N_("Nog geen overdracht kwam of ging. Maak er een, of lees er een in.")),
            _(N_("Naar Overdracht")),
        )
        empty.action.connect(lambda: ctx.navigate("handoff"))
        self._stack.addWidget(empty)
        self._progress = ProgressLine(_(N_("Bezig")), _(N_("Stoppen")))
        self._progress.cancelled.connect(self._stop)
        self._progress.hide()
        column = vbox(header, self._progress, self._stack, gap=16, margins=MARGINS)
        column.setStretch(2, 1)
        self.setLayout(column)
        shortcut_within(self, "U", lambda: self._details.press(UNDO, REDO))
        shortcut_within(self, "B", lambda: self._details.press(RECEIPT))

    def _lists(self) -> QWidget:
        _ = self._
        self._table = RowsTable(
            (
                Column(
                    "at",
                    _(N_("Wanneer")),
                    136,
                    display=lambda r: date_and_clock(r.at.astimezone(), _),
                    sort=lambda r: r.at,
                ),
                Column("direction", _(N_("Soort")), 104, display=self._direction),
                Column("sender", _(N_("Van of voor wie")), display=_who, bold=True),
                Column("number", _(N_("Nummer")), 84, display=_number),
                Column("state", "", 150, display=self._chip, tone=_tone),
            ),
            sortable=False,
        )
        self._table.setAccessibleName(_(N_("Wat kwam en ging")))
        self._table.selected.connect(self._look_at)
        self._table.opened.connect(lambda row: self._details.focus_first())
        card = Card(padded=False)
        card.body.addWidget(WholeRows(self._table))
        side = QWidget()
        row = hbox(card, self._details, gap=16)
        row.setStretch(0, 7)
        row.setStretch(1, 4)
        side.setLayout(row)
        return side

    def open(self, **target: str) -> None:
        """Load the history; `package_id` chooses a package."""
        self._wanted = target.get("package_id", "")
        self._load()

    def refresh(self, changes: frozenset[str]) -> None:
        """Load again when a package came, went or was taken back."""
        if "package" in changes:
            self._load()

    def _load(self) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.read(lambda: history.lines(desk), self._show, receiver=self)

    def _show(self, lines: tuple[HistoryLine, ...]) -> None:
        self._table.set_rows(lines, keep="n")
        self._stack.setCurrentIndex(0 if lines else 1)
        place = next((n for n, line in enumerate(lines) if line.package_id == self._wanted), None)
        if self._wanted and place is not None:
            self._table.selectRow(place)
        self._wanted = ""
        if lines and not self._details.holds_focus():
            self._table.setFocus()

    def _look_at(self, line: HistoryLine | None) -> None:
        if line is None:
            self._details.show_line(None)
            return
        desk = self.ctx.desk
        self.ctx.jobs.read(
            lambda: history.refused_cells(desk, line=line),
            lambda refused: self._details.show_line(line, refused),
            receiver=self,
        )

    def _ask(self, code: str) -> None:
        line: HistoryLine | None = self._table.current()
        if line is None:
            return
        asked: dict[str, Callable[[HistoryLine], None]] = {
            UNDO: lambda row: self.turn(row.n, away=True),
            REDO: lambda row: self.turn(row.n, away=False),
            SPREAD: self._ask_spread,
            RECEIPT: self._ask_target,
        }
        asked[code](line)

    def turn(self, n: int, *, away: bool) -> None:
        """Take back what stands at a place in the history, or apply it again."""
        desk, work = self.ctx.desk, undo.undo if away else undo.redo
        self._progress.set_progress(0, 0)
        self._progress.show()
        self._job = self.ctx.jobs.file(
            lambda progress: work(desk, n=n, progress=progress),
            lambda done: self._turned(done, n, away),
            self._not_done,
            self._progress.set_progress,
            receiver=self,
        )

    def _turned(self, done: Done[Undone], n: int, away: bool) -> None:
        self._progress.hide()
        told = done.value
        counts = {"new": told.new, "changed": told.changed, "kept": told.kept}
        back = N_("Ongedaan gemaakt: {new} weg, {changed} terug zoals het was, {kept} gebleven.")
        again = N_("Opnieuw toegepast: {new} terug, {changed} gewijzigd, {kept} gebleven.")
        self.ctx.toast(self._(back if away else again, **counts), lambda: self.turn(n, away=not away))
        self.ctx.announce(done.changes.kinds)

    def _ask_spread(self, line: HistoryLine) -> None:
        _ = self._
        dialog = Dialog(
            self,
            _(N_("Ook bij de anderen ongedaan maken")),
            _(N_("Wat u nu ziet, gaat mee met uw volgende overdracht. Dat kunt u niet meer terugnemen.")),
            [("no", _(N_("Annuleren")), "secondary"), ("yes", _(N_("Meesturen")), "primary")],
        )
        dialog.chosen.connect(lambda code: self.spread(line.package_id) if code == "yes" else None)
        dialog.open()

    def spread(self, package_id: str) -> None:
        """Write what shows as edits that travel."""
        desk = self.ctx.desk
        self.ctx.jobs.write(lambda: undo.spread(desk, package_id=package_id), self._spread, receiver=self)

    def _spread(self, done: Done[int]) -> None:
        text = self.ctx.tr.plural(
            "{n} dossierdeel gaat mee met uw volgende overdracht.",
            "{n} dossierdelen gaan mee met uw volgende overdracht.",
            done.value,
        )
        self.ctx.toast(text)
        self.ctx.announce(done.changes.kinds)

    def _ask_target(self, line: HistoryLine) -> None:
        name = receipts.suggested_name(line.municipality, line.number, self.ctx.tr)
        title = self._(N_("Ontvangstbewijs bewaren"))
        ask_path(self, title, name, lambda path: self.save_receipt(line.package_id, path))

    def save_receipt(self, package_id: str, path: Path) -> None:
        """Write the receipt of a package to a path."""
        desk = self.ctx.desk
        self.ctx.jobs.write(
            lambda: receipts.save_receipt(desk, package_id=package_id, path=path), self._saved, receiver=self
        )

    def _saved(self, done: Done[Any]) -> None:
        self.ctx.toast(self._(N_("Het ontvangstbewijs is bewaard. Stuur het naar het kantoor.")))
        self.ctx.announce(done.changes.kinds)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _not_done(self, error: Exception) -> None:
        self._progress.hide()
        if isinstance(error, Cancelled):
            self.ctx.toast(self._(N_("Gestopt. Er is niets gewijzigd.")))
        else:
            self.ctx.show_error(error)

    def _direction(self, line: HistoryLine) -> str:
        if line.kind == RECEIPT:
            return self._(N_("bewijs"))
        return self._(N_("ingelezen")) if line.direction == "in" else self._(N_("verstuurd"))

    def _chip(self, line: HistoryLine) -> str:
        if line.undone_at:
            return self._(N_("ongedaan gemaakt"))
        if line.refused:
            return self.ctx.tr.plural("{n} niet ingelezen", "{n} niet ingelezen", line.refused)
        if line.hand_edits:
            return self._(N_("met de hand gewijzigd"))
        if line.receipts and line.direction == "out":
            return self._(N_("ontvangen"))
        return self._(N_("bewijs bewaard")) if line.receipts else ""


def _tone(line: HistoryLine) -> str:
    if line.undone_at or line.refused:
        return "warn"
    return "acc" if line.hand_edits else "ok"


def _who(line: HistoryLine) -> str:
    """Return from whom a package came, or for whom it was made."""
    if line.direction == "out" and line.kind != RECEIPT:
        return line.kind_text
    return f"{line.municipality}, {line.sender}" if line.municipality else line.sender


def _number(line: HistoryLine) -> str:
    return str(line.number) if line.number else "–"


def create(ctx: Context) -> Page:
    """Make the page."""
    return HistoryPage(ctx)
