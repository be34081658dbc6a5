# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The manual with F1 before anybody unlocked: who cannot get in needs it most."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from ensure_desk.ui.unlock import UnlockPage

_UNLOCKING, _FIRST_DAY = "02-", "01-"
"""The chapters, by the beginning of their file's name."""


class FirstHelp(QObject):
    """Hears F1 where no shell does."""

    def __init__(self, frame: Any) -> None:
        super().__init__(frame)
        self._frame = frame
        self.manual: Any = None
        frame.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the manual at the page in view."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_F1 or self._frame.desk is not None:
            return False
        from ensure_desk.ui.manual import ManualWindow  # cold start: only who asks for help

        begins = not isinstance(self._frame.centralWidget(), UnlockPage)
        manual = self.manual = ManualWindow(self._frame.tr_, _FIRST_DAY if begins else _UNLOCKING)
        manual.tour.hide()  # it goes through the pages of an open vault
        manual.show()
        return True
