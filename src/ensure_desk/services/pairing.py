# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Organisation keys: the coordinator's desk makes them once; each other desk gets them in a pairing file.

The pairing file is opened with a code told by phone. The pseudonym key is kept by offices only: the coordinator
types it from the printed sheet when pairing an office.
"""

import hashlib
import json
from base64 import b32encode, b64decode, b64encode
from dataclasses import dataclass, fields
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.erasure import derived_key
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ids import new_record_id
from ensure_desk.exchange.manifest import DeskKeys, certified
from ensure_desk.services.desk import Desk
from ensure_desk.services.erasure_marks import ERASURE_KEY
from ensure_desk.storage.files import write_file
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer

_FORMAT = "ensure-desk pairing 1"
_NAMES = (
    "organisation",
    "certified_name",
    "row_key",
    "organisation_public",
    "seed",
    "certificate",
    "pseudonym_key",
)
_ORGANISATION_SEED = "organisation_seed"
_GROUP = 5
_SHEET_LENGTH = 32


@dataclass(frozen=True)
class OrganisationSheet:
    """What the coordinator prints once: a code in groups, from which pseudonyms and erasure key follow."""

    pseudonym_code: str


def _in_groups(raw: bytes) -> str:
    """Return bytes as base 32 in groups, to read aloud or to type from paper."""
    text = b32encode(raw).decode().rstrip("=")
    return "-".join(text[i : i + _GROUP] for i in range(0, len(text), _GROUP))


def _plain(code: str) -> str:
    return (
        "".join(c for c in code.upper() if c.isalnum()).replace("0", "O").replace("1", "I").replace("8", "B")
    )


def _pseudonym_key(code: str) -> bytes:
    return _plain(code).encode()


def make_organisation(desk: Desk, *, sheet_code: str = "") -> Done[OrganisationSheet]:
    """Make the organisation's keys on the coordinator's desk and return the sheet to print.

    With the code of an earlier sheet (after the loss of all keys) people keep their pseudonyms and what was erased
    stays erased. Raises UserError `already_paired`, `only_coordinator_pairs` or `pseudonym_code_not_valid`.
    """
    if not desk.is_coordinator:
        raise UserError("only_coordinator_pairs")
    if sheet_code and len(_plain(sheet_code)) != _SHEET_LENGTH:
        raise UserError("pseudonym_code_not_valid")
    code = sheet_code or _in_groups(desk.randomness.token(20))
    organisation = Ed25519PrivateKey.from_private_bytes(desk.randomness.token(32))
    seed, certificate = _admit(desk, organisation, desk.municipality)
    with desk.store.write(desk.actor, "make_organisation") as writer:
        if writer.secret("organisation") is not None:
            raise UserError("already_paired")
        keys = DeskKeys(
            organisation=new_record_id(desk.clock, desk.randomness),
            row_key=desk.randomness.token(32),
            organisation_public=organisation.public_key().public_bytes_raw(),
            certified_name=desk.municipality,
            seed=seed,
            certificate=certificate,
        )
        _keep(writer, keys)
        writer.set_secret(_ORGANISATION_SEED, organisation.private_bytes_raw())
        writer.set_secret(ERASURE_KEY, derived_key(_pseudonym_key(code)))
    return Done(OrganisationSheet(code), Changes(frozenset({"pairing"})))


def _admit(desk: Desk, organisation: Ed25519PrivateKey, name: str) -> tuple[bytes, bytes]:
    """Make the signing key of a desk and the organisation's certificate for it."""
    own = Ed25519PrivateKey.from_private_bytes(desk.randomness.token(32))
    return own.private_bytes_raw(), organisation.sign(certified(name, own.public_key().public_bytes_raw()))


def _keep(writer: Writer, keys: DeskKeys) -> None:
    for name in _NAMES:
        value = getattr(keys, name)
        if value is not None:
            writer.set_secret(name, value.encode() if isinstance(value, str) else value)


def keys_in(reader: Reader) -> DeskKeys:
    """Return the keys of this desk; raises UserError `not_paired` when it has none."""
    found = {name: reader.secret(name) or b"" for name in _NAMES}
    if not found["organisation"]:
        raise UserError("not_paired")
    return DeskKeys(
        organisation=found["organisation"].decode(),
        certified_name=found["certified_name"].decode(),
        row_key=found["row_key"],
        organisation_public=found["organisation_public"],
        seed=found["seed"],
        certificate=found["certificate"],
        pseudonym_key=found["pseudonym_key"] or None,
    )


def is_paired(desk: Desk) -> bool:
    """Say whether this desk has the organisation's keys."""
    with desk.store.read() as reader:
        return reader.secret("organisation") is not None


def make_pairing_file(desk: Desk, *, path: Path, municipality: str, pseudonym_key: str) -> str:
    """Write the file that admits a desk of a municipality, and return the code to tell by phone.

    Raises UserError `only_coordinator_pairs`, or `pseudonym_code_not_valid` for another code than the sheet's.
    """
    if len(_plain(pseudonym_key)) != _SHEET_LENGTH:
        raise UserError("pseudonym_code_not_valid")
    code = _in_groups(desk.randomness.token(10))
    with desk.store.write(desk.actor, "make_pairing_file", detail=municipality) as writer:
        organisation_seed = writer.secret(_ORGANISATION_SEED)
        if organisation_seed is None:
            raise UserError("only_coordinator_pairs")
        keys, erasure_key = keys_in(writer), writer.secret(ERASURE_KEY)
        if erasure_key is not None and erasure_key != derived_key(_pseudonym_key(pseudonym_key)):
            raise UserError("pseudonym_code_not_valid")
    organisation = Ed25519PrivateKey.from_private_bytes(organisation_seed)
    seed, certificate = _admit(desk, organisation, municipality)
    raw = {
        "row_key": keys.row_key,
        "organisation_public": keys.organisation_public,
        "pseudonym_key": _pseudonym_key(pseudonym_key),
        "seed": seed,
        "certificate": certificate,
    }
    if erasure_key is not None:
        raw[ERASURE_KEY] = erasure_key
    content = {name: b64encode(value).decode() for name, value in raw.items()}
    content |= {"organisation": keys.organisation, "municipality": municipality}
    write_file(path, _sealed(desk, code, content))
    return code


def _sealed(desk: Desk, code: str, content: dict[str, str]) -> bytes:
    salt, nonce = desk.randomness.token(16), desk.randomness.token(12)
    sealed = AESGCM(_key(code, salt)).encrypt(nonce, json.dumps(content).encode(), _FORMAT.encode())
    parts = {"salt": salt, "nonce": nonce, "sealed": sealed}
    return json.dumps(
        {"format": _FORMAT, **{name: b64encode(raw).decode() for name, raw in parts.items()}}
    ).encode()


def _key(code: str, salt: bytes) -> bytes:
    """Return the key behind a code; the code has 80 random bits, so a little stretching is plenty."""
    return hashlib.scrypt(_plain(code).encode(), salt=salt, n=2**12, r=8, p=1, dklen=32)


def read_pairing_file(desk: Desk, *, path: Path, code: str) -> Done[str]:
    """Take the organisation's keys from a pairing file; return the municipality it was made for.

    Raises UserError `pairing_file_not_valid`, `pairing_code_wrong` or `already_paired`.
    """
    try:
        outer = json.loads(path.read_bytes()[:100_000])
        salt, nonce, sealed = (b64decode(outer[name]) for name in ("salt", "nonce", "sealed"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError("pairing_file_not_valid") from error
    try:
        content = json.loads(AESGCM(_key(code, salt)).decrypt(nonce, sealed, _FORMAT.encode()))
        keys = _keys_of(content)
        erasure_key = b64decode(content.get(ERASURE_KEY, ""))
    except InvalidTag as error:
        raise UserError("pairing_code_wrong") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError("pairing_file_not_valid") from error
    with desk.store.write(desk.actor, "read_pairing_file", detail=keys.certified_name) as writer:
        if writer.secret("organisation") is not None:
            raise UserError("already_paired")
        _keep(writer, keys)
        if erasure_key:
            writer.set_secret(ERASURE_KEY, erasure_key)
    return Done(keys.certified_name, Changes(frozenset({"pairing"})))


def _keys_of(content: dict[str, str]) -> DeskKeys:
    """Return the keys of a pairing file; what a newer program put beside them is passed over."""
    names = {f.name for f in fields(DeskKeys)} - {"organisation", "certified_name"}
    raw = {name: b64decode(text) for name, text in content.items() if name in names}
    return DeskKeys(content["organisation"], content["municipality"], **raw)
