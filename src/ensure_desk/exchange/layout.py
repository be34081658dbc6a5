# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a sheet of a package looks like, derived from the field declarations: columns, keys, headings, choices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ensure_desk.domain.fields import IDENTIFYING, FieldSpec, FieldType, PackageKind
from ensure_desk.domain.ids import natural_id
from ensure_desk.domain.kinds import KINDS, Kind
from ensure_desk.domain.texts import N_, Translator

ID_KEY, TOKEN_KEY, WHO_KEY = "_id", "_v", "_who"
WHO_HEADING = N_("Dossier")
KEY_ROW, HEADING_ROW, FIRST_ROW = 1, 2, 3
"""Sheet rows, counted from 1: the hidden keys, the headings, the first record."""

_WIDTHS = {
    FieldType.TEXT: 20,
    FieldType.LONG_TEXT: 40,
    FieldType.CODE_TEXT: 14,
    FieldType.DATE: 12,
    FieldType.PARTIAL_DATE: 12,
    FieldType.TIME: 8,
    FieldType.MONTH: 10,
    FieldType.INTEGER: 10,
    FieldType.YES_NO: 14,
    FieldType.CHOICE: 20,
    FieldType.MULTI_CHOICE: 30,
    FieldType.LINK: 6,
    FieldType.PAIR: 6,
}


@dataclass(frozen=True)
class SheetColumn:
    """A column that carries a field; `source` is the stored field it is taken from."""

    spec: FieldSpec
    heading: str
    labels: Mapping[str, str]

    @property
    def key(self) -> str:
        """Return the field's key, which stands in the hidden key row."""
        return self.spec.key

    @property
    def source(self) -> str:
        """Return the stored field that the column shows."""
        return self.spec.meta.derived_from or self.spec.key

    @property
    def width(self) -> int:
        """Return the column's width in characters."""
        return _WIDTHS[self.spec.type]


@dataclass(frozen=True)
class Layout:
    """A sheet: its kind of record and its columns, in the order of declaration."""

    kind: Kind
    title: str
    columns: tuple[SheetColumn, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return all keys of the key row: the two machine columns, the readable dossier, the fields."""
        return (ID_KEY, TOKEN_KEY, *((WHO_KEY,) if self.has_who else ()), *(c.key for c in self.columns))

    @cached_property
    def natural(self) -> tuple[int, ...]:
        """Return the places of the columns that make a record's id; empty when its id is its own."""
        places = {c.key: n for n, c in enumerate(self.columns)}
        keys = self.kind.natural_key
        return tuple(places[k] for k in keys) if all(k in places for k in keys) else ()

    @cached_property
    def bound(self) -> tuple[int, ...]:
        """Return the places of the columns that the id binds already, so that their cells need no hash."""
        return tuple(n for n in self.natural if self.columns[n].spec.type in IDENTIFYING)

    @cached_property
    def hashed(self) -> tuple[int, ...]:
        """Return the places of the columns whose cells have a hash."""
        return tuple(n for n in range(len(self.columns)) if n not in self.bound)

    def own_id(self, texts: Sequence[str]) -> str:
        """Return the id that a row's fields make, as canonical texts."""
        return natural_id(self.kind.name, [texts[n] for n in self.natural])

    @property
    def has_who(self) -> bool:
        """Say whether the sheet shows which dossier a row belongs to."""
        return self.kind.parent is not None


def layout_of(kind: Kind, package: PackageKind, tr: Translator) -> Layout | None:
    """Return the sheet of a kind in this kind of package, None when it stays home."""
    carried = kind.carried(package)
    if not carried:
        return None
    columns = tuple(
        SheetColumn(f, tr(f.label), {code: tr(text) for code, text in (f.meta.choices or {}).items()})
        for f in carried
    )
    return Layout(kind, tr(kind.sheet), columns)


def layouts(package: PackageKind, tr: Translator) -> tuple[Layout, ...]:
    """Return all sheets of this kind of package, parents first."""
    return tuple(layout for kind in KINDS if (layout := layout_of(kind, package, tr)))
