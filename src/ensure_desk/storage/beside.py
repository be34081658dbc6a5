# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Records whose row shows less than is known of them, because an import was taken back: their full registers.

Whoever asks what is *known* (packages, comparison, state hash) looks here first; whoever asks what is *shown* does not
need to know that this exists.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
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
from ensure_desk.storage.reader import AMONG, BATCH, Reader
from ensure_desk.storage.undo_tables import BESIDE


class Full(NamedTuple):
    """All that is known of a record."""

    token: str
    hidden: bool
    state: State


@cache
def beside_of(kind: str) -> sa.Select[Any]:
    """Return the ids of the records of a kind that stand here, as a question."""
    return sa.select(BESIDE.c.record_id).where(BESIDE.c.kind == kind)


_ALL = sa.select(BESIDE).where(BESIDE.c.kind == sa.bindparam("which"))
_SOME = _ALL.where(BESIDE.c.record_id.in_(AMONG))
_DROP = sa.delete(BESIDE).where(BESIDE.c.kind == sa.bindparam("which"), BESIDE.c.record_id.in_(AMONG))
_KEEP = sa.insert(BESIDE).prefix_with("OR REPLACE")
_KINDS = sa.select(BESIDE.c.kind).distinct()
_COUNT = _SOME.with_only_columns(sa.func.count())


def holds_any(reader: Reader, kind: str) -> bool:
    """Say whether any record of a kind stands here; asked once in a transaction."""
    if reader.beside is None:
        reader.beside = frozenset(reader.connection.execute(_KINDS).scalars())
    return kind in reader.beside


def full_states(reader: Reader, kind: str, ids: Iterable[str] | None = None) -> dict[str, Full]:
    """Return the full registers of those of these records that stand here; of all of them without `ids`."""
    wanted = [] if ids is None else list(ids)
    if (ids is not None and not wanted) or not holds_any(reader, kind):
        return {}
    if ids is None:
        return _fetched(reader, _ALL, {"which": kind})
    found: dict[str, Full] = {}
    for start in range(0, len(wanted), BATCH):
        part = {"which": kind, "ids": json.dumps(wanted[start : start + BATCH])}
        found.update(_fetched(reader, _SOME, part))
    return found


def _fetched(reader: Reader, query: sa.Select[Any], given: Mapping[str, str]) -> dict[str, Full]:
    rows = reader.connection.execute(query, given).mappings()
    return {row["record_id"]: _full(row) for row in rows}


def _full(row: Mapping[Any, Any]) -> Full:
    state = decode(row["token"], json.loads(row["flat"]), json.loads(row["others"]))
    return Full(row["token"], bool(row["hidden"]), state)


def beside_count(reader: Reader, kind: str, ids: Sequence[str]) -> int:
    """Return how many of these records have something taken back."""
    if not ids or not holds_any(reader, kind):
        return 0
    return int(reader.connection.execute(_COUNT, {"which": kind, "ids": json.dumps(ids)}).scalar_one())


def keep_beside(reader: Reader, kind: Kind, states: Mapping[str, State]) -> None:
    """Keep the full registers of these records."""
    rows = [_row(kind, record_id, state) for record_id, state in states.items()]
    if rows:
        reader.connection.execute(_KEEP, rows)
        reader.beside = None


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
        connection.execute(_DROP, {"which": kind, "ids": json.dumps(wanted)})
