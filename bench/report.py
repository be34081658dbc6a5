# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Results for people and for programs."""

import json
from collections.abc import Sequence

from bench.measure import Line

_HEAD = ("job", "measured", "reference", "bare", "ratio", "budget", "verdict")


def as_table(lines: Sequence[Line]) -> str:
    """Return the results as a table of plain text."""
    rows = [_HEAD, *(_cells(line) for line in lines)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(_HEAD))]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows)


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
