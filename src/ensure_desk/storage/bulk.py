# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Storing many rows at once, in batches and with the search index brought in step at the end."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa

from ensure_desk.storage import search
from ensure_desk.storage.tables import RECORDS

BATCH = 5_000
_REBUILD_FROM = 500
PERSON = RECORDS["person"]


@cache
def update_of(kind: str, columns: tuple[str, ...]) -> sa.Update:
    """Return the statement that replaces these columns; every parameter has its column's name with `_` behind it."""
    table = RECORDS[kind]
    values: dict[str, sa.BindParameter[Any]] = {n: sa.bindparam(f"{n}_") for n in columns if n != "id"}
    return sa.update(table).where(table.c.id == sa.bindparam("id_")).values(values)


@cache
def insert_of(kind: str) -> sa.Insert:
    """Return the statement that adds rows."""
    return sa.insert(RECORDS[kind])


def insert_rows(connection: sa.Connection, kind: str, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that are new; all of them name the same columns."""
    for start in range(0, len(rows), BATCH):
        connection.execute(insert_of(kind), rows[start : start + BATCH])


def update_rows(connection: sa.Connection, kind: str, rows: Sequence[dict[str, Any]]) -> None:
    """Replace the columns of rows that exist; all of them name the same columns, `id` among them."""
    if not rows:
        return
    statement = update_of(kind, tuple(rows[0]))
    for start in range(0, len(rows), BATCH):
        part = rows[start : start + BATCH]
        connection.execute(statement, [{f"{key}_": value for key, value in row.items()} for row in part])


def index_people(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Bring the search index in step with people that changed: one by one for a few, anew for many."""
    if len(ids) >= _REBUILD_FROM:
        search.rebuild(connection)
        return
    for person_id in ids:
        search.index_person(connection, person_id)
