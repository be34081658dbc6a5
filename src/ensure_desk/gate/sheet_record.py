# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the gate notes about a sheet: formulas, errors, hidden rows and columns, merges, and how far the cells reach."""

import math
from dataclasses import dataclass, field

from ensure_desk.gate.codes import FindingCode, RefusalCode
from ensure_desk.gate.model import GateRefusal, Limits, MergedRange, Position
from ensure_desk.gate.references import merged_range

_HIDDEN_COLUMNS = 16_384
_OUT_OF_RANGE = "#NUM!"
_LARGE_AREA = 8_000_000
_SPREAD = 20


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
    cells: int = 0
    last_row: int = 1
    last_column: int = 1
    exact: bool = True
    formulas: set[Position] = field(default_factory=set)
    errors: dict[Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    styles: dict[Position, int] = field(default_factory=dict)
    merged: list[MergedRange] = field(default_factory=list)
    findings: set[FindingCode] = field(default_factory=set)

    def widen(self, rows: int, columns: int, *, estimate: bool = False) -> None:
        """Note that cells reach this far (counts, not indexes)."""
        if estimate and rows > self.last_row:
            self.exact = False
        self.last_row = max(self.last_row, min(rows, self.limits.rows))
        self.last_column = max(self.last_column, columns)

    def is_spread_out(self) -> bool:
        """Tell whether so few cells span so wide an area that laying it out would exhaust the memory."""
        area = self.last_row * self.last_column
        return area > _LARGE_AREA and area > _SPREAD * max(1, self.cells)

    def saw_row(self, row: int, hidden: bool) -> None:
        """Note a row that is hidden."""
        if hidden:
            self.hidden_rows.add(row)

    def saw_cell(self, cell: CellSeen) -> None:
        """Note a cell, or refuse the file for what it holds."""
        self.cells += 1
        if self.keep_styles:
            self.styles[cell.row, cell.column] = cell.style
        if not cell.filled:
            if cell.column < self.limits.columns:
                self.exact = self.exact and cell.column < self.last_column
                self.widen(1, cell.column + 1)
            return
        if cell.row >= self.limits.rows:
            raise GateRefusal(RefusalCode.TOO_MANY_ROWS, row=cell.row + 1, limit=self.limits.rows)
        if cell.column >= self.limits.columns:
            raise GateRefusal(RefusalCode.TOO_MANY_COLUMNS, column=cell.column + 1, limit=self.limits.columns)
        self.widen(cell.row + 1, cell.column + 1)
        if cell.formula is not None:
            self.formulas.add((cell.row, cell.column))
            if "|" in cell.formula:
                self.findings.add(FindingCode.DDE)
        if cell.value is not None:
            self._check_value(cell, cell.value)

    def saw_columns(self, first: int, last: int) -> None:
        """Note hidden columns by their one-based numbers."""
        self.hidden_columns.update(range(max(first, 1) - 1, min(last, _HIDDEN_COLUMNS)))

    def saw_merge(self, reference: str) -> None:
        """Note a merged range without ever spreading it out into cells."""
        if len(self.merged) >= self.limits.merges:
            raise GateRefusal(RefusalCode.TOO_MANY_MERGES, limit=self.limits.merges)
        bounds = merged_range(reference)
        if bounds is not None:
            self.merged.append(bounds)

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
