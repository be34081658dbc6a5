# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The vault as a person sees it: profile, passphrase, backups, and whether all is well."""

from dataclasses import dataclass
from pathlib import Path

from ensure_desk.domain.day_words import date_and_clock
from ensure_desk.domain.errors import UserError
from ensure_desk.services import erasure_traces, undo
from ensure_desk.services.desk import LAPTOP_LETTER, Desk, Profile
from ensure_desk.storage import keyfile
from ensure_desk.storage.backup import Backup, Reason, copy_backup, daily_backup, list_backups, make_backup
from ensure_desk.storage.checks import broken_trail, damaged_pages, senseless_tokens
from ensure_desk.storage.slot import ArgonCost
from ensure_desk.storage.vault import confirm_restore, restored_at

SECOND_FOLDER = "backup_second_folder"


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be; `area` is vault, trail or records. English, for the command line."""

    area: str
    text: str


def profile(desk: Desk) -> Profile:
    """Return whose desk this is."""
    with desk.store.read() as reader:
        letter = reader.local(LAPTOP_LETTER) or "A"
    return Profile(desk.role, desk.municipality, desk.actor.name, letter)


def backups(desk: Desk) -> tuple[Backup, ...]:
    """Return the backups beside the vault, the newest first."""
    return list_backups(desk.vault.paths.backups)


def backup_now(desk: Desk, *, second_folder: Path | None = None) -> Backup:
    """Make a backup; with a second folder (given now or kept before) a checked copy goes there too.

    Raises UserError `backup_failed`, `disk_full` or `second_folder_missing`.
    """
    made = make_backup(desk.vault.paths, desk.vault.data_key, reason=Reason.MANUAL, clock=desk.clock)
    target = second_folder or kept_second_folder(desk)
    if target is not None:
        copy_backup(made, target, desk.vault.data_key)
    return made


def daily(desk: Desk) -> Backup | None:
    """Make today's backup if there is none yet, and its copy where a second folder is within reach.

    Backups that an erasure has not reached yet are cleaned first, and what is kept for taking old imports back goes.
    """
    undo.forget_old(desk)
    if erasure_traces.is_owed(desk):
        erasure_traces.clean(desk)
    made = daily_backup(desk.vault.paths, desk.vault.data_key, clock=desk.clock)
    target = kept_second_folder(desk)
    if made is not None and target is not None and target.is_dir():
        copy_backup(made, target, desk.vault.data_key)
    return made


def kept_second_folder(desk: Desk) -> Path | None:
    """Return the second folder for backups that was chosen before."""
    with desk.store.read() as reader:
        text = reader.local(SECOND_FOLDER)
    return Path(text) if text else None


def keep_second_folder(desk: Desk, *, folder: Path | None) -> None:
    """Remember a second folder for backups, or none.

    Raises UserError `second_folder_missing`.
    """
    if folder is not None and not folder.is_dir():
        raise UserError("second_folder_missing")
    with desk.store.write(desk.actor) as writer:
        writer.set_local(SECOND_FOLDER, str(folder) if folder else "")


def change_passphrase(desk: Desk, *, old: str, new: str, argon: ArgonCost | None = None) -> None:
    """Replace this person's passphrase.

    Raises UserError `wrong_passphrase`, `unlock_wait` or `passphrase_empty`.
    """
    keyfile.change_passphrase(desk.data_dir, old, new, random=desk.randomness, argon=argon)
    _note(desk, "change_passphrase")


def renew_recovery_key(desk: Desk) -> str:
    """Make a new recovery key and return it, this once; the old paper opens nothing any more."""
    fresh = keyfile.renew_recovery_key(desk.data_dir, desk.vault.data_key, random=desk.randomness)
    _note(desk, "renew_recovery_key")
    return fresh


def _note(desk: Desk, action: str) -> None:
    with desk.store.write(desk.actor) as writer:
        writer.note(action)


def notices(desk: Desk) -> tuple[UserError, ...]:
    """Return sentences about the vault that stop nothing: an older copy, a synchronised folder, a restore."""
    since = restored_at(desk.vault)
    if since is None:
        return desk.vault.notices
    return (
        *desk.vault.notices,
        UserError("vault_restored", day=date_and_clock(since.astimezone(), desk.tr)),
    )


def confirm_right_vault(desk: Desk) -> None:
    """Note that a person knows that this vault was restored."""
    confirm_restore(desk.vault)


def check(desk: Desk) -> tuple[Finding, ...]:
    """Look at every page, the audit trail and every record's token; nothing found = all is well."""
    found = [Finding("vault", text) for text in damaged_pages(desk.vault)]
    with desk.store.read() as reader:
        found += [
            Finding("trail", f"line {n} does not follow from the line before") for n in broken_trail(reader)
        ]
        found += [Finding("records", text) for text in senseless_tokens(reader)]
    return tuple(found)
