# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Write a package: rows sealed and spliced sheet by sheet, the signed manifest last (HANDOFF.md 3).

Rows stream through; nothing but the template and one batch of rows is held in memory.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import BinaryIO, NamedTuple

from ensure_desk.domain.canonical import canonical_value
from ensure_desk.domain.fields import FieldType, Value
from ensure_desk.exchange.cells import shown
from ensure_desk.exchange.layout import FIRST_ROW, Layout, SheetColumn
from ensure_desk.exchange.manifest import (
    CHUNK,
    MANIFEST_SHEET,
    MATCH_SHEET,
    MORE_SHEET,
    DeskKeys,
    Manifest,
    digest_of,
    sign,
)
from ensure_desk.exchange.splice import Fill, fill_workbook
from ensure_desk.exchange.template import Cover, empty_workbook
from ensure_desk.exchange.tokens import SEPARATOR, UNIT, CellHasher, head_hash, row_hash

TOKEN_LIMIT = 30_000
AWAY = "@"
"""Stands for a token that is too long for a cell and stands in the hidden sheet instead."""


class RowOut(NamedTuple):
    """A record on its way out: stored values in the order of the layout's columns."""

    id: str
    token: str
    who: str
    values: tuple[Value, ...]


@dataclass
class SheetOut:
    """A sheet's records, and those that need more than a row: deleted, in conflict, with unknown fields."""

    layout: Layout
    count: int
    rows: Iterable[RowOut]
    more: list[dict[str, object]] = field(default_factory=list)


Report = Callable[[int], None]


class _Sealer:
    """Seals the rows of all sheets and keeps the digest of their machine cells."""

    def __init__(self, key: bytes, more: list[dict[str, object]], report: Report) -> None:
        self._key, self._more, self._report = key, more, report
        self._digest = 0
        self.done = 0

    @property
    def digest(self) -> str:
        """Return the digest so far."""
        return f"{self._digest:064x}"

    def rows(self, sheet: SheetOut) -> Iterator[Sequence[Value]]:
        """Yield the cells of each row: id, machine cell, dossier, fields."""
        layout, key = sheet.layout, self._key
        hashers = [CellHasher(key, f"{layout.kind.name}.{c.key}") for c in layout.columns]
        show = [_shower(c) for c in layout.columns]
        who = layout.has_who
        for number, row in enumerate(sheet.rows, self.done + 1):
            texts = [v if type(v) is str else "" if v is None else canonical_value(v) for v in row.values]
            sealed = row_hash(key, UNIT.join((row.id, row.token, *texts)))
            cells = "".join([h[t] for h, t in zip(hashers, texts, strict=True)])
            head = head_hash(key, row.id, row.token)
            machine = SEPARATOR.join((self._token(layout, row), sealed, head, cells))
            self._digest ^= int.from_bytes(blake2b(machine.encode(), digest_size=32).digest(), "big")
            visible = [f(v) if f else v for f, v in zip(show, row.values, strict=True)]
            yield (row.id, machine, row.who, *visible) if who else (row.id, machine, *visible)
            self.done = number
            if not number % 1_000:
                self._report(number)
        self._more.extend(sheet.more)

    def matches(self, told: Iterable[tuple[str, str]]) -> Iterator[Sequence[Value]]:
        """Yield the match hashes as they are, and count them in the digest."""
        for row in told:
            text = SEPARATOR.join(row)
            self._digest ^= int.from_bytes(blake2b(text.encode(), digest_size=32).digest(), "big")
            yield row

    def _token(self, layout: Layout, row: RowOut) -> str:
        if len(row.token) <= TOKEN_LIMIT:
            return row.token
        self._more.append({"kind": layout.kind.name, "id": row.id, "long": row.token})
        return AWAY


def _shower(column: SheetColumn) -> Callable[[Value], Value] | None:
    """Return how a column's values are shown, None when as they are; remembers what came before."""
    if not column.labels:
        return None
    if column.spec.type is FieldType.MULTI_CHOICE:
        return lambda value: shown(column, value)
    labels = column.labels
    return lambda value: labels.get(value, value) if isinstance(value, str) else value


def _chunks(texts: Iterable[str]) -> Iterator[Sequence[Value]]:
    """Yield a row of three cells per part: number of the text, number of the part, the part."""
    for number, text in enumerate(texts):
        for part, start in enumerate(range(0, max(len(text), 1), CHUNK)):
            yield (number, part, text[start : start + CHUNK])


@dataclass(frozen=True)
class PackageOut:
    """A package on its way out; `matches` tells of people, under the ids of the package, their match hashes."""

    manifest: Manifest
    sheets: Sequence[SheetOut]
    cover: Cover
    matches: Iterable[tuple[str, str]] = ()


def write_package(out: BinaryIO, package: PackageOut, keys: DeskKeys, report: Report) -> Manifest:
    """Write the workbook to `out` and return the manifest as signed; `report` hears the number of rows done."""
    manifest, sheets = package.manifest, package.sheets
    counts = {s.layout.kind.name: s.count for s in sheets}
    template = empty_workbook([s.layout for s in sheets], counts, package.cover)
    more: list[dict[str, object]] = []
    sealer = _Sealer(keys.row_key, more, report)
    signed: list[Manifest] = []

    def more_rows() -> Iterator[Sequence[Value]]:
        return _chunks(json.dumps(entry, sort_keys=True, ensure_ascii=False) for entry in more)

    def manifest_rows() -> Iterator[Sequence[Value]]:
        described = {s.layout.kind.name: _describe(s) for s in sheets}
        digest = digest_of([sealer.digest, *(json.dumps(m, sort_keys=True) for m in more)])
        final = replace(manifest, sheets=described, digest=digest)
        signed.append(final)
        text = final.as_text()
        return _chunks((text, sign(text, keys)))

    fills = {s.layout.title: Fill(sealer.rows(s), first=FIRST_ROW, dates=_dates(s.layout)) for s in sheets}
    fills[MATCH_SHEET] = Fill(sealer.matches(package.matches))
    fills[MORE_SHEET] = Fill(_late(more_rows))
    fills[MANIFEST_SHEET] = Fill(_late(manifest_rows))
    fill_workbook(template, fills, out)
    return signed[0]


def _late(make: Callable[[], Iterator[Sequence[Value]]]) -> Iterator[Sequence[Value]]:
    yield from make()


def _dates(layout: Layout) -> frozenset[int]:
    fixed = len(layout.keys) - len(layout.columns)
    types = (FieldType.DATE, FieldType.PARTIAL_DATE)
    return frozenset(n for n, c in enumerate(layout.columns, fixed + 1) if c.spec.type in types)


def _describe(sheet: SheetOut) -> Mapping[str, object]:
    columns = {
        c.key: {
            "type": c.spec.type.value,
            "class": c.spec.meta.sensitivity.value,
            "packages": sorted(p.value for p in c.spec.meta.packages),
        }
        for c in sheet.layout.columns
    }
    return {"title": sheet.layout.title, "rows": sheet.count, "columns": columns}
