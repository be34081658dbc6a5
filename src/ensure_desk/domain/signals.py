# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The follow-up rules: one pure function each, from what is known of a person to a signal or nothing.

A signal names a code and a day; `SIGNAL_TEXTS` holds its Dutch texts with named placeholders.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ensure_desk.domain import codes
from ensure_desk.domain.facts import Situation
from ensure_desk.domain.statuses import OVER
from ensure_desk.domain.texts import N_
from ensure_desk.domain.track_rules import add_months, end_of, last_day_of, longest_end_of, month_on

Rules = Mapping[str, int]
URGENT_DAYS = 16
"""From so many days before its day a signal stands under "Eerst dit"."""


INTAKE_ENOUGH = 85
"""Percentage from which an intake needs no reminder; the last fields come with time."""


class Group(StrEnum):
    """The filters of the work list."""

    INTAKE = "intake"
    TRACK = "track"
    BENEFIT = "benefit"
    SURVEY = "survey"
    TRAINING = "training"
    HANDOFF = "handoff"


GROUP_TEXTS: dict[Group, str] = {
    Group.INTAKE: N_("Intakes"),
    Group.TRACK: N_("Trajecten"),
    Group.BENEFIT: N_("Uitkering"),
    Group.SURVEY: N_("Drempels"),
    Group.TRAINING: N_("Trainingen"),
    Group.HANDOFF: N_("Overdracht"),
}


class Tone(StrEnum):
    """How loud a signal is."""

    DANGER = "danger"
    WARN = "warn"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Signal:
    """Something to follow up: `due` is its day, `params` fill its texts (dates and codes stay as they are).

    Where the day is no deadline it is the one on which something happened, or on which it is told.
    """

    code: str
    group: Group
    due: dt.date
    tone: Tone
    params: Mapping[str, object] = field(default_factory=dict)
    is_deadline: bool = True

    def tone_on(self, today: dt.date) -> Tone:
        """Return how loud it is on a day: red for harm and for what is overdue, amber for what is soon."""
        if self.tone is Tone.DANGER or not self.is_deadline:
            return self.tone
        if self.due < today:
            return Tone.DANGER
        return Tone.WARN if self.is_urgent(today) else self.tone

    def is_urgent(self, today: dt.date) -> bool:
        """Say whether it belongs to what comes first."""
        return self.tone is Tone.DANGER or self.due <= today + dt.timedelta(days=URGENT_DAYS)


@dataclass(frozen=True)
class SignalTexts:
    """The words of a signal: title and detail of the work list, chip of the people list, button, icon."""

    title: str
    detail: str
    short: str
    button: str
    icon: str


SIGNAL_TEXTS: dict[str, SignalTexts] = {
    "retention_reached": SignalTexts(
        N_("ouder dan de bewaartermijn"),
        N_("Vraag toestemming voor u iets vernietigt."),
        N_("bewaartermijn voorbij"),
        N_("Lijst bekijken"),
        "archive",
    ),
    "intake_incomplete": SignalTexts(
        N_("werk de intake af"),
        N_("{percent} % is ingevuld. Begonnen op {since}."),
        N_("intake {percent} %"),
        N_("Intake aanvullen"),
        "clipboard-list",
    ),
    "extension_decision": SignalTexts(
        N_("beslis over de verlenging"),
        N_("De eerste {months} maanden lopen af op {end}."),
        N_("beslis over verlenging"),
        N_("Beslissing noteren"),
        "flag",
    ),
    "next_step": SignalTexts(
        N_("traject loopt af, noteer de volgende stap"),
        N_("Maand {month} eindigt op {end}. Nog geen volgende stap ingevuld."),
        N_("traject loopt af"),
        N_("Volgende stap noteren"),
        "flag",
    ),
    "track_over": SignalTexts(
        N_("traject is voorbij"),
        N_("Het traject liep tot {end}. Noteer het einde of de verlenging."),
        N_("traject voorbij"),
        N_("Einde noteren"),
        "flag",
    ),
    "hours_month_near": SignalTexts(
        N_("{hours} uren in {month}, de grens is {most}"),
        N_("Deze maand kunnen er nog {left} uren bij."),
        N_("veel uren deze maand"),
        N_("Uren bekijken"),
        "clock",
    ),
    "hours_month_over": SignalTexts(
        N_("te veel uren in {month}: {hours} van {most}"),
        N_("Kijk na of de uren kloppen en bespreek het met de persoon en de gebruiker."),
        N_("te veel uren"),
        N_("Uren bekijken"),
        "clock",
    ),
    "hours_year_near": SignalTexts(
        N_("{hours} uren dit jaar, de grens is {most}"),
        N_("Dit jaar kunnen er nog {left} uren bij."),
        N_("veel uren dit jaar"),
        N_("Uren bekijken"),
        "clock",
    ),
    "hours_year_over": SignalTexts(
        N_("te veel uren dit jaar: {hours} van {most}"),
        N_("Kijk na of de uren kloppen en bespreek het met de persoon en de gebruiker."),
        N_("te veel uren"),
        N_("Uren bekijken"),
        "clock",
    ),
    "ex_pwa_silent": SignalTexts(
        N_("ex-PWA, geen uren sinds {month}"),
        N_("Zonder nieuwe uren vervalt het recht op {end}."),
        N_("ex-PWA zonder uren"),
        N_("Uren bekijken"),
        "hourglass",
    ),
    "ex_pwa_lost": SignalTexts(
        N_("ex-PWA, recht vervallen op {end}"),
        N_("De laatste uren zijn van {month}. Kijk na of alle uren ingevuld zijn."),
        N_("ex-PWA vervallen"),
        N_("Uren bekijken"),
        "hourglass",
    ),
    "benefit_ends": SignalTexts(
        N_("uitkering stopt op {end}"),
        N_("{benefit}. Bekijk samen wat daarna komt."),
        N_("uitkering stopt"),
        N_("Dossier openen"),
        "wallet",
    ),
    "benefit_over": SignalTexts(
        N_("uitkering is gestopt op {end}"),
        N_("{benefit}. Noteer wat er nu is, of een andere toeleider."),
        N_("uitkering gestopt"),
        N_("Uitkering noteren"),
        "wallet",
    ),
    "survey_first": SignalTexts(
        N_("neem de eerste bevraging af"),
        N_("Gestart op {start}. Er is nog geen bevraging T0."),
        N_("bevraging T0 ontbreekt"),
        N_("Bevraging starten"),
        "chart-column",
    ),
    "survey_exit": SignalTexts(
        N_("neem de laatste bevraging af"),
        N_("Het traject eindigde op {end}. Er is nog geen bevraging T2."),
        N_("bevraging T2 ontbreekt"),
        N_("Bevraging starten"),
        "chart-column",
    ),
    "survey_later": SignalTexts(
        N_("neem de bevraging na zes maanden af"),
        N_("Het traject eindigde op {end}. Vraag hoe het nu gaat (T3)."),
        N_("bevraging T3"),
        N_("Bevraging starten"),
        "chart-column",
    ),
    "help_wanted": SignalTexts(
        N_("wil hulp: {barriers}"),
        N_("Gevraagd op {day}, daarna nog geen notitie, toeleiding of training."),
        N_("wil hulp"),
        N_("Dossier openen"),
        "list-checks",
    ),
    "absences_in_a_row": SignalTexts(
        N_("{n} keer na elkaar afwezig"),
        N_("{training}, laatst op {day}. Vraag welke drempel er is en noteer de reden."),
        N_("{n} keer afwezig"),
        N_("Reden noteren"),
        "circle-help",
    ),
    "session_open": SignalTexts(
        N_("vul de aanwezigheden in"),
        N_("{where}. Nog {n} zonder code."),
        N_("aanwezigheden"),
        N_("Aanwezigheden invullen"),
        "calendar-check",
    ),
    "place_free": SignalTexts(
        N_("er is een plaats vrij"),
        N_("{free} vrij en {waiting} op de wachtlijst. De volgende sessie is op {day}."),
        N_("plaats vrij"),
        N_("Wachtlijst bekijken"),
        "user-plus",
    ),
    "handoff_due": SignalTexts(
        N_("maak de overdracht"),
        N_("Laatst verstuurd op {last}."),
        N_("overdracht"),
        N_("Overdracht maken"),
        "arrow-left-right",
    ),
    "handoff_first": SignalTexts(
        N_("maak de eerste overdracht"),
        N_("Er is nog nooit iets verstuurd."),
        N_("overdracht"),
        N_("Overdracht maken"),
        "arrow-left-right",
    ),
}


def incomplete_intake(s: Situation, today: dt.date, rules: Rules) -> Signal | None:
    """Ask to finish an intake that lacks much, within `intake_open_days` of its start."""
    percent = s.intake_percent
    if percent is None or percent >= INTAKE_ENOUGH or s.status == OVER or s.since is None:
        return None
    due = s.since + dt.timedelta(days=rules["intake_open_days"])
    tone = Tone.WARN if due < today else Tone.NEUTRAL
    return Signal("intake_incomplete", Group.INTAKE, due, tone, {"percent": percent, "since": s.since})


def extension_decision(s: Situation, today: dt.date, rules: Rules) -> Signal | None:
    """Ask for the decision in the month before the first period ends (month 6), while no extension is noted."""
    track = s.track
    if track is None or not track.runs or track.ex_pwa or track.extension_until or track.start is None:
        return None
    months = rules["track_months"]
    end = track.planned_end or last_day_of(track.start, months)
    if end >= (longest_end_of(track, rules) or end) or end < today:
        return None
    if month_on(track.start, today) < rules["extension_decision_month"]:
        return None
    return Signal("extension_decision", Group.TRACK, end, Tone.WARN, {"months": months, "end": end})


def next_step(s: Situation, today: dt.date, rules: Rules) -> Signal | None:
    """Ask for the next step in the last month of a track: month 12, or sooner when there is no extension."""
    track = s.track
    if track is None or not track.runs or track.start is None or track.next_step not in ("", "geen"):
        return None
    end, month = end_of(track, rules), month_on(track.start, today)
    if end is None or end < today or track.ex_pwa:
        return None
    decided = track.extension_until is not None and today > add_months(end, -1)
    if month < rules["next_step_month"] and not decided:
        return None
    return Signal("next_step", Group.TRACK, end, Tone.WARN, {"month": month, "end": end})


def track_over(s: Situation, today: dt.date, rules: Rules) -> Signal | None:
    """Warn of a track past its planned end that was neither closed nor extended."""
    track = s.track
    if track is None or not track.runs:
        return None
    end = end_of(track, rules)
    if end is None or end >= today:
        return None
    return Signal("track_over", Group.TRACK, end, Tone.DANGER, {"end": end})


def benefit_end(s: Situation, today: dt.date, rules: Rules) -> Signal | None:
    """Warn within 90 days of the end of a benefit, urgently within 30, and when it is over."""
    if s.benefit is None or s.benefit.ends is None or s.status == OVER:
        return None
    ends, days = s.benefit.ends, (s.benefit.ends - today).days
    if s.benefit.benefit_type in ("geen", "onbekend") or days > rules["benefit_warn_days"]:
        return None
    params = {"end": ends, "benefit": codes.BENEFIT_TYPE.get(s.benefit.benefit_type, "")}
    if days < 0:
        return Signal("benefit_over", Group.BENEFIT, ends, Tone.DANGER, params)
    tone = Tone.WARN if days <= rules["benefit_urgent_days"] else Tone.NEUTRAL
    return Signal("benefit_ends", Group.BENEFIT, ends, tone, params)


PERSON_RULES: tuple[Callable[[Situation, dt.date, Rules], Signal | None], ...] = (
    track_over,
    extension_decision,
    next_step,
    benefit_end,
    incomplete_intake,
)


def signals_of(s: Situation, today: dt.date, rules: Rules) -> tuple[Signal, ...]:
    """Return every signal of a person, the loudest and soonest first."""
    found = [signal for rule in PERSON_RULES if (signal := rule(s, today, rules)) is not None]
    return tuple(sorted(found, key=_rank))


def _rank(signal: Signal) -> tuple[bool, bool, int, dt.date]:
    """Danger first; what is missing in the intake after everything that has a day of its own."""
    loudness = list(Tone).index(signal.tone)
    return (signal.tone is not Tone.DANGER, signal.group is Group.INTAKE, loudness, signal.due)


@dataclass(frozen=True)
class Horizon:
    """How far the rules look: beyond all four borders nobody has a signal, so the vault need not be asked."""

    track_end: dt.date
    started: dt.date
    benefit_end: dt.date
    intake_percent: int


def horizon_on(today: dt.date, rules: Rules) -> Horizon:
    """Return how far the rules look on a day; a track ends late enough or it started late enough."""
    months = max(rules["track_months"] - rules["extension_decision_month"] + 1, 1)
    return Horizon(
        add_months(today, months),
        add_months(today, 1 - rules["next_step_month"]),
        today + dt.timedelta(days=rules["benefit_warn_days"]),
        INTAKE_ENOUGH,
    )


def handoff_due(last: dt.date | None, people: int, today: dt.date, rules: Rules) -> Signal | None:
    """Ask for a hand-over `handoff_days` after the last; the first as soon as there are people."""
    if last is None:
        return (
            Signal("handoff_first", Group.HANDOFF, today, Tone.NEUTRAL, is_deadline=False) if people else None
        )
    due = last + dt.timedelta(days=rules["handoff_days"])
    if due > today + dt.timedelta(days=7):
        return None
    tone = Tone.WARN if due < today else Tone.NEUTRAL
    return Signal("handoff_due", Group.HANDOFF, due, tone, {"last": last})


def retention_reached(count: int, today: dt.date) -> Signal | None:
    """Dossiers that are older than their term wait for a person; one line for all of them."""
    return Signal("retention_reached", Group.TRACK, today, Tone.NEUTRAL, is_deadline=False) if count else None
