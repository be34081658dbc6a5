# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work off the window's thread comes back to it, or is dropped, or can be stopped."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from ensure_desk.ui.jobs import Cancelled, GapProbe, InlineJobs, Jobs, Progress


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


def test_a_result_arrives_on_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[tuple[object, int]] = []
    jobs.read(threading.get_ident, lambda value: seen.append((value, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    worker, receiver = seen[0]
    assert receiver == threading.get_ident()
    assert worker != receiver


def test_what_is_read_ahead_is_read_once_and_its_error_reaches_who_asks(jobs: Jobs, qtbot: QtBot) -> None:
    begun: list[int] = []
    seen: list[object] = []
    jobs.read(jobs.ahead(lambda: begun.append(threading.get_ident()) or "rows"), seen.append)
    jobs.read(jobs.ahead(lambda: 1 // 0), seen.append, lambda error: seen.append(type(error)))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["rows", ZeroDivisionError]
    assert begun != [threading.get_ident()]
    assert len(begun) == 1


def test_an_error_goes_to_who_asked_else_to_the_common_ear(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[str] = []
    jobs.on_error = lambda error: heard.append(f"common {error}")
    jobs.read(lambda: 1 // 0, lambda _: None, lambda error: heard.append(f"own {type(error).__name__}"))
    jobs.write(lambda: int("x"), lambda _: None)
    qtbot.waitUntil(lambda: len(heard) == 2)
    common, own = sorted(heard)  # two threads: either may be first
    assert own == "own ZeroDivisionError"
    assert common.startswith("common ")


def test_a_result_whose_receiver_is_gone_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    gate, seen, after = threading.Event(), [], []
    receiver = QObject()
    jobs.read(lambda: gate.wait(5), seen.append, receiver=receiver)
    receiver.deleteLater()
    qtbot.waitUntil(lambda: True)
    qtbot.waitUntil(lambda: not isValid(receiver))
    gate.set()
    jobs.read(lambda: None, after.append)
    qtbot.waitUntil(lambda: bool(after))
    assert not seen


def test_a_write_that_fails_after_its_page_was_left_is_still_told(jobs: Jobs, qtbot: QtBot) -> None:
    gate, heard = threading.Event(), []
    jobs.on_error = heard.append
    receiver = QObject()

    def fail() -> None:
        gate.wait(5)
        raise OSError("full")

    jobs.write(fail, lambda _: None, receiver=receiver)
    jobs.read(lambda: gate.wait(5) and 1 // 0, lambda _: None, receiver=receiver)
    receiver.deleteLater()
    qtbot.waitUntil(lambda: not isValid(receiver))
    gate.set()
    qtbot.waitUntil(lambda: bool(heard))
    jobs.stop()
    assert [type(error) for error in heard] == [OSError]


def test_file_work_reports_and_stops_when_asked(jobs: Jobs, qtbot: QtBot) -> None:
    steps: list[int] = []
    ended: list[object] = []
    stopped = threading.Event()

    def work(progress: Progress) -> None:
        progress.report(1, 3)
        stopped.wait(5)
        progress.report(2, 3)

    handle = jobs.file(work, ended.append, ended.append, lambda done, total, text: steps.append(done))
    qtbot.waitUntil(lambda: bool(steps))
    handle.cancel()
    stopped.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert steps == [1]
    assert isinstance(ended[0], Cancelled)


def test_the_probe_sees_a_blocked_loop(qtbot: QtBot) -> None:
    probe = GapProbe()
    probe.start()
    turned: list[int] = []
    qtbot.waitUntil(lambda: turned.append(1) is None and len(turned) > 2)
    threading.Event().wait(0.12)
    assert probe.stop() >= 100


def test_work_at_once_drops_what_its_page_no_longer_hears(qapp: object) -> None:
    heard: list[object] = []
    page = QObject()
    InlineJobs().read(lambda: delete(page), heard.append, receiver=page)
    InlineJobs().read(lambda: 1, heard.append)
    assert heard == [1]
