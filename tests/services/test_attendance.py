# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking the attendance of a session: codes, details, walk-ins, undo, and who changed what."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.errors import UserError
from ensure_desk.services import attendance, erasure, person_trainings, training_lists
from ensure_desk.services.attendance import Cell
from ensure_desk.services.desk import Desk
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


def test_a_sheet_shows_who_is_expected_and_counts(desk: Desk) -> None:
    made, (session, *_) = a_training(desk)
    people = enrolled(desk, made, "Claes", "Aydin", "Bakker")
    attendance.take_many(desk, session_id=session, codes={people[0]: "o", people[1]: "A"})
    sheet = attendance.session(desk, session_id=session)
    assert [(r.name, r.code) for r in sheet.rows] == [
        ("Aydin, Samira", "A"),
        ("Bakker, Samira", ""),
        ("Claes, Samira", "O"),
    ]
    assert (sheet.counts, sheet.open, sheet.planned_minutes) == ({"A": 1, "O": 1}, 1, 180)
    assert (sheet.line.expected, sheet.line.coded, sheet.line.status) == (3, 2, "gehouden")
    with pytest.raises(UserError, match="attendance_code_unknown"):
        attendance.take(desk, session_id=session, person_id=people[0], code="X")


def test_what_no_longer_belongs_to_a_code_goes(desk: Desk) -> None:
    made, (session, *_) = a_training(desk)
    (person,) = enrolled(desk, made, "Aydin")
    where = {"session_id": session, "person_id": person}
    attendance.take(desk, **where, code="L", minutes=30)
    assert attendance.take(desk, **where, code="O", reason="vervoer").value.after == Cell(
        "O", None, "vervoer"
    )
    attendance.set_details(desk, **where, proof="volgt")
    assert attendance.take(desk, **where, code="G").value.after == Cell("G", None, "vervoer", "volgt")
    assert attendance.take(desk, **where, code="A").value.after == Cell("A")
    assert attendance.take(desk, **where, code="").value.after == Cell()


def test_a_walk_in_stands_on_the_sheet_without_an_enrolment(desk: Desk) -> None:
    made, (session, *_) = a_training(desk)
    enrolled(desk, made, "Aydin")
    stranger = add_person(desk, last_name="Bakker")
    attendance.walk_in(desk, session_id=session, person_id=stranger)
    rows = {r.person_id: r for r in attendance.session(desk, session_id=session).rows}
    assert (rows[stranger].code, rows[stranger].enrolment) == ("A", "")
    assert training_lists.training(desk, training_id=made).sessions[0].expected == 2


def test_the_last_code_is_taken_back_unless_it_changed_since(desk: Desk) -> None:
    made, (session, *_) = a_training(desk)
    (person,) = enrolled(desk, made, "Aydin")
    where = {"session_id": session, "person_id": person}
    first = attendance.take(desk, **where, code="A").value
    second = attendance.take(desk, **where, code="O", reason="ziek").value
    with pytest.raises(UserError, match="attendance_changed_since"):
        attendance.undo(desk, taken=first)
    attendance.undo(desk, taken=second)
    assert attendance.session(desk, session_id=session).rows[0].code == "A"
    attendance.undo(desk, taken=(first,))
    assert attendance.session(desk, session_id=session).open == 1


def test_every_correction_is_traceable(desk: Desk, clock: StoppedClock) -> None:
    made, (session, *_) = a_training(desk)
    (person,) = enrolled(desk, made, "Aydin")
    where = {"session_id": session, "person_id": person}
    attendance.take(desk, **where, code="O")
    assert not attendance.session(desk, session_id=session).rows[0].changed
    clock.forward(hours=2)
    attendance.take(desk, **where, code="G", reason="ziek")
    lines = attendance.history(desk, **where)
    assert [(c.text, c.who) for c in lines] == [
        ("ongewettigd afwezig → gewettigd afwezig, Reden", "An Verlinden"),
        ("Aanwezig", "An Verlinden"),
    ]
    assert (lines[0].before, lines[0].after) == ("O", "G")
    assert lines[0].at - lines[1].at == clock.moment - (clock.moment.replace(hour=clock.moment.hour - 2))
    assert attendance.session(desk, session_id=session).rows[0].changed


def test_the_history_tells_each_code_that_was_replaced(desk: Desk) -> None:
    made, (session, *_) = a_training(desk)
    (person,) = enrolled(desk, made, "Aydin")
    where = {"session_id": session, "person_id": person}
    attendance.take(desk, **where, code="A")
    attendance.set_details(desk, **where, reason="ziek")
    last = attendance.take(desk, **where, code="L", minutes=20).value
    attendance.set_details(desk, **where, minutes=30)
    attendance.undo(desk, taken=attendance.take(desk, **where, code="").value)
    attendance.take(desk, **where, code="U")
    told = [line.text for line in attendance.history(desk, **where)]
    assert last.after.minutes == 20
    assert told == [
        "te laat → verontschuldigd zonder bewijs, Minuten gemist",
        "Aanwezig, Minuten gemist",
        "te laat → leeg, Minuten gemist",
        "Minuten gemist",
        "aanwezig → te laat, Minuten gemist",
        "Aanwezig",
    ]


def test_replaced_codes_go_with_the_person(desk: Desk) -> None:
    made, (session, *_) = a_training(desk)
    (person,) = enrolled(desk, made, "Aydin")
    for code in "OG":
        attendance.take(desk, session_id=session, person_id=person, code=code)
    kept = "SELECT count(*) FROM local WHERE key LIKE 'attendance_replaced/%'"
    with desk.store.read() as reader:
        assert reader.connection.exec_driver_sql(kept).scalar() == 1
    erasure.erase(desk, person_id=person, reason="verzoek")
    with desk.store.read() as reader:
        assert reader.connection.exec_driver_sql(kept).scalar() == 0


@pytest.mark.parametrize("code", ["A", "L", "V", "O"])
def test_nobody_was_at_a_session_that_is_still_to_come(desk: Desk, code: str) -> None:
    made, (session, *_) = a_training(desk, "2026-11-24")
    (person,) = enrolled(desk, made, "Aydin")
    with pytest.raises(UserError, match="session_ahead") as refused:
        attendance.take(desk, session_id=session, person_id=person, code=code)
    assert refused.value.params == {"day": "24/11/2026"}
    with pytest.raises(UserError, match="session_ahead"):
        attendance.rest_present(desk, session_id=session)
    assert attendance.session(desk, session_id=session).open == 1


def test_who_lets_know_beforehand_is_noted_and_the_session_is_not_held_by_it(desk: Desk) -> None:
    made, (session, *_) = a_training(desk, "2026-11-24")
    people = enrolled(desk, made, "Aydin", "Bakker", "Claes")
    codes = dict(zip(people, "GU-", strict=True))
    attendance.take_many(desk, session_id=session, codes=codes)
    attendance.set_details(desk, session_id=session, person_id=people[0], reason="ziek")
    attendance.take(desk, session_id=session, person_id=people[1], code="")
    sheet = attendance.session(desk, session_id=session)
    assert [row.code for row in sheet.rows] == ["G", "", "-"]
    assert sheet.line.status == "gepland"


def test_the_share_leaves_out_cancelled_and_unexpected_sessions(desk: Desk) -> None:
    made, sessions = a_training(desk, "2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06")
    (person,) = enrolled(desk, made, "Aydin")
    for session, code in zip(sessions, ("A", "-", "S", "O", "L"), strict=True):
        attendance.take(desk, session_id=session, person_id=person, code=code)
    attendance.set_details(desk, session_id=sessions[-1], person_id=person, minutes=90)
    (training,) = person_trainings.of_person(desk, person_id=person)
    assert (training.share.attended, training.share.planned, training.share.percent) == (270, 540, 50)


def test_a_sheet_tells_who_missed_before(desk: Desk) -> None:
    made, sessions = a_training(desk)
    (person,) = enrolled(desk, made, "Aydin")
    for session in sessions[:2]:
        attendance.take(desk, session_id=session, person_id=person, code="O")
    assert attendance.session(desk, session_id=sessions[2]).rows[0].missed_before == 2


def test_fifteen_people_are_taken_in_two_steps(desk: Desk) -> None:
    made, (session, *_) = a_training(desk)
    people = enrolled(desk, made, *(f"Naam{n}" for n in range(15)))
    attendance.take(desk, session_id=session, person_id=people[3], code="O")
    assert len(attendance.rest_present(desk, session_id=session).value) == 14
    assert attendance.session(desk, session_id=session).open == 0
