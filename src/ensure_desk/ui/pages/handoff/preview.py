# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reading a file would do, before anything is done (design 08)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from ensure_desk.domain.texts import N_
from ensure_desk.services.differences import Shown
from ensure_desk.services.imports import ImportPlan
from ensure_desk.ui.context import Context
from ensure_desk.ui.pages.handoff.erasures import ErasureBox
from ensure_desk.ui.pages.handoff.words import plan_line, problem_rows, sheet_rows
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.texts import small, title

_COUNTS = (
    ("new", N_("nieuw"), "acc"),
    ("changed", N_("gewijzigd"), "acc"),
    ("unchanged", N_("ongewijzigd"), "t2"),
    ("conflicting", N_("twijfel: twee waarden"), "warn"),
    ("refused", N_("fout, niet ingelezen"), "danger"),
)


class ImportPreview(QWidget):
    """Counts, sheets, doubts and faults, and every difference: was, here, file."""

    applied = Signal(object)
    cancelled = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ = ctx.tr
        self._plan: ImportPlan | None = None
        _ = self._
        self._header = PageHeader(_(N_("Bestand bekijken voor het inlezen")), " ")
        stop = button(_(N_("Annuleren")))
        self._go = button(_(N_("Inlezen")), icon="check", kind="primary")
        stop.clicked.connect(self.cancelled)
        self._go.clicked.connect(self._apply)
        for press in (stop, self._go):
            self._header.actions.addWidget(press)  # type: ignore[attr-defined]  # the head's row of buttons
        left = vbox(self._sheets_card(), self._problems_card(), gap=12)
        left.setStretch(0, 3)
        left.setStretch(1, 4)
        halves = hbox(left, self._differences_card(), gap=12)
        halves.setStretch(0, 4)
        halves.setStretch(1, 6)
        self._erasures = ErasureBox(_)
        column = vbox(
            self._header, self._counts_row(), self._erasures, halves, gap=14, margins=(28, 22, 24, 20)
        )
        column.setStretch(3, 1)
        self.setLayout(column)

    def _counts_row(self) -> QWidget:
        self._numbers: dict[str, QLabel] = {}
        cards = []
        for key, words, tone in _COUNTS:
            card = Card()
            number = title("0")
            number.setProperty("tone", tone)
            self._numbers[key] = number
            card.body.setContentsMargins(15, 8, 15, 8)
            card.body.setSpacing(2)
            card.body.addWidget(number)
            card.body.addWidget(small(self._(words), "t2"))
            cards.append(card)
        row = QWidget()
        row.setLayout(hbox(*cards, gap=12))
        return row

    def _sheets_card(self) -> Card:
        _ = self._
        card = Card(padded=False)
        names = (N_("Nieuw"), N_("Gewijzigd"), N_("Gelijk"), N_("Twijfel"), N_("Fout"))
        keys = ("new", "changed", "unchanged", "conflicting", "refused")
        self._sheets = RowsTable(
            (
                Column("id", _(N_("Blad")), bold=True),
                *(_number_column(key, _(name)) for key, name in zip(keys, names, strict=True)),
            ),
            sortable=False,
        )
        self._sheets.setAccessibleName(_(N_("Wat elk blad brengt")))
        card.body.addWidget(self._sheets)
        return card

    def _problems_card(self) -> Card:
        _ = self._
        card = Card(_(N_("Twijfel en fouten")), padded=False)
        self._problems = RowsTable(
            (
                Column("address", _(N_("Waar")), 170, bold=True),
                Column("text", _(N_("Wat"))),
                Column("chip", "", 90, tone=lambda r: r.tone),
            ),
            sortable=False,
        )
        self._problems.setAccessibleName(_(N_("Twijfel en fouten")))
        self._problems.set_empty(_(N_("Geen twijfel en geen fouten.")))
        card.body.addWidget(self._problems)
        return card

    def _differences_card(self) -> Card:
        _ = self._
        card = Card(_(N_("Wat er verandert")), padded=False)
        self._differences = RowsTable(
            (
                Column("label", _(N_("Over wie")), 150, bold=True),
                Column("field_label", _(N_("Veld")), 130),
                Column("ours", _(N_("Hier")), 130),
                Column("theirs", _(N_("Bestand"))),
                Column("state", "", 110, display=self._state, tone=lambda r: "warn" if r.conflict else ""),
            )
        )
        self._differences.setAccessibleName(_(N_("Wat er verandert")))
        self._differences.set_empty(_(N_("Geen wijzigingen aan wat u hier al hebt.")))
        card.body.addWidget(self._differences)
        note = small(
            _(
                N_(
                    "Bij twijfel blijven beide waarden bewaard tot u kiest. Vooraf wordt een reservekopie gemaakt."
                )
            ),
            "t2",
            wrap=True,
        )
        card.footer().addWidget(note, 1)
        return card

    def _state(self, row: Shown) -> str:
        return self._(N_("twee waarden")) if row.conflict else ""

    def show_plan(self, plan: ImportPlan, differences: Sequence[Shown]) -> None:
        """Show a plan."""
        self._plan = plan
        self._header.set_subtitle(plan_line(plan, self._))
        self._erasures.show_erasures(plan.erasures)
        for key, number in self._numbers.items():
            number.setText(str(getattr(plan.totals, key)))
        self._sheets.set_rows(sheet_rows(plan))
        conflicts = [(d.label, d.field_label) for d in differences if d.conflict]
        self._problems.set_rows(problem_rows(plan, conflicts, self._), keep="address")
        self._differences.set_rows(list(differences), keep="record_id")
        self._go.setEnabled(bool(plan.packages))
        self._go.setFocus()

    @property
    def accepts_erasures(self) -> bool:
        """Say whether the person agreed to what the files ask to erase."""
        return self._erasures.agreed()

    def _apply(self) -> None:
        if self._plan is not None:
            self.applied.emit(self._plan)


def _number_column(key: str, name: str) -> Column:
    return Column(key, name, 82, align="right", display=lambda row: str(getattr(row, key) or "–"))
