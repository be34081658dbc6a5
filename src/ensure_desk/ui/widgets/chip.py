# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A word on a tinted ground."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ensure_desk.ui import theme


class Chip(QLabel):
    """A word on a tinted ground."""

    def __init__(self, text: str = "", tone: str = "neutral") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.body_font(9))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.mark(self, "chip", tone=tone)

    def set(self, text: str, tone: str = "neutral") -> None:
        """Show another word."""
        self.setText(text)
        if bool(text) is self.isHidden() and self.parent() is not None:
            self.setVisible(bool(text))
        theme.mark(self, "chip", tone=tone)
