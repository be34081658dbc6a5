# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a training fits a person: what is not known never speaks against anybody."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ensure_desk.domain import codes
from ensure_desk.domain.municipalities import MUNICIPALITIES
from ensure_desk.domain.texts import SourceText
from ensure_desk.domain.training_fit import (
    Candidate,
    Criterion,
    Score,
    Wanted,
    fit,
    kilometres,
    loosened,
    part_of_day,
)

WANTED = Wanted(("ZELF", "MENT"), place="Bornem", parts=frozenset({"di_vm"}), dutch="A2")
GOOD = Candidate(
    "p", "Puurs-Sint-Amands", "B1", frozenset({"di_vm", "wo_nm"}), 15, frozenset({"fiets"}),
    {"ZELF": Score(3, "ja"), "MENT": Score(1)},
)  # fmt: skip
NAMES = [m.name for m in MUNICIPALITIES]


def words(person: Candidate, wanted: Wanted) -> list[str]:
    return [f.words(SourceText()) for f in fit(person, wanted).findings]


def test_the_reasons_say_what_speaks_for_somebody() -> None:
    assert words(GOOD, WANTED) == [
        "Durven en zelfvertrouwen: 3 van 4", "wil hulp", "6 km van Bornem", "vrij op dinsdag voormiddag", "spreekt B1",
    ]  # fmt: skip
    assert not fit(GOOD, WANTED).against


@pytest.mark.parametrize(
    ("change", "against", "told"),
    [
        ({"scores": {"ZELF": Score(2), "MENT": Score(0)}}, Criterion.BARRIER, "geen grote drempel"),
        ({"place": "Nijlen"}, Criterion.REACH, "km van Bornem, dat is te ver"),
        ({"parts": frozenset({"ma_vm"})}, Criterion.FREE, "niet vrij op dinsdag voormiddag"),
        ({"dutch": "A1"}, Criterion.DUTCH, "spreekt A1, dat is te weinig"),
    ],
)
def test_one_thing_against_somebody_is_named(
    change: dict[str, object], against: Criterion, told: str
) -> None:
    person = replace(GOOD, **change)  # type: ignore[arg-type]  # each change is of its field's type
    assert fit(person, WANTED).against == {against}
    assert any(told in said for said in words(person, WANTED))
    assert loosened([fit(person, WANTED), fit(GOOD, WANTED)]) == {against: 1}


def test_help_is_asked_for_only_where_it_must_be() -> None:
    silent = replace(GOOD, scores={"ZELF": Score(4)})
    no = replace(GOOD, scores={"ZELF": Score(4, "nee")})
    strict = replace(WANTED, help_only=True)
    assert not fit(no, WANTED).against
    assert fit(no, strict).against == {Criterion.HELP}
    assert not fit(silent, strict).against
    assert fit(silent, strict).unknown == 1


@given(
    st.sampled_from(NAMES),
    st.frozensets(st.sampled_from(list(codes.AVAILABILITY)), max_size=3),
    st.sampled_from(["", *codes.CEFR]),
    st.frozensets(st.sampled_from(list(codes.BARRIER)), max_size=3),
)
def test_nobody_is_left_out_for_what_nobody_asked(
    place: str, parts: frozenset[str], dutch: str, barriers: frozenset[str]
) -> None:
    wanted = Wanted(tuple(sorted(barriers)), help_only=True, place=place, parts=parts, dutch=dutch)
    assert not fit(Candidate("p"), wanted).against
    assert fit(Candidate("p"), wanted).rank == 0


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_distances_are_the_same_both_ways_and_of_the_region(one: str, other: str) -> None:
    far = kilometres(one, other)
    assert far == kilometres(other, one)
    assert far is not None
    assert (far == 0) is (one == other)
    assert far <= 60


def test_parts_of_the_day() -> None:
    assert [part_of_day(1, t) for t in ("09:00", "12:30", "16:59", "17:00", "")] == [
        "di_vm", "di_nm", "di_nm", "di_av", "",
    ]  # fmt: skip
