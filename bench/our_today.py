# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program from its start to Vandaag: prints a line when the first row of work is painted.

Arguments: the folder, the key in hex (Argon2 is left out), and for how many milliseconds somebody types. The line tells
the seconds since the passphrase was there.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any

from ensure_desk.__main__ import default_folder

folder, key, typing_ms = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3])
unlocked: list[float] = []


def open_with_key() -> Any:
    """Open the vault as the unlock page does, with the key in hand."""
    from ensure_desk import bootstrap
    from ensure_desk.system.single_instance import hold_folder

    world = bootstrap.real_world()
    lock = hold_folder(folder, who="bench", clock=world.clock)
    return bootstrap.open_with_key(folder, key, world=world, name="bench", lock=lock)


def end() -> None:
    """Tell how long it took and go."""
    print(f"painted {time.perf_counter() - unlocked[0]}", flush=True)  # noqa: T201
    os._exit(0)


def run() -> None:
    """Start, unlock, and end when the first row of work is painted."""
    default_folder()
    from PySide6.QtCore import QTimer

    from ensure_desk.ui import theme
    from ensure_desk.ui.application import SIZE, Frame, application

    def enter(desk: Any) -> None:
        """Enter, and end once a row of the work list is painted; a look at each of 7,000 events would take its time."""
        from ensure_desk.ui.widgets import worklist

        class Row(worklist._Row):
            def paintEvent(self, event: Any) -> None:
                super().paintEvent(event)
                QTimer.singleShot(0, end)

        worklist._Row = Row
        frame._enter(desk)

    def unlock() -> None:
        unlocked.append(time.perf_counter())
        frame.jobs.write(open_with_key, enter)

    app = application()
    theme.apply(app)
    frame = Frame(folder)
    frame.painted.connect(lambda: QTimer.singleShot(typing_ms, unlock))
    frame.resize(*SIZE)
    frame.begin()
    frame.show()
    app.exec()


if __name__ == "__main__":
    run()
