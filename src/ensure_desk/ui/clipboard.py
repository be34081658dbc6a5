# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Copies that do not stay: what was copied here leaves the clipboard after half a minute, unless it was replaced."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

KEPT_MS = 30_000


def copy_for_a_while(text: str) -> None:
    """Put a secret on the clipboard and take it off again after half a minute."""
    QGuiApplication.clipboard().setText(text)
    QTimer.singleShot(KEPT_MS, lambda: forget(text))


def forget(text: str) -> None:
    """Empty the clipboard if it still holds this text."""
    board = QGuiApplication.clipboard()
    if board.text() == text:
        board.clear()
