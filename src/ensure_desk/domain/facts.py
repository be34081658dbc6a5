# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the follow-up rules and the lists need to know of one person, gathered in one question to the vault."""

import datetime as dt
from dataclasses import dataclass

from ensure_desk.domain.statuses import CANDIDATE
from ensure_desk.domain.track_rules import TrackFacts


@dataclass(frozen=True)
class BenefitFacts:
    """The benefit that counts now; `ends` is the known end or else the expected one."""

    benefit_type: str
    ends: dt.date | None


@dataclass(frozen=True)
class Situation:
    """One person as the rules see them. `intake_total` is 0 where this desk does not keep intakes."""

    person_id: str
    dossier_number: str
    municipality: str
    last_name: str = ""
    first_name: str = ""
    mobile: str = ""
    birth_date: str = ""
    birth_year: int | None = None
    since: dt.date | None = None
    intake_done: int = 0
    intake_total: int = 0
    track: TrackFacts | None = None
    benefit: BenefitFacts | None = None
    last_contact: dt.date | None = None

    @property
    def intake_percent(self) -> int | None:
        """Return how much of the intake is filled in, rounded down; None where nobody asks."""
        return self.intake_done * 100 // self.intake_total if self.intake_total else None

    @property
    def status(self) -> str:
        """Return the status of the track; a person without one is a candidate."""
        return self.track.status if self.track else CANDIDATE

    @property
    def year_of_birth(self) -> int | None:
        """Return the year of birth where it is known."""
        return int(self.birth_date[:4]) if self.birth_date else self.birth_year
