# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that somebody typed in Excel below the others: offered as new dossiers, made only when a person says so."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.desk import person_name
from ensure_desk.services.import_proposals import Proposal
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.layout import clear, vbox

_SHOWN = 2


class TypedRowsBox(QWidget):
    """A sentence and a button for each such row, the first ones at once; hidden where there is none."""

    meant = Signal(object)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._lines = vbox(gap=6)
        self.setLayout(self._lines)
        self.hide()

    def show_rows(self, rows: Sequence[Proposal]) -> None:
        """Ask about the rows of a plan, those that nobody resembles first."""
        clear(self._lines)
        for row in sorted(rows, key=lambda r: len(r.likely))[:_SHOWN]:
            banner = Banner(
                self._words(row), "warn" if row.likely else "acc", action=self._(N_("Toch toevoegen"))
            )
            banner.action.connect(lambda r=row: self.meant.emit(r))
            self._lines.addWidget(banner)
        self.setVisible(bool(rows))

    def _words(self, row: Proposal) -> str:
        params = {"sheet": row.sheet, "row": row.row, "name": person_name(row.values) or "–"}
        if row.likely:
            others = ", ".join(f"{match.name} ({match.dossier_number})" for match in row.likely[:2])
            return self._(
                N_("{sheet}, rij {row}: {name} is in Excel bijgetypt en lijkt op {others}."),
                others=others,
                **params,
            )
        return self._(
            N_("{sheet}, rij {row}: {name} is in Excel bijgetypt en staat hier nog niet."), **params
        )
