# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The initials of a person."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ensure_desk.ui import theme


class Avatar(QLabel):
    """The initials of a person in a circle."""

    def __init__(self, name: str = "", size: int = 32) -> None:
        super().__init__()
        self.setFixedSize(size, size)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(theme.body_font(9 if size < 40 else 13))
        theme.mark(self, "avatar")
        self.setStyleSheet(f"border-radius: {size // 2}px;")
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show other initials."""
        words = [w for w in name.replace(",", " ").split() if w[0].isalpha()]
        self.setText("".join(w[0] for w in (words[:1] + words[-1:] if len(words) > 1 else words)).upper())
