# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The manual: opens at the chapter of a page, finds words, and leads nowhere but to its own chapters."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QTextCharFormat, QTextTable
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.texts import SourceText
from ensure_desk.ui import theme
from ensure_desk.ui.application import Frame, _settle, application
from ensure_desk.ui.first_help import FirstHelp
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.main_window import _KEYS
from ensure_desk.ui.manual import MEASURE, ManualWindow, chapters
from ensure_desk.ui.pages.settings.page import SUBJECTS
from ensure_desk.ui.pages_registry import PAGES, PageSpec
from ensure_desk.ui.pdf import Unwatched, document_pages, write_pdf
from ensure_desk.ui.quick_cards import cards, document
from tests.support import fresh_desk

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


def test_a_word_earlier_in_the_chapter_is_found_again_and_one_that_is_nowhere_is_told(
    manual: ManualWindow,
) -> None:
    here = manual.list.currentRow()
    only = "langer bewaard is dan de termijn"
    for _ in range(2):
        manual._find(only)
        assert manual.text.textCursor().selectedText() == only
        assert not manual.said.isVisible()
    manual.list.setCurrentRow(here)
    manual._find("zebrapad")
    assert manual.said.isVisible()
    assert manual.list.currentRow() == here


def test_the_text_can_be_made_twice_as_large_and_still_fits(manual: ManualWindow) -> None:
    usual = manual.text.document().defaultFont().pointSizeF()
    for _ in range(20):
        manual.zoom(1)
    assert manual.text.document().defaultFont().pointSizeF() == 2 * usual
    assert manual.text.horizontalScrollBar().maximum() == 0
    manual.zoom(0)
    assert manual.text.document().defaultFont().pointSizeF() == usual


@pytest.mark.parametrize(("made", "number"), [(False, 0), (True, 1)])
def test_before_unlocking_it_opens_at_the_first_day_or_at_unlocking(
    qtbot: QtBot, tmp_path: Path, made: bool, number: int
) -> None:
    if made:
        close_desk(fresh_desk(tmp_path / "desk"))
    frame = Frame(tmp_path / "desk", InlineJobs())
    qtbot.addWidget(frame)
    frame.begin()
    frame.show()
    _settle(application(), "light", frame)
    QTest.keyClick(frame.focusWidget() or frame, Qt.Key.Key_F1)
    (help_,) = frame.findChildren(FirstHelp)
    assert help_.manual is not None
    qtbot.addWidget(help_.manual)
    assert help_.manual.list.currentRow() == number
    assert help_.manual.tour.isHidden()


def keys_of(spec: PageSpec) -> list[str]:
    module = spec.load()
    kinds = [kind for kind in vars(module).values() if getattr(kind, "key", "") == spec.key]
    return [keys for kind in kinds for keys, _ in kind.keys]


def test_every_key_of_the_program_is_in_the_chapter_of_keys() -> None:
    (chapter,) = (c for c in chapters("nl") if c.path.name.startswith("23-"))
    told = " ".join(re.findall(r"`([^`]+)`", chapter.text))
    known = [keys for spec in PAGES for keys in keys_of(spec)] + [keys for keys, _ in _KEYS]
    assert len(known) > 50
    single = {part for keys in known for part in re.split(r"[\s,/–…]+", keys) if part}
    assert sorted(key for key in single if key not in told) == []


def test_every_part_of_the_settings_is_in_their_chapter() -> None:
    (chapter,) = (c for c in chapters("nl") if "settings" in c.pages)
    assert [s.title for s in SUBJECTS if f"| **{s.title}** |" not in chapter.text] == []


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


def title_look(window: ManualWindow) -> QTextCharFormat:
    block = window.text.document().begin()
    piece = block.begin().fragment()
    return piece.charFormat()


@pytest.mark.parametrize("width", [1600, 1080, 700])
def test_lines_tables_and_pictures_fit_any_window(manual: ManualWindow, width: int) -> None:
    manual.resize(width, 700)
    for number in range(len(chapters("nl"))):
        manual.list.setCurrentRow(number)
        shown = manual.text.document()
        assert manual.text.horizontalScrollBar().maximum() == 0
        assert shown.size().width() - 2 * shown.documentMargin() <= MEASURE


def test_headings_are_larger_and_tables_have_a_head(manual: ManualWindow) -> None:
    manual.list.setCurrentRow(manual._about("attendance"))
    assert title_look(manual).fontPointSize() > manual.text.document().defaultFont().pointSizeF()
    tables = [f for f in manual.text.document().rootFrame().childFrames() if isinstance(f, QTextTable)]
    assert [table.format().headerRowCount() for table in tables] == [1]
    assert tables[0].rows() == 9


def test_another_look_colours_the_chapter_anew(manual: ManualWindow) -> None:
    assert title_look(manual).foreground().color() == theme.color("t1")
    theme.apply(application(), dark=True)
    try:
        assert title_look(manual).foreground().color() == theme.color("t1")
    finally:
        theme.apply(application(), dark=False)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_quick_card_fits_one_a4_page(manual: ManualWindow, tmp_path: Path, language: str) -> None:
    made = cards(language)
    assert len(made) == 3
    for number, card in enumerate(made):
        page = document(card)
        assert page.pageCount() == 1
        pages = document_pages(lambda _, made=page: made)  # type: ignore[misc]  # the card of this turn
        write_pdf(tmp_path / f"{number}.pdf", pages, Unwatched())
        assert (tmp_path / f"{number}.pdf").read_bytes().count(b"/Type /Page\n") == 1


def test_a_card_goes_to_a_preview(manual: ManualWindow) -> None:
    menu = manual.print_card.menu()
    assert [action.text() for action in menu.actions()] == [card.title for card in cards("nl")]
    menu.actions()[0].trigger()
    (preview,) = manual.findChildren(QPrintPreviewDialog)
    preview.close()


class Browser(QObject):
    """Stands in for the browser of the computer."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url)


def test_it_opens_in_the_browser_without_a_network(
    manual: ManualWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    browser = Browser()
    QDesktopServices.setUrlHandler("file", browser, "open")
    try:
        manual.list.setCurrentRow(manual._about("attendance"))
        manual.browse()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    (url,) = browser.opened
    shown = Path(url.toLocalFile())
    text = shown.read_text(encoding="utf-8")
    assert '<html lang="nl">' in text
    assert f"<title>{chapters('nl')[manual.list.currentRow()].title}</title>" in text
    links = re.findall(r'(?:href|src)="([^"]+)"', text)
    assert {link for link in links if link.endswith(".html")} == {
        page.name for page in shown.parent.glob("*.html")
    }
    pictures = [Path(QUrl(link).toLocalFile()) for link in links if link.endswith(".png")]
    assert pictures
    assert all(picture.is_file() for picture in pictures)
    assert not [link for link in links if link.startswith("http")]


def test_where_a_language_has_no_cards_they_are_dutch() -> None:
    assert cards("fr") == cards("nl")
