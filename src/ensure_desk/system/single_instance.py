# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One program per vault: a lock that the system holds and lets go however the program ends.

Who holds it lies in a second file, because Windows does not let others read a locked one.

A window has a lock of its own, taken before anything is unlocked: the program that is started a second time leaves
a call in the folder of the first one's window and ends. A file, because this program opens no socket of any kind.
"""

import contextlib
import datetime as dt
import json
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from ensure_desk.domain.errors import UserError

if TYPE_CHECKING:
    from ensure_desk.domain.ports import Clock

LOCK_NAME = "vault.lock"
HOLDER_NAME = "vault.lock.who"
_WINDOW = "window"
_CALL_NAME = "call"
_ANY_PROGRAM = -1


def hold_folder(folder: Path, *, who: str, clock: "Clock") -> "FolderLock":
    """Take the lock of the vault in `folder` for the person `who`.

    Raises UserError `vault_in_use` (who, since) when another program has it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stream = (folder / LOCK_NAME).open("a+b")
    try:
        _lock(stream)
    except OSError as error:
        stream.close()
        holder, since = _holder(folder)
        raise UserError("vault_in_use", who=holder, since=since) from error
    _note_holder(folder, who, clock.now())
    return FolderLock(folder, stream)


def window_folder(folder: Path) -> Path:
    """Return the folder beside the vault where the window has its lock and is called."""
    return folder / _WINDOW


def hold_window(folder: Path) -> "FolderLock | None":
    """Take the place of the one window on the data folder; None when another program has it.

    Raises OSError where nothing can be written.
    """
    place = window_folder(folder)
    place.mkdir(parents=True, exist_ok=True)
    stream = (place / LOCK_NAME).open("a+b")
    try:
        _lock(stream)
    except OSError:
        stream.close()
        return None
    take_call(folder)
    return FolderLock(place, stream)


def call_window(folder: Path) -> None:
    """Ask the window that is open on the data folder to come forward."""
    _let_come_forward()
    (window_folder(folder) / _CALL_NAME).touch()


def take_call(folder: Path) -> bool:
    """Say whether somebody called the window since the last time."""
    try:
        (window_folder(folder) / _CALL_NAME).unlink()
    except OSError:
        return False
    return True


class FolderLock:
    """A lock in hand; release it or leave the `with` block."""

    def __init__(self, folder: Path, stream: IO[bytes]) -> None:
        self._folder = folder
        self._stream = stream

    def release(self) -> None:
        """Let the next program in; a second call does nothing."""
        if self._stream.closed:
            return
        with contextlib.suppress(OSError):
            (self._folder / HOLDER_NAME).unlink(missing_ok=True)
        _unlock(self._stream)
        self._stream.close()

    def __enter__(self) -> "FolderLock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if sys.platform == "win32":
    import ctypes
    import msvcrt

    def _lock(stream: IO[bytes]) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

    def _unlock(stream: IO[bytes]) -> None:
        stream.seek(0)
        with contextlib.suppress(OSError):
            msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

    def _let_come_forward() -> None:
        """Give away the right to take the front, which Windows gave to the program just started."""
        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROGRAM)

else:
    import fcntl

    def _lock(stream: IO[bytes]) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(stream: IO[bytes]) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_UN)

    def _let_come_forward() -> None:
        """Nothing to do: the desktop decides which window comes forward."""


def _note_holder(folder: Path, who: str, now: dt.datetime) -> None:
    note = {"who": who, "process": os.getpid(), "since": now.astimezone().strftime("%d/%m/%Y %H:%M")}
    temporary = folder / f"{HOLDER_NAME}.tmp"
    with contextlib.suppress(OSError):
        temporary.write_text(json.dumps(note), encoding="utf-8")
        temporary.replace(folder / HOLDER_NAME)


def _holder(folder: Path) -> tuple[str, str]:
    try:
        note = json.loads((folder / HOLDER_NAME).read_bytes())
        return str(note["who"]), str(note["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return "?", "?"
