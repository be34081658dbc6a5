# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The programme clock in words, for the head of a dossier and for the list of people."""

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.domain.track_rules import ProgrammeClock, TrackFacts


def clock_words(clock: ProgrammeClock, tr: Translator) -> str:
    """Return "Maand 5 van 12", or how many months it is past that."""
    if clock.over:
        return tr.plural(
            "{n} maand over de {months}", "{n} maanden over de {months}", clock.over, months=clock.months
        )
    if clock.month == 0:
        return tr(N_("Nog niet begonnen"))
    return tr(N_("Maand {month} van {months}"), month=clock.month, months=clock.months)


def no_clock_words(track: TrackFacts | None, tr: Translator) -> str:
    """Return why there is no month."""
    if track is not None and track.ex_pwa:
        return tr(N_("Ex-PWA: het traject heeft geen laatste maand."))
    return tr(N_("Het traject heeft nog geen begin."))
