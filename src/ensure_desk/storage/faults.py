# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Say in our words what the database driver or the disk reports.

One table for opening, writing and backing up, so that a full disk gets the same sentence everywhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from ensure_desk.domain.errors import UserError
from ensure_desk.storage.disk import disk_fault_code

_BY_TEXT = (
    ("file is not a database", "vault_damaged"),
    ("disk image is malformed", "vault_damaged"),
    ("disk is full", "disk_full"),
    ("readonly database", "vault_read_only"),
    ("unable to open database", "vault_read_only"),
    ("database is locked", "vault_busy"),
    ("disk i/o error", "disk_failing"),
)


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn faults of disk and database into UserError; let everything else through as it is."""
    try:
        yield
    except (dbapi2.Error, sa.exc.DBAPIError, OSError) as error:
        code = fault_code(error)
        if code is None:
            raise
        raise UserError(code) from error


@contextmanager
def database_in_plain_words() -> Iterator[None]:
    """Turn faults of the database into UserError, and leave those of other files alone (for a write)."""
    try:
        yield
    except (dbapi2.Error, sa.exc.DBAPIError) as error:
        code = fault_code(error)
        if code is None:
            raise
        raise UserError(code) from error


def fault_code(error: Exception) -> str | None:
    """Return the code of the sentence for a fault of disk or database, or None when it is ours."""
    if isinstance(error, sa.exc.DBAPIError):
        error = error.orig if isinstance(error.orig, Exception) else error
    if isinstance(error, OSError):
        return disk_fault_code(error)
    text = str(error).casefold()
    return next((code for words, code in _BY_TEXT if words in text), None)
