# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program from its start to Vandaag: prints a line when the work list is painted. Arguments: folder, key in hex.

The passphrase counts as typed the moment the unlock page stands on the screen; Argon2 is left out.
"""

import os
import sys
from pathlib import Path
from typing import Any

from ensure_desk.__main__ import default_folder

folder, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])


def open_with_key() -> Any:
    """Open the vault as the unlock page does, with the key in hand."""
    from ensure_desk import bootstrap
    from ensure_desk.system.single_instance import hold_folder

    world = bootstrap.real_world()
    lock = hold_folder(folder, who="bench", clock=world.clock)
    return bootstrap.open_with_key(folder, key, world=world, name="bench", lock=lock)


def run() -> None:
    """Start, unlock, and end when the first row of work is painted."""
    default_folder()
    from PySide6.QtCore import QEvent, QObject, QTimer

    from ensure_desk.ui import theme
    from ensure_desk.ui.application import SIZE, Frame, application

    class Painted(QObject):
        """Ends the process once a row of the work list is painted."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            """Wait for the row."""
            if event.type() is QEvent.Type.Paint and type(watched).__name__ == "_Row":
                QTimer.singleShot(0, lambda: (print("painted", flush=True), os._exit(0)))  # noqa: T201
            return False

    app = application()
    theme.apply(app)
    frame, painted = Frame(folder), Painted()
    frame.painted.connect(lambda: app.installEventFilter(painted))
    frame.painted.connect(lambda: frame.jobs.write(open_with_key, frame._enter))
    frame.resize(*SIZE)
    frame.begin()
    frame.show()
    app.exec()


if __name__ == "__main__":
    run()
