# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values that belong to this desk alone, found by how their key begins, and what is new since a moment."""

import datetime as dt

import sqlalchemy as sa

from ensure_desk.domain.kinds import KINDS
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.tables import LOCAL
from ensure_desk.storage.writer import Writer

_LAST = "\U0010ffff"
_BEGINNING = "SELECT key, value FROM local WHERE key >= ? AND key < ? ORDER BY key"
_LAST_PACKAGE = "SELECT max(at) FROM package WHERE direction = ?"
_NATURAL = ", ".join(f"'{kind.name}'" for kind in KINDS if kind.natural_key)
_CHANGED = f"""SELECT kind, count(DISTINCT record_id) FROM audit
 WHERE action IN ('create', 'update', 'delete', 'restore') AND at > ?
 AND (kind IN ({_NATURAL}) OR record_id < ?) GROUP BY kind"""  # noqa: S608 - names of ours

_IN_ALL = """(SELECT count(*) FROM {kind}) - (SELECT count(*) FROM {kind} WHERE deleted IS NOT NULL AND hidden = 1)"""
"""Count records that are not hidden by an index: nothing is hidden that was never deleted."""


def local_values(reader: Reader, prefix: str) -> dict[str, str]:
    """Return the values whose key begins with `prefix`, by the rest of their key, in its order."""
    rows = reader.driver.execute(_BEGINNING, (prefix, prefix + _LAST))
    return {key.removeprefix(prefix): value for key, value in rows}


def drop_local(writer: Writer, key: str) -> None:
    """Forget a value of this desk."""
    writer.connection.execute(sa.delete(LOCAL).where(LOCAL.c.key == key))


def last_package_at(reader: Reader, direction: str) -> dt.datetime | None:
    """Return when the last package went `out` or came `in`."""
    (text,) = reader.driver.execute(_LAST_PACKAGE, (direction,)).fetchone()
    return dt.datetime.fromisoformat(text) if text else None


def records_new_since(reader: Reader, moment: dt.datetime | None) -> dict[str, int]:
    """Return how many records of each kind were made or changed here since a moment, or ever.

    A record's own id tells when it was made, so that bulk loads count; changes are in the audit trail.
    """
    counts = _changed_since(reader, moment)
    for kind, made in _made_since(reader, moment):
        counts[kind] = counts.get(kind, 0) + made
    return {kind.name: counts[kind.name] for kind in KINDS if counts.get(kind.name)}


def _first_id(moment: dt.datetime) -> str:
    """Return the beginning of the smallest version 7 id of the millisecond after a moment."""
    digits = f"{int(moment.timestamp() * 1000) + 1:012x}"
    return f"{digits[:8]}-{digits[8:]}"


def _made_since(reader: Reader, moment: dt.datetime | None) -> list[tuple[str, int]]:
    """Count by kind in one question: to make twenty ready takes longer than to answer them."""
    if moment is None:
        asked = (f"SELECT '{kind.name}', {_IN_ALL.format(kind=kind.name)}" for kind in KINDS)
        return list(reader.driver.execute(" UNION ALL ".join(asked)))
    made = "SELECT '{kind}', count(*) FROM {kind} WHERE hidden = 0 AND id > ?1"
    newer = " UNION ALL ".join(made.format(kind=kind.name) for kind in KINDS if not kind.natural_key)
    return list(reader.driver.execute(newer, (_first_id(moment),)))


def _changed_since(reader: Reader, moment: dt.datetime | None) -> dict[str, int]:
    """Count what the trail knows: records of natural ids, and changes of records that were made before."""
    if moment is None:
        return {}
    rows = reader.driver.execute(_CHANGED, (moment.isoformat(), _first_id(moment)))
    return {kind: int(count) for kind, count in rows}
