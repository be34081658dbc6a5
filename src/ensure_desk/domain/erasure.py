# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Erasing a person for good: marks of what was erased, and whom a mark concerns.

A mark is a keyed hash of a record id: it tells nothing about the person, and only desks of the organisation can tell
whose it is. Marks are never taken back; what they concern is dropped wherever and whenever it turns up, and what
hangs below it too.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from ensure_desk.domain.fields import IDENTIFYING, Value
from ensure_desk.domain.ids import pseudonym
from ensure_desk.domain.kinds import KIND, Kind
from ensure_desk.domain.projection import Pseudonyms
from ensure_desk.domain.texts import N_

REASONS: dict[str, str] = {
    "verzoek": N_("Op vraag van de persoon"),
    "termijn": N_("De bewaartermijn is voorbij"),
    "fout": N_("Bij vergissing geregistreerd"),
    "andere": N_("Andere reden"),
}
"""Why a person is erased; a code and no free text, for the audit trail may not name the person."""

_DERIVED = b"ensure-desk erasure 1"


def derived_key(secret: bytes) -> bytes:
    """Return the erasure key that follows from the code on the organisation's sheet; there is no way back."""
    return blake2b(_DERIVED, digest_size=32, key=secret).digest()


def mark(key: bytes, record_id: str) -> str:
    """Return the mark of a record id: 128 bits as 22 characters."""
    digest = blake2b(record_id.encode(), digest_size=16, key=key[:64]).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


@dataclass(frozen=True)
class ErasureKeys:
    """The keys marks are made with, the organisation's first; offices also know the pseudonyms of people."""

    keys: tuple[bytes, ...]
    pseudonym_key: bytes | None = None

    def marks(self, kind: Kind, record_id: str, values: Mapping[str, Value]) -> frozenset[str]:
        """Return the marks of a record, under its own id and under that by which the coordinator knows it."""
        faces = {record_id}
        if kind.name in KIND:
            faces.add(Pseudonyms(self.pseudonym_key).record(kind, record_id, values))
        return frozenset(mark(self.keys[0], face) for face in faces)


def links_of(kind: Kind) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind that name other records, as (field, kind of those records)."""
    return tuple((f.key, f.meta.parent) for f in kind.fields if f.type in IDENTIFYING)


def named_by(links: Sequence[tuple[str, str]], values: Sequence[Value]) -> list[tuple[str, str]]:
    """Return the records that the values of such fields name, as (kind, id); a pair names two."""
    return [
        (parent, record_id)
        for (_, parent), value in zip(links, values, strict=True)
        if isinstance(value, str)
        for record_id in value.split()
    ]


@dataclass
class Erased:
    """Tells of any record whether it is erased: by its own mark, or by that of what it hangs below."""

    marks: frozenset[str]
    keys: ErasureKeys
    _known: dict[str, bool] = field(default_factory=dict)

    def has(self, kind: Kind, record_id: str, above: Sequence[tuple[str, str]]) -> bool:
        """Say whether a record is erased; `above` are the records it names, (kind, id). Ask for parents first.

        Erasing begins at a person, so what hangs below others is judged by these alone.
        """
        if not self.marks:
            return False
        gone = (
            any(self._is_marked(k, i) for k, i in above) if above else self._is_marked(kind.name, record_id)
        )
        if gone:
            self._known[record_id] = True
        return gone

    def _is_marked(self, kind: str, record_id: str) -> bool:
        known = self._known.get(record_id)
        if known is None:
            known = self._known[record_id] = any(
                mark(key, face) in self.marks
                for key in self.keys.keys
                for face in self._faces(kind, record_id)
            )
        return known

    def _faces(self, kind: str, record_id: str) -> tuple[str, ...]:
        key = self.keys.pseudonym_key
        if kind != "person" or key is None:
            return (record_id,)
        return (record_id, pseudonym(key, record_id))
