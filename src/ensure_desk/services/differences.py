# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Differences in words: whose record, which field, what was, is here and comes."""

from dataclasses import dataclass

from ensure_desk.services.desk import Desk
from ensure_desk.services.import_plan import Difference
from ensure_desk.services.imports import ImportPlan
from ensure_desk.services.value_words import field_label, record_label, seen_text
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
        return tuple(_shown(reader, d, desk) for d in plan.differences)


def _shown(reader: Reader, row: Difference, desk: Desk) -> Shown:
    tr = desk.tr
    was, ours, theirs = (seen_text(desk, row.kind, row.field, v) for v in (row.was, row.ours, row.theirs))
    label = record_label(reader, row.kind, row.record_id)
    field = field_label(tr, row.kind, row.field)
    return Shown(
        row.kind, row.record_id, desk.veiled(label), field, was, ours, theirs, row.conflict, row.address
    )
