# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows, columns and lines."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ensure_desk.ui import theme

Item = QWidget | QLayout | int
Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)
L = TypeVar("L", bound=QBoxLayout)


def vbox(*items: Item, gap: int = 8, margins: Margins = NO_MARGINS) -> QVBoxLayout:
    """Return a column; a number is a stretch of that weight."""
    return _fill(QVBoxLayout(), items, gap, margins)


def hbox(*items: Item, gap: int = 8, margins: Margins = NO_MARGINS) -> QHBoxLayout:
    """Return a row; a number is a stretch of that weight."""
    return _fill(QHBoxLayout(), items, gap, margins)


def _fill(box: L, items: tuple[Item, ...], gap: int, margins: Margins) -> L:
    box.setSpacing(gap)
    box.setContentsMargins(*margins)
    for item in items:
        if isinstance(item, int):
            box.addStretch(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item)
    return box


def grow() -> int:
    """Return the stretch that takes what is left."""
    return 1


def line() -> QFrame:
    """Return a thin line."""
    frame = QFrame()
    theme.mark(frame, "line")
    return frame


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()  # it keeps its parent until then: without one it would be styled anew first
        elif inner is not None:
            clear(inner)
