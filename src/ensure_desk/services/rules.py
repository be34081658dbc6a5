# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rules of law with their days of validity: what holds today, what held before, a new value from a day on."""

import datetime as dt
from dataclasses import dataclass

from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.rules import DEFAULT_RULES, RULE_LABELS
from ensure_desk.services.desk import Desk, rules_in


@dataclass(frozen=True)
class RuleChange:
    """One dated value."""

    id: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    value: int | None
    source: str


@dataclass(frozen=True)
class RuleLine:
    """One rule: its value today and its dated values, the newest first; none = the value it came with."""

    code: str
    label_text: str
    value_today: int
    changes: tuple[RuleChange, ...]


def table(desk: Desk) -> tuple[RuleLine, ...]:
    """Return every rule."""
    with desk.store.read() as reader:
        today = rules_in(reader, desk.today())
        dated: dict[str, list[RuleChange]] = {}
        for record in reader.all("rule_setting"):
            value = record["value"]
            change = RuleChange(
                record.id,
                record.date("valid_from"),
                record.date("valid_to"),
                value if isinstance(value, int) else None,
                record.text("source"),
            )
            dated.setdefault(record.text("code"), []).append(change)
    return tuple(
        RuleLine(code, desk.tr(RULE_LABELS[code]), today[code], _newest_first(dated.get(code, [])))
        for code in DEFAULT_RULES
    )


def _newest_first(changes: list[RuleChange]) -> tuple[RuleChange, ...]:
    return tuple(sorted(changes, key=lambda c: c.valid_from or dt.date.min, reverse=True))


def set_value(desk: Desk, *, code: str, value: int, valid_from: dt.date, source: str = "") -> Done[str]:
    """Give a rule a value from a day on; the same rule and day again changes that value.

    Raises UserError `rule_unknown` or `value_not_valid`.
    """
    if code not in DEFAULT_RULES:
        raise UserError("rule_unknown", rule=code)
    values = {"code": code, "valid_from": valid_from, "value": value, "source": source}
    with desk.store.write(desk.actor) as writer:
        return Done(writer.create("rule_setting", values), writer.changes)


def remove(desk: Desk, *, record_id: str) -> Done[None]:
    """Take a dated value away; `people.restore` brings it back."""
    with desk.store.write(desk.actor) as writer:
        writer.delete("rule_setting", record_id)
        return Done(None, writer.changes)
