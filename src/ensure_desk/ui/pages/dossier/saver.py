# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where each answer of the intake belongs once there is a dossier: the newest record of its kind."""

from collections.abc import Mapping

from ensure_desk.domain.changes import Done
from ensure_desk.domain.fields import Value
from ensure_desk.services import people
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import Dossier
from ensure_desk.services.people import Saved


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
    """Writes changes to the record of their kind; what is not there yet is made once.

    Called on the writer's thread, one call after the other.
    """

    def __init__(self, desk: Desk, found: Dossier) -> None:
        self._desk, self._person_id = desk, found.person.id
        self._ids: dict[str, str] = {"person": found.person.id}
        if found.intake is not None:
            self._ids["intake"] = found.intake.id
        if found.referrals:
            self._ids["referral"] = found.referrals[0].id
        if found.benefit_periods:
            self._ids["benefit_period"] = found.benefit_periods[0].id

    def __call__(self, slot: str, changes: Mapping[str, object]) -> Done[Saved]:
        """Write one change."""
        done = people.update(
            self._desk, person_id=self._person_id, kind=slot, record_id=self._ids.get(slot), changes=changes
        )
        self._ids[slot] = done.value.record_id
        return done
