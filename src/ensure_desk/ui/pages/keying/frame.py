# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The card on which sheets and differences lie: what it is above, the way on below, as in a conversation."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ensure_desk.ui.page import edged
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import line, vbox

COLUMN = (16, 14, 16, 16)
"""Room around the questions on a card."""


def framed(head: QLayout, column: QVBoxLayout, foot: QHBoxLayout) -> Card:
    """Return a card with a head, a column that scrolls, and a foot."""
    inside = QWidget()
    inside.setLayout(column)
    card = Card(padded=False)
    card.body.setSpacing(0)
    card.body.addLayout(vbox(head, margins=(16, 10, 16, 10)))
    card.body.addWidget(line())
    card.body.addWidget(edged(inside), 1)
    card.footer().addLayout(foot)
    return card
