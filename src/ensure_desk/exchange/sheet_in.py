# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sheet of a package: as the gate gave it, and as it was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ensure_desk.domain.fields import Value
from ensure_desk.exchange.cells import Cell
from ensure_desk.exchange.layout import Layout
from ensure_desk.exchange.whole_columns import Doubt


class Refusal(NamedTuple):
    """Something that was not read: where, and the sentence that says why."""

    address: str
    code: str
    params: Mapping[str, str | int] = {}


class HandEdit(NamedTuple):
    """A cell that somebody changed in the workbook; without address its value is not known.

    One that is `held` counts only when somebody says so.
    """

    column: int
    value: Value
    address: str
    held: bool = False

    @property
    def counts(self) -> bool:
        """Say whether the cell tells what to write."""
        return bool(self.address) and not self.held


class RawSheet(NamedTuple):
    """What the gate gave for one sheet."""

    name: str
    rows: Sequence[Sequence[Cell]]
    formulas: frozenset[tuple[int, int]]
    errors: Mapping[tuple[int, int], str]


@dataclass
class SheetIn:
    """The rows of a sheet, column-wise lists of equal length: `values[i]` are stored values in layout order.

    `named` tells under which id a row stands in the file, where this desk knows the record by another. `foreign` holds
    the cells, by heading, of rows that nobody here wrote, by row number, `proposed` the values of those that people
    typed below the others; `doubts` the columns that await an answer. An excerpt holds only rows with faults: its
    columns say nothing as a whole. `gone` holds the marks of rows left out because they are of somebody erased.
    `absent` counts the columns that are gone, `unread` the rows of a sheet that could not be read at all.
    """

    layout: Layout
    title: str
    tag: str
    ids: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    values: list[tuple[Value, ...]] = field(default_factory=list)
    edits: dict[int, list[HandEdit]] = field(default_factory=dict)
    more: dict[str, dict[str, object]] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    missing: int = 0
    erased: int = 0
    gone: list[str] = field(default_factory=list)
    foreign: dict[int, dict[str, Cell]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    proposed: dict[int, tuple[Value, ...]] = field(default_factory=dict)
    excerpt: bool = False
    absent: int = 0
    unread: int = 0

    @property
    def refused(self) -> int:
        """Return how many cells and rows are refused; a sheet that was not read counts its rows."""
        return len(self.refusals) + max(0, self.unread - 1)


class Place(NamedTuple):
    """Where a sheet keeps things: row of the keys, columns of id and token, and per field its column."""

    key_row: int
    id: int
    token: int
    fields: list[int | None]
