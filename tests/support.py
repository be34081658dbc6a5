# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A desk for tests: a template vault is made once with cheap keys and copied for each test."""

import atexit
import datetime as dt
import functools
import hashlib
import shutil
import tempfile
from pathlib import Path

from ensure_desk.bootstrap import World, close_desk, create_desk, open_desk
from ensure_desk.services.desk import Desk, Profile
from ensure_desk.storage.slot import ArgonCost
from ensure_desk.system.settings import Settings, write_settings

PASSPHRASE = "kat mat ster"
CHEAP = ArgonCost(memory_kib=8, time=1, lanes=1)
NOW = dt.datetime(2026, 11, 17, 9, 0, tzinfo=dt.UTC)
COUNSELLOR = Profile("counsellor", "Bornem", "An Verlinden")
COORDINATOR = Profile("coordinator", "", "Rik Peeters")


class StoppedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, moment: dt.datetime = NOW) -> None:
        self.moment = moment

    def now(self) -> dt.datetime:
        return self.moment

    def today(self) -> dt.date:
        return self.moment.date()

    def forward(self, **span: int) -> None:
        self.moment += dt.timedelta(**span)


class CountedRandomness:
    """Bytes that look random and are the same in every run."""

    def __init__(self, seed: str = "test") -> None:
        self._seed, self._count = seed, 0

    def token(self, n: int) -> bytes:
        self._count += 1
        return hashlib.shake_256(f"{self._seed} {self._count}".encode()).digest(n)


@functools.cache
def _template(profile: Profile) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="ensure-desk-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    world = World(StoppedClock(), CountedRandomness(profile.name))
    write_settings(folder / "settings.json", Settings(language="nl"))
    close_desk(create_desk(folder, profile, PASSPHRASE, world=world, argon=CHEAP).desk)
    return folder


def fresh_desk(folder: Path, profile: Profile = COUNSELLOR, *, clock: StoppedClock | None = None) -> Desk:
    """Return an empty open desk in a folder that does not exist yet; close it with `close_desk`."""
    shutil.copytree(_template(profile), folder)
    world = World(clock or StoppedClock(), CountedRandomness(str(folder)))
    return open_desk(folder, PASSPHRASE, world=world)


PERSON = {"last_name": "Benhaddou", "first_name": "Samira", "municipality": "Bornem"}
REFERRAL = {"referrer_type": "vdab", "referral_date": "2026-06-01"}


def add_person(desk: Desk, **person: object) -> str:
    """Make a person with the five required fields; `person` changes or adds fields."""
    from ensure_desk.services import people

    return people.add(desk, values={"person": {**PERSON, **person}, "referral": REFERRAL}).value
