# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which records hold two values in a field, and which were deleted at one desk and changed at another."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from ensure_desk.domain.kinds import KINDS, Kind
from ensure_desk.domain.registers import DELETED
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.tables import CONFLICT, PACKAGE, RECORDS


def in_conflict(reader: Reader) -> dict[str, list[str]]:
    """Return by kind the ids of the records, deleted ones left out, that hold two values in a field."""
    return {k.name: ids for k in KINDS if (ids := _ids(reader, _conflicting(k)))}


def deleted_but_edited(reader: Reader) -> dict[str, list[str]]:
    """Return by kind the ids of records that are shown although somebody deleted them."""
    return {k.name: ids for k in KINDS if (ids := _ids(reader, _shown_again(k)))}


def count(reader: Reader) -> int:
    """Return how many fields and records a person has to look at."""
    total = 0
    for kind in KINDS:
        table = RECORDS[kind.name]
        fields = (
            sa.select(CONFLICT.c.record_id, CONFLICT.c.field)
            .join(table, table.c.id == CONFLICT.c.record_id)
            .where(CONFLICT.c.kind == kind.name, CONFLICT.c.field != DELETED, table.c.hidden == 0)
            .distinct()
        )
        for query in (fields, _shown_again(kind)):
            found = sa.select(sa.func.count()).select_from(query.subquery())
            total += int(reader.connection.execute(found).scalar_one())
    return total


def senders(reader: Reader, packages: Iterable[str]) -> dict[str, tuple[str, str, int]]:
    """Return (name, municipality, number) of the sender of packages."""
    columns = (PACKAGE.c.package_id, PACKAGE.c.sender, PACKAGE.c.municipality, PACKAGE.c.number)
    query = sa.select(*columns).where(PACKAGE.c.package_id.in_(sorted(set(packages))))
    return {row[0]: (row[1], row[2], row[3]) for row in reader.connection.execute(query)}


def _conflicting(kind: Kind) -> sa.Select[Any]:
    table = RECORDS[kind.name]
    fields = sa.select(CONFLICT.c.record_id).where(CONFLICT.c.kind == kind.name, CONFLICT.c.field != DELETED)
    return sa.select(table.c.id).where(table.c.hidden == 0, table.c.id.in_(fields)).order_by(table.c.n)


def _shown_again(kind: Kind) -> sa.Select[Any]:
    table = RECORDS[kind.name]
    shown = (table.c.hidden == 0, table.c.deleted.is_not(None), table.c.deleted != "")
    return sa.select(table.c.id).where(*shown).order_by(table.c.n)


def _ids(reader: Reader, query: sa.Select[Any]) -> list[str]:
    return list(reader.connection.execute(query).scalars())
