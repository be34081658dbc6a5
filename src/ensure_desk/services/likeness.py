# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Possibly the same person: shown with the reasons while a name is typed, never merged by machine."""

from dataclasses import dataclass

from ensure_desk.domain.duplicates import DuplicateIndex, PersonFacts
from ensure_desk.domain.lists import REASONS
from ensure_desk.services.desk import Desk, person_name
from ensure_desk.storage import listing

_SHOWN = 5


@dataclass(frozen=True)
class Likeness:
    """Somebody who may be the person at the counter; `certainty` is certain, likely or suspect."""

    person_id: str
    name: str
    dossier_number: str
    municipality: str
    certainty: str
    reasons: tuple[str, ...]


def possible_duplicates(
    desk: Desk, *, last_name: str, first_name: str, birth_date: str = "", besides: str = ""
) -> tuple[Likeness, ...]:
    """Return who may be this person, the surest first; `besides` is the person's own id, if there is one."""
    facts = PersonFacts(last_name.strip(), first_name.strip(), birth_date)
    if not facts.last_name or not facts.first_name:
        return ()
    with desk.store.read() as reader:
        found = listing.identities(reader, facts.prefixes, birth_date)
    by_id = {row["id"]: row for row in found if row["id"] != besides}
    index: DuplicateIndex[str] = DuplicateIndex()
    for person_id, row in by_id.items():
        index.add(
            person_id, PersonFacts(row["last_name"] or "", row["first_name"] or "", row["birth_date"] or "")
        )
    return tuple(
        Likeness(
            person_id,
            person_name(by_id[person_id]),
            by_id[person_id]["dossier_number"] or "",
            by_id[person_id]["municipality"] or "",
            match.certainty.value,
            tuple(desk.tr(REASONS.get(reason, reason)) for reason in match.reasons),
        )
        for person_id, match in index.matches(facts)[:_SHOWN]
    )
