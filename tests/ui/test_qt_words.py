# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Qt's own buttons speak the language of the desk, and change with it without a restart."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from pytestqt.qtbot import QtBot

from ensure_desk.ui import qt_words

pytestmark = pytest.mark.ui


def spoken() -> str:
    return QCoreApplication.translate("QPlatformTheme", "Cancel").replace("&", "")


def test_the_words_change_with_the_language(qtbot: QtBot) -> None:
    try:
        said = {}
        for language in ("nl", "fr", "en", "nl"):
            qt_words.use(language)
            said[language] = spoken()
            assert QLocale().toString(1.5, "f", 1) == (
                "1,5" if language != "en" else QLocale("en_BE").toString(1.5, "f", 1)
            )
        assert said == {"nl": "Annuleren", "fr": "Annuler", "en": "Cancel"}
    finally:
        qt_words.use("nl")
