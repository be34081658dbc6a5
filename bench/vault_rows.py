# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows for large vaults, made inside the database: copies of what is there under other ids."""

import json
import string
from collections.abc import Sequence

import sqlalchemy as sa

from ensure_desk.domain.fields import FieldType
from ensure_desk.domain.kinds import KINDS, Kind
from ensure_desk.storage import search
from ensure_desk.storage.tables import PACKAGE, RECORDS
from ensure_desk.storage.undo_tables import UNDO_METADATA

_SUFFIXES = [head + tail for head in "xyz" for tail in string.ascii_lowercase]
"""The two last characters of a copy's ids: no original ends like that."""

_PIECE = 2_000


def multiply(connection: sa.Connection, wanted: int) -> None:
    """Replace the records that are here by so many copies that `wanted` records result; forget where they came from."""
    copies = -(-wanted // held(connection))
    for kind in KINDS:
        last = connection.execute(sa.select(sa.func.max(RECORDS[kind.name].c.n))).scalar() or 0
        _copy(connection, kind, _SUFFIXES[:copies], last)
        connection.execute(sa.delete(RECORDS[kind.name]).where(RECORDS[kind.name].c.n <= last))
    for table in UNDO_METADATA.tables.values():
        connection.execute(sa.delete(table))
    connection.execute(sa.delete(PACKAGE))
    search.rebuild(connection)


def many_more_people(connection: sa.Connection, times: int) -> None:
    """Make so many times the people of them who are here; nobody searches for the new ones."""
    kind = next(k for k in KINDS if k.name == "person")
    last = connection.execute(sa.select(sa.func.max(RECORDS[kind.name].c.n))).scalar() or 0
    _copy(connection, kind, _SUFFIXES[: times - 1], last)


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


def _copy(connection: sa.Connection, kind: Kind, suffixes: Sequence[str], last: int) -> None:
    """Insert copies of the first `last` rows, those of a row beside each other; links follow their records."""
    table, ends = RECORDS[kind.name], sa.func.json_each(json.dumps(suffixes)).table_valued("value")
    links = {f.key for f in kind.fields if f.type is FieldType.LINK}
    columns = [c for c in table.c if c.name != "n"]
    taken = [
        sa.func.substr(c, 1, 34).concat(ends.c.value) if c.name in {"id", *links} else c for c in columns
    ]
    for first in range(1, last + 1, _PIECE):
        some = table.c.n.between(first, min(first + _PIECE - 1, last))
        source = sa.select(*taken).join_from(table, ends, sa.true()).where(some).order_by(table.c.n)
        connection.execute(sa.insert(table).from_select([c.name for c in columns], source))
