# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The columns of the list of trainings and of the sessions of a day, and their words."""

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.day_words import WEEKDAYS, hour, hours_between
from ensure_desk.domain.statuses import BUSY, CANCELLED, OVER, PLANNED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.training_lists import SessionLine, TrainingLine
from ensure_desk.ui.widgets.table import Column

_SOME, LEAST = 720, 1100
"""From these widths of the list on it tells who teaches, and for whom a training is and what it works on."""
TONES = {PLANNED: "acc", BUSY: "ok", OVER: "neutral", CANCELLED: "warn"}


def training_columns(tr: Translator) -> tuple[Column, ...]:
    """Return the columns of the list."""
    return (
        Column("title", tr(N_("Training")), bold=True),
        Column("audience_text", tr(N_("Voor wie")), 120, least=LEAST),
        Column("barriers_text", tr(N_("Werkt aan")), 296, least=LEAST),
        Column("next", tr(N_("Volgende sessie")), 148, display=lambda t: _next(t, tr), sort=_by_next),
        Column("trainer", tr(N_("Lesgever")), 120, least=_SOME),
        Column("place_text", tr(N_("Waar")), 148),
        Column(
            "enrolled",
            tr(N_("Plaatsen")),
            92,
            display=places,
            align="right",
            sort=lambda t: t.enrolled,
            tip=lambda t: places_words(t, tr),
        ),
        Column("status_text", tr(N_("Status")), 110, tone=lambda t: TONES.get(t.status, "neutral")),
    )


def session_columns(tr: Translator) -> tuple[Column, ...]:
    """Return the columns of the sessions of a day."""
    return (
        Column("times", tr(N_("Uur")), 88, display=lambda s: hours_between(s.starts_at, s.ends_at, tr)),
        Column("title", tr(N_("Training")), bold=True),
        Column("coded", tr(N_("Ingevuld")), 76, display=filled, align="right"),
    )


def places(line: TrainingLine) -> str:
    """Return "9/12", or how many are enrolled where there is no limit; who waits behind a plus."""
    taken = f"{line.enrolled}/{line.seats}" if line.seats is not None else str(line.enrolled)
    return f"{taken} +{line.waiting}" if line.waiting else taken


def places_words(line: TrainingLine, tr: Translator) -> str:
    """Return "9 van 12 plaatsen · 2 wachten"."""
    words = tr.plural("{n} ingeschreven", "{n} ingeschreven", line.enrolled)
    if line.seats is not None:
        words = tr(N_("{taken} van {seats} plaatsen"), taken=line.enrolled, seats=line.seats)
    return words + (" · " + tr.plural("{n} wacht", "{n} wachten", line.waiting) if line.waiting else "")


def filled(line: SessionLine) -> str:
    """Return how many codes are written of how many people."""
    return f"{line.coded}/{line.expected}"


def _next(line: TrainingLine, tr: Translator) -> str:
    if line.next is None:
        return "–"
    weekday = tr(WEEKDAYS[line.next.weekday()])[:2]
    return f"{weekday} {show_date(line.next)} {hour(line.next_at, tr)}".strip()


def _by_next(line: TrainingLine) -> tuple[bool, str]:
    return (line.next is None, str(line.next or ""))
