# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The quick cards beside the manual: one A4 page each, to print and to hang beside the screen."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QTextDocument

from ensure_desk.system import paths
from ensure_desk.ui import prose
from ensure_desk.ui.pdf import screen_dots, sheet_size
from ensure_desk.ui.tokens import LIGHT

NAMES = ("counsellor", "coordinator", "it")
POINTS = 9.5


@dataclass(frozen=True)
class Card:
    """A card: its title, and its text in Markdown."""

    title: str
    text: str


def cards(language: str) -> tuple[Card, ...]:
    """Return the cards in a language, else in Dutch."""
    folder = paths.manual("cards")
    own = folder / language if (folder / language).is_dir() else folder / "nl"
    return tuple(_read(own / f"{name}.md") for name in NAMES)


def _read(path: Path) -> Card:
    text = path.read_text(encoding="utf-8")
    return Card(text.splitlines()[0].removeprefix("# "), text)


def document(card: Card) -> QTextDocument:
    """Return a card laid out for one A4 page, in the colours of paper."""
    made = QTextDocument()
    made.setDocumentMargin(0)
    prose.write(made, card.text, LIGHT, POINTS)
    made.setPageSize(sheet_size(screen_dots()))
    return made
