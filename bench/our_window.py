# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program up to the unlock window: prints a line when it is painted. Argument: a data folder."""

import sys
from pathlib import Path

import ensure_desk.__main__  # noqa: F401 - what a start loads first
from bench.references.bare_window import Painted
from ensure_desk.ui.application import application, run_window

if __name__ == "__main__":
    painted = Painted()
    application().installEventFilter(painted)
    run_window(Path(sys.argv[1]))
