# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Possible duplicates: found with their reasons, in both directions, never where only the name is common."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ensure_desk.domain.duplicates import Certainty, DuplicateIndex, PersonFacts, score

AN = PersonFacts("Van den Broeck", "An", "1976-04-03")


@pytest.mark.parametrize(
    ("other", "certainty"),
    [
        (PersonFacts("VANDENBROECK", "AN", "1976-04-03"), Certainty.LIKELY),
        (PersonFacts("An", "Van den Broeck", "1976-04-03"), Certainty.LIKELY),
        (PersonFacts("Van den Broek", "An", "1976-04-03"), Certainty.LIKELY),
        (PersonFacts("Van den Broeck", "An", "1976-03-04"), Certainty.SUSPECT),
        (PersonFacts("Van den Broeck", "An", "1976-04-08"), Certainty.SUSPECT),
        (PersonFacts("Van den Broeck", "An", "1976"), Certainty.SUSPECT),
        (PersonFacts("Van den Broeck", "An"), Certainty.SUSPECT),
    ],
)
def test_one_person_written_in_two_ways_is_found(other: PersonFacts, certainty: Certainty) -> None:
    match = score(AN, other)
    assert match is not None
    assert match.certainty is certainty
    assert match.reasons


@pytest.mark.parametrize(
    "other",
    [
        PersonFacts("Van den Broeck", "An", "1981-11-20"),
        PersonFacts("Peeters", "Jos", "1976-04-03"),
        PersonFacts("Van den Broeck", "Jozef", "1976-03-04"),
        PersonFacts("Peeters", "Jos"),
    ],
)
def test_another_person_is_not_a_duplicate(other: PersonFacts) -> None:
    assert score(AN, other) is None


def test_an_equal_national_number_is_certain() -> None:
    a = PersonFacts("Peeters", "Jos", "1976-04-03", "76040399950")
    b = PersonFacts("Janssens", "An", "1980-01-01", "76040399950")
    match = score(a, b)
    assert match is not None
    assert match.certainty is Certainty.CERTAIN


NAMES = st.sampled_from(["Peeters", "Van den Broeck", "Łukasiewicz", "El Yousfi", "An", "Jos", "Marie-José"])
PEOPLE = st.builds(
    PersonFacts, NAMES, NAMES, st.sampled_from(["", "1976", "1976-04-03", "1976-03-04", "1980-01-01"])
)


@given(PEOPLE, PEOPLE)
def test_the_order_of_two_people_does_not_matter(a: PersonFacts, b: PersonFacts) -> None:
    assert score(a, b) == score(b, a)


@given(st.lists(PEOPLE, max_size=8), PEOPLE)
def test_the_index_finds_what_comparing_everybody_finds(others: list[PersonFacts], one: PersonFacts) -> None:
    index: DuplicateIndex[int] = DuplicateIndex()
    for number, facts in enumerate(others):
        index.add(number, facts)
    found = {number for number, _ in index.matches(one)}
    assert found == {number for number, facts in enumerate(others) if score(facts, one)}
