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

from ensure_desk.domain.erasure import Erased, ErasureKeys
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


def owe(writer: Writer) -> bool:
    """Note in the transaction of an erasure that log and backups must be cleaned; say whether all else was clean."""
    clean_before = writer.local(_OWED) is None
    writer.set_local(_OWED, _EVERYTHING)
    return clean_before


def is_owed(desk: Desk) -> bool:
    """Say whether cleaning can go on: something was left, and the second folder is there if that is what was left."""
    with desk.store.read() as reader:
        owed, second = reader.local(_OWED), reader.local(_SECOND_FOLDER)
    return owed == _EVERYTHING or (owed == _SECOND and bool(second) and Path(str(second)).is_dir())


def clean(desk: Desk, *, doomed: erase.Doomed | None = None, progress: Progress = QUIET) -> Cleaned:
    """Clean the log and every backup within reach; what fails or is out of reach is told, and owed still.

    With `doomed` only these are looked for, else everything that was ever erased, which takes longer.
    """
    with desk.store.read() as reader:
        gone = _gone(desk, reader)
    _write_side_file(desk, gone)
    found = copies(desk)
    failed = []
    for number, backup in enumerate(found.within_reach):
        progress.report(number, len(found.within_reach))
        try:
            rewrite_backup(backup, desk.vault.data_key, partial(_without, gone, doomed))
        except (UserError, OSError):
            failed.append(backup.folder.name)
    with desk.store.write(desk.actor) as writer:
        owed = _EVERYTHING if failed else _SECOND if found.second_is_away else ""
        drop_local(writer, _OWED)
        if owed:
            writer.set_local(_OWED, owed)
    erase.empty_log(desk.vault)
    return Cleaned(len(found.within_reach) - len(failed), (*failed, *found.elsewhere))


@dataclass(frozen=True)
class _Gone:
    """All that was erased: marks of the organisation, marks under the vault's own key, and the keys."""

    marks: frozenset[str]
    here: frozenset[str]
    keys: tuple[ErasureKeys | None, ErasureKeys]

    def doomed(self, connection: "erase.Connection") -> erase.Doomed:
        """Return what of it is in a vault or backup."""
        found: dict[str, dict[str, None]] = {}
        for marks, keys in zip((self.marks, self.here), self.keys, strict=True):
            if keys is not None:
                for kind, ids in erase.concerned(connection, Erased(marks, keys)).items():
                    found.setdefault(kind, {}).update(dict.fromkeys(ids))
        return {kind: list(ids) for kind, ids in found.items()}


def _gone(desk: Desk, reader: Reader) -> _Gone:
    keys = (erasure_marks.erasure_keys(reader), erasure_marks.own_keys(desk))
    return _Gone(erasure_marks.everything_erased(reader), erasure_marks.gone_here(reader), keys)


def _without(gone: _Gone, doomed: erase.Doomed | None, connection: "erase.Connection") -> None:
    reader = Reader(connection)
    erase.purge(connection, gone.doomed(connection) if doomed is None else erase.families(reader, doomed))
    erase.add_marks(connection, gone.marks)


def side_file(desk: Desk) -> Path:
    """Return the file that tells a restored vault what was erased since."""
    return desk.vault.paths.folder / FILE_NAME


def _write_side_file(desk: Desk, gone: _Gone) -> None:
    marks, here = read_side_file(side_file(desk))
    content = {"format": _FORMAT, "erased": sorted(gone.marks | marks), "here": sorted(gone.here | here)}
    write_file(side_file(desk), json.dumps(content).encode())


def read_side_file(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return the marks of the organisation and of this vault in a side file; none where it is absent or damaged."""
    try:
        content = json.loads(path.read_bytes()[:_LARGEST])
        if content["format"] == _FORMAT:
            return frozenset(map(str, content["erased"])), frozenset(map(str, content["here"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return frozenset(), frozenset()


def reapply(desk: Desk) -> int:
    """Erase again what a restored or older vault still holds; return how many records went. Cheap when all is well."""
    marks, here = read_side_file(side_file(desk))
    with desk.store.read() as reader:
        known = _gone(desk, reader)
    new = _Gone(marks - known.marks, here - known.here, known.keys)
    count = _erase_again(desk, new) if new.marks or new.here else 0
    if known.marks - marks or known.here - here:
        _write_side_file(desk, known)
    return count


def _erase_again(desk: Desk, gone: _Gone) -> int:
    with desk.store.write(desk.actor) as writer:
        doomed = gone.doomed(writer.connection)
        erase.add_marks(writer.connection, gone.marks)
        erasure_marks.add_here(writer, gone.here)
        count = erase.purge(writer.connection, doomed)
        writer.note("erase_again", detail=f"{count} {erasure_marks.digest(gone.marks | gone.here)}")
        owe(writer)
    erase.empty_log(desk.vault)
    return count
