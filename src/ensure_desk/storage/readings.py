# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How packages were read, and the receipts that came and went."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from ensure_desk.storage.reader import Reader
from ensure_desk.storage.tables import PACKAGE
from ensure_desk.storage.undo_tables import READING, RECEIPT

REFUSALS_KEPT = 2_000
"""How many refused cells are kept with a package; all are counted."""

_ADD = sa.insert(READING)
_IS_AWAY = sa.select(READING.c.package_id).where(READING.c.undone_at.is_not(None)).limit(1)
_AWAY = _IS_AWAY.where(READING.c.package_id == sa.bindparam("which"))
_AWAY_IN_FILE = _IS_AWAY.join(PACKAGE, PACKAGE.c.n == READING.c.package_n).where(
    PACKAGE.c.file_hash == sa.bindparam("which")
)

Refused = tuple[str, str, dict[str, str | int]]
"""Address, code and parameters of the sentence."""


@dataclass(frozen=True)
class Reading:
    """How a package was read.

    `lines` counts the records it did something to, 0 when that is no longer known; `undone` what taking it back did.
    """

    package_n: int
    package_id: str
    desk_id: str
    signature: str
    hand_edits: int
    refusals: tuple[Refused, ...]
    at: dt.datetime
    lines: int = 0
    undone_at: dt.datetime | None = None
    undone: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ReceiptLine:
    """That somebody read a package: `direction` is "in" for one about a package of ours."""

    direction: str
    package_id: str
    name: str
    municipality: str
    role: str
    read_at: dt.datetime
    counts: dict[str, int]
    refused: tuple[Refused, ...]
    at: dt.datetime


def add_reading(connection: sa.Connection, reading: Reading) -> None:
    """Note how a package was read."""
    row = {name: getattr(reading, name) for name in ("package_n", "package_id", "desk_id", "signature")}
    row |= {"hand_edits": reading.hand_edits, "at": reading.at.isoformat()}
    connection.execute(_ADD, {**row, "refusals": json.dumps(reading.refusals)})


def readings(reader: Reader) -> dict[int, Reading]:
    """Return how packages were read, by the number of the package."""
    return {
        row["package_n"]: _reading(row) for row in reader.connection.execute(sa.select(READING)).mappings()
    }


def taken_back(reader: Reader, *, file_hash: str = "", package_id: str = "") -> str:
    """Return the id of the package in this file, or with this id, when it is taken back; else an empty text."""
    query = _AWAY_IN_FILE if file_hash else _AWAY
    return str(reader.connection.execute(query, {"which": file_hash or package_id}).scalar() or "")


def note_undone(connection: sa.Connection, package_n: int, counts: Mapping[str, int]) -> None:
    """Keep what taking a package back did."""
    change = sa.update(READING).where(READING.c.package_n == package_n)
    connection.execute(change.values(undone=json.dumps(dict(counts))))


def add_receipt(connection: sa.Connection, receipt: ReceiptLine) -> None:
    """Note a receipt that came or went; the same one again counts once."""
    row = {**receipt.__dict__, "read_at": receipt.read_at.isoformat(), "at": receipt.at.isoformat()}
    row |= {"counts": json.dumps(receipt.counts), "refused": json.dumps(receipt.refused)}
    same = [RECEIPT.c[n] == row[n] for n in ("direction", "package_id", "name", "municipality", "read_at")]
    if connection.execute(sa.select(RECEIPT.c.n).where(*same).limit(1)).scalar() is None:
        connection.execute(sa.insert(RECEIPT), row)


def receipts(reader: Reader) -> list[ReceiptLine]:
    """Return the receipts that came and went, the oldest first."""
    query = sa.select(RECEIPT).order_by(RECEIPT.c.n)
    return [_receipt(row) for row in reader.connection.execute(query).mappings()]


def _reading(row: Mapping[Any, Any]) -> Reading:
    plain = {name: row[name] for name in ("package_n", "package_id", "desk_id", "signature", "hand_edits")}
    plain["lines"] = row["lines"]
    undone_at = dt.datetime.fromisoformat(row["undone_at"]) if row["undone_at"] else None
    at, refused = dt.datetime.fromisoformat(row["at"]), _refused(row["refusals"])
    return Reading(**plain, refusals=refused, at=at, undone_at=undone_at, undone=json.loads(row["undone"]))


def _receipt(row: Mapping[Any, Any]) -> ReceiptLine:
    plain = {name: row[name] for name in ("direction", "package_id", "name", "municipality", "role")}
    read_at, at = (dt.datetime.fromisoformat(row[name]) for name in ("read_at", "at"))
    counts = json.loads(row["counts"])
    return ReceiptLine(**plain, read_at=read_at, at=at, counts=counts, refused=_refused(row["refused"]))


def _refused(text: str) -> tuple[Refused, ...]:
    return tuple((address, code, params) for address, code, params in json.loads(text))
