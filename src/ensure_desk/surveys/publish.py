# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Publishing a questionnaire: the bytes of a workbook become an XForm, or a report of what is wrong with it."""

import hashlib
import subprocess
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson

from ensure_desk.gate.confine import confine_child
from ensure_desk.gate.process import child_command, child_environment
from ensure_desk.surveys.graph import graph_of
from ensure_desk.surveys.model import Form
from ensure_desk.surveys.worker import WORD
from ensure_desk.surveys.xform import FormError, read_form
from ensure_desk.surveys.xpath.errors import ExpressionError

SECONDS = 60.0  # of work
PATIENCE = 120.0  # by the clock: a busy computer works slower
MEMORY = 2_000_000_000

Sheets = dict[str, list[list[str]]]


@dataclass(frozen=True)
class Converted:
    """What came of a workbook: its XForm, or why there is none; `error` is pyxform's own sentence, in English."""

    sheets: Sheets
    xform: str
    sha256: str
    error: str
    mended: tuple[tuple[str, str], ...]

    def form(self) -> Form:
        """Return the questionnaire; raises FormError or ExpressionError where it cannot run."""
        if isinstance(self._made, Exception):
            raise self._made
        return self._made

    @cached_property
    def _made(self) -> Form | FormError | ExpressionError:
        try:
            if not self.xform:
                raise FormError("not_converted", said=self.error)
            form = read_form(self.xform)
            graph_of(form)
        except (FormError, ExpressionError) as error:
            return error
        return form


def convert(workbook: bytes, name: str) -> Converted:
    """Turn a workbook (.xlsx, .xls) into an XForm in a guarded child process.

    Raises FormError `unreadable`, or with the code of the gate for a file that it refuses.
    """
    answer = _asked(workbook, name)
    if "refused" in answer:
        raise FormError(answer["refused"], **answer["params"])
    if answer["failed"] and not answer["sheets"]:
        raise FormError("unreadable", said=answer["failed"])
    return Converted(
        answer["sheets"],
        answer["xform"] or "",
        hashlib.sha256(workbook).hexdigest(),
        answer["error"] or answer["failed"],
        tuple((code, what) for code, what in answer["mended"]),
    )


def problem_of(converted: Converted) -> FormError | ExpressionError | None:
    """Return why a converted questionnaire cannot run, None when it can."""
    try:
        converted.form()
    except (FormError, ExpressionError) as error:
        return error
    return None


def _asked(workbook: bytes, name: str) -> dict[str, Any]:
    request = {"name": name, "memory": MEMORY, "seconds": SECONDS}
    child = subprocess.Popen(
        child_command(WORD, "ensure_desk.surveys.worker"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=child_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    job = confine_child(int(getattr(child, "_handle", 0)), MEMORY, SECONDS)
    try:
        out, _ = child.communicate(orjson.dumps(request) + b"\n" + workbook, timeout=PATIENCE)
        answer: dict[str, Any] = orjson.loads(out)
    except (subprocess.TimeoutExpired, OSError, ValueError) as error:
        raise FormError("unreadable", said=type(error).__name__) from error
    finally:
        child.kill()
        child.wait()
        del job
    return answer
