# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One sentence across a page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from ensure_desk.ui import icons, theme
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.texts import body

ICON_OF_TONE = {"danger": "circle-alert", "warn": "triangle-alert", "ok": "circle-check", "acc": "info"}


class Banner(QFrame):
    """One sentence across the page, with at most one button."""

    action = Signal()

    def __init__(self, text: str, tone: str = "warn", icon: str = "", action: str = "") -> None:
        super().__init__()
        theme.mark(self, "banner", tone=tone)
        picture = QLabel()
        picture.setPixmap(
            icons.pixmap(icon or ICON_OF_TONE.get(tone, "info"), tone if tone != "acc" else "acc", 18)
        )
        self._text = body(text)
        self.setLayout(hbox(picture, self._text, gap=12, margins=(14, 9, 12, 9)))
        self.row: QHBoxLayout = self.layout()  # type: ignore[assignment]  # set just above
        self.row.setStretch(1, 1)
        if action:
            press = button(action, kind="primary")
            press.clicked.connect(self.action)
            self.row.addWidget(press)

    def set_text(self, text: str) -> None:
        """Show another sentence."""
        self._text.setText(text)
