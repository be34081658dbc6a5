# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The battery taken out at every named moment: the vault opens and is as before or as after, never between."""

import os
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from ensure_desk.domain.errors import UserError
from ensure_desk.storage import keyfile
from ensure_desk.storage.backup import Reason, check_backup, list_backups, make_backup
from ensure_desk.storage.engine import connect_raw, integrity_findings
from ensure_desk.storage.phases import PHASES
from ensure_desk.storage.vault import VaultPaths
from tests.storage import kill_child
from tests.storage.vault_parts import PASSPHRASE, Closed, FixedClock, add_line, closed_vault, lines, opened

ROOT = Path(__file__).parents[2]
MOST_VISITS = 20
QUICK = tuple((phase, 1) for phase in PHASES) + (("file_replace", 2), ("file_replace", 3))
FEWEST = 5
"""So many times each job is killed at each push."""


def run_killed(job: str, folder: Path, phase: str, count: int) -> bool:
    """Run a job that dies at a moment; tell whether it did."""
    environment = dict(os.environ, PYTHONPATH=f"{ROOT / 'src'}{os.pathsep}{ROOT}")
    environment["ENSURE_DESK_KILL_AT"] = f"{phase}:{count}"
    command = [sys.executable, kill_child.__file__, job, str(folder)]
    if phase.startswith("after "):
        return run_and_kill(command, environment, float(phase.removeprefix("after ")))
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode in (0, -9, 137), ended.stderr
    assert (ended.returncode == 0) == (ended.stdout == "begun\ndone\n")
    return ended.returncode != 0


def run_and_kill(command: list[str], environment: dict[str, str], seconds: float) -> bool:
    """Kill the job so many seconds after it has begun its work."""
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as job:
        assert job.stdout is not None
        assert job.stdout.readline() == "begun\n"
        with suppress(subprocess.TimeoutExpired):
            job.wait(seconds)
        job.kill()
    return job.returncode != 0


def prepared(tmp_path: Path) -> Closed:
    """Make a vault with rows `first` and `later` and one backup that has only `first`."""
    closed = closed_vault(tmp_path)
    make_backup(VaultPaths(closed.folder), closed.data_key, reason=Reason.DAILY, clock=FixedClock())
    with opened(closed.folder, closed.data_key) as vault:
        add_line(vault, "later")
    return closed


def sound_lines(closed: Closed) -> list[str]:
    """Open the vault, check every page and every finished backup, and return its rows."""
    with opened(closed.folder, closed.data_key) as vault:
        connection = connect_raw(vault.paths.database, closed.data_key)
        assert integrity_findings(connection) == []
        connection.close()
        for backup in list_backups(vault.paths.backups):
            check_backup(backup.folder, closed.data_key)
        return lines(vault)


def try_job(job: str, tmp_path: Path, phase: str, count: int) -> tuple[Closed, bool]:
    closed = prepared(tmp_path)
    killed = run_killed(job, closed.folder, phase, count)
    return closed, killed


def backup_once(tmp_path: Path, phase: str, count: int) -> bool:
    closed, killed = try_job("backup", tmp_path, phase, count)
    assert sound_lines(closed) == ["first", "later"]
    make_backup(VaultPaths(closed.folder), closed.data_key, reason=Reason.MANUAL, clock=FixedClock())
    assert not list(VaultPaths(closed.folder).backups.glob("*.unfinished"))
    return killed


def restore_once(tmp_path: Path, phase: str, count: int) -> bool:
    closed, killed = try_job("restore", tmp_path, phase, count)
    assert sound_lines(closed) in (["first"], ["first", "later"])
    assert keyfile.unlock(closed.folder, PASSPHRASE) == closed.data_key
    return killed


def migrate_once(tmp_path: Path, phase: str, count: int) -> bool:
    closed, killed = try_job("migrate", tmp_path, phase, count)
    connection = connect_raw(closed.folder / "vault.db", closed.data_key)
    assert integrity_findings(connection) == []
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    found = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'filled'").fetchone()[0]
    assert (version, found) in ((len(kill_child.MIGRATIONS), 0), (len(kill_child.MIGRATIONS) + 1, 1))
    assert found == 0 or connection.execute("SELECT count(*) FROM filled").fetchone() == (500,)
    connection.close()
    return killed


def passphrase_once(tmp_path: Path, phase: str, count: int) -> bool:
    closed, killed = try_job("passphrase", tmp_path, phase, count)
    opens = []
    for passphrase in (PASSPHRASE, "nieuw"):
        (closed.folder / "vault.tries").unlink(missing_ok=True)
        with suppress(UserError):
            opens.append(keyfile.unlock(closed.folder, passphrase) == closed.data_key)
    assert opens == [True]
    assert sound_lines(closed) == ["first", "later"]
    return killed


def make_once(tmp_path: Path, phase: str, count: int) -> bool:
    folder = tmp_path / "new"
    killed = run_killed("make", folder, phase, count)
    if not (folder / "vault.db").exists():
        assert killed
        kill_child.make(folder)
    closed = Closed(folder, keyfile.unlock(folder, PASSPHRASE))
    assert sound_lines(closed) == []
    return killed


TRIES = {
    "backup": backup_once,
    "restore": restore_once,
    "migrate": migrate_once,
    "passphrase": passphrase_once,
    "make": make_once,
}
HITS = {
    "backup": set(PHASES),
    "restore": set(PHASES),
    "migrate": set(PHASES),
    "passphrase": {"file_replace"},
    "make": set(PHASES),
}
LASTS = {"backup": 0.03, "restore": 0.025, "migrate": 0.04, "passphrase": 0.006}
"""About how many seconds a job works."""


@pytest.mark.parametrize("job", TRIES)
def test_a_kill_at_each_named_moment_leaves_before_or_after(job: str, tmp_path: Path) -> None:
    hit = []
    for phase, count in QUICK:
        if phase in HITS[job] and TRIES[job](tmp_path / f"{phase}-{count}", phase, count):
            hit.append(phase)
    assert {*hit} == HITS[job]
    for number in range(len(hit), FEWEST):  # a job that passes few moments is killed in between too
        TRIES[job](tmp_path / f"after {number}", f"after {LASTS[job] * number / FEWEST}", 1)


@pytest.mark.slow
@pytest.mark.parametrize("job", TRIES)
def test_a_kill_at_each_visit_of_each_moment_leaves_before_or_after(job: str, tmp_path: Path) -> None:
    for phase in sorted(HITS[job]):
        for count in range(1, MOST_VISITS):
            if not TRIES[job](tmp_path / f"{phase}-{count}", phase, count):
                break


@pytest.mark.slow
@pytest.mark.parametrize("job", LASTS)
def test_a_kill_at_any_time_leaves_before_or_after(job: str, tmp_path: Path) -> None:
    """Kill at random times; `ENSURE_DESK_KILLS` sets how often, the seed is fixed."""
    chance = random.Random(f"kill {job}")  # noqa: S311 - the same times in every run
    killed = 0
    for number in range(int(os.environ.get("ENSURE_DESK_KILLS", "25"))):
        after = chance.uniform(0.0, LASTS[job])
        killed += TRIES[job](tmp_path / str(number), f"after {after}", 1)
    assert killed
