# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What only a newer version knows: kept as it came, merged like everything else, and passed on.

Fields travel beside the fields we know and are kept in their record; here is only what they are. Records of unknown
kinds are kept whole, in the values that belong to this desk.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ensure_desk.domain.fields import PSEUDONYMISED, FieldType, PackageKind
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.registers import State, alternatives, decode, encode, flatten, merge_state
from ensure_desk.exchange.newer import Description, allowed_packages, columns_of
from ensure_desk.exchange.read import PackageIn, SheetIn
from ensure_desk.storage.local_values import local_values
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer

_FIELD, _SHEET, _RECORD = "newer-field/", "newer-sheet/", "newer-record/"


def arriving(reader: Reader, package: PackageIn) -> int:
    """Return how many records of unknown kinds a package brings or changes."""
    return len(dict(_changed(reader, package)))


def keep(writer: Writer, package: PackageIn) -> None:
    """Keep what a package tells that only a newer version knows."""
    for key, text in _changed(writer, package):
        writer.set_local(_RECORD + key, text)
    for name, sheet in package.manifest.sheets.items():
        if name not in KIND:
            writer.set_local(_SHEET + name, json.dumps(sheet))
            continue
        for column in columns_of(sheet):
            if column["key"] not in KIND[name].field:
                writer.set_local(f"{_FIELD}{name}/{column['key']}", json.dumps(column))


def fields_for(reader: Reader, package: PackageKind) -> dict[str, frozenset[str]]:
    """Return the unknown fields, by kind of record, that were declared to travel in such packages."""
    told: dict[str, frozenset[str]] = {}
    for place, text in local_values(reader, _FIELD).items():
        kind, _, key = place.partition("/")
        if package in allowed_packages(json.loads(text)):
            told[kind] = told.get(kind, frozenset()) | {key}
    return told


def sheets_for(reader: Reader, package: PackageKind) -> dict[str, Description]:
    """Return the descriptions of the unknown kinds of record that travel in such packages.

    Never where people go by a pseudonym: only who knows the fields can tell which of them name people.
    """
    if package in PSEUDONYMISED:
        return {}
    told = {name: json.loads(text) for name, text in local_values(reader, _SHEET).items()}
    return {name: {**sheet, "rows": 0} for name, sheet in told.items() if _may_travel(sheet, package)}


def records_of(reader: Reader, kinds: Mapping[str, Description]) -> Iterator[dict[str, object]]:
    """Yield the records of unknown kinds, as entries of the hidden sheet."""
    for name in kinds:
        for record_id, text in local_values(reader, f"{_RECORD}{name}/").items():
            yield {"kind": name, "id": record_id, **json.loads(text)}


def _may_travel(sheet: Description, package: PackageKind) -> bool:
    return all(package in allowed_packages(c) or c.get("type") == FieldType.LINK for c in columns_of(sheet))


def _changed(reader: Reader, package: PackageIn) -> Iterator[tuple[str, str]]:
    for sheet in package.newer:
        held = local_values(reader, f"{_RECORD}{sheet.layout.kind.name}/")
        for record_id, state in _states(sheet):
            before = held.get(record_id)
            after = merge_state(_state(json.loads(before)), state) if before else state
            text = _text(after)
            if text != before:
                yield f"{sheet.layout.kind.name}/{record_id}", text


def _states(sheet: SheetIn) -> Iterator[tuple[str, State]]:
    columns = sheet.layout.columns
    multi = frozenset(c.key for c in columns if c.spec.type is FieldType.MULTI_CHOICE)
    for place, record_id in enumerate(sheet.ids):
        values = {c.key: v for c, v in zip(columns, sheet.values[place], strict=True)}
        beside = sheet.more.get(record_id, {})
        entry = {"token": sheet.tokens[place], "flat": flatten(values, multi), "others": beside.get("others")}
        state = _state(entry)
        unknown = {columns[e.column].key for e in sheet.edits.get(place, [])}
        yield record_id, {k: r for k, r in state.items() if k.partition("/")[0] not in unknown}
    for record_id, entry in sheet.more.items():
        if isinstance(entry.get("flat"), dict):
            yield record_id, _state(entry)


def _state(entry: Mapping[str, Any]) -> State:
    return decode(str(entry["token"]), entry["flat"], entry.get("others") or {})


def _text(state: State) -> str:
    flat = {k: r.value for k, r in state.items() if r.value is not None and r.value is not False}
    entry = {"token": encode(state), "flat": flat, "others": alternatives(state)}
    return json.dumps(entry, sort_keys=True, ensure_ascii=False)
