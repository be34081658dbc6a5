# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns of a list: what each became and why, and another choice for the one that is wrong."""

from PySide6.QtCore import Signal

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services import lists
from ensure_desk.ui.pages.lists.rows import ColumnRow
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import clear
from ensure_desk.ui.widgets.line_field import LabeledField
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.whole_rows import WholeRows

LEFT_OUT = ""


class ColumnsCard(Card):
    """A row per column; `chosen` tells which column becomes which target, none when it is left out."""

    chosen = Signal(str, str)

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr(N_("Kolommen")), padded=False)
        self._ = tr
        self.table = RowsTable(
            (
                Column("heading", tr(N_("In de lijst")), 130, bold=True),
                Column("becomes", tr(N_("Wordt")), 150),
                Column("reason", tr(N_("Waarom"))),
            ),
            sortable=False,
        )
        self.table.setAccessibleName(tr(N_("Kolommen")))
        self.table.selected.connect(self._offer)
        self.body.addWidget(WholeRows(self.table))
        self._choices = self.footer()

    def _offer(self, row: ColumnRow | None) -> None:
        """Show what the chosen column can be."""
        clear(self._choices)
        if row is None:
            return
        options = sorted((self._(lists.target_label(t)), t) for t in lists.column_targets())
        choice = ChoiceField(
            [(LEFT_OUT, self._(N_("wordt niet gelezen"))), *((t, words) for words, t in options)], empty=False
        )
        if len(row.targets) > 1 or choice.findData("".join(row.targets)) < 0:
            choice.insertItem(0, row.becomes, row.targets)
            choice.setCurrentIndex(0)
        else:
            choice.set_value("".join(row.targets) or None)
        choice.edited.connect(
            lambda found: self.chosen.emit(row.id, found) if isinstance(found, str) else None
        )
        self._choices.addWidget(LabeledField(self._(N_("{heading} wordt"), heading=row.heading), choice), 1)
