# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Filters that are on or off."""

from PySide6.QtWidgets import QPushButton

from ensure_desk.ui import theme


class FilterPill(QPushButton):
    """A filter that is on or off."""

    def __init__(self, text: str, code: str = "") -> None:
        super().__init__(text)
        self._label, self.code = text, code
        self.setCheckable(True)
        self.setAccessibleName(text)
        theme.mark(self, "pill")

    def set_count(self, n: int) -> None:
        """Show how many there are."""
        self.setText(f"{self._label} {n}")
