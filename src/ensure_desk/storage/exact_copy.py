# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Copy a vault's file as it is, while it is open and nobody can write."""

import shutil
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from ensure_desk.storage.engine import connect_raw


def copy_pages(database: Path, data_key: bytes, target: Path) -> bool:
    """Copy the file to `target` once all that was written is in it; False when that cannot be now.

    A long reading in another thread may keep writes in the log, and another program may hold the file: then the
    caller copies what it reads instead.
    """
    with closing(connect_raw(database, data_key)) as guard, closing(connect_raw(database, data_key)) as other:
        try:
            guard.execute("BEGIN IMMEDIATE")
        except dbapi2.OperationalError:
            return False
        try:
            busy, logged, moved = other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            if busy or logged != moved:
                return False
            shutil.copyfile(database, target)
            whole = target.stat().st_size == database.stat().st_size
        except OSError:
            whole = False
        finally:
            guard.execute("ROLLBACK")
    if whole:
        _set_journal(target, data_key)
    else:
        target.unlink(missing_ok=True)
    return whole


def _set_journal(target: Path, data_key: bytes) -> None:
    """Let the copy stand by itself: without the mode that wants a log beside it, it opens on a read-only stick too."""
    with closing(connect_raw(target, data_key)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
