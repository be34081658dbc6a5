# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A questionnaire as a PDF: as many pages as the form has, and nothing drawn below the room that was reckoned."""

from pathlib import Path

from PySide6.QtGui import QImage, QPainter

from ensure_desk.domain.texts import SourceText
from ensure_desk.services.survey_paper import LINES, Box, Item, Page, PaperForm
from ensure_desk.ui.pdf import Unwatched, write_pdf
from ensure_desk.ui.survey_paper import draw_page, form_pages

BOXES = (Box("1", "j", "ja"), Box("2", "n", "nee", "ga naar vraag 3"))
ITEMS = (
    Item("one", "1", "/data/a", "Werkt u?", boxes=BOXES),
    Item("text", "2", "/data/b", "Waar?", is_wide=True),
    Item("date", "3", "/data/c", "Sinds wanneer?", only_if="Alleen als vraag 1 is “ja”."),
    Item("matrix", "", "/data/d", "", boxes=BOXES, rows=(Item("one", "4", "/data/d", "Zo?", boxes=BOXES),)),
)
PAPER = PaperForm("Proef", "proef", "1", (Page("ABCD-01", 1, ITEMS), Page("ABCD-02", 2, ITEMS[:1])))
DOTS = 60


def test_a_form_has_its_pages(qapp: object, tmp_path: Path) -> None:
    write_pdf(tmp_path / "p.pdf", form_pages(PAPER, SourceText()), Unwatched())
    assert (tmp_path / "p.pdf").read_bytes().count(b"/Type /Page\n") == 2


def test_questions_keep_to_the_room_that_was_reckoned(qapp: object) -> None:
    image = QImage(int(DOTS * 8.27), int(DOTS * 11.69), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    draw_page(painter, DOTS, PAPER, (PAPER.pages[0], SourceText()))
    painter.end()
    foot = int((297 - 18) / 25.4 * DOTS)
    inked = [y for y in range(foot) if any(image.pixel(x, y) & 255 < 200 for x in range(image.width()))]
    lines = sum(item.lines for item in ITEMS)
    assert lines < LINES
    assert max(inked) <= (30 + lines * (297 - 48) / LINES) / 25.4 * DOTS


def inked(*, mirrored: bool) -> list[int]:
    """Return per column how many dots of a page are drawn on."""
    image = QImage(int(DOTS * 8.27), int(DOTS * 11.69), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    items = (
        Item("one", "", "/data/a", "هل تعمل؟", boxes=(Box("1", "j", "نعم"),)),
        Item("text", "", "/data/b", "أين؟"),
    )
    page = Page("", 2, items)
    draw_page(painter, DOTS, PaperForm("", "p", "1", (page,)), (page, SourceText()), mirrored=mirrored)
    painter.end()
    rows = range(int(28 / 25.4 * DOTS), int(80 / 25.4 * DOTS))
    return [sum(image.pixel(x, y) & 255 < 200 for y in rows) for x in range(image.width())]


def test_a_language_from_right_to_left_begins_at_the_right(qapp: object) -> None:
    plain, mirrored = inked(mirrored=False), inked(mirrored=True)
    half = len(plain) // 2
    assert sum(plain[:half]) > sum(plain[half:])
    assert sum(mirrored[half:]) > sum(mirrored[:half])
