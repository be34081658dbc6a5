# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""python-calamine merely reading every sheet of a workbook (its documented call)."""

from pathlib import Path
from typing import Any

import python_calamine


def read(path: Path) -> dict[str, list[list[Any]]]:
    """Return the rows of each sheet."""
    with python_calamine.load_workbook(str(path)) as book:
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
