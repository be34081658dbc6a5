# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door for foreign files: checks, then a guarded child process that reads.

Every workbook or csv file from outside comes in here and nowhere else; it ends as plain data or one GateRefusal.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from ensure_desk.gate.container import Part, check_container
from ensure_desk.gate.model import Cell, Finding, GateRefusal, Limits, SheetData, Want, Workbook
from ensure_desk.gate.reader import Request, read_in_child
from ensure_desk.gate.table import read_table

__all__ = [
    "Cell",
    "Finding",
    "GateRefusal",
    "Limits",
    "SheetData",
    "Want",
    "Workbook",
    "read_table",
    "read_workbook",
]

_LIMITS = Limits()
_EVERYTHING = Want()
_ORDINARY = 75_000_000
_MOST_MEMORY = 4_000_000_000


def read_workbook(
    path: Path,
    *,
    limits: Limits = _LIMITS,
    want: Want = _EVERYTHING,
    cancelled: Callable[[], bool] | None = None,
) -> Workbook:
    """Read a foreign xlsx file in a guarded child process, or raise GateRefusal."""
    path = Path(path).absolute()
    parts = check_container(path, limits)
    scale = _scale(parts)
    request = Request(
        path=path,
        limits=limits,
        want=want,
        seconds=limits.seconds * scale,
        memory=min(int(limits.memory * scale), max(_MOST_MEMORY, limits.memory)),
    )
    return read_in_child(request, cancelled, lambda: _digest(path))


def _scale(parts: dict[str, Part]) -> float:
    """Return how many times more than an ordinary large file (100,000 rows) this one may ask for."""
    return max(1.0, sum(part.size for part in parts.values()) / _ORDINARY)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
