# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a workbook opens as a questionnaire, or says what is wrong with it."""

from pathlib import Path

from ensure_desk.surveys.publish import convert, problem_of
from ensure_desk.surveys.xform import FormError


def outcome(path: Path) -> str:
    """Return `opened`, `reported` or `crashed`."""
    try:
        return "opened" if problem_of(convert(path.read_bytes(), path.stem)) is None else "reported"
    except FormError:
        return "reported"
    except Exception:  # noqa: BLE001  # what this counts
        return "crashed"
