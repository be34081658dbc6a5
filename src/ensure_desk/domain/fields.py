# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a field declares itself: the one place from which tables, columns, forms and exports derive.

A record is a class below `Declared`; each field is `Annotated[type, Meta(...)]`. `field_specs` reads those
declarations.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Sensitivity(StrEnum):
    """How careful to be with a value."""

    NONE = "N"
    PERSONAL = "P"
    SPECIAL = "S"
    RESTRICTED = "R"


class PackageKind(StrEnum):
    """Between whom a workbook travels; `named` is a coordinator's package that somebody chose to send with names."""

    COORDINATOR = "coordinator"
    OFFICE = "office"
    REGION = "region"
    NAMED = "named"


class FieldType(StrEnum):
    """How a value is typed, stored, shown and written in a workbook."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CODE_TEXT = "code_text"  # text of digits that is no quantity: postcode, phone, house number
    DATE = "date"
    PARTIAL_DATE = "partial_date"  # 1976, 1976-05 or 1976-05-03, stored as that text
    TIME = "time"  # 09:30, stored as that text
    MONTH = "month"  # 2026-04, stored as that text
    INTEGER = "integer"
    YES_NO = "yes_no"  # choice of ja / nee / onbekend / zegt_liever_niet
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"  # sorted JSON list of codes
    LINK = "link"  # id of a parent record, immutable
    PAIR = "pair"  # ids of two records side by side, sorted, immutable


PROTECTED = frozenset({PackageKind.OFFICE, PackageKind.NAMED})
"""Packages that hold names: they are always encrypted."""

PSEUDONYMISED = frozenset({PackageKind.COORDINATOR, PackageKind.NAMED})
"""Packages for the coordinator, where people go by their pseudonym; a named one tells the name beside it."""

OFFICE = frozenset({PackageKind.OFFICE})
WITH_NAMES = frozenset({PackageKind.OFFICE, PackageKind.NAMED})
EMPTY: tuple[object, ...] = (None, "", [])
"""The values of a field that tell nothing."""
SHARED = frozenset({PackageKind.OFFICE, PackageKind.COORDINATOR, PackageKind.NAMED})
REGIONAL = frozenset(PackageKind)
COORDINATOR_ONLY = PSEUDONYMISED
IDENTIFYING = frozenset({FieldType.LINK, FieldType.PAIR})
"""Fields that say which records a record belongs to; they never change."""
NOWHERE: frozenset[PackageKind] = frozenset()

Choices = Mapping[str, str]
"""Stored Dutch code -> Dutch label (a source text for the translator)."""


@dataclass(frozen=True)
class Meta:
    """What a field declares about itself."""

    label: str
    sensitivity: Sensitivity
    packages: frozenset[PackageKind] = OFFICE
    type: FieldType = FieldType.TEXT
    choices: Choices | None = None
    group: str = ""
    required: bool = False
    derived_from: str = ""  # computed for the coordinator from this field; never typed
    parent: str = ""  # kind name of the parent record, for LINK
    counts: bool = True  # part of the completeness bar
    hint: str = ""
    highest: int = 10**9  # for INTEGER


@dataclass(frozen=True)
class FieldSpec:
    """A field's declaration together with its key."""

    key: str
    meta: Meta

    @property
    def type(self) -> FieldType:
        """Return the field's type."""
        return self.meta.type

    @property
    def label(self) -> str:
        """Return the Dutch label."""
        return self.meta.label


class Declared:
    """A kind of record by its fields. It is read, never made: values travel as plain rows."""


def field_specs(model: type[Declared]) -> tuple[FieldSpec, ...]:
    """Return the declared fields of a record, in the order of declaration."""
    specs = []
    for key, declared in model.__annotations__.items():
        meta = next((m for m in getattr(declared, "__metadata__", ()) if isinstance(m, Meta)), None)
        if meta is None:
            raise TypeError(f"{model.__name__}.{key} declares no Meta")
        specs.append(FieldSpec(key, meta))
    return tuple(specs)


Value = str | int | list[str] | None
"""A stored value: dates are ISO text at this level, so that every layer compares the same thing."""


def to_plain(value: Any) -> Value:
    """Return a model's value as stored: dates as ISO text, a multi-choice as a sorted list, empty as None."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return sorted(value) or None
    if value == "":
        return None
    return value  # type: ignore[no-any-return]  # the models hold only str, int and the above
