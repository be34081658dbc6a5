# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which value a rule has on a day."""

import datetime as dt

import pytest

from ensure_desk.domain.fields import Value
from ensure_desk.domain.rules import DEFAULT_RULES, rules_on

CODE = "retention_years"


def setting(value: Value, begins: str | None, ends: str | None = None, code: str = CODE) -> dict[str, Value]:
    return {"code": code, "value": value, "valid_from": begins, "valid_to": ends, "source": None}


SETTINGS = (
    setting(9, "2026-03-01"),
    setting(7, "2026-01-01"),
    setting(2, "2026-06-01", "2026-06-30"),
    setting(0, "2026-09-01"),
    setting(None, "2026-09-02"),
    setting(4, None),
    setting(3, "2026-01-01", code="a_rule_of_a_newer_version"),
)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2025-12-31", DEFAULT_RULES[CODE]),
        ("2026-01-01", 7),
        ("2026-02-28", 7),
        ("2026-03-01", 9),
        ("2026-06-01", 2),
        ("2026-06-30", 2),
        ("2026-07-01", 9),
        ("2026-12-31", 0),
    ],
)
def test_the_latest_start_decides_while_it_lasts(day: str, value: int) -> None:
    rules = rules_on(dt.date.fromisoformat(day), SETTINGS)
    assert rules == {**DEFAULT_RULES, CODE: value}
