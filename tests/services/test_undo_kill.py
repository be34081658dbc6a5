# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The battery is taken out while a package is taken back: what shows is before or after, and what is known is whole."""

import shutil
import signal
from pathlib import Path

import pytest

from ensure_desk.bootstrap import close_desk, open_desk
from ensure_desk.services import history, vaults
from tests.services.handoff_parts import fill, paired_region, read, send
from tests.services.test_handoff_kill import die
from tests.services.undo_parts import knowledge, screen
from tests.support import PASSPHRASE

PHASES = ("before_begin", "in_transaction", "commit", "after_commit")


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A coordinator who read a package."""
    folder = tmp_path_factory.mktemp("kill")
    with paired_region(folder) as region:
        fill(region.lier, 3)
        read(region.coordinator, send(region.lier, folder / "a.xlsx"))
    return folder / "co"


@pytest.mark.logs_warnings
@pytest.mark.parametrize("phase", PHASES)
def test_a_kill_while_a_package_is_taken_back_leaves_before_or_after(
    vault: Path, tmp_path: Path, phase: str
) -> None:
    shutil.copytree(vault, tmp_path / "co")
    desk = open_desk(tmp_path / "co", PASSPHRASE)
    shown, known = screen(desk), knowledge(desk)
    (line,) = history.lines(desk)
    close_desk(desk)
    assert die(tmp_path / "co", phase, 1, "undo", line.package_id) == -signal.SIGKILL
    desk = open_desk(tmp_path / "co", PASSPHRASE)
    assert not vaults.check(desk)
    assert knowledge(desk) == known
    assert screen(desk) == ({} if phase == "after_commit" else shown)
    close_desk(desk)
