# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Locks by itself: after some minutes without hands, when the computer slept, and with the screen of Windows."""

import sys
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QDateTime, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_HANDS = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}
)
"""What shows that somebody is there."""
PULSE_MS, SLEPT_MS = 5_000, 30_000
"""How often the clock is looked at, and how far it has to jump to say that the computer slept."""


class IdleLock(QObject):
    """Locks after some minutes without a key or a mouse.

    It listens at the window in front, where both arrive first: a listener at the whole program would be asked about
    every event of every widget.
    """

    def __init__(self, frame: QWidget, lock: Callable[[], None]) -> None:
        super().__init__(frame)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lock)
        self._lock, self._seen_at = lock, 0
        self._ear: object = None
        self._pulse = QTimer(self, interval=PULSE_MS)
        self._pulse.timeout.connect(lambda: self.look(QDateTime.currentMSecsSinceEpoch()))
        _application().applicationStateChanged.connect(self._on_state)
        _application().focusWindowChanged.connect(self._listen_at)

    def start(self, minutes: int) -> None:
        """Begin to watch; no minutes is never."""
        self._timer.stop()
        self._seen_at = 0
        self._pulse.start()
        self._hear_screen_lock()
        if minutes > 0:
            self._timer.start(minutes * 60_000)
            self._listen_at(_application().focusWindow())

    def look(self, now_ms: int) -> None:
        """Lock where the clock jumped since the last look: nobody sat here while the computer slept."""
        slept = self._seen_at and now_ms - self._seen_at > PULSE_MS + SLEPT_MS
        self._seen_at = now_ms
        if slept:
            self._pulse.stop()
            self._lock()

    def _hear_screen_lock(self) -> None:
        if sys.platform == "win32" and self._ear is None:
            from ensure_desk.ui.session_lock import listen  # cold start: after unlocking, and on Windows only

            self._ear = listen(self._lock)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationSuspended:
            self._lock()

    def _listen_at(self, window: QObject | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin anew at each key and mouse."""
        if event.type() in _HANDS and self._timer.isActive():
            self._timer.start()
        return False


def _application() -> QApplication:
    return cast(QApplication, QApplication.instance())
