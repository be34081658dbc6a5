# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Identifiers: record ids, natural ids, write ids.

Record ids are UUIDs as text: version 7 where a record is made, version 8 from a hash where parents make the record.
Write ids are 96 random bits as 16 URL-safe characters. Nothing here counts or trusts a clock for correctness.
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from typing import NewType

from ensure_desk.domain.ports import Clock, Randomness

RecordId = NewType("RecordId", str)
WriteId = NewType("WriteId", str)
_NATURAL = b"ensure-desk natural id 1"
_NATURAL_STATE = hashlib.blake2b(digest_size=16, key=_NATURAL)


_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


def _as_uuid(raw: bytes, version: int) -> str:
    """Return 16 bytes as the text of a UUID; without the class, for packages make a hundred thousand."""
    h = raw.hex()
    return f"{h[:8]}-{h[8:12]}-{version}{h[13:16]}-{_VARIANT[h[16]]}{h[17:20]}-{h[20:]}"


def new_record_id(clock: Clock, random: Randomness) -> RecordId:
    """Make a version 7 UUID: 48 bits of milliseconds, the rest random."""
    millis = int(clock.now().timestamp() * 1000)
    return RecordId(_as_uuid(millis.to_bytes(6, "big") + random.token(10), 7))


def natural_id(kind: str, parts: Iterable[str]) -> RecordId:
    """Make the version 8 UUID of a record that its parents and key name, equal on every desk."""
    state = _NATURAL_STATE.copy()
    state.update("\x1f".join((kind, *parts)).encode())
    return RecordId(_as_uuid(state.digest(), 8))


def pseudonym(key: bytes, person_id: str) -> RecordId:
    """Make the id under which the coordinator knows a person; only holders of the key can link the two."""
    return RecordId(_as_uuid(hashlib.blake2b(person_id.encode(), digest_size=16, key=key).digest(), 8))


def new_write_id(random: Randomness) -> WriteId:
    """Make a write id of 96 random bits."""
    return WriteId(urlsafe_b64encode(random.token(12)).decode())


def hand_edit_id(package: str, record: str, field: str, value: str) -> WriteId:
    """Make the write id of a hand edit: the same edit in the same package is one write, wherever it is read."""
    text = "\x1f".join((package, record, field, value)).encode()
    return WriteId(urlsafe_b64encode(hashlib.blake2b(text, digest_size=12).digest()).decode())
