# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A process that works on a vault until the battery is taken out: `python kill_child.py JOB FOLDER`.

The moment is in ENSURE_DESK_KILL_AT (`storage.phases`); it prints `begun`, and `done` when nothing killed it.
"""

import sys
from pathlib import Path

import sqlalchemy as sa

from ensure_desk.storage import keyfile
from ensure_desk.storage.backup import Reason, list_backups, make_backup
from ensure_desk.storage.migrate import MIGRATIONS, Migration, migrate
from ensure_desk.storage.restore import restore
from ensure_desk.storage.vault import VaultPaths, create_vault, open_vault
from tests.storage.vault_parts import CHEAP, PASSPHRASE, FixedClock, SeededRandomness


def make(folder: Path) -> None:
    """Make key file and vault."""
    keys = keyfile.create_key_file(
        folder, name="x", passphrase=PASSPHRASE, random=SeededRandomness(), argon=CHEAP
    )
    create_vault(folder, keys.data_key, clock=FixedClock(), random=SeededRandomness()).close()


def back_up(folder: Path) -> None:
    """Make a backup of the open vault."""
    data_key = keyfile.unlock(folder, PASSPHRASE)
    vault = open_vault(folder, data_key, clock=FixedClock(), random=SeededRandomness())
    make_backup(vault.paths, data_key, reason=Reason.MANUAL, clock=FixedClock())
    vault.close()


def bring_back(folder: Path) -> None:
    """Restore the oldest backup."""
    data_key = keyfile.unlock(folder, PASSPHRASE)
    oldest = list_backups(VaultPaths(folder).backups)[-1]
    clock = FixedClock()
    clock.forward(hours=1)
    restore(folder, oldest, data_key, clock=clock, random=SeededRandomness(50))


def bring_up_to_date(folder: Path) -> None:
    """Apply a further migration that fills a table."""
    data_key = keyfile.unlock(folder, PASSPHRASE)
    vault = open_vault(folder, data_key, clock=FixedClock(), random=SeededRandomness())
    step = Migration(len(MIGRATIONS) + 1, _fill)
    migrate(
        vault.writer,
        backup=lambda: make_backup(vault.paths, data_key, reason=Reason.MIGRATION, clock=FixedClock()),
        steps=(*MIGRATIONS, step),
    )
    vault.close()


def change_passphrase(folder: Path) -> None:
    """Change the passphrase to `nieuw`."""
    keyfile.change_passphrase(folder, PASSPHRASE, "nieuw", random=SeededRandomness(60), argon=CHEAP)


def _fill(connection: sa.Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE filled (x)")
    for number in range(500):
        connection.exec_driver_sql("INSERT INTO filled VALUES (?)", (f"{number}" * 50,))


JOBS = {
    "make": make,
    "backup": back_up,
    "restore": bring_back,
    "migrate": bring_up_to_date,
    "passphrase": change_passphrase,
}

if __name__ == "__main__":
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    JOBS[sys.argv[1]](Path(sys.argv[2]))
    sys.stdout.write("done\n")
