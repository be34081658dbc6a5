# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Wrong merges on trial: each must be noticed by an invariant, in one of so many schedules."""

import functools
import multiprocessing

from tests.simulation import mutants
from tests.simulation.campaign import collect_seldom, run_one
from tests.simulation.mutants import MORE_MUTANTS, MUTANTS, TOLD_MUTANTS, Mutant
from tests.simulation.schedule import Schedule

MANY = 1_000
"""From so many seeds on, the mutants that have a story of their own must be noticed by chance too."""


def caught_by(mutant: Mutant, *, schedules: int, steps: int = 80, first: int = 0) -> str:
    """Return the seed and the invariant that catch a mutant, empty when none does.

    To die of it proves nothing, nor does a seed that fails without it.
    """
    for seed in range(first, first + schedules):
        run = Schedule(seed)
        with mutant():
            failures = run_one(run, steps).failures
        noticed = [line for line in failures if not line.startswith("died")]
        if noticed and _is_clean(seed, steps):
            return f"seed {seed}: {noticed[0]}"
    return ""


def _caught_by_name(name: str, *, schedules: int, first: int) -> str:
    return caught_by(getattr(mutants, name), schedules=schedules, first=first)


@functools.cache
def _is_clean(seed: int, steps: int) -> bool:
    return not run_one(Schedule(seed), steps).failures


def try_mutants(first: int = 0, *, schedules: int = 40, workers: int = 1) -> dict[str, object]:
    """Run the schedules against every wrong merge; a wrong merge that nothing notices is a failure."""
    every = (*MUTANTS, *MORE_MUTANTS, *(TOLD_MUTANTS if schedules >= MANY else ()))
    names = [mutant.__name__ for mutant in every]
    work = functools.partial(_caught_by_name, schedules=schedules, first=first)
    if workers < 2:
        caught = dict(zip(names, map(work, names), strict=True))
    else:
        with multiprocessing.get_context("spawn").Pool(workers, collect_seldom) as pool:
            caught = dict(zip(names, pool.imap(work, names), strict=True))
    missed = [name for name, by in caught.items() if not by]
    return {"mutants": len(caught), "caught": caught, "failures": len(missed), "failing": missed}
