# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened to a person, in the order of the days: one function per kind of event.

The days are put in order at once, the words are found for the lines that somebody looks at.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple, overload

from ensure_desk.domain import codes
from ensure_desk.domain.records import Record
from ensure_desk.domain.statuses import DONE
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.storage.family import Rows
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


class _Words(NamedTuple):
    """An event in words."""

    title: str
    detail: str
    icon: str
    tone: str = "neutral"


Say = Callable[..., str]
Tell = Callable[[Any, Any], _Words]
_Event = tuple[str, Tell, Sequence[Any], int]
"""A day, what tells about it, and where the record stands that it is about."""


class Timeline(Sequence[TimelineEntry]):
    """What happened, the newest first; a record without a day is no event."""

    def __init__(
        self, records: Sequence[Record], notes: Rows, tr: Translator, trainings: Sequence[Followed] = ()
    ) -> None:
        self._tr, self._said = tr, cache(tr)
        events: list[_Event] = [
            (day, tell, records, n)
            for n, record in enumerate(records)
            for key, tell in _EVENTS[record.kind]
            if (day := record.text(key)) and (tell is not _given or record["answer"] == "ja")
        ]
        events += [(str(day), _note, notes, n) for n, day in enumerate(notes.column("note_date")) if day]
        events += [(day, _training, trainings, n) for n, t in enumerate(trainings) if (day := _day_of(t))]
        self._events = sorted(events, key=itemgetter(0), reverse=True)

    def __len__(self) -> int:
        """Return how much happened."""
        return len(self._events)

    @overload
    def __getitem__(self, place: int) -> TimelineEntry: ...
    @overload
    def __getitem__(self, place: slice) -> list[TimelineEntry]: ...
    def __getitem__(self, place: int | slice) -> TimelineEntry | list[TimelineEntry]:
        """Return an event in words, or some of them."""
        if isinstance(place, slice):
            return [self[n] for n in range(len(self))[place]]
        day, tell, records, n = self._events[place]
        words = tell(records[n], self._tr if tell is _training else self._said)
        return TimelineEntry(dt.date.fromisoformat(day), *words)


def _intake(_: Record, tr: Say) -> _Words:
    return _Words(tr(N_("Intake")), "", "clipboard-list", "acc")


def _referral(record: Record, tr: Say) -> _Words:
    who = tr(codes.REFERRER_TYPE.get(record.text("referrer_type"), ""))
    return _Words(tr(N_("Toegeleid door {referrer}"), referrer=who), record.text("service"), "route")


def _benefit(record: Record, tr: Say) -> _Words:
    what = tr(codes.BENEFIT_TYPE.get(record.text("benefit_type"), ""))
    return _Words(tr(N_("Uitkering: {benefit}"), benefit=what), "", "wallet")


def _begun(record: Record, tr: Say) -> _Words:
    return _Words(tr(N_("Start wijk-werken")), record.text("goal")[:_FIRST_LINE], "flag", "acc")


def _ended(record: Record, tr: Say) -> _Words:
    reason = tr(codes.END_REASON.get(record.text("end_reason"), ""))
    return _Words(tr(N_("Einde wijk-werken")), reason, "flag", "ok")


def _suspended(record: Record, tr: Say) -> _Words:
    reason = tr(codes.SUSPENSION_REASON.get(record.text("reason"), ""))
    return _Words(tr(N_("Traject geschorst")), reason, "pause", "warn")


def _resumed(record: Record, tr: Say) -> _Words:
    reason = tr(codes.SUSPENSION_REASON.get(record.text("reason"), ""))
    return _Words(tr(N_("Traject hervat")), reason, "play")


def _withdrawn(record: Record, tr: Say) -> _Words:
    purpose = tr(codes.CONSENT_PURPOSE.get(record.text("purpose"), ""))
    return _Words(tr(N_("Toestemming ingetrokken")), purpose, "shield", "warn")


def _given(record: Record, tr: Say) -> _Words:
    purpose = tr(codes.CONSENT_PURPOSE.get(record.text("purpose"), ""))
    return _Words(tr(N_("Toestemming gegeven")), purpose, "shield-check")


def _note(record: Record, tr: Say) -> _Words:
    kind = record.text("note_kind")
    title = tr(codes.NOTE_KIND.get(kind, _NOTE)).capitalize()
    icon = "calendar-check" if kind == "afspraak" else "message-square"
    return _Words(title, record.text("body")[:_FIRST_LINE], icon)


def _response(record: Record, tr: Say) -> _Words:
    moment = tr(codes.SURVEY_MOMENT.get(record.text("moment"), record.text("moment")))
    state = "" if record.text("status") == DONE else tr(N_("nog niet afgerond"))
    return _Words(tr(N_("Bevraging {moment}"), moment=moment), state, "chart-column", "acc")


def _day_of(training: Followed) -> str:
    """Return when a training began, once somebody was expected there, and else when it was asked for."""
    return training.first if training.expected else training.asked_on


def _training(training: Followed, tr: Translator) -> _Words:
    state = tr(codes.ENROLMENT_STATUS.get(training.status, ""))
    if training.expected:
        state = tr.plural(
            "{present} van {n} sessie",
            "{present} van {n} sessies",
            training.expected,
            present=training.present,
        )
    return _Words(tr(N_("Training: {title}"), title=training.title), state, "graduation-cap")


_EVENTS: dict[str, Iterable[tuple[str, Tell]]] = {
    "intake": (("intake_date", _intake),),
    "referral": (("referral_date", _referral),),
    "benefit_period": (("start", _benefit),),
    "track": (("start", _begun), ("end_date", _ended)),
    "suspension": (("start", _suspended), ("end", _resumed)),
    "consent": (("withdrawn_on", _withdrawn), ("given_on", _given)),
    "response": (("taken_on", _response),),
}
"""The fields of each kind that tell a day on which something happened."""
