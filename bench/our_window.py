# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The program up to the unlock window: prints a line when it is painted. Argument: a data folder.

It takes the steps of `ensure_desk.__main__`, the look-up of the default folder included.
"""

import sys
from pathlib import Path

from ensure_desk.__main__ import default_folder

if __name__ == "__main__":
    default_folder()
    from bench.references.bare_window import Painted
    from ensure_desk.ui.application import application, run_window

    painted = Painted()
    application().installEventFilter(painted)
    run_window(Path(sys.argv[1]))
