# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m bench [--json] [--only NAME] [--quick]`: print every job's ratio, budget and verdict."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bench import report
from bench.jobs import (
    duplicates,
    handoff,
    listing,
    many,
    opening,
    region,
    searching,
    season,
    starting,
    storing,
    survey_window,
    surveys,
    window,
)
from bench.measure import Line
from bench.world import Sizes, Worlds

JOBS: dict[str, Callable[[Worlds], Iterator[Line]]] = {
    "export": handoff.export_lines,
    "package": handoff.package_lines,
    "import": handoff.import_lines,
    "naive": handoff.naive_lines,
    "search": searching.lines,
    "duplicates": duplicates.lines,
    "cipher": storing.lines,
    "start": starting.unlock_lines,
    "today": starting.today_lines,
    "dossier": opening.lines,
    "paint": listing.paint_lines,
    "first": listing.first_lines,
    "surveys": surveys.lines,
    "survey window": survey_window.lines,
    "season": season.lines,
    "region": region.figure_lines,
    "signals": region.signal_lines,
    "twelve": many.twelve_lines,
    "grown": many.grown_lines,
    "gaps": window.gap_lines,
}
"""Jobs by name."""


def main() -> int:
    """Run the jobs; the exit code says nothing about budgets, the verdicts do."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON document instead of a table")
    parser.add_argument("--only", choices=sorted(JOBS), action="append", help="only this job; repeatable")
    parser.add_argument("--quick", action="store_true", help="a tenth of the rows, to try the runner itself")
    args = parser.parse_args()
    chosen = {name: job for name, job in JOBS.items() if not args.only or name in args.only}
    show = (lambda _: None) if args.json else _show
    show(report.heading())
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="ensure-desk-bench-") as folder:
        _compile_into(Path(folder) / "compiled")
        worlds = Worlds(Path(folder), Sizes.quick() if args.quick else Sizes())
        try:
            for line in measured(chosen, worlds):
                show(report.as_row(line))
                lines.append(line)
        finally:
            worlds.close()
    if args.json:
        _show(report.as_json(lines))
    return 0


def measured(jobs: Mapping[str, Callable[[Worlds], Iterator[Line]]], worlds: Worlds) -> Iterator[Line]:
    """Run jobs one after the other and yield each result as soon as it is known."""
    for name, job in jobs.items():
        started = time.perf_counter()
        yield from job(worlds)
        print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)  # noqa: T201


def _compile_into(folder: Path) -> None:
    """Let the processes that jobs start find their modules compiled, as those of an installed program do."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def _show(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
