# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The manual beside the program, without a network: chapters on the left, one of them on the right.

A chapter is a Markdown file; its first line may name the pages it is about, as `<!-- pages: today people -->`.
"""

import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QResizeEvent, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import QListWidget, QMenu, QTextBrowser, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.system import paths
from ensure_desk.ui import printing, prose, quick_cards, theme
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.search_field import SearchField
from ensure_desk.ui.widgets.texts import small

_SIZE, _LIST = QSize(1080, 760), 270
MEASURE, _EDGE = 720, 28
"""Lines are at most this wide: some 95 letters, as many as an eye follows; pictures are as wide."""
_PAGES = re.compile(r"<!--\s*pages:\s*([\w\s-]*?)\s*-->\s*")
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


class Spoken(Translator, Protocol):
    """A translator that says which language it speaks."""

    @property
    def code(self) -> str:
        """Return the code of the language."""
        ...


@dataclass(frozen=True)
class Chapter:
    """A chapter: its file, its title, the pages of the program it is about, and its text in Markdown."""

    path: Path
    title: str
    pages: frozenset[str]
    text: str


def chapters(language: str) -> tuple[Chapter, ...]:
    """Return the chapters of the manual in the order of their files' names."""
    return tuple(_read(paths.manual(language)))


def _read(folder: Path) -> Iterator[Chapter]:
    for path in sorted(folder.glob("*.md")):
        raw = path.read_text(encoding="utf-8")
        raw = re.sub(r"\A(?:<!--\s*SPDX.*?-->\s*)+", "", raw, flags=re.DOTALL)
        about = _PAGES.match(raw)
        text = raw[about.end() :] if about else raw
        title = _TITLE.search(text)
        pages = frozenset(about[1].split()) if about else frozenset[str]()
        yield Chapter(path, title[1] if title else path.stem, pages, text)


class _Browser(QTextBrowser):
    """Shows a chapter; lines and pictures are no wider than is pleasant to read.

    `reflowed` tells that lines became wider or narrower: pictures were made for another width.
    """

    reflowed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenExternalLinks(False)
        self.setOpenLinks(False)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(_EDGE)
        self.measure = MEASURE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let lines be as wide as there is room, up to the measure."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Let lines be as wide as there is room, up to the measure."""
        width = min(self.measure + 2 * _EDGE, max(self.viewport().width(), 1))
        if width != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(width)
            self.reflowed.emit()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Return a picture, not wider than the text."""
        found = super().loadResource(kind, name)
        if kind == QTextDocument.ResourceType.ImageResource.value:
            from PySide6.QtGui import QImage  # cold start: only a manual with pictures

            image = (
                found
                if isinstance(found, QImage)
                else QImage(self.document().baseUrl().resolved(QUrl(name)).toLocalFile())
            )
            width = min(MEASURE, self.lineWrapColumnOrWidth() - 2 * _EDGE)
            if 0 < width < image.width():
                return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            return image
        return found


class ManualWindow(QWidget):
    """A window of its own, so that it can stand beside the program; `toured` asks for the tour."""

    toured = Signal()

    def __init__(self, tr: Spoken, page: str = "") -> None:
        super().__init__()
        self._ = tr
        self._chapters = chapters(tr.code)
        self.setWindowTitle(tr(N_("Handleiding van ENSURE Desk")))
        self.resize(_SIZE)
        theme.mark(self, "content")
        self.list, self.text = QListWidget(), _Browser()
        self.list.setFixedWidth(_LIST)
        self.list.setAccessibleName(tr(N_("Hoofdstukken")))
        self.list.addItems([c.title for c in self._chapters])
        self.text.setAccessibleName(tr(N_("Tekst")))
        self.text.anchorClicked.connect(self._follow)
        later = Qt.ConnectionType.QueuedConnection  # a text being written may itself make lines narrower
        self.text.reflowed.connect(self._show_again, later)
        self.said = small("", "t2", wrap=True)
        self.said.hide()
        side = vbox(*self._searching(), self.said, self.list, *self._doing(), gap=8)
        row = hbox(side, self.text, gap=12, margins=(16, 16, 16, 16))
        row.setStretch(1, 1)
        self.setLayout(row)
        self.list.currentRowChanged.connect(self.show_chapter)
        self._points = prose.POINTS
        self._add_shortcuts()
        self.list.setCurrentRow(self._about(page))
        self.list.setFocus()

    def _add_shortcuts(self) -> None:
        actions: dict[str, Callable[[], object]] = {
            "Esc": self.close,
            "Ctrl+F": self.search.setFocus,
            "Ctrl++": lambda: self.zoom(1),
            "Ctrl+=": lambda: self.zoom(1),
            "Ctrl+-": lambda: self.zoom(-1),
            "Ctrl+0": lambda: self.zoom(0),
        }
        for keys, action in actions.items():
            QShortcut(QKeySequence(keys), self).activated.connect(action)

    def zoom(self, points: int) -> None:
        """Make the text larger or smaller by some points; by none is the usual size again."""
        wanted = self._points + points if points else prose.POINTS
        self._points = min(max(wanted, prose.POINTS - 2), 2 * prose.POINTS)
        self.text.measure = round(MEASURE * self._points / prose.POINTS)
        self.text.fit()
        self._show_again()

    def _searching(self) -> tuple[QWidget, QWidget]:
        """Return the search field and the button for the next place."""
        self.search = SearchField(self._(N_("Zoek in de handleiding")))
        self.search.setFixedWidth(_LIST)
        self.search.submitted.connect(self._find)
        again = button(self._(N_("Volgende")), size="sm")
        again.clicked.connect(lambda: self._find(self.search.text()))
        return self.search, again

    def _doing(self) -> tuple[QWidget, ...]:
        """Return the buttons of the tour, the quick cards and the browser."""
        self.tour = button(self._(N_("Rondleiding")), icon="route")
        self.tour.clicked.connect(self.toured)
        self.print_card = button(self._(N_("Kaart afdrukken")), icon="printer")
        menu = QMenu(self.print_card)
        for card in quick_cards.cards(self._.code):
            menu.addAction(card.title).triggered.connect(partial(self.preview_card, card))
        self.print_card.setMenu(menu)
        browse = button(self._(N_("In de browser")), icon="eye")
        browse.clicked.connect(self.browse)
        return self.tour, self.print_card, browse

    def browse(self) -> None:
        """Open the chapter in view as a page of the browser, with links to the others; no network is needed."""
        from ensure_desk.ui.manual_html import write_pages  # cold start: few read it so

        folder = Path(tempfile.gettempdir(), "ensure-desk-handleiding")
        folder.mkdir(exist_ok=True)
        pages = write_pages(self._chapters, folder, self._chapters[0].path.parent.name)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(pages[max(self.list.currentRow(), 0)])))

    def preview_card(self, card: quick_cards.Card, _checked: bool = False) -> None:
        """Show a quick card as it will be on paper; from there it can be printed."""
        self._card = quick_cards.document(card)
        printing.preview(self, card.title, self._card)

    def changeEvent(self, event: QEvent) -> None:
        """Show the chapter anew in the colours that somebody chose."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "search"):
            self._show_again()

    def _show_again(self) -> None:
        """Show the chapter anew, at the place where somebody reads."""
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self.show_chapter(self.list.currentRow())
        bar.setValue(place)

    def _about(self, page: str) -> int:
        """Return the chapter about a page or of this number ("02-"), the first one when there is none."""
        about = (
            n
            for n, c in enumerate(self._chapters)
            if page in c.pages or page and c.path.name.startswith(page)
        )
        return next(about, 0)

    def show_chapter(self, number: int) -> None:
        """Show a chapter."""
        if 0 <= number < len(self._chapters):
            chapter = self._chapters[number]
            self.text.document().setBaseUrl(QUrl.fromLocalFile(f"{chapter.path.parent}/"))
            prose.write(self.text.document(), chapter.text, theme.tokens(), self._points)
            self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _follow(self, url: QUrl) -> None:
        """Go to another chapter; the manual leads nowhere else."""
        name = url.fileName()
        number = next((n for n, c in enumerate(self._chapters) if c.path.name == name), None)
        if number is not None:
            self.list.setCurrentRow(number)

    def _find(self, text: str) -> None:
        """Go to the next place where a text stands, in this chapter or a later one; say so where there is none."""
        found = not text.strip() or self.text.find(text) or self._find_later(text)
        self.said.setText("" if found else self._(N_("Niet gevonden. Probeer een ander woord.")))
        self.said.setHidden(found)

    def _find_later(self, text: str) -> bool:
        """Find a text in the chapters from the next one on, in the present one from its beginning at last."""
        count, here = len(self._chapters), self.list.currentRow()
        for number in ((here + step) % count for step in range(1, count + 1)):
            if text.casefold() in self._chapters[number].text.casefold():
                self.list.setCurrentRow(number)
                self.text.moveCursor(QTextCursor.MoveOperation.Start)
                if self.text.find(text):
                    return True
        self.list.setCurrentRow(here)
        return False
