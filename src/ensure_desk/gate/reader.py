# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parent's side of the child process: start it, watch it, gather its frames into a workbook."""

import atexit
import dataclasses
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson

from ensure_desk.gate.codes import RefusalCode
from ensure_desk.gate.collector import collector_paused
from ensure_desk.gate.confine import confine_child
from ensure_desk.gate.model import Cell, Finding, GateRefusal, Limits, SheetData, SheetTaker, Want, Workbook
from ensure_desk.gate.process import child_command, child_environment
from ensure_desk.gate.sheet_record import WIDTH

CHILD_WORD = "--gate-child"
_FRAME = 1_500_000_000
_PATIENCE = 3
"""The child may use its seconds of processor time; a busy machine gives it so many times as long to do so."""
_POLL = 0.05
_PIPE = 1 << 20
_WINDOWS_ABORT = 0xC0000409
_LOCK = threading.Lock()
_SPARE: list["subprocess.Popen[bytes]"] = []
"""The one child that was started ahead, if any."""


@dataclasses.dataclass(frozen=True)
class Request:
    """One file to read, within its limits; `seconds` and `memory` are already scaled to its size."""

    path: Path
    limits: Limits
    want: Want
    seconds: float
    memory: int
    codes: tuple[str, ...] = ()


def read_in_child(
    request: Request,
    cancelled: Callable[[], bool] | None,
    meanwhile: Callable[[], str],
    taker: SheetTaker | None = None,
) -> Workbook:
    """Read a workbook in a child process; `meanwhile` computes its digest while the child works.

    A `taker` gets each sheet as soon as it is there.
    """
    with collector_paused(), _started() as child:
        job = confine_child(int(getattr(child, "_handle", 0)), request.memory, request.seconds)
        watch = _Watch(child, request.seconds * _PATIENCE, cancelled)
        try:
            _ask(child, request)
            with _frames(child) as frames:
                digest = meanwhile()
                workbook = _gather(frames, taker)
        except EOFError:
            child.wait()
            raise GateRefusal(watch.reason or _reason(child.returncode)) from None
        finally:
            watch.stop()
            del job
    return dataclasses.replace(workbook, sha256=digest)


def warm_up() -> None:
    """Start a child that waits for the next file; it ends with this process at the latest."""
    with _LOCK:
        if not _SPARE:
            _SPARE.append(_start())


def cool_down() -> None:
    """End the child that waits, if there is one."""
    child = _spare()
    if child is not None:
        _end(child)


atexit.register(cool_down)


def _spare() -> "subprocess.Popen[bytes] | None":
    with _LOCK:
        return _SPARE.pop() if _SPARE else None


def _start() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        child_command(CHILD_WORD, "ensure_desk.gate.child"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=child_environment(),
        pipesize=_PIPE,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
    child.wait()


@contextmanager
def _started() -> Iterator["subprocess.Popen[bytes]"]:
    child = _spare()
    if child is not None and child.poll() is not None:
        _end(child)
        child = None
    child = child or _start()
    try:
        yield child
    finally:
        _end(child)


def _ask(child: "subprocess.Popen[bytes]", request: Request) -> None:
    names = request.want.sheets
    message = {
        "path": str(request.path),
        "limits": dataclasses.asdict(request.limits),
        "styles": request.want.styles,
        "sheets": None if names is None else sorted(names),
        "codes": request.codes,
        "seconds": request.seconds,
        "memory": request.memory,
    }
    if child.stdin is None:
        raise EOFError
    try:
        child.stdin.write(orjson.dumps(message))
        child.stdin.close()
    except OSError as error:
        raise EOFError from error


@contextmanager
def _frames(child: "subprocess.Popen[bytes]") -> Iterator[Iterator[Any]]:
    """Fetch the child's frames on a thread of their own, so that it never waits for us; yield them as values."""
    fetched: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    thread = threading.Thread(target=_fetch, args=(child, fetched), daemon=True)
    thread.start()
    try:
        yield _values(fetched)
    except EOFError:  # the child ended by itself, and how it ended tells why
        raise
    except BaseException:
        child.kill()
        raise
    finally:
        thread.join()


def _fetch(child: "subprocess.Popen[bytes]", fetched: "queue.SimpleQueue[bytes]") -> None:
    stream = child.stdout
    while stream is not None:
        header = stream.read(4)
        length = int.from_bytes(header, "little")
        data = stream.read(length) if len(header) == 4 and length <= _FRAME else b""
        fetched.put(data if len(data) == length else b"")
        if not data or len(data) < length:
            return


def _values(fetched: "queue.SimpleQueue[bytes]") -> Iterator[Any]:
    """Yield the frames; raises EOFError where they break off."""
    while data := fetched.get():
        yield orjson.loads(data)
    raise EOFError


def _gather(frames: Iterator[Any], taker: SheetTaker | None) -> Workbook:
    book: dict[str, Any] = {}
    sheets: list[SheetData] = []
    for frame in frames:
        if isinstance(frame, list):
            sheets[-1].rows.extend(frame)
        elif "refused" in frame:
            raise GateRefusal(RefusalCode(frame["refused"]), **frame["params"])
        elif "end" in frame:
            book |= frame
            break
        elif "formulas" in frame:
            places = frozenset([divmod(place, WIDTH) for place in frame["formulas"]])
            sheets[-1] = dataclasses.replace(sheets[-1], formulas=sheets[-1].formulas | places)
        elif "name" in frame:
            _pass_on(sheets, taker)
            sheets.append(_sheet(frame))
        else:
            book = frame
            if taker is not None:
                taker.announce(tuple(book["sheets"]))
    _pass_on(sheets, taker)
    return _workbook(book, sheets)


def _pass_on(sheets: list[SheetData], taker: SheetTaker | None) -> None:
    if taker is not None and sheets:
        taker.take(sheets[-1])


def _workbook(book: dict[str, Any], sheets: list[SheetData]) -> Workbook:
    order = {name: number for number, name in enumerate(book["sheets"])}
    return Workbook(
        sheets=tuple(sorted(sheets, key=lambda sheet: order[sheet.name])),
        defined_names=book["defined_names"],
        properties=book["properties"],
        date1904=book["date1904"],
        findings=tuple(Finding(code, params) for code, params in book["findings"]),
        encryption=book["encryption"],
    )


def _sheet(frame: dict[str, Any]) -> SheetData:
    rows: list[list[Cell]] = []
    return SheetData(
        name=frame["name"],
        hidden=frame["hidden"],
        rows=rows,
        errors={(row, column): text for (row, column), text in frame["errors"]},
        hidden_rows=frozenset(frame["hidden_rows"]),
        hidden_columns=frozenset(frame["hidden_columns"]),
        comments={(row, column): text for (row, column), text in frame["comments"]},
        styles={(row, column): style for (row, column), style in frame["styles"]},
        merged=tuple((top, left, bottom, right) for top, left, bottom, right in frame["merged"]),
    )


def _reason(code: int) -> RefusalCode:
    if sys.platform != "win32" and code == -signal.SIGXCPU:
        return RefusalCode.TOO_SLOW
    if code in (-signal.SIGABRT, _WINDOWS_ABORT, _WINDOWS_ABORT - (1 << 32)):
        return RefusalCode.TOO_MUCH_MEMORY
    return RefusalCode.READER_FAILED


class _Watch:
    """Kills a child that is out of time or no longer wanted, and remembers why."""

    def __init__(
        self, child: "subprocess.Popen[bytes]", seconds: float, cancelled: Callable[[], bool] | None
    ) -> None:
        self.reason: RefusalCode | None = None
        self._child = child
        self._deadline = time.monotonic() + seconds
        self._cancelled = cancelled
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the watch and wait for its thread."""
        self._done.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._done.wait(_POLL):
            if self._cancelled is not None and self._cancelled():
                self.reason = RefusalCode.CANCELLED
            elif time.monotonic() > self._deadline:
                self.reason = RefusalCode.TOO_SLOW
            if self.reason is not None:
                self._child.kill()
                return
