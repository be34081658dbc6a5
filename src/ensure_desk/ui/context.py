# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every page is given: the desk, the jobs, the words, and the ways to other pages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from ensure_desk.domain.texts import Translator
from ensure_desk.ui.jobs import InlineJobs, Jobs


@dataclass(frozen=True)
class Target:
    """Where to go: a page and what to show there."""

    page: str
    args: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ToastRequest:
    """A sentence that appears for a while, with an undo where there is one."""

    text: str
    undo: Callable[[], None] | None = None


class Bus(QObject):
    """The signals between pages and shell."""

    changed = Signal(object)
    navigate = Signal(object)
    toast = Signal(object)
    saved = Signal(object)
    title = Signal(str)
    failed = Signal(object)
    restyle = Signal()
    counted = Signal(str, int)


@dataclass(frozen=True)
class Context:
    """The surroundings of a page."""

    desk: Any
    jobs: Jobs | InlineJobs
    bus: Bus
    tr: Translator
    ahead: dict[str, Callable[[], Any]] = field(default_factory=dict)
    """What is being read for the first look at a page, by its key, from before the page was made."""

    def navigate(self, page: str, **args: str) -> None:
        """Go to a page."""
        self.bus.navigate.emit(Target(page, args))

    def announce(self, changes: Iterable[str]) -> None:
        """Tell other pages which record kinds changed, and the rail that all is saved."""
        kinds = frozenset(changes)
        if kinds:
            self.bus.changed.emit(kinds)
            self.bus.saved.emit(self.desk.clock.now())

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Show a sentence for a while."""
        self.bus.toast.emit(ToastRequest(text, undo))

    def show_error(self, error: BaseException) -> None:
        """Show a refusal as its sentence, anything else as the calm bug dialog."""
        self.bus.failed.emit(error)
