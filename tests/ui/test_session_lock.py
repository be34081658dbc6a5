# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The screen of Windows is locked: which messages say so, and what hears them."""

import ctypes
from ctypes import wintypes

import pytest

from ensure_desk.ui.session_lock import Ear, says_away

CHANGE = 0x02B1
LOCKED, UNLOCKED, LEFT, TAKEN, REMOTE_LEFT, SIGNED_IN = 7, 8, 2, 1, 4, 5


@pytest.mark.parametrize("what", [LOCKED, LEFT, REMOTE_LEFT])
def test_a_session_that_is_left_says_so(what: int) -> None:
    assert says_away(CHANGE, what)


@pytest.mark.parametrize(
    ("message", "what"),
    [
        (CHANGE, UNLOCKED),
        (CHANGE, TAKEN),
        (CHANGE, SIGNED_IN),
        (CHANGE, 0),
        (0x0200, LOCKED),
        (0x02B2, LOCKED),
    ],
)
def test_other_messages_do_not(message: int, what: int) -> None:
    assert not says_away(message, what)


def test_a_message_of_windows_locks(qapp: object) -> None:
    locked: list[bool] = []
    ear = Ear(lambda: locked.append(True))
    for what in (UNLOCKED, LOCKED):
        told = wintypes.MSG(message=CHANGE, wParam=what)
        ear.nativeEvent(b"windows_generic_MSG", ctypes.addressof(told))
    assert locked == [True]
