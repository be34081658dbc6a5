# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The border of the command line: whatever goes wrong becomes one sentence and an exit code."""

import contextlib
import errno
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ensure_desk.cli.main import Asked

DONE, REFUSED, USAGE, BUG = 0, 1, 2, 3
_LOG = logging.getLogger(__name__)
_OF_THE_FOLDER = frozenset(
    {"vault_absent", "vault_exists", "vault_read_only", "vault_database_missing", "disk_full", "disk_failing"}
)
_FILLS_A_FOLDER = ("demo", "first-day", "shots", "self-test")
_DISK = {
    errno.ENOENT: ("path_missing", "{path} cannot be found or made. Check the path."),
    errno.ENOTDIR: ("path_not_a_folder", "{path} cannot be used: a file stands where a folder should be."),
    errno.EEXIST: ("path_not_a_folder", "{path} cannot be used: a file stands where a folder should be."),
    errno.EISDIR: ("path_is_a_folder", "{path} is a folder, not a file. Name a file."),
    errno.EACCES: ("path_not_allowed", "{path} cannot be read or written here. Check your rights to it."),
    errno.EPERM: ("path_not_allowed", "{path} cannot be read or written here. Check your rights to it."),
    errno.EROFS: ("path_read_only", "{path} lies on a disk that can only be read. Choose another folder."),
    errno.ENOSPC: ("disk_full", "{path} cannot be written: the disk is full. Make room and try again."),
}


class Refusal(Exception):  # noqa: N818 - it is a refusal, and no error
    """A refusal that only the command line knows: a code for programs and an English sentence."""

    def __init__(self, code: str, text: str) -> None:
        """Keep both."""
        super().__init__(text)
        self.code = code


class UsageError(Exception):
    """Words that do not belong together, or one that lacks; the sentence names the option."""


def answered(asked: "Asked", work: Callable[[], int | None]) -> int:
    """Do some work and return the exit code; what stops it is said in one line."""
    from ensure_desk.domain.errors import UserError  # cold start: --help needs no domain

    try:
        code = work() or DONE
        asked.out.flush()
    except UserError as error:
        return _say(asked, error.code, _sentence(asked, error), params=error.params)
    except Refusal as error:
        return _say(asked, error.code, str(error))
    except UsageError as error:
        return _say(asked, "usage", f"ensure-desk {asked.command}: {error}", code=USAGE)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return REFUSED
    except OSError as error:
        return _disk(asked, error)
    except Exception as error:  # noqa: BLE001 - the one border where a bug becomes an exit code
        return _confess(asked, error)
    return code


def _say(
    asked: "Asked", name: str, text: str, *, params: dict[str, Any] | None = None, code: int = REFUSED
) -> int:
    asked.out.result({"error": name, "params": params or {}, "message": text})
    if not asked.out.json:
        print(text, file=sys.stderr)
    with contextlib.suppress(OSError):
        asked.out.flush()
    return code


def _sentence(asked: "Asked", error: Any) -> str:
    """Return the sentence of a refusal, with the place or the choices that the window shows by itself."""
    # cold start: only for a refusal
    from ensure_desk.cli.main import english
    from ensure_desk.domain.messages import sentence
    from ensure_desk.domain.municipalities import MUNICIPALITIES

    text = sentence(_with_whole_paths(asked, error), english())
    if error.code == "municipality_unknown":
        return f"{text} The twelve: {', '.join(m.name for m in MUNICIPALITIES)}."
    if error.code == "reason_missing":
        return f"{text} Give --reason TEXT."
    if error.code in _OF_THE_FOLDER:
        return f"{_folder(asked)}: {text}"
    if error.code.startswith(("gate_", "list_")) and asked.path != Path():
        return f"{asked.path}: {text}"
    return text


def _folder(asked: "Asked") -> Path:
    """Return the folder that a command works in: that of the vault, or the one it fills."""
    return asked.path if asked.command in _FILLS_A_FOLDER else asked.data_dir


def _with_whole_paths(asked: "Asked", error: Any) -> Any:
    """Return the refusal with the path as it was typed where it names a file by its last part alone."""
    typed = {path.name: str(path) for path in vars(asked.args).values() if isinstance(path, Path)}
    params = {key: typed.get(str(value), value) for key, value in error.params.items()}
    return type(error)(error.code, **params)


def _disk(asked: "Asked", error: OSError) -> int:
    from ensure_desk.system.log import describe_error  # cold start: only for a fault

    _LOG.info("fault of a file in %s: %s", asked.command, describe_error(error))
    path = str(error.filename2 or error.filename or _folder(asked)).removesuffix(".tmp")
    unknown = (
        "path_failing",
        f"{{path}} cannot be read or written: {error.strerror or type(error).__name__}.",
    )
    name, text = _DISK.get(error.errno or 0, unknown)
    return _say(asked, name, text.replace("{path}", path))


def _confess(asked: "Asked", error: Exception) -> int:
    from ensure_desk.system.log import describe_error  # cold start: only for a bug

    _LOG.error("bug in %s: %s", asked.command, describe_error(error))
    kind = type(error).__name__
    asked.out.result({"error": "bug", "kind": kind})
    print(f"Something went wrong in the program ({kind}). See the log.", file=sys.stderr)
    if os.environ.get("ENSURE_DESK_DEBUG"):
        raise error
    return BUG
