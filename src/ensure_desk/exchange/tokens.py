# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The machine columns: `_id`, and `_v` as `token~` + seal + short hashes of the cells.

The seal (48 bits, keyed) binds kind, id, token and cell hashes: damage passes for whole once in 2.8e14 rows. A cell
hash (24 bits, keyed, of column and value) tells which cell was edited; an edit escapes it once in 16.8 million, and
equal values give equal hashes, which pack well. An empty cell is one sign and never mistaken.

Whatever follows from the rest is left out: the id that the row's own key fields make, the origin that is the
package's own desk, the end of a token that names all fields.
"""

import re
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

SEPARATOR = "~"
UNIT = "\x1f"
SEAL_BYTES = 6
SEAL_CHARS = 8
CELL_BYTES = 3
EMPTY_CELL = "."
NATURAL_ID = "*"
"""Stands for the id that follows from the row's own key fields."""

ALL_KEYS = "||*"
_DIGEST_BYTES = 32
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SHORT_CHARS = 22
_CELLS = re.compile(r"\.|[\w-]{4}", re.ASCII)
_FULL_WRITE = re.compile(r"\.([0-9a-f]+)\.([^.,|;]+)")
_SHORT_WRITE = re.compile(r"\.([0-9a-f]+)(?:\.(\d+))?(?=[,|])")
_UNKNOWN = "unknown"
_SAFE = bytes.maketrans(b"+/", b"-_")


def _letters(raw: bytes) -> str:
    """Return bytes in the alphabet that is safe everywhere."""
    return b2a_base64(raw, newline=False).translate(_SAFE).decode()


def seal(key: bytes, parts: Iterable[str]) -> bytes:
    """Return the keyed hash of a row's machine parts: kind, id, token, cell hashes, and fields without a hash."""
    state = _keyed(key, _DIGEST_BYTES).copy()
    state.update(UNIT.join(parts).encode())
    return state.digest()


@cache
def _keyed(key: bytes, size: int) -> blake2b:
    """Return a hash that has taken in its key already: copying it costs half of keying another."""
    return blake2b(digest_size=size, key=key)


def seal_text(digest: bytes) -> str:
    """Return the part of a seal that stands in the cell."""
    return _letters(digest[:SEAL_BYTES])


class Digest:
    """The sum of all seals of a package, whatever their order."""

    def __init__(self) -> None:
        self._total = 0

    def add(self, digest: bytes) -> None:
        """Count a seal in."""
        self._total += int.from_bytes(digest, "big")

    @property
    def text(self) -> str:
        """Return the sum as text."""
        return f"{self._total % (1 << 8 * _DIGEST_BYTES):064x}"


class CellHasher(dict[str, str]):
    """Short hashes of one column's values, by canonical value; each value is hashed once."""

    def __init__(self, key: bytes, column: str) -> None:
        super().__init__({"": EMPTY_CELL})
        self._state = _keyed(key, CELL_BYTES).copy()
        self._state.update((column + UNIT).encode())

    def __missing__(self, value: str) -> str:
        state = self._state.copy()
        state.update(value.encode())
        known = self[value] = _letters(state.digest())
        return known


def short_id(record_id: str) -> str:
    """Return a record's id in 22 characters, any other text as it is."""
    if len(record_id) != 36 or not _UUID.fullmatch(record_id):
        return record_id
    return _letters(bytes.fromhex(record_id.replace("-", "")))[:_SHORT_CHARS]


def full_id(text: str) -> str:
    """Return the record id behind a short one, any other text as it is."""
    if len(text) != _SHORT_CHARS:
        return text
    try:
        raw = a2b_base64(text.replace("-", "+").replace("_", "/") + "==").hex()
    except ValueError:
        return text
    return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}" if len(raw) == 32 else text


class Origins:
    """The desks and packages that tokens name, by number; the package's own desk is number 0 and left out."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(names)
        self._numbers = {name: number for number, name in enumerate(self.names)}
        self._own = f".{self.names[0]}{ALL_KEYS}" if self.names else ALL_KEYS

    def short(self, token: str) -> str:
        """Return a token with numbers for names."""
        if token.endswith(self._own) and token.find("|") == len(token) - len(ALL_KEYS):
            head = token[: -len(self._own)]
            if "," not in head:
                return head
        text = _FULL_WRITE.sub(self._short_write, token)
        return text.removesuffix(ALL_KEYS) if ";" not in text else text

    def full(self, text: str) -> str:
        """Return the token behind a short one; raises ValueError for a name that is not known."""
        if text and "|" not in text:
            if text.count(".") == 1:
                return text + self._own
            text += ALL_KEYS
        return _SHORT_WRITE.sub(self._full_write, text)

    def _short_write(self, found: re.Match[str]) -> str:
        number = self._numbers.get(found[2])
        if number is None:
            number = self._numbers[found[2]] = len(self.names)
            self.names.append(found[2])
        return f".{found[1]}.{number}" if number else f".{found[1]}"

    def _full_write(self, found: re.Match[str]) -> str:
        number = int(found[2] or 0)
        if number >= len(self.names):
            raise ValueError("a token names somebody unknown")
        return f".{found[1]}.{self.names[number]}"


class _AnyOrigins(Origins):
    """Names nobody, for those who need no more than the write ids."""

    def _full_write(self, found: re.Match[str]) -> str:
        return f".{found[1]}.{_UNKNOWN}"


@dataclass(frozen=True)
class Sealed:
    """The parts of a machine cell: token, seal, and the hashes of the cells in one text."""

    token: str
    seal: str
    hashes: str

    @property
    def cells(self) -> Sequence[str]:
        """Return the hash of each cell."""
        return _CELLS.findall(self.hashes)


def unseal(text: str, origins: Origins | None = None) -> Sealed | None:
    """Return the parts of a machine cell, None when it is damaged; without `origins` nobody is named."""
    token, mark, rest = text.rpartition(SEPARATOR)
    if not mark or len(rest) < SEAL_CHARS:
        return None
    try:
        full = (origins or _AnyOrigins([_UNKNOWN])).full(token) if token != AWAY else AWAY
    except ValueError:
        return None
    return Sealed(full, rest[:SEAL_CHARS], rest[SEAL_CHARS:])


AWAY = "@"
"""Stands for a token that is too long for a cell and stands in the hidden sheet instead."""
