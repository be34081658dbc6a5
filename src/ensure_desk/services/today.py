# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vandaag: what needs attention now, by day, with the reason in one sentence; and the state of the hand-over."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.facts import Situation
from ensure_desk.domain.signals import Signal, handoff_due, horizon_on, signals_of
from ensure_desk.domain.survey_signals import MOMENTS_ASKED, SurveyFacts, survey_signals
from ensure_desk.domain.texts import N_
from ensure_desk.services.desk import Desk, rules_in
from ensure_desk.services.intake import DRAFT
from ensure_desk.services.people import OPEN_STATUSES
from ensure_desk.services.signal_texts import view_of
from ensure_desk.storage import listing
from ensure_desk.storage.listing import ListQuestion
from ensure_desk.storage.local_values import last_package_at, local_values, records_new_since
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.survey_facts import survey_facts

_SECTIONS = {"intake": "intake", "benefit": "overview", "track": "overview"}


@dataclass(frozen=True)
class TodayItem:
    """One thing to do; `urgent` puts it under "Eerst dit", `page` and `args` say where it is done."""

    id: str
    person_id: str
    name: str
    group: str
    icon: str
    tone: str
    title: str
    detail: str
    chip: str
    chip_tone: str
    button: str
    due: dt.date
    urgent: bool
    page: str
    args: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class HandoffCard:
    """When the last package went out and came in, and how many records changed since, by kind."""

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
        count = listing.count_people(reader, ListQuestion())
        card = _card(desk, reader, rules)
        unfinished = len(local_values(reader, DRAFT))
    items = [_item(desk, s, signal, day) for s in people for signal in signals_of(s, day, rules)]
    items += [_item(desk, s, signal, day) for s in asked for signal in survey_signals(s, day, rules)]
    last = card.last_export.date() if card.last_export else None
    handoff = None if desk.is_coordinator else handoff_due(last, count, day, rules)
    if handoff is not None:
        items.append(_handoff_item(desk, handoff, day))
    items.sort(key=lambda item: (not item.urgent, item.due, item.name.casefold()))
    later = [item.due for item in items if item.due > day]
    groups = Counter(item.group for item in items)
    return TodayView(tuple(items), groups, card, min(later, default=None), unfinished)


def _item(desk: Desk, s: Situation | SurveyFacts, signal: Signal, day: dt.date) -> TodayItem:
    view = view_of(signal, desk.tr, day)
    named = " ".join(part for part in (s.first_name, s.last_name) if part)
    return TodayItem(
        id=f"{s.person_id}:{signal.code}",
        person_id=s.person_id,
        name=(named if not desk.is_coordinator else "") or s.dossier_number,
        group=view.group,
        icon=view.icon,
        tone=view.tone,
        title=view.title,
        detail=view.detail,
        chip=view.chip,
        chip_tone=view.tone,
        button=view.button,
        due=signal.due,
        urgent=signal.is_urgent(day) and signal.group != "intake" and signal.code not in MOMENTS_ASKED,
        page="survey" if signal.code in MOMENTS_ASKED and not desk.is_coordinator else "dossier",
        args={"person_id": s.person_id, "section": _SECTIONS.get(view.group, "overview")},
    )


def _handoff_item(desk: Desk, signal: Signal, day: dt.date) -> TodayItem:
    view = view_of(signal, desk.tr, day)
    return TodayItem(
        id=signal.code,
        person_id="",
        name=desk.tr(N_("Overdracht")),
        group=view.group,
        icon=view.icon,
        tone=view.tone,
        title=view.title,
        detail=view.detail,
        chip=view.chip,
        chip_tone=view.tone,
        button=view.button,
        due=signal.due,
        urgent=signal.due < day,
        page="handoff",
    )


def _card(desk: Desk, reader: Reader, rules: Mapping[str, int]) -> HandoffCard:
    sent, came = last_package_at(reader, "out"), last_package_at(reader, "in")
    since = records_new_since(reader, sent)
    due = sent.date() + dt.timedelta(days=rules["handoff_days"]) if sent else None
    if sent is None:
        text = desk.tr(N_("Er is nog niets verstuurd."))
    else:
        text = desk.tr(N_("Laatst verstuurd op {day}."), day=show_date(sent.date()))
    return HandoffCard(sent, came, since, due, text)
