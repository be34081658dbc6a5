# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way back: put a checked backup in the place of the vault and keep what was there.

A restored vault is another installation (a new install id), and it says so until a person has confirmed it.
A vault that is too damaged for a backup of its own is copied aside first; nothing is ever thrown away.
"""

import datetime as dt
import shutil
from contextlib import closing
from pathlib import Path

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ports import Clock, Randomness
from ensure_desk.storage import keyfile_format, vault_info
from ensure_desk.storage.backup import Backup, Reason, check_backup, make_backup, mark_restored
from ensure_desk.storage.engine import connect_raw
from ensure_desk.storage.faults import in_plain_words
from ensure_desk.storage.files import flush_file, flush_folder, replace_file
from ensure_desk.storage.keyslots import key_fingerprint
from ensure_desk.storage.migrate import refuse_newer
from ensure_desk.storage.phases import reach
from ensure_desk.storage.vault_paths import VaultPaths, refuse_network


def restore(folder: Path, backup: Backup, data_key: bytes, *, clock: Clock, random: Randomness) -> str:
    """Replace the vault in `folder` by `backup` and return the new install id.

    The vault must be closed, and the caller holds the folder's lock. The present key file stays when it is
    sound; otherwise the backup's takes its place. Raises UserError `backup_damaged`, `backup_other_key`,
    `key_file_other_vault`, `vault_too_new` and the faults of a disk; the vault is then as it was.
    """
    refuse_network(folder)
    paths = VaultPaths(folder)
    check_backup(backup.folder, data_key)
    _refuse_newer(backup, data_key)
    key_is_sound = _key_file_is_ours(paths, data_key)
    reach("before_begin")
    with in_plain_words():
        folder.mkdir(parents=True, exist_ok=True)
        staged = paths.database.with_name("vault.db.restored")
        install_id = _stage(backup, staged, data_key, clock, random)
        if not key_is_sound and keyfile_format.has_key_file(backup.folder):
            keyfile_format.write_key_file(folder, keyfile_format.read_key_file(backup.folder))
        mark_restored(backup, clock=clock)
        _keep_present(paths, data_key, clock)
        reach("commit")
        replace_file(staged, paths.database)
    reach("after_commit")
    return install_id


def _refuse_newer(backup: Backup, data_key: bytes) -> None:
    with in_plain_words(), closing(connect_raw(backup.database, data_key)) as connection:
        found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    refuse_newer(found)


def _stage(backup: Backup, staged: Path, data_key: bytes, clock: Clock, random: Randomness) -> str:
    """Make the restored vault under another name, complete with its new identity."""
    staged.unlink(missing_ok=True)
    shutil.copyfile(backup.database, staged)
    install_id = new_identity(staged, data_key, clock, random)
    flush_file(staged)
    reach("in_transaction")
    return install_id


def new_identity(database: Path, data_key: bytes, clock: Clock, random: Randomness) -> str:
    """Give a database that came from elsewhere or earlier a new install id and the mark `restored`."""
    install_id = vault_info.new_install_id(random)
    with closing(connect_raw(database, data_key)) as connection:
        vault_info.set_info(
            connection,
            **{
                vault_info.INSTALL_ID: install_id,
                vault_info.RESTORED_AT: clock.now().astimezone(dt.UTC).isoformat(),
                vault_info.COUNTER: "",
            },
        )
    return install_id


def _key_file_is_ours(paths: VaultPaths, data_key: bytes) -> bool:
    try:
        file = keyfile_format.read_key_file(paths.folder)
    except UserError as error:
        if error.code in ("key_file_missing", "key_file_damaged"):
            return False
        raise
    if file.key_id != key_fingerprint(data_key):
        raise UserError("key_file_other_vault")
    return True


def _keep_present(paths: VaultPaths, data_key: bytes, clock: Clock) -> None:
    """Back up the present vault, or copy its files aside when it cannot be opened; then empty its log."""
    if not paths.database.exists():
        _set_aside(paths, clock)
        return
    try:
        make_backup(paths, data_key, reason=Reason.RESTORE, clock=clock)
        with closing(connect_raw(paths.database, data_key)) as connection:
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise UserError("vault_busy")
    except UserError as error:
        if error.code not in ("vault_damaged", "backup_failed", "disk_failing"):
            raise
        _set_aside(paths, clock)


def _set_aside(paths: VaultPaths, clock: Clock) -> None:
    """Copy what is left of a broken vault to a folder of its own and drop the log that belongs to it."""
    remains = [path for path in (paths.database, paths.log) if path.exists()]
    aside = _aside_folder(paths, clock)
    for path in remains:
        aside.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, aside / path.name)
        flush_file(aside / path.name)
    if remains:
        flush_folder(aside)
    paths.log.unlink(missing_ok=True)
    paths.shared_memory.unlink(missing_ok=True)


def set_log_aside(paths: VaultPaths, clock: Clock) -> None:
    """Move a write-ahead log that belongs to another vault out of the way, before it is mixed in."""
    aside = _aside_folder(paths, clock)
    aside.mkdir(parents=True, exist_ok=True)
    replace_file(paths.log, aside / paths.log.name)
    paths.shared_memory.unlink(missing_ok=True)


def _aside_folder(paths: VaultPaths, clock: Clock) -> Path:
    moment = clock.now().astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    folder, number = paths.folder / "aside" / moment, 2
    while folder.exists():
        folder, number = paths.folder / "aside" / f"{moment}-{number}", number + 1
    return folder
