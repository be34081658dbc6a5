# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the gate hands over: plain data of a foreign workbook, its limits and its refusal.

Nothing here opens a file, so every layer may name these types without loading a reader.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from ensure_desk.gate.codes import RefusalCode

Cell = str | float | bool | None | dict[str, str]
"""A value: text, number, truth value, empty, or `{"d": iso}` for a date, date-time, time or ISO duration."""

Position = tuple[int, int]
"""Zero-based (row, column); (0, 0) is A1."""

MergedRange = tuple[int, int, int, int]
"""Zero-based first row, first column, last row, last column, all inclusive."""


class GateRefusal(Exception):  # noqa: N818 - a refusal of a foreign file is an answer, no error of ours
    """A foreign file is refused; `code` says why, `params` holds numbers and part names for the sentence."""

    def __init__(self, code: RefusalCode, **params: str | int) -> None:
        super().__init__(code.value)
        self.code: str = code.value
        self.params: dict[str, str | int] = params


class InMemory:
    """A workbook that was decrypted: it is read like a file and never touches the disk."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def open(self, _mode: str) -> BinaryIO:
        """Return a stream over the bytes."""
        return io.BytesIO(self._data)


Source = Path | InMemory
"""What a workbook is read from."""


@dataclass(frozen=True)
class Limits:
    """How much a foreign file may ask for; seconds and memory grow with the unpacked size."""

    rows: int = 1_048_575
    columns: int = 512
    text: int = 10_000_000
    unpacked: int = 2_000_000_000
    ratio: int = 200
    parts: int = 5_000
    merges: int = 50_000
    seconds: float = 10.0
    memory: int = 300_000_000


@dataclass(frozen=True)
class Want:
    """What the caller needs: the style id of every cell (slower), or only some sheets (None = all)."""

    styles: bool = False
    sheets: frozenset[str] | None = None


@dataclass(frozen=True)
class Finding:
    """Something worth telling about an accepted file."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetData:
    """One sheet: its values from A1 on and what a reader of values does not show; positions are zero-based."""

    name: str
    hidden: str = "visible"
    rows: list[list[Cell]] = field(default_factory=list)
    formulas: frozenset[Position] = frozenset()
    errors: Mapping[Position, str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    comments: Mapping[Position, str] = field(default_factory=dict)
    styles: Mapping[Position, int] = field(default_factory=dict)
    merged: tuple[MergedRange, ...] = ()


class SheetTaker(Protocol):
    """Takes the sheets of a workbook one by one while the rest is still read, hidden ones first.

    The file may still be refused after it: then what was taken must be forgotten.
    """

    def announce(self, names: tuple[str, ...]) -> None:
        """Hear which sheets will come."""
        ...

    def take(self, sheet: SheetData) -> None:
        """Take a sheet with all its rows."""
        ...


@dataclass(frozen=True)
class Workbook:
    """A foreign workbook that passed the gate.

    `encryption` is empty, `agile`, or `standard`: the older scheme, which does not notice changes.
    """

    sheets: tuple[SheetData, ...]
    defined_names: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    date1904: bool = False
    findings: tuple[Finding, ...] = ()
    sha256: str = ""
    encryption: str = ""
