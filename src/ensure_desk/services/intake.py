# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The intake at the counter: a draft that is kept at once, and a dossier as soon as five fields are known.

A draft is one row of this desk alone: no record, no dossier number, nothing that travels.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import EMPTY, FieldSpec, Value
from ensure_desk.domain.ids import new_record_id
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.records import check_values, missing_required
from ensure_desk.services.desk import Desk, spoken_name
from ensure_desk.services.pathway import track_values
from ensure_desk.services.people import REQUIRED_SLOTS, create_person
from ensure_desk.storage.local_values import drop_local, local_values
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer

DRAFT = "draft:"
DRAFT_KIND = "draft"
"""The kind that `Changes` names when a draft was touched."""
Slots = Mapping[str, Mapping[str, Value]]


@dataclass(frozen=True)
class Draft:
    """An intake that is no dossier yet: what was typed so far, by slot."""

    id: str
    started_at: dt.datetime
    values: Slots

    @property
    def missing(self) -> tuple[FieldSpec, ...]:
        """Return the fields without which there is no dossier."""
        return tuple(
            spec
            for slot in REQUIRED_SLOTS
            for spec in missing_required(KIND[slot], self.values.get(slot, {}))
            if spec.key != "person_id"
        )

    @property
    def is_ready(self) -> bool:
        """Say whether it can become a dossier."""
        return not self.missing

    @property
    def name(self) -> str:
        """Return the name as far as it is known."""
        return spoken_name(self.values.get("person", {}))


def new_draft(desk: Desk) -> Draft:
    """Return a fresh intake that is kept nowhere yet; its dates are today, its municipality this desk's."""
    today = desk.today().isoformat()
    values: dict[str, dict[str, Value]] = {
        "person": {"municipality": desk.municipality} if not desk.is_coordinator else {},
        "intake": {"intake_date": today},
        "referral": {"referral_date": today},
    }
    return Draft(new_record_id(desk.clock, desk.randomness), desk.clock.now(), values)


def start_draft(desk: Desk) -> Done[Draft]:
    """Begin an intake and keep it."""
    fresh = new_draft(desk)
    with desk.store.write(desk.actor) as writer:
        _keep(writer, fresh)
    return _done(fresh)


def drafts(desk: Desk) -> tuple[Draft, ...]:
    """Return the intakes that are no dossier yet, the oldest first."""
    with desk.store.read() as reader:
        return tuple(_read(draft_id, text) for draft_id, text in local_values(reader, DRAFT).items())


def draft(desk: Desk, *, draft_id: str) -> Draft:
    """Return one draft.

    Raises UserError `record_not_found`.
    """
    with desk.store.read() as reader:
        return _stored(reader, draft_id)


def save_draft(desk: Desk, *, draft_id: str, slot: str, changes: Mapping[str, object]) -> Done[Draft]:
    """Keep what was typed; `slot` is a kind of record, or `consent/<purpose>`.

    Raises UserError `value_not_valid` or `record_not_found`.
    """
    plain = check_values(KIND[slot.partition("/")[0]], changes)
    with desk.store.write(desk.actor) as writer:
        old = _stored(writer, draft_id)
        slots = dict(old.values)
        slots[slot] = {**slots.get(slot, {}), **plain}
        new = Draft(draft_id, old.started_at, slots)
        _keep(writer, new)
    return _done(new)


def finish_draft(desk: Desk, *, draft_id: str) -> Done[str]:
    """Make the dossier of a draft in one write, with its track if one was asked for; return the person's id.

    Raises UserError `field_required` while something is missing.
    """
    with desk.store.write(desk.actor) as writer:
        ready = _stored(writer, draft_id)
        check_ready(ready)
        slots = dict(ready.values)
        track = _filled(slots.pop("track", {}))
        person_id = create_person(desk, writer, slots)
        if track:
            writer.create("track", {**track_values(writer, track), "person_id": person_id})
        drop_local(writer, DRAFT + draft_id)
        writer.touch(frozenset({DRAFT_KIND}))
        return Done(person_id, writer.changes)


def check_ready(draft: Draft) -> None:
    """Raise UserError `field_required` while something is missing that a dossier needs."""
    if draft.missing:
        raise UserError("field_required", field=draft.missing[0].label)


def drop_draft(desk: Desk, *, draft_id: str) -> Done[Draft]:
    """Throw a draft away and return what it held; `bring_back_draft` takes that."""
    with desk.store.write(desk.actor) as writer:
        gone = _stored(writer, draft_id)
        drop_local(writer, DRAFT + draft_id)
    return _done(gone)


def bring_back_draft(desk: Desk, *, draft: Draft) -> Done[Draft]:
    """Keep a draft again that was thrown away."""
    with desk.store.write(desk.actor) as writer:
        _keep(writer, draft)
    return _done(draft)


def _filled(held: Mapping[str, Value]) -> dict[str, Value]:
    """Return the fields that hold something."""
    return {key: value for key, value in held.items() if value not in EMPTY}


def _done(draft: Draft) -> Done[Draft]:
    return Done(draft, Changes(frozenset({DRAFT_KIND})))


def _keep(writer: Writer, draft: Draft) -> None:
    content = {"started_at": draft.started_at.isoformat(), "values": draft.values}
    writer.set_local(DRAFT + draft.id, json.dumps(content, ensure_ascii=False))


def _stored(reader: Reader, draft_id: str) -> Draft:
    text = reader.local(DRAFT + draft_id)
    if text is None:
        raise UserError("record_not_found")
    return _read(draft_id, text)


def _read(draft_id: str, text: str) -> Draft:
    content = json.loads(text)
    return Draft(draft_id, dt.datetime.fromisoformat(content["started_at"]), content["values"])
