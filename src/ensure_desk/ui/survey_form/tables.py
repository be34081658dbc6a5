# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which neighbouring questions make a table: the same choices under one row of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ensure_desk.surveys.model import Control


@dataclass(frozen=True)
class Table:
    """A control whose choices are the heads of the columns, and the questions that are the rows."""

    head: Control
    lines: tuple[Control, ...]
    titled: bool


def entries(controls: Sequence[Control]) -> Iterator[Control | Table]:
    """Yield questions, groups and tables in order."""
    at = 0
    while at < len(controls):
        first = controls[at]
        table = _labelled(controls, at) or _likert(controls, at)
        if table is not None:
            at += len(table.lines) + (1 if table.titled else 0)
            yield table
            continue
        if "label" not in first.appearance or first.kind == "input":
            yield first
        at += 1


def _same_choices(one: Control, other: Control) -> bool:
    if one.itemset is not None and other.itemset is not None:
        return one.itemset.nodeset == other.itemset.nodeset and "[" not in one.itemset.nodeset
    return bool(one.items) and [i.code for i in one.items] == [i.code for i in other.items]


def _run(controls: Sequence[Control], start: int, look: str, like: Control) -> tuple[Control, ...]:
    found: list[Control] = []
    for control in controls[start:]:
        if look not in control.appearance or not _same_choices(like, control):
            break
        found.append(control)
    return tuple(found)


def _labelled(controls: Sequence[Control], at: int) -> Table | None:
    """Return the table of a question with only labels and the questions without labels after it."""
    first = controls[at]
    if "label" in first.appearance:
        lines = _run(controls, at + 1, "list-nolabel", first)
        return Table(first, lines, titled=True) if lines else None
    lines = _run(controls, at, "list-nolabel", first)
    return Table(first, lines, titled=False) if lines else None


def _likert(controls: Sequence[Control], at: int) -> Table | None:
    """Return the table of neighbours with the same scale."""
    lines = _run(controls, at, "likert", controls[at])
    return Table(controls[at], lines, titled=False) if len(lines) > 1 else None
