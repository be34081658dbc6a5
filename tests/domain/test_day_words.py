# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Times, phones and counts have one shape each, on every page and paper."""

import datetime as dt

import pytest

from ensure_desk.domain.day_words import clock, date_and_clock, hour, hours_between
from ensure_desk.domain.texts import SourceText
from ensure_desk.domain.times import time_text
from ensure_desk.system.i18n import LANGUAGES, Language

TR = SourceText()
MOMENT = dt.datetime(2026, 11, 22, 9, 4, tzinfo=dt.UTC)


def test_a_time_of_the_day_has_one_shape() -> None:
    assert (hour("09:00", TR), hour("13:30:00", TR), hour("", TR)) == ("9.00", "13.30", "")
    assert (clock(MOMENT, TR), date_and_clock(MOMENT, TR)) == ("9.04", "22/11/2026 9.04")


@pytest.mark.parametrize(
    ("starts", "ends", "told"),
    [
        ("09:00", "12:00", "9.00 – 12.00 uur"),
        ("09:00", "", "9.00 uur"),
        ("", "12:00", "12.00 uur"),
        ("", "", ""),
    ],
)
def test_hours_say_as_much_as_is_known(starts: str, ends: str, told: str) -> None:
    assert hours_between(starts, ends, TR) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_time_as_it_is_shown_can_be_typed(language: str) -> None:
    assert time_text(hour("09:30", Language(language))) == "09:30"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_count_of_many_is_grouped(language: str) -> None:
    assert "1\u202f902" in Language(language).plural("{n} rij gewist.", "{n} rijen gewist.", 1902)
