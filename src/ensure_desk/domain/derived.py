# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the coordinator sees instead of a value: a pure function of it, so that equal writes give equal values."""

from collections.abc import Callable

from ensure_desk.domain.registers import RegisterValue

_ISCED = {
    "geen": "0-1",
    "lager": "0-1",
    "sec_1ste_graad": "2",
    "sec_2de_graad": "2",
    "sec_3de_graad": "3",
    "sec_na_sec": "3-4",
    "hbo5_graduaat": "5",
    "bachelor": "6",
    "master": "7",
    "doctoraat": "8",
}
"""Flemish diploma -> ISCED level."""


def _year(value: RegisterValue) -> RegisterValue:
    return int(str(value)[:4]) if value else None


def _month(value: RegisterValue) -> RegisterValue:
    return str(value)[:7] if value else None


def _isced(value: RegisterValue) -> RegisterValue:
    return _ISCED.get(str(value)) if value else None


DERIVED: dict[str, Callable[[RegisterValue], RegisterValue]] = {
    "birth_year": _year,
    "isced_band": _isced,
    "unemployed_month": _month,
}
"""Derived field -> how it follows from its source."""
