# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Folding: one name in many spellings is one key."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ensure_desk.domain.names import fold, name_keys


@pytest.mark.parametrize(
    "written", ["Van den Broeck", "vandenbroeck", "VAN DEN BROECK", "Van Den  Broeck", "van-den-broeck"]
)
def test_particles_join_the_name_that_follows(written: str) -> None:
    assert fold(written) == "vandenbroeck"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Łukasiewicz", "lukasiewicz"),
        ("Kılıç", "kilic"),
        ("İbrahim", "ibrahim"),
        ("Øster", "oster"),
        ("Strauß", "strauss"),
        ("D'Hondt", "dhondt"),
        ("'t Kint", "tkint"),
        ("Marie-José", "marie jose"),
        ("Mukendi wa Mukendi", "mukendi wa mukendi"),
        ("de", "de"),
        ("", ""),
    ],
)
def test_letters_that_a_database_does_not_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(max_size=40))
def test_folding_never_fails_and_composed_or_not_does_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_a_name_has_a_key_in_both_orders() -> None:
    assert name_keys("Van den Broeck", "Jan") == ("vandenbroeck jan", "jan vandenbroeck")
