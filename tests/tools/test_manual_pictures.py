# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pictures of the manual: those its chapters show, as wide as a page, in few colours."""

import pytest
from PySide6.QtGui import QColor, QImage

from tools.manual_pictures import COLOURS, LANGUAGES, WIDTH, small, wanted


def test_a_picture_becomes_as_wide_as_a_page_in_few_colours() -> None:
    screen = QImage(1366, 768, QImage.Format.Format_RGB32)
    screen.fill(QColor("#F9FAFA"))
    for column in range(600):
        for row in range(20):
            screen.setPixelColor(column, row, QColor(column % 256, row * 12, 90))
    made = small(screen)
    assert made.width() == WIDTH
    assert made.format() == QImage.Format.Format_Indexed8
    assert made.colorCount() <= COLOURS
    assert made.pixelColor(900, 500) == QColor("#F9FAFA")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_wanted_are_those_that_chapters_show(language: str) -> None:
    found = wanted(language)
    assert len(found) > 15
    assert all(path.is_file() and path.parent.name == language for path in found)
