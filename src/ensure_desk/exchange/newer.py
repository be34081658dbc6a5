# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fields that only a newer version knows: described in the manifest by who does, kept and passed on by who does not.

A description holds type, class, kinds of package and the labels of choices: enough to take the cells apart, to know
into which packages the field may go, and to tell the next desk the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from ensure_desk.domain.fields import FieldSpec, FieldType, Meta, PackageKind, Sensitivity
from ensure_desk.domain.registers import flatten
from ensure_desk.exchange.layout import Layout, SheetColumn
from ensure_desk.exchange.sheet_in import Refusal, SheetIn

Description = Mapping[str, object]
_Enum = TypeVar("_Enum", bound=StrEnum)


def set_newer_apart(sheet: SheetIn) -> None:
    """Take the columns that we do not know out of a sheet: their values go beside their records.

    A change by hand in such a column cannot be judged here, so it is refused, and the field counts as not seen.
    """
    columns, kind = sheet.layout.columns, sheet.layout.kind
    known = [n for n, c in enumerate(columns) if c.key in kind.field]
    if len(known) == len(columns):
        return
    now = {old: new for new, old in enumerate(known)}
    newer = {n: c for n, c in enumerate(columns) if n not in now}
    multi = frozenset(c.key for c in newer.values() if c.spec.type is FieldType.MULTI_CHOICE)
    for place, record_id in enumerate(sheet.ids):
        unseen = {e.column for e in sheet.edits.get(place, []) if e.column in newer}
        row = sheet.values[place]
        extra = flatten({c.key: row[n] for n, c in newer.items() if n not in unseen}, multi)
        if extra or unseen:
            entry = sheet.more.setdefault(record_id, {})
            told = entry.get("extra")
            entry["extra"] = {**(told if isinstance(told, dict) else {}), **extra}
        if unseen:
            sheet.more[record_id].setdefault("known", "")
    for edits in sheet.edits.values():
        refused = [e for e in edits if e.column in newer and e.address]
        sheet.refusals.extend(Refusal(e.address, "cell_newer") for e in refused)
        edits[:] = [e._replace(column=now[e.column]) for e in edits if e.column in now]
    sheet.edits = {place: edits for place, edits in sheet.edits.items() if edits}
    sheet.doubts = [replace(e, column=now[e.column]) for e in sheet.doubts if e.column in now]
    sheet.values = [tuple(row[n] for n in known) for row in sheet.values]
    sheet.proposed = {number: tuple(row[n] for n in known) for number, row in sheet.proposed.items()}
    sheet.layout = replace(sheet.layout, columns=tuple(columns[n] for n in known))


def described(spec: FieldSpec) -> dict[str, object]:
    """Return what a manifest says about a field, labels aside."""
    return {
        "type": spec.type.value,
        "class": spec.meta.sensitivity.value,
        "packages": sorted(p.value for p in spec.meta.packages),
        "derived": bool(spec.meta.derived_from),
    }


def columns_of(sheet: Description) -> list[Mapping[str, object]]:
    """Return the descriptions of a sheet's columns, in their order."""
    columns = sheet.get("columns", ())
    found = columns if isinstance(columns, Sequence) else ()
    return [c for c in found if isinstance(c, Mapping) and isinstance(c.get("key"), str)]


def natural_key_of(sheet: Description) -> tuple[str, ...]:
    """Return the fields that make the ids of a kind of record."""
    keys = sheet.get("natural", ())
    return tuple(map(str, keys)) if isinstance(keys, list) else ()


def described_layout(own: Layout, sheet: Description) -> Layout:
    """Return the layout that a package gives a sheet: our columns that it has and those that we do not know."""
    known = {c.key: c for c in own.columns}
    columns = []
    for column in columns_of(sheet):
        ours = known.get(str(column["key"]))
        if ours is None:
            columns.append(unknown_column(column))
        elif (labels := _labels(column)).items() <= ours.labels.items():
            columns.append(ours)
        else:
            columns.append(SheetColumn(ours.spec, ours.heading, {**ours.labels, **labels}))
    return own if tuple(columns) == own.columns else Layout(own.kind, own.title, tuple(columns))


def unknown_column(column: Description) -> SheetColumn:
    """Return a column for a field that only its description tells about."""
    key, labels = str(column["key"]), _labels(column)
    meta = Meta(
        label=key,
        sensitivity=_member(Sensitivity, column.get("class"), Sensitivity.SPECIAL),
        packages=allowed_packages(column),
        type=_member(FieldType, column.get("type"), FieldType.TEXT),
        choices=labels or None,
        derived_from=key if column.get("derived") or column.get("type") not in set(FieldType) else "",
    )
    return SheetColumn(FieldSpec(key, meta), key, labels)


def allowed_packages(column: Description) -> frozenset[PackageKind]:
    """Return the kinds of package that may carry a field; without class and kinds only those between offices."""
    kinds = column.get("packages")
    if not isinstance(kinds, Sequence) or column.get("class") not in set(Sensitivity):
        return frozenset({PackageKind.OFFICE})
    known = set(PackageKind)
    return frozenset(PackageKind(k) for k in kinds if k in known)


def _labels(column: Description) -> dict[str, str]:
    labels = column.get("labels", {})
    return {str(k): str(v) for k, v in labels.items()} if isinstance(labels, Mapping) else {}


def _member(kinds: type[_Enum], value: object, otherwise: _Enum) -> _Enum:
    return kinds(str(value)) if value in set(kinds) else otherwise
