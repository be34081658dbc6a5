# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people at a desk do: make, change, delete and restore records, at random."""

from random import Random
from typing import Any

from ensure_desk.domain.fields import FieldSpec, FieldType
from ensure_desk.domain.kinds import KIND, Kind
from ensure_desk.storage.tables import RECORDS
from ensure_desk.storage.writer import Writer
from tests.simulation.desks import SimDesk

WORDS = ("An", "Bob", "=2+2", "Zoë d'Hondt", "a; b", "0478", " x\u00a0y ", "+32 4", "2026-01-02", "waar")
DAYS = ("1976-05-03", "2026-01-31", "1999-12-31", "2026-02-28")
MADE = ("referral", "track", "note", "intake", "consent", "benefit_period", "suspension")
MEETING = ("gender", "municipality")
EXTRA = "_v9_field"


def a_value(dice: Random, spec: FieldSpec) -> Any:
    """Return a value that the field may hold; empty now and then."""
    if dice.random() < 0.15 and not spec.meta.required:
        return None
    if spec.type is FieldType.MULTI_CHOICE:
        options = sorted(spec.meta.choices or {})
        return sorted(dice.sample(options, dice.randint(0, min(3, len(options))))) or None
    if spec.meta.choices:
        return dice.choice(sorted(spec.meta.choices))
    if spec.type is FieldType.DATE:
        return dice.choice(DAYS)
    if spec.type is FieldType.PARTIAL_DATE:
        return dice.choice(("1976", "1980-07", *DAYS))
    if spec.type is FieldType.INTEGER:
        return dice.randint(0, 9)
    return f"{dice.choice(WORDS)} {dice.randint(0, 99)}"


def some_values(dice: Random, kind: Kind, *, narrow: bool = False) -> dict[str, Any]:
    """Return values for a few fields of a kind; `narrow` always takes the same few, so that people meet."""
    free = [f for f in kind.fields if f.type is not FieldType.LINK and not f.meta.derived_from]
    free = [f for f in free if f.key in MEETING] if narrow and kind.name == "person" else free
    chosen = dice.sample(free, min(len(free), dice.randint(1, 4)))
    return {f.key: a_value(dice, f) for f in chosen}


def _some_record(dice: Random, writer: Writer, kind: str, *, hidden: int = 0) -> str | None:
    table = RECORDS[kind]
    query = table.select().where(table.c.hidden == hidden).with_only_columns(table.c.id)
    ids = list(writer.connection.execute(query).scalars())
    return dice.choice(ids) if ids else None


def make(dice: Random, writer: Writer, narrow: bool) -> None:
    """Make a person, or something below one."""
    if narrow and _some_record(dice, writer, "person"):
        return change(dice, writer, narrow)
    kind = KIND[dice.choice(MADE)] if dice.random() < 0.7 else KIND["person"]
    values = some_values(dice, kind)
    if kind.parent is not None:
        parent = _some_record(dice, writer, kind.parent.meta.parent)
        if parent is None:
            kind, values = KIND["person"], some_values(dice, KIND["person"])
        else:
            values[kind.parent.key] = parent
    if kind.name == "consent":
        values["purpose"] = dice.choice(("foto", "onderzoek"))
    if any(v is not None for v in values.values()):
        writer.create(kind.name, values)


def set_rule(dice: Random, writer: Writer, _narrow: bool) -> None:
    """Date a rule, as a coordinator does."""
    values = {"code": "track_months", "valid_from": dice.choice(DAYS), "value": dice.randint(1, 12)}
    writer.create("rule_setting", values)


def change(dice: Random, writer: Writer, narrow: bool) -> None:
    """Change a few fields of a record."""
    kind = KIND["person"] if narrow else KIND[dice.choice(("person", "person", *MADE))]
    record = _some_record(dice, writer, kind.name)
    if record is not None:
        values = {
            k: v for k, v in some_values(dice, kind, narrow=narrow).items() if k not in kind.natural_key
        }
        writer.update(kind.name, record, values)


def delete(dice: Random, writer: Writer, _narrow: bool) -> None:
    """Delete a record with what hangs below it."""
    kind = dice.choice(("person", *MADE))
    record = _some_record(dice, writer, kind)
    if record is not None:
        writer.delete(kind, record)


def restore(dice: Random, writer: Writer, _narrow: bool) -> None:
    """Take a delete back."""
    kind = dice.choice(("person", *MADE))
    record = _some_record(dice, writer, kind, hidden=1)
    if record is not None:
        writer.restore(kind, record)


def newer_field(dice: Random, writer: Writer, _narrow: bool) -> None:
    """Write a field that only a newer minor version knows, as that version would."""
    kind = KIND[dice.choice(("person", "track"))]
    record = _some_record(dice, writer, kind.name)
    if record is not None:
        writer._save(kind, record, {EXTRA: f"nieuw {dice.randint(0, 99)}"}, "update")


ACTS = ((make, 35), (change, 45), (delete, 6), (restore, 5), (newer_field, 4))


def work(dice: Random, sim: SimDesk, *, narrow: bool = False) -> None:
    """Do one thing at a desk; a coordinator dates rules. `narrow`: all work on few fields of few people."""
    acts = [set_rule] if sim.is_coordinator else [a for a, _ in ACTS]
    weights = [1] if sim.is_coordinator else [w for _, w in ACTS]
    act = dice.choices(acts, weights)[0]
    with sim.desk.store.write(sim.desk.actor) as writer:
        act(dice, writer, narrow)
