# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The manual: opens at the chapter of a page, finds words, and leads nowhere but to its own chapters."""

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from ensure_desk.domain.texts import SourceText
from ensure_desk.ui.manual import ManualWindow, chapters

pytestmark = pytest.mark.ui


class Dutch(SourceText):
    """The source texts, as the desk's translator says its code."""

    code = "nl"


@pytest.fixture
def manual(qtbot: QtBot) -> ManualWindow:
    window = ManualWindow(Dutch(), "today")
    qtbot.addWidget(window)
    window.show()
    return window


def test_it_opens_at_the_chapter_of_the_page(manual: ManualWindow) -> None:
    shown = chapters("nl")[manual.list.currentRow()]
    assert "today" in shown.pages
    assert shown.title in manual.text.toPlainText()
    assert "<!--" not in manual.text.toPlainText()


def test_a_word_is_found_in_any_chapter(manual: ManualWindow) -> None:
    last = chapters("nl")[-1]
    word = last.text.split()[-1].strip(".*`")
    manual._find(word)
    assert manual.text.textCursor().selectedText().casefold() == word.casefold()


def test_links_lead_to_chapters_only(manual: ManualWindow) -> None:
    here = manual.list.currentRow()
    manual._follow(QUrl("https://example.org/x.md"))
    manual._follow(QUrl("nowhere.md"))
    assert manual.list.currentRow() == here
    manual._follow(QUrl(chapters("nl")[-1].path.name))
    assert manual.list.currentRow() == len(chapters("nl")) - 1


def test_both_languages_have_the_same_chapters() -> None:
    dutch, english = chapters("nl"), chapters("en")
    assert [c.pages for c in dutch] == [c.pages for c in english]
    assert [c.path.name[:2] for c in dutch] == [c.path.name[:2] for c in english]
    assert chapters("fr") == dutch
