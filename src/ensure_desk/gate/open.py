# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door for foreign files: checks, then a guarded child process that reads.

Every workbook or csv file from outside comes in here and nowhere else, and ends as plain data or as one GateRefusal.
"""

from collections.abc import Callable
from pathlib import Path

from ensure_desk.gate.model import Cell, Finding, GateRefusal, Limits, SheetData, Want, Workbook

__all__ = ["Cell", "Finding", "GateRefusal", "Limits", "SheetData", "Want", "Workbook", "read_table", "read_workbook"]


def read_workbook(
    path: Path,
    *,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    want: Want = Want(),  # noqa: B008 - frozen
    cancelled: Callable[[], bool] | None = None,
) -> Workbook:
    """Read a foreign xlsx file in a guarded child process, or raise GateRefusal."""
    raise NotImplementedError


def read_table(path: Path, *, limits: Limits = Limits()) -> Workbook:  # noqa: B008 - frozen
    """Read a foreign csv file as a workbook of one sheet whose cells are all text, or raise GateRefusal."""
    raise NotImplementedError
