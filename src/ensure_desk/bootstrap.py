# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The composition root: from a folder and a passphrase to a desk. The only module that knows every layer below."""

import datetime as dt
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ensure_desk.domain.changes import Actor
from ensure_desk.domain.dossier_number import next_letter
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ports import Clock, Randomness
from ensure_desk.services.desk import INSTALL_ID, LAPTOP_LETTER, PROFILE, ROLES, Desk, Profile
from ensure_desk.services.erasure_traces import reapply
from ensure_desk.services.progress import QUIET, Progress
from ensure_desk.storage import keyfile
from ensure_desk.storage.backup import Backup, list_backups
from ensure_desk.storage.restore import restore
from ensure_desk.storage.slot import ArgonCost
from ensure_desk.storage.store import Store
from ensure_desk.storage.vault import Vault, create_vault, open_vault
from ensure_desk.storage.vault_paths import VaultPaths
from ensure_desk.system.clock import SystemClock
from ensure_desk.system.i18n import Language
from ensure_desk.system.paths import DataPaths
from ensure_desk.system.randomness import SystemRandomness
from ensure_desk.system.settings import language_of
from ensure_desk.system.single_instance import FolderLock, hold_folder

if TYPE_CHECKING:
    from ensure_desk.services.district import District, Wanted
    from ensure_desk.services.first_day import FirstDay

_DESK_ID_LENGTH = 16
_REGION = "Rivierenland"
_FIRST_PAGE = ("today", "intake", "agenda")
_NEXT_PAGES = ("people", "dossier", "likeness", "notes", "pathway", "vaults", "conflicts")


@dataclass(frozen=True)
class World:
    """The clock and the randomness that everything uses; tests and demonstrations bring their own."""

    clock: Clock
    randomness: Randomness


@dataclass(frozen=True)
class Created:
    """A new desk, and the recovery key that is shown this once."""

    desk: Desk
    recovery_key: str


def real_world() -> World:
    """Return this machine's clock and randomness."""
    return World(SystemClock(), SystemRandomness())


def load() -> None:
    """Load what the first page needs, while the passphrase is being typed; call it on another thread."""
    for name in _FIRST_PAGE:
        import_module(f"ensure_desk.services.{name}")


def load_next() -> None:
    """Load what the pages after that need."""
    for name in _NEXT_PAGES:
        import_module(f"ensure_desk.services.{name}")


def vault_exists(data_dir: Path) -> bool:
    """Say whether there is something to unlock in a folder, sound or not."""
    return VaultPaths(data_dir).database.exists() or keyfile.has_key_file(data_dir)


def known_names(data_dir: Path) -> tuple[str, ...]:
    """Return who can unlock, before anybody has; empty where the key file cannot say."""
    try:
        return keyfile.slots(data_dir)
    except UserError:
        return ()


def newest_backup(data_dir: Path) -> dt.datetime | None:
    """Return when the newest backup beside the vault was made, in local time; None where there is none."""
    made = list_backups(VaultPaths(data_dir).backups)
    return made[0].made_at.astimezone() if made else None


def seconds_to_wait(data_dir: Path) -> int:
    """Return how many seconds must pass before the next passphrase may be tried."""
    return keyfile.seconds_to_wait(data_dir)


def create_desk(
    data_dir: Path,
    profile: Profile,
    passphrase: str,
    *,
    world: World | None = None,
    argon: ArgonCost | None = None,
) -> Created:
    """Make a vault with its key file in `data_dir` and open it.

    Raises UserError `role_unknown`, `name_empty`, `vault_exists`, `passphrase_empty` and the faults of a disk.
    """
    used = world or real_world()
    _check(profile)
    lock = hold_folder(data_dir, who=profile.name, clock=used.clock)
    try:
        keys = keyfile.create_key_file(
            data_dir, name=profile.name, passphrase=passphrase, random=used.randomness, argon=argon
        )
        vault = create_vault(data_dir, keys.data_key, clock=used.clock, random=used.randomness)
    except BaseException:
        lock.release()
        raise
    desk = _desk(vault, profile, used, lock)
    try:
        _note_profile(desk, profile)
    except BaseException:
        close_desk(desk)
        raise
    return Created(desk, keys.recovery_key)


def _note_profile(desk: Desk, profile: Profile) -> None:
    with desk.store.write(desk.actor, "create_vault") as writer:
        writer.set_local(LAPTOP_LETTER, profile.letter)
        writer.set_local(INSTALL_ID, desk.vault.install_id)
        for key in ("role", "municipality", "name"):
            writer.set_local(PROFILE + key, getattr(profile, key))


def _check(profile: Profile) -> None:
    if profile.role not in ROLES:
        raise UserError("role_unknown", role=profile.role)
    if not profile.name.strip():
        raise UserError("name_empty")


def open_desk(data_dir: Path, passphrase: str, *, world: World | None = None) -> Desk:
    """Unlock the vault in `data_dir` and open it.

    Raises UserError `vault_absent`, `vault_in_use`, `wrong_passphrase`, `unlock_wait` and the faults of a vault.
    """
    _refuse_absent(data_dir)
    used = world or real_world()
    lock = hold_folder(data_dir, who=_holder(data_dir), clock=used.clock)
    try:
        unlocked = keyfile.unlock_person(data_dir, passphrase)
        return open_with_key(data_dir, unlocked.data_key, world=used, name=unlocked.name, lock=lock)
    except BaseException:
        lock.release()
        raise


def open_desk_with_recovery(
    data_dir: Path,
    recovery_key: str,
    new_passphrase: str,
    *,
    world: World | None = None,
    argon: ArgonCost | None = None,
) -> Desk:
    """Open the vault by the printed key and give its first person a new passphrase.

    Raises UserError `recovery_key_mistyped`, `recovery_key_wrong`, `passphrase_empty` and those of `open_desk`.
    """
    _refuse_absent(data_dir)
    used = world or real_world()
    lock = hold_folder(data_dir, who=_holder(data_dir), clock=used.clock)
    try:
        data_key = keyfile.unlock_with_recovery(data_dir, recovery_key)
        name = _holder(data_dir)
        person = keyfile.Unlocked(data_key, name)
        keyfile.set_passphrase(data_dir, person, new_passphrase, random=used.randomness, argon=argon)
        return open_with_key(data_dir, data_key, world=used, name=name, lock=lock)
    except BaseException:
        lock.release()
        raise


def _refuse_absent(data_dir: Path) -> None:
    if not vault_exists(data_dir):
        raise UserError("vault_absent")


def _holder(data_dir: Path) -> str:
    return next(iter(known_names(data_dir)), "?")


def open_with_key(data_dir: Path, data_key: bytes, *, world: World, name: str, lock: FolderLock) -> Desk:
    """Open a vault whose key is in hand; after a restore its dossier numbers get a new letter."""
    vault = open_vault(data_dir, data_key, clock=world.clock, random=world.randomness)
    store = Store(vault.writer, vault.reader, clock=world.clock, random=world.randomness)
    with store.read() as reader:
        role, municipality = reader.local(PROFILE + "role"), reader.local(PROFILE + "municipality")
        letter, known_as = reader.local(LAPTOP_LETTER) or "A", reader.local(INSTALL_ID)
    profile = Profile(role or "counsellor", municipality or "", name, letter)
    desk = _desk(vault, profile, world, lock)
    if known_as != vault.install_id:
        with desk.store.write(desk.actor, "new_installation") as writer:
            writer.set_local(INSTALL_ID, vault.install_id)
            writer.set_local(LAPTOP_LETTER, next_letter(letter) if known_as else letter)
    reapply(desk)
    return desk


def _desk(vault: Vault, profile: Profile, world: World, lock: FolderLock) -> Desk:
    paths = DataPaths(vault.paths.folder)
    municipality = profile.municipality or _REGION
    return Desk(
        store=Store(vault.writer, vault.reader, clock=world.clock, random=world.randomness),
        vault=vault,
        actor=Actor(profile.name, profile.role, vault.install_id[:_DESK_ID_LENGTH]),
        clock=world.clock,
        randomness=world.randomness,
        tr=Language(language_of(paths.settings)),
        paths=paths,
        role=profile.role,
        municipality=municipality,
        lock=lock,
    )


def close_desk(desk: Desk) -> None:
    """Close the vault and let the next program in; a second call does nothing."""
    desk.vault.close()
    if desk.lock is not None:
        desk.lock.release()


def restore_backup(desk: Desk, backup: Backup) -> Desk:
    """Put a backup in the place of the vault and open it again; the present vault is backed up first.

    Raises UserError `backup_damaged` and others of `restore`; the vault is then closed and as it was.
    """
    world = World(desk.clock, desk.randomness)
    folder, data_key, name = desk.data_dir, desk.vault.data_key, desk.actor.name
    desk.vault.close()
    lock = desk.lock or hold_folder(folder, who=name, clock=world.clock)
    try:
        restore(folder, backup, data_key, clock=world.clock, random=world.randomness)
        return open_with_key(folder, data_key, world=world, name=name, lock=lock)
    except BaseException:
        lock.release()
        raise


def backups_of(data_dir: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder whose vault need not open, the newest first."""
    return list_backups(VaultPaths(data_dir).backups)


def restore_closed(data_dir: Path, name: str, passphrase: str, *, world: World | None = None) -> None:
    """Put the backup `name` in the place of a vault that nobody has open; it may be broken or gone.

    Raises UserError `backup_not_found`, `vault_in_use`, `wrong_passphrase` and those of `restore`.
    """
    used = world or real_world()
    chosen = next((b for b in backups_of(data_dir) if b.folder.name == Path(name).name), None)
    if chosen is None:
        raise UserError("backup_not_found", name=name)
    with hold_folder(data_dir, who=_holder(data_dir), clock=used.clock):
        data_key = _key_for(data_dir, chosen, passphrase)
        restore(data_dir, chosen, data_key, clock=used.clock, random=used.randomness)


def _key_for(data_dir: Path, backup: Backup, passphrase: str) -> bytes:
    """Return the data key by the vault's own key file, or by the backup's where that one is broken."""
    try:
        return keyfile.unlock(data_dir, passphrase)
    except UserError as error:
        if error.code not in ("key_file_missing", "key_file_damaged"):
            raise
    return keyfile.unlock(backup.folder, passphrase)


def make_district(out: Path, wanted: "Wanted", *, progress: Progress = QUIET) -> "District":
    """Make a fictional district; equal seeds on equal days give equal data.

    Raises UserError `folder_not_empty`.
    """
    # cold start: only a demonstration needs fictional people and workbooks
    from ensure_desk.services import district
    from ensure_desk.services.demo_dice import SeededRandomness, SteppingClock

    day = wanted.day or SystemClock().today()

    def make(folder: Path, profile: Profile) -> Desk:
        seed = f"{wanted.seed} {day} {profile.municipality}"
        world = World(SteppingClock(day), SeededRandomness(seed))
        return create_desk(folder, profile, district.PASSPHRASE, world=world).desk

    return district.make_district(out, wanted, district.Door(make, close_desk), progress=progress)


def play_first_day(out: Path, *, office_list: Path | None = None) -> "FirstDay":
    """Play the first working day in `out`; the vaults have the passphrase of demonstrations.

    Raises UserError `folder_not_empty`.
    """
    # cold start: only a demonstration needs it
    from ensure_desk.services import district, first_day

    def make(folder: Path, profile: Profile) -> Desk:
        return create_desk(folder, profile, district.PASSPHRASE).desk

    return first_day.play(out, district.Door(make, close_desk), office_list=office_list)
