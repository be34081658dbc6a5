# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns that went empty or hold values of other rows: they are kept until a person says that it was meant."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ensure_desk.exchange.read import SheetIn
from ensure_desk.services.desk import Desk
from ensure_desk.services.imports import ImportPlan, compared_again


@dataclass(frozen=True)
class DoubtfulColumn:
    """A question: were these cells, so many of those it could be, meant to be emptied or changed? `code` says which."""

    code: str
    path: Path
    sheet: str
    key: str
    heading: str
    address: str
    cells: int
    of: int


def doubtful_columns(plan: ImportPlan) -> tuple[DoubtfulColumn, ...]:
    """Return the columns of all files that await an answer; without one their values are kept."""
    return tuple(
        DoubtfulColumn(e.code, file.path, sheet.title, e.key, e.heading, e.address, e.cells, e.of)
        for file, package in plan.packages
        for sheet in package.sheets
        for e in sheet.doubts
    )


def take_them(desk: Desk, *, plan: ImportPlan, columns: Collection[DoubtfulColumn]) -> ImportPlan:
    """Return the plan in which the cells of these columns are read as they stand in the file."""
    meant = {(c.path, c.sheet, c.key) for c in columns}
    for file, package in plan.packages:
        for sheet in package.sheets:
            _release(sheet, {e.key for e in sheet.doubts if (file.path, sheet.title, e.key) in meant})
    return compared_again(desk, plan=plan)


def _release(sheet: SheetIn, keys: set[str]) -> None:
    columns = {e.column for e in sheet.doubts if e.key in keys}
    sheet.doubts = [e for e in sheet.doubts if e.key not in keys]
    for edits in sheet.edits.values():
        edits[:] = [e._replace(held=False) if e.column in columns else e for e in edits]
