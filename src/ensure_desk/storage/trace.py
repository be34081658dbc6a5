# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each import did to which record, kept as long as it can be taken back; it holds the values it replaced.

Lines of package 0 are saves made here while an import was taken back.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from ensure_desk.domain.registers import Write
from ensure_desk.domain.suppression import Change, Step
from ensure_desk.storage.reader import AMONG, BATCH, Reader
from ensure_desk.storage.tables import RECORDS
from ensure_desk.storage.undo_tables import BESIDE, READING, TRACE

HERE = 0
"""Stands for this desk where the number of a package is asked."""
_LAST = sa.select(sa.func.max(TRACE.c.n))
_STEPS = (
    sa.select(TRACE.c.record_id, TRACE.c.created, TRACE.c.changes, READING.c.undone_at)
    .select_from(TRACE.outerjoin(READING, READING.c.package_n == TRACE.c.package_n))
    .where(TRACE.c.kind == sa.bindparam("which"), TRACE.c.record_id.in_(AMONG))
    .order_by(TRACE.c.n)
)
_AWAY = sa.select(READING.c.package_n, READING.c.first_line, READING.c.last_line).where(
    READING.c.undone_at.is_not(None)
)
_MADE = sa.select(TRACE.c.record_id).where(
    TRACE.c.n.between(sa.bindparam("first"), sa.bindparam("last")),
    TRACE.c.package_n == sa.bindparam("which"),
    TRACE.c.kind == sa.bindparam("kind_"),
    TRACE.c.created.is_not(None),
)
_CLOSE = (
    sa.update(READING)
    .where(READING.c.package_n == sa.bindparam("which"))
    .values(lines=sa.bindparam("count"), first_line=sa.bindparam("first"), last_line=sa.bindparam("last"))
)


class Line(NamedTuple):
    """One line of the trace: `created` is the token of a record that the package made."""

    package_n: int
    kind: str
    record_id: str
    created: str | None
    changes: str | None


def changes_text(changes: dict[str, Change]) -> str | None:
    """Return changes by key as stored."""
    if not changes:
        return None
    plain = {
        key: [sorted(c.brought), sorted(c.ended), sorted(c.covers), {w: list(v) for w, v in c.kept.items()}]
        for key, c in changes.items()
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _changes(text: str | None) -> dict[str, Change]:
    stored: dict[str, list[Any]] = json.loads(text) if text else {}
    return {
        key: Change(
            frozenset(brought), frozenset(ended), frozenset(covers), {w: Write(*v) for w, v in kept.items()}
        )
        for key, (brought, ended, covers, kept) in stored.items()
    }


def writes_in(token: str) -> frozenset[str]:
    """Return the live write ids that a token names."""
    live = (group.split("|")[0] for group in token.split(";") if group)
    return frozenset(write.split(".")[0] for part in live for write in part.split(",") if write)


def add_lines(connection: sa.Connection, lines: Sequence[Line]) -> None:
    """Add lines to the trace."""
    if lines:
        text = "INSERT INTO trace(package_n, kind, record_id, created, changes) VALUES (?, ?, ?, ?, ?)"
        connection.exec_driver_sql(text, list(lines))


def add_made(connection: sa.Connection, package_n: int, kind: str, after: int) -> int:
    """Add a line for each record of a kind with a number after this one: the package made them; return how many."""
    table = RECORDS[kind]
    made = sa.select(sa.literal(package_n), sa.literal(kind), table.c.id, table.c.token)
    made = made.where(table.c.n > after).order_by(table.c.n)
    columns = ["package_n", "kind", "record_id", "created"]
    return connection.execute(sa.insert(TRACE).from_select(columns, made)).rowcount


def index_records(connection: sa.Connection, *, wanted: bool) -> None:
    """Make the index by record, or drop it: imports go without while nothing is taken back (a fifth of their time)."""
    text = "CREATE INDEX IF NOT EXISTS ix_trace_record ON trace(kind, record_id)"
    connection.exec_driver_sql(text if wanted else "DROP INDEX IF EXISTS ix_trace_record")


def made_by(reader: Reader, kind: str) -> list[str]:
    """Return the records of a kind that came with packages that are taken back."""
    found: list[str] = []
    for package_n, first, last in reader.connection.execute(_AWAY).all():
        lines = {"first": first, "last": last, "which": package_n, "kind_": kind}
        found += reader.connection.execute(_MADE, lines).scalars()
    return found


def steps_of(reader: Reader, kind: str, ids: Iterable[str]) -> dict[str, list[Step]]:
    """Return what happened to these records, in the order it happened; `away` when it is taken back."""
    found: dict[str, list[Step]] = {}
    wanted = list(ids)
    for start in range(0, len(wanted), BATCH):
        part = {"which": kind, "ids": json.dumps(wanted[start : start + BATCH])}
        for record_id, created, changes, undone_at in reader.connection.execute(_STEPS, part):
            made = None if created is None else writes_in(created)
            found.setdefault(record_id, []).append(Step(undone_at is not None, made, _changes(changes)))
    return found


def last_line(reader: Reader) -> int:
    """Return the number of the last line."""
    return int(reader.connection.execute(_LAST).scalar() or 0)


def close_lines(reader: Reader, package_n: int, first: int, count: int) -> None:
    """Note how many lines a package has, and that they lie between `first` and the last line there is."""
    noted = {"which": package_n, "count": count, "first": first, "last": last_line(reader)}
    reader.connection.execute(_CLOSE, noted)


def records_of(reader: Reader, package_n: int) -> dict[str, list[str]]:
    """Return the records to which a package did something, by kind."""
    query = sa.select(READING.c.first_line, READING.c.last_line).where(READING.c.package_n == package_n)
    first, last = reader.connection.execute(query).one()
    lines = sa.select(TRACE.c.kind, TRACE.c.record_id).where(
        TRACE.c.n.between(first, last), TRACE.c.package_n == package_n
    )
    found: dict[str, dict[str, None]] = {}
    for kind, record_id in reader.connection.execute(lines):
        found.setdefault(kind, {})[record_id] = None
    return {kind: list(ids) for kind, ids in found.items()}


def forget_before(connection: sa.Connection, moment: str) -> int:
    """Forget what packages did that were read before a moment (ISO text); return how many lines went.

    Records of which something is taken back keep their lines, or what they show would change.
    """
    old = sa.select(READING.c.package_n).where(READING.c.at < moment)
    held = sa.exists().where(BESIDE.c.kind == TRACE.c.kind, BESIDE.c.record_id == TRACE.c.record_id)
    gone = connection.execute(sa.delete(TRACE).where(TRACE.c.package_n.in_(old), sa.not_(held)))
    connection.execute(sa.update(READING).where(READING.c.at < moment).values(lines=0))
    others = sa.select(TRACE.c.record_id).where(TRACE.c.package_n != HERE)
    alone = sa.delete(TRACE).where(TRACE.c.package_n == HERE, TRACE.c.record_id.not_in(others))
    return gone.rowcount + connection.execute(alone).rowcount
