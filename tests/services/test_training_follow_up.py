# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What trainings ask on Vandaag: absences in a row, sheets to fill in, places that came free, help that was given."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.errors import UserError
from ensure_desk.services import attendance, attendance_follow_up, enrolments, notes, today, trainings
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import dossier
from ensure_desk.services.today import TodayItem
from tests.services.training_parts import a_training, enrolled
from tests.support import StoppedClock, add_person, fresh_desk


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def desk(tmp_path: Path, clock: StoppedClock) -> Iterator[Desk]:
    opened = fresh_desk(tmp_path / "desk", clock=clock)
    yield opened
    close_desk(opened)


def asked(desk: Desk) -> dict[str, TodayItem]:
    items = [item for item in today.today(desk).items if item.group == "training"]
    return {item.id.rpartition(":")[2]: item for item in items}


def absent_twice(desk: Desk, code: str = "O") -> tuple[str, list[str]]:
    made, sessions = a_training(desk)
    (person,) = enrolled(desk, made, "Aydin")
    for session in sessions[:2]:
        attendance.take(desk, session_id=session, person_id=person, code=code)
    return person, sessions


def test_two_absences_in_a_row_ask_which_barrier(desk: Desk) -> None:
    person, sessions = absent_twice(desk)
    item = asked(desk)["absences_in_a_row"]
    assert (item.name, item.title) == ("Samira Aydin", "2 keer na elkaar afwezig")
    assert item.detail == (
        "Budget in balans, laatst op 10 november. Vraag welke drempel er is en noteer de reden."
    )
    assert (item.page, dict(item.args)) == ("attendance", {"session_id": sessions[1], "person_id": person})
    assert "absences_in_a_row" in {s.code for s in dossier(desk, person_id=person).signals}
    attendance.set_details(desk, session_id=sessions[1], person_id=person, reason="vervoer")
    assert "absences_in_a_row" not in asked(desk)
    assert "absences_in_a_row" not in {s.code for s in dossier(desk, person_id=person).signals}


def test_a_note_after_the_absence_answers_the_question(desk: Desk) -> None:
    person, _ = absent_twice(desk, "U")
    assert "absences_in_a_row" in asked(desk)
    notes.add(desk, person_id=person, body="gebeld: de bus rijdt niet")
    assert "absences_in_a_row" not in asked(desk)


def test_a_justified_absence_asks_nothing(desk: Desk) -> None:
    absent_twice(desk, "G")
    assert "absences_in_a_row" not in asked(desk)


def test_two_trainings_do_not_hide_each_other(desk: Desk) -> None:
    person, _ = absent_twice(desk)
    _, (session,) = a_training(desk, "2026-11-12")
    attendance.walk_in(desk, session_id=session, person_id=person)
    assert "absences_in_a_row" in asked(desk)


def test_a_session_asks_for_its_sheet_until_everybody_has_a_code(desk: Desk, clock: StoppedClock) -> None:
    made, (session,) = a_training(desk, "2026-11-17")
    trainings.edit_session(desk, session_id=session, values={"place": "Dorpshuis"})
    assert asked(desk) == {}
    enrolled(desk, made, "Aydin", "Bakker")
    item = asked(desk)["session_open"]
    assert (item.name, item.detail) == ("Budget in balans", "9.00 – 12.00 uur, Dorpshuis. Nog 2 zonder code.")
    assert (item.page, dict(item.args)) == ("attendance", {"session_id": session})
    attendance.rest_present(desk, session_id=session)
    assert asked(desk) == {}
    clock.forward(days=1)
    assert asked(desk) == {}


def test_an_old_or_cancelled_session_asks_nothing(desk: Desk, clock: StoppedClock) -> None:
    made, (session,) = a_training(desk, "2026-11-17")
    enrolled(desk, made, "Aydin")
    clock.forward(days=15)
    assert asked(desk) == {}
    clock.forward(days=-15)
    trainings.cancel_session(desk, session_id=session)
    assert asked(desk) == {}


def test_a_place_that_came_free_is_told(desk: Desk) -> None:
    made, sessions = a_training(desk, "2026-11-24", seats=1)
    enrolled(desk, made, "Aydin", "Bakker")
    assert asked(desk) == {}
    trainings.edit_session(desk, session_id=sessions[0], values={"seats": 2})
    assert asked(desk)["place_free"].detail == (
        "1 vrij en 1 op de wachtlijst. De volgende sessie is op 24 november."
    )
    enrolments.move_up(desk, training_id=made)
    assert asked(desk) == {}


def with_survey(desk: Desk) -> str:
    person = add_person(desk)
    with desk.store.write(desk.actor) as writer:
        values = {"person_id": person, "form_id": "f", "moment": "T0", "taken_on": "2026-11-10"}
        survey = writer.create("response", {**values, "status": "klaar"})
        writer.create(
            "barrier_score", {"response_id": survey, "domain": "GELD", "score": 3, "wants_help": "ja"}
        )
    return person


def test_an_enrolment_that_works_on_the_barrier_is_help(desk: Desk) -> None:
    person = with_survey(desk)
    other, _ = a_training(desk, barriers=["MOB"])
    enrolments.enrol(desk, training_id=other, person_ids=[person])
    assert "help_wanted" in {s.code for s in dossier(desk, person_id=person).signals}
    assert [i.id for i in today.today(desk).items if i.group == "survey"] == [f"{person}:help_wanted"]
    made, _ = a_training(desk, barriers=["GELD"])
    enrolments.invite(desk, training_id=made, person_ids=[person])
    assert "help_wanted" not in {s.code for s in dossier(desk, person_id=person).signals}
    assert [i for i in today.today(desk).items if i.group == "survey"] == []


def test_the_reason_of_an_absence_goes_to_the_barrier_profile(desk: Desk) -> None:
    person = with_survey(desk)
    made, (session, *_) = a_training(desk)
    enrolments.enrol(desk, training_id=made, person_ids=[person])
    where = {"session_id": session, "person_id": person}
    attendance.take(desk, **where, code="O")
    with pytest.raises(UserError, match="absence_reason_missing"):
        attendance_follow_up.to_barrier(desk, **where, domain="MOB")
    attendance.set_details(desk, **where, reason="vervoer")
    assert attendance_follow_up.proposal("vervoer") == "MOB"
    added = attendance_follow_up.to_barrier(desk, **where, domain="MOB", score=3).value
    shown = dossier(desk, person_id=person)
    assert shown.notes[0]["body"] == (
        "Afwezig op 03/11/2026 (Budget in balans): vervoer. Drempel: Op het werk geraken."
    )
    (rated,) = [s for s in shown.scores if s["domain"] == "MOB"]
    assert (rated["counsellor_score"], rated["score"], rated["response_id"]) == (3, None, added.response_id)


def test_without_a_survey_the_note_alone_remembers(desk: Desk) -> None:
    person, sessions = absent_twice(desk)
    attendance.set_details(desk, session_id=sessions[0], person_id=person, reason="ziek")
    done = attendance_follow_up.to_barrier(
        desk, session_id=sessions[0], person_id=person, domain="LICH", score=2
    )
    assert done.value.response_id == ""
    assert len(dossier(desk, person_id=person).notes) == 1


def test_trainings_stand_on_the_line_of_time(desk: Desk) -> None:
    person, _ = absent_twice(desk)
    later, _ = a_training(desk, "2026-12-01", title="Digitaal op weg", seats=1)
    enrolments.enrol(desk, training_id=later, person_ids=[add_person(desk), person])
    told = [(e.date.isoformat(), e.title, e.detail) for e in dossier(desk, person_id=person).timeline]
    assert ("2026-11-03", "Training: Budget in balans", "0 van 2 sessies") in told
    assert ("2026-11-17", "Training: Digitaal op weg", "op de wachtlijst") in told
