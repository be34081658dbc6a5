# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many workbooks in one plan: a region's twelve at once, and five times as many rows."""

import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.jobs.starting import ROOT
from bench.measure import Contender, Line, clocked
from bench.references import calamine_rows
from bench.world import Worlds

TWELVE, SIXTY, _ROUNDS = 12, 60, 3


def twelve_lines(worlds: Worlds) -> Iterator[Line]:
    """Time one plan for twelve workbooks against merely reading them; tell the memory of the process that plans."""
    packages = worlds.packages(TWELVE)
    bare, ours = [], []
    for _ in range(_ROUNDS):
        bare.append(clocked(Contender("bare", lambda _: [calamine_rows.read(path) for path in packages])))
        ours.append(_planned(worlds, packages))
    seconds, rows = [told["seconds"] for told in ours], ours[0]["new"]
    detail = {"rows": rows, "seconds": {"bare": bare, "ours": seconds}, "plans": ours}
    middle = statistics.median(seconds)
    yield Line(
        "twelve workbooks: plan", middle, "s", "calamine reading", statistics.median(bare), 4.0, detail=detail
    )
    yield Line("twelve workbooks: memory", max(told["megabytes"] for told in ours), "MB", budget=400.0)


def sixty_lines(worlds: Worlds) -> Iterator[Line]:
    """Compare one plan for sixty workbooks with one for twelve, in time and in memory."""
    twelve, sixty = (_planned(worlds, worlds.packages(count)) for count in (TWELVE, SIXTY))
    detail = {"rows": sixty["new"], "plans": [twelve, sixty]}
    few = f"{twelve['new']:,} rows"
    for name, unit, budget in (("seconds", "s", 5.5), ("megabytes", "MB", 1.3)):
        job = f"{sixty['new']:,} rows: {name}"
        yield Line(job, sixty[name], unit, few, twelve[name], budget, detail=detail)


def _planned(worlds: Worlds, packages: Sequence[Path]) -> dict[str, Any]:
    """Plan in a process of its own, on a copy of the coordinator's empty vault; return what it tells."""
    copy = worlds.path("-plan")
    shutil.copytree(worlds.coordinator.data_dir, copy)
    words = [str(copy), worlds.coordinator.vault.data_key.hex(), *map(str, packages)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.our_plan", *words], cwd=ROOT, capture_output=True, check=True
    )
    shutil.rmtree(copy)
    told: dict[str, Any] = json.loads(done.stdout)
    return told
