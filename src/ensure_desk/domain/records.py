# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A stored record as the rest of the program sees it, and the check that guards every write."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ensure_desk.domain.canonical import canonical_text
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import FieldSpec, FieldType, Value, to_plain
from ensure_desk.domain.kinds import Kind
from ensure_desk.domain.months import is_month
from ensure_desk.domain.registers import Alternatives
from ensure_desk.domain.times import time_text

TEXT_LIMIT = 32_000
"""Longest text a person may type, in characters; one Excel cell holds 32,767."""


@dataclass(frozen=True)
class Record:
    """A record with its shown values (plain: dates as ISO text) and the other values in conflict."""

    id: str
    kind: str
    values: Mapping[str, Value]
    token: str
    others: Alternatives = field(default_factory=dict)
    deleted: bool = False

    @classmethod
    def shown(cls, kind: str, values: Mapping[str, Value], token: str, record_id: str) -> "Record":
        """Return a record that is not deleted and has no values in conflict, in a third of the usual time."""
        record = cls.__new__(cls)
        vars(record).update(id=record_id, kind=kind, values=values, token=token, others={}, deleted=False)
        return record

    def __getitem__(self, key: str) -> Value:
        """Return the shown value of a field, None when it is empty."""
        return self.values.get(key)

    def text(self, key: str) -> str:
        """Return a value as text, empty when there is none."""
        value = self.values.get(key)
        return "" if value is None else str(value)

    def date(self, key: str) -> dt.date | None:
        """Return a date field as a date."""
        value = self.values.get(key)
        return dt.date.fromisoformat(value) if isinstance(value, str) else None

    def codes(self, key: str) -> list[str]:
        """Return a multi-choice as the list of its codes."""
        value = self.values.get(key)
        return value if isinstance(value, list) else []


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and len(value) <= TEXT_LIMIT


def _is_date(value: Value) -> bool:
    try:
        return isinstance(value, str) and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False


def _is_partial(value: Value) -> bool:
    if not isinstance(value, str) or len(value) not in (4, 7, 10):
        return False
    return _is_date(value + "-01-01"[len(value) - 10 :] if len(value) < 10 else value)


def _is_time(value: Value) -> bool:
    return isinstance(value, str) and time_text(value) == value


def _is_month(value: Value) -> bool:
    return isinstance(value, str) and is_month(value)


def _is_count(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_pair(value: Value) -> bool:
    parts = value.split(" ") if isinstance(value, str) else []
    return len(parts) == 2 and parts[0] < parts[1]


_CHECKS: dict[FieldType, Callable[[Value], bool]] = {
    FieldType.DATE: _is_date,
    FieldType.PARTIAL_DATE: _is_partial,
    FieldType.TIME: _is_time,
    FieldType.MONTH: _is_month,
    FieldType.INTEGER: _is_count,
    FieldType.PAIR: _is_pair,
}


def is_valid(spec: FieldSpec, value: Value) -> bool:
    """Say whether a plain value may be stored in a field; empty always may."""
    if value is None:
        return True
    options = spec.meta.choices
    if spec.type is FieldType.MULTI_CHOICE:
        return isinstance(value, list) and options is not None and all(v in options for v in value)
    if options is not None:
        return value in options
    if isinstance(value, int) and value > spec.meta.highest:
        return False
    return _CHECKS.get(spec.type, _is_text)(value)


def check_values(kind: Kind, changes: Mapping[str, object]) -> dict[str, Value]:
    """Return the changes as plain values.

    Raises UserError `value_not_valid` for a value its field cannot hold, KeyError for an unknown field.
    """
    plain: dict[str, Value] = {}
    for key, given in changes.items():
        spec = kind.field[key]
        value = to_plain(canonical_text(given) if isinstance(given, str) else given)
        if not is_valid(spec, value):
            raise UserError("value_not_valid", field=spec.label)
        plain[key] = value
    return plain


def missing_required(kind: Kind, values: Mapping[str, Value]) -> list[FieldSpec]:
    """Return the required fields that are still empty."""
    return [f for f in kind.fields if f.meta.required and values.get(f.key) is None]
