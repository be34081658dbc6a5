# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One form for each text: what is stored is in that form already, whatever a spreadsheet made of it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ensure_desk.domain.canonical import canonical_text

ODD = st.text(st.sampled_from("ae \u0301\u0323\x01\ufeff\u00a0\r\n_xD0\ud800\u212b\u1e69"), max_size=12)


@given(st.one_of(st.text(max_size=20), ODD))
def test_the_form_of_a_text_is_its_own_form(text: str) -> None:
    once = canonical_text(text)
    assert canonical_text(once) == once
    assert once.encode().decode() == once


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=20))
def test_letters_taken_apart_are_the_same_letters(text: str) -> None:
    assert canonical_text(unicodedata.normalize("NFD", text)) == canonical_text(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "_x000D_\n", "\r_x000D_\n", "\r\r\n"])
def test_the_end_of_a_line_is_one_sign(end: str) -> None:
    assert canonical_text(f"een{end}twee") == "een\ntwee"
