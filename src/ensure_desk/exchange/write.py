# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Write a package: rows sealed and spliced sheet by sheet, the signed manifest last.

Rows stream through; nothing but the template and one batch of rows is held in memory.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
    sign,
)
from ensure_desk.exchange.newer import described
from ensure_desk.exchange.splice import Fill, fill_workbook
from ensure_desk.exchange.template import Cover, empty_workbook
from ensure_desk.exchange.tokens import (
    AWAY,
    NATURAL_ID,
    SEPARATOR,
    CellHasher,
    Digest,
    Origins,
    seal,
    seal_text,
    short_id,
)

TOKEN_LIMIT = 30_000


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
    """Seals the rows of all sheets, keeps the digest of their seals, and gathers what goes in the hidden sheet."""

    def __init__(self, key: bytes, desk_id: str, report: Report) -> None:
        self._key, self._report = key, report
        self._digest = Digest()
        self.origins = Origins([desk_id])
        self.more: list[tuple[str, str]] = []
        self.done = self.hidden = 0

    @property
    def digest(self) -> str:
        """Return the digest so far."""
        return self._digest.text

    def rows(self, sheet: SheetOut, told: set[str]) -> Iterator[Sequence[Value]]:
        """Yield the cells of each row: id, machine cell, dossier, fields; `told` gets the ids that no field tells."""
        layout, key, kind = sheet.layout, self._key, sheet.layout.kind.name
        hashers = [CellHasher(key, f"{kind}.{layout.columns[n].key}") for n in layout.hashed]
        show = [_shower(c) for c in layout.columns]
        who, hashed, bound, natural = layout.has_who, layout.hashed, layout.bound, bool(layout.natural)
        for number, row in enumerate(sheet.rows, self.done + 1):
            texts = [v if type(v) is str else "" if v is None else canonical_value(v) for v in row.values]
            cells = "".join([h[texts[n]] for h, n in zip(hashers, hashed, strict=True)])
            digest = seal(key, (kind, row.id, row.token, cells, *[texts[n] for n in bound]))
            self._digest.add(digest)
            machine = f"{self._token(kind, row)}{SEPARATOR}{seal_text(digest)}{cells}"
            if natural and layout.own_id(texts) != row.id:
                told.add(row.id)
            visible = [f(v) if f else v for f, v in zip(show, row.values, strict=True)]
            yield (row.id, machine, row.who, *visible) if who else (row.id, machine, *visible)
            self.done = number
            if not number % 1_000:
                self._report(number)
        for entry in sheet.more:
            self.add_more(entry)

    def matches(self, told: Iterable[tuple[str, str]]) -> Iterator[Sequence[Value]]:
        """Yield the match hashes as they are, and count them in the digest."""
        for row in told:
            self._count_hidden(seal(self._key, (MATCH_SHEET, *row)))
            yield row

    def _count_hidden(self, digest: bytes) -> None:
        self._digest.add(digest)
        self.hidden += 1

    def _token(self, kind: str, row: RowOut) -> str:
        short = self.origins.short(row.token)
        if len(short) <= TOKEN_LIMIT:
            return short
        self.add_more({"kind": kind, "id": row.id, "long": row.token})
        return AWAY

    def add_more(self, entry: Mapping[str, object]) -> None:
        """Put something in the hidden sheet, sealed by itself."""
        text = json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        digest = seal(self._key, (MORE_SHEET, text))
        self._count_hidden(digest)
        self.more.append((text, seal_text(digest)))


def _id_cells(layout: Layout, told: set[str]) -> Callable[[str], str]:
    """Return how an id stands in its cell: a mark where the row's own fields make it."""
    if not layout.natural:
        return short_id
    return lambda record_id: short_id(record_id) if record_id in told else NATURAL_ID


def _shower(column: SheetColumn) -> Callable[[Value], Value] | None:
    """Return how a column's values are shown, None when as they are; remembers what came before."""
    if not column.labels:
        return None
    if column.spec.type is FieldType.MULTI_CHOICE:
        return lambda value: shown(column, value)
    labels = column.labels
    return lambda value: labels.get(value, value) if isinstance(value, str) else value


def _chunks(texts: Iterable[tuple[str, str]]) -> Iterator[Sequence[Value]]:
    """Yield a row of four cells per part: number of the text, number of the part, the part, the seal."""
    for number, (text, sealed) in enumerate(texts):
        for part, start in enumerate(range(0, max(len(text), 1), CHUNK)):
            yield (number, part, text[start : start + CHUNK], sealed)


@dataclass(frozen=True)
class PackageOut:
    """A package on its way out.

    `matches` tells of people, under the ids of the package, their match hashes; `described` and `newer` are the sheets
    and records that only a newer version knows.
    """

    manifest: Manifest
    sheets: Sequence[SheetOut]
    cover: Cover
    matches: Iterable[tuple[str, str]] = ()
    described: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    newer: Sequence[Mapping[str, object]] = ()


def write_package(out: BinaryIO, package: PackageOut, keys: DeskKeys, report: Report) -> Manifest:
    """Write the workbook to `out` and return the manifest as signed; `report` hears the number of rows done."""
    manifest, sheets = package.manifest, package.sheets
    counts = {s.layout.kind.name: s.count for s in sheets}
    template = empty_workbook([s.layout for s in sheets], counts, package.cover)
    sealer = _Sealer(keys.row_key, manifest.desk_id, report)
    signed: list[Manifest] = []

    def manifest_rows() -> Iterator[Sequence[Value]]:
        described = {**package.described, **{s.layout.kind.name: _describe(s) for s in sheets}}
        names, hidden = tuple(sealer.origins.names), sealer.hidden
        final = replace(manifest, sheets=described, digest=sealer.digest, origins=names, hidden=hidden)
        signed.append(final)
        text = final.as_text()
        return _chunks(((text, ""), (sign(text, keys), "")))

    fills = {s.layout.title: _fill(s, sealer) for s in sheets}
    fills[MATCH_SHEET] = Fill(sealer.matches(package.matches))
    for entry in package.newer:
        sealer.add_more(entry)
    fills[MORE_SHEET] = Fill(_late(lambda: _chunks(sealer.more)))
    fills[MANIFEST_SHEET] = Fill(_late(manifest_rows))
    fill_workbook(template, fills, out)
    return signed[0]


def _fill(sheet: SheetOut, sealer: _Sealer) -> Fill:
    told: set[str] = set()
    rows, dates = sealer.rows(sheet, told), _dates(sheet.layout)
    return Fill(rows, first=FIRST_ROW, dates=dates, ids=_id_cells(sheet.layout, told))


def _late(make: Callable[[], Iterator[Sequence[Value]]]) -> Iterator[Sequence[Value]]:
    yield from make()


def _dates(layout: Layout) -> frozenset[int]:
    fixed = len(layout.keys) - len(layout.columns)
    types = (FieldType.DATE, FieldType.PARTIAL_DATE)
    return frozenset(n for n, c in enumerate(layout.columns, fixed + 1) if c.spec.type in types)


def _describe(sheet: SheetOut) -> Mapping[str, object]:
    columns = [{"key": c.key, **described(c.spec), "labels": dict(c.labels)} for c in sheet.layout.columns]
    plain = [{name: value for name, value in c.items() if value} for c in columns]
    natural = {"natural": list(sheet.layout.kind.natural_key)} if sheet.layout.kind.natural_key else {}
    return {"title": sheet.layout.title, "rows": sheet.count, "columns": plain, **natural}
