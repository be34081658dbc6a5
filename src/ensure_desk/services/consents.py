# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Consents: one answer per purpose, with day and manner; a withdrawal is kept beside the day it was given."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.changes import Done
from ensure_desk.domain.records import Record
from ensure_desk.services.desk import Desk


@dataclass(frozen=True)
class ConsentView:
    """The answer for one purpose; `record_id` is None while nobody asked."""

    purpose: str
    purpose_text: str
    answer: str
    answer_text: str
    given_on: dt.date | None
    method: str
    withdrawn_on: dt.date | None
    record_id: str | None


def overview(desk: Desk, *, person_id: str) -> tuple[ConsentView, ...]:
    """Return every purpose with its answer; what nobody asked is unknown, never no."""
    with desk.store.read() as reader:
        return views(desk, reader.children("consent", person_id))


def views(desk: Desk, records: Iterable[Record]) -> tuple[ConsentView, ...]:
    """Return every purpose with its answer among the consents of one person."""
    held = {record.text("purpose"): record for record in records}
    return tuple(_view(desk, purpose, held.get(purpose)) for purpose in codes.CONSENT_PURPOSE)


def _view(desk: Desk, purpose: str, record: Record | None) -> ConsentView:
    given = (record.text("answer") if record else "") or "onbekend"
    return ConsentView(
        purpose,
        desk.tr(codes.CONSENT_PURPOSE[purpose]),
        given,
        desk.tr(codes.CONSENT_ANSWER.get(given, given)),
        record.date("given_on") if record else None,
        record.text("method") if record else "",
        record.date("withdrawn_on") if record else None,
        record.id if record else None,
    )


def answer(desk: Desk, *, person_id: str, purpose: str, values: Mapping[str, object]) -> Done[str]:
    """Note the answer for a purpose; without a day it is today's, and an older withdrawal is over."""
    known = {"given_on": desk.today(), "withdrawn_on": None, **values}
    return _save(desk, person_id, purpose, known)


def withdraw(desk: Desk, *, person_id: str, purpose: str) -> Done[str]:
    """Note that a consent is withdrawn today; the day it was given stays."""
    return _save(desk, person_id, purpose, {"answer": "ingetrokken", "withdrawn_on": desk.today()})


def _save(desk: Desk, person_id: str, purpose: str, values: Mapping[str, object]) -> Done[str]:
    with desk.store.write(desk.actor) as writer:
        held = (r for r in writer.children("consent", person_id) if r["purpose"] == purpose)
        record = next(held, None)
        if record is None:
            link = {"person_id": person_id, "purpose": purpose}
            return Done(writer.create("consent", {**values, **link}), writer.changes)
        writer.update("consent", record.id, values)
        return Done(record.id, writer.changes)
