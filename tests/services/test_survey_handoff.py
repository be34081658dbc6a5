# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Surveys travel: scores to the coordinator, answers between offices; two answers to one question are a conflict."""

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from ensure_desk.domain.fields import PackageKind
from ensure_desk.services import (
    conflicts,
    handoff,
    imports,
    questionnaires,
    survey_analysis,
    survey_export,
    survey_taking,
    surveys,
)
from ensure_desk.services.desk import Desk
from ensure_desk.services.questionnaires import SHIPPED, shipped
from ensure_desk.services.survey_taking import Wanted
from tests.services.handoff_parts import Region, fill, paired_region, read, send
from tests.services.test_protected_packages import plain
from tools.questionnaires import workbook

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


HOUSEHOLD = [
    {"type": "text", "name": "verhaal", "label": "Verhaal"},
    {"type": "select_multiple dag", "name": "dagen", "label": "Dagen"},
    {"type": "decimal", "name": "uren", "label": "Uren"},
    {"type": "date", "name": "sinds", "label": "Sinds"},
    {"type": "select_one dag", "name": "zwaar", "label": "Zwaar", "bind::ensure:domain": "ZORG"},
    {"type": "begin repeat", "name": "kind", "label": "Kind"},
    {"type": "text", "name": "naam", "label": "Naam"},
    {"type": "begin repeat", "name": "opvang", "label": "Opvang"},
    {"type": "text", "name": "waar", "label": "Waar"},
    {"type": "end repeat"},
    {"type": "end repeat"},
]
DAYS = [
    {"list_name": "dag", "name": code, "label": code, "score": score}
    for code, score in (("ma", "0"), ("di", "2"), ("wo", "4"))
]
ANSWERS = {
    "verhaal": "=1+1 'en' \"zo\"\nregel <2> & 😀",
    "dagen": "ma wo",
    "uren": "12.5",
    "sinds": "2026-03-04",
    "zwaar": "wo",
    "/data/kind[1]/naam": "An",
    "/data/kind[1]/opvang[1]/waar": "school",
    "/data/kind[2]/naam": "Bo",
    "/data/kind[2]/opvang[1]/waar": "oma",
    "/data/kind[2]/opvang[2]/waar": "buur",
}


def publish(region: Region, rows: list[dict[str, str]]) -> None:
    data = workbook(rows, DAYS, {"form_title": "Gezin", "form_id": "gezin"})
    checked = questionnaires.check(region.coordinator, workbook=data, name="gezin.xlsx")
    questionnaires.publish(region.coordinator, checked=checked)
    path = region.folder / "alle-kantoren.xlsx"
    handoff.export(region.coordinator, path=path, kind=PackageKind.REGION)
    for desk in (region.lier, region.nijlen):
        imports.apply_import(desk, plan=imports.plan_import(desk, paths=[path]))


def readable(desk: Desk, path: Path, *, as_codes: bool) -> dict[str, list[list[object]]]:
    survey_export.export(desk, path=path, form_id="gezin", as_codes=as_codes)
    return {s.title: [[c.value for c in row] for row in s.iter_rows()] for s in openpyxl.load_workbook(path)}


def test_a_survey_goes_out_and_back_and_reads_the_same_everywhere(region: Region) -> None:
    publish(region, HOUSEHOLD)
    person = fill(region.lier, 1)[0]
    held = survey_taking.take(region.lier, wanted=Wanted(person, "gezin", "T0"), answers=ANSWERS).value
    hand_over(region.lier, region.nijlen, region.folder / "uit.xlsx")
    first = surveys.response(region.lier, response_id=held.response_id)
    assert surveys.response(region.nijlen, response_id=held.response_id).answers == first.answers
    for as_codes in (False, True):
        mine = readable(region.lier, region.folder / "l.xlsx", as_codes=as_codes)
        assert readable(region.nijlen, region.folder / "n.xlsx", as_codes=as_codes) == mine
        assert [row[-1] for row in mine["opvang"][1:]] == ["school", "oma", "buur"]

    surveys.reopen(region.nijlen, response_id=held.response_id)
    last = {"/data/zwaar": "di", "/data/kind[1]/naam": "Anna", "/data/uren": ""}
    surveys.finish(region.nijlen, response_id=held.response_id, changes=last)
    hand_over(region.nijlen, region.lier, region.folder / "terug.xlsx")
    assert conflicts.conflicts(region.lier) == ()
    back = surveys.response(region.lier, response_id=held.response_id)
    gone = {k: v for k, v in {**first.answers, **last}.items() if v}
    assert (back.status, back.answers) == ("klaar", gone)
    mine = readable(region.lier, region.folder / "l2.xlsx", as_codes=True)
    assert readable(region.nijlen, region.folder / "n2.xlsx", as_codes=True) == mine
    with region.lier.store.read() as reader:
        assert [s["score"] for s in reader.children("barrier_score", held.response_id)] == [2]
