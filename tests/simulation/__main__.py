# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.simulation --schedules N | --seed S [--only 3,9] | --workbooks N | --mutated N | --mutants`."""

import argparse
import json
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from tests.simulation.campaign import collect_seldom, run_one, run_schedules, shrink, totals
from tests.simulation.schedule import Figures, Schedule

KEPT = Path(__file__).parents[2] / "build" / "simulation-failures.jsonl"
CHUNK = 10


def main() -> int:
    """Run what is asked and print it; 1 when anything failed."""
    given = _arguments()
    collect_seldom()
    began = time.perf_counter()
    if given.mutants:
        from tests.simulation.trials import try_mutants  # nothing else needs what they reach for

        result = try_mutants(given.first, schedules=given.schedules or 40, workers=given.workers)
    elif given.seed is not None:
        result = _replay(given)
    else:
        work, count = _work(given)
        seeds = range(given.first, given.first + count)
        result = totals(_spread(work, seeds, given.workers), time.perf_counter() - began)
        if count == given.schedules:
            _add_replays(result, given)
    _keep(result)
    print(json.dumps(result, indent=None if given.json else 2))  # noqa: T201 - what was asked for
    return 1 if result["failures"] else 0


def _work(given: argparse.Namespace) -> tuple[Callable[[Iterable[int]], list[Figures]], int]:
    """Return what to do with each number, and how many there are; nothing else needs what two of these reach for."""
    if given.workbooks:
        from tests.simulation.workbooks import run_workbooks

        return run_workbooks, given.workbooks
    if given.mutated:
        from tests.simulation.mutated import run_mutated

        return run_mutated, given.mutated
    return partial(run_schedules, steps=given.steps, desks=given.desks), given.schedules


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m tests.simulation")
    asked.add_argument("--seed", type=int, help="replay one schedule and tell what happened")
    asked.add_argument(
        "--only", default="", help="with --seed: the numbers of the steps to do, the others are left out"
    )
    asked.add_argument("--first", type=int, default=0, help="the first seed of many")
    asked.add_argument("--schedules", type=int, default=0)
    asked.add_argument("--steps", type=int, default=80)
    asked.add_argument("--desks", type=int, default=0, help="that many desks; without it 2 to 13 at random")
    asked.add_argument("--workbooks", type=int, default=0, help="schedules through real workbooks")
    asked.add_argument("--mutated", type=int, default=0, help="packages that were damaged")
    asked.add_argument(
        "--mutants",
        action="store_true",
        help="put wrong merges in; each must be noticed in 40 schedules, or as many as given",
    )
    asked.add_argument("--workers", type=int, default=1, help="processes that share the seeds")
    asked.add_argument(
        "--shrink", type=int, default=1, help="how many failing seeds to find the fewest steps of"
    )
    asked.add_argument("--json", action="store_true", help="one line of JSON")
    return asked.parse_args()


def _spread(work: Any, seeds: range, workers: int) -> list[Figures]:
    """Run the schedules of these seeds in so many processes."""
    parts = [seeds[start : start + CHUNK] for start in range(0, len(seeds), CHUNK)]
    if workers < 2:
        return _gathered(map(work, parts))
    with multiprocessing.get_context("spawn").Pool(workers, collect_seldom) as pool:
        return _gathered(pool.imap(work, parts))


def _gathered(parts: Iterable[list[Figures]]) -> list[Figures]:
    """Return all figures; tell of a seed that failed at once, for a long run may never end."""
    found: list[Figures] = []
    for part in parts:
        for figures in part:
            found.append(figures)
            if figures.failures:
                print(f"seed {figures.seed}: {figures.failures[0]}", file=sys.stderr, flush=True)  # noqa: T201
    return found


def _replay(given: argparse.Namespace) -> dict[str, Any]:
    """Run one schedule and tell every step of it."""
    only = [int(n) for n in given.only.split(",") if n]
    began = time.perf_counter()
    figures = run_one(Schedule(given.seed, desks=given.desks, telling=True), given.steps, only)
    if not given.json:
        print("\n".join(figures.story))  # noqa: T201 - what was asked for
    return totals([figures], time.perf_counter() - began)


def _add_replays(result: dict[str, Any], given: argparse.Namespace) -> None:
    """Tell for each failing seed, the shortest command that shows the failure."""
    for failing in result["failing"][: given.shrink]:
        steps = shrink(failing["seed"], given.steps, given.desks)
        desks = f" --desks {given.desks}" if given.desks else ""
        numbers = ",".join(map(str, steps))
        failing["replay"] = (
            f"python -m tests.simulation --seed {failing['seed']} --steps {given.steps}{desks} --only {numbers}"
        )


def _keep(result: dict[str, Any]) -> None:
    """Add failing seeds to a file in the build folder."""
    if result["failures"]:
        KEPT.parent.mkdir(exist_ok=True)
        with KEPT.open("a", encoding="utf-8") as out:
            out.write(json.dumps(result["failing"]) + "\n")


if __name__ == "__main__":
    sys.exit(main())
