# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Backups: a copy of the vault and its key file in a folder of its own, checked before it counts.

A backup is encrypted with the vault's own key. It is written under a temporary name, opened again and
checked, and only then given its name; what has no name is no backup. Which ones stay is in
`backup_rotation`, the way back in `restore`.

Backups to keep are compacted. The one before an import is an exact copy of the file, made while nobody can write,
with the seal of every page checked: five times as fast, and somebody waits for it. The check runs beside the import,
which is committed when the backup counts.
"""

import contextlib
import datetime as dt
import json
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ports import Clock
from ensure_desk.storage import keyfile_format
from ensure_desk.storage.backup_rotation import is_spared, kept
from ensure_desk.storage.engine import connect_raw, integrity_findings, make_engine, page_findings
from ensure_desk.storage.exact_copy import copy_pages
from ensure_desk.storage.faults import in_plain_words
from ensure_desk.storage.files import flush_file, flush_folder, replace_file
from ensure_desk.storage.keyslots import key_fingerprint
from ensure_desk.storage.phases import reach
from ensure_desk.storage.vault_paths import DATABASE_NAME, VaultPaths

INFO_NAME = "backup.json"
_RESTORED_NAME = "restored.txt"
_UNFINISHED = ".unfinished"
_NAME = re.compile(r"(\d{8}T\d{6})Z-([a-z]+)(?:-\d+)?")
_MOMENT = "%Y%m%dT%H%M%S"


class Reason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    IMPORT = "import"
    MIGRATION = "migration"
    RESTORE = "restore"
    MANUAL = "manual"


@dataclass(frozen=True)
class Backup:
    """One backup: its folder, when and why it was made, and the size of its database in bytes."""

    folder: Path
    made_at: dt.datetime
    reason: Reason
    size: int

    @property
    def database(self) -> Path:
        """The copy of the vault's database."""
        return self.folder / DATABASE_NAME


def make_backup(paths: VaultPaths, data_key: bytes, *, reason: Reason, clock: Clock) -> Backup:
    """Copy the vault as it is now, check the copy and drop the backups whose time is over.

    Works while the vault is open. Raises UserError `disk_full`, `backup_failed` and the faults of a vault.
    """
    with backup_beside(paths, data_key, reason=reason, clock=clock) as finished:
        return finished()


@contextmanager
def backup_beside(
    paths: VaultPaths, data_key: bytes, *, reason: Reason, clock: Clock
) -> Iterator[Callable[[], Backup]]:
    """Make the same backup, its copy checked on a second thread while the caller prepares what it will change.

    The caller must commit nothing before it called what it got here: that waits for the check and raises what
    `make_backup` raises. Without that call there is no backup.
    """
    moment = clock.now().astimezone(dt.UTC).replace(microsecond=0)
    target = _free_name(paths.backups, moment, reason)
    work = target.with_name(target.name + _UNFINISHED)
    reach("before_begin")
    check: _Check | None = None
    try:
        with in_plain_words():
            _clear_unfinished(paths.backups)
            work.mkdir(parents=True)
            exact = reason is Reason.IMPORT and copy_pages(paths.database, data_key, work / DATABASE_NAME)
            _copy_into(paths, data_key, work, exact)
        check = _Check(work, data_key, exact)
        check.start()
        yield partial(_finish, check, Backup(target, moment, reason, 0))
    finally:
        if check is not None:
            check.join()
        shutil.rmtree(work, ignore_errors=True)  # a finished one has its name by now


class _Check(threading.Thread):
    """Checks a copy and brings it to the disk; `error` is what it raised."""

    def __init__(self, work: Path, data_key: bytes, exact: bool) -> None:
        super().__init__(name="backup", daemon=True)
        self.work, self.data_key, self._exact = work, data_key, exact
        self.error: BaseException | None = None

    def run(self) -> None:
        """Do it."""
        try:
            check_backup(self.work, self.data_key, exact=self._exact)
            flush_file(self.work / DATABASE_NAME)
        except BaseException as error:  # noqa: BLE001 - raised on the thread that waits
            self.error = error


def _finish(check: _Check, backup: Backup) -> Backup:
    """Give the copy its name once it is found good; drop the backups whose time is over."""
    check.join()
    with in_plain_words():
        if isinstance(check.error, UserError):
            raise UserError("backup_failed") from check.error
        if check.error is not None:
            raise check.error
        _sign_off(check.work, check.data_key, backup)
        replace_file(check.work, backup.folder)
    reach("after_commit")
    rotate(backup.folder.parent, backup.made_at)
    return replace(backup, size=backup.database.stat().st_size)


def daily_backup(paths: VaultPaths, data_key: bytes, *, clock: Clock) -> Backup | None:
    """Make today's backup if there is none of today yet."""
    today = clock.now().astimezone(dt.UTC).date()
    if any(backup.made_at.date() == today for backup in list_backups(paths.backups)):
        return None
    return make_backup(paths, data_key, reason=Reason.DAILY, clock=clock)


def copy_backup(backup: Backup, second_folder: Path, data_key: bytes) -> Backup:
    """Copy a backup to a second folder (stick or share), check it there and rotate the copies.

    Raises UserError `second_folder_missing`, `disk_full` or `backup_failed`; the backup itself stays good.
    """
    if not second_folder.is_dir():
        raise UserError("second_folder_missing")
    home = second_folder / f"ensure-desk-{key_fingerprint(data_key)[:8]}"
    target = home / backup.folder.name
    work = target.with_name(target.name + _UNFINISHED)
    if not target.exists():
        with in_plain_words():
            _clear_unfinished(home)
            shutil.copytree(backup.folder, work)
            _flush_all(work)
            check_backup(work, data_key)
            replace_file(work, target)
    rotate(home, backup.made_at)
    return Backup(target, backup.made_at, backup.reason, (target / DATABASE_NAME).stat().st_size)


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the finished backups in `folder`, the newest first."""
    if not folder.is_dir():
        return ()
    found = [backup for entry in folder.iterdir() if (backup := _backup_at(entry)) is not None]
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.folder.name), reverse=True))


def rotate(folder: Path, now: dt.datetime) -> int:
    """Remove the backups whose time is over and return how many."""
    backups = list_backups(folder)
    spared = [backup.made_at for backup in backups if _is_spared(backup, now)]
    stay = kept([backup.made_at for backup in backups], now, spared)
    gone = [backup for backup in backups if backup.made_at not in stay]
    for backup in gone:
        doomed = backup.folder.with_name(backup.folder.name + _UNFINISHED)
        try:
            backup.folder.replace(doomed)
        except OSError:
            continue  # somebody looks into it: next time
        shutil.rmtree(doomed, ignore_errors=True)
    return len(gone)


def mark_restored(backup: Backup, *, clock: Clock) -> None:
    """Note beside a backup that it is being restored, so that it stays; a folder that takes no note is none of ours."""
    with contextlib.suppress(OSError):
        moment = clock.now().astimezone(dt.UTC)
        (backup.folder / _RESTORED_NAME).write_text(moment.isoformat(), encoding="utf-8")


def check_backup(folder: Path, data_key: bytes, *, exact: bool = False) -> None:
    """Open the copy in `folder` and check every page; of an exact copy the seals only.

    Raises UserError `backup_damaged` or `backup_other_key`.
    """
    if _noted_key_id(folder) not in ("", key_fingerprint(data_key)):
        raise UserError("backup_other_key")
    try:
        with in_plain_words(), closing(connect_raw(folder / DATABASE_NAME, data_key)) as connection:
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            findings = page_findings(connection) if exact else integrity_findings(connection)
    except UserError as error:
        raise UserError("backup_damaged") from error
    if findings or not tables:
        raise UserError("backup_damaged")


def rewrite_backup(backup: Backup, data_key: bytes, change: Callable[[sa.Connection], None]) -> None:
    """Apply `change` to a backup (an erasure) so that nothing of before is left in its file.

    The change happens in a copy, which is compacted, checked and put in the place of the old one.
    """
    aside = backup.folder / "aside.db"
    fresh = backup.folder / "fresh.db"
    try:
        with in_plain_words():
            for leftover in (aside, fresh):
                leftover.unlink(missing_ok=True)
            shutil.copyfile(backup.database, aside)
            _change_and_compact(aside, fresh, data_key, change)
            flush_file(fresh)
            replace_file(fresh, backup.database)
    finally:
        for name in (aside.name, f"{aside.name}-wal", f"{aside.name}-shm", fresh.name):
            (backup.folder / name).unlink(missing_ok=True)


def _change_and_compact(
    aside: Path, fresh: Path, data_key: bytes, change: Callable[[sa.Connection], None]
) -> None:
    engine = make_engine(aside, data_key, read_only=False)
    try:
        with engine.begin() as connection:
            change(connection)
    finally:
        engine.dispose()
    with closing(connect_raw(aside, data_key)) as raw:
        raw.execute("VACUUM INTO ?", (str(fresh),))
    with closing(connect_raw(fresh, data_key)) as raw:
        if integrity_findings(raw):
            raise UserError("backup_failed")


def _copy_into(paths: VaultPaths, data_key: bytes, work: Path, exact: bool) -> None:
    reach("in_transaction")
    if not exact:
        with closing(connect_raw(paths.database, data_key)) as connection:
            connection.execute("VACUUM INTO ?", (str(work / DATABASE_NAME),))
    if keyfile_format.has_key_file(paths.folder):
        keyfile_format.write_key_file(work, keyfile_format.read_key_file(paths.folder))


def _sign_off(work: Path, data_key: bytes, backup: Backup) -> None:
    note = {
        "made_at": backup.made_at.isoformat(),
        "reason": backup.reason.value,
        "key_id": key_fingerprint(data_key),
    }
    (work / INFO_NAME).write_text(json.dumps(note), encoding="utf-8")
    _flush_all(work)
    reach("commit")


def _flush_all(folder: Path) -> None:
    for entry in folder.iterdir():
        flush_file(entry)
    flush_folder(folder)


def _free_name(folder: Path, moment: dt.datetime, reason: Reason) -> Path:
    name = f"{moment.strftime(_MOMENT)}Z-{reason}"
    target, number = folder / name, 2
    while target.exists():
        target, number = folder / f"{name}-{number}", number + 1
    return target


def _clear_unfinished(folder: Path) -> None:
    if folder.is_dir():
        for entry in folder.glob(f"*{_UNFINISHED}"):
            shutil.rmtree(entry, ignore_errors=True)


def _backup_at(entry: Path) -> Backup | None:
    match = _NAME.fullmatch(entry.name)
    if match is None or match[2] not in list(Reason) or not (entry / INFO_NAME).is_file():
        return None
    database = entry / DATABASE_NAME
    if not database.is_file():
        return None
    made_at = dt.datetime.strptime(match[1], _MOMENT).replace(tzinfo=dt.UTC)
    return Backup(entry, made_at, Reason(match[2]), database.stat().st_size)


def _is_spared(backup: Backup, now: dt.datetime) -> bool:
    by_hand = backup.reason is Reason.MANUAL
    return is_spared(backup.made_at, now, by_hand=by_hand, restored_at=_restored_at(backup))


def _restored_at(backup: Backup) -> dt.datetime | None:
    try:
        noted = (backup.folder / _RESTORED_NAME).read_text(encoding="utf-8")
        return dt.datetime.fromisoformat(noted.strip()).astimezone(dt.UTC)
    except (OSError, ValueError):
        return None


def _noted_key_id(folder: Path) -> str:
    try:
        return str(json.loads((folder / INFO_NAME).read_bytes()).get("key_id", ""))
    except (OSError, ValueError, AttributeError):
        return ""
