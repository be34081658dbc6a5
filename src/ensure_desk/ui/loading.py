# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is loaded after the first paint, on another thread: first what unlocking and Vandaag need, then what follows."""

import builtins
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Lock
from typing import Any

_SHELL = ("ensure_desk.ui.main_window", "ensure_desk.ui.pages.today.page", "ensure_desk.ui.idle")


def first() -> None:
    """Load what opens a vault and shows its first page."""
    with without_qt():
        bootstrap().load()
    for name in _SHELL:
        import_module(name)


def more() -> None:
    """Load what the pages behind the first one read."""
    with without_qt():
        bootstrap().load_next()


def bootstrap() -> Any:
    """Return the composition root."""
    from ensure_desk import bootstrap  # cold start: the unlock page needs Qt only

    return bootstrap


@contextmanager
def without_qt() -> Iterator[None]:
    """Load modules that know nothing of Qt as if Qt were not there.

    PySide looks at each module that is loaded after it, at its source where there is one, and leaves what loaded
    modules before in `__orig_import__`. Where another version of it does not, nothing is changed.
    """
    _ASIDE.begin()
    try:
        yield
    finally:
        _ASIDE.end()


class _Aside:
    """The import of PySide, laid aside while one thread or more load without it."""

    def __init__(self) -> None:
        self._lock, self._uses, self._told = Lock(), 0, builtins.__import__

    def begin(self) -> None:
        with self._lock:
            if not self._uses:
                self._told = builtins.__import__
                builtins.__import__ = getattr(builtins, "__orig_import__", self._told)
            self._uses += 1

    def end(self) -> None:
        with self._lock:
            self._uses -= 1
            if not self._uses:
                builtins.__import__ = self._told


_ASIDE = _Aside()
