# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sheets of a package that lost what tells whose row is whose: nothing in them can be read, and that is told."""

from collections.abc import Sequence

from ensure_desk.exchange.cells import Cell
from ensure_desk.exchange.layout import ID_KEY, TOKEN_KEY, Layout
from ensure_desk.exchange.sheet_in import RawSheet, Refusal, SheetIn

KEY_ROW_SEARCH = 12
"""The hidden keys stand within so many rows of the top, whatever people put above them."""


def key_row_of(rows: Sequence[Sequence[Cell]], *keys: str) -> int | None:
    """Return the first row that holds one of the keys."""
    return next((n for n, row in enumerate(rows[:KEY_ROW_SEARCH]) if any(k in row for k in keys)), None)


def lacks(layout: Layout, columns: Sequence[Cell]) -> str:
    """Return the sentence for a row of keys that does not do, empty for one that does."""
    if not any(c.key in columns for c in layout.columns):
        return "sheet_without_keys"
    return "sheet_without_column" if _gone(layout, columns) else ""


def _gone(layout: Layout, columns: Sequence[Cell]) -> str:
    """Return the first column that lacks of those that tell whose row is whose: machine columns and bound ones."""
    bound = (layout.columns[n] for n in layout.bound)
    needed = [(ID_KEY, ID_KEY), (TOKEN_KEY, TOKEN_KEY), *((c.key, c.heading) for c in bound)]
    return next((name for key, name in needed if key not in columns), "")


def unread_sheet(layout: Layout, raw: RawSheet, sheet: SheetIn) -> SheetIn:
    """Refuse all rows of a sheet at once; one without rows has nothing to refuse."""
    keys = [ID_KEY, TOKEN_KEY, *(c.key for c in layout.columns)]
    key_row = key_row_of(raw.rows, *keys)
    columns = raw.rows[key_row] if key_row is not None else ()
    above = [n for n, row in enumerate(raw.rows[:KEY_ROW_SEARCH]) if _names_columns(layout, row)]
    start = above[-1] + 1 if above else 0
    rows = [n for n, row in enumerate(raw.rows) if n >= start and any(c not in (None, "") for c in row)]
    sheet.unread = len(rows)
    if rows:
        told: dict[str, str | int] = {"rows": len(rows), "column": _gone(layout, columns)}
        address = f"{raw.name}!{rows[0] + 1}:{rows[-1] + 1}"
        sheet.refusals.append(Refusal(address, lacks(layout, columns), told))
    return sheet


def _names_columns(layout: Layout, row: Sequence[Cell]) -> bool:
    """Say whether a row holds keys or headings."""
    names = {ID_KEY, TOKEN_KEY, *(n for c in layout.columns for n in (c.key, c.heading))}
    filled = [cell for cell in row if cell not in (None, "")]
    return bool(filled) and sum(str(cell) in names for cell in filled) * 2 >= len(filled)
