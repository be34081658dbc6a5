# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Erasing for good: rows, values in conflict, index words, and whatever else in the vault names the records.

The tables are taken from the file itself, for a backup of an older version has fewer. Freed pages are overwritten
(`secure_delete`); the search index is compacted, because it only crosses deleted rows out; the write-ahead log is
emptied afterwards. The audit trail stays: it holds ids and field names, never values.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from typing import Any

import sqlalchemy as sa

from ensure_desk.domain.erasure import Erased, links_of, named_by
from ensure_desk.domain.fields import FieldType, Value
from ensure_desk.domain.kinds import KIND, KINDS, Kind
from ensure_desk.storage.engine import connect_raw
from ensure_desk.storage.faults import in_plain_words
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.rows import values_of
from ensure_desk.storage.tables import AUDIT, ERASED, LOCAL, RECORDS
from ensure_desk.storage.vault import Vault

Doomed = dict[str, list[str]]
"""Kind -> ids of the records that go."""

_BATCH = 5_000
_MARKS = sa.select(ERASED.c.hash)
Connection = sa.Connection


def family(reader: Reader, kind: str, record_id: str) -> Doomed:
    """Return a record and everything below it, deleted ones too."""
    table = RECORDS[kind]
    if reader.connection.execute(sa.select(table.c.id).where(table.c.id == record_id)).first() is None:
        return {}
    doomed: Doomed = {kind: [record_id]}
    for child in KINDS:
        if _has_table(reader.connection, child.name):
            below = _below(reader.connection, child, doomed)
            if below:
                doomed[child.name] = [*doomed.get(child.name, ()), *below]
    return doomed


def families(reader: Reader, doomed: Doomed) -> Doomed:
    """Return these records, and everything below their people that is here."""
    found: dict[str, dict[str, None]] = {kind: dict.fromkeys(ids) for kind, ids in doomed.items()}
    for person_id in doomed.get("person", ()):
        for kind, ids in family(reader, "person", person_id).items():
            found.setdefault(kind, {}).update(dict.fromkeys(ids))
    return {kind: list(ids) for kind, ids in found.items() if _has_table(reader.connection, kind)}


def _below(connection: sa.Connection, kind: Kind, doomed: Doomed) -> list[str]:
    """Return the records of a kind that name a doomed one; parents come before their children in KINDS."""
    table = RECORDS[kind.name]
    found: dict[str, None] = {}
    for key, parent in links_of(kind):
        ids = doomed.get(parent, [])
        column = table.c[key]
        named = sa.exists().where(sa.func.instr(column, _listed(ids).c.value))
        hit = named if kind.field[key].type is FieldType.PAIR else column.in_(_many(ids))
        if ids:
            found.update(dict.fromkeys(connection.execute(sa.select(table.c.id).where(hit)).scalars()))
    return list(found)


def _listed(values: list[str]) -> Any:
    return sa.func.json_each(json.dumps(values)).table_valued("value")


def _many(values: list[str]) -> Any:
    return sa.select(_listed(values).c.value)


def values_in(reader: Reader, doomed: Doomed) -> Iterator[tuple[str, str, Mapping[str, Value]]]:
    """Yield (kind, id, values) of these records."""
    for kind, ids in doomed.items():
        for record_id, row in reader.rows_by_id(kind, ids).items():
            yield kind, record_id, values_of(KIND[kind], row)


def erased_marks(connection: sa.Connection) -> frozenset[str]:
    """Return the marks of everything that was erased."""
    return frozenset(connection.execute(_MARKS).scalars())


def add_marks(connection: sa.Connection, marks: Iterable[str]) -> None:
    """Add marks to the set, which only grows."""
    rows = [{"hash": mark} for mark in sorted(marks)]
    for start in range(0, len(rows), _BATCH):
        connection.execute(sa.insert(ERASED).prefix_with("OR IGNORE"), rows[start : start + _BATCH])


def concerned(connection: sa.Connection, erased: Erased) -> Doomed:
    """Return the records that are here and that the marks concern, with all below them."""
    doomed: Doomed = {}
    for kind in KINDS if erased.marks else ():
        if not _has_table(connection, kind.name):
            continue
        table, links = RECORDS[kind.name], links_of(kind)
        query = sa.select(table.c.id, *(table.c[key] for key, _ in links))
        for row in connection.execute(query):
            if erased.has(kind, row[0], named_by(links, row[1:])):
                doomed.setdefault(kind.name, []).append(row[0])
    return doomed


def purge(connection: sa.Connection, doomed: Doomed) -> int:
    """Take records out of every table and return how many there were."""
    ids = [i for part in doomed.values() for i in part]
    if not ids:
        return 0
    people = doomed.get("person", [])
    if people:
        connection.exec_driver_sql(
            "DELETE FROM person_search WHERE rowid IN "
            "(SELECT n FROM person WHERE id IN (SELECT value FROM json_each(?)))",
            (json.dumps(people),),
        )
        connection.exec_driver_sql("INSERT INTO person_search(person_search) VALUES('optimize')")
    for kind, part in doomed.items():
        table = RECORDS[kind]
        connection.execute(sa.delete(table).where(table.c.id.in_(_many(part))))
    for name, columns in _naming_tables(connection):
        named = sa.table(name, *(sa.column(column) for column in columns))
        hits = [c.in_(_many(ids)) for c in named.c]
        connection.execute(sa.delete(named).where(sa.or_(*hits)))
    said = [sa.func.instr(c, _listed(ids).c.value) for c in (LOCAL.c.key, LOCAL.c.value)]
    connection.execute(sa.delete(LOCAL).where(sa.or_(*(sa.exists().where(hit) for hit in said))))
    return len(ids)


def _naming_tables(connection: sa.Connection) -> list[tuple[str, list[str]]]:
    """Return the tables besides the records and the audit trail that name records, with the columns that do."""
    query = (
        "SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info(t.name) AS c "
        "WHERE t.schema = 'main' AND t.type = 'table' AND c.name IN ('record_id', 'person_id') ORDER BY 1, 2"
    )
    found: dict[str, list[str]] = {}
    for table, column in connection.exec_driver_sql(query):
        if table != AUDIT.name and table not in KIND:
            found.setdefault(table, []).append(column)
    return list(found.items())


def _has_table(connection: sa.Connection, name: str) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.exec_driver_sql(query, (name,)).first() is not None


def empty_log(vault: Vault) -> bool:
    """Bring the write-ahead log home and cut it to nothing; say whether nobody was in the way."""
    with in_plain_words(), closing(connect_raw(vault.paths.database, vault.data_key)) as connection:
        return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
