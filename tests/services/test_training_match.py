# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning from barriers: the ranking, what it says where nobody fits, and the trainings that fit a person."""

import datetime as dt
from dataclasses import replace

import pytest

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.training_fit import Wanted
from ensure_desk.services import enrolments, trainings
from ensure_desk.services.desk import Desk
from ensure_desk.services.training_match import ranked, trainings_for_person, wanted_by
from tests.support import add_person


def person(
    desk: Desk, name: str, score: int | None, wants: str = "", day: str = "2026-06-01", **values: object
) -> str:
    """Make somebody with a finished survey on self-confidence."""
    made = add_person(desk, last_name=name, **values)
    with desk.store.write(desk.actor) as writer:
        taken = {"person_id": made, "form_id": "f", "moment": "T0", "taken_on": day, "status": "klaar"}
        survey = writer.create("response", taken)
        answer = {"response_id": survey, "domain": "ZELF", "score": score, "wants_help": wants or None}
        writer.create("barrier_score", answer)
    return made


def training(desk: Desk, **values: object) -> str:
    """Make a training on self-confidence with a session on a Tuesday morning three weeks ahead."""
    made = trainings.make(desk, values={"title": "Durven", "barriers": ["ZELF"], **values}).value
    day = desk.today() + dt.timedelta(days=21)
    day += dt.timedelta(days=(1 - day.weekday()) % 7)
    session = {"held_on": day, "starts_at": "09:00", "ends_at": "12:00", "municipality": "Bornem"}
    trainings.add_session(desk, training_id=made, values=session)
    return made


def test_a_training_asks_for_its_barriers_its_place_and_its_parts_of_the_week(desk: Desk) -> None:
    wanted = wanted_by(desk, training_id=training(desk))
    assert (wanted.barriers, wanted.place, wanted.parts) == (("ZELF",), "Bornem", {"di_vm"})


def test_who_needs_it_most_and_wants_help_comes_first(desk: Desk) -> None:
    asked = training(desk)
    person(desk, "Klein", 1)
    some = person(desk, "Groot", 3)
    most = person(desk, "Hulp", 3, "ja")
    unknown = add_person(desk, last_name="Onbekend")
    found = ranked(desk, wanted=wanted_by(desk, training_id=asked), training_id=asked)
    assert [line.person_id for line in found.lines] == [most, some, unknown]
    assert found.lines[0].reasons[:2] == ("Durven en zelfvertrouwen: 3 van 4", "wil hulp")
    assert "niet bekend wanneer de persoon vrij is" in found.lines[0].unknown
    assert found.looked_at == 4


def test_only_the_newest_survey_counts_and_who_stopped_is_left_out(desk: Desk) -> None:
    better = person(desk, "Beter", 4, day="2026-01-01")
    with desk.store.write(desk.actor) as writer:
        taken = {
            "person_id": better,
            "form_id": "f",
            "moment": "T1",
            "taken_on": "2026-08-01",
            "status": "klaar",
        }
        writer.create(
            "barrier_score", {"response_id": writer.create("response", taken), "domain": "ZELF", "score": 1}
        )
    stopped = person(desk, "Gestopt", 4)
    with desk.store.write(desk.actor) as writer:
        track = {"person_id": stopped, "status": "afgelopen", "start": "2025-01-01", "end_date": "2025-09-01"}
        writer.create("track", track)
    assert ranked(desk, wanted=Wanted(("ZELF",))).lines == ()


def test_where_nobody_fits_the_criterion_to_let_go_is_named(desk: Desk) -> None:
    person(desk, "Ver", 4, municipality="Nijlen")
    with desk.store.write(desk.actor) as writer:
        who = next(iter(writer.all("person"))).id
        writer.create("intake", {"person_id": who, "max_distance_km": 5})
    found = ranked(desk, wanted=Wanted(("ZELF",), place="Bornem"))
    assert found.lines == ()
    assert 'zonder "woont dichtbij" voldoet 1 persoon' in found.advice
    assert "meer dan een" in ranked(desk, wanted=Wanted(("ZELF",), least=5, place="Bornem")).advice


def test_who_is_in_the_training_already_is_marked(desk: Desk) -> None:
    asked = training(desk)
    who = person(desk, "Groot", 3)
    enrolments.invite(desk, training_id=asked, person_ids=[who])
    assert ranked(desk, wanted=Wanted(("ZELF",)), training_id=asked).lines[0].status == "uitgenodigd"


def test_trainings_that_fit_a_person_come_with_their_reasons(desk: Desk) -> None:
    near, other = training(desk), training(desk, title="Over professionals", audience="professionals")
    training(desk, title="Geld", barriers=["GELD"])
    who = person(desk, "Groot", 4, "ja")
    found = trainings_for_person(desk, person_id=who)
    assert [(f.training_id, f.title) for f in found] == [(near, "Durven")]
    assert found[0].reasons[:2] == ("Durven en zelfvertrouwen: 4 van 4", "wil hulp")
    assert found[0].next is not None
    enrolments.enrol(desk, training_id=near, person_ids=[who])
    assert trainings_for_person(desk, person_id=who) == ()
    enrolments.cancel(desk, training_id=near, person_id=who)
    assert len(trainings_for_person(desk, person_id=who)) == 1
    trainings.cancel(desk, training_id=near)
    assert trainings_for_person(desk, person_id=who) == ()
    assert other
    with pytest.raises(UserError, match="record_not_found"):
        trainings_for_person(desk, person_id="nobody")


def test_help_only_leaves_out_who_said_no(desk: Desk) -> None:
    person(desk, "Nee", 4, "nee")
    yes = person(desk, "Ja", 3, "ja")
    wanted = Wanted(("ZELF",))
    assert len(ranked(desk, wanted=wanted).lines) == 2
    assert [line.person_id for line in ranked(desk, wanted=replace(wanted, help_only=True)).lines] == [yes]
