# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values that belong to this desk alone, found by how their key begins, and the trail since a moment."""

import datetime as dt

import sqlalchemy as sa

from ensure_desk.storage.reader import Reader
from ensure_desk.storage.tables import AUDIT, LOCAL, PACKAGE
from ensure_desk.storage.writer import Writer


def local_values(reader: Reader, prefix: str) -> dict[str, str]:
    """Return the values whose key begins with `prefix`, by the rest of their key, in its order."""
    query = sa.select(LOCAL.c.key, LOCAL.c.value).where(LOCAL.c.key.startswith(prefix, autoescape=True))
    rows = reader.connection.execute(query.order_by(LOCAL.c.key))
    return {key.removeprefix(prefix): value for key, value in rows}


def drop_local(writer: Writer, key: str) -> None:
    """Forget a value of this desk."""
    writer.connection.execute(sa.delete(LOCAL).where(LOCAL.c.key == key))


def last_package_at(reader: Reader, direction: str) -> dt.datetime | None:
    """Return when the last package went `out` or came `in`."""
    query = sa.select(sa.func.max(PACKAGE.c.at)).where(PACKAGE.c.direction == direction)
    text = reader.connection.execute(query).scalar()
    return dt.datetime.fromisoformat(text) if text else None


def records_touched_since(reader: Reader, moment: dt.datetime | None) -> dict[str, int]:
    """Return how many records of each kind were written by hand since a moment, or ever."""
    query = sa.select(AUDIT.c.kind, sa.func.count(sa.distinct(AUDIT.c.record_id))).where(
        AUDIT.c.action.in_(("create", "update", "delete", "restore")), AUDIT.c.kind != ""
    )
    if moment is not None:
        query = query.where(AUDIT.c.at > moment.isoformat())
    return {kind: int(count) for kind, count in reader.connection.execute(query.group_by(AUDIT.c.kind))}
