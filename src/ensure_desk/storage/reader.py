# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading: one snapshot of the vault."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.records import Record
from ensure_desk.domain.registers import Alternatives
from ensure_desk.storage.rows import record_of
from ensure_desk.storage.tables import CONFLICT, LOCAL, RECORDS, SECRET

BATCH = 20_000


class Reader:
    """What can be asked of the vault; everything it returns is plain and may cross threads."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection

    def get(self, kind: str, record_id: str) -> Record | None:
        """Return one record, deleted ones too, or None when it is not here."""
        return next(self._select(kind, RECORDS[kind].c.id == record_id), None)

    def children(self, kind: str, parent_id: str) -> list[Record]:
        """Return the records of a kind that belong to a parent, in the order they came, without deleted ones."""
        table, parent = RECORDS[kind], KIND[kind].parent
        if parent is None:
            return []
        return list(self._select(kind, table.c[parent.key] == parent_id, table.c.hidden == 0))

    def all(self, kind: str) -> Iterator[Record]:
        """Return every record of a kind that is not deleted."""
        return self._select(kind, RECORDS[kind].c.hidden == 0)

    def count(self, kind: str) -> int:
        """Return how many records of a kind there are, without deleted ones."""
        table = RECORDS[kind]
        query = sa.select(sa.func.count()).select_from(table).where(table.c.hidden == 0)
        return int(self.connection.execute(query).scalar_one())

    def others(self, kind: str, record_id: str) -> Alternatives:
        """Return the values in conflict that are not shown."""
        query = sa.select(CONFLICT.c.field, CONFLICT.c.write_id, CONFLICT.c.value).where(
            CONFLICT.c.record_id == record_id, CONFLICT.c.kind == kind
        )
        found: Alternatives = {}
        for field, write_id, value in self.connection.execute(query):
            found.setdefault(field, {})[write_id] = json.loads(value)
        return found

    def rows_by_id(self, kind: str, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return the stored rows of these ids, a few thousand per question."""
        table = RECORDS[kind]
        found: dict[str, dict[str, Any]] = {}
        wanted_ids = list(ids)
        for start in range(0, len(wanted_ids), BATCH):
            part = wanted_ids[start : start + BATCH]
            wanted = sa.select(sa.func.json_each(json.dumps(part)).table_valued("value").c.value)
            query = sa.select(table).where(table.c.id.in_(wanted))
            found.update((row["id"], dict(row)) for row in self.connection.execute(query).mappings())
        return found

    def local(self, key: str) -> str | None:
        """Return a value that belongs to this desk alone."""
        return self.connection.execute(sa.select(LOCAL.c.value).where(LOCAL.c.key == key)).scalar()

    def secret(self, name: str) -> bytes | None:
        """Return a key kept in the vault."""
        return self.connection.execute(sa.select(SECRET.c.value).where(SECRET.c.name == name)).scalar()

    def _select(self, kind: str, *conditions: sa.ColumnElement[bool]) -> Iterator[Record]:
        table = RECORDS[kind]
        in_conflict = self._kinds_in_conflict(kind)
        query = sa.select(table).where(*conditions).order_by(table.c.n)
        for row in self.connection.execute(query).mappings():
            others = self.others(kind, row["id"]) if row["id"] in in_conflict else {}
            yield record_of(KIND[kind], row, others)

    def _kinds_in_conflict(self, kind: str) -> frozenset[str]:
        query = sa.select(CONFLICT.c.record_id).where(CONFLICT.c.kind == kind).distinct()
        return frozenset(self.connection.execute(query).scalars())
