# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making things a little ahead of whoever wants them, on a thread of their own.

It pays where either side lets go of the interpreter lock: zlib and the reader of workbooks do.
"""

import queue
import threading
from collections.abc import Generator, Iterator
from typing import TypeVar

T = TypeVar("T")
_Made = queue.Queue[tuple[T] | BaseException | None]


def ahead(items: Iterator[T], most: int = 0) -> Generator[T, None, None]:
    """Yield the items, up to `most` of them made ahead (0: any number); what making them raises is raised here."""
    made: _Made[T] = queue.Queue(most)
    stop = threading.Event()
    worker = threading.Thread(target=_make, args=(items, made, stop), daemon=True)
    worker.start()
    try:
        while (item := made.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item[0]
    finally:
        stop.set()
        while worker.is_alive():
            _drain(made)
            worker.join(0.01)


def _make(items: Iterator[T], made: _Made[T], stop: threading.Event) -> None:
    last: BaseException | None = None
    try:
        for item in items:
            made.put((item,))
            if stop.is_set():
                return
    except BaseException as error:  # noqa: BLE001 - raised on the other thread
        last = error
    finally:
        made.put(last)


def _drain(made: _Made[T]) -> None:
    while not made.empty():
        made.get()
