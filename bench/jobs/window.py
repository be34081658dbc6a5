# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The window: how soon it is there, and whether it answers while a hand-over runs."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from bench.measure import ROUNDS, Contender, Line, medians, race
from bench.world import Worlds
from ensure_desk.services import handoff, imports
from ensure_desk.ui.jobs import GapProbe, Jobs

_IDLE_MS = 1_000
_ROOT = Path(__file__).resolve().parents[2]


def start_lines(worlds: Worlds) -> Iterator[Line]:
    """Time the start of the program, from the process to the first paint."""
    folder, compiled = str(worlds.coordinator.data_dir), worlds.path("-compiled")
    start = partial(_until_painted, compiled)
    contenders = [
        Contender("bare", lambda _: start("bench.references.bare_window")),
        Contender("ours", lambda _: start("bench.our_window", folder)),
    ]
    race(contenders, 1)
    seconds = race(contenders, 2 * ROUNDS)
    found = medians(seconds)
    detail = {"seconds": seconds}
    yield Line("start to unlock window", found["ours"], "s", "bare window", found["bare"], 1.3, detail=detail)


def _until_painted(compiled: Path, module: str, *words: str) -> None:
    """Start a program and wait for its line; it finds its modules compiled, as an installed program does."""
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", module, *words]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=_ROOT,
        env={**env, "PYTHONPYCACHEPREFIX": str(compiled)},
    ) as child:
        if child.stdout is None or child.stdout.readline().strip() != "painted":
            raise RuntimeError(f"{module} painted nothing")


def gap_lines(worlds: Worlds) -> Iterator[Line]:
    """Measure the longest time in which the window would not answer, per kind of job."""
    office, package, big = worlds.office, worlds.package, worlds.big_copy()
    app = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    jobs, plans = Jobs(), []
    work: dict[str, Callable[[], object]] = {
        "idle": lambda: time.sleep(_IDLE_MS / 1000),
        "export": lambda: handoff.export_coordinator(office, path=worlds.path(".xlsx")),
        "import: plan": lambda: plans.append(imports.plan_import(big, paths=[package])),
        "import: apply": lambda: imports.apply_import(big, plan=plans.pop()),
    }
    for name, what in work.items():
        gap = _longest_gap(jobs, what)
        yield Line(f"longest gap: {name}", gap, "ms", budget=None if name == "idle" else 50.0)
    jobs.stop()
    worlds.discard(big)
    app.processEvents()


def _longest_gap(jobs: Jobs, what: Callable[[], object]) -> float:
    loop, probe, errors = QEventLoop(), GapProbe(), list[Exception]()

    def failed(error: Exception) -> None:
        errors.append(error)
        loop.quit()

    probe.start()
    QTimer.singleShot(0, lambda: jobs.file(lambda _: what(), lambda _: loop.quit(), failed))
    loop.exec()
    gap = probe.stop()
    if errors:
        raise errors[0]
    return gap
