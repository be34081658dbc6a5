# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables, derived from the field declarations (`domain.kinds`).

Each kind of record has one table: its typed columns, and beside them the register token (`domain.registers`).
Rows never leave this layer; SQLAlchemy Core tables are enough, so there are no mapped classes (decision 0010).
"""

from threading import Lock
from typing import Any

import sqlalchemy as sa

from ensure_desk.domain.fields import FieldSpec, FieldType
from ensure_desk.domain.kinds import KIND, KINDS, Kind

METADATA = sa.MetaData()


COVERING = {
    "barrier_score": ("response_id", "hidden", "domain", "score"),
    "worked_hours": ("track_id", "hidden", "month", "hours"),
}
"""Indexes in place of those on a link, that hold all that the figures of a region read of a kind with many rows."""


def _column(kind: Kind, spec: FieldSpec) -> sa.Column[Any]:
    column_type = sa.Integer if spec.type is FieldType.INTEGER else sa.Text
    indexed = spec.type is FieldType.LINK and spec.key not in COVERING.get(kind.name, ())
    return sa.Column(spec.key, column_type, index=indexed)


def _covering(kind: Kind) -> list[tuple[str, ...]]:
    return [COVERING[kind.name]] if kind.name in COVERING else []


def _record_table(kind: Kind) -> sa.Table:
    """Make a record's table; `n` orders rows and keys the index, `known` names the projections held here."""
    return sa.Table(
        kind.name,
        METADATA,
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *(_column(kind, spec) for spec in kind.fields),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("known", sa.Text, nullable=False, server_default="*"),
        sa.Column("deleted", sa.Text),
        sa.Column("hidden", sa.Integer, nullable=False, server_default="0"),
        sa.Column("extra", sa.Text),
        sa.Index(f"ix_{kind.name}_deleted", "id", sqlite_where=sa.text("deleted IS NOT NULL")),
        *(sa.Index(f"ix_{kind.name}_figures", *columns) for columns in _covering(kind)),
    )


class _Records(dict[str, sa.Table]):
    """The table of each kind, made when it is first asked for: all of them would take longer than the first page."""

    def __missing__(self, name: str) -> sa.Table:
        with _MAKING:
            if name not in self:
                self[name] = _record_table(KIND[name])
        return self[name]


_MAKING = Lock()
RECORDS = _Records()

CONFLICT = sa.Table(
    "conflict",
    METADATA,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("record_id", sa.Text, nullable=False, index=True),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("write_id", sa.Text, nullable=False),
    sa.Column("value", sa.Text, nullable=False),
)
AUDIT = sa.Table(
    "audit",
    METADATA,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False, server_default=""),
    sa.Column("record_id", sa.Text, nullable=False, server_default="", index=True),
    sa.Column("fields", sa.Text, nullable=False, server_default=""),
    sa.Column("detail", sa.Text, nullable=False, server_default=""),
    sa.Column("chain", sa.Text, nullable=False),
)
PACKAGE = sa.Table(
    "package",
    METADATA,
    sa.Column("n", sa.Integer, primary_key=True),
    sa.Column("package_id", sa.Text, nullable=False, index=True),
    sa.Column("direction", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("sender", sa.Text, nullable=False),
    sa.Column("municipality", sa.Text, nullable=False, server_default=""),
    sa.Column("made_at", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("file_hash", sa.Text, nullable=False, index=True),
    sa.Column("number", sa.Integer, nullable=False, server_default="0"),
    sa.Column("counts", sa.Text, nullable=False, server_default="{}"),
)
DESK = sa.Table(
    "desk",
    METADATA,
    sa.Column("desk_id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("municipality", sa.Text, nullable=False, server_default=""),
    sa.Column("role", sa.Text, nullable=False, server_default=""),
)
LOCAL = sa.Table(
    "local",
    METADATA,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
SECRET = sa.Table(
    "secret",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.LargeBinary, nullable=False),
)
MATCH = sa.Table(
    "match_hash",
    METADATA,
    sa.Column("person_id", sa.Text, primary_key=True),
    sa.Column("hash", sa.Text, primary_key=True, index=True),
    sa.Column("made_at", sa.Text, nullable=False),
)
"""What the newest package told of people whose names stay at their office, to find the same person twice."""
ERASED = sa.Table("erased", METADATA, sa.Column("hash", sa.Text, primary_key=True))

SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE person_search USING fts5(words, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
    "INSERT INTO person_search(person_search, rank) VALUES('secure-delete', 1)",
    "CREATE VIRTUAL TABLE person_vocabulary USING fts5vocab(person_search, row)",
    "CREATE INDEX ix_person_sort ON person(hidden, last_name COLLATE NOCASE, first_name COLLATE NOCASE, n)",
)


def create_all(connection: sa.Connection) -> None:
    """Make every table and index of the first version in the running transaction."""
    for kind in KINDS:
        RECORDS[kind.name]
    METADATA.create_all(connection)
    for statement in SEARCH_INDEX:
        connection.exec_driver_sql(statement)
