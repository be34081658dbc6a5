# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the vault share: a clock that stands still, seeded randomness, a cheap key file."""

import atexit
import datetime as dt
import functools
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from ensure_desk.storage.keyfile import create_key_file
from ensure_desk.storage.slot import ArgonCost
from ensure_desk.storage.vault import Vault, create_vault, open_vault

CHEAP = ArgonCost(memory_kib=64, time=1)
PASSPHRASE = "zeven gele fietsen"
NOON = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)


class FixedClock:
    """A clock that a test sets."""

    def __init__(self, moment: dt.datetime = NOON) -> None:
        self.moment = moment

    def now(self) -> dt.datetime:
        return self.moment

    def today(self) -> dt.date:
        return self.moment.date()

    def forward(self, **parts: float) -> None:
        self.moment += dt.timedelta(**parts)


class SeededRandomness:
    """Random bytes that are the same in every run."""

    def __init__(self, seed: int = 7) -> None:
        self._random = random.Random(seed)  # noqa: S311 - the same bytes in every run is the point

    def token(self, n: int) -> bytes:
        return self._random.randbytes(n)


def new_vault(folder: Path) -> Vault:
    """Make a key file and a vault and leave it open."""
    keys = create_key_file(
        folder, name="Zoë Łukasz", passphrase=PASSPHRASE, random=SeededRandomness(), argon=CHEAP
    )
    return create_vault(folder, keys.data_key, clock=FixedClock(), random=SeededRandomness(8))


class Closed(NamedTuple):
    """A vault that lies closed in a folder, and its key."""

    folder: Path
    data_key: bytes


def closed_vault(tmp_path: Path) -> Closed:
    """Copy the template vault, which has one row `first`, into `tmp_path`."""
    template = _template()
    shutil.copytree(template.folder, tmp_path / "vault")
    return Closed(tmp_path / "vault", template.data_key)


@functools.cache
def _template() -> Closed:
    home = Path(tempfile.mkdtemp(prefix="ensure-desk-test-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    vault = new_vault(home / "vault")
    add_line(vault, "first")
    vault.close()
    return Closed(home / "vault", vault.data_key)


@contextmanager
def opened(folder: Path, data_key: bytes, clock: FixedClock | None = None) -> Iterator[Vault]:
    """Open a vault for the length of a block."""
    vault = open_vault(folder, data_key, clock=clock or FixedClock(), random=SeededRandomness(9))
    try:
        yield vault
    finally:
        vault.close()


def add_line(vault: Vault, text: str) -> None:
    """Write one row through the vault's writer."""
    with vault.writer.begin() as connection:
        connection.exec_driver_sql("INSERT OR REPLACE INTO local VALUES (?, ?)", (text, text))


def lines(vault: Vault) -> list[str]:
    """Return the rows of `add_line`."""
    with vault.reader.begin() as connection:
        rows = connection.exec_driver_sql("SELECT key FROM local ORDER BY key").all()
    return [str(row[0]) for row in rows]
