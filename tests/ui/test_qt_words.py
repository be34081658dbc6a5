# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Qt's own buttons speak the language of the desk, and change with it without a restart."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ensure_desk.domain.dates import parse_date, show_date
from ensure_desk.ui import qt_words
from ensure_desk.ui.application import Frame, _settle, application
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.widgets.fields import DateField, NumberField

pytestmark = pytest.mark.ui


CANCEL = {"nl": "Annuleren", "fr": "Annuler", "en": "Cancel"}


@pytest.fixture(autouse=True)
def dutch_again() -> Iterator[None]:
    yield
    qt_words.use("nl")


def spoken() -> str:
    return QCoreApplication.translate("QPlatformTheme", "Cancel").replace("&", "")


def test_the_words_change_with_the_language(qtbot: QtBot) -> None:
    said = {}
    for language in ("nl", "fr", "en", "nl"):
        qt_words.use(language)
        said[language] = spoken()
    assert said == CANCEL


@pytest.mark.parametrize("system", ["C", "en_US", "tr_TR", "ar_EG"])
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_numbers_and_days_are_belgian_whatever_the_system_speaks(
    qtbot: QtBot, system: str, language: str
) -> None:
    QLocale.setDefault(QLocale(system))
    qt_words.use(language)
    assert QLocale().toString(1234.5, "f", 1)[-2:] == ",5"
    assert QLocale().firstDayOfWeek() == Qt.DayOfWeek.Monday
    parse = partial(parse_date, today=dt.date(2026, 11, 17))
    day, number = DateField(parse, show_date), NumberField()
    for field in (day, number):
        qtbot.addWidget(field)
    day.set_value(dt.date(2026, 3, 4))
    assert day.text() == "04/03/2026"
    day.setText("4.3.2026")
    assert day.value() == "2026-03-04"
    QTest.keyClicks(number, "1.234")
    assert number.value() == 1234


@pytest.mark.parametrize(
    ("system", "language"), [("fr_BE.UTF-8", "fr"), ("tr_TR.UTF-8", "nl"), ("en_US", "en")]
)
def test_the_first_window_and_the_words_of_qt_speak_as_the_machine(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", system)
    frame = Frame(tmp_path / "desk", InlineJobs())
    qtbot.addWidget(frame)
    frame.begin()
    _settle(application(), "light", frame)
    assert (frame.tr_.code, spoken()) == (language, CANCEL[language])
