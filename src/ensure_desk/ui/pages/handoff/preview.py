# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reading a file would do, before anything is done (design 08)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.differences import Shown
from ensure_desk.services.errors_workbook import marked
from ensure_desk.services.import_doubles import Doubles
from ensure_desk.services.import_proposals import Proposal
from ensure_desk.services.imports import ImportPlan
from ensure_desk.services.provenance import provenance
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import MARGINS
from ensure_desk.ui.pages.handoff.doubts import DoubtsBox
from ensure_desk.ui.pages.handoff.erasures import ErasureBox
from ensure_desk.ui.pages.handoff.preview_cards import ChangesCard, CountsRow, ProblemsCard, SheetsCard
from ensure_desk.ui.pages.handoff.taking_back import taken_back
from ensure_desk.ui.pages.handoff.typed_rows import TypedRowsBox
from ensure_desk.ui.pages.handoff.words import next_step, plan_line, problem_rows, sheet_rows
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.shortcut import shortcut_within

NO_DOUBLES = Doubles()
NARROW, CHANGES = 900, 380
"""Below this width in pixels the differences stand below the sheets, and are so high."""
TONES = ("ok", "warn", "danger")


class ImportPreview(QWidget):
    """Who sent it and what happened to it; counts, sheets, doubts, faults, differences and doubles."""

    applied = Signal(object)
    cancelled = Signal()
    again = Signal(object)
    errors_asked = Signal(object)
    taking = Signal(object, object)
    adding = Signal(object, object)

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ = ctx.tr
        self._plan: ImportPlan | None = None
        _ = self._
        self._header = PageHeader(_(N_("Bestand bekijken voor het inlezen")))
        self._stop = stop = button(_(N_("Annuleren")))
        self._go = button(_(N_("Inlezen")), icon="check", kind="primary")
        stop.clicked.connect(self.cancelled)
        self._go.clicked.connect(self._apply)
        self._again = button(_(N_("Opnieuw toepassen")), icon="refresh-cw", kind="primary")
        self._again.clicked.connect(self._apply_again)
        for press in (stop, self._again, self._go):
            self._header.actions.addWidget(press)  # type: ignore[attr-defined]  # the head's row of buttons
        self._origins = {tone: Banner("", tone) for tone in TONES}
        self._erasures, self._doubts, self._typed = ErasureBox(_), DoubtsBox(_), TypedRowsBox(_)
        self._typed.meant.connect(lambda row: self.adding.emit(self._plan, row))
        self._doubts.meant.connect(lambda column: self.taking.emit(self._plan, column))
        self._counts, self._sheets = CountsRow(_), SheetsCard(_)
        self._problems, self._changes = ProblemsCard(_), ChangesCard(_)
        self._problems.errors_asked.connect(lambda: self.errors_asked.emit(self._plan))
        shortcut_within(self, "Esc", self.cancelled.emit)
        self._arrange()

    def _arrange(self) -> None:
        self._left = vbox(self._sheets, self._problems, gap=12)
        self._left.setStretch(0, 3)
        self._halves = hbox(self._left, self._changes, gap=12)
        self._halves.setStretch(0, 4)
        self._halves.setStretch(1, 6)
        above = (
            self._header,
            *self._origins.values(),
            self._counts,
            self._erasures,
            self._doubts,
            self._typed,
        )
        column = vbox(*above, self._halves, gap=12, margins=MARGINS)
        column.setStretch(len(above), 1)
        self.setLayout(column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the differences below the sheets where there is little room."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        if (self._halves.direction() == down) is not narrow:
            self._halves.setDirection(down if narrow else across)
            self._changes.setMinimumHeight(CHANGES if narrow else 0)

    def heightForWidth(self, width: int) -> int:
        """Ask for the least height: the tables take what there is, and only below that the whole scrolls."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else -1

    def show_typed(self, rows: Sequence[Proposal]) -> None:
        """Offer rows that were typed below the others."""
        self._typed.show_rows(rows)

    def show_plan(
        self, plan: ImportPlan, differences: Sequence[Shown], doubles: Doubles = NO_DOUBLES
    ) -> None:
        """Show a plan."""
        self._plan = plan
        tone = worst_tone(plan, self._)
        for name, banner in self._origins.items():
            banner.setVisible(name == tone)
            banner.set_text(plan_line(plan, self._))
        self._erasures.show_erasures(plan.erasures)
        self._doubts.show_plan(plan)
        self._counts.show_counts(plan.totals)
        self._header.set_subtitle(next_step(plan, self._))
        self._sheets.show_rows(sheet_rows(plan))
        problems = problem_rows(plan, [d for d in differences if d.conflict], self._)
        self._problems.show_rows(problems, marked(plan))
        self._left.setStretch(1, 0 if self._problems.has_few else 4)
        self._changes.show_changes(differences, doubles)
        back = bool(taken_back(plan))
        self._again.setVisible(back)
        self._go.setVisible(not back or bool(plan.packages))
        self._go.setEnabled(bool(plan.packages))
        first = self._again if back else self._go if plan.packages else self._stop
        first.setFocus()

    @property
    def accepts_erasures(self) -> bool:
        """Say whether the person agreed to what the files ask to erase."""
        return self._erasures.agreed()

    def _apply(self) -> None:
        if self._plan is not None:
            self.applied.emit(self._plan)

    def _apply_again(self) -> None:
        if self._plan is not None:
            self.again.emit(taken_back(self._plan))


def worst_tone(plan: ImportPlan, tr: Translator) -> str:
    """Return the tone of the file that asks most attention."""
    tones = {provenance(file, tr).tone for file in plan.files}
    return next((tone for tone in reversed(TONES) if tone in tones), "ok")
