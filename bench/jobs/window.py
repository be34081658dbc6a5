# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The window: whether it answers while a hand-over runs."""

import json
import subprocess
import sys
from collections.abc import Iterator

from bench.jobs.starting import ROOT
from bench.measure import Line
from bench.world import Worlds


def gap_lines(worlds: Worlds) -> Iterator[Line]:
    """Measure the longest time in which the window would not answer, per kind of job."""
    package, office, big = worlds.package, worlds.copy_of(worlds.office), worlds.big_copy()
    words = []
    for desk in (office, big):
        words += [str(desk.data_dir), desk.vault.data_key.hex()]
        worlds.let_go(desk)
    done = subprocess.run(
        [sys.executable, "-m", "bench.our_gaps", *words, str(package), str(worlds.path(".xlsx"))],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name, gap in json.loads(done.stdout).items():
        yield Line(f"longest gap: {name}", gap, "ms", budget=None if name == "idle" else 50.0)
