# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the domain asks of the world: time and randomness, passed in so that tests decide them."""

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Tell the time."""

    def now(self) -> dt.datetime:
        """Return the moment as aware UTC."""
        ...

    def today(self) -> dt.date:
        """Return the calendar day at the counter."""
        ...


class Randomness(Protocol):
    """Give unpredictable bytes."""

    def token(self, n: int) -> bytes:
        """Return `n` random bytes."""
        ...
