# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading rows for packages and comparing packages with rows: whole sheets at a time, never a question per row."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from ensure_desk.domain.changes import Actor
from ensure_desk.domain.kinds import KIND, KINDS, Kind
from ensure_desk.domain.registers import State
from ensure_desk.storage import bulk, search
from ensure_desk.storage.beside import Full, beside_of, full_states
from ensure_desk.storage.reader import AMONG, BATCH, Reader
from ensure_desk.storage.rows import columns_of, conflict_rows
from ensure_desk.storage.tables import AUDIT, CONFLICT, DESK, PACKAGE, RECORDS

_FETCH = 5_000
_DROP_CONFLICTS = sa.delete(CONFLICT).where(
    CONFLICT.c.kind == sa.bindparam("which"), CONFLICT.c.record_id.in_(AMONG)
)
_PEOPLE = sa.select(*search.COLUMNS).where(search.PERSON.c.id.in_(AMONG)).order_by(search.PERSON.c.n)
_ADD_PACKAGE, _ADD_DESK = sa.insert(PACKAGE), sa.insert(DESK).prefix_with("OR REPLACE")


def _whole(kind: str, projection: str) -> sa.ColumnElement[bool]:
    """Say of records whether all fields that such a package carries were ever seen here."""
    known = RECORDS[kind].c.known
    return sa.or_(known == "*", sa.func.instr(" " + known + " ", f" {projection} ") > 0)


def _plain(kind: str, projection: str) -> sa.ColumnElement[bool]:
    table = RECORDS[kind]
    in_conflict = sa.select(CONFLICT.c.record_id).where(CONFLICT.c.kind == kind)
    return sa.and_(
        table.c.hidden == 0,
        table.c.deleted.is_(None),
        table.c.extra.is_(None),
        table.c.id.not_in(in_conflict),
        table.c.id.not_in(beside_of(kind)),
        *([_whole(kind, projection)] if projection else []),
    )


@cache
def _count_plain(kind: str, projection: str) -> sa.Select[Any]:
    return sa.select(sa.func.count()).select_from(RECORDS[kind]).where(_plain(kind, projection))


@cache
def _plain_columns(kind: str, projection: str, columns: tuple[str, ...]) -> sa.Select[Any]:
    table = RECORDS[kind]
    query = sa.select(table.c.id, table.c.token, *(table.c[c] for c in columns))
    return query.where(_plain(kind, projection)).order_by(table.c.n)


@cache
def _odd(kind: str, projection: str) -> sa.Select[Any]:
    return sa.select(RECORDS[kind]).where(sa.not_(_plain(kind, projection)))


@cache
def _by_id(kind: str) -> sa.Select[Any]:
    return sa.select(RECORDS[kind]).order_by(RECORDS[kind].c.id)


@cache
def _tokens(kind: str) -> sa.Select[Any]:
    table = RECORDS[kind]
    return sa.select(table.c.id, table.c.token, table.c.known).where(table.c.id.in_(AMONG))


@cache
def _filled() -> sa.Select[*tuple[Any, ...]]:
    return sa.select(*(sa.exists().select_from(RECORDS[k.name]) for k in KINDS))


def filled_kinds(reader: Reader) -> frozenset[str]:
    """Return the kinds of which there is any record, deleted ones too."""
    found = reader.connection.execute(_filled()).one()
    return frozenset(k.name for k, any_here in zip(KINDS, found, strict=True) if any_here)


def plain_count(reader: Reader, kind: str, projection: str = "") -> int:
    """Return how many records of a kind need no more than a row in a package with this projection."""
    return int(reader.connection.execute(_count_plain(kind, projection)).scalar_one())


def plain_rows(
    reader: Reader, kind: str, columns: Sequence[str], projection: str = ""
) -> Iterator[Sequence[Any]]:
    """Yield, some thousands at a time, (id, token, *columns) of the records that need no more than a row."""
    result = reader.connection.execute(_plain_columns(kind, projection, tuple(columns)))
    yield from result.partitions(_FETCH)


def odd_states(
    reader: Reader, kind: str, projection: str = ""
) -> Iterator[tuple[str, bool, State, str | None]]:
    """Yield (id, hidden, state, known) of records in conflict, deleted, with fields of a newer version, or not whole.

    `known` names the projections of a record whose fields were not all seen here, None for any other.
    """
    beside: dict[str, Full] | None = None
    for row in reader.connection.execute(_odd(kind, projection)).mappings():
        beside = full_states(reader, kind) if beside is None else beside
        whole = row["known"] == "*" or not projection or projection in row["known"].split()
        full = beside.get(row["id"])
        state = full.state if full else reader.state_in(KIND[kind], row)
        hidden = full.hidden if full else bool(row["hidden"])
        yield row["id"], hidden, state, None if whole else row["known"]


def all_states(reader: Reader) -> Iterator[tuple[Kind, str, str, State]]:
    """Yield (kind, id, token, state) of every record of the synced kinds, deleted ones too, by kind and id."""
    for kind in KINDS:
        beside: dict[str, Full] | None = None
        for row in reader.connection.execute(_by_id(kind.name)).mappings():
            beside = full_states(reader, kind.name) if beside is None else beside
            if row["id"] in beside:
                yield kind, row["id"], beside[row["id"]].token, beside[row["id"]].state
            else:
                yield kind, row["id"], row["token"], reader.state_in(kind, row)


def tokens_of(reader: Reader, kind: str, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return (token, known projections) of the records that are here."""
    found: dict[str, tuple[str, str]] = {}
    wanted = list(ids)
    for start in range(0, len(wanted), BATCH):
        part = {"ids": json.dumps(wanted[start : start + BATCH])}
        found.update((row[0], (row[1], row[2])) for row in reader.connection.execute(_tokens(kind), part))
    for record_id, full in full_states(reader, kind, wanted).items():
        found[record_id] = (full.token, found[record_id][1])
    return found


def states_of(reader: Reader, kind: str, ids: Iterable[str]) -> dict[str, State]:
    """Return all that is known of these records."""
    wanted = list(ids)
    beside = full_states(reader, kind, wanted)
    rows = reader.rows_by_id(kind, (i for i in wanted if i not in beside))
    states = {i: reader.state_in(KIND[kind], row) for i, row in rows.items()}
    return states | {i: full.state for i, full in beside.items()}


def rows_shown(reader: Reader, kind: Kind, ids: Iterable[str]) -> dict[str, tuple[State, bool]]:
    """Return how these records show: the registers in their rows, and whether they are hidden."""
    found = {}
    for record_id, row in reader.rows_by_id(kind.name, ids).items():
        found[record_id] = (reader.state_in(kind, row), bool(row["hidden"]))
    return found


def states_shown(reader: Reader, kind: str, ids: Iterable[str]) -> dict[str, State]:
    """Return the registers of these records as they show, without what was taken back here."""
    return {i: state for i, (state, _) in rows_shown(reader, KIND[kind], ids).items()}


def last_number(reader: Reader, kind: Kind) -> int:
    """Return the highest number of a record of a kind; those that are inserted next get higher ones."""
    return int(reader.connection.execute(sa.select(sa.func.max(RECORDS[kind.name].c.n))).scalar() or 0)


def insert_plain(
    connection: sa.Connection, kind: Kind, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert records that are new, as (id, *columns, token, known); the fields that no column names stay empty."""
    table = RECORDS[kind.name]
    names = ("id", *columns, "token", "known")
    given = sa.insert(table).compile(dialect=connection.dialect, column_keys=list(names))
    order = [names.index(name) for name in given.positiontup or ()]
    arrange = None if order == sorted(order) else itemgetter(*order)
    for start in range(0, len(rows), _FETCH):
        part = rows[start : start + _FETCH]
        connection.exec_driver_sql(str(given), [arrange(row) for row in part] if arrange else list(part))


def index_people(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Bring the search index in step with people that came or changed, many at once, and touch nobody else."""
    for start in range(0, len(ids), _FETCH):
        found = connection.execute(_PEOPLE, {"ids": json.dumps(ids[start : start + _FETCH])}).mappings().all()
        shown = [(row["n"], search.words_of(row)) for row in found if not row["hidden"]]
        connection.exec_driver_sql(
            "DELETE FROM person_search WHERE rowid = ?", [(row["n"],) for row in found]
        )
        if shown:
            connection.exec_driver_sql("INSERT INTO person_search(rowid, words) VALUES (?, ?)", shown)


def insert_states(connection: sa.Connection, kind: Kind, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows of records that are new."""
    bulk.insert_rows(connection, kind.name, rows)


def state_row(kind: Kind, record_id: str, state: State, *, known: str, hidden: bool) -> dict[str, Any]:
    """Return the whole row that stores a state."""
    return {"id": record_id, **columns_of(kind, state), "known": known, "hidden": int(hidden)}


def replace_conflicts(connection: sa.Connection, kind: Kind, states: dict[str, State]) -> None:
    """Keep the values in conflict of these records, and no others."""
    ids = list(states)
    for start in range(0, len(ids), BATCH):
        connection.execute(
            _DROP_CONFLICTS, {"which": kind.name, "ids": json.dumps(ids[start : start + BATCH])}
        )
    rows = [row for record_id, state in states.items() for row in conflict_rows(kind, record_id, state)]
    if rows:
        connection.execute(sa.insert(CONFLICT), rows)


def known_file(reader: Reader, file_hash: str) -> bool:
    """Say whether exactly this file was read before."""
    query = (
        sa.select(PACKAGE.c.n).where(PACKAGE.c.file_hash == file_hash, PACKAGE.c.direction == "in").limit(1)
    )
    return reader.connection.execute(query).scalar() is not None


def packages(reader: Reader, direction: str = "") -> list[dict[str, Any]]:
    """Return the packages that came and went, the newest first."""
    query = sa.select(PACKAGE).order_by(PACKAGE.c.n.desc())
    if direction:
        query = query.where(PACKAGE.c.direction == direction)
    return [
        {**row, "counts": json.loads(row["counts"])} for row in reader.connection.execute(query).mappings()
    ]


def add_package(connection: sa.Connection, line: dict[str, Any], sender: Actor, municipality: str) -> int:
    """Note a package that came or went, and the desk that made it; return its number."""
    noted = connection.execute(_ADD_PACKAGE, {**line, "counts": json.dumps(line["counts"])})
    desk = {"desk_id": sender.desk_id, "name": sender.name, "municipality": municipality, "role": sender.role}
    connection.execute(_ADD_DESK, desk)
    return int(noted.lastrowid)


def changed_since(reader: Reader, moment: dt.datetime | None) -> dict[str, int]:
    """Return per kind how many records this desk changed after a moment (ever, without one)."""
    changed = sa.select(AUDIT.c.kind, sa.func.count(AUDIT.c.record_id.distinct()))
    changed = changed.where(AUDIT.c.kind.in_(KIND), AUDIT.c.fields != "").group_by(AUDIT.c.kind)
    if moment is not None:
        changed = changed.where(AUDIT.c.at > moment.isoformat())
    return {row[0]: row[1] for row in reader.connection.execute(changed)}


def desks(reader: Reader) -> dict[str, tuple[str, str]]:
    """Return (name, municipality) of every desk that was heard of."""
    query = sa.select(DESK.c.desk_id, DESK.c.name, DESK.c.municipality)
    return {row[0]: (row[1], row[2]) for row in reader.connection.execute(query)}
