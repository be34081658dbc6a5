# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hears that the person locks the screen of Windows, or that somebody else takes their place.

Windows tells this to windows that asked for it. A hidden one of our own asks, so that no other message passes here.
"""

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from PySide6.QtGui import QWindow

_SESSION_CHANGE = 0x02B1
_THIS_SESSION = 0
_AWAY = frozenset({0x2, 0x4, 0x7})
"""The console or the remote desktop was left, the session was locked."""


def says_away(message: int, what: int) -> bool:
    """Say whether a message of Windows tells that nobody of this session sits here any more."""
    return message == _SESSION_CHANGE and what in _AWAY


class Ear(QWindow):
    """A window that nobody sees; `lock` is called when the screen is locked."""

    def __init__(self, lock: Callable[[], None]) -> None:
        super().__init__()
        self._lock = lock

    def nativeEvent(self, kind: Any, message: Any) -> Any:
        """Look at each message of Windows to this window; all of them go on."""
        told = wintypes.MSG.from_address(int(message))
        if says_away(told.message, told.wParam):
            self._lock()
        return False, 0


def listen(lock: Callable[[], None]) -> Ear | None:
    """Call `lock` at each lock of the screen while what is returned lives; None where Windows does not tell it."""
    ear, library = Ear(lock), getattr(ctypes, "WinDLL")("wtsapi32")  # noqa: B009 - only there on Windows
    ear.create()
    handle = wintypes.HWND(int(ear.winId()))
    if not library.WTSRegisterSessionNotification(handle, _THIS_SESSION):
        return None
    ear.destroyed.connect(lambda: library.WTSUnRegisterSessionNotification(handle))
    return ear
