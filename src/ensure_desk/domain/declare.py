# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Short ways to declare a field, so that a record reads as a table of its fields.

Each function returns a `Meta`; the first three arguments are label, sensitivity and the packages that may carry it.
"""

from typing import TypedDict, Unpack

from ensure_desk.domain.codes import YES_NO
from ensure_desk.domain.fields import OFFICE, Choices, FieldType, Meta, PackageKind, Sensitivity

PERSONAL = Sensitivity.PERSONAL
SPECIAL = Sensitivity.SPECIAL
NEUTRAL = Sensitivity.NONE
RESTRICTED = Sensitivity.RESTRICTED
Packages = frozenset[PackageKind]


class Extra(TypedDict, total=False):
    """The rarer parts of a declaration."""

    group: str
    required: bool
    derived_from: str
    counts: bool
    hint: str
    highest: int


def text(label: str, s: Sensitivity, packages: Packages = OFFICE, **extra: Unpack[Extra]) -> Meta:
    """Declare one line of text."""
    return Meta(label, s, packages, FieldType.TEXT, **extra)


def long_text(label: str, s: Sensitivity, packages: Packages = OFFICE, **extra: Unpack[Extra]) -> Meta:
    """Declare text of several lines."""
    return Meta(label, s, packages, FieldType.LONG_TEXT, **extra)


def code_text(label: str, s: Sensitivity, packages: Packages = OFFICE, **extra: Unpack[Extra]) -> Meta:
    """Declare text of digits that is no quantity."""
    return Meta(label, s, packages, FieldType.CODE_TEXT, **extra)


def date(label: str, s: Sensitivity, packages: Packages = OFFICE, **extra: Unpack[Extra]) -> Meta:
    """Declare a calendar day."""
    return Meta(label, s, packages, FieldType.DATE, **extra)


def partial_date(label: str, s: Sensitivity, packages: Packages = OFFICE, **extra: Unpack[Extra]) -> Meta:
    """Declare a day of which only year or month may be known."""
    return Meta(label, s, packages, FieldType.PARTIAL_DATE, **extra)


def time(label: str, s: Sensitivity, packages: Packages = OFFICE, **extra: Unpack[Extra]) -> Meta:
    """Declare a time of the day."""
    return Meta(label, s, packages, FieldType.TIME, **extra)


def year_month(label: str, s: Sensitivity, packages: Packages = OFFICE, **extra: Unpack[Extra]) -> Meta:
    """Declare a calendar month."""
    return Meta(label, s, packages, FieldType.MONTH, **extra)


def integer(label: str, s: Sensitivity, packages: Packages = OFFICE, **extra: Unpack[Extra]) -> Meta:
    """Declare a whole number of zero or more."""
    return Meta(label, s, packages, FieldType.INTEGER, **extra)


def yes_no(label: str, s: Sensitivity, packages: Packages = OFFICE, **extra: Unpack[Extra]) -> Meta:
    """Declare ja / nee / onbekend / zegt liever niet: unknown is never no."""
    return Meta(label, s, packages, FieldType.YES_NO, YES_NO, **extra)


def choice(
    label: str, s: Sensitivity, choices: Choices, packages: Packages = OFFICE, **extra: Unpack[Extra]
) -> Meta:
    """Declare one code of a value list."""
    return Meta(label, s, packages, FieldType.CHOICE, choices, **extra)


def choices(
    label: str, s: Sensitivity, options: Choices, packages: Packages = OFFICE, **extra: Unpack[Extra]
) -> Meta:
    """Declare any number of codes of a value list."""
    return Meta(label, s, packages, FieldType.MULTI_CHOICE, options, **extra)


def link(label: str, parent: str, packages: Packages = OFFICE) -> Meta:
    """Declare the parent record; it never changes."""
    return Meta(label, NEUTRAL, packages, FieldType.LINK, parent=parent, required=True, counts=False)


def two_links(label: str, of: str, packages: Packages = OFFICE) -> Meta:
    """Declare the two records of a kind that a record is about; they never change."""
    return Meta(label, NEUTRAL, packages, FieldType.PAIR, parent=of, required=True, counts=False)
