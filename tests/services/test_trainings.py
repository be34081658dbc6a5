# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trainings, their sessions and series, who is enrolled and who waits."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.errors import UserError
from ensure_desk.services import (
    attendance,
    enrolments,
    person_trainings,
    training_lists,
    training_series,
    trainings,
)
from ensure_desk.services.desk import Desk
from ensure_desk.services.training_lists import TrainingsWanted
from ensure_desk.services.training_series import Weekly
from tests.services.training_parts import a_training, enrolled
from tests.support import add_person, fresh_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = fresh_desk(tmp_path / "desk")
    yield opened
    close_desk(opened)


def test_a_training_gets_a_code_of_its_office_and_laptop(desk: Desk) -> None:
    first = trainings.make(desk, values={"title": "Budget"}).value
    second = trainings.make(desk, values={"title": "Digitaal"}).value
    codes = [training_lists.training(desk, training_id=i).line.code for i in (first, second)]
    assert codes == ["T-BOR-26A01", "T-BOR-26A02"]
    with pytest.raises(UserError, match="title_empty"):
        trainings.make(desk, values={"title": " "})


def test_a_weekly_series_skips_belgian_holidays_and_says_so(desk: Desk) -> None:
    made = trainings.make(desk, values={"title": "Budget"}).value
    weekly = Weekly(dt.date(2026, 10, 28), 4, "09:00", "12:00", "Dorpshuis", seats=12)
    series = training_series.make_series(desk, training_id=made, weekly=weekly).value
    assert [d.isoformat() for d in series.days] == ["2026-10-28", "2026-11-04", "2026-11-18", "2026-11-25"]
    assert series.text == "Geen sessie op 11/11/2026 (Wapenstilstand). De reeks loopt daarom langer."
    view = training_lists.training(desk, training_id=made)
    assert [s.day for s in view.sessions] == list(series.days)
    assert (view.line.status, view.line.seats, view.line.next) == ("bezig", 12, dt.date(2026, 11, 18))


def test_a_series_may_be_held_on_holidays_and_is_never_endless(desk: Desk) -> None:
    held = training_series.series_days(desk, weekly=Weekly(dt.date(2026, 11, 11), 1, on_holidays=True))
    assert held.days == (dt.date(2026, 11, 11),)
    with pytest.raises(UserError, match="series_too_long"):
        training_series.series_days(desk, weekly=Weekly(dt.date(2026, 11, 11), 101))


def test_a_session_ends_after_it_begins(desk: Desk) -> None:
    made, (session, *_) = a_training(desk)
    with pytest.raises(UserError, match="session_ends_before"):
        trainings.edit_session(desk, session_id=session, values={"starts_at": "13:00"})
    with pytest.raises(UserError, match="municipality_unknown"):
        trainings.edit(desk, training_id=made, values={"municipality": "Lierre"})
    with pytest.raises(UserError, match="value_not_valid"):
        trainings.add_session(desk, training_id=made, values={"held_on": "2026-12-01", "starts_at": "9u30"})


def test_a_month_has_whole_weeks_with_holidays_and_sessions(desk: Desk) -> None:
    made, _ = a_training(desk)
    enrolled(desk, made, "Aydin")
    month = training_lists.month(desk, year=2026, month=11)
    cells = {cell.day: cell for week in month.weeks for cell in week}
    assert {len(week) for week in month.weeks} == {7}
    assert cells[dt.date(2026, 11, 11)].holiday == "Wapenstilstand"
    (line,) = cells[dt.date(2026, 11, 10)].sessions
    assert (line.title, line.times, line.expected, line.open) == ("Budget in balans", "09:00 – 12:00", 1, 1)
    assert not cells[dt.date(2026, 10, 27)].in_month


def test_who_finds_no_place_waits_and_moves_up_in_order(desk: Desk) -> None:
    made, _ = a_training(desk, seats=2)
    people = [add_person(desk, last_name=name) for name in ("Aydin", "Bakker", "Claes", "Dams")]
    done = enrolments.enrol(desk, training_id=made, person_ids=people[:3]).value
    assert done.text == "2 ingeschreven, 1 op de wachtlijst."
    enrolments.enrol(desk, training_id=made, person_ids=people[3:])
    waiting = [p for p in enrolments.people(desk, training_id=made) if p.place_in_line]
    assert [(p.name, p.place_in_line) for p in waiting] == [("Claes, Samira", 1), ("Dams, Samira", 2)]
    moved = enrolments.cancel(desk, training_id=made, person_id=people[0]).value
    assert moved is not None
    assert moved.person_id == people[2]
    assert moved.text == "Samira Claes schuift op van de wachtlijst van Budget in balans. Laat het weten."
    line = training_lists.training(desk, training_id=made).line
    assert (line.enrolled, line.waiting, line.free) == (2, 1, 0)


def test_a_larger_room_lets_the_line_move_up(desk: Desk) -> None:
    made, sessions = a_training(desk, seats=1)
    people = enrolled(desk, made, "Aydin", "Bakker", "Claes")
    for session in sessions:
        trainings.edit_session(desk, session_id=session, values={"seats": 3})
    moved = enrolments.move_up(desk, training_id=made).value
    assert [m.person_id for m in moved] == people[1:]


def test_an_invitation_takes_no_place_and_never_undoes_an_enrolment(desk: Desk) -> None:
    made, _ = a_training(desk, seats=1)
    (person,) = enrolled(desk, made, "Aydin")
    other = add_person(desk, last_name="Bakker")
    assert enrolments.invite(desk, training_id=made, person_ids=[person, other]).value == 1
    statuses = {p.person_id: p.status for p in enrolments.people(desk, training_id=made)}
    assert statuses == {person: "ingeschreven", other: "uitgenodigd"}
    with pytest.raises(UserError, match="not_enrolled"):
        enrolments.cancel(desk, training_id=made, person_id="niemand")


def test_cancelling_a_session_tells_it_of_everybody(desk: Desk) -> None:
    made, (first, second, third) = a_training(desk)
    people = enrolled(desk, made, "Aydin", "Bakker")
    assert trainings.cancel_session(desk, session_id=first).value == 2
    sheet = attendance.session(desk, session_id=first)
    assert {row.code for row in sheet.rows} == {"S"}
    with pytest.raises(UserError, match="session_cancelled"):
        attendance.take(desk, session_id=first, person_id=people[0], code="A")
    attendance.rest_present(desk, session_id=second)
    assert trainings.cancel(desk, training_id=made).value == 1
    view = training_lists.training(desk, training_id=made)
    assert [s.status for s in view.sessions] == ["geannuleerd", "gehouden", "geannuleerd"]
    assert view.line.status == "geannuleerd"
    assert third


def test_a_session_with_codes_is_not_deleted(desk: Desk) -> None:
    made, (first, second, _) = a_training(desk)
    enrolled(desk, made, "Aydin")
    attendance.rest_present(desk, session_id=first)
    with pytest.raises(UserError, match="session_has_attendance"):
        trainings.delete_session(desk, session_id=first)
    trainings.delete_session(desk, session_id=second)
    assert len(training_lists.training(desk, training_id=made).sessions) == 2


def test_who_enrols_late_was_not_expected_before(desk: Desk) -> None:
    made, (first, *_) = a_training(desk)
    enrolled(desk, made, "Aydin")
    attendance.rest_present(desk, session_id=first)
    (late,) = enrolled(desk, made, "Bakker")
    (training,) = person_trainings.of_person(desk, person_id=late)
    assert [s.code for s in training.sessions] == ["-", "", ""]
    assert training.share.percent is None
    assert attendance.session(desk, session_id=first).line.expected == 1


def test_lists_are_filtered_by_words_and_values(desk: Desk) -> None:
    a_training(desk, title="Budget", themes=["budget"], barriers=["GELD"])
    a_training(desk, "2026-12-01", title="Smartphone", themes=["digitaal"], audience="peers")
    found = training_lists.trainings(desk, wanted=TrainingsWanted(text="smart bor"))
    assert [t.title for t in found] == ["Smartphone"]
    assert [
        t.title for t in training_lists.trainings(desk, wanted=TrainingsWanted(barriers=frozenset({"GELD"})))
    ] == ["Budget"]
    coming = TrainingsWanted(statuses=frozenset({"gepland"}))
    assert [t.title for t in training_lists.trainings(desk, wanted=coming)] == ["Smartphone"]
    peers = TrainingsWanted(audiences=frozenset({"peers"}))
    days = {"first": dt.date(2026, 11, 1), "last": dt.date(2026, 12, 31)}
    assert len(training_lists.calendar(desk, **days)) == 4
    assert len(training_lists.calendar(desk, **days, wanted=peers)) == 1
