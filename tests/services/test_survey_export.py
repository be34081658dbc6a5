# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers as workbooks: rows, labels and codes, repeats, formulas that are none, and counts that betray nobody."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.surveys import XFORM
from ensure_desk.services import survey_analysis, survey_export, survey_taking
from ensure_desk.services.desk import Desk
from ensure_desk.services.questionnaires import _parts
from ensure_desk.services.survey_analysis import Frequency, hidden
from ensure_desk.services.survey_taking import Wanted
from tests.conformance.own_forms import FOLDER
from tests.support import add_person

FORM = "drempelbevraging"


def take(desk: Desk, person: str, moment: str = "T0", **answers: str) -> None:
    barriers = {f"/data/g_{key}/{key}": value for key, value in answers.items()}
    wanted = Wanted(person, form_id(desk), moment, finish=False)
    survey_taking.take(desk, wanted=wanted, answers=barriers)


def form_id(desk: Desk) -> str:
    from ensure_desk.services.questionnaires import SHIPPED, shipped

    return shipped(SHIPPED[0]).form_id


def published(desk: Desk, name: str) -> None:
    """Publish one of the own questionnaires without its workbook."""
    with desk.store.write(desk.actor, "published") as writer:
        record = writer.create(
            "questionnaire", {"form_id": name, "version": "1", "title": name, "status": "gepubliceerd"}
        )
        xform = (FOLDER / f"{name}.xml").read_bytes()
        writer.create_many("questionnaire_part", list(_parts(record, XFORM, xform)))


def test_a_response_is_a_row_with_labels_or_with_codes(desk: Desk, tmp_path: Path) -> None:
    take(desk, add_person(desk), MOB="3", GELD="zln")
    for as_codes, mobility in ((False, "groot"), (True, "3")):
        path = tmp_path / f"{as_codes}.xlsx"
        done = survey_export.export(desk, path=path, form_id=form_id(desk), as_codes=as_codes).value
        sheet = load_workbook(path).worksheets[0]
        heads = [cell.value for cell in sheet[1]]
        row = dict(zip(heads, [cell.value for cell in sheet[2]], strict=True))
        assert (done.responses, sheet.max_row) == (1, 2)
        wanted = "MOB" if as_codes else "Ik geraak moeilijk op het werk of de les"
        assert row[wanted] == mobility
        assert row["Dossiernummer"].startswith("BOR-")


def test_options_are_columns_and_rows_of_a_repeat_have_their_own_sheet(desk: Desk, tmp_path: Path) -> None:
    published(desk, "household")
    answers = {
        "/data/hh": "=1+1",
        "/data/n": "2",
        "/data/member[1]/name": "Ana",
        "/data/member[2]/name": "Bo",
    }
    answers |= {"/data/member[1]/born": "1986-06-30", "/data/member[1]/adult/work": "paid farm"}
    answers |= {"/data/member[2]/ill[1]/days": "3", "/data/member[2]/born": "2020-01-01"}
    wanted = Wanted(add_person(desk), "household", "T0", finish=False)
    survey_taking.take(desk, wanted=wanted, answers=answers)
    path = tmp_path / "h.xlsx"
    survey_export.export(desk, path=path, form_id="household")
    book = load_workbook(path)
    assert [s.title for s in book.worksheets] == ["Household", "member", "ill"]
    first, members, ill = book.worksheets
    cell = first.cell(2, 8)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
    heads = [c.value for c in members[1]]
    rows = [dict(zip(heads, [c.value for c in row], strict=True)) for row in members.iter_rows(min_row=2)]
    assert [(r["Rij"], r["Name"], r["Work: Paid"], r["Work: None"]) for r in rows] == [
        ("1", "Ana", 1, 0),
        ("2", "Bo", None, None),
    ]
    assert (ill.max_row, ill.cell(2, 8).value, ill.cell(2, 10).value) == (2, "2.1", 3)


def test_no_answer_is_left_in_an_unzipped_part_as_a_formula(desk: Desk, tmp_path: Path) -> None:
    published(desk, "household")
    wanted = Wanted(add_person(desk), "household", "T0", finish=False)
    survey_taking.take(desk, wanted=wanted, answers={"hh": "@SUM(A1)"})
    path = tmp_path / "h.xlsx"
    survey_export.export(desk, path=path, form_id="household")
    with zipfile.ZipFile(path) as parts:
        sheets = [parts.read(n).decode() for n in parts.namelist() if "worksheets" in n]
    assert not any("<f>" in text for text in sheets)


@pytest.mark.parametrize(
    ("answers", "code"),
    [({"nobody": "1"}, "question_unknown"), ({"/data/member/age/x": "1"}, "question_unknown"),
     ({"name": "x", "n": "99"}, "answer_not_valid")],
)  # fmt: skip
def test_answers_that_do_not_fit_are_refused_as_a_whole(
    desk: Desk, answers: dict[str, str], code: str
) -> None:
    published(desk, "household")
    with pytest.raises(UserError) as refused:
        survey_taking.take(desk, wanted=Wanted(add_person(desk), "household", "T0"), answers=answers)
    with desk.store.read() as reader:
        assert (refused.value.code, reader.count("response")) == (code, 0)


def test_frequencies_are_counted_per_moment(desk: Desk, tmp_path: Path) -> None:
    published(desk, "household")
    for moment, number in (("T0", "2"), ("T0", "4"), ("T1", "3")):
        wanted = Wanted(add_person(desk), "household", moment)
        survey_taking.take(
            desk,
            wanted=wanted,
            answers={"/data/hh": "x", "/data/n": number, "/data/member[1]/sex": "f"},
        )
    found = survey_analysis.write(desk, path=tmp_path / "a.xlsx", form_id="household").value
    assert (found.moments, found.responses) == (("T0", "T1"), {"T0": 2, "T1": 1})
    lines = {(line.question, line.answer): line.counts for line in found.lines}
    assert lines["Sex", "Woman"] == {"T0": 2, "T1": 1}
    assert lines["How many people?", "ingevuld"] == {"T0": 2, "T1": 1}


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([9, 8, 7], [9, 8, 7]),
        ([9, 3, 7], [9, None, None]),
        ([9, 3, 2], [9, None, None]),
        ([4], [None]),
        ([1, 1, 10], [None, None, None]),
        ([12, 1, 1, 10], [12, None, None, None]),
        ([9, 0], [9, 0]),
    ],
)
def test_small_counts_are_hidden_and_none_can_be_worked_out(
    counts: list[int], shown: list[int | None]
) -> None:
    lines = [Frequency("v", str(n), {"T0": count}) for n, count in enumerate(counts)]
    assert [line.counts["T0"] for line in hidden(lines, ["T0"])] == shown
