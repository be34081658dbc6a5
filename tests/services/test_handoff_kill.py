# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The battery is taken out during import, export and backup: the vault is before or after, never in between."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from ensure_desk.bootstrap import close_desk, open_desk
from ensure_desk.services import imports, vaults
from tests.services.handoff_parts import fill, paired_region, read, send
from tests.support import PASSPHRASE

PHASES = ("before_begin", "in_transaction", "commit", "after_commit", "file_replace")
IN_BACKUP, OWN = 1, 2
"""An import makes a backup first, which passes the same moments once."""
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
    """Run a command that dies at a named moment; return its exit code."""
    environment = {
        **os.environ,
        "ENSURE_DESK_PASSPHRASE": PASSPHRASE,
        "ENSURE_DESK_KILL_AT": f"{phase}:{count}",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-m", "ensure_desk", "--data-dir", str(data_dir), *words]
    return subprocess.run(command, env=environment, capture_output=True, check=False).returncode


def state_after(data_dir: Path) -> str:
    """Open the vault, check everything, and return the state hash."""
    desk = open_desk(data_dir, PASSPHRASE)
    try:
        assert not vaults.check(desk)
        return imports.state_hash(desk)
    finally:
        close_desk(desk)


@pytest.mark.logs_warnings
@pytest.mark.parametrize(("phase", "count"), IMPORT)
def test_a_kill_during_import_leaves_before_or_after(
    scene: Scene, tmp_path: Path, phase: str, count: int
) -> None:
    shutil.copytree(scene.folder / "co", tmp_path / "co")
    code = die(tmp_path / "co", phase, count, "import", str(scene.package))
    assert code == -signal.SIGKILL
    state = state_after(tmp_path / "co")
    assert state == (scene.after if (phase, count) == ("after_commit", OWN) else scene.before)


@pytest.mark.logs_warnings
@pytest.mark.parametrize(("phase", "count"), EXPORT)
def test_a_kill_during_export_leaves_a_whole_file_or_none(
    scene: Scene, tmp_path: Path, phase: str, count: int
) -> None:
    shutil.copytree(scene.folder / "lier", tmp_path / "lier")
    state = state_after(tmp_path / "lier")
    target = tmp_path / "out.xlsx"
    assert die(tmp_path / "lier", phase, count, "export", str(target)) == -signal.SIGKILL
    assert state_after(tmp_path / "lier") == state
    assert target.exists() is (phase != "file_replace")
    if target.exists():
        shutil.copytree(scene.folder / "co", tmp_path / "co")
        desk = open_desk(tmp_path / "co", PASSPHRASE)
        assert read(desk, target).new > 0
        close_desk(desk)


@pytest.mark.logs_warnings
@pytest.mark.parametrize(("phase", "count"), BACKUP)
def test_a_kill_during_backup_leaves_the_vault_as_it_was(
    scene: Scene, tmp_path: Path, phase: str, count: int
) -> None:
    shutil.copytree(scene.folder / "co", tmp_path / "co")
    code = die(tmp_path / "co", phase, count, "backup")
    assert code in (0, -signal.SIGKILL)
    assert state_after(tmp_path / "co") == scene.before
