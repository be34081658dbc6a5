# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The naive import: one ORM look-up per row (SQLAlchemy's documented `Session.get`)."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session, registry


def look_up(connection: sa.Connection, table: sa.Table, ids: Iterable[str]) -> int:
    """Return how many of the ids are here."""
    mapped = registry()

    class Row:
        """An object per row."""

    mapped.map_imperatively(Row, table, primary_key=[table.c.id])
    with Session(connection, join_transaction_mode="create_savepoint") as session:
        return sum(session.get(Row, record_id) is not None for record_id in ids)
