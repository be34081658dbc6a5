# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What leaves a desk in a kind of package: fewer fields, derived values, pseudonyms for people.

The write ids stay, so that whoever reads two packages of the same desk can tell what is new.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ensure_desk.domain.derived import DERIVED
from ensure_desk.domain.fields import IDENTIFYING, FieldSpec, PackageKind, Value
from ensure_desk.domain.ids import natural_id, pseudonym
from ensure_desk.domain.kinds import Kind
from ensure_desk.domain.registers import DELETED, Register, State


@dataclass
class Pseudonyms:
    """Turns the ids of people into pseudonyms, each computed once; without a key ids stay as they are."""

    key: bytes | None
    _known: dict[str, str] = field(default_factory=dict)

    def person(self, person_id: str) -> str:
        """Return the id under which the receiver knows a person."""
        if self.key is None:
            return person_id
        known = self._known.get(person_id)
        if known is None:
            known = self._known[person_id] = pseudonym(self.key, person_id)
        return known

    def record(self, kind: Kind, record_id: str, values: Mapping[str, Value]) -> str:
        """Return the id under which the receiver knows a record; natural ids follow their parents."""
        if self.key is None:
            return record_id
        if kind.name == "person":
            return self.person(record_id)
        if not kind.natural_key:
            return record_id
        return natural_id(
            kind.name, (str(self.link(kind.field[k], values.get(k)) or "") for k in kind.natural_key)
        )

    def records(
        self, kind: Kind, ids: Sequence[str], columns: Mapping[str, Sequence[Value]]
    ) -> Sequence[str]:
        """Return the ids under which the receiver knows many records, whose values stand in columns."""
        if self.key is None:
            return ids
        if kind.name == "person":
            return [self.person(i) for i in ids]
        if not kind.natural_key:
            return ids
        parts = [[str(self.link(kind.field[key], v) or "") for v in columns[key]] for key in kind.natural_key]
        return [natural_id(kind.name, names) for names in zip(*parts, strict=True)]

    def link(self, spec: FieldSpec, value: Value) -> Value:
        """Return the value of a link or pair as the receiver knows it; other values stay."""
        if not _names_people(spec) or not isinstance(value, str):
            return value
        return " ".join(sorted(self.person(person) for person in value.split(" ")))


def _names_people(spec: FieldSpec) -> bool:
    return spec.type in IDENTIFYING and spec.meta.parent == "person"


def value_maker(spec: FieldSpec, pseudonyms: Pseudonyms) -> Callable[[Value], Value] | None:
    """Return how a carried field follows from its source, None when it is the source itself."""
    if spec.key in DERIVED:
        return DERIVED[spec.key]
    if _names_people(spec) and pseudonyms.key is not None:
        return lambda value: pseudonyms.link(spec, value)
    return None


def project_state(
    kind: Kind,
    package: PackageKind,
    state: State,
    pseudonyms: Pseudonyms,
    newer: frozenset[str] = frozenset(),
) -> State:
    """Return the registers that a package of this kind carries, under the keys and values its reader sees.

    `newer` names the fields of a newer version that may travel in it; between offices all of them do.
    """
    projected: State = {}
    for spec in kind.carried(package):
        source = spec.meta.derived_from or spec.key
        if spec.key in kind.multi:
            projected.update({k: r for k, r in state.items() if k.startswith(f"{source}/")})
            continue
        register = state.get(source)
        if register is not None:
            make = value_maker(spec, pseudonyms)
            projected[spec.key] = _mapped(register, make) if make else register
    unknown = {k: r for k, r in state.items() if _field(k) not in kind.field and k != DELETED}
    projected.update(
        {k: r for k, r in unknown.items() if package is PackageKind.OFFICE or _field(k) in newer}
    )
    if DELETED in state:
        projected[DELETED] = state[DELETED]
    return projected


def _field(key: str) -> str:
    return key.partition("/")[0]


def _mapped(register: Register, make: Callable[[Value], Value]) -> Register:
    live = {w: v._replace(value=make(v.value)) for w, v in register.live.items()}
    return Register(live, register.gone)
