# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading: one snapshot of the vault."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from ensure_desk.domain.kinds import KIND, Kind
from ensure_desk.domain.records import Record
from ensure_desk.domain.registers import Alternatives, State
from ensure_desk.storage.rows import may_conflict, record_of, state_of

BATCH = 20_000
AMONG = sa.select(sa.func.json_each(sa.bindparam("ids")).table_valued("value").c.value)
"""The ids in a parameter, a JSON list: one parameter however many they are."""
_AMONG = "id IN (SELECT value FROM json_each(?))"

_OTHERS = "SELECT field, write_id, value FROM conflict WHERE record_id = ? AND kind = ?"
_LOCAL = "SELECT value FROM local WHERE key = ?"
_SECRET = "SELECT value FROM secret WHERE name = ?"  # noqa: S105 - a question


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
        return next(self._records(kind, "id = ?", record_id), None)

    def children(self, kind: str, parent_id: str) -> list[Record]:
        """Return the records of a kind that belong to a parent, in the order they came, without deleted ones."""
        parent = KIND[kind].parent
        if parent is None:
            return []
        return list(self._records(kind, f"hidden = 0 AND {parent.key} = ? ORDER BY n", parent_id))

    def all(self, kind: str) -> Iterator[Record]:
        """Return every record of a kind that is not deleted."""
        return self._records(kind, "hidden = 0 ORDER BY n")

    def count(self, kind: str) -> int:
        """Return how many records of a kind there are, without deleted ones."""
        asked = f"SELECT count(*) FROM {KIND[kind].name} WHERE hidden = 0"  # noqa: S608 - a name of ours
        return int(self.driver.execute(asked).fetchone()[0])

    def others(self, kind: str, record_id: str) -> Alternatives:
        """Return the values in conflict that are not shown."""
        found: Alternatives = {}
        for field, write_id, value in self.driver.execute(_OTHERS, (record_id, kind)):
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
            part = json.dumps(wanted[start : start + BATCH])
            found.update((row["id"], row) for row in self._rows(kind, _AMONG, part))
        return found

    def local(self, key: str) -> str | None:
        """Return a value that belongs to this desk alone."""
        found = self.driver.execute(_LOCAL, (key,)).fetchone()
        return None if found is None else found[0]

    def secret(self, name: str) -> bytes | None:
        """Return a key kept in the vault."""
        found = self.driver.execute(_SECRET, (name,)).fetchone()
        return None if found is None else found[0]

    def _records(self, kind: str, which: str, *params: str) -> Iterator[Record]:
        for row in self._rows(kind, which, *params):
            others = self.others(kind, row["id"]) if may_conflict(row["token"]) else {}
            yield record_of(KIND[kind], row, others)

    def _rows(self, kind: str, which: str, *params: str) -> Iterator[dict[str, Any]]:
        cursor = self.driver.execute(f"SELECT * FROM {KIND[kind].name} WHERE {which}", params)  # noqa: S608 - names of ours
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)
