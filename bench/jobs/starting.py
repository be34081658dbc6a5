# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The start, from the process to the first paint of the unlock page and of Vandaag."""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.measure import ROUNDS, Contender, Line, medians, race
from bench.world import Worlds

ROOT = Path(__file__).resolve().parents[2]
_TYPING_MS = 2_500


def unlock_lines(worlds: Worlds) -> Iterator[Line]:
    """Time the start up to the unlock page."""
    folder, start = str(worlds.coordinator.data_dir), partial(_until_painted, worlds.path("-compiled"))
    contenders = [
        Contender("bare", lambda _: start("bench.references.bare_window")),
        Contender("ours", lambda _: start("bench.our_window", folder)),
    ]
    race(contenders, 1)
    seconds = race(contenders, 2 * ROUNDS)
    found = medians(seconds)
    detail = {"seconds": seconds}
    yield Line("start to unlock window", found["ours"], "s", "bare window", found["bare"], 1.3, detail=detail)


def today_lines(worlds: Worlds) -> Iterator[Line]:
    """Time the way to Vandaag: with the passphrase there at once, after some seconds of typing, and after a crash.

    Each run ends without a goodbye as soon as it has painted, which is a crash to the next one: that checks every page
    of the vault. So the vault is closed well before each run, but for the line that tells of a crash.
    """
    folder, key = worlds.counter()
    start = partial(_until_painted, worlds.path("-compiled"))
    ours, ended_well = partial(start, "bench.our_today", str(folder), key), worlds.end_counter_well
    contenders = [
        Contender("bare", lambda _: start("bench.references.bare_desk", str(folder / "vault.db"), key)),
        Contender("ours", lambda _: ours("0"), ended_well),
        Contender("crashed", lambda _: ours("0")),
    ]
    race(contenders, 1)
    seconds = race(contenders, ROUNDS)
    typed = []
    for _ in range(ROUNDS):
        ended_well()
        typed.append(_told(ours(str(_TYPING_MS))))
    found, what = medians(seconds), "bare window, sqlmodel, vault"
    detail = {"people": worlds.sizes.counter, "seconds": seconds, "typed": typed}
    yield Line("start to Vandaag", found["ours"], "s", what, found["bare"], 1.5, detail=detail)
    yield Line("unlock to Vandaag, once typed", statistics.median(typed), "s", what, found["bare"], 1.5)
    yield Line("start to Vandaag after a crash", found["crashed"], "s", what, found["bare"])


def _told(line: str) -> float:
    return float(line.split()[1])


def _until_painted(compiled: Path, module: str, *words: str) -> str:
    """Start a program and return its line; it finds its modules compiled, as an installed program does."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        [sys.executable, "-m", module, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env={**env, "PYTHONPYCACHEPREFIX": str(compiled)},
    ) as child:
        line = child.stdout.readline() if child.stdout is not None else ""
        if not line.startswith("painted"):
            raise RuntimeError(f"{module} painted nothing")
        return line
