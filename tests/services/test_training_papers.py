# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters, lists, calendar files and attests: right, complete, traced, and never at the coordinator's."""

from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.errors import UserError
from ensure_desk.services import attendance, attest, training_papers, trainings
from ensure_desk.services.desk import Desk
from tests.services.training_parts import DAYS, a_training, enrolled
from tests.support import COORDINATOR, fresh_desk


def actions(desk: Desk) -> list[tuple[str, str]]:
    with desk.store.read() as reader:
        found = reader.connection.exec_driver_sql("SELECT action, detail FROM audit WHERE action = 'print'")
        return [(row[0], row[1]) for row in found]


def test_an_invitation_says_when_where_and_what_to_do(desk: Desk) -> None:
    training, sessions = a_training(
        desk, "2026-12-01", "2026-12-08", trainer="Lien", description="Over geld."
    )
    trainings.edit_session(desk, session_id=sessions[0], values={"place": "Zaal 1", "municipality": "Bornem"})
    trainings.cancel_session(desk, session_id=sessions[1])
    enrolled(desk, training, "Aerts", "Baert")
    (letter, other) = training_papers.invitations(desk, training_id=training).value
    text = "\n".join(letter.paragraphs)
    assert letter.name == "Samira Aerts"
    assert other.name == "Samira Baert"
    assert "•  Dinsdag 1 december 2026, van 9.00 uur tot 12.00 uur" in text
    assert "8 december" not in text
    assert "Zaal 1, Bornem" in text
    assert "Over geld." in text
    assert desk.actor.name in text
    assert actions(desk) == [("print", "invitation")] * 2


def test_the_mail_merge_has_a_row_per_person_and_no_formula(desk: Desk, tmp_path: Path) -> None:
    training, _ = a_training(desk, "2026-12-01", title="=1+1")
    enrolled(desk, training, "Aerts", "Baert")
    path = tmp_path / "m.xlsx"
    assert training_papers.save_mail_merge(desk, training_id=training, path=path).value == 2
    sheet = load_workbook(path).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2))
    assert [row[1].value for row in rows] == ["Aerts", "Baert"]
    assert rows[0][7].value == "=1+1"
    assert rows[0][7].data_type == "s"


def test_the_calendar_file_has_the_sessions_and_names_nobody(desk: Desk, tmp_path: Path) -> None:
    training, sessions = a_training(desk)
    trainings.edit_session(desk, session_id=sessions[1], values={"starts_at": None, "ends_at": None})
    trainings.cancel_session(desk, session_id=sessions[2])
    enrolled(desk, training, "Aerts")
    path = tmp_path / "c.ics"
    assert training_papers.save_calendar(desk, training_id=training, path=path).value == 2
    raw = path.read_bytes()
    events = Calendar.from_ical(raw).walk("VEVENT")
    assert [e.decoded("dtstart").isoformat() for e in events] == [f"{DAYS[0]}T09:00:00+01:00", DAYS[1]]
    assert events[0].decoded("dtend").isoformat() == f"{DAYS[0]}T12:00:00+01:00"
    assert b"Aerts" not in raw
    assert b"BEGIN:VTIMEZONE" in raw


def test_the_sign_in_list_has_room_for_others(desk: Desk) -> None:
    training, sessions = a_training(desk, trainer="Lien")
    enrolled(desk, training, "Aerts", "Baert")
    found = training_papers.sign_in_list(desk, session_id=sessions[0]).value
    assert found.names == ("Aerts, Samira", "Baert, Samira", "", "", "", "")
    assert found.about[0].startswith("Dinsdag 3 november 2026")
    assert actions(desk) == [("print", "sign_in")]
    desk.veil.on = True
    assert training_papers.sign_in_list(desk, session_id=sessions[0]).value.names == found.names


def test_an_attest_counts_the_hours_of_who_was_there(desk: Desk) -> None:
    training, sessions = a_training(desk)
    here, late, away = enrolled(desk, training, "Aerts", "Baert", "Claes")
    for session in sessions:
        attendance.take_many(desk, session_id=session, codes={here: "A", late: "A", away: "O"})
    attendance.take(desk, session_id=sessions[0], person_id=late, code="L", minutes=30)
    attendance.take(desk, session_id=sessions[2], person_id=late, code="O")
    one, two = attest.attests(desk, training_id=training).value
    assert (one.name, one.attended, one.planned, one.days) == ("Samira Aerts", "9 uur", "9 uur", 3)
    assert (two.name, two.attended, two.days) == ("Samira Baert", "5 uur 30", 2)
    assert str(two.last) == DAYS[1]
    assert len(attest.attests(desk, training_id=training, person_ids=[late]).value) == 1
    (line,) = attest.overview(desk, person_id=late).value.lines
    assert (line.attended, line.planned, line.percent) == ("5 uur 30", "9 uur", 61)
    with pytest.raises(UserError, match="nobody_attended"):
        attest.overview(desk, person_id=away)


def test_papers_with_names_are_not_made_at_the_coordinators(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk", COORDINATOR)
    training, sessions = a_training(desk)
    for make in (
        lambda: training_papers.invitations(desk, training_id=training),
        lambda: training_papers.save_mail_merge(desk, training_id=training, path=tmp_path / "m.xlsx"),
        lambda: training_papers.sign_in_list(desk, session_id=sessions[0]),
        lambda: attest.attests(desk, training_id=training),
        lambda: attest.overview(desk, person_id="x"),
    ):
        with pytest.raises(UserError, match="names_stay_at_office"):
            make()
    assert not list(tmp_path.glob("*.xlsx"))
    close_desk(desk)
