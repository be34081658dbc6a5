# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened to a person, in the order of the days: one function per kind of record."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from ensure_desk.domain import codes
from ensure_desk.domain.records import Record
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.storage.training_people import Followed

_FIRST_LINE = 120
_NOTE = N_("notitie")


class TimelineEntry(NamedTuple):
    """One line: day, what, more about it, an icon and a tone."""

    date: dt.date
    title: str
    detail: str
    icon: str
    tone: str = "neutral"


Entries = list[TimelineEntry]
Say = Callable[..., str]


def timeline(
    records: Iterable[Record], tr: Translator, trainings: Iterable[Followed] = ()
) -> tuple[TimelineEntry, ...]:
    """Return what happened, the newest first; a record without a day is no event."""
    said = cache(tr)
    entries = [entry for record in records for entry in _EVENTS[record.kind](record, said)]
    entries += [entry for training in trainings for entry in _training(training, tr)]
    return tuple(sorted(entries, key=itemgetter(0), reverse=True))


def _intake(record: Record, tr: Say) -> Entries:
    day = record.date("intake_date")
    return [TimelineEntry(day, tr(N_("Intake")), "", "clipboard-list", "acc")] if day else []


def _referral(record: Record, tr: Say) -> Entries:
    day = record.date("referral_date")
    who = tr(codes.REFERRER_TYPE.get(record.text("referrer_type"), ""))
    title = tr(N_("Toegeleid door {referrer}"), referrer=who)
    return [TimelineEntry(day, title, record.text("service"), "route")] if day else []


def _benefit(record: Record, tr: Say) -> Entries:
    day = record.date("start")
    what = tr(codes.BENEFIT_TYPE.get(record.text("benefit_type"), ""))
    return [TimelineEntry(day, tr(N_("Uitkering: {benefit}"), benefit=what), "", "wallet")] if day else []


def _track(record: Record, tr: Say) -> Entries:
    entries = []
    if day := record.date("start"):
        goal = record.text("goal")[:_FIRST_LINE]
        entries.append(TimelineEntry(day, tr(N_("Start wijk-werken")), goal, "flag", "acc"))
    if day := record.date("end_date"):
        reason = tr(codes.END_REASON.get(record.text("end_reason"), ""))
        entries.append(TimelineEntry(day, tr(N_("Einde wijk-werken")), reason, "flag", "ok"))
    return entries


def _suspension(record: Record, tr: Say) -> Entries:
    entries, reason = [], tr(codes.SUSPENSION_REASON.get(record.text("reason"), ""))
    if day := record.date("start"):
        entries.append(TimelineEntry(day, tr(N_("Traject geschorst")), reason, "pause", "warn"))
    if day := record.date("end"):
        entries.append(TimelineEntry(day, tr(N_("Traject hervat")), reason, "play"))
    return entries


def _consent(record: Record, tr: Say) -> Entries:
    entries, purpose = [], tr(codes.CONSENT_PURPOSE.get(record.text("purpose"), ""))
    if day := record.date("withdrawn_on"):
        entries.append(TimelineEntry(day, tr(N_("Toestemming ingetrokken")), purpose, "shield", "warn"))
    if record["answer"] == "ja" and (day := record.date("given_on")):
        entries.append(TimelineEntry(day, tr(N_("Toestemming gegeven")), purpose, "shield-check"))
    return entries


def _note(record: Record, tr: Say) -> Entries:
    day = record.date("note_date")
    kind = tr(codes.NOTE_KIND.get(record.text("note_kind"), _NOTE)).capitalize()
    return [TimelineEntry(day, kind, record.text("body")[:_FIRST_LINE], "message-square")] if day else []


def _response(record: Record, tr: Say) -> Entries:
    day = record.date("taken_on")
    moment = tr(codes.SURVEY_MOMENT.get(record.text("moment"), record.text("moment")))
    title = tr(N_("Bevraging {moment}"), moment=moment)
    state = "" if record.text("status") == "klaar" else tr(N_("nog niet afgerond"))
    return [TimelineEntry(day, title, state, "chart-column", "acc")] if day else []


def _training(training: Followed, tr: Translator) -> Entries:
    """Tell when a training began, once somebody was expected there, and else when it was asked for."""
    day = training.first if training.expected else training.asked_on
    state = tr(codes.ENROLMENT_STATUS.get(training.status, ""))
    if training.expected:
        state = tr.plural(
            "{present} van {n} sessie",
            "{present} van {n} sessies",
            training.expected,
            present=training.present,
        )
    title = tr(N_("Training: {title}"), title=training.title)
    return [TimelineEntry(dt.date.fromisoformat(day), title, state, "graduation-cap")] if day else []


_EVENTS: dict[str, Callable[[Record, Say], Entries]] = {
    "intake": _intake,
    "referral": _referral,
    "benefit_period": _benefit,
    "track": _track,
    "suspension": _suspension,
    "consent": _consent,
    "note": _note,
    "response": _response,
}
