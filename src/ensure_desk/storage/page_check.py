# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Look at single pages of an encrypted file without opening it as a database.

Opening mixes a foreign write-ahead log into a sound vault and cannot tell a damaged first page from a wrong key.
Here each page is checked against its own seal, as SQLCipher 4 lays it out: 4096 bytes, of which the last 80 are an
initialisation vector (16) and an HMAC-SHA512 (64) over the page and its number.
"""

import hashlib
import hmac
import struct
from pathlib import Path

PAGE_BYTES = 4096
_RESERVED = 80
_VECTOR = 16
_SALT = 16
_LOG_HEADER = 32
_FRAME_HEADER = 24
_LOG_MAGIC = 0x377F0682
_SAMPLE = 64


def some_page_fits(database: Path, data_key: bytes) -> bool:
    """Tell whether any of the first pages is sealed with this key: then the file is ours, however damaged."""
    with database.open("rb") as stream:
        content = stream.read(_SAMPLE * PAGE_BYTES)
    if len(content) < PAGE_BYTES:
        return False
    key = _seal_key(content[:_SALT], data_key)
    whole = len(content) // PAGE_BYTES
    pages = (content[at * PAGE_BYTES : (at + 1) * PAGE_BYTES] for at in range(whole))
    return any(_fits(page, number, key) for number, page in enumerate(pages, start=1))


def log_is_foreign(database: Path, log: Path, data_key: bytes) -> bool:
    """Tell whether a sound write-ahead log belongs to another file than this sound database."""
    with database.open("rb") as stream:
        first_page = stream.read(PAGE_BYTES)
    key = _seal_key(first_page[:_SALT], data_key)
    if len(first_page) < PAGE_BYTES or not _fits(first_page, 1, key):
        return False
    found = _first_frame(log)
    return found is not None and not _fits(found[1], found[0], key)


def _first_frame(log: Path) -> tuple[int, bytes] | None:
    """Return number and content of the log's first page; None for a log that the database would not read."""
    if not log.exists():
        return None
    with log.open("rb") as stream:
        header = stream.read(_LOG_HEADER)
        frame = stream.read(_FRAME_HEADER)
        page = stream.read(PAGE_BYTES)
    if len(page) < PAGE_BYTES:
        return None
    magic, _, page_size = struct.unpack(">III", header[:12])
    if magic & ~1 != _LOG_MAGIC or page_size != PAGE_BYTES or header[16:24] != frame[8:16]:
        return None
    order = ">" if magic & 1 else "<"
    total = _log_sum(frame[:8] + page, order, _log_sum(header[:24], order, (0, 0)))
    number: int = struct.unpack(">I", frame[:4])[0]
    return (number, page) if struct.pack(">II", *total) == frame[16:24] else None


def _log_sum(content: bytes, order: str, start: tuple[int, int]) -> tuple[int, int]:
    """Return the checksum of SQLite's write-ahead log format over `content`, going on from `start`."""
    first, second = start
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second


def _seal_key(salt: bytes, data_key: bytes) -> bytes:
    masked = bytes(byte ^ 0x3A for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", data_key, masked, 2, 32)


def _fits(page: bytes, number: int, key: bytes) -> bool:
    start = _SALT if number == 1 else 0
    sealed = page[start : PAGE_BYTES - _RESERVED + _VECTOR]
    seal = page[PAGE_BYTES - _RESERVED + _VECTOR :]
    return hmac.compare_digest(hmac.digest(key, sealed + struct.pack("<I", number), "sha512"), seal)
