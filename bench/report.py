# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Results for people and for programs."""

import json
from collections.abc import Sequence

from bench.measure import Line

_COLUMNS = {
    "job": 36, "measured": 12, "reference": 28, "bare": 12, "ratio": 8, "budget": 10, "verdict": 7,
}  # fmt: skip


def heading() -> str:
    """Return the names of the columns."""
    return _set_out(tuple(_COLUMNS))


def as_row(line: Line) -> str:
    """Return one result, in columns of fixed widths so that it can be shown as soon as it is known."""
    return _set_out(_cells(line))


def _set_out(cells: Sequence[str]) -> str:
    return "  ".join(c.ljust(w) for c, w in zip(cells, _COLUMNS.values(), strict=True)).rstrip()


def as_json(lines: Sequence[Line]) -> str:
    """Return the results as one JSON document."""
    return json.dumps([line.as_dict() for line in lines], indent=1, ensure_ascii=False)


def _cells(line: Line) -> tuple[str, ...]:
    sign = ">=" if line.at_least else "<="
    unit = "" if line.bare is not None else f" {line.unit}"
    return (
        line.job,
        f"{line.measured:.3g} {line.unit}",
        line.reference,
        "" if line.bare is None else f"{line.bare:.3g} {line.unit}",
        "" if line.bare is None else f"{line.value:.2f} x",
        "" if line.budget is None else f"{sign} {line.budget:g}{unit or ' x'}",
        line.verdict,
    )
