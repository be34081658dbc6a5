# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeps every answer at once, in the order given; what could not be kept goes along with the next answer."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from ensure_desk.domain.changes import Done
from ensure_desk.services import surveys
from ensure_desk.ui.context import Context


class Keeper(QObject):
    """Writes the answers of one response."""

    kept = Signal()

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._response_id = ""
        self._waiting = 0
        self._unkept: dict[str, str] = {}

    def use(self, response_id: str) -> None:
        """Write the next answers to a response."""
        self._response_id, self._unkept, self._waiting = response_id, {}, 0

    def note(self, changes: Mapping[str, str]) -> None:
        """Keep changed answers."""
        desk, response_id = self._ctx.desk, self._response_id
        going = {**self._unkept, **changes}
        self._unkept = {}
        self._waiting += 1

        def done(result: Done[None]) -> None:
            if response_id == self._response_id:
                self._waiting -= 1
                self.kept.emit()
            self._ctx.announce(result.changes.kinds)

        def failed(error: Exception) -> None:
            if response_id == self._response_id:
                self._waiting -= 1
                self._unkept = {**going, **self._unkept}
            self._ctx.show_error(error)

        self._ctx.jobs.write(
            lambda: surveys.save(desk, response_id=response_id, changes=going), done, failed, receiver=self
        )

    def take(self) -> dict[str, str]:
        """Return what could not be kept, for who keeps it along with something else."""
        going, self._unkept = self._unkept, {}
        return going

    def give_back(self, changes: Mapping[str, str]) -> None:
        """Take back what could not be kept after all."""
        self._unkept = {**changes, **self._unkept}

    def flush(self) -> None:
        """Try once more to keep what could not be kept."""
        if self._unkept:
            self.note({})
