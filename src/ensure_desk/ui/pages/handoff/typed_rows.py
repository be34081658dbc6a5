# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that somebody typed in Excel below the others: offered as new dossiers, made only when a person says so."""

from collections.abc import Sequence

from ensure_desk.domain.texts import N_
from ensure_desk.services.desk import person_name
from ensure_desk.services.import_proposals import Proposal
from ensure_desk.ui.pages.handoff.asked_box import AskedBox


class TypedRowsBox(AskedBox):
    """Asks about each such row, those that nobody resembles first."""

    def show_rows(self, rows: Sequence[Proposal]) -> None:
        """Ask about the rows of a plan."""
        act, order = self._(N_("Toch toevoegen")), sorted(rows, key=lambda r: len(r.likely))
        self.ask([(row, self._words(row), act, "warn" if row.likely else "acc") for row in order])

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
