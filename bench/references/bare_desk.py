# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bare PySide6 window, sqlmodel imported and a vault opened with its key. Arguments: the database, the key in hex."""

import sys

import sqlmodel  # noqa: F401 - its import is what is measured
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from sqlcipher3 import dbapi2

from bench.references.bare_window import Painted

if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    vault = dbapi2.connect(sys.argv[1])
    vault.execute(f"PRAGMA key = \"x'{sys.argv[2]}'\"")
    window = QMainWindow()
    window.setCentralWidget(QLabel(str(vault.execute("SELECT count(*) FROM person").fetchone()[0])))
    painted = Painted()
    app.installEventFilter(painted)
    window.resize(1366, 768)
    window.show()
    app.exec()
