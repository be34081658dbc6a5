# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Differences and conflicts in words: whose record, which field, what was, is here and comes."""

from dataclasses import dataclass

from ensure_desk.domain.kinds import KIND, KINDS
from ensure_desk.domain.registers import DELETED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.desk import Desk, person_name
from ensure_desk.services.import_plan import Difference
from ensure_desk.services.imports import ImportPlan
from ensure_desk.services.value_words import NOTHING, value_text
from ensure_desk.storage.reader import Reader


@dataclass(frozen=True)
class Shown:
    """A difference as a person reads it."""

    kind: str
    record_id: str
    label: str
    field_label: str
    was: str
    ours: str
    theirs: str
    conflict: bool
    address: str


def shown_differences(desk: Desk, *, plan: ImportPlan) -> tuple[Shown, ...]:
    """Return what a plan would change, in words."""
    with desk.store.read() as reader:
        return tuple(_shown(reader, d, desk.tr) for d in plan.differences)


def conflicts(desk: Desk) -> tuple[Shown, ...]:
    """Return every field that holds two values, in words."""
    found = []
    with desk.store.read() as reader:
        for kind in KINDS:
            for record in (r for r in reader.all(kind.name) if r.others):
                for key, others in record.others.items():
                    field, _, option = key.partition("/")
                    ours = option in record.codes(field) if option else record[field]
                    rows = (
                        Difference(kind.name, record.id, key, None, ours, v, True) for v in others.values()
                    )
                    found += [_shown(reader, row, desk.tr) for row in rows]
    return tuple(found)


def _shown(reader: Reader, row: Difference, tr: Translator) -> Shown:
    was, ours, theirs = (value_text(tr, row.kind, row.field, v) for v in (row.was, row.ours, row.theirs))
    label = record_label(reader, row.kind, row.record_id)
    field = field_label(tr, row.kind, row.field)
    return Shown(row.kind, row.record_id, label, field, was, ours, theirs, row.conflict, row.address)


def record_label(reader: Reader, kind: str, record_id: str) -> str:
    """Return how a person calls a record: the name or dossier number of whom it is about."""
    record, link = reader.get(kind, record_id), KIND[kind].parent
    while record is not None and link is not None:
        kind = link.meta.parent
        record, link = reader.get(kind, record.text(link.key)), KIND[kind].parent
    if record is None:
        return NOTHING
    return person_name(record.values) or record.text("dossier_number") or NOTHING


def field_label(tr: Translator, kind: str, key: str) -> str:
    """Return a field's label; an option of a multi-choice with its own label behind it."""
    if key == DELETED:
        return tr(N_("Gewist"))
    name, _, option = key.partition("/")
    spec = KIND[kind].field.get(name)
    if spec is None:
        return key
    choices = spec.meta.choices or {}
    return f"{tr(spec.label)}: {tr(choices[option])}" if option in choices else tr(spec.label)
