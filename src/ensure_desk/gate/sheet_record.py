# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the gate notes about a sheet: formulas, errors, hidden rows and columns, merges, how far cells reach."""

import math
from array import array
from dataclasses import dataclass, field

from ensure_desk.gate.codes import FindingCode, RefusalCode
from ensure_desk.gate.model import GateRefusal, Limits, MergedRange, Position
from ensure_desk.gate.references import column_number, merged_range

WIDTH = 16_384
"""Columns of the widest sheet: a position travels as row * WIDTH + column."""

_OUT_OF_RANGE = "#NUM!"


@dataclass(frozen=True)
class CellSeen:
    """One cell that was looked at by itself; `kind` is the type letter of the file format."""

    row: int
    column: int
    kind: str
    value: str | None
    formula: str | None
    filled: bool
    style: int = 0


@dataclass
class SheetRecord:
    """Notes on one sheet, filled while its bytes stream by."""

    part: str
    strings: int
    limits: Limits
    keep_styles: bool = False
    last_row: int = 1
    last_column: int = 1
    guessed: tuple[int, int] = (1, 1)
    formulas: "array[int]" = field(default_factory=lambda: array("Q"))
    errors: dict[Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    styles: dict[Position, int] = field(default_factory=dict)
    merged: list[MergedRange] = field(default_factory=list)
    findings: set[FindingCode] = field(default_factory=set)

    def guess(self, rows: int, columns: int) -> None:
        """Note that plain cells, not counted one by one, may reach this far (counts, not indexes)."""
        self.guessed = (max(self.guessed[0], rows), max(self.guessed[1], columns))

    def widen(self, rows: int, columns: int) -> None:
        """Note that cells reach this far (counts, not indexes)."""
        self.last_row = max(self.last_row, rows)
        self.last_column = max(self.last_column, columns)

    def area(self) -> int:
        """Return how many cells a reader lays out at most."""
        return max(self.last_row, self.guessed[0]) * max(self.last_column, self.guessed[1])

    def saw_row(self, row: int, hidden: bool) -> None:
        """Note a row that is hidden."""
        if hidden:
            self.hidden_rows.add(row)

    def saw_cell(self, cell: CellSeen) -> None:
        """Note a cell, or refuse the file for what it holds."""
        if self.keep_styles:
            self.styles[cell.row, cell.column] = cell.style
        if not cell.filled:
            self.widen(1, min(cell.column + 1, self.limits.columns))
            return
        self._check_place(cell)
        self.widen(cell.row + 1, cell.column + 1)
        if cell.formula is not None:
            self.formulas.append(cell.row * WIDTH + cell.column)
            if "|" in cell.formula:
                self.findings.add(FindingCode.DDE)
        if cell.value is not None:
            self._check_value(cell, cell.value)

    def saw_formulas(self, places: list[tuple[bytes, bytes]]) -> None:
        """Note formulas by their column letters and row numbers."""
        self.formulas.extend(
            [(int(row) - 1) * WIDTH + column_number(letters.decode()) - 1 for letters, row in places]
        )

    def saw_columns(self, first: int, last: int) -> None:
        """Note hidden columns by their one-based numbers."""
        self.hidden_columns.update(range(max(first, 1) - 1, min(last, WIDTH)))

    def saw_merge(self, reference: str) -> None:
        """Note a merged range without ever spreading it out into cells."""
        if len(self.merged) >= self.limits.merges:
            raise GateRefusal(RefusalCode.TOO_MANY_MERGES, limit=self.limits.merges)
        bounds = merged_range(reference)
        if bounds is not None:
            self.merged.append(bounds)

    def _check_place(self, cell: CellSeen) -> None:
        if cell.row >= self.limits.rows:
            raise GateRefusal(RefusalCode.TOO_MANY_ROWS, row=cell.row + 1, limit=self.limits.rows)
        if cell.column >= self.limits.columns:
            column = cell.column + 1
            raise GateRefusal(RefusalCode.TOO_MANY_COLUMNS, column=column, limit=self.limits.columns)

    def _check_value(self, cell: CellSeen, value: str) -> None:
        if cell.kind == "e":
            self.errors[cell.row, cell.column] = value
        elif cell.kind == "s" and not (value.isascii() and value.isdigit() and int(value) < self.strings):
            raise GateRefusal(RefusalCode.STRING_INDEX, row=cell.row + 1, column=cell.column + 1)
        elif cell.kind == "n" and value and not _is_finite(value):
            self.errors[cell.row, cell.column] = _OUT_OF_RANGE
            self.findings.add(FindingCode.NUMBER_OUT_OF_RANGE)


def _is_finite(value: str) -> bool:
    try:
        return math.isfinite(float(value))
    except ValueError:
        return True
