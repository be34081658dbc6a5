# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Is all well: pages, trail and the tokens of the records, for `check`."""

from collections.abc import Iterator
from contextlib import closing

import sqlalchemy as sa

from ensure_desk.domain.kinds import KINDS, Kind
from ensure_desk.domain.registers import decode, encode
from ensure_desk.storage.audit import broken_links
from ensure_desk.storage.engine import connect_raw, integrity_findings
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.rows import flat_of
from ensure_desk.storage.tables import CONFLICT, RECORDS
from ensure_desk.storage.vault import Vault


def damaged_pages(vault: Vault) -> list[str]:
    """Return what is wrong with the file of the vault."""
    with closing(connect_raw(vault.paths.database, vault.data_key)) as connection:
        return integrity_findings(connection, encrypted=bool(vault.data_key))


def broken_trail(reader: Reader) -> list[int]:
    """Return the lines of the audit trail that do not follow from the line before."""
    return broken_links(reader.connection)


def senseless_tokens(reader: Reader) -> Iterator[str]:
    """Yield a line for each record whose token cannot be read, has lost a value, or whose parent is not here."""
    for kind in KINDS:
        in_conflict = set(
            reader.connection.execute(
                sa.select(CONFLICT.c.record_id).where(CONFLICT.c.kind == kind.name)
            ).scalars()
        )
        for row in reader.connection.execute(sa.select(RECORDS[kind.name])).mappings():
            if not _is_sound(reader, kind, row, row["id"] in in_conflict):
                yield f"{kind.name} {row['id']}: its register token is damaged"


def _is_sound(reader: Reader, kind: Kind, row: sa.RowMapping, conflict: bool) -> bool:
    others = reader.others(kind.name, row["id"]) if conflict else {}
    flat = flat_of(kind, row)
    try:
        state = decode(row["token"], flat, others)
    except (ValueError, KeyError):
        return False
    return flat.keys() <= state.keys() and decode(encode(state), flat, others) == state
