# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Named moments at which a test may kill the process.

Without the environment variable `ENSURE_DESK_KILL_AT=name:count` this costs one comparison and does nothing;
with it the process dies without a goodbye at the `count`-th visit, as when the battery is taken out.
"""

import os
import signal
import sys

PHASES = ("before_begin", "in_transaction", "commit", "file_replace", "after_commit")


def reach(name: str) -> None:
    """Pass the moment `name`; die here if the environment asks for it."""
    if _PLAN is not None:
        _PLAN.visit(name)


class _Plan:
    """Which moment ends the process, and at which visit."""

    def __init__(self, name: str, count: int) -> None:
        self.name = name
        self.left = count

    def visit(self, name: str) -> None:
        """Count down the visits of the chosen moment and die at the last."""
        if name != self.name:
            return
        self.left -= 1
        if self.left == 0:
            _die()


def _die() -> None:
    if sys.platform == "win32":
        os._exit(137)
    else:
        os.kill(os.getpid(), signal.SIGKILL)


def _plan_from(text: str) -> _Plan | None:
    name, _, count = text.partition(":")
    return _Plan(name, int(count or 1)) if name in PHASES else None


_PLAN = _plan_from(os.environ.get("ENSURE_DESK_KILL_AT", ""))
