# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many rows: a region's twelve workbooks in one plan, and one workbook into a vault five times as large.

That a vault may hold 3,000,000 rows is what years of packages lead to; nobody reads sixty workbooks at one go. What has
to stay is that an import reads no more of a large vault than of a small one: its memory does not grow with the vault,
and its time by no more than the rows that are looked up lie further apart and the backup before it is larger.
"""

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

TWELVE, GROWN, _ROUNDS = 12, 5, 3


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


def grown_lines(worlds: Worlds) -> Iterator[Line]:
    """Import one workbook into a vault and into one five times as large; compare time and memory."""
    few = worlds.sizes.vault
    small, grown = (
        _in_own_process(worlds, "apply", folder, [worlds.package])
        for folder in (worlds.big_vault, worlds.vault_of(GROWN * few))
    )
    detail = {"new": grown["new"], "imports": [small, grown]}
    for name, unit, budget in (("seconds", "s", 5.5), ("megabytes", "MB", 1.3)):
        job = f"import into {GROWN * few:,} rows: {name}"
        yield Line(job, grown[name], unit, f"into {few:,} rows", small[name], budget, detail=detail)


def _planned(worlds: Worlds, packages: Sequence[Path]) -> dict[str, Any]:
    return _in_own_process(worlds, "plan", worlds.coordinator.data_dir, packages)


def _in_own_process(worlds: Worlds, todo: str, vault: Path, packages: Sequence[Path]) -> dict[str, Any]:
    """Plan or apply on a copy of a coordinator's vault; return what the process tells."""
    copy = worlds.path("-plan")
    shutil.copytree(vault, copy)
    words = [todo, str(copy), worlds.coordinator.vault.data_key.hex(), *map(str, packages)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.our_plan", *words], cwd=ROOT, capture_output=True, check=True
    )
    shutil.rmtree(copy)
    told: dict[str, Any] = json.loads(done.stdout)
    return told
