# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Replace whole files so that a reader sees the old one or the new one, never half of either.

The one place for temporary names, flushing and the Windows habit of refusing a rename while a virus scanner
looks.
"""

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from ensure_desk.domain.errors import UserError
from ensure_desk.storage.phases import reach

Waiter = Callable[[float], object]
"""Waits a number of seconds; passed in so that tests do not wait."""

RETRY_SECONDS = 5.0
RETRY_STEP = 0.1


def wait_really(seconds: float) -> None:
    """Wait `seconds` in this thread."""
    threading.Event().wait(seconds)


def write_file(path: Path, content: bytes, wait: Waiter = wait_really) -> None:
    """Write `content` under a temporary name, flush it to the disk and put it in the place of `path`.

    Where that fails nothing is left behind: what was to be protected may stand in it.
    """
    temporary = path.with_name(path.name + ".tmp")
    try:
        with temporary.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        replace_file(temporary, path, wait)
    finally:
        temporary.unlink(missing_ok=True)


def replace_file(source: Path, target: Path, wait: Waiter = wait_really) -> None:
    """Rename `source` to `target`; retry for five seconds while another program holds the target.

    Raises UserError `file_in_use` when the time is up.
    """
    reach("file_replace")
    waited = 0.0
    while True:
        try:
            source.replace(target)
            break
        except PermissionError as error:
            if waited >= RETRY_SECONDS:
                raise UserError("file_in_use", file=target.name) from error
            wait(RETRY_STEP)
            waited += RETRY_STEP
    flush_folder(target.parent)


def flush_file(path: Path) -> None:
    """Make sure that the content of `path` is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Make sure that renames in `folder` are on the disk (Windows does so by itself)."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
