# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The head of a page."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.texts import Elided


class PageHeader(QWidget):
    """The name of the page, a line below it, and its buttons on the right."""

    def __init__(self, text: str, subtitle: str = "") -> None:
        super().__init__()
        self.heading = Elided(text, 18, bold=True)
        self._subtitle = Elided(subtitle, tone="t2")
        if not subtitle:
            self._subtitle.hide()
        self.actions = hbox()  # type: ignore[assignment,method-assign]  # a head has no menu actions
        buttons: QHBoxLayout = self.actions  # type: ignore[assignment]  # set just above
        row = hbox(vbox(self.heading, self._subtitle, gap=2), buttons, gap=16)
        row.setStretch(0, 1)
        self.setLayout(row)

    def set_title(self, text: str) -> None:
        """Show another name."""
        self.heading.setText(text)

    def set_subtitle(self, text: str) -> None:
        """Show another line."""
        self._subtitle.setText(text)
        self._subtitle.setVisible(bool(text))
