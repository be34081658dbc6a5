# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bare PySide6 window of the same size: prints a line when it is painted."""

import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Painted(QObject):
    """Ends the process after the first paint."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint."""
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: (print("painted", flush=True), os._exit(0)))  # noqa: T201
        return False


if __name__ == "__main__":
    app = QApplication(sys.argv)
    painted = Painted()
    app.installEventFilter(painted)
    window = QMainWindow()
    window.setCentralWidget(QLabel("ENSURE Desk"))
    window.resize(1366, 768)
    window.show()
    app.exec()
