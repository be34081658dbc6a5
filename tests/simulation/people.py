# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people at a desk do: make, change, archive, delete and restore records, choose in conflicts, at random."""

import json
from random import Random
from typing import Any

import sqlalchemy as sa

from ensure_desk.domain.fields import IDENTIFYING, FieldSpec, FieldType
from ensure_desk.domain.kinds import KIND, Kind
from ensure_desk.domain.same_person import pair_of
from ensure_desk.storage.tables import CONFLICT
from ensure_desk.storage.writer import Writer
from tests.simulation.carriage import EXTRA
from tests.simulation.desks import SimDesk

WORDS = (
    "An", "Bob", "=2+2", "Zoë d'Hondt", "a; b", "0478", " x\u00a0y ", "+32 4", "2026-01-02", "waar", "@x", "één\ntwee",
    "_x0041_", "'quote", "\u2019t", "3,5", "Łódź", "a|b~c", "~", "😀",
)  # fmt: skip
CODES = ("0478", "2500", "007", "12 bis", "+32478112233", "B-1", "0")
DAYS = ("1976-05-03", "2026-01-31", "1999-12-31", "2026-02-28", "2024-02-29", "1980-01-01")
_SAMPLES = {
    FieldType.DATE: DAYS,
    FieldType.PARTIAL_DATE: ("1976", "1980-07", *DAYS),
    FieldType.TIME: ("09:00", "13:30", "23:59"),
    FieldType.MONTH: ("2026-01", "2026-02", "1999-12"),
}
MADE = (
    "referral", "track", "note", "note", "intake", "consent", "consent", "benefit_period", "suspension", "worked_hours",
)  # fmt: skip
MEETING = ("gender", "municipality")
CHANGED = ("person", "person", "intake", "enrolment", "attendance", "session", *MADE)


def a_value(dice: Random, spec: FieldSpec) -> Any:
    """Return a value that the field may hold; empty now and then."""
    if dice.random() < 0.12 and not spec.meta.required:
        return None
    if spec.type is FieldType.MULTI_CHOICE:
        options = sorted(spec.meta.choices or {})
        return sorted(dice.sample(options, dice.randint(0, min(3, len(options))))) or None
    if spec.meta.choices:
        return dice.choice(sorted(spec.meta.choices))
    if spec.type in _SAMPLES:
        return dice.choice(_SAMPLES[spec.type])
    if spec.type is FieldType.INTEGER:
        return dice.randint(0, min(9, spec.meta.highest))
    if spec.type is FieldType.CODE_TEXT or dice.random() < 0.2:
        return dice.choice(CODES)
    return f"{dice.choice(WORDS)} {dice.randint(0, 99)}"


def typed_fields(kind: Kind) -> list[FieldSpec]:
    """Return the fields that a person may type in."""
    return [f for f in kind.fields if f.type not in IDENTIFYING and not f.meta.derived_from]


def some_values(dice: Random, kind: Kind, *, narrow: bool = False) -> dict[str, Any]:
    """Return values for a few fields of a kind; `narrow` always takes the same few, so that people meet."""
    free = typed_fields(kind)
    free = [f for f in free if f.key in MEETING] if narrow and kind.name == "person" else free
    chosen = dice.sample(free, min(len(free), dice.randint(1, 4)))
    return {f.key: a_value(dice, f) for f in chosen}


def ids_of(writer: Writer, kind: str, hidden: int = 0) -> list[str]:
    """Return the ids of the records of a kind that are shown, or deleted."""
    plain = writer.connection.connection.cursor()
    return [row[0] for row in plain.execute(f"SELECT id FROM {kind} WHERE hidden = ? ORDER BY n", (hidden,))]


def _some_record(dice: Random, writer: Writer, kind: str, *, hidden: int = 0) -> str | None:
    ids = ids_of(writer, kind, hidden)
    return dice.choice(ids) if ids else None


def make(dice: Random, writer: Writer, narrow: bool) -> None:
    """Make a person, or something below one."""
    people = ids_of(writer, "person")
    if narrow and people:
        return change(dice, writer, narrow)
    kind = KIND[dice.choice(MADE)] if people and dice.random() < 0.75 else KIND["person"]
    values = some_values(dice, kind)
    if kind.parent is not None:
        parent = _some_record(dice, writer, kind.parent.meta.parent)
        if parent is None:
            kind, values = KIND["track"], {"person_id": people[0], "status": "actief"}
        else:
            values[kind.parent.key] = parent
    if kind.name == "consent":
        values["purpose"] = dice.choice(("foto", "onderzoek"))
    if kind.name == "worked_hours":
        values["month"] = dice.choice(_SAMPLES[FieldType.MONTH])
    if all(v is None for v in values.values()):
        values["last_name"] = "Aydin"
    writer.create(kind.name, values)


def set_rule(dice: Random, writer: Writer, _narrow: bool) -> None:
    """Date a rule, as a coordinator does."""
    values = {"code": "track_months", "valid_from": dice.choice(DAYS), "value": dice.randint(1, 12)}
    writer.create("rule_setting", values)


def change(dice: Random, writer: Writer, narrow: bool) -> None:
    """Change a few fields of a record."""
    kinds = ["person"] if narrow else [k for k in dict.fromkeys(CHANGED) if ids_of(writer, k)]
    kind = KIND[dice.choice(kinds)] if kinds else KIND["person"]
    record = _some_record(dice, writer, kind.name)
    if record is not None:
        values = some_values(dice, kind, narrow=narrow)
        writer.update(kind.name, record, {k: v for k, v in values.items() if k not in kind.natural_key})


def archive(dice: Random, writer: Writer, _narrow: bool) -> None:
    """Put a person away, or back."""
    record = _some_record(dice, writer, "person")
    if record is not None:
        writer.update("person", record, {"archived": dice.choice(("ja", "nee"))})


def choose(dice: Random, writer: Writer, _narrow: bool) -> None:
    """Settle a conflict: keep what is shown, or take the other value."""
    query = sa.select(CONFLICT.c.kind, CONFLICT.c.record_id, CONFLICT.c.field, CONFLICT.c.value)
    found = writer.connection.execute(query.order_by(CONFLICT.c.n)).all()
    if found:
        kind, record_id, field, other = dice.choice(found)
        key, _, option = field.partition("/")
        record = writer.get(kind, record_id)
        if record is None or record.deleted or key not in KIND[kind].field:
            return
        value = record[key] if option or dice.random() < 0.5 else json.loads(other)
        writer.update(kind, record_id, {key: value})


def delete(dice: Random, writer: Writer, _narrow: bool) -> None:
    """Delete a record with what hangs below it."""
    kind = dice.choice(("person", "training", "session", "enrolment", "attendance", *MADE))
    record = _some_record(dice, writer, kind)
    if record is not None:
        writer.delete(kind, record)


def restore(dice: Random, writer: Writer, _narrow: bool) -> None:
    """Take a delete back."""
    kinds = [k for k in KIND if ids_of(writer, k, hidden=1)]
    if kinds:
        kind = dice.choice(kinds)
        record = _some_record(dice, writer, kind, hidden=1)
        writer.restore(kind, str(record))


def judge(dice: Random, writer: Writer, _narrow: bool) -> None:
    """Say that two dossiers are of one person, or are not, or take that back."""
    people = ids_of(writer, "person")
    if len(people) > 1:
        pair = pair_of(*dice.sample(people[:4], 2))
        known = [r for r in writer.all("same_person") if r["pair"] == pair]
        verdict = dice.choice(("ja", "nee", None) if known else ("ja", "nee"))
        if known and verdict is None:
            writer.update("same_person", known[0].id, {"active": None})
        else:
            writer.create("same_person", {"pair": pair, "active": verdict})


def teach(dice: Random, writer: Writer, _narrow: bool) -> None:
    """Make a training or a session, enrol somebody, or write down who was there: few of each, so that offices meet."""
    trainings, sessions, people = (ids_of(writer, kind) for kind in ("training", "session", "person"))
    if len(trainings) < 2:
        title = a_value(dice, KIND["training"].field["title"])
        writer.create("training", {**some_values(dice, KIND["training"]), "title": title})
    elif len(sessions) < 3:
        values = {"training_id": dice.choice(trainings), "held_on": dice.choice(DAYS)}
        writer.create("session", {**some_values(dice, KIND["session"]), **values})
    elif people:
        enrolling = dice.random() < 0.3
        kind = "enrolment" if enrolling else "attendance"
        key, among = ("training_id", trainings) if enrolling else ("session_id", sessions)
        links = {"person_id": dice.choice(people[:5]), key: dice.choice(among[:3])}
        values = {k: v for k, v in some_values(dice, KIND[kind]).items() if v is not None}
        writer.create(kind, {**values, **links})


def newer_field(dice: Random, writer: Writer, _narrow: bool) -> None:
    """Write a field that only a newer minor version knows, as that version would."""
    kind, record = KIND["person"], _some_record(dice, writer, "person")
    if record is not None:
        writer._save(kind, record, {EXTRA: f"nieuw {dice.randint(0, 99)}"}, "update")


ACTS = (
    (make, 35),
    (change, 45),
    (archive, 3),
    (choose, 6),
    (delete, 6),
    (restore, 5),
    (judge, 4),
    (teach, 12),
    (newer_field, 8),
)


def work(dice: Random, sim: SimDesk, *, narrow: bool = False) -> str:
    """Do one thing at a desk and name it; a coordinator dates rules. `narrow`: all work on few fields of few people."""
    acts = [set_rule] if sim.is_coordinator else [a for a, _ in ACTS if a is not newer_field or sim.is_newer]
    weights = [1] if sim.is_coordinator else [w for a, w in ACTS if a is not newer_field or sim.is_newer]
    act = dice.choices(acts, weights)[0]
    with sim.desk.store.write(sim.desk.actor) as writer:
        act(dice, writer, narrow)
    return act.__name__
