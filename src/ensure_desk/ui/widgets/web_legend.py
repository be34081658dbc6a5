# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the lines of a spider web are: a piece of each line beside its words."""

from PySide6.QtWidgets import QWidget

from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.radar import LineSign
from ensure_desk.ui.widgets.texts import small


class WebLegend(QWidget):
    """It stands beside the heading of a card with a web."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = [(LineSign(dashed=dashed), small("", "t2")) for dashed in (True, False)]
        self.setLayout(hbox(*(hbox(*parts, gap=5) for parts in self._lines), gap=14))

    def show_lines(self, earlier: str, later: str) -> None:
        """Say what the dashed line is and what the full one; a line without words is not there."""
        for (sign, words), text in zip(self._lines, (earlier, later), strict=True):
            words.setText(text)
            for part in (sign, words):
                part.setVisible(bool(text))
