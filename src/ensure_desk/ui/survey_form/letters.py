# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much room words take, measured once: a page asks hundreds of times while it is arranged."""

from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from ensure_desk.ui import theme

WRAP = Qt.TextFlag.TextWordWrap.value
MEDIUM, HEAVY = QFont.Weight.Medium, QFont.Weight.DemiBold
_KEPT = 4_096


class Letters(NamedTuple):
    """A size and weight of the text font."""

    points: float
    weight: QFont.Weight = QFont.Weight.Normal

    @property
    def font(self) -> QFont:
        """Return the font."""
        return _font(self)

    @property
    def height(self) -> int:
        """Return the height of a line."""
        return _height(self)

    def width(self, words: str) -> int:
        """Return the width of words on one line."""
        return _width(self, words)

    def wrapped(self, words: str, width: int) -> int:
        """Return the height of words that wrap at a width; nothing for no words."""
        return _wrapped(self, words, width) if words else 0


@cache
def _font(letters: Letters) -> QFont:
    return theme.body_font(letters.points, letters.weight)


@cache
def _height(letters: Letters) -> int:
    return QFontMetrics(letters.font).height()


@lru_cache(_KEPT)
def _width(letters: Letters, words: str) -> int:
    return QFontMetrics(letters.font).horizontalAdvance(words)


@lru_cache(_KEPT)
def _wrapped(letters: Letters, words: str, width: int) -> int:
    room = QRect(0, 0, max(width, 40), 9999)
    return QFontMetrics(letters.font).boundingRect(room, WRAP, words).height()
