# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signals in words: the texts of a rule in the person's language, with days and due words."""

import datetime as dt
from dataclasses import dataclass

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.day_words import day_and_month, day_month_year, hours_between
from ensure_desk.domain.signals import SIGNAL_TEXTS, Signal
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.domain.times import Between


@dataclass(frozen=True)
class SignalView:
    """A signal ready to show; `chip` says when ("nog 16 dagen") in its own tone, `short` what in few words."""

    code: str
    group: str
    tone: str
    title: str
    detail: str
    short: str
    chip: str
    chip_tone: str
    button: str
    icon: str
    due: dt.date


def view_of(signal: Signal, tr: Translator, today: dt.date) -> SignalView:
    """Return a signal in words."""
    texts, params = SIGNAL_TEXTS[signal.code], _params(signal, tr, today)
    return SignalView(
        signal.code,
        signal.group.value,
        signal.tone.value,
        tr(texts.title, **params),
        tr(texts.detail, **params),
        tr(texts.short, **params),
        due_words(signal.due, tr, today) if signal.is_deadline else since_words(signal.due, tr, today),
        signal.tone_on(today).value,
        tr(texts.button),
        texts.icon,
        signal.due,
    )


def in_short(signal: Signal, tr: Translator, today: dt.date) -> str:
    """Return a signal in few words, as lists show it; of an intake that waits too long also that it does."""
    words = tr(SIGNAL_TEXTS[signal.code].short, **_params(signal, tr, today))
    late = signal.code == "intake_incomplete" and signal.due < today
    return tr(N_("{signal}, te laat"), signal=words) if late else words


def _params(signal: Signal, tr: Translator, today: dt.date) -> dict[str, object]:
    return {key: _shown(value, tr, today) for key, value in signal.params.items()}


def due_words(due: dt.date, tr: Translator, today: dt.date) -> str:
    """Return how far off a day is: "nog 16 dagen", "vandaag", "6 dagen te laat"."""
    days = (due - today).days
    if days == 0:
        return tr(N_("vandaag"))
    if days > 0:
        return tr.plural("nog {n} dag", "nog {n} dagen", days)
    return tr.plural("{n} dag te laat", "{n} dagen te laat", -days)


def since_words(day: dt.date, tr: Translator, today: dt.date) -> str:
    """Return since when something is so: "sinds 26/03/2026", "vandaag"."""
    return tr(N_("sinds {day}"), day=show_date(day)) if day < today else due_words(day, tr, today)


def _shown(value: object, tr: Translator, today: dt.date) -> object:
    """Return what stands in the sentence: a day in words, without the year where it is this one."""
    if isinstance(value, dt.date):
        return day_and_month(value, tr) if value.year == today.year else day_month_year(value, tr)
    if isinstance(value, tuple):
        return ", ".join(hours_between(*w, tr) if isinstance(w, Between) else tr(w) for w in value)
    return tr(value).capitalize() if isinstance(value, str) and value else value
