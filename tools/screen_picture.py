# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Take a picture of the whole screen: `python -m tools.screen_picture FILE.png`."""

import os
import sys

from PySide6.QtGui import QGuiApplication


def main() -> int:
    """Write the picture; 1 where there is none to take."""
    os.environ["QT_QPA_PLATFORM"] = "windows" if sys.platform == "win32" else "xcb"
    screen = QGuiApplication(sys.argv[:1]).primaryScreen()
    return 0 if screen.grabWindow(0).save(sys.argv[1]) else 1


if __name__ == "__main__":
    sys.exit(main())
