# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make and open a vault: a fixed sequence of checks and one clear refusal for each way it can be wrong.

Missing and damaged are told apart file by file, because what a person should do next differs: type the
passphrase again, fetch the key file, or restore a backup.
"""

import datetime as dt
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ports import Clock, Randomness
from ensure_desk.storage import keyfile_format, older_copy, vault_info
from ensure_desk.storage.backup import Reason, make_backup
from ensure_desk.storage.engine import connect_keyed, connect_raw, integrity_findings, make_engine
from ensure_desk.storage.faults import in_plain_words
from ensure_desk.storage.files import flush_file, replace_file
from ensure_desk.storage.keyslots import key_fingerprint
from ensure_desk.storage.migrate import migrate
from ensure_desk.storage.page_check import PAGE_BYTES, log_is_foreign, some_page_fits
from ensure_desk.storage.restore import new_identity, set_log_aside
from ensure_desk.storage.vault_paths import VaultPaths, cloud_service, refuse_network

__all__ = ["Vault", "VaultPaths", "confirm_restore", "create_vault", "open_vault", "restored_at"]

CHECK_EVERY = dt.timedelta(days=7)
_PLAIN_HEADER = b"SQLite format 3\0"


@dataclass(frozen=True)
class Vault:
    """An open vault: an engine that writes, one that reads, and who this installation is.

    `notices` are sentences for the person that stopped nothing (an older copy, a stray log, a synchronised folder).
    """

    paths: VaultPaths
    data_key: bytes = field(repr=False)
    writer: sa.Engine
    reader: sa.Engine
    install_id: str
    notices: tuple[UserError, ...]
    witness: Path

    def close(self) -> None:
        """Close both engines and count the closing, so that an older copy can be told later."""
        self.reader.dispose()
        self.writer.dispose()
        try:
            with in_plain_words(), closing(connect_raw(self.paths.database, self.data_key)) as connection:
                older_copy.advance(connection, self.witness)
        except UserError:
            return  # closing must always succeed; opening will say what is wrong


def create_vault(
    folder: Path, data_key: bytes, *, clock: Clock, random: Randomness, witness_folder: Path | None = None
) -> Vault:
    """Make an empty vault beside its new key file and open it.

    The database is built under a temporary name: a first start that is cut off leaves no half vault. Raises
    UserError `vault_exists`, `key_file_other_vault`, `vault_on_network` and the faults of a disk.
    """
    refuse_network(folder)
    paths = VaultPaths(folder)
    _refuse_existing(paths, data_key)
    unfinished = folder / "vault.db.new"
    with in_plain_words():
        folder.mkdir(parents=True, exist_ok=True)
        for name in (unfinished.name, f"{unfinished.name}-wal", f"{unfinished.name}-shm"):
            (folder / name).unlink(missing_ok=True)
        _build(unfinished, data_key, clock, random)
        flush_file(unfinished)
        replace_file(unfinished, paths.database)
    return open_vault(folder, data_key, clock=clock, random=random, witness_folder=witness_folder)


def open_vault(
    folder: Path, data_key: bytes, *, clock: Clock, random: Randomness, witness_folder: Path | None = None
) -> Vault:
    """Open the vault in `folder`, checked and brought up to date.

    `witness_folder` keeps the count that tells older copies; best outside the vault's folder. Raises
    UserError `vault_absent`, `vault_database_missing`, `vault_empty_file`, `vault_not_encrypted`,
    `vault_damaged`, `vault_other_key`, `vault_too_new`, `vault_on_network`, `vault_read_only`, `disk_full`,
    `vault_busy`.
    """
    refuse_network(folder)
    paths = VaultPaths(folder)
    check_files(paths)
    witness = older_copy.witness_path(witness_folder or folder, key_fingerprint(data_key))
    with in_plain_words():
        foreign_log = log_is_foreign(paths.database, paths.log, data_key)
        if foreign_log:
            set_log_aside(paths, clock)
        after_crash = paths.log.exists() and paths.log.stat().st_size > 0
        _check_key(paths, data_key)
        with closing(connect_raw(paths.database, data_key)) as connection:
            _check_pages(connection, clock, at_once=after_crash)
            older = older_copy.is_older_copy(connection, witness)
        writer = _up_to_date_writer(paths, data_key, clock)
        if older:
            new_identity(paths.database, data_key, clock, random)
        with closing(connect_raw(paths.database, data_key)) as connection:
            older_copy.advance(connection, witness)
            install_id = vault_info.get_info(connection, vault_info.INSTALL_ID)
        if keyfile_format.has_key_file(folder):
            keyfile_format.mark_finished(folder)
    reader = make_engine(paths.database, data_key, read_only=True)
    return Vault(paths, data_key, writer, reader, install_id, _notices(folder, older, foreign_log), witness)


def check_files(paths: VaultPaths) -> None:
    """Look at the files before any key is used; errors as `open_vault`."""
    if not paths.database.exists():
        key_is_there = keyfile_format.has_key_file(paths.folder)
        raise UserError("vault_database_missing" if key_is_there else "vault_absent")
    with in_plain_words(), paths.database.open("rb") as stream:
        header = stream.read(len(_PLAIN_HEADER))
    if not header:
        raise UserError("vault_empty_file")
    if header == _PLAIN_HEADER:
        raise UserError("vault_not_encrypted")
    if paths.database.stat().st_size < PAGE_BYTES:
        raise UserError("vault_damaged")


def restored_at(vault: Vault) -> dt.datetime | None:
    """Return when this vault was restored, until a person confirmed that it is the right one."""
    with closing(connect_raw(vault.paths.database, vault.data_key)) as connection:
        text = vault_info.get_info(connection, vault_info.RESTORED_AT)
    return dt.datetime.fromisoformat(text) if text else None


def confirm_restore(vault: Vault) -> None:
    """Note that a person knows that this vault was restored; exports need no further word."""
    with in_plain_words(), closing(connect_raw(vault.paths.database, vault.data_key)) as connection:
        vault_info.set_info(connection, **{vault_info.RESTORED_AT: ""})


def _refuse_existing(paths: VaultPaths, data_key: bytes) -> None:
    if paths.database.exists():
        raise UserError("vault_exists")
    if not keyfile_format.has_key_file(paths.folder):
        return
    file = keyfile_format.read_key_file(paths.folder)
    if file.finished:
        raise UserError("vault_exists")
    if file.key_id != key_fingerprint(data_key):
        raise UserError("key_file_other_vault")


def _build(database: Path, data_key: bytes, clock: Clock, random: Randomness) -> None:
    moment = clock.now().astimezone(dt.UTC).isoformat()
    with closing(connect_raw(database, data_key, create=True)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        vault_info.make_table(connection)
        vault_info.set_info(
            connection,
            **{
                vault_info.INSTALL_ID: vault_info.new_install_id(random),
                vault_info.MADE_AT: moment,
                vault_info.CHECKED_AT: moment,
            },
        )
    engine = make_engine(database, data_key, read_only=False)
    try:
        migrate(engine, backup=lambda: None)
    finally:
        engine.dispose()


def _check_key(paths: VaultPaths, data_key: bytes) -> None:
    """Tell a key of another vault (no page fits) from a damaged vault (some pages do)."""
    try:
        with in_plain_words(), closing(connect_keyed(paths.database, data_key)) as connection:
            found = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'vault_info'")
            is_ours = found.fetchone()[0] == 1
    except UserError as error:
        if error.code != "vault_damaged":
            raise
        ours = some_page_fits(paths.database, data_key)
        raise UserError("vault_damaged" if ours else "vault_other_key") from error
    if not is_ours:
        raise UserError("vault_damaged")


def _check_pages(connection: Any, clock: Clock, *, at_once: bool) -> None:
    """Check every page once a week, and at once when the last session did not end well."""
    now = clock.now().astimezone(dt.UTC)
    text = vault_info.get_info(connection, vault_info.CHECKED_AT)
    last = dt.datetime.fromisoformat(text) if text else None
    if not at_once and last is not None and last <= now < last + CHECK_EVERY:
        return
    if integrity_findings(connection):
        raise UserError("vault_damaged")
    vault_info.set_info(connection, **{vault_info.CHECKED_AT: now.isoformat()})


def _up_to_date_writer(paths: VaultPaths, data_key: bytes, clock: Clock) -> sa.Engine:
    writer = make_engine(paths.database, data_key, read_only=False)
    try:
        migrate(writer, backup=lambda: make_backup(paths, data_key, reason=Reason.MIGRATION, clock=clock))
    except BaseException:
        writer.dispose()
        raise
    return writer


def _notices(folder: Path, older: bool, foreign_log: bool) -> tuple[UserError, ...]:
    notices = []
    if older:
        notices.append(UserError("vault_older_copy"))
    if foreign_log:
        notices.append(UserError("vault_foreign_log"))
    cloud = cloud_service(folder)
    if cloud is not None:
        notices.append(UserError("vault_in_cloud_folder", service=cloud))
    return tuple(notices)
