# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns of which much was emptied in Excel: the values stay, unless somebody says that emptying was meant."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.import_doubts import EmptiedColumn, emptied_columns
from ensure_desk.services.imports import ImportPlan
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.layout import clear, vbox

_SHOWN = 2


class EmptiedBox(QWidget):
    """A sentence and a button for each such column, the first ones at once; hidden where there is none."""

    meant = Signal(object)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._lines = vbox(gap=6)
        self.setLayout(self._lines)
        self.hide()

    def show_plan(self, plan: ImportPlan) -> None:
        """Ask about the columns of a plan."""
        clear(self._lines)
        columns = emptied_columns(plan)
        for column in columns[:_SHOWN]:
            banner = Banner(self._words(column), "warn", action=self._(N_("Toch leegmaken")))
            banner.action.connect(lambda c=column: self.meant.emit(c))
            self._lines.addWidget(banner)
        self.setVisible(bool(columns))

    def _words(self, column: EmptiedColumn) -> str:
        return self._(
            N_(
                "{sheet}, kolom {heading}: {cells} van {filled} cellen zijn leeggemaakt. De waarden blijven bewaard."
            ),
            sheet=column.sheet,
            heading=column.heading,
            cells=column.cells,
            filled=column.filled,
        )
