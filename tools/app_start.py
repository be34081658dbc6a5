# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a frozen program takes until its unlock window is painted: `python -m tools.app_start [FOLDER]`.

The log begins with the first paint, so its folder tells the moment from outside.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.app import PROGRAM, SUFFIX

_ROUNDS = 5
_MOST_SECONDS = 60.0


def unlock_window(program: Path) -> tuple[float, float]:
    """Return the median seconds, by the clock and of the processor, from the start to the first paint."""
    with tempfile.TemporaryDirectory() as folder:
        _make_vault(program, Path(folder))
        rounds = [_one(program, Path(folder)) for _ in range(_ROUNDS + 1)][1:]
    clock, processor = zip(*rounds, strict=True)
    return statistics.median(clock), statistics.median(processor)


def _make_vault(program: Path, folder: Path) -> None:
    words = ["init", "--role", "counsellor", "--municipality", "Lier", "--name", "An"]
    env = {**os.environ, "ENSURE_DESK_PASSPHRASE": "alleen om te meten hoe snel"}
    command = [str(program / f"ensure-desk{SUFFIX}"), "--data-dir", str(folder), *words]
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)


def _one(program: Path, folder: Path) -> tuple[float, float]:
    log = folder / "log"
    shutil.rmtree(log, ignore_errors=True)
    began = time.perf_counter()
    with subprocess.Popen([program / f"ensure-desk-window{SUFFIX}", "--data-dir", folder]) as window:
        while not log.exists():
            if time.perf_counter() - began > _MOST_SECONDS or window.poll() is not None:
                window.kill()
                raise SystemExit("the window was not painted")
            time.sleep(0.002)
        taken = time.perf_counter() - began, _processor_seconds(window.pid)
        window.kill()
    return taken


def _processor_seconds(process: int) -> float:
    """Return what a process took of the processor until now; 0 where Linux does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Print both figures."""
    program = Path(sys.argv[1]) if len(sys.argv) > 1 else PROGRAM
    clock, processor = unlock_window(program)
    print(f"unlock window painted after {clock:.2f} s ({processor:.2f} s of the processor)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
