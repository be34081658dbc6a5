# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bulk work on the encrypted vault against the same work on plain SQLite."""

import collections
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from bench.measure import Contender, Line, medians, race
from bench.world import Worlds
from ensure_desk.domain.kinds import KINDS
from ensure_desk.services.desk import Desk
from ensure_desk.storage import bulk
from ensure_desk.storage.engine import make_engine
from ensure_desk.storage.tables import RECORDS, create_all

Rows = dict[str, list[dict[str, object]]]


def lines(worlds: Worlds) -> Iterator[Line]:
    """Time storing, indexing and reading back the rows of a package."""
    rows, key = _rows(worlds.office), bytes(range(32))
    seconds = race(
        [
            Contender("plain", lambda path: _store_and_read(path, None, rows), lambda: worlds.path(".db")),
            Contender("cipher", lambda path: _store_and_read(path, key, rows), lambda: worlds.path(".db")),
        ]
    )
    found = medians(seconds)
    detail = {"rows": sum(map(len, rows.values())), "seconds": seconds}
    yield Line("bulk: SQLCipher", found["cipher"], "s", "plain SQLite", found["plain"], 1.15, detail=detail)


def _rows(desk: Desk) -> Rows:
    with desk.store.read() as reader:
        return {
            kind.name: [
                dict(row) for row in reader.connection.execute(sa.select(RECORDS[kind.name])).mappings()
            ]
            for kind in KINDS
        }


def _store_and_read(path: Path, key: bytes | None, rows: Rows) -> None:
    writer = make_engine(path, key, read_only=False, create=True)
    with writer.begin() as connection:
        create_all(connection)
        for kind, part in rows.items():
            bulk.insert_rows(connection, kind, part)
        bulk.index_people(connection, [str(row["id"]) for row in rows["person"]])
    reader = make_engine(path, key, read_only=True)
    with reader.begin() as connection:
        for kind in rows:
            collections.deque(connection.execute(sa.select(RECORDS[kind])).partitions(5_000), maxlen=0)
    writer.dispose()
    reader.dispose()
