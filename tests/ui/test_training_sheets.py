# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The papers of a training as they come out of a printer: a box for each signature, a page for each person."""

import datetime as dt

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTextDocument

from ensure_desk.services.attest import Attest
from ensure_desk.services.training_papers import Letter, SignInList
from ensure_desk.system.i18n import Language
from ensure_desk.ui.training_sheets import attest_sheets, letters, sign_in_sheet

pytestmark = pytest.mark.ui
MOMENT = "\n•  Donderdag 10 december 2026, van 9.30 uur tot 12.00 uur"
PARAGRAPHS = (
    "Beste Marie-Antoinette,",
    "wij nodigen u uit voor: Omgaan met stress in het huishouden.",
    "Een training over geld en papieren, in gewone woorden. " * 3,
    "Wanneer?" + MOMENT * 10,
    "Waar? Dorpshuis, zaal 3, Sint-Katelijne-Waver",
    "Kunt u niet komen? Laat het ons dan weten. Wij zoeken samen een oplossing.",
    "Met vriendelijke groet,\nGriet Somers\nLier",
)
ADDRESS = ("Marie-Antoinette Van den Broeck", "Oude Baan 12 bus 3", "2860 Sint-Katelijne-Waver")


def first_page(document: QTextDocument) -> QImage:
    """Return the first page as it is painted."""
    size = document.pageSize().toSize()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    document.drawContents(painter, QRectF(image.rect()))
    painter.end()
    return image


def lines_down(image: QImage, top: int, bottom: int) -> int:
    """Count the lines that run from top to bottom, wherever they stand."""
    dark = [
        all(image.pixelColor(x, y).lightness() < 128 for y in range(top, bottom))
        for x in range(image.width())
    ]
    return sum(here and not before for before, here in zip([False, *dark], dark, strict=False))


def test_the_sign_in_list_has_a_box_for_each_signature(qapp: object) -> None:
    names = ("Aerts, Samira", "Baert, Tom", *("",) * 4)
    sheet = sign_in_sheet(Language("nl"), SignInList("Budget in balans", ("Dinsdag 3 november",), names))
    assert sheet.pageCount() == 1
    image = first_page(sheet)
    bottom = int(sheet.size().height()) - 40
    assert lines_down(image, bottom - 120, bottom) == 4


def test_a_list_of_sixteen_is_one_page(qapp: object) -> None:
    names = ("Vandenbroucke-Aerts, Marie-Antoinette",) * 12 + ("",) * 4
    about = ("Dinsdag 3 november 2026, van 9.00 uur tot 12.00 uur", "Dorpshuis, Lier", "Lesgever: Els Maes")
    assert sign_in_sheet(Language("nl"), SignInList("Omgaan met stress", about, names)).pageCount() == 1


@pytest.mark.parametrize("above", range(1, 26, 4))
def test_a_long_list_goes_on_with_whole_rows_beneath_the_heads_again(qapp: object, above: int) -> None:
    names = ("Vandenbroucke-Aerts, Marie-Antoinette",) * 40
    sheet = sign_in_sheet(
        Language("nl"), SignInList("Omgaan met stress", ("Dorpshuis, Lier",) * above, names)
    )
    tables = sheet.rootFrame().childFrames()
    assert sheet.pageCount() == len(tables) == sheet.toPlainText().count("Handtekening") == 3
    layout, height = sheet.documentLayout(), sheet.pageSize().height()
    for number, frame in enumerate(tables):
        first = layout.blockBoundingRect(frame.firstCursorPosition().block())
        last = layout.blockBoundingRect(frame.lastCursorPosition().block())
        assert number * height - 1 <= first.top()
        assert last.bottom() < (number + 1) * height


def test_an_invitation_for_ten_sessions_is_one_page_a_person(qapp: object) -> None:
    letter = Letter("x", "Marie-Antoinette Van den Broeck", ADDRESS, "Uitnodiging", PARAGRAPHS)
    assert letters([letter]).pageCount() == 1
    assert letters([letter] * 3).pageCount() == 3


def test_attests_are_made_in_one_go_a_page_each(qapp: object) -> None:
    day = dt.date(2026, 12, 10)
    attest = Attest(
        "Eddy De Backer", "1984-08-16", "Budget in balans", "budget", day, day, 1, "2 uur 30", "3 uur",
        "Lier", "Els Maes", day, "Griet Somers",
    )  # fmt: skip
    made = attest_sheets(Language("nl"), [attest] * 12)
    assert made.pageCount() == 12
    text = made.toPlainText()
    assert "Wanneer: 10/12/2026 (1 dag)" in text
    assert "Aanwezig: 2 uur 30 van 3 uur" in text
    assert text.count("Griet Somers") == 12
