# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an absence to the barrier behind it: a note for the dossier, and the counsellor's own rating where one fits.

What a person answered in a survey is never touched: the counsellor's rating beside it is
the counsellor's, and the note says where it came from.
"""

import datetime as dt
from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.attendance import BARRIER_OF_REASON
from ensure_desk.domain.changes import Done
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ids import natural_id
from ensure_desk.domain.records import Record
from ensure_desk.domain.statuses import DONE
from ensure_desk.domain.texts import N_
from ensure_desk.services.desk import Desk
from ensure_desk.services.trainings import session_in, training_in
from ensure_desk.storage.reader import Reader

RATINGS = range(5)


@dataclass(frozen=True)
class AddedToProfile:
    """The note that was made, and the survey whose rating changed; empty where there was none to change."""

    note_id: str
    response_id: str


def proposal(reason: str) -> str:
    """Return the barrier that a reason for absence points at, empty when it points at none."""
    return BARRIER_OF_REASON.get(reason, "")


def to_barrier(
    desk: Desk, *, session_id: str, person_id: str, domain: str, score: int | None = None
) -> Done[AddedToProfile]:
    """Add the reason of an absence to the barrier profile: a note, and with a score the counsellor's own rating.

    The rating stands in the newest finished survey; without one the note alone remembers it. Raises UserError
    `absence_reason_missing`, `value_not_valid`, `record_not_found`.
    """
    if domain not in codes.BARRIER or score not in (None, *RATINGS):
        raise UserError("value_not_valid", field=N_("Drempel"))
    with desk.store.write(desk.actor) as writer:
        session = session_in(writer, session_id)
        held = writer.get("attendance", natural_id("attendance", (person_id, session_id)))
        if held is None or not held["reason"]:
            raise UserError("absence_reason_missing")
        title = training_in(writer, session.text("training_id")).text("title")
        note = {
            "person_id": person_id,
            "note_date": desk.today(),
            "note_kind": "gesprek",
            "author": desk.actor.name,
            "body": _words(desk, session, title, (held.text("reason"), domain)),
        }
        note_id = writer.create("note", note)
        newest = _newest_survey(writer, person_id) if score is not None else None
        if newest is not None:
            rated = natural_id("barrier_score", (newest.id, domain))
            if writer.get("barrier_score", rated) is None:
                writer.create("barrier_score", {"response_id": newest.id, "domain": domain})
            writer.update("barrier_score", rated, {"counsellor_score": score})
        return Done(AddedToProfile(note_id, newest.id if newest else ""), writer.changes)


def _words(desk: Desk, session: Record, title: str, about: tuple[str, str]) -> str:
    reason, domain = about
    day = session.date("held_on") or dt.date.min
    return desk.tr(
        N_("Afwezig op {day} ({title}): {reason}. Drempel: {barrier}."),
        day=show_date(day),
        title=title,
        reason=desk.tr(codes.ABSENCE_REASON[reason]),
        barrier=desk.tr(codes.BARRIER[domain]),
    )


def _newest_survey(reader: Reader, person_id: str) -> Record | None:
    done = [r for r in reader.children("response", person_id) if r["status"] == DONE]
    scored = [r for r in done if reader.children("barrier_score", r.id)]
    return max(scored, key=lambda r: (r.text("taken_on"), r.id), default=None)
