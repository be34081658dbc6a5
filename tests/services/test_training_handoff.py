# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trainings travel: the region's calendar to the offices, attendance to the coordinator and between offices."""

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from ensure_desk.domain.fields import PackageKind
from ensure_desk.services import (
    attendance,
    conflicts,
    enrolments,
    erasure,
    handoff,
    imports,
    professionals,
    training_lists,
    trainings,
)
from ensure_desk.services.desk import Desk
from tests.services.handoff_parts import Region, paired_region, read, send
from tests.services.training_parts import a_training, enrolled


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as desks:
        yield desks


def hand_over(of: Desk, to: Desk, folder: Path) -> imports.Counts:
    """Send a package for offices and read it there."""
    path = folder / f"{len(list(folder.iterdir()))}.xlsx"
    sent = handoff.export(of, path=path, kind=PackageKind.OFFICE).value
    plan = imports.plan_import(to, paths=[sent.path], codes=[sent.code])
    imports.apply_import(to, plan=plan)
    return plan.totals


def shared_session(region: Region) -> tuple[str, str, list[str]]:
    """Make a training at Lier that Nijlen knows too: its id, that of a session, those of its people."""
    made, sessions = a_training(region.lier)
    people = enrolled(region.lier, made, "Aydin", "Bakker")
    hand_over(region.lier, region.nijlen, region.folder)
    return made, sessions[0], people


def codes(desk: Desk, session: str) -> dict[str, str]:
    return {row.person_id: row.code for row in attendance.session(desk, session_id=session).rows}


def test_the_calendar_of_the_region_comes_to_every_office(region: Region) -> None:
    made, _ = a_training(region.coordinator, title="Omgaan met stress")
    path = region.folder / "r.xlsx"
    handoff.export(region.coordinator, path=path, kind=PackageKind.REGION)
    for desk in (region.lier, region.nijlen):
        assert read(desk, path).new == 4
        view = training_lists.training(desk, training_id=made)
        assert (view.line.place_text, len(view.sessions)) == ("hele regio", 3)
        assert read(desk, path).new == 0


def test_offices_that_take_one_session_apart_end_up_alike(region: Region) -> None:
    _, session, people = shared_session(region)
    attendance.take_many(region.lier, session_id=session, codes={people[0]: "A", people[1]: "O"})
    attendance.take(region.nijlen, session_id=session, person_id=people[0], code="A")
    hand_over(region.lier, region.nijlen, region.folder)
    hand_over(region.nijlen, region.lier, region.folder)
    assert codes(region.lier, session) == codes(region.nijlen, session) == {people[0]: "A", people[1]: "O"}
    assert conflicts.count(region.lier) == conflicts.count(region.nijlen) == 0
    assert imports.state_hash(region.lier) == imports.state_hash(region.nijlen)


def test_two_codes_for_one_person_stand_side_by_side_until_somebody_chooses(region: Region) -> None:
    _, session, people = shared_session(region)
    attendance.take(region.lier, session_id=session, person_id=people[0], code="A")
    attendance.take(region.nijlen, session_id=session, person_id=people[0], code="O", reason="ziek")
    hand_over(region.lier, region.nijlen, region.folder)
    hand_over(region.nijlen, region.lier, region.folder)
    for desk in (region.lier, region.nijlen):
        row = attendance.session(desk, session_id=session).rows[0]
        assert {row.code, row.other_code} == {"A", "O"}
        (choice,) = conflicts.conflicts(desk)
        assert choice.field_label == "Aanwezig"
        assert choice.label == "Aydin, Samira · Budget in balans 03/11/2026"
    attendance.take(region.lier, session_id=session, person_id=people[0], code="A")
    hand_over(region.lier, region.nijlen, region.folder)
    assert codes(region.nijlen, session)[people[0]] == "A"
    assert conflicts.count(region.nijlen) == 0


def test_attendance_goes_to_the_coordinator_without_its_reason(region: Region) -> None:
    made, session, people = shared_session(region)
    attendance.take(region.lier, session_id=session, person_id=people[0], code="G", reason="ziek", proof="ja")
    enrolments.set_note(region.lier, training_id=made, person_id=people[0], note="komt met de bus")
    path = send(region.lier, region.folder / "c.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    said = {str(c.value) for sheet in book for row in sheet.iter_rows() for c in row}
    assert {"Aanwezigheid", "Inschrijvingen", "Trainingen", "Sessies"} <= set(book.sheetnames)
    assert "BOR-2026-A001 · Budget in balans 03/11/2026" in said
    assert said & {"ziek", "komt met de bus", "Bewijs"} == set()
    read(region.coordinator, path)
    (row, other) = attendance.session(region.coordinator, session_id=session).rows
    assert (row.name, row.code, row.reason) == (row.dossier_number, "G", "")
    assert other.code == ""


def test_the_coordinator_knows_professionals_by_organisation_only(region: Region) -> None:
    _, (session, *_) = a_training(region.lier, audience="professionals")
    values = {
        "name": "Kim Wouters",
        "organisation": "OCMW Lier",
        "organisation_kind": "ocmw",
        "role": "consulent",
    }
    professionals.add(region.lier, session_id=session, values=values)
    read(region.coordinator, send(region.lier, region.folder / "c.xlsx"))
    (there,) = professionals.attendees(region.coordinator, session_id=session)
    assert (there.name, there.organisation, there.kind_text, there.role) == (
        "",
        "OCMW Lier",
        "OCMW",
        "consulent",
    )
    assert (
        training_lists.training(region.coordinator, training_id=_training_of(region, session)).line.sessions
        == 3
    )


def _training_of(region: Region, session: str) -> str:
    return attendance.session(region.coordinator, session_id=session).line.training_id


def test_erasing_a_person_takes_enrolments_and_attendance_along(region: Region) -> None:
    made, session, people = shared_session(region)
    attendance.rest_present(region.lier, session_id=session)
    hand_over(region.lier, region.nijlen, region.folder)
    erasure.erase(region.lier, person_id=people[0], reason="verzoek")
    assert codes(region.lier, session) == {people[1]: "A"}
    with region.lier.store.read() as reader:
        for kind in ("enrolment", "attendance"):
            query = f"SELECT count(*) FROM {kind} WHERE person_id = ?"
            assert reader.connection.exec_driver_sql(query, (people[0],)).scalar() == 0
    assert [p.person_id for p in enrolments.people(region.lier, training_id=made)] == [people[1]]


def test_a_cancelled_session_reaches_the_other_office(region: Region) -> None:
    _, session, people = shared_session(region)
    trainings.cancel_session(region.nijlen, session_id=session)
    hand_over(region.nijlen, region.lier, region.folder)
    assert codes(region.lier, session) == dict.fromkeys(people, "S")


def test_a_deleted_session_stays_in_sight_while_somebody_was_there(region: Region) -> None:
    made, session, people = shared_session(region)
    trainings.delete_session(region.lier, session_id=session)
    attendance.take(region.nijlen, session_id=session, person_id=people[0], code="A")
    hand_over(region.nijlen, region.lier, region.folder)
    hand_over(region.lier, region.nijlen, region.folder)
    for desk in (region.lier, region.nijlen):
        assert len(training_lists.training(desk, training_id=made).sessions) == 3
        assert codes(desk, session)[people[0]] == "A"
        (choice,) = conflicts.conflicts(desk)
        assert choice.label == "Budget in balans 03/11/2026"
    conflicts.choose(
        region.lier,
        conflict_id=conflicts.conflicts(region.lier)[0].id,
        choice=conflicts.Choice.DELETE,
    )
    assert len(training_lists.training(region.lier, training_id=made).sessions) == 2
