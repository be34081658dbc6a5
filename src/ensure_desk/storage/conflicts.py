# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which records hold two values in a field, and which were deleted at one desk and changed at another."""

import json
from collections.abc import Iterable

import sqlalchemy as sa

from ensure_desk.domain.kinds import KINDS
from ensure_desk.domain.registers import DELETED
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.tables import CONFLICT, PACKAGE, RECORDS

_SHOWN_AGAIN = " UNION ALL ".join(
    f"SELECT '{kind.name}', id FROM {kind.name} INDEXED BY ix_{kind.name}_deleted "  # noqa: S608 - names of ours
    "WHERE deleted IS NOT NULL AND deleted <> '' AND hidden = 0"
    for kind in KINDS
)
"""The index holds the few deleted records only."""


def in_conflict(reader: Reader) -> dict[str, list[str]]:
    """Return by kind the ids of the records, deleted ones left out, that hold two values in a field."""
    return {name: list(records) for name, records in _doubtful(reader).items()}


def deleted_but_edited(reader: Reader) -> dict[str, list[str]]:
    """Return by kind the ids of records that are shown although somebody deleted them."""
    found: dict[str, list[str]] = {}
    for kind, record_id in reader.connection.exec_driver_sql(_SHOWN_AGAIN):
        found.setdefault(kind, []).append(record_id)
    return found


def count(reader: Reader) -> int:
    """Return how many fields and records a person has to look at."""
    fields = sum(len(keys) for records in _doubtful(reader).values() for keys in records.values())
    return fields + sum(map(len, deleted_but_edited(reader).values()))


def _doubtful(reader: Reader) -> dict[str, dict[str, set[str]]]:
    """Return kind -> id -> fields in conflict; asked of the few values in conflict, not of the many records."""
    query = sa.select(CONFLICT.c.kind, CONFLICT.c.record_id, CONFLICT.c.field).where(
        CONFLICT.c.field != DELETED
    )
    held: dict[str, dict[str, set[str]]] = {}
    for kind, record_id, key in reader.connection.execute(query):
        held.setdefault(kind, {}).setdefault(record_id, set()).add(key)
    found: dict[str, dict[str, set[str]]] = {}
    for kind, records in held.items():
        table = RECORDS[kind]
        wanted = sa.select(sa.func.json_each(json.dumps(list(records))).table_valued("value").c.value)
        shown = sa.select(table.c.id).where(table.c.id.in_(wanted), table.c.hidden == 0).order_by(table.c.n)
        if ids := list(reader.connection.execute(shown).scalars()):
            found[kind] = {i: records[i] for i in ids}
    return found


def senders(reader: Reader, packages: Iterable[str]) -> dict[str, tuple[str, str, int]]:
    """Return (name, municipality, number) of the sender of packages."""
    columns = (PACKAGE.c.package_id, PACKAGE.c.sender, PACKAGE.c.municipality, PACKAGE.c.number)
    query = sa.select(*columns).where(PACKAGE.c.package_id.in_(sorted(set(packages))))
    return {row[0]: (row[1], row[2], row[3]) for row in reader.connection.execute(query)}
