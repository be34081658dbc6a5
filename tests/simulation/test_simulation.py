# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A taste of the simulation; `make check` plays 500 schedules after the tests, `make nightly` ten thousand."""

import pytest

from tests.simulation.campaign import run_schedules
from tests.simulation.mutants import MORE_MUTANTS, MUTANTS, TOLD_MUTANTS, Mutant, last_writer_wins
from tests.simulation.mutated import run_mutated
from tests.simulation.schedule import Figures
from tests.simulation.trials import caught_by
from tests.simulation.workbooks import run_workbooks

STEPS = 80
EVERY_MUTANT = (*MUTANTS, *MORE_MUTANTS, *TOLD_MUTANTS)
ONCE_FAILED, ONCE_FAILED_IN_WORKBOOKS = (352, 461, 485, 560), (24,)
"""Seeds that found a defect, of the program or of the simulation, which was mended."""


def failing(figures: list[Figures]) -> dict[int, list[str]]:
    return {f.seed: f.failures for f in figures if f.failures}


@pytest.mark.parametrize("seed", [0, 1, *ONCE_FAILED])
def test_no_schedule_loses_or_invents_a_value(seed: int) -> None:
    assert not failing(run_schedules([seed], STEPS))


@pytest.mark.parametrize("seed", [1, *ONCE_FAILED_IN_WORKBOOKS])
def test_no_schedule_through_real_workbooks_loses_or_invents_a_value(seed: int) -> None:
    assert not failing(run_workbooks([seed]))


@pytest.mark.parametrize("mutant", EVERY_MUTANT, ids=lambda m: m.__name__)
def test_a_wrong_merge_finds_what_it_takes_the_place_of(mutant: Mutant) -> None:
    with mutant():
        pass


def test_a_wrong_merge_is_noticed() -> None:
    assert caught_by(last_writer_wins, schedules=5)


def test_a_damaged_package_is_refused_or_read_as_far_as_it_is_whole() -> None:
    figures = run_mutated(range(20))
    assert not failing(figures)
    assert 0 < sum(f.refused for f in figures) < sum(f.packages for f in figures)
