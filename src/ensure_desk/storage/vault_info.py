# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a vault knows about itself: install id, counter, last check, whether it was restored.

A table of its own, older than the first migration and the same in every version, so that a vault can say
who it is before it is brought up to date. Nothing in it is about people, and none of it travels.
"""

from typing import Any

from ensure_desk.domain.ports import Randomness

INSTALL_ID = "install_id"
COUNTER = "counter"
CHECKED_AT = "checked_at"
RESTORED_AT = "restored_at"
MADE_AT = "made_at"

_INSTALL_ID_BYTES = 16


def make_table(connection: Any) -> None:
    """Make the table in a new vault."""
    connection.execute("CREATE TABLE vault_info (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")


def get_info(connection: Any, key: str) -> str:
    """Return what is noted under `key`, or an empty text."""
    row = connection.execute("SELECT value FROM vault_info WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def set_info(connection: Any, **values: str) -> None:
    """Note values in one transaction of their own."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.executemany("INSERT OR REPLACE INTO vault_info VALUES (?, ?)", list(values.items()))
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def new_install_id(random: Randomness) -> str:
    """Make the id of an installation: new at the first start and after every restore."""
    return random.token(_INSTALL_ID_BYTES).hex()
