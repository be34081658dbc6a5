# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keying in from paper: marks become codes, two passes show only where they differ, and become one response."""

import datetime as dt

import pytest

from ensure_desk.domain.erasure import REASONS
from ensure_desk.domain.errors import UserError
from ensure_desk.services import erasure, surveys
from ensure_desk.services import survey_keying as keying
from ensure_desk.services.desk import Desk
from ensure_desk.services.questionnaires import SHIPPED, shipped
from ensure_desk.services.survey_paper import Box, Item, PaperForm, paper_form
from ensure_desk.services.survey_taking import Wanted
from tests.support import add_person

TODAY = dt.date(2026, 11, 17)
BOXES = (Box("0", "0", "geen"), Box("1", "1", "klein"), Box("2", "zln", "zegt liever niet"))
FORM = shipped(SHIPPED[0])


def item(kind: str) -> Item:
    return Item(kind, "3", "/data/x", "x", boxes=BOXES if kind in ("one", "many") else ())


@pytest.mark.parametrize(
    ("kind", "keys", "stored"),
    [
        ("one", "2", "zln"), ("one", "", ""), ("one", "zln", "zln"), ("many", "2 0", "0 zln"), ("many", "1,0", "0 1"),
        ("number", "3,5", "3.5"), ("number", "-4", "-4"), ("date", "030476", "1976-04-03"),
        ("date", "03042026", "2026-04-03"), ("date", "3/4/2026", "2026-04-03"), ("text", " Ana ", "Ana"),
    ],
)  # fmt: skip
def test_what_is_typed_becomes_what_is_stored(kind: str, keys: str, stored: str) -> None:
    assert keying.typed(item(kind), keys, TODAY) == stored


@pytest.mark.parametrize(
    ("kind", "keys"), [("one", "7"), ("one", "0 1"), ("number", "drie"), ("date", "310226"), ("many", "0 9")]
)
def test_what_cannot_be_is_refused_by_the_number_of_the_question(kind: str, keys: str) -> None:
    with pytest.raises(UserError) as refused:
        keying.typed(item(kind), keys, TODAY)
    assert (refused.value.code, refused.value.params["number"]) == ("keyed_not_understood", "3")


@pytest.fixture
def paper(desk: Desk) -> PaperForm:
    return paper_form(desk, FORM)


def test_only_differences_are_shown_and_decide_the_response(desk: Desk, paper: PaperForm) -> None:
    wanted = Wanted(add_person(desk), FORM.form_id, "T0", finish=False)
    keyed = keying.begin(desk, wanted=wanted).value
    one = {"/data/g_MOB/MOB": "3", "/data/g_GELD/GELD": "1", "/data/g_MOB/MOB_nota": "Bus  rijdt niet"}
    two = {"/data/g_MOB/MOB": "2", "/data/g_GELD/GELD": "1", "/data/g_MOB/MOB_nota": "bus rijdt niet"}
    keyed = keying.keep(desk, keyed=keyed, second=False, answers=one).value
    keying.keep(desk, keyed=keyed, second=True, answers=two)
    (held,) = keying.waiting(desk)
    found = keying.differences(paper, held.first, held.second)
    assert [(d.path, d.number, d.first, d.second) for d in found] == [
        ("/data/g_MOB/MOB", "1", "groot", "matig")
    ]
    with pytest.raises(UserError, match="keying_undecided"):
        keying.finish(desk, keyed=held, paper=paper)
    taken = keying.finish(desk, keyed=held, paper=paper, chosen={"/data/g_MOB/MOB": "2"}).value
    answers = surveys.response(desk, response_id=taken.response_id).answers
    assert (answers["/data/g_MOB/MOB"], answers["/data/g_MOB/MOB_nota"]) == ("2", "Bus  rijdt niet")
    assert keying.waiting(desk) == ()


def test_a_question_that_one_pass_left_out_is_a_difference(paper: PaperForm) -> None:
    found = keying.differences(paper, {"/data/g_MOB/MOB": "3"}, {})
    assert [(d.first, d.second) for d in found] == [("groot", "")]


def test_every_question_of_the_paper_is_keyed_in_its_order(paper: PaperForm) -> None:
    numbers = [i.number for i in keying.keyed_items(paper)]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


def test_what_waits_to_be_keyed_goes_with_the_person(desk: Desk) -> None:
    person_id, other = add_person(desk), add_person(desk)
    for who in (person_id, other):
        keyed = keying.begin(desk, wanted=Wanted(who, FORM.form_id, "T0")).value
        keying.keep(desk, keyed=keyed, second=False, answers={"/data/g_MOB/MOB": "3"})
    erasure.erase(desk, person_id=person_id, reason=next(iter(REASONS)))
    assert [held.wanted.person_id for held in keying.waiting(desk)] == [other]


def test_a_form_from_paper_has_the_day_that_stands_on_it(desk: Desk, paper: PaperForm) -> None:
    wanted = Wanted(add_person(desk), FORM.form_id, "T0", taken_on="2026-11-03")
    keyed = keying.begin(desk, wanted=wanted).value
    taken = keying.finish(desk, keyed=keyed, paper=paper).value
    assert surveys.response(desk, response_id=taken.response_id).taken_on == dt.date(2026, 11, 3)
