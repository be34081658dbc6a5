# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The manual as pages for a browser, without a network: to enlarge, to print, to read aloud or to keep beside.

They are written when somebody asks, from the chapters that the window shows, so there is one manual.
"""

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QTextDocument

from ensure_desk.ui import prose
from ensure_desk.ui.tokens import LIGHT

_PICTURE = re.compile(r'(<img [^>]*src=")([^":]+)"')
_CHAPTER = re.compile(r'href="([^":/]+)\.md"')
_LOOK = (
    "<style>body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; } img { max-width: 100%; height: auto; }"
    " nav { margin-bottom: 2rem; } nav a[aria-current] { font-weight: bold; }</style>"
)


class Chapter(Protocol):
    """What is needed of a chapter."""

    @property
    def path(self) -> Path:
        """Return its file."""
        ...

    @property
    def title(self) -> str:
        """Return its title."""
        ...

    @property
    def text(self) -> str:
        """Return its Markdown."""
        ...


def write_pages(chapters: Sequence[Chapter], folder: Path, language: str) -> list[Path]:
    """Write every chapter as a page with links to the others, and return the files in the same order."""
    pages = [folder / f"{chapter.path.stem}.html" for chapter in chapters]
    for chapter, page in zip(chapters, pages, strict=True):
        page.write_text(_page(chapter, chapters, language), encoding="utf-8")
    return pages


def _page(chapter: Chapter, chapters: Sequence[Chapter], language: str) -> str:
    made = QTextDocument()
    prose.write(made, chapter.text, LIGHT)
    html = _CHAPTER.sub(r'href="\1.html"', made.toHtml())
    html = _PICTURE.sub(
        lambda found: f'{found[1]}{(chapter.path.parent / found[2]).resolve().as_uri()}"', html
    )
    links = (_link(other, here=other is chapter) for other in chapters)
    head = f"<title>{escape(chapter.title)}</title>{_LOOK}</head>"
    html = html.replace("</head>", head, 1).replace("<html>", f'<html lang="{language}">', 1)
    return re.sub(r"(<body[^>]*>)", lambda body: f"{body[1]}<nav>{' · '.join(links)}</nav>", html, count=1)


def _link(chapter: Chapter, *, here: bool) -> str:
    mark = ' aria-current="page"' if here else ""
    return f'<a href="{chapter.path.stem}.html"{mark}>{escape(chapter.title)}</a>'
