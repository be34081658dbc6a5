# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cryptography of the key file: the data key sealed per person and for the printed recovery key.

A passphrase goes through Argon2id and then opens an AES-256-GCM box; it never reaches the database. The
recovery key has 200 random bits, so that it needs no slow function. Everything that a slot says about itself
(whose it is, how it was made) is bound to its box: changing a word of it closes the box for good.
"""

import hashlib
import hmac
import unicodedata

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ports import Randomness
from ensure_desk.storage.slot import ArgonCost, Slot, SlotKind

DATA_KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
RECOVERY_BYTES = 25
RECOVERY_GROUPS = 8
GROUP_LENGTH = 5

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def seal_passphrase(
    data_key: bytes, *, name: str, passphrase: str, random: Randomness, argon: ArgonCost
) -> Slot:
    """Seal the data key for the person `name` behind a passphrase."""
    salt = random.token(SALT_BYTES)
    key = _stretch(passphrase, salt, argon)
    return _seal(data_key, key, Slot(SlotKind.PASSPHRASE, name, salt, random.token(NONCE_BYTES), b"", argon))


def open_passphrase(slot: Slot, passphrase: str) -> bytes | None:
    """Return the data key, or None when the passphrase is not the one of this slot."""
    if slot.argon is None:
        return None
    return _open(slot, _stretch(passphrase, slot.salt, slot.argon))


def seal_recovery(data_key: bytes, *, recovery_key: str, random: Randomness) -> Slot:
    """Seal the data key behind the printed recovery key."""
    salt = random.token(SALT_BYTES)
    key = _recovery_secret(recovery_key, salt)
    return _seal(data_key, key, Slot(SlotKind.RECOVERY, "", salt, random.token(NONCE_BYTES), b""))


def open_recovery(slot: Slot, recovery_key: str) -> bytes | None:
    """Return the data key, or None when this is the recovery key of another vault.

    Raises UserError `recovery_key_mistyped` when the key's own check says that it was copied wrongly.
    """
    return _open(slot, _recovery_secret(recovery_key, slot.salt))


def new_recovery_key(random: Randomness) -> str:
    """Make a key for paper: eight groups of five signs and a check of two."""
    secret = random.token(RECOVERY_BYTES)
    signs = _to_signs(secret, RECOVERY_GROUPS * GROUP_LENGTH)
    groups = [signs[at : at + GROUP_LENGTH] for at in range(0, len(signs), GROUP_LENGTH)]
    return "-".join([*groups, _check_signs(secret)])


def read_recovery_key(text: str) -> bytes:
    """Return the secret of a recovery key as typed: case, spaces, dashes and O/0, I/L/1 do not matter.

    Raises UserError `recovery_key_mistyped`.
    """
    signs = "".join(text.split()).replace("-", "").upper().translate(_LOOKALIKES)
    length = RECOVERY_GROUPS * GROUP_LENGTH
    if len(signs) != length + 2 or any(sign not in _ALPHABET for sign in signs):
        raise UserError("recovery_key_mistyped")
    number = 0
    for sign in signs[:length]:
        number = number * 32 + _ALPHABET.index(sign)
    secret = number.to_bytes(RECOVERY_BYTES, "big")
    if _check_signs(secret) != signs[length:]:
        raise UserError("recovery_key_mistyped")
    return secret


def key_fingerprint(data_key: bytes) -> str:
    """Return a name for the data key that gives nothing away: tells which vault a key file belongs to."""
    return hmac.new(data_key, b"ensure-desk key id", hashlib.sha256).hexdigest()[:24]


def _stretch(passphrase: str, salt: bytes, argon: ArgonCost) -> bytes:
    return hash_secret_raw(
        unicodedata.normalize("NFC", passphrase).encode(),
        salt,
        time_cost=argon.time,
        memory_cost=argon.memory_kib,
        parallelism=argon.lanes,
        hash_len=DATA_KEY_BYTES,
        type=Type.ID,
    )


def _recovery_secret(recovery_key: str, salt: bytes) -> bytes:
    secret = read_recovery_key(recovery_key)
    return hmac.new(salt, b"ensure-desk recovery" + secret, hashlib.sha256).digest()


def _seal(data_key: bytes, key: bytes, slot: Slot) -> Slot:
    box = AESGCM(key).encrypt(slot.nonce, data_key, _about(slot))
    return Slot(slot.kind, slot.name, slot.salt, slot.nonce, box, slot.argon)


def _open(slot: Slot, key: bytes) -> bytes | None:
    try:
        data_key = AESGCM(key).decrypt(slot.nonce, slot.box, _about(slot))
    except InvalidTag:
        return None
    return data_key if len(data_key) == DATA_KEY_BYTES else None


def _about(slot: Slot) -> bytes:
    cost = slot.argon
    numbers = "" if cost is None else f"{cost.memory_kib}/{cost.time}/{cost.lanes}"
    return f"ensure-desk slot 1\n{slot.kind}\n{numbers}\n{slot.salt.hex()}\n{slot.name}".encode()


def _check_signs(secret: bytes) -> str:
    return _to_signs(hashlib.sha256(b"ensure-desk check" + secret).digest()[:2], 4)[-2:]


def _to_signs(content: bytes, length: int) -> str:
    number = int.from_bytes(content, "big")
    signs = []
    for _ in range(length):
        number, rest = divmod(number, 32)
        signs.append(_ALPHABET[rest])
    return "".join(reversed(signs))
