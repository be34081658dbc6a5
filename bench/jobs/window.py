# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The window: whether it answers while a hand-over runs."""

import sys
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from bench.measure import Line
from bench.world import Worlds
from ensure_desk.services import handoff, imports
from ensure_desk.ui.jobs import GapProbe, Jobs

_IDLE_MS = 1_000


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
