# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A municipality typed in a workbook: every real one of the country is taken, a typing error is not."""

import datetime as dt

import pytest

from ensure_desk.domain.kinds import KIND
from ensure_desk.exchange.layout import SheetColumn
from ensure_desk.exchange.typed import judge_typed

TODAY = dt.date(2026, 3, 2)
PLACE = SheetColumn(KIND["person"].field["municipality"], "Gemeente", {})


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("koningshooikt", "Lier"),
        ("Antwerpen", "Antwerpen"),
        ("brussel", "Brussel"),
        ("la louviere", "La Louvière"),
        ("Malines", "Mechelen"),
    ],
)
def test_a_real_place_is_taken_wherever_it_lies(typed: str, stored: str) -> None:
    assert judge_typed(PLACE, typed, TODAY) == (stored, "", {})


def test_a_typing_error_is_not_read_and_says_what_may_be_meant() -> None:
    found = judge_typed(PLACE, "Lire", TODAY)
    assert (found.problem, found.params) == ("cell_place_doubtful", {"candidates": "Lier"})
    assert judge_typed(PLACE, "Xyzab", TODAY).problem == "cell_place_unknown"
