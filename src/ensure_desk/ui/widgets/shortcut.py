# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keys that work anywhere within a widget, and nowhere beside it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def shortcut_within(widget: QWidget, keys: str, act: Callable[[], Any]) -> None:
    """Let keys start an act while the keyboard is in a widget or in what it holds."""
    short = QShortcut(QKeySequence(keys), widget)
    short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    short.activated.connect(act)
