# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Say in our words what the disk reports; apart from `faults`, so that unlocking loads no database library."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from ensure_desk.domain.errors import UserError

_BY_ERRNO = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EACCES: "vault_read_only",
    errno.EPERM: "vault_read_only",
    errno.EROFS: "vault_read_only",
    errno.EIO: "disk_failing",
    errno.EISDIR: "vault_damaged",
}


@contextmanager
def disk_in_plain_words() -> Iterator[None]:
    """Turn faults of the disk into UserError; let everything else through as it is."""
    try:
        yield
    except OSError as error:
        code = disk_fault_code(error)
        if code is None:
            raise
        raise UserError(code) from error


def disk_fault_code(error: OSError) -> str | None:
    """Return the code of the sentence for a fault of the disk, or None when it is ours."""
    return _BY_ERRNO.get(error.errno or 0)
