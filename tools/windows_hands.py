# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read and press what a box of Windows shows; the Python of Windows (or Wine's) runs this file on its own.

`python windows_hands.py` prints the texts of our box in front as a list in JSON, empty where there is none.
`python windows_hands.py press NUMBER` presses its button: 1 goes on, 2 stops.
"""

import ctypes
import json
import sys
from typing import Any

_TITLE, _KIND = "ENSURE Desk", "#32770"
_COMMAND, _GET_TEXT, _NOT_FROZEN = 0x0111, 0x000D, 0x0002
_ROOM, _MOST_MS = 2000, 2000


class Boxes:
    """The boxes with our name in their title, the front one first."""

    def __init__(self) -> None:
        self.user: Any = vars(ctypes)["WinDLL"]("user32")  # there on Windows alone
        self.each: Any = vars(ctypes)["WINFUNCTYPE"](ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)

    def front(self) -> int:
        """Return our front box, 0 where there is none."""
        ours = (box for box in self._within(0) if self._name(box) == _KIND and _TITLE in self._text(box))
        return next((box for box in ours if self.user.IsWindowVisible(ctypes.c_void_p(box))), 0)

    def texts(self, box: int) -> list[str]:
        """Return every text that stands in a box, its title first."""
        shown = [part for part in self._within(box) if self.user.IsWindowVisible(ctypes.c_void_p(part))]
        return [text for text in map(self._text, [box, *shown]) if text]

    def press(self, box: int, number: int) -> None:
        """Press a button of a box, without waiting for what comes of it."""
        self.user.PostMessageW(ctypes.c_void_p(box), _COMMAND, ctypes.c_void_p(number), ctypes.c_void_p(0))

    def _within(self, box: int) -> list[int]:
        found: list[int] = []

        def note(part: int | None, _: int | None) -> int:
            found.append(part or 0)
            return 1

        look = self.each(note)
        if box:
            self.user.EnumChildWindows(ctypes.c_void_p(box), look, ctypes.c_void_p(0))
        else:
            self.user.EnumWindows(look, ctypes.c_void_p(0))
        return found

    def _text(self, box: int) -> str:
        room, told = ctypes.create_unicode_buffer(_ROOM), ctypes.c_size_t()
        ask = (ctypes.c_void_p(box), _GET_TEXT, ctypes.c_void_p(_ROOM), room, _NOT_FROZEN, _MOST_MS)
        self.user.SendMessageTimeoutW(*ask, ctypes.byref(told))
        return str(room.value)

    def _name(self, box: int) -> str:
        room = ctypes.create_unicode_buffer(_ROOM)
        self.user.GetClassNameW(ctypes.c_void_p(box), room, _ROOM)
        return str(room.value)


def main() -> int:
    """Read, or press."""
    boxes = Boxes()
    box = boxes.front()
    if sys.argv[1:2] == ["press"]:
        boxes.press(box, int(sys.argv[2]))
        return 0 if box else 1
    sys.stdout.write(json.dumps(boxes.texts(box) if box else []))
    return 0


if __name__ == "__main__":
    sys.exit(main())
