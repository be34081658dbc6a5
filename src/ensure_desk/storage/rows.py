# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Between a table row and what the domain knows: values, state, record."""

import json
from collections.abc import Mapping
from typing import Any

from ensure_desk.domain.fields import Value
from ensure_desk.domain.kinds import Kind
from ensure_desk.domain.records import Record
from ensure_desk.domain.registers import (
    DELETED,
    Alternatives,
    RegisterValue,
    State,
    alternatives,
    decode,
    encode,
    flatten,
    shown_values,
)


def values_of(kind: Kind, row: Mapping[Any, Any]) -> dict[str, Value]:
    """Return a row's shown values; multi-choices as lists."""
    multi = kind.multi
    return {
        key: json.loads(row[key]) if key in multi and row[key] else row[key]
        for key in kind.columns
        if row[key] is not None
    }


def extra_of(row: Mapping[Any, Any]) -> dict[str, RegisterValue]:
    """Return the values of fields that only a newer version knows, kept as they came."""
    return json.loads(row["extra"]) if row["extra"] else {}


def flat_of(kind: Kind, row: Mapping[Any, Any]) -> dict[str, RegisterValue]:
    """Return every shown value of a row by register key, unknown fields and the delete among them."""
    flat = flatten(values_of(kind, row), kind.multi)
    if row["extra"]:
        flat.update(extra_of(row))
    if row["deleted"] is not None:
        flat[DELETED] = row["deleted"]
    return flat


def state_of(kind: Kind, row: Mapping[Any, Any], others: Alternatives | None = None) -> State:
    """Return a row's registers."""
    return decode(row["token"], flat_of(kind, row), others)


def columns_of(kind: Kind, state: State) -> dict[str, Any]:
    """Return the row that stores a state: typed columns, token, delete and unknown fields."""
    shown = shown_values(state, kind.multi)
    row: dict[str, Any] = dict.fromkeys(kind.columns)
    extra: dict[str, Value] = {}
    for key, value in shown.items():
        if key in row:
            row[key] = json.dumps(value) if isinstance(value, list) else value
        elif key != DELETED:
            extra[key] = value
    row["token"] = encode(state)
    deleted = shown.get(DELETED)
    row["deleted"] = deleted
    row["extra"] = json.dumps(extra, sort_keys=True) if extra else None
    return row


def plain_row(kind: Kind, values: Mapping[str, Value]) -> dict[str, Any]:
    """Return all typed columns for values that nobody wrote before."""
    row: dict[str, Any] = dict.fromkeys(kind.columns)
    row.update({key: json.dumps(v) if isinstance(v, list) else v for key, v in values.items()})
    return row


def may_conflict(token: str) -> bool:
    """Say whether a token names a field with two live writes; only then may two values stand beside each other."""
    return "," in token and any("," in group.split("|", 1)[0] for group in token.split(";"))


def conflict_rows(kind: Kind, record_id: str, state: State) -> list[dict[str, str]]:
    """Return the rows that keep the values in conflict that are not shown."""
    return [
        {
            "kind": kind.name,
            "record_id": record_id,
            "field": key,
            "write_id": write,
            "value": json.dumps(value),
        }
        for key, others in alternatives(state).items()
        for write, value in others.items()
    ]


def record_of(kind: Kind, row: Mapping[Any, Any], others: Alternatives) -> Record:
    """Return the record that a row holds."""
    return Record(row["id"], kind.name, values_of(kind, row), row["token"], others, bool(row["hidden"]))
