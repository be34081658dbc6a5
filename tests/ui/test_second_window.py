# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starting the program twice on one data folder: the first window comes forward and the second program ends."""

import os
import subprocess
import sys
from pathlib import Path

from ensure_desk.system.single_instance import call_window, hold_window, take_call

ROOT = Path(__file__).parents[2]
FIRST = """
import sys
from pathlib import Path
from ensure_desk.ui import application

class Told(application.Frame):
    def show(self):
        super().show()
        self.painted.connect(lambda: print("ready", flush=True))

    def come_forward(self):
        super().come_forward()
        print("forward", flush=True)
        self.close()

application.Frame = Told
sys.exit(application.run_window(Path(sys.argv[1])))
"""


def environment() -> dict[str, str]:
    return dict(os.environ, PYTHONPATH=str(ROOT / "src"), PYTHONUTF8="1", QT_QPA_PLATFORM="offscreen")


def second(folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "ensure_desk", "--data-dir", str(folder)],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_a_second_start_brings_the_first_window_forward_and_ends(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", FIRST, str(tmp_path)], env=environment(), stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "ready\n"
        ended = second(tmp_path)
        assert ended.returncode == 0
        assert "ENSURE Desk is al open" in ended.stderr
        assert first.stdout.readline() == "forward\n"
        assert first.wait(timeout=30) == 0


def test_a_second_start_ends_even_when_the_first_does_not_answer(tmp_path: Path) -> None:
    place = hold_window(tmp_path)
    assert place is not None
    with place:
        ended = second(tmp_path)
        assert ended.returncode == 0
        assert "ENSURE Desk is al open" in ended.stderr
        assert take_call(tmp_path)


def test_a_call_that_nobody_heard_is_forgotten_at_the_next_start(tmp_path: Path) -> None:
    place = hold_window(tmp_path)
    assert place is not None
    assert hold_window(tmp_path) is None
    call_window(tmp_path)
    place.release()
    with hold_window(tmp_path) or place:
        assert not take_call(tmp_path)
