# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The battery is taken out during import, export and backup: the vault is before or after, never in between."""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ensure_desk.bootstrap import close_desk, open_desk
from ensure_desk.services import imports, vaults
from tests.services.handoff_parts import fill, paired_region, read, send
from tests.support import PASSPHRASE

PHASES = ("before_begin", "in_transaction", "commit", "after_commit", "file_replace")
AFTER = "after"
IN_BACKUP, OWN = 1, 2
"""An import makes a backup first, which passes the same moments once."""
KILLS = int(os.environ.get("ENSURE_DESK_KILLS", "25"))
LASTS = 2.5
"""About how many seconds a command works."""
IMPORT = [(phase, count) for phase in PHASES for count in (IN_BACKUP, OWN)]
EXPORT = [(phase, 1) for phase in PHASES]
BACKUP = [("file_replace", 1), ("file_replace", 2), ("file_replace", 3)]


class Scene(NamedTuple):
    """A coordinator and an office on disk, a package to read, and the coordinator's state before and after it."""

    folder: Path
    package: Path
    before: str
    after: str


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("kill")
    with paired_region(folder) as region:
        fill(region.lier, 2)
        read(region.coordinator, send(region.lier, folder / "first.xlsx"))
        fill(region.lier, 20)
        package = send(region.lier, folder / "second.xlsx")
        before = imports.state_hash(region.coordinator)
    shutil.copytree(folder / "co", folder / "after")
    desk = open_desk(folder / "after", PASSPHRASE)
    read(desk, package)
    after = imports.state_hash(desk)
    close_desk(desk)
    assert before != after
    return Scene(folder, package, before, after)


def die(data_dir: Path, phase: str, count: int, *words: str) -> int:
    """Run a command that dies at a named moment, or `count` milliseconds after its start; return its exit code."""
    environment = {
        **os.environ,
        "ENSURE_DESK_PASSPHRASE": PASSPHRASE,
        "ENSURE_DESK_KILL_AT": f"{phase}:{count}",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-m", "ensure_desk", "--data-dir", str(data_dir), *words]
    timeout = count / 1000 if phase == AFTER else None
    try:  # who waits in vain kills
        ended = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=timeout)
    except subprocess.TimeoutExpired:
        return -signal.SIGKILL
    return ended.returncode


def state_after(data_dir: Path) -> str:
    """Open the vault, check everything, and return the state hash."""
    desk = open_desk(data_dir, PASSPHRASE)
    try:
        assert not vaults.check(desk)
        return imports.state_hash(desk)
    finally:
        close_desk(desk)


def moments(job: str, named: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield the moments of many kills: by turns one with a name, and one by the clock; the same in every run."""
    chance = random.Random(f"kill {job}")  # noqa: S311 - dice of a test
    for number in range(KILLS):
        yield (AFTER, chance.randrange(int(LASTS * 1000))) if number % 2 else named[number // 2 % len(named)]


@pytest.mark.logs_warnings
@pytest.mark.parametrize(("phase", "count"), IMPORT)
def test_a_kill_during_import_leaves_before_or_after(
    scene: Scene, tmp_path: Path, phase: str, count: int
) -> None:
    state = import_once(scene, tmp_path, phase, count)
    assert state == (scene.after if (phase, count) == ("after_commit", OWN) else scene.before)


@pytest.mark.slow
@pytest.mark.logs_warnings
def test_many_kills_during_import_leave_before_or_after(scene: Scene, tmp_path: Path) -> None:
    for number, (phase, count) in enumerate(moments("import", IMPORT)):
        assert import_once(scene, tmp_path / str(number), phase, count) in (scene.before, scene.after)
        shutil.rmtree(tmp_path / str(number))


def import_once(scene: Scene, folder: Path, phase: str, count: int) -> str:
    """Kill an import and return the state after it."""
    shutil.copytree(scene.folder / "co", folder / "co")
    code = die(folder / "co", phase, count, "import", str(scene.package))
    assert code == -signal.SIGKILL or (phase, code) == (AFTER, 0)
    return state_after(folder / "co")


@pytest.mark.logs_warnings
@pytest.mark.parametrize(("phase", "count"), EXPORT)
def test_a_kill_during_export_leaves_a_whole_file_or_none(
    scene: Scene, tmp_path: Path, phase: str, count: int
) -> None:
    assert export_once(scene, tmp_path, phase, count) is (phase != "file_replace")


@pytest.mark.slow
@pytest.mark.logs_warnings
def test_many_kills_during_export_leave_a_whole_file_or_none(scene: Scene, tmp_path: Path) -> None:
    for number, (phase, count) in enumerate(moments("export", EXPORT)):
        export_once(scene, tmp_path / str(number), phase, count)
        shutil.rmtree(tmp_path / str(number))


def export_once(scene: Scene, folder: Path, phase: str, count: int) -> bool:
    """Kill an export; say whether there is a file, which is whole then."""
    shutil.copytree(scene.folder / "lier", folder / "lier")
    state, target = state_after(folder / "lier"), folder / "out.xlsx"
    code = die(folder / "lier", phase, count, "export", str(target))
    assert code == -signal.SIGKILL or (phase, code) == (AFTER, 0)
    assert state_after(folder / "lier") == state
    if target.exists():
        shutil.copytree(scene.folder / "co", folder / "co")
        desk = open_desk(folder / "co", PASSPHRASE)
        assert read(desk, target).new > 0
        close_desk(desk)
    return target.exists()


@pytest.mark.logs_warnings
@pytest.mark.parametrize(("phase", "count"), BACKUP)
def test_a_kill_during_backup_leaves_the_vault_as_it_was(
    scene: Scene, tmp_path: Path, phase: str, count: int
) -> None:
    shutil.copytree(scene.folder / "co", tmp_path / "co")
    code = die(tmp_path / "co", phase, count, "backup")
    assert code in (0, -signal.SIGKILL)
    assert state_after(tmp_path / "co") == scene.before
