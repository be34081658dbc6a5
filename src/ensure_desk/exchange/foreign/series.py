# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sheets with a row per session: the same people again and again, asked about once instead of person by person."""

from dataclasses import replace

from ensure_desk.domain.lists import Scope, ask
from ensure_desk.domain.names import fold
from ensure_desk.exchange.foreign.plan import Answers, ListCell, ListRow, RowState
from ensure_desk.exchange.foreign.rawcell import address

SAME_PERSON = "same"  # the answer to a row that may be a duplicate; anything else is another person
OTHER_PERSON = "other"
SHARE, FEWEST = 0.5, 4  # of the rows of a sheet name somebody again, and as many rows at least
_NAMES = ("persoon.naam", "persoon.voornaam")
_CHANGING = frozenset({"persoon.nota"})


def with_series(rows: list[ListRow], answers: Answers) -> tuple[list[ListCell], list[ListRow]]:
    """Return one question per sheet with a row per session, and the rows of which only a person's first counts."""
    cells: list[ListCell] = []
    for sheet, again in _series(rows).items():
        start = min(again)
        place = address(start - 1, 0)
        key = f"{sheet}!{place}#row"
        if not answers.given(key):
            cells.append(ListCell(sheet, place, "", ask("rows_of_series", SAME_PERSON), start, Scope.ROW))
        elif answers.cells[key] != SAME_PERSON:
            continue
        state = RowState.LEFT_OUT if answers.given(key) else RowState.WAITING
        rows = [
            replace(r.with_state(state, key), same_as=again[r.number])
            if r.sheet == sheet and r.number in again
            else r
            for r in rows
        ]
    return cells, rows


def _series(rows: list[ListRow]) -> dict[str, dict[int, int]]:
    """Return per sheet with a row per session the rows that name somebody again, with that person's first row."""
    first: dict[tuple[str, ...], int] = {}
    again: dict[str, dict[int, int]] = {}
    named: dict[str, int] = {}
    for row in rows:
        if row.same_as or not all(row.values.get(name) for name in _NAMES):
            continue
        named[row.sheet] = named.get(row.sheet, 0) + 1
        if (found := first.setdefault(_person(row), row.number)) != row.number:
            again.setdefault(row.sheet, {})[row.number] = found
    return {s: a for s, a in again.items() if len(a) >= max(FEWEST, SHARE * named[s])}


def _person(row: ListRow) -> tuple[str, ...]:
    """Return the sheet of a row and all that it says about its person."""
    values = sorted((k, v) for k, v in row.values.items() if k.startswith("persoon.") and k not in _CHANGING)
    return (row.sheet, *(f"{name}={fold(str(value))}" for name, value in values))
