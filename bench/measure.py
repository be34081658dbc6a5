# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The arithmetic of measuring: interleaved rounds, medians, ratios, verdicts.

Contenders take turns within a round and the first one changes each round, so that a machine that slows down slows
down everybody; a budget is a ratio of medians and never an absolute time, unless a person waits for it.
"""

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

ROUNDS, LEAST_ROUNDS = 5, 2
PATIENCE_S = 40.0
"""No round begins after so many seconds, but the least number is run: a busy machine gets fewer rounds."""


@dataclass(frozen=True)
class Contender:
    """Something to time: `prepare` makes ready outside the clock, `run` gets what it returned."""

    name: str
    run: Callable[[Any], object]
    prepare: Callable[[], Any] = lambda: None


@dataclass(frozen=True)
class Line:
    """One result: what was measured against what, and what it may be; no budget = for information."""

    job: str
    measured: float
    unit: str
    reference: str = ""
    bare: float | None = None
    budget: float | None = None
    at_least: bool = False
    detail: Mapping[str, object] = field(default_factory=dict)

    @property
    def value(self) -> float:
        """Return what the budget is compared with: the ratio, or the measure itself where there is no reference."""
        return self.measured if self.bare is None else ratio(self.measured, self.bare)

    @property
    def verdict(self) -> str:
        """Return `ok`, `OVER`, or `info` where there is no budget."""
        if self.budget is None:
            return "info"
        within = self.value >= self.budget if self.at_least else self.value <= self.budget
        return "ok" if within else "OVER"

    def as_dict(self) -> dict[str, object]:
        """Return the line for JSON."""
        return {
            "job": self.job,
            "measured": self.measured,
            "unit": self.unit,
            "reference": self.reference,
            "bare": self.bare,
            "ratio": None if self.bare is None else self.value,
            "budget": self.budget,
            "verdict": self.verdict,
            **self.detail,
        }


def ratio(measured: float, bare: float) -> float:
    """Return how many times the bare reference something takes; infinite against nothing."""
    return measured / bare if bare else float("inf")


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` per cent of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * int(share) // 100) - 1)]


def turns(names: Sequence[str], number: int) -> list[str]:
    """Return the order of a round: each contender begins in turn."""
    first = number % len(names)
    return [*names[first:], *names[:first]]


def race(
    contenders: Sequence[Contender], rounds: int = ROUNDS, *, patience: float = PATIENCE_S
) -> dict[str, list[float]]:
    """Run the contenders in interleaved rounds and return the seconds of each round by name."""
    ends = time.perf_counter() + patience
    by_name = {c.name: c for c in contenders}
    seconds: dict[str, list[float]] = {name: [] for name in by_name}
    for number in range(rounds):
        if number >= LEAST_ROUNDS and time.perf_counter() > ends:
            break
        for name in turns(list(by_name), number):
            seconds[name].append(clocked(by_name[name]))
    return seconds


def clocked(contender: Contender) -> float:
    """Return the seconds of one run."""
    ready = contender.prepare()
    gc.collect()
    started = time.perf_counter()
    contender.run(ready)
    return time.perf_counter() - started


def medians(seconds: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """Return the median of each contender."""
    return {name: statistics.median(times) for name, times in seconds.items()}
