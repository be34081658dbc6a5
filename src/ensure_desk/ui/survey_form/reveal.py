# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bring what the keyboard is at into view of the scroll area around it."""

from PySide6.QtWidgets import QScrollArea, QWidget

_ROOM_X, _ROOM_Y = 8, 48


def _area_around(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around if isinstance(around, QScrollArea) else None


def to_top(widget: QWidget) -> None:
    """Scroll to where a page begins."""
    around = _area_around(widget)
    if around is not None:
        around.verticalScrollBar().setValue(0)


def reveal(widget: QWidget) -> None:
    """Scroll so that a widget can be seen."""
    around = _area_around(widget)
    if around is not None:
        left = (around.viewport().height() - widget.height()) // 2
        around.ensureWidgetVisible(widget, _ROOM_X, max(min(_ROOM_Y, left), 0))
