# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Overdrachten per maand: twelve offices by months for the coordinator, and the packages of the chosen month."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_
from ensure_desk.services import matrix
from ensure_desk.services.history import HistoryLine
from ensure_desk.services.matrix import Matrix, MatrixCell
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import MARGINS, Page
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.matrix_grid import MatrixGrid
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.texts import h3, small

_DETAILS = 150


class MatrixPage(Page):
    """The table above, the packages of the chosen cell below."""

    key: ClassVar[str] = "matrix"
    title: ClassVar[str] = N_("Overdrachten per maand")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("← ↑ → ↓", N_("kantoor en maand kiezen")),
        ("Enter", N_("naar de overdrachten van die maand")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        _ = self._
        header = self._header = PageHeader(_(self.title), " ")
        history = button(_(N_("Geschiedenis")), icon="history")
        history.clicked.connect(lambda: ctx.navigate("history"))
        read = button(_(N_("Naar Overdracht")), icon="arrow-left-right")
        read.clicked.connect(lambda: ctx.navigate("handoff"))
        for press in (history, read):
            header.actions.addWidget(press)  # type: ignore[attr-defined]  # the head's row of buttons
        self._grid = MatrixGrid(_(N_("Overdrachten per kantoor en maand")), _(N_("Gemeente")))
        self._grid.chosen.connect(self._show_cell)
        self._grid.opened.connect(lambda cell: self._packages.setFocus())
        card = Card(padded=False)
        card.body.addWidget(self._grid)
        column = vbox(header, card, self._cell_card(), gap=16, margins=MARGINS)
        column.setStretch(1, 1)
        self.setLayout(column)

    def _cell_card(self) -> QWidget:
        _ = self._
        self._sentence = h3(" ")
        self._sentence.setWordWrap(True)
        self._packages = RowsTable(
            (
                Column("number", _(N_("Nummer")), 84),
                Column("made_at", _(N_("Gemaakt op")), 120, display=_made),
                Column("sender", _(N_("Van")), 180, bold=True),
                Column("content_text", _(N_("Inhoud"))),
                Column("state_text", _(N_("Wat ermee gebeurde")), 300),
            ),
            sortable=False,
        )
        self._packages.setAccessibleName(_(N_("Overdrachten van deze maand")))
        self._packages.opened.connect(self._go)
        card = Card(padded=False)
        legend = small(_(N_("– Dit kantoor was nog niet begonnen.")), "t2")
        head = hbox(self._sentence, legend, gap=16, margins=(16, 6, 16, 6))
        head.setStretch(0, 1)
        card.body.addLayout(head)
        card.body.addWidget(self._packages)
        card.setFixedHeight(_DETAILS)
        return card

    def open(self, **target: str) -> None:
        """Load the months."""
        desk = self.ctx.desk
        self.ctx.jobs.read(lambda: matrix.matrix(desk), self._show, receiver=self)

    def refresh(self, changes: frozenset[str]) -> None:
        """Load again when a package came or a rule changed."""
        if changes & {"package", "rule_setting"}:
            self.open()

    def _show(self, found: Matrix) -> None:
        self._header.set_subtitle(self._words(found))
        self._grid.set_matrix(found)
        self._grid.setFocus()

    def _words(self, found: Matrix) -> str:
        _, day = self._, f"{found.due:%d/%m/%Y}"
        if found.is_empty:
            return _(N_("Nog geen overdracht ingelezen. Lees ze in bij Overdracht."))
        if not found.missing_now:
            return _(N_("Van alle kantoren kwam deze maand een overdracht."))
        if len(found.missing_now) > 6:
            count = len(found.missing_now)
            return _(
                N_("Overdracht ten laatste op {day}. Van {count} kantoren is er nog geen."),
                day=day,
                count=count,
            )
        places = ", ".join(found.missing_now)
        return _(N_("Overdracht ten laatste op {day}. Nog niet van: {places}."), day=day, places=places)

    def _show_cell(self, cell: MatrixCell | None) -> None:
        if cell is None:
            return
        self._sentence.setText(cell.sentence)
        nothing = N_(
            "Geen overdracht in deze maand. Hebt u ze, lees ze dan in. Anders vraagt u ze aan het kantoor."
        )
        self._packages.set_empty(self._(nothing))
        self._packages.set_rows(cell.packages, keep="n")

    def _go(self, line: HistoryLine) -> None:
        self.ctx.navigate("history", package_id=line.package_id)


def _made(line: HistoryLine) -> str:
    return f"{line.made_at.astimezone():%d/%m/%Y}"


def create(ctx: Context) -> Page:
    """Make the page."""
    return MatrixPage(ctx)
