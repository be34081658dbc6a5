# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long work says how far it is, and hears that it may stop."""

from typing import Protocol


class Progress(Protocol):
    """Given by window or command line; `report` raises when the person cancelled."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell how many of how many steps are done."""
        ...

    def cancelled(self) -> bool:
        """Say whether the person wants to stop."""
        ...


class Quiet:
    """The progress that nobody watches."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell nobody."""

    def cancelled(self) -> bool:
        """Nobody cancels."""
        return False


QUIET = Quiet()
