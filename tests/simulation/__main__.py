# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.simulation --seed S | --schedules N --steps M [--desks D] | --workbooks N | --mutants [--json]`."""

import argparse
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from tests.simulation.mutants import MUTANTS, caught_by
from tests.simulation.schedule import Figures, Schedule
from tests.simulation.workbooks import run_workbooks

KEPT = Path(__file__).parents[2] / "build" / "simulation-failures.jsonl"
TOTALS = ("steps", "writes", "packages", "read", "hand_edits", "restores", "clones")


def run_schedules(seeds: range, steps: int, desks: int = 0) -> list[Figures]:
    """Run the schedules of these seeds; a schedule that dies is a failure of its seed."""
    figures = []
    for seed in seeds:
        schedule = Schedule(seed, desks=desks)
        try:
            figures.append(schedule.run(steps))
        except Exception as error:  # noqa: BLE001 - whatever it is, the seed that shows it must be kept
            schedule.fail("died", f"{type(error).__name__}: {error}")
            figures.append(schedule.figures)
    return figures


def totals(figures: list[Figures], seconds: float) -> dict[str, object]:
    """Return the sums, and every failing seed with what failed."""
    failing = [asdict(f) for f in figures if f.failures]
    sums = {name: sum(getattr(f, name) for f in figures) for name in TOTALS}
    return {
        "schedules": len(figures),
        **sums,
        "seconds": round(seconds, 1),
        "failures": len(failing),
        "failing": [{"seed": f["seed"], "failures": f["failures"]} for f in failing],
    }


def try_mutants() -> dict[str, object]:
    """Run the schedules against every wrong merge; a wrong merge that nothing notices is a failure."""
    caught = {mutant.__name__: caught_by(mutant, schedules=40) for mutant in MUTANTS}
    missed = [name for name, by in caught.items() if not by]
    return {"mutants": len(caught), "caught": caught, "failures": len(missed), "failing": missed}


def keep(result: dict[str, object]) -> None:
    """Add failing seeds to a file in the build folder."""
    if result["failures"]:
        KEPT.parent.mkdir(exist_ok=True)
        with KEPT.open("a", encoding="utf-8") as out:
            out.write(json.dumps(result["failing"]) + "\n")


def main() -> int:
    """Run what is asked and print it; 1 when anything failed."""
    asked = argparse.ArgumentParser(prog="python -m tests.simulation")
    asked.add_argument("--seed", type=int)
    asked.add_argument("--first", type=int, default=0, help="the first seed of many")
    asked.add_argument("--schedules", type=int, default=0)
    asked.add_argument("--steps", type=int, default=80)
    asked.add_argument("--desks", type=int, default=0)
    asked.add_argument("--workbooks", type=int, default=0)
    asked.add_argument("--mutants", action="store_true")
    asked.add_argument("--json", action="store_true")
    given = asked.parse_args()
    began = time.perf_counter()
    if given.mutants:
        result = try_mutants()
    elif given.workbooks:
        figures = run_workbooks(range(given.first, given.first + given.workbooks))
        result = totals(figures, time.perf_counter() - began)
    else:
        one = given.seed is not None
        seeds = (
            range(given.seed, given.seed + 1) if one else range(given.first, given.first + given.schedules)
        )
        figures = run_schedules(seeds, given.steps, given.desks)
        result = totals(figures, time.perf_counter() - began)
    keep(result)
    print(json.dumps(result, indent=None if given.json else 2))  # noqa: T201 - what was asked for
    return 1 if result["failures"] else 0


if __name__ == "__main__":
    sys.exit(main())
