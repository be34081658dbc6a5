# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Labels by their place in the typography. Always plain text: nothing a person typed is run as markup."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from ensure_desk.ui import theme

_SEMI = QFont.Weight.DemiBold
PLAIN = 0
"""Qt.TextFormat.PlainText; the namespace `Qt` takes 20 ms to load, longer than the unlock page to paint."""


def _label(text: str, points: float, weight: QFont.Weight, tone: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("textFormat", PLAIN)
    label.setFont(theme.body_font(points, weight))
    label.setProperty("tone", tone)
    return label


def title(text: str) -> QLabel:
    """Return the name of a page."""
    return _label(text, 18, _SEMI, "t1")


def h2(text: str) -> QLabel:
    """Return a heading."""
    return _label(text, 12, _SEMI, "t1")


def h3(text: str) -> QLabel:
    """Return a heading within a card."""
    return _label(text, 10.5, _SEMI, "t1")


def body(text: str, tone: str = "t1", *, bold: bool = False, wrap: bool = True) -> QLabel:
    """Return running text."""
    label = _label(text, 10, _SEMI if bold else QFont.Weight.Normal, tone)
    label.setWordWrap(wrap)
    return label


def small(text: str, tone: str = "t3", *, wrap: bool = False) -> QLabel:
    """Return small text."""
    label = _label(text, 9, QFont.Weight.Normal, tone)
    label.setWordWrap(wrap)
    return label


def caption(text: str) -> QLabel:
    """Return a small bold label."""
    return _label(text, 9, _SEMI, "t3")


def key_hint(text: str) -> QLabel:
    """Return the picture of a key."""
    label = _label(text, 8.5, QFont.Weight.Medium, "t2")
    theme.mark(label, "key")
    return label
