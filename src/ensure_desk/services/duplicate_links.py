# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dezelfde persoon of niet: verdicts on two dossiers, kept beside them and taken back as easily as given."""

from collections.abc import Mapping, Sequence
from typing import Any

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ids import natural_id
from ensure_desk.domain.same_person import NOT_SAME, SAME, pair_of
from ensure_desk.services.desk import Desk, person_name
from ensure_desk.services.people import PersonRef
from ensure_desk.storage import identities
from ensure_desk.storage.reader import Reader

KIND = "same_person"


def merge(desk: Desk, *, one: str, other: str) -> Done[str | None]:
    """Say that two dossiers are of one person; return what was decided before, to take it back."""
    return decide(desk, one=one, other=other, verdict=SAME)


def unmerge(desk: Desk, *, one: str, other: str) -> Done[str | None]:
    """Take back whatever was decided on two dossiers; they stand apart as before."""
    return decide(desk, one=one, other=other, verdict=None)


def not_same(desk: Desk, *, one: str, other: str) -> Done[str | None]:
    """Remember that two dossiers that look alike are of two people."""
    return decide(desk, one=one, other=other, verdict=NOT_SAME)


def decide(desk: Desk, *, one: str, other: str, verdict: str | None) -> Done[str | None]:
    """Write the verdict on two dossiers and return the one before; the dossiers stay as they are.

    Raises UserError `same_dossier_twice` or `record_not_found`.
    """
    if one == other:
        raise UserError("same_dossier_twice")
    pair = pair_of(one, other)
    record_id = natural_id(KIND, [pair])
    with desk.store.write(desk.actor) as writer:
        if len(identities.some(writer, (one, other))) < 2:
            raise UserError("record_not_found")
        held = writer.get(KIND, record_id)
        before = held.text("active") or None if held else None
        if verdict is not None:
            writer.create(KIND, {"pair": pair, "active": verdict})
        elif held is not None:
            writer.update(KIND, record_id, {"active": None})
        changes = writer.changes | Changes(frozenset({"person"})) if writer.changes else writer.changes
        return Done(before, changes)


def other_dossiers(desk: Desk, *, person_id: str) -> tuple[PersonRef, ...]:
    """Return the other dossiers of the same person."""
    with desk.store.read() as reader:
        return people_among(desk, reader, identities.same_as(reader, [person_id]).get(person_id, ()))


def people_among(desk: Desk, reader: Reader, ids: Sequence[str]) -> tuple[PersonRef, ...]:
    """Return these people, deleted ones left out, within a snapshot that is already open."""
    rows = identities.some(reader, ids) if ids else {}
    return tuple(_ref(desk, row) for _, row in sorted(rows.items()))


def _ref(desk: Desk, row: Mapping[str, Any]) -> PersonRef:
    number = row["dossier_number"] or ""
    name = desk.veiled(person_name(row))
    return PersonRef(row["id"], f"{number} {name}".strip(), row["municipality"] or "")


def find(desk: Desk, *, text: str) -> str:
    """Return the id of the person with this dossier number or id.

    Raises UserError `record_not_found`, or `dossier_number_twice` where more people have the number.
    """
    with desk.store.read() as reader:
        if identities.some(reader, [text]):
            return text
        ids = identities.with_number(reader, text.strip().upper())
    if not ids:
        raise UserError("record_not_found")
    if len(ids) > 1:
        raise UserError("dossier_number_twice", number=text, ids=", ".join(ids))
    return ids[0]
