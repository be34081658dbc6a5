# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The audit trail: who did what to which record, chained by hash so that a gap or a change shows.

Rows hold field names and ids, never values.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from ensure_desk.storage.tables import AUDIT


@dataclass(frozen=True)
class AuditEntry:
    """One line of the trail."""

    action: str
    kind: str = ""
    record_id: str = ""
    fields: str = ""
    detail: str = ""


@dataclass(frozen=True)
class TrailLine(AuditEntry):
    """A line of the trail as it stands there: when, and by whom."""

    at: str = ""
    actor: str = ""


_TOLD = ("at", "actor", "action", "kind", "record_id", "fields", "detail")


def _link(previous: str, at: str, actor: str, entry: AuditEntry) -> str:
    parts = (previous, at, actor, entry.action, entry.kind, entry.record_id, entry.fields, entry.detail)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


_ADD = sa.insert(AUDIT)
_HEAD = sa.select(AUDIT.c.chain).order_by(AUDIT.c.n.desc()).limit(1)


def chain_head(connection: sa.Connection) -> str:
    """Return the hash that closes the trail, empty when there is none yet."""
    return connection.execute(_HEAD).scalar() or ""


def append(connection: sa.Connection, entries: list[AuditEntry], *, at: dt.datetime, actor: str) -> None:
    """Add lines at the end of the trail."""
    if not entries:
        return
    head, moment, rows = chain_head(connection), at.isoformat(), []
    for entry in entries:
        head = _link(head, moment, actor, entry)
        rows.append({"at": moment, "actor": actor, "chain": head, **entry.__dict__})
    connection.execute(_ADD, rows)


def broken_links(connection: sa.Connection) -> list[int]:
    """Return the numbers of lines whose hash does not follow from the line before."""
    broken, head = [], ""
    for row in connection.execute(sa.select(AUDIT).order_by(AUDIT.c.n)).mappings():
        entry = AuditEntry(row["action"], row["kind"], row["record_id"], row["fields"], row["detail"])
        if _link(head, row["at"], row["actor"], entry) != row["chain"]:
            broken.append(row["n"])
        head = row["chain"]
    return broken


def lines_about(connection: sa.Connection, ids: Iterable[str]) -> list[TrailLine]:
    """Return the lines about these records, the oldest first; bulk acts name no records and are not among them."""
    asked = sa.func.json_each(json.dumps(list(ids))).table_valued("value").c.value
    query = sa.select(AUDIT).where(AUDIT.c.record_id.in_(sa.select(asked))).order_by(AUDIT.c.n)
    return _told(connection, query)


def lines_of(connection: sa.Connection, action: str) -> list[TrailLine]:
    """Return the lines of one kind of act, the oldest first."""
    query = sa.select(AUDIT).where(AUDIT.c.action == action).order_by(AUDIT.c.n)
    return _told(connection, query)


def _told(connection: sa.Connection, query: sa.Select[Any]) -> list[TrailLine]:
    rows = connection.execute(query).mappings()
    return [TrailLine(**{name: row[name] for name in _TOLD}) for row in rows]
