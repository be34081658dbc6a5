# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pause after wrong passphrases: 0, 1, 2, 4 ... 60 seconds, kept beside the vault so that it stays.

It survives a restart and slows a curious colleague at the keyboard. Somebody who took the disk is slowed by
Argon2 alone, and nothing is ever wiped.
"""

import json
import math
from pathlib import Path

from ensure_desk.domain.errors import UserError
from ensure_desk.storage.files import write_file

SIDE_NAME = "vault.tries"
LONGEST = 60


def delay_after(failures: int) -> int:
    """Return the pause in seconds after so many failures in a row: 0, 0, 1, 2, 4 ... 60."""
    return 0 if failures < 2 else int(min(2 ** min(failures - 2, 10), LONGEST))


def begin_try(folder: Path, now: float) -> None:
    """Count a try as failed before it is made, so that pulling the plug does not give a free one.

    Raises UserError `unlock_wait` (seconds) when it is too early.
    """
    left = seconds_left(folder, now)
    if left:
        raise UserError("unlock_wait", seconds=left)
    failures, _ = _read(folder)
    _write(folder, failures + 1, now)


def forget(folder: Path) -> None:
    """Start again from nothing after a good try."""
    try:
        (folder / SIDE_NAME).unlink(missing_ok=True)
    except OSError:
        return  # as in _write


def seconds_left(folder: Path, now: float) -> int:
    """Return how many whole seconds are left; a clock that was put back starts the pause again, once."""
    failures, last = _read(folder)
    if not failures:
        return 0
    if last > now:
        _write(folder, failures, now)
        last = now
    return max(0, math.ceil(last + delay_after(failures) - now))


def _read(folder: Path) -> tuple[int, float]:
    try:
        content = json.loads((folder / SIDE_NAME).read_bytes())
        return max(0, int(content["failures"])), float(content["last"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return 0, 0.0


def _write(folder: Path, failures: int, now: float) -> None:
    try:
        write_file(folder / SIDE_NAME, json.dumps({"failures": failures, "last": now}).encode())
    except (OSError, UserError):
        return  # a folder that cannot be written is told about when the vault opens
