# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Statuses stand in one place."""

import ast
from pathlib import Path

from ensure_desk.domain import codes, statuses

SOURCE = Path(codes.__file__).parents[1]
NAMED = {value for name, value in vars(statuses).items() if name.isupper() and isinstance(value, str)}
ELSEWHERE = ("domain/statuses.py", "domain/codes.py", "exchange/foreign/")
"""Where these words stand as codes with their Dutch words, and where they are words that offices write."""


def test_every_named_status_has_a_word_for_people():
    told = (
        codes.TRACK_STATUS
        | codes.TRAINING_STATUS
        | codes.SESSION_STATUS
        | codes.ENROLMENT_STATUS
        | codes.RESPONSE_STATUS
    )
    assert set(told) == NAMED


def test_no_module_writes_a_status_of_its_own():
    found = []
    for path in SOURCE.rglob("*.py"):
        place = path.relative_to(SOURCE).as_posix()
        text = path.read_text("utf-8")
        if place.startswith(ELSEWHERE) or not any(code in text for code in NAMED):
            continue
        found += [(place, n.value) for n in ast.walk(ast.parse(text)) if _is_status(n)]
    assert found == []


def _is_status(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        return False
    return node.value in NAMED or any(f"'{code}'" in node.value for code in NAMED)
