# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many schedules in a row, their sums, and the smallest part of a failing one that still fails."""

import gc
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict

from tests.simulation.checks import INVARIANTS
from tests.simulation.events import EVENTS
from tests.simulation.schedule import Figures, Schedule

TOTALS = (
    "steps", "writes", "packages", "read", "hand_edits", "lost", "restores", "clones", "clock_jumps", "erasures",
    "undone", "interrupted", "refused", "resaved",
)  # fmt: skip
Make = Callable[[int], Schedule]


def collect_seldom() -> None:
    """Let the cyclic collector walk after a schedule only, and not over the program: that is a quarter of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def run_one(schedule: Schedule, steps: int, only: Collection[int] = ()) -> Figures:
    """Run a schedule; one that dies is a failure."""
    try:
        return schedule.run(EVENTS, steps, only)
    except Exception as error:  # noqa: BLE001 - whatever it is, the seed that shows it must be kept
        schedule.check("died", False, f"{type(error).__name__}: {error}")
        return schedule.figures
    finally:
        gc.collect()  # desks hold each other; left alone, a night of them fills the memory


def run_schedules(seeds: Iterable[int], steps: int, desks: int = 0) -> list[Figures]:
    """Run the schedules of these seeds."""
    return [run_one(Schedule(seed, desks=desks), steps) for seed in seeds]


def shrink(seed: int, steps: int, desks: int = 0) -> tuple[int, ...]:
    """Return the fewest steps of a failing schedule that still fail the same way; every one of them is needed."""

    def verdict(only: Collection[int]) -> str:
        failures = run_one(Schedule(seed, desks=desks), steps, only).failures
        return failures[0].partition(" ")[0] if failures else ""

    wanted = verdict(())
    left = list(range(steps))
    size = len(left) // 2
    while size and wanted:
        start = 0
        while start < len(left):
            without = left[:start] + left[start + size :]
            if without and verdict(without) == wanted:
                left = without
            else:
                start += size
        size //= 2
    return tuple(left)


def totals(figures: list[Figures], seconds: float) -> dict[str, object]:
    """Return the sums, how often each invariant was checked, and every failing seed with what failed."""
    failing = [asdict(f) for f in figures if f.failures]
    checked = sum((f.checked for f in figures), Counter[str]())
    return {
        "schedules": len(figures),
        **{name: sum(getattr(f, name) for f in figures) for name in TOTALS},
        "seconds": round(seconds, 1),
        "checked": {name: checked[name] for name in INVARIANTS if checked[name]},
        "failures": len(failing),
        "failing": [{"seed": f["seed"], "failures": f["failures"]} for f in failing],
    }
