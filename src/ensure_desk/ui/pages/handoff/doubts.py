# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns in which much was emptied or swapped in Excel: the values stay, unless somebody says that it was meant."""

from ensure_desk.domain.texts import N_
from ensure_desk.exchange.whole_columns import SWAPPED
from ensure_desk.services.import_doubts import DoubtfulColumn, doubtful_columns
from ensure_desk.services.imports import ImportPlan
from ensure_desk.ui.pages.handoff.asked_box import AskedBox, Question


class DoubtsBox(AskedBox):
    """Asks about each such column."""

    def show_plan(self, plan: ImportPlan) -> None:
        """Ask about the columns of a plan."""
        self.ask([self._question(column) for column in doubtful_columns(plan)])

    def _question(self, column: DoubtfulColumn) -> Question:
        act = N_("Toch overnemen") if column.code == SWAPPED else N_("Toch leegmaken")
        return column, self._words(column), self._(act), "warn"

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
