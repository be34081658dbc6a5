# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often Python looks for objects that hold only each other: seldom while a program loads, and not among what it
loaded.

Each look walks all that is there. With Python's own numbers a start has some hundred of them, a tenth of its time,
and finds nothing: what is loaded stays.
"""

import gc

_LOADING, _WORKING = 200_000, 50_000
"""So many new objects before a look, while the program loads and after that."""
_YOUNG, _OLD = 20, 20
"""So many looks before one at what stayed."""


def look_seldom() -> None:
    """Look for lost objects after many new ones only."""
    gc.set_threshold(_LOADING, _YOUNG, _OLD)


def leave_loaded() -> None:
    """Leave alone from now on what is there: modules, classes, tables."""
    gc.freeze()
    gc.set_threshold(_WORKING, _YOUNG, _OLD)
