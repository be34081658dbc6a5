# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a person decided on the page, as calls of the services; each runs on the writer's thread."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from ensure_desk.domain.changes import Done
from ensure_desk.services import notes, pathway, people
from ensure_desk.services.desk import Desk
from ensure_desk.ui.pages.dossier.track_card import END, EXTEND, NO_EXTENSION, RESUME, START, SUSPEND

Values = Mapping[str, Any]
Act = Callable[[], Done[Any]]


def decide(desk: Desk, person_id: str, track_id: str, decision: str, values: Values) -> Act:
    """Return the call for a decision about a track."""
    acts: dict[str, Act] = {
        START: lambda: pathway.start_track(
            desk,
            person_id=person_id,
            start=_day(values, "start"),
            ex_pwa=values.get("ex_pwa") or "nee",
            goal=values.get("goal") or "",
        ),
        EXTEND: lambda: pathway.extend_track(desk, track_id=track_id),
        NO_EXTENSION: lambda: pathway.decide_no_extension(desk, track_id=track_id),
        SUSPEND: lambda: pathway.suspend(
            desk,
            track_id=track_id,
            start=_day(values, "start"),
            reason=values["reason"],
            end=_day(values, "end") if values.get("end") else None,
        ),
        RESUME: lambda: pathway.resume(desk, track_id=track_id, day=_day(values, "start")),
        END: lambda: pathway.end_track(
            desk,
            track_id=track_id,
            end=_day(values, "end_date"),
            reason=values["end_reason"],
            next_step=values.get("next_step") or "geen",
        ),
    }
    return acts[decision]


def add_record(desk: Desk, person_id: str, kind: str, values: Values) -> Act:
    """Return the call that adds a referral or a benefit."""
    given = {key: value for key, value in values.items() if value is not None}
    if kind == "benefit_period":
        return lambda: pathway.add_benefit(desk, person_id=person_id, values=given)
    return lambda: pathway.add_referral(desk, person_id=person_id, values=given)


def change_record(desk: Desk, person_id: str, kind: str, record_id: str, values: Values) -> Act:
    """Return the call that changes a record."""
    return lambda: people.update(desk, person_id=person_id, kind=kind, record_id=record_id, changes=values)


def add_note(desk: Desk, person_id: str, values: Values) -> Act:
    """Return the call that adds a note."""
    return lambda: notes.add(
        desk,
        person_id=person_id,
        body=values["body"],
        kind=values.get("note_kind") or "contact",
        day=_day(values, "note_date"),
    )


def _day(values: Values, key: str) -> dt.date:
    return dt.date.fromisoformat(values[key])
