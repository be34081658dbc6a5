# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Copies that do not stay: what was copied here leaves the clipboard after half a minute, unless it was replaced."""

from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

KEPT_MS = 30_000


def copy_for_a_while(text: str) -> None:
    """Put a text on the clipboard and take it off again after half a minute, or when the program ends."""
    QGuiApplication.clipboard().setText(text)
    app = cast(QGuiApplication, QGuiApplication.instance())
    app.aboutToQuit.connect(lambda: forget(text), Qt.ConnectionType.SingleShotConnection)
    QTimer.singleShot(KEPT_MS, lambda: forget(text))


def forget(text: str) -> None:
    """Empty the clipboard if it still holds this text."""
    board = QGuiApplication.clipboard()
    if board.text() == text:
        board.clear()
