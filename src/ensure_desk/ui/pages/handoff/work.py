# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One piece of work on a file at a time, with its line of progress: a package is written, or files are read."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_
from ensure_desk.ui.context import Context
from ensure_desk.ui.jobs import Cancelled, JobHandle, Progress
from ensure_desk.ui.widgets.progress import ProgressLine


class Work(QObject):
    """Runs work beside the window; its line shows how far it is and stops it."""

    def __init__(self, ctx: Context, page: QWidget) -> None:
        super().__init__(page)
        self._ctx = ctx
        self._job: JobHandle | None = None
        self.line = ProgressLine(ctx.tr(N_("Bezig")), ctx.tr(N_("Stoppen")))
        self.line.cancelled.connect(self._stop)
        self.line.hide()

    def run(self, work: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        """Start work that can be stopped; `done` gets its result."""
        self.line.set_progress(0, 0)
        self.line.show()

        def finished(result: Any) -> None:
            self.line.hide()
            done(result)

        self._job = self._ctx.jobs.file(work, finished, self.not_done, self.line.set_progress, receiver=self)

    def not_done(self, error: Exception) -> None:
        """Say that it was stopped, or what went wrong."""
        self.line.hide()
        if isinstance(error, Cancelled):
            self._ctx.toast(self._ctx.tr(N_("Gestopt. Er is niets gewijzigd.")))
        else:
            self._ctx.show_error(error)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
