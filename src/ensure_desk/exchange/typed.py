# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody typed in a package, judged: may this column be typed in, is the place known, the birth past.

Only typed values are judged: what the program wrote stays as it was stored.
"""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from ensure_desk.domain.fields import IDENTIFYING, FieldType, Value
from ensure_desk.domain.lists import Verdict
from ensure_desk.domain.places import judge_municipality
from ensure_desk.exchange.layout import Layout, SheetColumn

_PLACE = "municipality"
WRONG_PLACES = frozenset({"cell_place_doubtful", "cell_place_unknown"})
_OUTSIDE = "place_outside_flanders"  # somebody who moved away: a real place, kept as it was typed


class Typed(NamedTuple):
    """The value to store, or the code of the sentence that says why there is none."""

    value: Value
    problem: str = ""
    params: Mapping[str, str | int] = {}


def judge_edit(layout: Layout, column: SheetColumn, value: Value, today: dt.date) -> Typed:
    """Judge what was typed over a cell of a record."""
    if column.spec.type in IDENTIFYING or column.key in layout.kind.natural_key:
        return Typed(None, "cell_link_changed")
    if column.spec.meta.derived_from:
        return Typed(None, "cell_derived_changed")
    return judge_typed(column, value, today)


def judge_typed(column: SheetColumn, value: Value, today: dt.date) -> Typed:
    """Judge a value that was typed, wherever it stands; nobody was born after the day of the package, `today`."""
    is_birth_date = column.spec.type is FieldType.PARTIAL_DATE and isinstance(value, str)
    if is_birth_date and str(value) > today.isoformat():
        return Typed(None, "cell_date_in_future")
    if isinstance(value, int) and value > column.spec.meta.highest:
        return Typed(None, "cell_number_too_high", {"highest": column.spec.meta.highest})
    if column.key != _PLACE or not isinstance(value, str):
        return Typed(value)
    found = judge_municipality(value)
    if found.verdict is Verdict.ACCEPT:
        return Typed(str(found.value))
    if found.reason == _OUTSIDE:
        return Typed(str(found.candidates[0]))
    if found.candidates:
        return Typed(None, "cell_place_doubtful", {"candidates": ", ".join(map(str, found.candidates))})
    return Typed(None, "cell_place_unknown")
