# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Expressions that need no questionnaire, beside what they must give; `ERR` = must be refused."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ensure_desk.surveys.model import Definition, Form
from ensure_desk.surveys.runtime import Session, Surroundings
from ensure_desk.surveys.xpath.compile import Frame, compiled
from ensure_desk.surveys.xpath.errors import ExpressionError
from ensure_desk.surveys.xpath.values import Scalar, scalar

NEAR = 1e-9
ERROR = "ERR"


def empty_session() -> Session:
    """Return a session of a questionnaire without questions."""
    form = Form("", "", "", Definition("data", "/data"), {}, (), (), "", {}, {})
    today = dt.date(2026, 11, 21)
    return Session(form, Surroundings(today, now=lambda: dt.datetime.combine(today, dt.time(12))))


def value_of(expression: str, session: Session) -> Any:
    """Return the value of an expression, or `ERR`."""
    try:
        return scalar(compiled(expression)(Frame(session, session.root, session.root)))
    except ExpressionError:
        return ERROR


def literals(path: Path, allowed: Mapping[str, str]) -> dict[str, Any]:
    """Return how many pairs of [expression, expected] agree, and those that do not."""
    if not path.is_file():
        return {"checked": 0, "wrong": 0}
    session = empty_session()
    cases = json.loads(path.read_text(encoding="utf-8"))
    wrong = [e for e, wanted in cases if e not in allowed and not agrees(value_of(e, session), wanted)]
    return {"checked": len(cases), "wrong": len(wrong), "differing": wrong[:20]}


def agrees(value: Scalar, wanted: str) -> bool:
    """Say whether a value is the one written down: numbers as Python writes them, dates as ISO days."""
    if isinstance(value, bool | str):
        return str(value) == wanted
    if isinstance(value, dt.datetime):
        return value.date().isoformat() == wanted
    number = float(wanted) if wanted not in ("", ERROR) else None
    if number is None:
        return False
    return str(float(value)) == wanted or abs(float(value) - number) <= NEAR * max(abs(number), 1.0)
