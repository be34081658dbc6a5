# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody typed in a package, judged: may this column be typed in, and is the place a known one.

Only typed values are judged: what the program wrote stays as it was stored.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ensure_desk.domain.fields import IDENTIFYING, Value
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


def judge_edit(layout: Layout, column: SheetColumn, value: Value) -> Typed:
    """Judge what was typed over a cell of a record."""
    if column.spec.type in IDENTIFYING or column.key in layout.kind.natural_key:
        return Typed(None, "cell_link_changed")
    return (
        Typed(None, "cell_derived_changed") if column.spec.meta.derived_from else judge_typed(column, value)
    )


def judge_typed(column: SheetColumn, value: Value) -> Typed:
    """Judge a value that was typed, wherever it stands."""
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
