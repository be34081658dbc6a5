# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pairs of dossiers: the same from both sides, joined into groups, and under pseudonyms the same pair again."""

from hypothesis import given
from hypothesis import strategies as st

from ensure_desk.domain.ids import natural_id
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.projection import Pseudonyms
from ensure_desk.domain.records import is_valid
from ensure_desk.domain.same_person import groups, pair_of

KIND_OF_PAIRS = KIND["same_person"]
PEOPLE = st.sampled_from(list("abcdefg"))
PAIRS = st.lists(st.tuples(PEOPLE, PEOPLE).filter(lambda p: p[0] != p[1]).map(lambda p: pair_of(*p)))


def test_a_pair_is_the_same_from_both_sides() -> None:
    assert pair_of("b", "a") == pair_of("a", "b") == "a b"


def test_a_pair_of_one_or_in_the_wrong_order_is_refused() -> None:
    spec = KIND_OF_PAIRS.field["pair"]
    assert is_valid(spec, "a b")
    assert not any(is_valid(spec, text) for text in ("a", "a a", "b a", "a b c"))


@given(PAIRS)
def test_who_is_linked_through_others_is_one_group_whatever_the_order(pairs: list[str]) -> None:
    found = groups(pairs)
    assert found == groups(reversed(pairs))
    assert all(found[m] == members for members in found.values() for m in members)
    assert all(found[p.split()[0]] == found[p.split()[1]] for p in pairs)


def test_a_pair_under_pseudonyms_has_one_id_whoever_computes_it() -> None:
    pseudonyms = Pseudonyms(b"key")
    seen = " ".join(sorted((pseudonyms.person("a"), pseudonyms.person("b"))))
    assert pseudonyms.link(KIND_OF_PAIRS.field["pair"], "a b") == seen
    assert pseudonyms.record(KIND_OF_PAIRS, "x", {"pair": "a b"}) == natural_id("same_person", [seen])
