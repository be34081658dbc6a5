# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door for foreign files: checks, then a guarded child process that reads.

Every workbook or csv file from outside comes in here and nowhere else; it ends as plain data or one GateRefusal.
"""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from ensure_desk.gate.codes import RefusalCode
from ensure_desk.gate.container import check_container
from ensure_desk.gate.model import Cell, Finding, GateRefusal, Limits, SheetData, SheetTaker, Want, Workbook
from ensure_desk.gate.reader import Request, cool_down, read_in_child, warm_up
from ensure_desk.gate.table import read_table

__all__ = [
    "Cell",
    "Finding",
    "GateRefusal",
    "Limits",
    "SheetData",
    "Want",
    "Workbook",
    "cool_down",
    "hand_over_sheets",
    "read_table",
    "read_workbook",
    "warm_up",
]

_LIMITS = Limits()
_EVERYTHING = Want()
_ORDINARY = 75_000_000
_MOST_MEMORY = 4_000_000_000
_PACKED_TIMES = 20


def read_workbook(
    path: Path,
    *,
    limits: Limits = _LIMITS,
    want: Want = _EVERYTHING,
    codes: Sequence[str] = (),
    cancelled: Callable[[], bool] | None = None,
) -> Workbook:
    """Read a foreign xlsx file in a guarded child process, or raise GateRefusal.

    An encrypted file is opened with the first of `codes` that fits; without codes it is refused as `gate_encrypted`.
    """
    request = _request(path, limits, want, codes)
    return read_in_child(request, cancelled, lambda: _digest(request.path))


def hand_over_sheets(
    path: Path,
    taker: SheetTaker,
    *,
    codes: Sequence[str] = (),
    cancelled: Callable[[], bool] | None = None,
) -> Workbook:
    """Read like `read_workbook`, and give each sheet to the taker while the rest is still read."""
    request = _request(path, _LIMITS, _EVERYTHING, codes)
    return read_in_child(request, cancelled, lambda: _digest(request.path), taker)


def _request(path: Path, limits: Limits, want: Want, codes: Sequence[str]) -> Request:
    path = Path(path).absolute()
    scale = _scale(_unpacked(path, limits, codes))
    return Request(
        path=path,
        limits=limits,
        want=want,
        seconds=limits.seconds * scale,
        memory=min(int(limits.memory * scale), max(_MOST_MEMORY, limits.memory)),
        codes=tuple(codes),
    )


def _unpacked(path: Path, limits: Limits, codes: Sequence[str]) -> int:
    """Return the bytes of the unpacked parts; of an encrypted file, whose directory is hidden, an ample guess."""
    try:
        return sum(part.size for part in check_container(path, limits).values())
    except GateRefusal as refusal:
        if refusal.code != RefusalCode.ENCRYPTED or not codes:
            raise
    return path.stat().st_size * _PACKED_TIMES


def _scale(unpacked: int) -> float:
    """Return how many times more than an ordinary large file (100,000 rows) this one may ask for."""
    return max(1.0, unpacked / _ORDINARY)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
