# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The intake as it is asked: ten sections, each with its field groups, derived from the field declarations.

What must be known for a dossier comes first; nothing is listed twice, so a new field shows up in the section of
its group by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.completeness import COUNTED_KINDS, is_filled
from ensure_desk.domain.fields import FieldSpec, FieldType, Value
from ensure_desk.domain.intake import (
    AVAILABILITY,
    EDUCATION,
    HEALTH,
    MOBILITY,
    PREFERENCES,
    SKILLS,
    STATUTE,
    WORK,
)
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.pathway import BENEFIT, REFERRAL
from ensure_desk.domain.people import CONTACT, FAMILY, IDENTITY, LANGUAGES
from ensure_desk.domain.texts import N_

Slots = Mapping[str, Mapping[str, Value]]
"""Slot -> field -> value; a slot is a kind of record, or `consent/<purpose>`."""

FIRST: tuple[tuple[str, str], ...] = (
    ("person", "last_name"),
    ("person", "first_name"),
    ("person", "birth_date"),
    ("person", "mobile"),
    ("person", "postcode"),
    ("person", "municipality"),
    ("referral", "referrer_type"),
    ("referral", "referral_date"),
    ("intake", "intake_date"),
)
"""What is asked first: enough to find a double and to open the dossier."""
NEVER_TYPED = frozenset({"dossier_number", "archived"})
FIRST_KEY = 3
"""The function key of the first section; F1 is help and F2 is edit."""


@dataclass(frozen=True)
class FormField:
    """One question: where its answer is kept and how it is declared; `label` replaces the declared one."""

    slot: str
    spec: FieldSpec
    label: str = ""

    @property
    def words(self) -> str:
        """Return the Dutch label."""
        return self.label or self.spec.label


@dataclass(frozen=True)
class FormGroup:
    """Fields below one small heading."""

    title: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True)
class FormSection:
    """One page of the form."""

    key: str
    title: str
    icon: str
    groups: tuple[FormGroup, ...]

    @property
    def fields(self) -> tuple[FormField, ...]:
        """Return the fields of all groups."""
        return tuple(f for group in self.groups for f in group.fields)


@dataclass(frozen=True)
class Share:
    """How much of a section is filled in."""

    done: int
    total: int

    @property
    def is_full(self) -> bool:
        """Say whether nothing is left to fill in."""
        return self.done >= self.total


CONSENTS = "consents"
TRACK_SLOT = "track"
"""A track may begin with the intake; it never counts as something still to fill in."""
_LAYOUT: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("person", N_("Persoon en contact"), "users", (IDENTITY, CONTACT)),
    ("language", N_("Taal en gezin"), "languages", (LANGUAGES, FAMILY)),
    ("work", N_("Opleiding en werk"), "hourglass", (EDUCATION, WORK)),
    ("benefit", N_("Uitkering en toeleiding"), "wallet", (BENEFIT, STATUTE, REFERRAL)),
    ("availability", N_("Vervoer en beschikbaarheid"), "calendar-clock", (MOBILITY, AVAILABILITY)),
    ("health", N_("Gezondheid"), "hand-helping", (HEALTH,)),
    ("preferences", N_("Voorkeuren"), "sun", (PREFERENCES,)),
    ("skills", N_("Competenties"), "list-checks", (SKILLS,)),
)


def intake_sections(*, with_consents: bool = True) -> tuple[FormSection, ...]:
    """Return the sections of the intake in the order of the talk; consents and track only for a new one."""
    sections = [FormSection("first", N_("Aanmelding"), "user-plus", (FormGroup("", _first()),))]
    for key, title, icon, groups in _LAYOUT:
        parts = tuple(FormGroup(group, _group(group)) for group in groups)
        sections.append(FormSection(key, title, icon, tuple(p for p in parts if p.fields)))
    if with_consents:
        last = (*_consents(), FormGroup(N_("Traject"), _track()))
        sections.append(FormSection(CONSENTS, N_("Toestemmingen en traject"), "shield-check", last))
    return tuple(sections)


def _first() -> tuple[FormField, ...]:
    return tuple(FormField(kind, KIND[kind].field[key]) for kind, key in FIRST)


def _group(group: str) -> tuple[FormField, ...]:
    return tuple(
        FormField(kind, spec)
        for kind in COUNTED_KINDS
        for spec in KIND[kind].fields
        if spec.meta.group == group and is_typed(spec) and (kind, spec.key) not in FIRST
    )


def _consents() -> tuple[FormGroup, ...]:
    fields = KIND["consent"].field
    return tuple(
        FormGroup(
            words.capitalize(),
            (
                FormField(f"consent/{purpose}", fields["answer"]),
                FormField(f"consent/{purpose}", fields["method"]),
            ),
        )
        for purpose, words in codes.CONSENT_PURPOSE.items()
    )


def _track() -> tuple[FormField, ...]:
    return tuple(FormField(TRACK_SLOT, KIND["track"].field[key]) for key in ("start", "ex_pwa", "goal"))


def is_typed(spec: FieldSpec) -> bool:
    """Say whether a person fills in this field, rather than the program."""
    return spec.type is not FieldType.LINK and not spec.meta.derived_from and spec.key not in NEVER_TYPED


def share_of(section: FormSection, values: Slots) -> Share:
    """Return how many of the fields that count are filled in; what is asked first all counts."""
    counted = [f for f in section.fields if _counts(f)]
    filled = [f for f in counted if is_filled(f.slot, f.spec.key, values.get(f.slot, {}))]
    return Share(len(filled), len(counted))


def _counts(field: FormField) -> bool:
    return (field.slot, field.spec.key) in FIRST or (field.spec.meta.counts and field.slot != TRACK_SLOT)


def section_of(sections: tuple[FormSection, ...], slot: str, key: str) -> str:
    """Return the section in which a field is asked, empty where it is not."""
    return next((s.key for s in sections for f in s.fields if f.slot == slot and f.spec.key == key), "")


def function_key(index: int) -> int:
    """Return the number of the function key that opens a section: F3 the first, F12 the tenth."""
    return FIRST_KEY + index
