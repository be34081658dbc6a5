# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that somebody typed below the others in a package: proposed new records, made only when a person says so.

Their ids follow from the package and what was typed, so that every desk that takes the same row makes the same record.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from ensure_desk.domain.canonical import canonical_value
from ensure_desk.domain.fields import PSEUDONYMISED, Value
from ensure_desk.domain.ids import hand_edit_id, natural_id
from ensure_desk.domain.kinds import Kind
from ensure_desk.domain.records import missing_required
from ensure_desk.domain.registers import Register, Write, encode, flatten
from ensure_desk.exchange.manifest import Manifest
from ensure_desk.exchange.read import SheetIn
from ensure_desk.services.desk import Desk
from ensure_desk.services.import_plan import manifest_millis
from ensure_desk.services.imports import ImportPlan, compared_again
from ensure_desk.services.likeness import Likeness, possible_duplicates


@dataclass(frozen=True)
class Proposal:
    """A row without an id that could be a record; `likely` are people who may be the person in it."""

    path: Path
    sheet: str
    row: int
    kind: str
    values: Mapping[str, Value]
    likely: tuple[Likeness, ...] = ()


def proposals(desk: Desk, *, plan: ImportPlan) -> tuple[Proposal, ...]:
    """Return the rows that could be made records: with all that is required, where people go by their names."""
    return tuple(
        Proposal(file.path, sheet.title, row, sheet.layout.kind.name, values, _likely(desk, values))
        for file, package in plan.packages
        if package.manifest.kind not in PSEUDONYMISED
        for sheet in package.sheets
        for row in sheet.proposed
        if not missing_required(sheet.layout.kind, values := _values(sheet, row))
    )


def make_them(desk: Desk, *, plan: ImportPlan, chosen: Collection[Proposal]) -> ImportPlan:
    """Return the plan in which these rows are new records."""
    wanted = {(p.path, p.sheet, p.row) for p in chosen}
    for file, package in plan.packages:
        for sheet in package.sheets:
            for row in [r for r in sheet.proposed if (file.path, sheet.title, r) in wanted]:
                _take(sheet, row, package.manifest)
    return compared_again(desk, plan=plan)


def _values(sheet: SheetIn, row: int) -> dict[str, Value]:
    pairs = zip(sheet.layout.columns, sheet.proposed[row], strict=True)
    return {c.key: value for c, value in pairs if value is not None and not c.spec.meta.derived_from}


def _likely(desk: Desk, values: Mapping[str, Value]) -> tuple[Likeness, ...]:
    names = {key: str(values.get(key) or "") for key in ("last_name", "first_name", "birth_date")}
    return possible_duplicates(desk, **names)


def _take(sheet: SheetIn, row: int, manifest: Manifest) -> None:
    """Put a row among the records of its sheet, each field written by the package."""
    kind, values = sheet.layout.kind, _values(sheet, row)
    record_id = _id_of(kind, values, manifest.package_id)
    flat = flatten(values, kind.multi)
    stamp, package = manifest_millis(manifest) + 1, manifest.package_id
    state = {
        key: Register(
            {hand_edit_id(package, record_id, key, canonical_value(v)): Write(v, stamp, package)}, frozenset()
        )
        for key, v in flat.items()
    }
    sheet.more[record_id] = {"id": record_id, "token": encode(state), "flat": flat, "known": ""}
    del sheet.proposed[row]
    sheet.foreign.pop(row, None)
    sheet.refusals = [r for r in sheet.refusals if (r.code, r.params.get("row")) != ("row_without_id", row)]


def _id_of(kind: Kind, values: Mapping[str, Value], package: str) -> str:
    if kind.natural_key:
        return natural_id(kind.name, (str(values.get(key) or "") for key in kind.natural_key))
    typed = (f"{key}={canonical_value(value)}" for key, value in sorted(values.items()))
    return natural_id(f"{kind.name} typed in", (package, *typed))
