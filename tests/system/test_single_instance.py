# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One program per vault, and the second one says who has it."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.messages import MESSAGES
from ensure_desk.system.single_instance import HOLDER_NAME, hold_folder

ROOT = Path(__file__).parents[2]
HOLD = """
import datetime as dt, sys
from pathlib import Path
from ensure_desk.system.single_instance import hold_folder
class Clock:
    def now(self): return dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
    def today(self): return self.now().date()
lock = hold_folder(Path(sys.argv[1]), who="Zoë Łukasz", clock=Clock())
print("held", flush=True)
sys.stdin.read()
"""


class FixedClock:
    def now(self) -> dt.datetime:
        return dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)

    def today(self) -> dt.date:
        return self.now().date()


def test_a_second_one_is_told_who_works_here(tmp_path: Path) -> None:
    with hold_folder(tmp_path, who="Zoë Łukasz", clock=FixedClock()):
        with pytest.raises(UserError) as error:
            hold_folder(tmp_path, who="Piet", clock=FixedClock())
        assert error.value.code == "vault_in_use"
        assert error.value.params["who"] == "Zoë Łukasz"
        assert str(error.value.params["since"]).startswith("21/11/2026")
        assert "vault_in_use" in MESSAGES


def test_a_released_folder_is_free_and_tidy(tmp_path: Path) -> None:
    lock = hold_folder(tmp_path, who="a", clock=FixedClock())
    lock.release()
    lock.release()
    assert not (tmp_path / HOLDER_NAME).exists()
    hold_folder(tmp_path, who="b", clock=FixedClock()).release()


def test_folders_are_held_one_by_one(tmp_path: Path) -> None:
    with hold_folder(tmp_path / "a", who="a", clock=FixedClock()):
        hold_folder(tmp_path / "b", who="b", clock=FixedClock()).release()


@pytest.mark.parametrize("note", ["", "[]", "{"])
def test_an_unreadable_note_still_refuses(tmp_path: Path, note: str) -> None:
    with hold_folder(tmp_path, who="a", clock=FixedClock()):
        (tmp_path / HOLDER_NAME).write_text(note)
        with pytest.raises(UserError, match="vault_in_use"):
            hold_folder(tmp_path, who="b", clock=FixedClock())


def test_a_program_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    environment = dict(os.environ, PYTHONPATH=str(ROOT / "src"), PYTHONUTF8="1")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        with pytest.raises(UserError, match="vault_in_use"):
            hold_folder(tmp_path, who="b", clock=FixedClock())
        program.kill()
    hold_folder(tmp_path, who="b", clock=FixedClock()).release()
