# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The log: what the program did, in ids and counts, for the person who has to find a fault.

Never a name, an answer or a file path with a name in it: the log travels to a help desk. A traceback keeps
the places and the type of the error; the message of an error can quote data, so it is left out. A windowed
program has no standard error, so nothing here needs one.
"""

import contextlib
import logging
import logging.handlers
import sys
import traceback
from pathlib import Path
from types import TracebackType

ROOT = "ensure_desk"
"""The name of the program's own logger; modules log to `logging.getLogger(__name__)` below it."""

_MAX_BYTES = 512 * 1024
_KEPT = 4


class DiscreetFormatter(logging.Formatter):
    """Write a traceback as places and error types, without the messages."""

    def formatException(  # noqa: N802 - the standard library's own name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Return one line per frame and the chain of error types."""
        error = ei[1]
        return "" if error is None else describe_error(error)


def describe_error(error: BaseException) -> str:
    """Return where and what kind of error this is, causes first, without any value of it."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = traceback.extract_tb(current.__traceback__)
        places = [f"  {Path(f.filename).stem}:{f.lineno} {f.name}" for f in frames]
        parts.append("\n".join([f"{type(current).__module__}.{type(current).__qualname__}", *places]))
        current = current.__cause__ or current.__context__
    return "\ncaused\n".join(reversed(parts))


class _QuietFile(logging.handlers.RotatingFileHandler):
    """A log file that stays silent where it cannot be written: the log never stops the work it tells of."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the standard library's own name
        """Keep silent about a disk that cannot take the line; anything else is ours."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)


def start_log(file: Path, *, level: int = logging.INFO) -> logging.Handler:
    """Log to a rotating file from now on, and return the handler so that it can be stopped.

    Where the file cannot be made nothing is logged.
    """
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
    handler = _QuietFile(file, maxBytes=_MAX_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger(ROOT)
    logger.setLevel(level)
    logger.propagate = False
    logger.addHandler(handler)
    logging.raiseExceptions = sys.stderr is not None
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Stop logging to a handler of `start_log` and close its file."""
    logger = logging.getLogger(ROOT)
    logger.removeHandler(handler)
    logger.propagate = True
    handler.close()
