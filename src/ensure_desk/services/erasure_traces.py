# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""After an erasure: the write-ahead log, the backups, and the file beside the vault that outlives a restore.

The file holds marks only. Cleaning is owed from the moment of erasing until it is done, so that a computer that is
switched off in between goes on with it the next day; no backup within reach keeps an erased person.
"""

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ensure_desk.domain.errors import UserError
from ensure_desk.services import erasure_marks
from ensure_desk.services.desk import Desk
from ensure_desk.services.progress import QUIET, Progress
from ensure_desk.storage import erase
from ensure_desk.storage.backup import Backup, list_backups, rewrite_backup
from ensure_desk.storage.files import write_file
from ensure_desk.storage.keyslots import key_fingerprint
from ensure_desk.storage.local_values import drop_local
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer

FILE_NAME = "erased.json"
_FORMAT = "ensure-desk erased 1"
_OWED, _EVERYTHING, _SECOND = "erasure_owed", "everything", "second folder"
_SECOND_FOLDER = "backup_second_folder"
_LARGEST = 50_000_000


@dataclass(frozen=True)
class Copies:
    """The copies of the vault: backups within reach, and what only a person can see to."""

    within_reach: tuple[Backup, ...]
    elsewhere: tuple[str, ...]
    second_is_away: bool = False


@dataclass(frozen=True)
class Cleaned:
    """How many backups were rewritten, and the copies that still hold what was erased."""

    backups: int
    elsewhere: tuple[str, ...]


def copies(desk: Desk) -> Copies:
    """Return where copies of this vault are."""
    found = list(list_backups(desk.vault.paths.backups))
    elsewhere = [f"aside/{p.name}" for p in _children(desk.vault.paths.folder / "aside")]
    with desk.store.read() as reader:
        second = reader.local(_SECOND_FOLDER)
    away = bool(second) and not Path(str(second)).is_dir()
    if second:
        home = Path(second) / f"ensure-desk-{key_fingerprint(desk.vault.data_key)[:8]}"
        found += list_backups(home)
        elsewhere += [second] if away else []
    return Copies(tuple(found), tuple(elsewhere), away)


def _children(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def owe(desk: Desk, writer: Writer) -> None:
    """Note in the transaction of an erasure that log and backups must be cleaned."""
    writer.set_local(_OWED, _EVERYTHING)


def is_owed(desk: Desk) -> bool:
    """Say whether cleaning can go on: something was left, and the second folder is there if that is what was left."""
    with desk.store.read() as reader:
        owed, second = reader.local(_OWED), reader.local(_SECOND_FOLDER)
    return owed == _EVERYTHING or (owed == _SECOND and bool(second) and Path(str(second)).is_dir())


def clean(desk: Desk, *, progress: Progress = QUIET) -> Cleaned:
    """Clean the log and every backup within reach; what fails or is out of reach is told, and owed still."""
    with desk.store.read() as reader:
        marks = erasure_marks.everything_erased(reader)
    _write_side_file(desk, marks)
    found = copies(desk)
    failed = []
    for number, backup in enumerate(found.within_reach):
        progress.report(number, len(found.within_reach))
        try:
            rewrite_backup(backup, desk.vault.data_key, partial(_without, marks))
        except (UserError, OSError):
            failed.append(backup.folder.name)
    with desk.store.write(desk.actor) as writer:
        owed = _EVERYTHING if failed else _SECOND if found.second_is_away else ""
        drop_local(writer, _OWED)
        if owed:
            writer.set_local(_OWED, owed)
    erase.empty_log(desk.vault)
    return Cleaned(len(found.within_reach) - len(failed), (*failed, *found.elsewhere))


def _without(marks: frozenset[str], connection: "erase.Connection") -> None:
    reader = Reader(connection)
    erased = erasure_marks.erased_here(reader, marks)
    if erased:
        erase.purge(connection, erase.concerned(connection, erased))
    erase.add_marks(connection, marks)


def side_file(desk: Desk) -> Path:
    """Return the file that tells a restored vault what was erased since."""
    return desk.vault.paths.folder / FILE_NAME


def _write_side_file(desk: Desk, marks: frozenset[str]) -> None:
    known = marks | read_side_file(side_file(desk))
    write_file(side_file(desk), json.dumps({"format": _FORMAT, "erased": sorted(known)}).encode())


def read_side_file(path: Path) -> frozenset[str]:
    """Return the marks in a side file; none where it is absent or no side file."""
    try:
        content = json.loads(path.read_bytes()[:_LARGEST])
        return frozenset(map(str, content["erased"])) if content["format"] == _FORMAT else frozenset()
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def reapply(desk: Desk) -> int:
    """Erase again what a restored or older vault still holds; return how many records went. Cheap when all is well."""
    beside = read_side_file(side_file(desk))
    with desk.store.read() as reader:
        here = erasure_marks.everything_erased(reader)
    count = 0
    if beside - here:
        with desk.store.write(desk.actor) as writer:
            doomed = erasure_marks.take_in(writer, beside - here)
            count = sum(map(len, doomed.values()))
            writer.note("erase_again", detail=f"{count} {erasure_marks.digest(beside - here)}")
        erase.empty_log(desk.vault)
    if here - beside:
        _write_side_file(desk, here)
    return count
