# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desks that the jobs work on: made once per run, with cheap passphrases and fictional people."""

import datetime as dt
import itertools
import shutil
from contextlib import closing
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from bench.people import many_people
from bench.vault_rows import held, multiply, spread_over, under_other_ids
from ensure_desk.bootstrap import World, close_desk, create_desk, open_desk, open_with_key, real_world
from ensure_desk.domain.municipalities import BY_NAME
from ensure_desk.services import demo, handoff, imports, pairing
from ensure_desk.services.demo_dice import SeededRandomness, SteppingClock
from ensure_desk.services.desk import Desk, Profile
from ensure_desk.services.district import pair
from ensure_desk.storage.engine import connect_raw
from ensure_desk.storage.slot import ArgonCost
from ensure_desk.system.single_instance import hold_folder

DAY = dt.date(2026, 11, 17)
PASSPHRASE = "kat mat ster"  # noqa: S105 - of fictional vaults that live as long as the run
_CHEAP = ArgonCost(memory_kib=8, time=1, lanes=1)
_ROWS_PER_PERSON = 13.4


@dataclass(frozen=True)
class Sizes:
    """How large everything is: records of a package and a big vault; people to search, at an office, in a region."""

    package: int = 50_000
    vault: int = 600_000
    people: int = 100_000
    counter: int = 2_000
    region: int = 25_000

    @classmethod
    def quick(cls) -> "Sizes":
        """Return a tenth of everything."""
        return cls(5_000, 60_000, 10_000, 200, 2_500)


class Worlds:
    """Desks and files, each made when the first job asks for it."""

    def __init__(self, folder: Path, sizes: Sizes) -> None:
        self.folder, self.sizes = folder, sizes
        self._numbers = itertools.count()
        self._open: list[Desk] = []
        self._packages: list[Path] = []

    @cached_property
    def coordinator(self) -> Desk:
        """An empty coordinator's desk that holds the organisation's keys."""
        return self._made("coordinator", Profile("coordinator", "", "Rik Peeters"))

    @cached_property
    def office(self) -> Desk:
        """A paired office with so many people that its package has the wanted number of rows."""
        code = pairing.make_organisation(self.coordinator).value
        desk = self._made("office", Profile("counsellor", "Lier", "An Verlinden"))
        pair(self.coordinator, desk, self.folder / "pairing", code.pseudonym_code)
        demo.fill(desk, people=int(self.sizes.package / _ROWS_PER_PERSON), surveys=False, trainings=False)
        return desk

    @cached_property
    def package(self) -> Path:
        """The office's package for the coordinator."""
        return handoff.export_coordinator(self.office, path=self.folder / "package.xlsx").value.path

    def packages(self, count: int) -> list[Path]:
        """Return so many packages like the office's, each with records of its own."""
        self._packages += [self._package_of_another(n) for n in range(len(self._packages), count)]
        return self._packages[:count]

    def _package_of_another(self, number: int) -> Path:
        desk = self.copy_of(self.office)
        with desk.store.write(desk.actor, "other ids") as writer:
            under_other_ids(writer.connection, number)
        path = handoff.export_coordinator(desk, path=self.folder / f"package-{number}.xlsx").value.path
        self.discard(desk)
        return path

    @cached_property
    def big_vault(self) -> Path:
        """The folder of a coordinator's vault that holds the wanted number of records, none of them the package's."""
        return self.vault_of(self.sizes.vault)

    def vault_of(self, records: int) -> Path:
        """Make a coordinator's vault that holds so many records, none of them the package's; return its folder."""
        package = self.package
        folder = self.folder / f"vault-{records}"
        close_desk(self.coordinator)
        shutil.copytree(self.coordinator.data_dir, folder)
        desk = open_desk(folder, PASSPHRASE, world=_world(folder.name))
        imports.apply_import(desk, plan=imports.plan_import(desk, paths=[package]))
        with desk.store.write(desk.actor, "multiply") as writer:
            multiply(writer.connection, records)
        close_desk(desk)
        shutil.rmtree(folder / "backups", ignore_errors=True)
        return folder

    def big_copy(self) -> Desk:
        """Open a fresh copy of the big vault; `discard` it afterwards."""
        return self._copy(self.big_vault)

    @cached_property
    def crowd(self) -> Desk:
        """An office with the wanted number of people and nothing else."""
        desk = self._made("crowd", Profile("counsellor", "Lier", "Bob Maes"))
        with desk.store.write(desk.actor, "crowd") as writer:
            writer.create_many("person", many_people(self.sizes.people))
        return desk

    @cache  # noqa: B019 - lives as long as the run
    def counter(self) -> tuple[Path, str]:
        """Return the folder and the key, in hex, of the closed vault of an ordinary office."""
        desk = self._made("counter", Profile("counsellor", "Lier", "Mia Claes"))
        demo.fill(desk, people=self.sizes.counter)
        close_desk(desk)
        return desk.data_dir, desk.vault.data_key.hex()

    def end_counter_well(self) -> None:
        """Open the vault of the ordinary office and close it, as at the end of a day: nothing is left to check."""
        folder, key = self.counter()
        today = real_world()
        lock = hold_folder(folder, who="bench", clock=today.clock)
        close_desk(open_with_key(folder, bytes.fromhex(key), world=today, name="bench", lock=lock))

    @cached_property
    def region(self) -> Desk:
        """A vault with the people of a region in it: the ordinary office many times over, in twelve municipalities."""
        desk = self.copy_of(self.counter_open)
        with desk.store.write(desk.actor, "region") as writer:
            times = self.sizes.region / self.sizes.counter
            multiply(writer.connection, int(times * held(writer.connection)))
            spread_over(writer.connection, tuple(BY_NAME))
        return desk

    @cached_property
    def counter_open(self) -> Desk:
        """The vault of an ordinary office, opened once nobody starts the program on it any more."""
        return self.reopened(*self.counter())

    def reopened(self, folder: Path, key: str) -> Desk:
        """Open a vault with its key until the end of the run."""
        world = _world(folder.name)
        lock = hold_folder(folder, who="bench", clock=world.clock)
        desk = open_with_key(folder, bytes.fromhex(key), world=world, name="bench", lock=lock)
        self._open.append(desk)
        return desk

    def copy_of(self, desk: Desk) -> Desk:
        """Open a copy of a desk that is open; `discard` it afterwards."""
        copy = self.path("-copy")
        copy.mkdir()
        with closing(connect_raw(desk.vault.paths.database, desk.vault.data_key)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for name in ("vault.db", "vault.key", "vault.key.2"):
            shutil.copy(desk.data_dir / name, copy / name)
        return self.reopened(copy, desk.vault.data_key.hex())

    def let_go(self, desk: Desk) -> None:
        """Close a copy, for another process to open."""
        close_desk(desk)
        self._open.remove(desk)

    def discard(self, desk: Desk) -> None:
        """Close a copy and remove it."""
        self.let_go(desk)
        shutil.rmtree(desk.data_dir)

    def close(self) -> None:
        """Close every desk."""
        for desk in self._open:
            close_desk(desk)

    def path(self, suffix: str) -> Path:
        """Return a path that nobody used."""
        return self.folder / f"{next(self._numbers)}{suffix}"

    def _made(self, name: str, profile: Profile) -> Desk:
        folder = self.folder / name
        desk = create_desk(folder, profile, PASSPHRASE, world=_world(name), argon=_CHEAP).desk
        self._open.append(desk)
        return desk

    def _copy(self, folder: Path) -> Desk:
        copy = self.path("-copy")
        shutil.copytree(folder, copy)
        desk = open_desk(copy, PASSPHRASE, world=_world(copy.name))
        self._open.append(desk)
        return desk


def _world(seed: str) -> World:
    return World(SteppingClock(DAY), SeededRandomness(seed))
