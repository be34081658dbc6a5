# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who opens this vault: each colleague by an own name and passphrase, so that the trail says who did what."""

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.errors import UserError
from ensure_desk.services.desk import Desk
from ensure_desk.storage import keyfile
from ensure_desk.storage.slot import ArgonCost

CHANGED = Changes(frozenset({"account"}))


def names(desk: Desk) -> tuple[str, ...]:
    """Return who has a passphrase for this vault, by name."""
    return tuple(sorted(keyfile.slots(desk.data_dir), key=str.casefold))


def add(desk: Desk, *, name: str, passphrase: str, argon: ArgonCost | None = None) -> Done[str]:
    """Give a colleague an own passphrase; return the name as it is kept.

    Raises UserError `account_name_missing`, `account_exists` or `passphrase_empty`.
    """
    wanted = " ".join(name.split())
    if not wanted:
        raise UserError("account_name_missing")
    if wanted.casefold() in (known.casefold() for known in names(desk)):
        raise UserError("account_exists", name=wanted)
    person = keyfile.Unlocked(desk.vault.data_key, wanted)
    keyfile.set_passphrase(desk.data_dir, person, passphrase, random=desk.randomness, argon=argon)
    _note(desk, "add_account", wanted)
    return Done(wanted, CHANGED)


def remove(desk: Desk, *, name: str) -> Done[str]:
    """Take a colleague's passphrase away; what they wrote stays.

    Raises UserError `own_account`, `last_slot` or `slot_missing`.
    """
    if name == desk.actor.name:
        raise UserError("own_account")
    keyfile.remove_slot(desk.data_dir, name)
    _note(desk, "remove_account", name)
    return Done(name, CHANGED)


def _note(desk: Desk, action: str, name: str) -> None:
    with desk.store.write(desk.actor) as writer:
        writer.note(action, detail=name)
