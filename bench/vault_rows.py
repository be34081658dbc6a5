# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows for large vaults, made inside the database: copies of what is there under other ids."""

import string
from collections.abc import Sequence

import sqlalchemy as sa

from ensure_desk.domain.fields import FieldType
from ensure_desk.domain.kinds import KINDS, Kind
from ensure_desk.storage import search
from ensure_desk.storage.tables import PACKAGE, RECORDS
from ensure_desk.storage.undo_tables import UNDO_METADATA

_HEADS, _TAILS = "xyz", string.ascii_lowercase


def multiply(connection: sa.Connection, wanted: int) -> None:
    """Replace the records that are here by so many copies that `wanted` records result; forget where they came from."""
    copies = -(-wanted // held(connection))
    for kind in KINDS:
        last = connection.execute(sa.select(sa.func.max(RECORDS[kind.name].c.n))).scalar() or 0
        for copy in range(copies):
            connection.execute(_copied(kind, copy, last))
        connection.execute(sa.delete(RECORDS[kind.name]).where(RECORDS[kind.name].c.n <= last))
    for table in UNDO_METADATA.tables.values():
        connection.execute(sa.delete(table))
    connection.execute(sa.delete(PACKAGE))
    search.rebuild(connection)


def many_more_people(connection: sa.Connection, times: int) -> None:
    """Make so many times the people of them who are here; nobody searches for the new ones."""
    kind = next(k for k in KINDS if k.name == "person")
    last = connection.execute(sa.select(sa.func.max(RECORDS[kind.name].c.n))).scalar() or 0
    for copy in range(times - 1):
        connection.execute(_copied(kind, copy, last))


def under_other_ids(connection: sa.Connection, copy: int) -> None:
    """Give every record another id, as if another office had written it."""
    for kind in KINDS:
        table = RECORDS[kind.name]
        links = [f.key for f in kind.fields if f.type is FieldType.LINK]
        ids = {key: sa.func.substr(table.c[key], 1, 33) + f"{copy:03x}" for key in ("id", *links)}
        connection.execute(sa.update(table).values(ids))


def held(connection: sa.Connection) -> int:
    """Return how many records there are."""
    return sum(_count(connection, kind) for kind in KINDS)


def spread_over(connection: sa.Connection, places: Sequence[str]) -> None:
    """Let the people live in these places in turn."""
    people = RECORDS["person"]
    place = sa.case(dict(enumerate(places)), value=people.c.n % len(places))
    connection.execute(sa.update(people).values(municipality=place))


def _count(connection: sa.Connection, kind: Kind) -> int:
    return int(connection.execute(sa.select(sa.func.count()).select_from(RECORDS[kind.name])).scalar_one())


def _copied(kind: Kind, copy: int, last: int) -> sa.Insert:
    """Return the statement that inserts one more copy of the first `last` rows; links follow their records."""
    table = RECORDS[kind.name]
    links = {f.key for f in kind.fields if f.type is FieldType.LINK}
    columns = [c for c in table.c if c.name != "n"]
    taken = [sa.func.substr(c, 1, 34) + _suffix(copy) if c.name in {"id", *links} else c for c in columns]
    source = sa.select(*taken).where(table.c.n <= last).order_by(table.c.n)
    return sa.insert(table).from_select([c.name for c in columns], source)


def _suffix(copy: int) -> str:
    """Return the two last characters of a copy's ids: no original ends like that."""
    return f"{_HEADS[copy // len(_TAILS)]}{_TAILS[copy % len(_TAILS)]}"
