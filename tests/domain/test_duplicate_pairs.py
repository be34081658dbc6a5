# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All duplicates among many: nearly all found, little else named, and hashes that meet without telling who."""

from hypothesis import given
from hypothesis import strategies as st

from bench.people_twice import crowd, judge
from ensure_desk.domain.duplicate_pairs import certainty_of, like_pairs, match_hashes, sound
from ensure_desk.domain.duplicates import Certainty, PersonFacts, score

KEY = b"a key that only offices hold"
AN = PersonFacts("Van den Broeck", "An", "1976-04-03")
NAMES = st.sampled_from(["Peeters", "Peters", "Van den Broeck", "El Yousfi", "An", "Jos", "Anne"])
PEOPLE = st.builds(PersonFacts, NAMES, NAMES, st.sampled_from(["1976-04-03", "1976-03-04", "1980-01-01"]))


def test_of_people_written_twice_nearly_all_are_found_and_little_else() -> None:
    found = judge(crowd(1_500))
    assert found.recall >= 0.95
    assert found.precision >= 0.9
    assert found.sure_precision >= 0.99


@given(st.lists(PEOPLE, max_size=7))
def test_blocks_lose_nobody_with_a_birth_date(people: list[PersonFacts]) -> None:
    found = {(p.one, p.other) for p in like_pairs(list(enumerate(people)))}
    places = range(len(people))
    assert found == {(a, b) for a in places for b in places if a < b and score(people[a], people[b])}


def test_the_surest_comes_first() -> None:
    people = [
        ("a", AN),
        ("b", PersonFacts("Van den Broeck", "An", "1976-03-04")),
        ("c", PersonFacts("Vandenbroeck", "An", "1976-04-03")),
    ]
    assert [(p.one, p.other) for p in like_pairs(people)] == [("a", "c"), ("a", "b"), ("b", "c")]


def shared(one: PersonFacts, other: PersonFacts, key: bytes = KEY) -> set[str]:
    return set(match_hashes(KEY, one)) & set(match_hashes(key, other))


def test_one_person_at_two_offices_has_a_hash_in_common() -> None:
    assert certainty_of(shared(AN, PersonFacts("VANDENBROEK", "An", "1976-04-03"))) is Certainty.LIKELY
    assert certainty_of(shared(AN, PersonFacts("An", "Van den Broeck", "1976-04-03"))) is Certainty.LIKELY
    assert certainty_of(shared(AN, PersonFacts("Van den Broeck", "An", "1976-03-04"))) is Certainty.SUSPECT
    assert certainty_of(shared(AN, PersonFacts("Van den Broeck", "Amina", "1976-04-03"))) is Certainty.SUSPECT


def test_others_and_other_keys_share_nothing() -> None:
    assert not shared(AN, PersonFacts("Peeters", "Jos", "1976-04-03"))
    assert not shared(AN, PersonFacts("Van den Broeck", "An", "1981-11-20"))
    assert not shared(AN, AN, key=b"another key")


def test_without_a_whole_birth_date_there_is_no_hash() -> None:
    assert match_hashes(KEY, PersonFacts("Peeters", "Jos", "1976")) == ()


def test_names_that_sound_alike_are_one_sound() -> None:
    assert sound("dierckx") == sound("dierickx") == sound("dirks")
    assert sound("peeters") == sound("peters")
    assert sound("maes") != sound("claes")
