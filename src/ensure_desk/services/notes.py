# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Notes: dated remarks that are added and never rewritten. The person may read them."""

import datetime as dt

from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.services.desk import Desk


def add(
    desk: Desk, *, person_id: str, body: str, kind: str = "contact", day: dt.date | None = None
) -> Done[str]:
    """Add a note of today, or of `day`.

    Raises UserError `note_empty`, `value_not_valid` or `record_not_found`.
    """
    if not body.strip():
        raise UserError("note_empty")
    values = {
        "person_id": person_id,
        "note_date": day or desk.today(),
        "note_kind": kind,
        "author": desk.actor.name,
        "body": body,
    }
    with desk.store.write(desk.actor) as writer:
        return Done(writer.create("note", values), writer.changes)
