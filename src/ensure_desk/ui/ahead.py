# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is made while nothing happens: the intake, for who stands at the counter, and other pages."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from ensure_desk.ui.context import Context
from ensure_desk.ui.pages_registry import PageSpec

AHEAD, AHEAD_MS = "intake", 1_500
"""The page that is made while nothing happens, and how long after unlocking."""


class Ahead(QObject):
    """Makes one page and loads the others, once the first page has what it reads."""

    def __init__(
        self, ctx: Context, specs: Mapping[str, PageSpec], make: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs, self._specs, self._make = ctx.jobs, specs, make
        QTimer.singleShot(AHEAD_MS, self, self._wait)

    def _wait(self) -> None:
        self._jobs.read(lambda: None, self._load, receiver=self)

    def _load(self, _: object) -> None:
        """Load the intake and then the other pages on another thread."""
        ahead = self._specs.get(AHEAD)
        if ahead is not None:
            self._jobs.file(lambda _: ahead.load(), self._on_loaded, receiver=self)

    def _on_loaded(self, _: object) -> None:
        self._make(AHEAD)
        others = tuple(self._specs.values())
        self._jobs.file(lambda _: [spec.load() for spec in others], lambda _: None, receiver=self)
