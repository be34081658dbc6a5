# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work off the window's thread: one writer, one reader, two for files; results come back by queued signals.

A result whose receiver is gone is dropped; a failed write then still goes to `on_error`.
`InlineJobs` does everything at once, for tests.
"""

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")
Done = Callable[[Any], None]
Failed = Callable[[Exception], None]
Watch = Callable[[int, int, str], None]
_LOG = logging.getLogger(__name__)


class Cancelled(Exception):  # noqa: N818 - the person's wish, no error
    """The person stopped the work."""


class _Post(QObject):
    """Brings calls from a worker thread to the window's thread."""

    called = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.called.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _call(self, what: Callable[[], None]) -> None:
        what()


class JobHandle:
    """A running job."""

    def __init__(self) -> None:
        self.finished = False
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop at the next report."""
        self._cancelled = True

    @property
    def cancelled(self) -> bool:
        """Say whether the work was asked to stop."""
        return self._cancelled


class _Ends(NamedTuple):
    """Who hears how a job ended."""

    done: Done
    failed: Failed | None
    target: QObject | None
    handle: JobHandle


class Progress:
    """Given to file work: tells how far it is, and raises `Cancelled` when the person stopped it."""

    def __init__(self, handle: JobHandle, tell: Watch) -> None:
        self._handle, self._tell = handle, tell

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell how many of how many steps are done."""
        if self._handle.cancelled:
            raise Cancelled
        self._tell(done, total, text)

    def cancelled(self) -> bool:
        """Say whether the person wants to stop."""
        return self._handle.cancelled


class Jobs:
    """The threads of the window; `on_error` hears what no job wanted to hear itself."""

    def __init__(self, on_error: Failed | None = None) -> None:
        self._writer = ThreadPoolExecutor(1, "writer")
        self._reader = ThreadPoolExecutor(1, "reader")
        self._files = ThreadPoolExecutor(2, "files")
        self._post = _Post()
        self.on_error = on_error

    def read(
        self,
        fn: Callable[[], T],
        done: Done,
        failed: Failed | None = None,
        *,
        receiver: QObject | None = None,
    ) -> JobHandle:
        """Read from the vault; `done` or `failed` runs on the window's thread."""
        return self._start(self._reader, fn, _Ends(done, failed, receiver or _owner(done), JobHandle()))

    def ahead(self, fn: Callable[[], T]) -> Callable[[], T]:
        """Begin to read what is asked for in a moment; return what gives it, for the next `read`."""
        return self._reader.submit(fn).result

    def write(
        self,
        fn: Callable[[], T],
        done: Done,
        failed: Failed | None = None,
        *,
        receiver: QObject | None = None,
    ) -> JobHandle:
        """Write to the vault, one job after the other."""
        return self._start(self._writer, fn, _Ends(done, failed, receiver or _owner(done), JobHandle()))

    def file(
        self,
        fn: Callable[[Progress], T],
        done: Done,
        failed: Failed | None = None,
        progress: Watch | None = None,
        *,
        receiver: QObject | None = None,
    ) -> JobHandle:
        """Do long work with files; it may report progress and be cancelled."""
        handle = JobHandle()
        target = receiver or _owner(done)

        def tell(*step: Any) -> None:
            self._deliver(target, lambda: progress(*step) if progress else None)

        def work() -> T:
            return fn(Progress(handle, tell))

        return self._start(self._files, work, _Ends(done, failed, target, handle))

    def stop(self) -> None:
        """End the threads: what was typed last is still written, what was only to be read is dropped."""
        self._writer.shutdown(wait=True)
        for pool in (self._reader, self._files):
            pool.shutdown(wait=True, cancel_futures=True)

    def _start(self, pool: ThreadPoolExecutor, fn: Callable[[], Any], ends: "_Ends") -> JobHandle:
        def work() -> None:
            try:
                result = fn()
            except Exception as error:  # noqa: BLE001 - the border of a worker thread
                heard = ends.failed or self.on_error
                otherwise = None if pool is self._reader else self._unheard(error)
                self._deliver(ends.target, _ending(ends.handle, heard, error), otherwise)
            else:
                self._deliver(ends.target, _ending(ends.handle, ends.done, result))

        pool.submit(work)
        return ends.handle

    def _unheard(self, error: Exception) -> Callable[[], None]:
        """Return what tells a failure whose page was left in the meantime."""
        return _ending(JobHandle(), None if isinstance(error, Cancelled) else self.on_error, error)

    def _deliver(
        self, target: QObject | None, what: Callable[[], None], otherwise: Callable[[], None] | None = None
    ) -> None:
        def call() -> None:
            if target is None or isValid(target):
                what()
            elif otherwise is not None:
                otherwise()

        if isValid(self._post):
            self._post.called.emit(call)


def _ending(handle: JobHandle, heard: Callable[[Any], None] | None, value: Any) -> Callable[[], None]:
    def end() -> None:
        handle.finished = True
        if heard is not None:
            heard(value)
        elif isinstance(value, Exception):
            _LOG.error("a job failed unheard: %s", type(value).__name__)

    return end


def _owner(done: Done) -> QObject | None:
    owner = getattr(done, "__self__", None)
    return owner if isinstance(owner, QObject) else None


class InlineJobs:
    """Does every job at once in the caller's thread."""

    def __init__(self, on_error: Failed | None = None) -> None:
        self.on_error = on_error

    def read(
        self,
        fn: Callable[[], T],
        done: Done,
        failed: Failed | None = None,
        *,
        receiver: QObject | None = None,
    ) -> JobHandle:
        """Read now."""
        return self._run(fn, _Ends(done, failed, receiver or _owner(done), JobHandle()))

    def ahead(self, fn: Callable[[], T]) -> Callable[[], T]:
        """Read when it is asked for."""
        return fn

    def write(
        self,
        fn: Callable[[], T],
        done: Done,
        failed: Failed | None = None,
        *,
        receiver: QObject | None = None,
    ) -> JobHandle:
        """Write now."""
        return self._run(fn, _Ends(done, failed, receiver or _owner(done), JobHandle()))

    def file(
        self,
        fn: Callable[[Progress], T],
        done: Done,
        failed: Failed | None = None,
        progress: Watch | None = None,
        *,
        receiver: QObject | None = None,
    ) -> JobHandle:
        """Work on files now."""
        handle = JobHandle()
        watch = progress or (lambda *_: None)
        ends = _Ends(done, failed, receiver or _owner(done), handle)
        return self._run(lambda: fn(Progress(handle, watch)), ends)

    def stop(self) -> None:
        """Nothing runs on."""

    def _run(self, fn: Callable[[], Any], ends: _Ends) -> JobHandle:
        heard = ends.failed or self.on_error
        try:
            result, told = fn(), ends.done
        except Exception as error:
            if heard is None:
                raise
            result, told = error, heard
        if ends.target is None or isValid(ends.target):
            _ending(ends.handle, told, result)()
        return ends.handle


class GapProbe(QObject):
    """Measures the longest time, in milliseconds, in which the event loop did not turn."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._last, self._longest = 0.0, 0.0

    def start(self) -> None:
        """Begin to measure."""
        self._last, self._longest = time.perf_counter(), 0.0
        self._timer.start(1)

    def stop(self) -> float:
        """Return the longest gap since the start."""
        self._turn()
        self._timer.stop()
        return self._longest

    def _turn(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, (now - self._last) * 1000)
        self._last = now
