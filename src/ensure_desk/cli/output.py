# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a command says: lines for people, or with `--json` one document for programs."""

import contextlib
import io
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from typing import Any, TextIO


class Out:
    """The voice of a command. With `json` only `result` is heard; without it only `line`.

    Nobody listening any more (`| head`) never stops the work; what else is wrong with the output is told by `flush`.
    """

    def __init__(self, *, as_json: bool = False, stream: TextIO | None = None) -> None:
        self.json = as_json
        self._stream = stream or sys.stdout
        self._fault: OSError | None = None

    def line(self, text: str = "") -> None:
        """Say a line to a person."""
        if not self.json:
            self._say(text)

    def result(self, data: object) -> None:
        """Say the result to a program: one JSON document."""
        if self.json:
            self._say(json.dumps(_plain(data), ensure_ascii=False, indent=1))

    def long_result(self, data: object) -> None:
        """Say a result of very many parts: the same document on one line, which takes a fraction of the time."""
        if self.json:
            self._say(json.dumps(data, ensure_ascii=False, default=_plain))

    def flush(self) -> None:
        """Hand over what was said; raises OSError when it could not be written."""
        if self._stream is not None:
            self._try(self._stream.flush)
        fault, self._fault = self._fault, None
        if fault is not None:
            raise OSError(fault.errno, fault.strerror, "standard output") from fault

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far long work is, on standard error and only to a terminal."""
        if sys.stderr is not None and sys.stderr.isatty():
            end = "\n" if done >= total else "\r"
            print(f"{text} {done}/{total}".ljust(70), end=end, file=sys.stderr, flush=True)

    def cancelled(self) -> bool:
        """Ctrl+C ends a command; nothing else cancels it."""
        return False

    def _say(self, text: str) -> None:
        self._try(lambda: print(text, file=self._stream))

    def _try(self, write: Any) -> None:
        try:
            write()
        except BrokenPipeError:
            self._fall_silent()
        except OSError as error:
            self._fault = error
            self._fall_silent()

    def _fall_silent(self) -> None:
        """Write nowhere from now on; Python flushes the real output once more at its end."""
        if self._stream is sys.stdout:
            with contextlib.suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, self._stream.fileno())
                os.close(nowhere)
        self._stream = io.StringIO()


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its word: "1 package", "2 packages"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): _plain(held) for key, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(held) for held in value]
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(held) for held in value)
    return value if isinstance(value, (str, int, float)) or value is None else str(value)
