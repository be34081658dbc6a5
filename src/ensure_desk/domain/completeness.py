# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How complete an intake is: per section and in all, with what is "nog aan te vullen".

Which fields count is part of their declaration; nothing but the five required ones is ever demanded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ensure_desk.domain import codes
from ensure_desk.domain.fields import EMPTY, FieldSpec, FieldType, Value
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.texts import N_

COUNTED_KINDS = ("person", "intake", "referral", "benefit_period")
"""The kinds whose latest record is part of the intake; consents count one per purpose."""
SETTLED = {("benefit_period", "expected_end"): ("benefit_type", "geen")}
"""A field that has nothing to tell where another of its record has this code: it counts as filled in then."""
CONSENTS = N_("Toestemmingen")
Values = Mapping[str, Mapping[str, Value]]


@dataclass(frozen=True)
class SectionShare:
    """One section: `missing` are its empty fields that count."""

    group: str
    done: int
    total: int
    missing: tuple[FieldSpec, ...] = ()


@dataclass(frozen=True)
class Completeness:
    """All sections in the order of the form."""

    sections: tuple[SectionShare, ...]

    @property
    def done(self) -> int:
        """Return how many fields are filled in."""
        return sum(s.done for s in self.sections)

    @property
    def total(self) -> int:
        """Return how many fields count."""
        return sum(s.total for s in self.sections)

    @property
    def percent(self) -> int:
        """Return the whole percentage, rounded down."""
        return self.done * 100 // self.total if self.total else 100


@cache
def counted_fields(kind: str) -> tuple[FieldSpec, ...]:
    """Return the fields of a kind that count."""
    return tuple(f for f in KIND[kind].fields if f.meta.counts and f.type is not FieldType.LINK)


@cache
def counted_total() -> int:
    """Return how many fields count in all."""
    return sum(len(counted_fields(kind)) for kind in COUNTED_KINDS) + len(codes.CONSENT_PURPOSE)


_NOTHING: Mapping[str, Value] = {}


def is_filled(kind: str, key: str, held: Mapping[str, Value]) -> bool:
    """Say whether a field of a record counts as filled in: it has a value, or another answer settles it."""
    return held.get(key) not in EMPTY or _is_settled(kind, key, held)


def _is_settled(kind: str, key: str, held: Mapping[str, Value]) -> bool:
    other, code = SETTLED.get((kind, key), ("", ""))
    return bool(other) and held.get(other) == code


@cache
def _sections() -> dict[str, list[tuple[str, str, FieldSpec]]]:
    """Return the fields that count by section, each with the kind and the key that it is found by."""
    sections: dict[str, list[tuple[str, str, FieldSpec]]] = {}
    for kind in COUNTED_KINDS:
        for spec in counted_fields(kind):
            sections.setdefault(spec.meta.group, []).append((kind, spec.key, spec))
    return sections


def completeness(values: Values, purposes_answered: int) -> Completeness:
    """Measure an intake: `values` holds the latest record of each kind, where there is one."""
    shares = []
    for group, counted in _sections().items():
        missing = tuple(
            [
                spec
                for kind, key, spec in counted
                if (held := values.get(kind, _NOTHING)).get(key) in EMPTY and not _is_settled(kind, key, held)
            ]
        )
        shares.append(SectionShare(group, len(counted) - len(missing), len(counted), missing))
    total = len(codes.CONSENT_PURPOSE)
    shares.append(SectionShare(CONSENTS, min(purposes_answered, total), total))
    return Completeness(tuple(shares))
