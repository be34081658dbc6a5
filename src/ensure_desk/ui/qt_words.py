# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Qt's own words (dialogs, menus of text fields) in the language of the desk, and Belgian numbers."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_NAME = "qt_words"


def use(language: str) -> None:
    """Let Qt speak a language, in place of the one before."""
    app = QCoreApplication.instance()
    if app is None:
        return
    locale = QLocale(f"{language}_BE")
    QLocale.setDefault(locale)
    for old in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(old)
        old.deleteLater()
    words = QTranslator(app)
    words.setObjectName(_NAME)
    if words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
