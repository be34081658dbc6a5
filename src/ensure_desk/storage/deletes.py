# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Deleted records stay in sight while something below them does.

A delete stands when its author saw every write that is live now and nothing below the record is shown: a child that
was made or changed elsewhere meanwhile brings its parent back into view.
"""

from functools import cache
from typing import Any

import sqlalchemy as sa

from ensure_desk.domain.kinds import BELOW, KIND, KINDS, Kind
from ensure_desk.domain.registers import State, is_deleted
from ensure_desk.storage import bulk
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.rows import state_of
from ensure_desk.storage.tables import RECORDS

_PARENTS = [kind for kind in reversed(KINDS) if BELOW[kind.name]]


@cache
def _kinds_with_deletes() -> sa.Select[*tuple[Any, ...]]:
    """Return the question which kinds that have something below them have deleted records."""
    return sa.select(*(sa.exists().where(RECORDS[k.name].c.deleted.is_not(None)) for k in _PARENTS))


def settle(reader: Reader) -> None:
    """Bring all deleted records in step with what is below them, children before parents."""
    deleted = reader.connection.execute(_kinds_with_deletes()).one()
    for kind, any_deleted in zip(_PARENTS, deleted, strict=True):
        if any_deleted:
            _settle_kind(reader, kind, "")


def settle_above(reader: Reader, kind: Kind, state: State) -> None:
    """Bring the deleted records above one that was saved in step, the nearest first."""
    for link in kind.links:
        above = state.get(link.key)
        if above and isinstance(above.value, str):
            parent, parent_id = KIND[link.meta.parent], above.value
            _settle_kind(reader, parent, parent_id)
            row = reader.rows_by_id(parent.name, [parent_id]).get(parent_id) if parent.links else None
            if row:
                settle_above(reader, parent, state_of(parent, row))


@cache
def _to_show_and_to_judge(kind: str, one: bool) -> tuple[sa.Select[Any], sa.Select[Any]]:
    """Return the questions for deleted records with something shown below them, and for shown ones without."""
    table = RECORDS[kind]
    deleted = sa.select(table).where(table.c.deleted.is_not(None))
    deleted = deleted.where(table.c.id == sa.bindparam("id")) if one else deleted
    below = shown_below(KIND[kind])
    hidden = table.c.hidden + 0  # the sum keeps SQLite at the few deleted records
    show = deleted.with_only_columns(table.c.id).where(hidden == 1, below)
    return show, deleted.where(hidden == 0, sa.not_(below))


def _settle_kind(reader: Reader, kind: Kind, one: str) -> None:
    """Bring the deleted records of a kind in step with what is below them, all of them or the one with this id."""
    show, doubtful = _to_show_and_to_judge(kind.name, bool(one))
    which = {"id": one} if one else {}
    changes = dict.fromkeys(reader.connection.execute(show, which).scalars(), 0)
    for row in reader.connection.execute(doubtful, which).mappings().all():
        if is_deleted(reader.state_in(kind, row)):
            changes[row["id"]] = 1
    bulk.update_rows(reader.connection, kind.name, [{"id": i, "hidden": h} for i, h in changes.items()])
    if kind.name == "person":
        bulk.index_people(reader.connection, list(changes))


def shown_below(kind: Kind) -> sa.ColumnElement[bool]:
    """Say of records whether anything below them is shown."""
    table = RECORDS[kind.name]
    below = [
        sa.exists().where(RECORDS[c.name].c[key] == table.c.id, RECORDS[c.name].c.hidden == 0)
        for c, key in BELOW[kind.name]
    ]
    return sa.or_(*below)
