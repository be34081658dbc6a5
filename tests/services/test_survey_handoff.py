# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Surveys travel: scores to the coordinator, answers between offices; two answers to one question are a conflict."""

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from ensure_desk.domain.fields import PackageKind
from ensure_desk.services import conflicts, handoff, imports, survey_analysis, survey_taking, surveys
from ensure_desk.services.desk import Desk
from ensure_desk.services.questionnaires import SHIPPED, shipped
from ensure_desk.services.survey_taking import Wanted
from tests.services.handoff_parts import Region, fill, paired_region, read, send
from tests.services.test_protected_packages import plain

FORM = shipped(SHIPPED[0]).form_id
MOBILITY = "/data/g_MOB/MOB"


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as desks:
        yield desks


def take(desk: Desk, answer: str, *, finish: bool) -> str:
    person = fill(desk, 1)[0]
    wanted = Wanted(person, FORM, "T0", finish=finish)
    return survey_taking.take(desk, wanted=wanted, answers={MOBILITY: answer}).value.response_id


def hand_over(of: Desk, to: Desk, path: Path) -> None:
    sent = handoff.export(of, path=path, kind=PackageKind.OFFICE).value
    imports.apply_import(to, plan=imports.plan_import(to, paths=[sent.path], codes=[sent.code]))


def test_the_coordinator_gets_scores_and_no_answer(region: Region) -> None:
    take(region.lier, "3", finish=True)
    path = send(region.lier, region.folder / "c.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    assert "Antwoorden" not in book.sheetnames
    assert {"Bevragingen", "Drempels"} <= set(book.sheetnames)
    read(region.coordinator, path)
    found = survey_analysis.analysis(region.coordinator, form_id=FORM)
    assert [(line.question, line.counts) for line in found.lines if line.answer == "3"] == [
        ("Op het werk geraken", {"T0": None})
    ]


def test_two_offices_that_answer_one_question_differently_see_both(region: Region) -> None:
    response = take(region.lier, "3", finish=False)
    hand_over(region.lier, region.nijlen, region.folder / "a.xlsx")
    assert surveys.response(region.nijlen, response_id=response).answers[MOBILITY] == "3"
    surveys.save(region.nijlen, response_id=response, changes={MOBILITY: "1"})
    surveys.save(region.lier, response_id=response, changes={MOBILITY: "4", "/data/g_GELD/GELD": "2"})
    hand_over(region.nijlen, region.lier, region.folder / "b.xlsx")
    (found,) = conflicts.conflicts(region.lier)
    assert found.label.endswith("· MOB")
    assert {version.text for version in found.versions} == {"1", "4"}
    assert surveys.response(region.lier, response_id=response).answers["/data/g_GELD/GELD"] == "2"


def test_the_same_answer_twice_is_no_conflict(region: Region) -> None:
    response = take(region.lier, "3", finish=False)
    hand_over(region.lier, region.nijlen, region.folder / "a.xlsx")
    for desk in (region.lier, region.nijlen):
        surveys.save(desk, response_id=response, changes={"/data/g_GELD/GELD": "2"})
    hand_over(region.nijlen, region.lier, region.folder / "b.xlsx")
    assert conflicts.conflicts(region.lier) == ()


def test_the_office_package_has_readable_answers(region: Region) -> None:
    take(region.lier, "3", finish=True)
    sent = handoff.export(region.lier, path=region.folder / "o.xlsx", kind=PackageKind.OFFICE).value
    sheet = openpyxl.load_workbook(io.BytesIO(plain(sent)))["Antwoorden"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert any(MOBILITY in row and "3" in row for row in rows)
