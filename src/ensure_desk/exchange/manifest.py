# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The manifest: what a package says about itself, signed by the desk that made it.

The signature covers the manifest, and through the digest of all machine cells everything a program wrote; the visible
cells stay outside on purpose: a cell that no longer matches its hash is the hand edit.
"""

import base64
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FORMAT = "ensure-desk"
MAJOR, MINOR = 1, 0
MANIFEST_SHEET, MORE_SHEET, LISTS_SHEET, MATCH_SHEET = "_ensure", "_more", "_lists", "_match"
ERRORS_SHEET = "_errors"
"""Stands in a workbook of only the rows with faults of a package: what is not in it, is not missing."""
RECEIPT = "receipt"
"""The kind of package that goes back to a sender and carries no records."""
CHUNK = 30_000
"""Longest text put in one cell; a spreadsheet holds 32,767."""


class SignatureState(StrEnum):
    """What checking the signature told."""

    VALID = "valid"
    UNKNOWN = "unknown"
    BROKEN = "broken"


def projection_name(kind: str, major: int = MAJOR, minor: int = MINOR) -> str:
    """Return the name of what a kind of package carries in a version of the format."""
    return f"{kind}/{major}.{minor}"


@dataclass(frozen=True)
class Manifest:
    """Who made which package when, of what."""

    package_id: str
    kind: str
    organisation: str
    desk_id: str
    sender: str
    municipality: str
    role: str
    number: int
    previous: str
    made_at: str
    language: str
    sheets: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    origins: tuple[str, ...] = ()
    hidden: int = 0
    digest: str = ""
    erased: tuple[str, ...] = ()
    format: str = FORMAT
    major: int = MAJOR
    minor: int = MINOR

    @property
    def projection(self) -> str:
        """Return the name of what such a package carries, to tell which fields of a record were ever seen."""
        return projection_name(self.kind, self.major, self.minor)

    def as_text(self) -> str:
        """Return the manifest as JSON, always the same for the same manifest."""
        parts = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> "Manifest":
        """Return the manifest in a text; raises ValueError when it is none. Unknown names are left aside."""
        given = json.loads(text)
        if not isinstance(given, dict) or given.get("format") != FORMAT:
            raise ValueError("no manifest")
        known = {name: given[name] for name in cls.__dataclass_fields__ if name in given}
        try:
            known |= {name: tuple(known.get(name, ())) for name in ("erased", "origins")}
            manifest = cls(**known)
            dt.datetime.fromisoformat(manifest.made_at)
        except TypeError as error:
            raise ValueError("no manifest") from error
        if not manifest._is_sound():
            raise ValueError("no manifest")
        return manifest

    def _is_sound(self) -> bool:
        """Say whether everything is what it is called; anybody can write a manifest."""
        plain = [(f.type, getattr(self, f.name)) for f in fields(self) if f.type in (str, int)]
        sheets = self.sheets.values() if isinstance(self.sheets, dict) else (None,)
        return (
            all(type(value) is kind for kind, value in plain)
            and all(isinstance(name, str) for name in (*self.origins, *self.erased))
            and all(isinstance(sheet, dict) for sheet in sheets)
        )


@dataclass(frozen=True)
class DeskKeys:
    """The keys a paired desk holds; the certificate is the organisation's signature over its name and public key."""

    organisation: str
    certified_name: str
    row_key: bytes
    organisation_public: bytes
    seed: bytes
    certificate: bytes
    pseudonym_key: bytes | None = None


def certified(name: str, public: bytes) -> bytes:
    """Return what the organisation signs when it admits a desk under a name: its municipality."""
    return b"ensure-desk certificate 1\x1f" + name.encode() + b"\x1f" + public


def sign(text: str, keys: DeskKeys) -> str:
    """Return the signature record that goes beside the manifest."""
    private = Ed25519PrivateKey.from_private_bytes(keys.seed)
    public = private.public_key().public_bytes_raw()
    raw = {"key": public, "certificate": keys.certificate, "signature": private.sign(text.encode())}
    return json.dumps(
        {
            "name": keys.certified_name,
            **{name: base64.b64encode(value).decode() for name, value in raw.items()},
        }
    )


def verify(text: str, record: str, keys: DeskKeys) -> SignatureState:
    """Check a signature record against the organisation's public key."""
    try:
        parts = json.loads(record)
        public, certificate, signature = (
            base64.b64decode(parts[k]) for k in ("key", "certificate", "signature")
        )
        organisation = Ed25519PublicKey.from_public_bytes(keys.organisation_public)
        organisation.verify(certificate, certified(str(parts["name"]), public))
    except (ValueError, KeyError, TypeError, InvalidSignature):
        return SignatureState.UNKNOWN
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text.encode())
    except (ValueError, InvalidSignature):
        return SignatureState.BROKEN
    return SignatureState.VALID


def signer_of(record: str, state: SignatureState) -> str:
    """Return under which name the organisation admitted the signer, empty when the signature does not hold."""
    return str(json.loads(record)["name"]) if state is SignatureState.VALID else ""
