# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The people of a session: a key writes a code and goes to the next person."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from ensure_desk.domain import codes
from ensure_desk.domain.attendance import PARTLY
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.attendance import Cell, ExpectedRow
from ensure_desk.ui.pages.attendance.code_cell import CodeCell
from ensure_desk.ui.widgets.table import Column, RowsTable

EVERY = frozenset(codes.ATTENDANCE)
STAYS = PARTLY | {"G"}
"""Codes that ask for more before the next person's turn."""
_REASON, _SHORT, _FULL, _ROOMY = 4, 180, 216, 900
"""The column of the reason: how wide it is, and how wide in a list of `_ROOMY` pixels or more."""
_CODE = 2
"""The column of the code."""


class SheetTable(RowsTable):
    """The sheet of a session. `coded` tells a person and a code of those `offered`; other keys are the page's."""

    coded = Signal(object, str)

    def __init__(self, tr: Translator) -> None:
        super().__init__(
            (
                Column("name", tr(N_("Naam")), bold=True),
                Column("municipality", tr(N_("Gemeente")), 94, least=800),
                Column("code", tr(N_("Aanwezigheid")), 234, display=_code_words),
                Column(
                    "minutes",
                    tr(N_("Minuten")),
                    78,
                    display=_minutes,
                    align="right",
                    whole=tr(N_("Minuten gemist")),
                ),
                Column("reason_text", tr(N_("Reden")), _SHORT, least=620),
                Column("proof_text", tr(N_("Bewijs")), 66, least=700),
            ),
            sortable=False,
        )
        self.setAccessibleName(tr(N_("Aanwezigheden")))
        self.setWordWrap(True)
        self.tr_ = tr
        self._cell = CodeCell(self, tr)
        self.setItemDelegateForColumn(_CODE, self._cell)
        self.offered = EVERY

    @property
    def takes_codes(self) -> bool:
        """Say whether letters write codes here."""
        return self._cell.asks

    @takes_codes.setter
    def takes_codes(self, on: bool) -> None:
        self._cell.asks = on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write the code of the key that was pressed."""
        row: ExpectedRow | None = self.current()
        code = event.text().upper()
        if row is not None and self.takes_codes and code and code in codes.ATTENDANCE:
            if code in self.offered:
                self.coded.emit(row, code)
        elif row is not None and self.takes_codes and event.text() in ("\b", "\x7f"):
            self.coded.emit(row, "")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell reasons in full where there is room."""
        self._widths[_REASON] = _FULL if event.size().width() >= _ROOMY else _SHORT
        self.setColumnWidth(_REASON, self._widths[_REASON])
        super().resizeEvent(event)

    def show_rows(self, rows: Sequence[ExpectedRow]) -> None:
        """Show the people of a session; who is chosen stays so."""
        self.set_rows(rows, keep="person_id")

    def put(self, person_id: str, cell: Cell) -> None:
        """Show what was written of a person, before the vault has it."""
        rows = [_with(row, cell, self.tr_) if row.person_id == person_id else row for row in self.rows()]
        self.set_rows(rows, keep="person_id")

    def rows(self) -> list[ExpectedRow]:
        """Return the people shown."""
        return [self._model.row(n) for n in range(self._model.rowCount())]

    def choose(self, person_id: str) -> None:
        """Choose a person."""
        place = self._model.place("person_id", person_id)
        if place is not None:
            self.selectRow(place)

    def next_person(self) -> None:
        """Go to the person below, at the last one stay."""
        place = self.currentIndex().row() + 1
        if place < self._model.rowCount():
            self.selectRow(place)


def _with(row: ExpectedRow, cell: Cell, tr: Translator) -> ExpectedRow:
    return replace(
        row,
        code=cell.code,
        code_text=tr(codes.ATTENDANCE.get(cell.code, "")),
        minutes=cell.minutes,
        reason=cell.reason,
        reason_text=tr(codes.ABSENCE_REASON.get(cell.reason, "")),
        proof=cell.proof,
        proof_text=tr(codes.ABSENCE_PROOF.get(cell.proof, "")),
    )


def _code_words(row: ExpectedRow) -> str:
    told = f"{row.code}  {row.code_text}" if row.code else ""
    return f"{told}  ({row.other_code}?)" if row.other_code else told


def _minutes(row: ExpectedRow) -> str:
    return "" if row.minutes is None else str(row.minutes)
