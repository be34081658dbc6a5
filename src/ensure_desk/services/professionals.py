# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Professionals at a sensitisation session: who came, from which organisation, in which function. No client data."""

from collections.abc import Mapping
from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.services.desk import Desk
from ensure_desk.services.trainings import note_held, session_in

KIND = "professional_attendance"


@dataclass(frozen=True)
class Attendee:
    """A professional at a session; the name stays with the offices."""

    id: str
    name: str
    organisation: str
    organisation_kind: str
    kind_text: str
    role: str
    code: str
    code_text: str
    minutes: int | None


def attendees(desk: Desk, *, session_id: str) -> tuple[Attendee, ...]:
    """Return the professionals of a session by name; raises UserError `record_not_found`."""
    with desk.store.read() as reader:
        session_in(reader, session_id)
        records = reader.children(KIND, session_id)
    found = [
        Attendee(
            id=r.id,
            name=r.text("name"),
            organisation=r.text("organisation"),
            organisation_kind=r.text("organisation_kind"),
            kind_text=desk.tr(codes.ORGANISATION_KIND.get(r.text("organisation_kind"), "")),
            role=r.text("role"),
            code=r.text("code"),
            code_text=desk.tr(codes.ATTENDANCE.get(r.text("code"), "")),
            minutes=minutes if isinstance(minutes := r["minutes"], int) else None,
        )
        for r in records
    ]
    return tuple(sorted(found, key=lambda a: (a.name.casefold(), a.organisation.casefold())))


def add(desk: Desk, *, session_id: str, values: Mapping[str, object]) -> Done[str]:
    """Add a professional to a session, present unless told otherwise; raises UserError `professional_needs_name`."""
    if not (values.get("name") or values.get("organisation")):
        raise UserError("professional_needs_name")
    with desk.store.write(desk.actor) as writer:
        held = session_in(writer, session_id)
        made = writer.create(KIND, {"code": "A", **values, "session_id": session_id})
        if held.date("held_on") is not None and held.text("held_on") <= desk.today().isoformat():
            note_held(writer, held)
        return Done(made, writer.changes)


def edit(desk: Desk, *, record_id: str, values: Mapping[str, object]) -> Done[bool]:
    """Change what is known of a professional at a session; raises UserError `record_not_found`."""
    with desk.store.write(desk.actor) as writer:
        return Done(writer.update(KIND, record_id, values), writer.changes)


def remove(desk: Desk, *, record_id: str) -> Done[None]:
    """Take a professional off a session."""
    with desk.store.write(desk.actor) as writer:
        writer.delete(KIND, record_id)
        return Done(None, writer.changes)


def organisations(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return the organisations known so far with their kind, by name, to complete what is typed."""
    with desk.store.read() as reader:
        found = {r.text("organisation"): r.text("organisation_kind") for r in reader.all(KIND)}
    return tuple(sorted((name, kind) for name, kind in found.items() if name))
