# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The trainings of one person: enrolments, sessions with their codes, and how much was attended."""

import datetime as dt
from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.attendance import Share, total
from ensure_desk.domain.statuses import CANCELLED, ENROLLED
from ensure_desk.services.desk import Desk
from ensure_desk.services.training_lists import status_on
from ensure_desk.storage import training_facts, training_people
from ensure_desk.storage.training_facts import SessionRow, TrainingRow
from ensure_desk.storage.training_people import Attended


@dataclass(frozen=True)
class PersonSession:
    """A session of a person's training; without a code it is still to come or nobody wrote it down."""

    session_id: str
    day: dt.date
    starts_at: str
    ends_at: str
    place: str
    code: str
    code_text: str
    minutes: int | None
    reason: str
    reason_text: str


@dataclass(frozen=True)
class PersonTraining:
    """A training of a person; `status` is the enrolment's, `run` that of the training."""

    training_id: str
    code: str
    title: str
    themes_text: str
    status: str
    status_text: str
    run: str
    first: dt.date | None
    last: dt.date | None
    next: dt.date | None
    share: Share
    sessions: tuple[PersonSession, ...]


def of_person(desk: Desk, *, person_id: str) -> tuple[PersonTraining, ...]:
    """Return the trainings of a person, the newest first; walk-ins too, as if enrolled."""
    with desk.store.read() as reader:
        enrolled = {t: status for t, status, _ in training_people.of_person(reader, person_id)}
        written = training_people.attended(reader, person_id=person_id)
        ids = [*enrolled, *(a.training_id for a in written if a.training_id not in enrolled)]
        rows = training_facts.trainings(reader, ids)
        held = {i: training_facts.sessions(reader, training_facts.of_training(i)) for i in rows}
    found = []
    for training_id, row in rows.items():
        own = {a.session_id: a for a in written if a.training_id == training_id}
        found.append(_training(desk, row, enrolled.get(training_id, ENROLLED), held[training_id], own))
    return tuple(sorted(found, key=lambda t: (t.last or dt.date.max, t.title), reverse=True))


def _training(
    desk: Desk, row: TrainingRow, status: str, held: list[SessionRow], own: dict[str, Attended]
) -> PersonTraining:
    running = [s for s in held if s.status != CANCELLED]
    days, today = [dt.date.fromisoformat(s.held_on) for s in running], desk.today()
    return PersonTraining(
        training_id=row.id,
        code=row.code,
        title=row.title,
        themes_text=", ".join(
            desk.tr(codes.TRAINING_THEME[t]) for t in row.themes if t in codes.TRAINING_THEME
        ),
        status=status,
        status_text=desk.tr(codes.ENROLMENT_STATUS.get(status, status)),
        run=status_on(row.status, [s.held_on for s in running], today),
        first=min(days, default=None),
        last=max(days, default=None),
        next=min((d for d in days if d >= today), default=None),
        share=total(a.share for a in own.values()),
        sessions=tuple(_session(desk, s, own.get(s.id)) for s in held),
    )


def _session(desk: Desk, row: SessionRow, own: Attended | None) -> PersonSession:
    code, reason = (own.code, own.reason) if own else ("", "")
    return PersonSession(
        session_id=row.id,
        day=dt.date.fromisoformat(row.held_on),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        code=code,
        code_text=desk.tr(codes.ATTENDANCE.get(code, "")),
        minutes=own.minutes if own else None,
        reason=reason,
        reason_text=desk.tr(codes.ABSENCE_REASON.get(reason, "")),
    )
