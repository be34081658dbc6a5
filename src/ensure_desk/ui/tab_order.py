# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where Tab stops, and in which order."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops_in(*areas: QWidget) -> list[QWidget]:
    """Return what Tab stops at in these areas, in the order in which it was made."""
    parts = [part for area in areas for part in (area, *area.findChildren(QWidget))]
    stops = dict.fromkeys(part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return [stop for stop in stops if stop.window() is areas[0].window()]


def tab_through(*areas: QWidget) -> None:
    """Let Tab come to what stands in these areas in their order, whenever it was made."""
    for before, after in pairwise(stops_in(*areas)):
        QWidget.setTabOrder(before, after)
