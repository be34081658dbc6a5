# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns of which so much went empty that the values are kept until a person says that emptying was meant."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ensure_desk.exchange.read import SheetIn
from ensure_desk.services.desk import Desk
from ensure_desk.services.imports import ImportPlan, compared_again


@dataclass(frozen=True)
class EmptiedColumn:
    """A question: were these cells, so many of the filled ones, meant to be emptied?"""

    path: Path
    sheet: str
    key: str
    heading: str
    address: str
    cells: int
    filled: int


def emptied_columns(plan: ImportPlan) -> tuple[EmptiedColumn, ...]:
    """Return the columns of all files that await an answer; without one their values are kept."""
    return tuple(
        EmptiedColumn(file.path, sheet.title, e.key, e.heading, e.address, e.cells, e.filled)
        for file, package in plan.packages
        for sheet in package.sheets
        for e in sheet.emptied
    )


def empty_them(desk: Desk, *, plan: ImportPlan, columns: Collection[EmptiedColumn]) -> ImportPlan:
    """Return the plan in which the cells of these columns are really emptied."""
    meant = {(c.path, c.sheet, c.key) for c in columns}
    for file, package in plan.packages:
        for sheet in package.sheets:
            _release(sheet, {e.key for e in sheet.emptied if (file.path, sheet.title, e.key) in meant})
    return compared_again(desk, plan=plan)


def _release(sheet: SheetIn, keys: set[str]) -> None:
    columns = {e.column for e in sheet.emptied if e.key in keys}
    sheet.emptied = [e for e in sheet.emptied if e.key not in keys]
    for edits in sheet.edits.values():
        edits[:] = [e._replace(held=False) if e.column in columns else e for e in edits]
