# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long ago dossiers ended: the last day of their tracks, or of anything that began later.

A person who is deleted but not erased is still kept, and counts.
"""

import datetime as dt
from typing import NamedTuple

from ensure_desk.domain.fields import Sensitivity
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.track_rules import add_months
from ensure_desk.storage.reader import Reader

HEALTH = tuple(f.key for f in KIND["intake"].fields if f.meta.sensitivity is Sensitivity.SPECIAL)
"""The fields of an intake that are not kept as long as the rest of a dossier."""

_DAYS = (("track", "end_date"), ("referral", "referral_date"), ("intake", "intake_date"))
"""What a term may begin at."""

_OLD = " UNION ".join(f"SELECT person_id FROM {kind} WHERE {day} <= ?1" for kind, day in _DAYS)  # noqa: S608 - names of ours
_LAST = ", ".join(
    f"ifnull((SELECT max({day}) FROM {kind} AS r WHERE r.person_id = p.id AND r.hidden <= p.hidden), '')"  # noqa: S608 - as above
    for kind, day in _DAYS
)
_ENDED = f"""
    SELECT * FROM (
        SELECT p.id, p.dossier_number, p.last_name, p.first_name, max({_LAST}) AS ended
        FROM person AS p WHERE p.id IN ({_OLD}) AND NOT EXISTS (
            SELECT 1 FROM track WHERE person_id = p.id AND hidden <= p.hidden AND end_date IS NULL
        )
    ) WHERE ended <> '' AND ended <= ?1 ORDER BY ended, dossier_number
"""  # noqa: S608 - as above
_HEALTH = " OR ".join(f'"{key}" IS NOT NULL' for key in HEALTH)
_NOTED = f"""
    SELECT person_id FROM note WHERE body IS NOT NULL
    UNION SELECT person_id FROM intake WHERE {_HEALTH}
"""  # noqa: S608 - names of ours


_SHORT_MONTHS = dt.timedelta(days=3)
"""So much later is looked for as well: a term may end on the last day of a shorter month."""


class Ended(NamedTuple):
    """A person of whom nothing runs any more, and the last day of what did."""

    person_id: str
    dossier_number: str
    last_name: str
    first_name: str
    ended: dt.date

    def due(self, months: int) -> dt.date:
        """Return the day from which the term is over."""
        return add_months(self.ended, months)


def over(reader: Reader, day: dt.date, months: int) -> list[Ended]:
    """Return the people whose term of so many months is over on a day, the one who ended first in front."""
    latest = add_months(day, -months) + _SHORT_MONTHS
    rows = reader.driver.execute(_ENDED, (latest.isoformat(),)).fetchall()
    found = [
        Ended(who, number or "", last or "", first or "", dt.date.fromisoformat(ended))
        for who, number, last, first, ended in rows
    ]
    return [ended for ended in found if ended.due(months) <= day]


def with_notes(reader: Reader) -> frozenset[str]:
    """Return the people with notes, or with limits of health in their intake."""
    return frozenset(row[0] for row in reader.driver.execute(_NOTED))
