# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An office's own attendance grid becomes a training with sessions, enrolments and codes."""

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.lists import Mode
from ensure_desk.exchange.foreign.plan import Answers, ListPlan
from ensure_desk.services import attendance, list_trainings, lists, training_lists
from ensure_desk.services.desk import Desk
from tests.support import fresh_desk

DAYS = ["3/03/2026", "10/03/2026", "17/03/2026", "24/03/2026", "31/03/2026", "7/04/2026"]
ROWS = [
    ["Naam", "Voornaam", "Gemeente", *DAYS],
    ["Peeters", "Jan", "Lier", "A", "A", "O", "A", "-", "A"],
    ["Maes", "An", "Lier", "A", "G", "A", "-", "-", "A"],
    ["Claes", "Els", "Lier", "-", "-", "-", "-", "-", "-"],
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = fresh_desk(tmp_path / "desk")
    yield opened
    close_desk(opened)


def plan_of(desk: Desk, folder: Path, mode: Mode = Mode.CREATE) -> ListPlan:
    file = folder / "aanwezigheden.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(ROWS)
    answers = Answers({}, {"toeleiding.toeleider_type": "ocmw"})
    given = lists.with_defaults(desk, answers=answers, date="30/6/2026")
    return lists.preview(desk, path=file, answers=given, mode=mode)


def test_a_grid_becomes_a_training_with_its_sessions_and_codes(desk: Desk, tmp_path: Path) -> None:
    plan = plan_of(desk, tmp_path)
    (grid,) = list_trainings.grids(plan)
    assert (grid.people, len(grid.days)) == (3, 5)
    done = lists.apply(desk, plan=plan, titles={grid.sheet: "Digitaal op weg"}).value
    assert {k: done.records[k] for k in ("person", "training", "session", "enrolment", "attendance")} == {
        "person": 3, "training": 1, "session": 5, "enrolment": 2, "attendance": 10,
    }  # fmt: skip
    assert "aanwezigheid.code" not in done.no_place
    (line,) = training_lists.trainings(desk)
    assert (line.title, line.enrolled, line.first) == ("Digitaal op weg", 2, dt.date(2026, 3, 3))
    sessions = training_lists.training(desk, training_id=line.id).sessions
    assert [s.status for s in sessions] == ["gehouden"] * 5
    sheet = attendance.session(desk, session_id=sessions[2].id)
    assert {row.name: row.code for row in sheet.rows} == {"Maes, An": "A", "Peeters, Jan": "O"}


def test_a_grid_that_is_read_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    plan = plan_of(desk, tmp_path)
    titles = {"": "Digitaal op weg"}
    lists.apply(desk, plan=plan, titles=titles)
    (line,) = training_lists.trainings(desk)
    session = training_lists.training(desk, training_id=line.id).sessions[2].id
    jan = next(r for r in attendance.session(desk, session_id=session).rows if r.code == "O")
    attendance.take(desk, session_id=session, person_id=jan.person_id, code="G", reason="ziek")
    first = plan_of(desk, tmp_path, Mode.BOTH)
    asked = {q.answer_key: q.judgement.candidates[0] for q in first.cells if q.open and q.row}
    given = Answers(asked, {"toeleiding.toeleider_type": "ocmw", "toeleiding.datum": "2026-06-30"})
    again = lists.preview(desk, path=tmp_path / "aanwezigheden.csv", answers=given, mode=Mode.BOTH)
    done = lists.apply(desk, plan=again, titles=titles).value
    assert (done.people, done.records.get("attendance", 0), done.records.get("session", 0)) == (0, 0, 0)
    assert len(training_lists.trainings(desk)) == 1
    rows = {r.person_id: r.code for r in attendance.session(desk, session_id=session).rows}
    assert rows[jan.person_id] == "G"


def test_the_title_above_a_grid_is_proposed(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "grid.csv"
    above = [["OCMW Lier"], ["Solliciteren en digitaal"], ["dinsdag 9u tot 12u"], []]
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([*above, *ROWS])
    workbook = lists.open_list(file)
    plan = lists.preview_workbook(desk, workbook=workbook)
    assert [g.title for g in list_trainings.grids(plan, workbook)] == ["Solliciteren en digitaal"]
    assert [g.title for g in list_trainings.grids(plan)] == [plan.rows[0].sheet]
