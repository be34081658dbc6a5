# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Records whose row shows less than is known of them, because an import was taken back: their full registers.

Whoever asks what is *known* (packages, comparison, state hash) looks here first; whoever asks what is *shown* does not
need to know that this exists.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from ensure_desk.domain.kinds import Kind
from ensure_desk.domain.registers import (
    State,
    alternatives,
    decode,
    encode,
    is_deleted,
)
from ensure_desk.storage.reader import BATCH, Reader
from ensure_desk.storage.undo_tables import BESIDE


class Full(NamedTuple):
    """All that is known of a record."""

    token: str
    hidden: bool
    state: State


def among(ids: Iterable[str]) -> sa.Select[Any]:
    """Return these ids as a question, so that they are one parameter however many they are."""
    return sa.select(sa.func.json_each(json.dumps(list(ids))).table_valued("value").c.value)


@cache
def beside_of(kind: str) -> sa.Select[Any]:
    """Return the ids of the records of a kind that stand here, as a question."""
    return sa.select(BESIDE.c.record_id).where(BESIDE.c.kind == kind)


@cache
def _first_of(kind: str) -> sa.Select[Any]:
    return beside_of(kind).limit(1)


def holds_any(reader: Reader, kind: str) -> bool:
    """Say whether any record of a kind stands here."""
    return reader.connection.execute(_first_of(kind)).scalar() is not None


def full_states(reader: Reader, kind: str, ids: Iterable[str] | None = None) -> dict[str, Full]:
    """Return the full registers of those of these records that stand here; of all of them without `ids`."""
    wanted = [] if ids is None else list(ids)
    if (ids is not None and not wanted) or not holds_any(reader, kind):
        return {}
    query = sa.select(BESIDE).where(BESIDE.c.kind == kind)
    if ids is None:
        return _fetched(reader, kind, query)
    found: dict[str, Full] = {}
    for start in range(0, len(wanted), BATCH):
        part = query.where(BESIDE.c.record_id.in_(among(wanted[start : start + BATCH])))
        found.update(_fetched(reader, kind, part))
    return found


def _fetched(reader: Reader, kind: str, query: sa.Select[Any]) -> dict[str, Full]:
    rows = reader.connection.execute(query).mappings()
    return {row["record_id"]: _full(row) for row in rows}


def _full(row: Mapping[Any, Any]) -> Full:
    state = decode(row["token"], json.loads(row["flat"]), json.loads(row["others"]))
    return Full(row["token"], bool(row["hidden"]), state)


def keep_beside(connection: sa.Connection, kind: Kind, states: Mapping[str, State]) -> None:
    """Keep the full registers of these records."""
    rows = [_row(kind, record_id, state) for record_id, state in states.items()]
    if rows:
        connection.execute(sa.insert(BESIDE).prefix_with("OR REPLACE"), rows)


def _row(kind: Kind, record_id: str, state: State) -> dict[str, Any]:
    flat = {key: r.value for key, r in state.items() if r.value is not None and r.value is not False}
    return {
        "kind": kind.name,
        "record_id": record_id,
        "token": encode(state),
        "flat": json.dumps(flat, ensure_ascii=False),
        "others": json.dumps(alternatives(state), ensure_ascii=False),
        "hidden": int(is_deleted(state)),
    }


def drop_beside(connection: sa.Connection, kind: str, ids: Iterable[str]) -> None:
    """Let go of records whose row shows all again, or that are erased."""
    wanted = list(ids)
    if wanted:
        where = (BESIDE.c.kind == kind, BESIDE.c.record_id.in_(among(wanted)))
        connection.execute(sa.delete(BESIDE).where(*where))
