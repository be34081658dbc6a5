# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A share of the schedules at each push; `make nightly` runs ten thousand (docs/simulation.md)."""

import pytest

from tests.simulation.campaign import run_schedules
from tests.simulation.mutants import MUTANTS, Mutant, caught_by
from tests.simulation.schedule import Figures
from tests.simulation.workbooks import run_workbooks

PARTS, PER_PART, STEPS = 8, 5, 80
WORKBOOKS = range(1, 5)
SOME_SEEDS = 30


def failing(figures: list[Figures]) -> dict[int, list[str]]:
    return {f.seed: f.failures for f in figures if f.failures}


@pytest.mark.parametrize("part", range(PARTS))
def test_no_schedule_loses_or_invents_a_value(part: int) -> None:
    seeds = range(part * PER_PART, (part + 1) * PER_PART)
    assert not failing(run_schedules(seeds, STEPS))


@pytest.mark.parametrize("seed", WORKBOOKS)
def test_no_schedule_through_real_workbooks_loses_or_invents_a_value(seed: int) -> None:
    assert not failing(run_workbooks(range(seed, seed + 1)))


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda m: m.__name__)
def test_a_wrong_merge_is_noticed(mutant: Mutant) -> None:
    assert caught_by(mutant, schedules=SOME_SEEDS)
