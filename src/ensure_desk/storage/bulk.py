# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Storing many rows at once, in batches and with the search index brought in step at the end."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from ensure_desk.storage import search
from ensure_desk.storage.tables import RECORDS

BATCH = 5_000
_REBUILD_FROM = 500
PERSON = RECORDS["person"]


def insert_rows(connection: sa.Connection, kind: str, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that are new; all of them name the same columns."""
    table = RECORDS[kind]
    for start in range(0, len(rows), BATCH):
        connection.execute(sa.insert(table), rows[start : start + BATCH])


def update_rows(connection: sa.Connection, kind: str, rows: Sequence[dict[str, Any]]) -> None:
    """Replace the columns of rows that exist; all of them name the same columns, `id` among them."""
    if not rows:
        return
    table = RECORDS[kind]
    names = [name for name in rows[0] if name != "id"]
    statement = (
        sa.update(table)
        .where(table.c.id == sa.bindparam("id_"))
        .values({name: sa.bindparam(f"{name}_") for name in names})
    )
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
