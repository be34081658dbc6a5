# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns in which much was emptied or swapped in Excel: the values stay, unless somebody says that it was meant."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.exchange.whole_columns import SWAPPED
from ensure_desk.services.import_doubts import DoubtfulColumn, doubtful_columns
from ensure_desk.services.imports import ImportPlan
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.layout import clear, vbox

_SHOWN = 2


class DoubtsBox(QWidget):
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
        columns = doubtful_columns(plan)
        for column in columns[:_SHOWN]:
            act = N_("Toch overnemen") if column.code == SWAPPED else N_("Toch leegmaken")
            banner = Banner(self._words(column), "warn", action=self._(act))
            banner.action.connect(lambda c=column: self.meant.emit(c))
            self._lines.addWidget(banner)
        self.setVisible(bool(columns))

    def _words(self, column: DoubtfulColumn) -> str:
        place = {"sheet": column.sheet, "heading": column.heading, "cells": column.cells}
        if column.code == SWAPPED:
            words = N_(
                "{sheet}, kolom {heading}: {cells} waarden stonden eerst in andere rijen. "
                "De vroegere waarden blijven bewaard."
            )
            return self._(words, **place)
        words = N_(
            "{sheet}, kolom {heading}: {cells} van {filled} cellen zijn leeggemaakt. De waarden blijven bewaard."
        )
        return self._(words, filled=column.of, **place)
