# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a command says: lines for people, or with `--json` one document for programs."""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from typing import Any, TextIO


class Out:
    """The voice of a command. With `json` only `result` is heard; without it only `line`."""

    def __init__(self, *, as_json: bool = False, stream: TextIO | None = None) -> None:
        self.json = as_json
        self._stream = stream or sys.stdout

    def line(self, text: str = "") -> None:
        """Say a line to a person."""
        if not self.json:
            print(text, file=self._stream)

    def result(self, data: object) -> None:
        """Say the result to a program: one JSON document."""
        if self.json:
            print(json.dumps(_plain(data), ensure_ascii=False, indent=1), file=self._stream)

    def long_result(self, data: object) -> None:
        """Say a result of very many parts: the same document on one line, which takes a fraction of the time."""
        if self.json:
            print(json.dumps(data, ensure_ascii=False, default=_plain), file=self._stream)

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far long work is, on standard error and only to a terminal."""
        if sys.stderr is not None and sys.stderr.isatty():
            end = "\n" if done >= total else "\r"
            print(f"{text} {done}/{total}".ljust(70), end=end, file=sys.stderr, flush=True)

    def cancelled(self) -> bool:
        """Ctrl+C ends a command; nothing else cancels it."""
        return False


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
