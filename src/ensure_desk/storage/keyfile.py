# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The key file beside the vault: who may open it, in two copies, each able to tell that it is damaged.

A wrong passphrase and a damaged key file are different things to a person, so the file carries a checksum
without a key. A change of passphrase rewrites this one kilobyte and never the vault.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ports import Randomness
from ensure_desk.storage import unlock_delay
from ensure_desk.storage.disk import disk_in_plain_words
from ensure_desk.storage.keyfile_format import (
    COPY_NAME,
    KEY_NAME,
    KeyFile,
    has_key_file,
    read_key_file,
    write_key_file,
)
from ensure_desk.storage.keyslots import (
    DATA_KEY_BYTES,
    key_fingerprint,
    new_recovery_key,
    open_passphrase,
    open_recovery,
    read_recovery_key,
    seal_passphrase,
    seal_recovery,
)
from ensure_desk.storage.slot import ArgonCost, Slot, SlotKind
from ensure_desk.storage.vault_paths import DATABASE_NAME, refuse_network

__all__ = ["COPY_NAME", "KEY_NAME", "ArgonCost", "has_key_file"]

Now = Callable[[], float]
"""Tells the moment in seconds; the computer's clock unless a test says otherwise."""


class NewKeys(NamedTuple):
    """What a new key file is about: the vault's key and the key for paper, shown once."""

    data_key: bytes
    recovery_key: str


class Unlocked(NamedTuple):
    """The vault's key and the name on the slot that gave it."""

    data_key: bytes
    name: str


def create_key_file(
    folder: Path, *, name: str, passphrase: str, random: Randomness, argon: ArgonCost | None = None
) -> NewKeys:
    """Make the key file of a new vault, with a slot for `name` and one for the recovery key.

    Raises UserError `vault_exists` where a finished key file or a database lies already, `vault_on_network`,
    `passphrase_empty` and the faults of a disk.
    """
    refuse_network(folder)
    _refuse_existing(folder)
    if not passphrase:
        raise UserError("passphrase_empty")
    data_key = random.token(DATA_KEY_BYTES)
    recovery_key = new_recovery_key(random)
    own = seal_passphrase(
        data_key, name=name, passphrase=passphrase, random=random, argon=argon or ArgonCost()
    )
    spare = seal_recovery(data_key, recovery_key=recovery_key, random=random)
    with disk_in_plain_words():
        folder.mkdir(parents=True, exist_ok=True)
        write_key_file(folder, KeyFile(key_fingerprint(data_key), 1, False, (own, spare)))
    return NewKeys(data_key, recovery_key)


def unlock(folder: Path, passphrase: str, *, name: str | None = None, now: Now = time.time) -> bytes:
    """Return the data key; `name` limits the try to that person's slot.

    Raises UserError `key_file_missing`, `key_file_damaged`, `key_file_too_new`, `unlock_wait` (seconds) or
    `wrong_passphrase` (seconds until the next try).
    """
    return unlock_person(folder, passphrase, name=name, now=now).data_key


def unlock_person(
    folder: Path, passphrase: str, *, name: str | None = None, now: Now = time.time
) -> Unlocked:
    """Return the data key and whose passphrase it was; errors as `unlock`."""
    file = read_key_file(folder)
    unlock_delay.begin_try(folder, now())
    for slot in _passphrase_slots(file, name):
        data_key = open_passphrase(slot, passphrase)
        if data_key is not None:
            unlock_delay.forget(folder)
            return Unlocked(data_key, slot.name)
    raise UserError("wrong_passphrase", seconds=seconds_to_wait(folder, now=now))


def unlock_with_recovery(folder: Path, recovery_key: str, *, now: Now = time.time) -> bytes:
    """Return the data key by the printed key; errors as `unlock`, and `recovery_key_mistyped` or `_wrong`."""
    file = read_key_file(folder)
    read_recovery_key(recovery_key)
    unlock_delay.begin_try(folder, now())
    data_key = _open_recovery_slot(file, recovery_key)
    unlock_delay.forget(folder)
    return data_key


def seconds_to_wait(folder: Path, *, now: Now = time.time) -> int:
    """Return how many seconds must pass before the next try; 0 when one may try now."""
    return unlock_delay.seconds_left(folder, now())


def change_passphrase(
    folder: Path, old: str, new: str, *, random: Randomness, argon: ArgonCost | None = None
) -> None:
    """Replace one person's passphrase; the other slots and the vault stay as they are. Errors as `unlock`."""
    person = unlock_person(folder, old)
    set_passphrase(folder, person, new, random=random, argon=argon)


def set_passphrase(
    folder: Path, person: Unlocked, new: str, *, random: Randomness, argon: ArgonCost | None = None
) -> None:
    """Give `person` (by a data key already in hand) this passphrase: a new slot or the same one again.

    Serves a colleague's own account, a change, and a forgotten passphrase after the recovery key. Raises
    UserError `key_file_other_vault` when the data key is not the one of this file.
    """
    if not new:
        raise UserError("passphrase_empty")
    file = read_key_file(folder)
    if key_fingerprint(person.data_key) != file.key_id:
        raise UserError("key_file_other_vault")
    slot = seal_passphrase(
        person.data_key, name=person.name, passphrase=new, random=random, argon=argon or ArgonCost()
    )
    others = tuple(old for old in file.slots if (old.kind, old.name) != (slot.kind, slot.name))
    _save(folder, replace(file, generation=file.generation + 1, slots=(slot, *others)))


def remove_slot(folder: Path, name: str) -> None:
    """Take away a person's slot (a colleague who left).

    Raises UserError `last_slot` for the last person and `slot_missing` for an unknown one.
    """
    file = read_key_file(folder)
    rest = tuple(slot for slot in file.slots if (slot.kind, slot.name) != (SlotKind.PASSPHRASE, name))
    if len(rest) == len(file.slots):
        raise UserError("slot_missing")
    if not any(slot.kind is SlotKind.PASSPHRASE for slot in rest):
        raise UserError("last_slot")
    _save(folder, replace(file, generation=file.generation + 1, slots=rest))


def renew_recovery_key(folder: Path, data_key: bytes, *, random: Randomness) -> str:
    """Make a new recovery key and return it; the one on the old paper opens nothing any more."""
    file = read_key_file(folder)
    if key_fingerprint(data_key) != file.key_id:
        raise UserError("key_file_other_vault")
    recovery_key = new_recovery_key(random)
    spare = seal_recovery(data_key, recovery_key=recovery_key, random=random)
    people = tuple(slot for slot in file.slots if slot.kind is not SlotKind.RECOVERY)
    _save(folder, replace(file, generation=file.generation + 1, slots=(*people, spare)))
    return recovery_key


def slots(folder: Path) -> tuple[str, ...]:
    """Return the names of the people who have a passphrase, in the order of the file."""
    return tuple(slot.name for slot in read_key_file(folder).people)


def _save(folder: Path, file: KeyFile) -> None:
    with disk_in_plain_words():
        write_key_file(folder, file)


def _passphrase_slots(file: KeyFile, name: str | None) -> tuple[Slot, ...]:
    return tuple(slot for slot in file.people if name is None or slot.name == name)


def _open_recovery_slot(file: KeyFile, recovery_key: str) -> bytes:
    for slot in file.slots:
        if slot.kind is SlotKind.RECOVERY:
            data_key = open_recovery(slot, recovery_key)
            if data_key is not None:
                return data_key
    raise UserError("recovery_key_wrong")


def _refuse_existing(folder: Path) -> None:
    if (folder / DATABASE_NAME).exists():
        raise UserError("vault_exists")
    if has_key_file(folder) and read_key_file(folder).finished:
        raise UserError("vault_exists")
