# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.simulation --seed S | --schedules N --steps M [--desks D] | --workbooks N | --mutants [--json]`."""

import argparse
import json
import sys
import time
from dataclasses import asdict

from tests.simulation.schedule import Figures, Schedule

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
    if given.seed is not None:
        figures = run_schedules(range(given.seed, given.seed + 1), given.steps, given.desks)
    else:
        figures = run_schedules(range(given.first, given.first + given.schedules), given.steps, given.desks)
    result = totals(figures, time.perf_counter() - began)
    print(json.dumps(result, indent=None if given.json else 2))
    return 1 if result["failures"] else 0


if __name__ == "__main__":
    sys.exit(main())
