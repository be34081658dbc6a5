# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The machine column `_v`: a record's register token sealed with keyed hashes of the row and of its cells.

The row hash binds id, token and all values: an untouched row costs one hash. The short cell hashes only tell *which*
cell of a row with a wrong row hash was edited; they depend on column and value, so they repeat and pack well.
"""

from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import blake2b

SEPARATOR = "~"
UNIT = "\x1f"
ROW_BYTES = 9
CELL_BYTES = 3
CELL_CHARS = 4
HEAD_BYTES = 6


def row_hash(key: bytes, row: str) -> str:
    """Return the hash of a row: `row` joins id, token and the canonical values."""
    return urlsafe_b64encode(blake2b(row.encode(), digest_size=ROW_BYTES, key=key).digest()).decode()


class CellHasher(dict[str, str]):
    """Short hashes of one column's values, by canonical value: four characters; each value is hashed once."""

    def __init__(self, key: bytes, column: str) -> None:
        super().__init__()
        self._key = key
        self._prefix = column + UNIT

    def __missing__(self, value: str) -> str:
        digest = blake2b((self._prefix + value).encode(), digest_size=CELL_BYTES, key=self._key).digest()
        known = self[value] = urlsafe_b64encode(digest).decode()
        return known


def head_hash(key: bytes, record_id: str, token: str) -> str:
    """Return the hash of id and token alone: it still holds when a cell of the row was edited."""
    text = (record_id + UNIT + token).encode()
    return urlsafe_b64encode(blake2b(text, digest_size=HEAD_BYTES, key=key).digest()).decode()


@dataclass(frozen=True)
class Sealed:
    """The parts of a machine cell: token, row hash, head hash, and the hashes of the cells."""

    token: str
    row: str
    head: str
    cells: str

    def cell(self, index: int) -> str:
        """Return the hash of the cell in this column."""
        return self.cells[index * CELL_CHARS : (index + 1) * CELL_CHARS]


def unseal(text: str) -> Sealed | None:
    """Return the parts of a machine cell, None when it is damaged."""
    parts = text.rsplit(SEPARATOR, 3)
    return Sealed(*parts) if len(parts) == 4 and parts[1] else None
