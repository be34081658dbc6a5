# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days in words, and signals with every value filled in."""

import datetime as dt

import pytest

from ensure_desk.domain.signals import SIGNAL_TEXTS, Group, Signal, Tone
from ensure_desk.domain.texts import SourceText
from ensure_desk.services.signal_texts import due_words, view_of

TODAY = dt.date(2026, 11, 17)
PARAMS = {
    "percent": 40, "since": TODAY, "end": TODAY, "last": TODAY, "months": 6, "month": 12, "benefit": "leefloon",
    "start": TODAY, "day": TODAY, "barriers": ("Geldzorgen of schulden", "Wonen"),
    "n": 2, "training": ("Budget",), "where": ("Dorpshuis",), "free": 1, "waiting": 2,
    "hours": 55, "most": 60, "left": 5,
}  # fmt: skip


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "vandaag"),
        (1, "nog 1 dag"),
        (16, "nog 16 dagen"),
        (-1, "1 dag te laat"),
        (-6, "6 dagen te laat"),
        (-236, "236 dagen te laat"),
    ],
)
def test_a_day_is_told_by_how_far_off_it_is(days: int, words: str) -> None:
    assert due_words(TODAY + dt.timedelta(days=days), SourceText(), TODAY) == words


@pytest.mark.parametrize("rule", Tone)
def test_red_is_harm_and_overdue_amber_is_soon_whatever_the_rule_said(rule: Tone) -> None:
    def chip(days: int) -> tuple[str, str]:
        signal = Signal("help_wanted", Group.SURVEY, TODAY + dt.timedelta(days=days), rule, PARAMS)
        view = view_of(signal, SourceText(), TODAY)
        return view.chip, view.chip_tone

    assert {chip(days)[1] for days in (-400, -61, -40, -1)} == {"danger"}
    soon = "danger" if rule is Tone.DANGER else "warn"
    assert {chip(days)[1] for days in (0, 1, 16)} == {soon}
    assert chip(17) == ("nog 17 dagen", rule.value)


def test_what_happened_on_a_day_is_not_late() -> None:
    day = TODAY - dt.timedelta(days=7)
    signal = Signal("absences_in_a_row", Group.TRAINING, day, Tone.WARN, PARAMS, is_deadline=False)
    view = view_of(signal, SourceText(), TODAY)
    assert (view.chip, view.chip_tone) == ("sinds 10/11/2026", "warn")


@pytest.mark.parametrize("code", SIGNAL_TEXTS)
def test_every_signal_can_be_told(code: str) -> None:
    view = view_of(Signal(code, Group.TRACK, TODAY, Tone.WARN, PARAMS), SourceText(), TODAY)
    told = view.title + view.detail + view.short
    assert "{" not in told
    assert "!" not in told
