# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where each answer of the intake belongs once there is a dossier: the newest record of its kind."""

from collections.abc import Mapping

from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import EMPTY, Value
from ensure_desk.domain.kinds import KIND
from ensure_desk.services import people
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import Dossier
from ensure_desk.services.people import Saved

_TODAY = {"intake": ("intake_date",), "referral": ("referral_date",)}
"""What is filled in of itself with the first answer, as in a new intake."""


def slots_of(found: Dossier) -> dict[str, Mapping[str, Value]]:
    """Return the values of the newest record of each kind that the intake asks about."""
    slots: dict[str, Mapping[str, Value]] = {"person": found.person.values}
    if found.intake is not None:
        slots["intake"] = found.intake.values
    if found.referrals:
        slots["referral"] = found.referrals[0].values
    if found.benefit_periods:
        slots["benefit_period"] = found.benefit_periods[0].values
    return slots


class DossierSaver:
    """Writes changes to the record of their kind; what is not there yet is made once, as soon as it can be.

    Called on the writer's thread, one call after the other.
    """

    def __init__(self, desk: Desk, found: Dossier) -> None:
        self._desk, self._person_id = desk, found.person.id
        self._ids: dict[str, str] = {}
        self._unseen: set[str] = set()
        self._held: dict[str, dict[str, object]] = {}
        self.meet(found)

    def meet(self, found: Dossier) -> None:
        """Take up which records the dossier has now; one that was made after it was read stays."""
        newest = {
            "intake": found.intake,
            "referral": next(iter(found.referrals), None),
            "benefit_period": next(iter(found.benefit_periods), None),
        }
        seen = {kind: record.id for kind, record in newest.items() if record is not None}
        self._unseen -= set(seen.values())
        made = {kind: record_id for kind, record_id in self._ids.items() if record_id in self._unseen}
        self._ids = {"person": found.person.id, **seen, **made}

    def __call__(self, slot: str, changes: Mapping[str, object]) -> Done[Saved]:
        """Write one change.

        Raises UserError `field_required` while a new record still needs an answer; what was said is held until then.
        """
        record_id = self._ids.get(slot)
        values = changes if record_id else self._first_values(slot, changes)
        done = people.update(
            self._desk, person_id=self._person_id, kind=slot, record_id=record_id, changes=values
        )
        if record_id is None:
            self._held.pop(slot, None)
            self._unseen.add(done.value.record_id)
            self._ids[slot] = done.value.record_id
        return done

    def _first_values(self, slot: str, changes: Mapping[str, object]) -> dict[str, object]:
        held = self._held.setdefault(slot, {})
        held |= changes
        values = {**dict.fromkeys(_TODAY.get(slot, ()), self._desk.today().isoformat()), **held}
        for spec in KIND[slot].fields:
            if spec.meta.required and spec.key != "person_id" and values.get(spec.key) in EMPTY:
                raise UserError("field_required", field=spec.label)
        return values
