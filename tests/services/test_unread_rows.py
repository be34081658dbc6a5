# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of an office's own list that could not be stored: saved marked, corrected, read again without a second look."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from ensure_desk.domain.errors import UserError
from ensure_desk.exchange.foreign.plan import Answers, RowState
from ensure_desk.exchange.manifest import MANIFEST_SHEET
from ensure_desk.exchange.survey_book import PlainSheet, write_sheets
from ensure_desk.services import errors_workbook, lists
from ensure_desk.services.desk import Desk

ROWS = (
    ("Naam", "Voornaam", "Geboortedatum", "Gemeente", "Toeleider", "Datum toeleiding"),
    ("Peeters", "Jan", "3/04/1976", "Lier", "VDAB", "5/01/2026"),
    ("Maes", "An", "31/02/1980", "Xyzzy", "OCMW", "5/01/2026"),
    ("Claes", "Els", "1/02/1980", "Lier", "VDAB", "5/01/2026"),
    ("Smets", "Bo", "1/02/1981", "", "VDAB", "5/01/2026"),
)


def a_list(path: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in ROWS:
        page.append(row)
    book.save(path)
    return path


def test_only_rows_that_were_not_stored_come_back_corrected(desk: Desk, tmp_path: Path) -> None:
    workbook = lists.open_list(a_list(tmp_path / "lijst.xlsx"))
    plan = lists.preview_workbook(desk, workbook=workbook)
    stored = lists.apply(desk, plan=plan).value.people
    path = tmp_path / "fouten.xlsx"
    told = errors_workbook.save_unread_rows(desk, plan=plan, workbook=workbook, path=path).value
    with desk.store.read() as reader:
        trail = reader.connection.exec_driver_sql("SELECT detail FROM audit WHERE action = 'save_errors'")
        assert trail.scalars().all() == [f"rows={told.rows}"]
    assert told.rows == errors_workbook.unread(plan) == len(ROWS) - 1 - stored > 0
    page = openpyxl.load_workbook(path).worksheets[0]
    assert [c.value for c in page[1]] == list(ROWS[0])
    marked = [c for row in page.iter_rows(min_row=2) for c in row if c.comment and c.fill.fill_type]
    assert marked
    again = lists.preview(desk, path=path)
    assert not again.rows_in(RowState.READY)
    for row in page.iter_rows(min_row=2):
        row[2].value, row[3].value = "1/02/1980", "Lier"
    page.parent.save(path)
    fixed = lists.preview(desk, path=path, answers=Answers())
    assert len(fixed.rows_in(RowState.READY)) == told.rows


def test_a_hand_over_is_no_list(tmp_path: Path) -> None:
    path = a_list(tmp_path / "overdracht.xlsx")
    book = openpyxl.load_workbook(path)
    book.create_sheet(MANIFEST_SHEET)
    book.save(path)
    with pytest.raises(UserError, match="list_is_handover"):
        lists.open_list(path)


def test_a_character_that_no_workbook_can_hold_is_left_out(desk: Desk, tmp_path: Path) -> None:
    plain, path = a_list(tmp_path / "lijst.xlsx"), tmp_path / "fouten.xlsx"
    odd = tmp_path / "vreemd.xlsx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(odd, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"31/02/1980", b"31/02/1980_x0001_"))
    workbook = lists.open_list(odd)
    plan = lists.preview_workbook(desk, workbook=workbook)
    errors_workbook.save_unread_rows(desk, plan=plan, workbook=workbook, path=path)
    assert "31/02/1980" in {c.value for row in openpyxl.load_workbook(path).worksheets[0] for c in row}


def test_a_number_that_is_none_is_written_as_text() -> None:
    written = write_sheets([PlainSheet("Antwoorden", ["Leeftijd"], [[float("nan")], [41.0], ["4\x01"]])])
    page = openpyxl.load_workbook(io.BytesIO(written)).worksheets[0]
    assert [row[0].value for row in page] == ["Leeftijd", "nan", 41, "4"]
