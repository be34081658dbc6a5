# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Guards that hold in every test: no leaked thread, no logged warning, no window that waits for a person."""

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # the first window speaks as the machine does: here Dutch

_BLOCKING = {
    "QDialog": ("exec",),
    "QMessageBox": ("about", "critical", "information", "question", "warning"),
    "QFileDialog": ("getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"),
    "QInputDialog": ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    "QMenu": ("exec",),
}


class _Warnings(logging.Handler):
    """Keep what the program logs as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_unexpected_log_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which the program logs a warning, unless it is marked `logs_warnings`."""
    handler = _Warnings()
    logger = logging.getLogger("ensure_desk")
    logger.addHandler(handler)
    yield
    logger.removeHandler(handler)
    if request.node.get_closest_marker("logs_warnings") is None:
        assert not handler.lines, "the program logged warnings:\n" + "\n".join(handler.lines)


@pytest.fixture(autouse=True)
def no_leaked_thread() -> Iterator[None]:
    """Fail a test that leaves a thread of its own running."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2
    while (left := _own_threads(before)) and time.monotonic() < deadline:
        left[0].join(0.05)
    assert not left, f"threads still running: {[thread.name for thread in left]}"


def _own_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t not in before and t.is_alive() and not _foreign(t)]


def _foreign(thread: threading.Thread) -> bool:
    return isinstance(thread, threading._DummyThread) or thread.name.startswith(("pytest", "execnet"))


@pytest.fixture(autouse=True)
def no_waiting_window(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every call that shows a window and waits for a person raise instead."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None:
        for name, methods in _BLOCKING.items():
            for method in methods:
                monkeypatch.setattr(getattr(widgets, name), method, _refuse(f"{name}.{method}"))


def _refuse(name: str) -> Callable[..., Any]:
    def refuse(*_args: object, **_named: object) -> None:
        raise AssertionError(f"{name} waits for a person")

    return refuse
