# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bring what the keyboard is at into view of the scroll area around it."""

from PySide6.QtWidgets import QScrollArea, QWidget

_ROOM_X, _ROOM_Y = 8, 48


def reveal(widget: QWidget) -> None:
    """Scroll so that a widget can be seen."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        around.ensureWidgetVisible(widget, _ROOM_X, _ROOM_Y)
