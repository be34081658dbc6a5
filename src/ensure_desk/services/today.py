# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vandaag: what needs attention now, by day, with the reason in one sentence; and the state of the hand-over."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ensure_desk.domain.day_words import day_and_month
from ensure_desk.domain.facts import Situation
from ensure_desk.domain.hours_signals import HOURS_ASKED, HoursFacts, hours_signals
from ensure_desk.domain.signals import Signal, handoff_due, horizon_on, retention_reached, signals_of
from ensure_desk.domain.survey_signals import MOMENTS_ASKED, SurveyFacts, survey_signals
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.domain.training_signals import absences_signal, place_signal, session_signal
from ensure_desk.services.desk import Desk, rules_in
from ensure_desk.services.intake import DRAFT
from ensure_desk.services.people import OPEN_STATUSES
from ensure_desk.services.signal_texts import SignalView, view_of
from ensure_desk.storage import listing, retention
from ensure_desk.storage import training_follow_up as follow_up
from ensure_desk.storage.listing import ListQuestion
from ensure_desk.storage.local_values import last_package_at, local_values, records_new_since
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.survey_facts import survey_facts
from ensure_desk.storage.training_follow_up import AbsentPerson
from ensure_desk.storage.worked_hours import hours_facts

_SECTIONS = {"intake": "intake", "benefit": "overview", "track": "overview"}


@dataclass(frozen=True)
class TodayItem:
    """One thing to do; `urgent` puts it under "Eerst dit", `page` and `args` say where it is done.

    It is put in words when somebody looks: a page shows fifteen of a thousand.
    """

    id: str
    person_id: str
    name: str
    signal: Signal
    urgent: bool
    page: str
    args: Mapping[str, str]
    tr: Translator
    today: dt.date

    @cached_property
    def words(self) -> SignalView:
        """Return what is to be done in words."""
        return view_of(self.signal, self.tr, self.today)

    @property
    def group(self) -> str:
        """Return the part of the list that it belongs to."""
        return self.signal.group.value

    @property
    def title(self) -> str:
        """Return what is to be done, in short."""
        return self.words.title

    @property
    def detail(self) -> str:
        """Return why, in a sentence."""
        return self.words.detail


@dataclass(frozen=True)
class HandoffCard:
    """When the last package went out and came in; at an office how many records changed since, by kind."""

    last_export: dt.datetime | None
    last_import: dt.datetime | None
    new_since: Mapping[str, int]
    due: dt.date | None
    text: str


@dataclass(frozen=True)
class TodayView:
    """The page: items by day, how many per group, the hand-over, the first day after today, open drafts."""

    items: tuple[TodayItem, ...]
    groups: Mapping[str, int]
    handoff: HandoffCard
    next_due: dt.date | None
    drafts: int


def today(desk: Desk) -> TodayView:
    """Return what needs attention, the urgent first and then by day."""
    day = desk.today()
    with desk.store.read() as reader:
        rules = rules_in(reader, day)
        question = ListQuestion(statuses=OPEN_STATUSES, horizon=horizon_on(day, rules))
        people = listing.situations(reader, question, intakes=not desk.is_coordinator)
        asked = survey_facts(reader, day, rules, actions=not desk.is_coordinator)
        worked = hours_facts(reader, day, rules)
        count = listing.count_people(reader, ListQuestion())
        card = _card(desk, reader, rules)
        unfinished = len(local_values(reader, DRAFT))
        old = len(retention.over(reader, day, rules["retention_years"] * 12))
        trained = () if desk.is_coordinator else tuple(_of_trainings(desk, reader, day))
    items = [_item(desk, s, signal, day) for s in people for signal in signals_of(s, day, rules)]
    items += [_item(desk, s, signal, day) for s in asked for signal in survey_signals(s, day, rules)]
    items += [_item(desk, s, signal, day) for s in worked for signal in hours_signals(s, day, rules)]
    items += trained
    last = card.last_export.date() if card.last_export else None
    handoff = None if desk.is_coordinator else handoff_due(last, count, day, rules)
    if handoff is not None:
        items.append(_handoff_item(desk, handoff, day))
    if (signal := retention_reached(old, day)) is not None:
        items.append(_retention_item(desk, signal, old))
    items.sort(key=lambda item: (not item.urgent, item.signal.due, item.name.casefold()))
    later = [item.signal.due for item in items if item.signal.due > day]
    groups = Counter(item.group for item in items)
    return TodayView(tuple(items), groups, card, min(later, default=None), unfinished)


def _item(desk: Desk, s: Situation | SurveyFacts | HoursFacts, signal: Signal, day: dt.date) -> TodayItem:
    moment = signal.code in MOMENTS_ASKED
    page = "survey" if moment and not desk.is_coordinator else "dossier"
    section = "hours" if signal.code in HOURS_ASKED else _SECTIONS.get(signal.group.value, "overview")
    args = {"person_id": s.person_id, "section": section}
    may_be_first = signal.group != "intake" and not moment
    return _told(desk, signal, (s.person_id, _name(desk, s)), (page, args), may_be_first=may_be_first)


def _name(desk: Desk, s: Situation | SurveyFacts | HoursFacts | AbsentPerson) -> str:
    named = " ".join(part for part in (s.first_name, s.last_name) if part)
    return desk.veiled((named if not desk.is_coordinator else "") or s.dossier_number, s.dossier_number)


def _told(
    desk: Desk,
    signal: Signal,
    about: tuple[str, str],
    where: tuple[str, Mapping[str, str]],
    *,
    may_be_first: bool = True,
) -> TodayItem:
    """Return a signal about a record (its id, how it is called) as an item done on a page with its arguments."""
    (record_id, name), (page, args) = about, where
    today = desk.today()
    item_id = f"{record_id}:{signal.code}" if record_id else signal.code
    urgent = may_be_first and signal.is_urgent(today)
    return TodayItem(item_id, record_id, name, signal, urgent, page, args, desk.tr, today)


def _handoff_item(desk: Desk, signal: Signal, day: dt.date) -> TodayItem:
    item = _told(desk, signal, ("", desk.tr(N_("Overdracht"))), ("handoff", {}))
    return replace(item, urgent=signal.due < day)


def _retention_item(desk: Desk, signal: Signal, count: int) -> TodayItem:
    name = desk.tr.plural("{n} dossier", "{n} dossiers", count)
    return _told(desk, signal, ("", name), ("settings", {"section": "retention"}), may_be_first=False)


def _of_trainings(desk: Desk, reader: Reader, day: dt.date) -> Iterator[TodayItem]:
    """Yield what trainings ask: a sheet to fill in, absences in a row, somebody who can come after all."""
    for held in follow_up.open_sessions(reader, day):
        if signal := session_signal(held, day):
            where = ("attendance", {"session_id": held.session_id})
            yield replace(_told(desk, signal, (held.session_id, held.title), where), person_id="")
    for who in follow_up.absent_people(reader, day):
        if signal := absences_signal(who.absences, day):
            args = {"session_id": who.absences.last.session_id, "person_id": who.person_id}
            yield _told(desk, signal, (who.person_id, _name(desk, who)), ("attendance", args))
    for place in follow_up.free_places(reader, day):
        if signal := place_signal(place, day):
            where = ("training", {"training_id": place.training_id, "part": "people"})
            item = _told(desk, signal, (place.training_id, place.title), where, may_be_first=False)
            yield replace(item, person_id="")


def _card(desk: Desk, reader: Reader, rules: Mapping[str, int]) -> HandoffCard:
    sent, came = last_package_at(reader, "out"), last_package_at(reader, "in")
    since = {} if desk.is_coordinator else records_new_since(reader, sent)
    due = sent.date() + dt.timedelta(days=rules["handoff_days"]) if sent else None
    if sent is None:
        text = desk.tr(N_("Er is nog niets verstuurd."))
    else:
        text = desk.tr(N_("Laatst verstuurd op {day}."), day=day_and_month(sent.date(), desk.tr))
    return HandoffCard(sent, came, since, due, text)
