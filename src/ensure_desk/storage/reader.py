# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading: one snapshot of the vault."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from ensure_desk.domain.kinds import KIND, Kind
from ensure_desk.domain.records import Record
from ensure_desk.domain.registers import Alternatives, State
from ensure_desk.storage.rows import may_conflict, record_of, state_of
from ensure_desk.storage.tables import CONFLICT, LOCAL, RECORDS, SECRET

BATCH = 20_000
_OTHERS = sa.select(CONFLICT.c.field, CONFLICT.c.write_id, CONFLICT.c.value).where(
    CONFLICT.c.record_id == sa.bindparam("id"), CONFLICT.c.kind == sa.bindparam("kind")
)
AMONG = sa.select(sa.func.json_each(sa.bindparam("ids")).table_valued("value").c.value)
"""The ids in a parameter, a JSON list: one parameter however many they are."""

_LOCAL = sa.select(LOCAL.c.value).where(LOCAL.c.key == sa.bindparam("key"))
_SECRET = sa.select(SECRET.c.value).where(SECRET.c.name == sa.bindparam("name"))


@cache
def _row(kind: str) -> sa.Select[Any]:
    return sa.select(RECORDS[kind]).where(RECORDS[kind].c.id == sa.bindparam("id"))


@cache
def _rows(kind: str) -> sa.Select[Any]:
    return sa.select(RECORDS[kind]).where(RECORDS[kind].c.id.in_(AMONG))


@cache
def _shown(kind: str, below: str = "") -> sa.Select[Any]:
    """Return the question for all that is not deleted, of the parent in `parent` where a link is named."""
    table = RECORDS[kind]
    query = sa.select(table).where(table.c.hidden == 0).order_by(table.c.n)
    return query.where(table.c[below] == sa.bindparam("parent")) if below else query


class Reader:
    """What can be asked of the vault; everything it returns is plain and may cross threads."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.beside: frozenset[str] | None = None
        """The kinds with records in `beside`, once somebody asked."""

    @property
    def driver(self) -> Any:
        """Return the driver's connection, for short questions that are asked often: asked at once, made ready once."""
        return self.connection.connection.driver_connection

    def get(self, kind: str, record_id: str) -> Record | None:
        """Return one record, deleted ones too, or None when it is not here."""
        return next(self._records(kind, _row(kind), {"id": record_id}), None)

    def children(self, kind: str, parent_id: str) -> list[Record]:
        """Return the records of a kind that belong to a parent, in the order they came, without deleted ones."""
        parent = KIND[kind].parent
        if parent is None:
            return []
        return list(self._records(kind, _shown(kind, parent.key), {"parent": parent_id}))

    def all(self, kind: str) -> Iterator[Record]:
        """Return every record of a kind that is not deleted."""
        return self._records(kind, _shown(kind), {})

    def count(self, kind: str) -> int:
        """Return how many records of a kind there are, without deleted ones."""
        table = RECORDS[kind]
        query = sa.select(sa.func.count()).select_from(table).where(table.c.hidden == 0)
        return int(self.connection.execute(query).scalar_one())

    def others(self, kind: str, record_id: str) -> Alternatives:
        """Return the values in conflict that are not shown."""
        found: Alternatives = {}
        for field, write_id, value in self.connection.execute(_OTHERS, {"id": record_id, "kind": kind}):
            found.setdefault(field, {})[write_id] = json.loads(value)
        return found

    def state_in(self, kind: Kind, row: Mapping[Any, Any]) -> State:
        """Return the registers of a stored row, with the values in conflict beside it."""
        others = self.others(kind.name, row["id"]) if may_conflict(row["token"]) else {}
        return state_of(kind, row, others)

    def rows_by_id(self, kind: str, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return the stored rows of these ids, a few thousand per question."""
        found: dict[str, dict[str, Any]] = {}
        wanted = list(ids)
        for start in range(0, len(wanted), BATCH):
            part = {"ids": json.dumps(wanted[start : start + BATCH])}
            found.update(
                (row["id"], dict(row)) for row in self.connection.execute(_rows(kind), part).mappings()
            )
        return found

    def local(self, key: str) -> str | None:
        """Return a value that belongs to this desk alone."""
        return self.connection.execute(_LOCAL, {"key": key}).scalar()

    def secret(self, name: str) -> bytes | None:
        """Return a key kept in the vault."""
        return self.connection.execute(_SECRET, {"name": name}).scalar()

    def _records(self, kind: str, query: sa.Select[Any], params: dict[str, str]) -> Iterator[Record]:
        for row in self.connection.execute(query, params).mappings():
            others = self.others(kind, row["id"]) if may_conflict(row["token"]) else {}
            yield record_of(KIND[kind], row, others)
