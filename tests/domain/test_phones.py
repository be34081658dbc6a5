# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Phones, mail and places: repaired where only one reading is left, asked otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.lists import Verdict
from ensure_desk.domain.phones import judge_email, judge_phone, parse_phone, show_phone
from ensure_desk.domain.places import judge_municipality, judge_postcode, postcode_fits

ACCEPT, ASK, REFUSE = Verdict.ACCEPT, Verdict.ASK, Verdict.REFUSE


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("0451 05 10 52", "0451051052"),
        ("0451/384890", "0451384890"),
        ("+32 451 89 13 12", "0451891312"),
        ("0032451891312", "0451891312"),
        ("+32 (0)451 89 13 12", "0451891312"),
        ("451641915", "0451641915"),
        ("32451638444", "0451638444"),
        ("30001328", "030001328"),
        ("03 000 13 28", "030001328"),
        ("+31 6 12345678", "+31612345678"),
    ],
)
def test_a_phone_keeps_its_digits_and_its_zero(written: str, stored: str) -> None:
    assert parse_phone(written) == stored


@pytest.mark.parametrize(
    ("written", "verdict", "candidates"),
    [
        ("0451 33 98 1", ASK, ()),
        ("4517296", ASK, ()),
        ("zie dochter", ASK, ()),
        ("0451/123456 0451/654321", ASK, ("0451123456", "0451654321")),
        ("0451/576838 of 03/000.12.34", ASK, ("0451576838", "030001234")),
        ("4,51E+08", REFUSE, ()),
    ],
)
def test_a_doubtful_phone_is_asked(written: str, verdict: Verdict, candidates: tuple[str, ...]) -> None:
    found = judge_phone(written)
    assert (found.verdict, found.candidates) == (verdict, candidates)
    with pytest.raises(UserError):
        parse_phone(written)


@given(st.integers(450_000_000, 499_999_999))
def test_a_shown_phone_is_read_back(number: int) -> None:
    assert parse_phone(show_phone(f"0{number}")) == f"0{number}"


@given(st.text(max_size=30))
def test_any_text_is_judged(text: str) -> None:
    for judge in (judge_phone, judge_email, judge_postcode, judge_municipality):
        assert judge(text).verdict in Verdict


def test_mail_is_taken_or_asked_with_a_repair() -> None:
    assert judge_email(" jan@example.org ").value == "jan@example.org"
    assert judge_email("jan at example.org").candidates == ("jan@example.org",)
    assert judge_email("jan@@example.org").verdict is ASK


@pytest.mark.parametrize(
    ("written", "stored"), [("Koningshooikt", "Lier"), ("MECHELEN", "Mechelen"), ("Walem", "Mechelen")]
)
def test_a_part_gives_its_municipality(written: str, stored: str) -> None:
    assert judge_municipality(written).value == stored


def test_a_place_outside_the_region_stays_with_a_word() -> None:
    found = judge_municipality("Antwerpen")
    assert (found.verdict, found.value, found.reason) == (ACCEPT, "Antwerpen", "place_outside_area")


@pytest.mark.parametrize(
    ("written", "candidates"),
    [
        ("Lire", ("Lier",)),
        ("BERLAER", ("Berlaar",)),
        ("Nylen", ("Nijlen",)),
        ("KESSEL (NIJLEN)", ("Nijlen",)),
        ("SKW", ("Sint-Katelijne-Waver",)),
        ("Heist", ("Heist-op-den-Berg",)),
        ("Brussel", ("Brussel",)),
        ("la louviere", ("La Louvière",)),
        ("2580", ()),
    ],
)
def test_an_unknown_place_is_asked_with_the_likely_ones(written: str, candidates: tuple[str, ...]) -> None:
    found = judge_municipality(written)
    assert (found.verdict, found.candidates) == (ASK, candidates)


def test_a_neighbour_that_looks_like_a_part_of_ours_is_asked_when_the_postcode_says_so() -> None:
    assert judge_municipality("Beersel").verdict is ACCEPT
    assert judge_municipality("Beersel", "2580").candidates == ("Putte",)


def test_postcodes_have_four_digits() -> None:
    assert judge_postcode("B-2560").value == "2560"
    assert [judge_postcode(p).verdict for p in ("259", "25800", "258O")] == [REFUSE] * 3
    assert postcode_fits("2811", "Mechelen")
    assert not postcode_fits("2880", "Mechelen")
    assert postcode_fits("2000", "Antwerpen")
    assert not postcode_fits("2880", "Antwerpen")
