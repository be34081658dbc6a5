# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dice for demonstrations: equal seeds give equal throws on every machine and Python; nothing secret hangs on it."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
_MASK = (1 << 64) - 1


class Dice:
    """A row of throws that its seed decides (the generator is splitmix64)."""

    def __init__(self, seed: str) -> None:
        self._state = int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=8).digest(), "big")

    def _throw(self) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)

    def number(self, low: int, high: int) -> int:
        """Return a number from low to high, both included."""
        return low + self._throw() % (high - low + 1)

    def chance(self, percent: float) -> bool:
        """Say yes in so many of a hundred cases."""
        return self._throw() % 10_000 < percent * 100

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[self._throw() % len(options)]

    def weighted(self, options: Sequence[tuple[T, int]]) -> T:
        """Return an option by its weight."""
        at = self._throw() % sum(weight for _, weight in options)
        for option, weight in options:
            at -= weight
            if at < 0:
                return option
        return options[-1][0]

    def some(self, options: Sequence[T], least: int, most: int) -> list[T]:
        """Return a few different options, in their own order."""
        wanted = min(self.number(least, most), len(options))
        marked = sorted(range(len(options)), key=lambda _: self._throw())[:wanted]
        return [options[i] for i in sorted(marked)]


class SeededRandomness:
    """Randomness for fictional vaults; implements `domain.ports.Randomness`."""

    def __init__(self, seed: str) -> None:
        self._seed, self._count = seed, 0

    def token(self, n: int) -> bytes:
        """Return the next `n` bytes of this seed."""
        self._count += 1
        return hashlib.shake_256(f"{self._seed} {self._count}".encode()).digest(n)


class SteppingClock:
    """A clock that begins at nine on a day and moves a millisecond at each look; implements `domain.ports.Clock`."""

    def __init__(self, day: dt.date) -> None:
        self._moment = dt.datetime.combine(day, dt.time(9), tzinfo=dt.UTC)

    def now(self) -> dt.datetime:
        """Return the moment and move on."""
        self._moment += dt.timedelta(milliseconds=1)
        return self._moment

    def today(self) -> dt.date:
        """Return the day."""
        return self._moment.date()
