# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Foutenwerkmap: only faulty rows, marked and explained; read again, only what was corrected counts."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto import OfficeFile
from openpyxl.worksheet.worksheet import Worksheet

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.file_messages import FILE_MESSAGES
from ensure_desk.domain.messages import sentence
from ensure_desk.exchange.encrypted import write_protected
from ensure_desk.services import errors_workbook, handoff, imports
from ensure_desk.services.desk import Desk
from ensure_desk.system.i18n import Language
from tests.services.handoff_parts import Region, edit_cell, fill, paired_region, read, send

BAD = (
    ("Deelnemers", "gender", 1, "tja"),
    ("Deelnemers", "gender", 4, "=1+1"),
    ("Trajecten", "start", 0, "31/02/2026"),
    ("Trajecten", "start", 2, "gisteren"),
    ("Toeleidingen", "referrer_type", 3, "ruimteschip"),
)
RIGHT = (
    ("Deelnemers", "gender", 1, "X"),
    ("Trajecten", "start", 0, "28/02/2026"),
    ("Toeleidingen", "referrer_type", 3, "OCMW"),
)


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as opened:
        yield opened


@pytest.fixture
def package(region: Region) -> Path:
    """A package of an office, read by the coordinator, with five cells that people spoiled since."""
    fill(region.lier, 6)
    clean = send(region.lier, region.folder / "clean.xlsx")
    read(region.coordinator, clean)
    spoiled = region.folder / "spoiled.xlsx"
    spoiled.write_bytes(clean.read_bytes())
    for sheet, key, row, value in BAD:
        edit_cell(spoiled, sheet, key, row, value)
    return spoiled


def saved(desk: Desk, package: Path) -> tuple[Path, errors_workbook.SavedErrors]:
    plan = imports.plan_import(desk, paths=[package])
    assert len(plan.files[0].refusals) == errors_workbook.marked(plan) == 5
    path = package.with_name("fouten.xlsx")
    return path, errors_workbook.save_errors(desk, plan=plan, path=path).value


def marked_cells(page: Worksheet) -> list[str]:
    return [
        c.coordinate for row in page.iter_rows() for c in row if c.comment and c.fill.fill_type == "solid"
    ]


def test_only_faulty_rows_are_in_it_with_their_cells_marked_and_explained(
    region: Region, package: Path
) -> None:
    path, told = saved(region.coordinator, package)
    assert (told.rows, told.faults) == (5, 5)
    book = openpyxl.load_workbook(path)
    rows = {page.title: page.max_row - 2 for page in book if page.sheet_state == "visible"}
    assert {t: n for t, n in rows.items() if t != "Lees mij"} == {
        "Deelnemers": 2,
        "Toeleidingen": 1,
        "Trajecten": 2,
    }
    assert [len(marked_cells(book[title])) for title in ("Deelnemers", "Toeleidingen", "Trajecten")] == [
        2,
        1,
        2,
    ]
    words = [c.comment.text for row in book["Trajecten"].iter_rows() for c in row if c.comment]
    assert all("Trajecten!" in text and "niet ingelezen" in text for text in words)


def test_three_corrections_are_three_changes_and_two_refusals(region: Region, package: Path) -> None:
    path, _ = saved(region.coordinator, package)
    fixed = {("Deelnemers", 1): 0, ("Trajecten", 0): 0, ("Toeleidingen", 3): 0}
    for sheet, key, row, value in RIGHT:
        edit_cell(path, sheet, key, fixed[sheet, row], value)
    plan = imports.plan_import(region.coordinator, paths=[path])
    assert (plan.totals.changed, plan.totals.refused, plan.totals.new) == (3, 2, 0)
    assert plan.totals.missing == plan.totals.conflicting == 0
    imports.apply_import(region.coordinator, plan=plan)
    again = imports.plan_import(region.coordinator, paths=[path])
    assert again.is_empty


def test_a_correction_is_the_same_write_as_in_the_package_itself(region: Region, package: Path) -> None:
    path, _ = saved(region.coordinator, package)
    edit_cell(path, "Deelnemers", "gender", 0, "X")
    read(region.coordinator, path)
    edit_cell(package, "Deelnemers", "gender", 1, "X")
    plan = imports.plan_import(region.coordinator, paths=[package])
    assert (plan.totals.changed, plan.totals.refused) == (0, 4)


def test_untouched_it_changes_nothing(region: Region, package: Path) -> None:
    path, _ = saved(region.coordinator, package)
    before = imports.state_hash(region.coordinator)
    plan = imports.plan_import(region.coordinator, paths=[path])
    assert (plan.totals.changed, plan.totals.refused) == (0, 5)
    imports.apply_import(region.coordinator, plan=plan)
    assert imports.state_hash(region.coordinator) == before


def test_a_file_that_changed_meanwhile_or_has_no_faults_gives_no_workbook(
    region: Region, package: Path
) -> None:
    plan = imports.plan_import(region.coordinator, paths=[package])
    edit_cell(package, "Deelnemers", "gender", 0, "X")
    with pytest.raises(UserError, match="file_changed_since"):
        errors_workbook.save_errors(region.coordinator, plan=plan, path=package.with_name("f.xlsx"))
    clean = imports.plan_import(region.coordinator, paths=[package.with_name("clean.xlsx")])
    with pytest.raises(UserError, match="no_faulty_rows"):
        errors_workbook.save_errors(region.coordinator, plan=clean, path=package.with_name("f.xlsx"))


def unlocked(path: Path, code: str) -> Path:
    """Write a protected workbook without its code, as somebody does who opens it in Excel."""
    plain = path.with_name(f"plain-{path.name}")
    with path.open("rb") as stream, plain.open("wb") as out:
        locked = OfficeFile(stream)
        locked.load_key(password=code)
        locked.decrypt(out)
    return plain


def test_a_protected_package_gives_a_protected_workbook_with_the_same_code(region: Region) -> None:
    fill(region.lier, 2)
    path, errors = region.folder / "office.xlsx", region.folder / "fouten.xlsx"
    code = handoff.export(region.lier, path=path, kind=PackageKind.OFFICE).value.code
    plain = unlocked(path, code)
    edit_cell(plain, "Deelnemers", "gender", 0, "tja")
    with path.open("wb") as out:
        write_protected(io.BytesIO(plain.read_bytes()), code, out)
    plan = imports.plan_import(region.nijlen, paths=[path], codes=[code])
    errors_workbook.save_errors(region.nijlen, plan=plan, path=errors, codes=["iets anders", code])
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(errors)
    edit_cell(unlocked(errors, code), "Deelnemers", "gender", 0, "X")
    again = imports.plan_import(region.nijlen, paths=[errors], codes=[code])
    assert (again.totals.refused, again.totals.new) == (1, 1)


@pytest.mark.parametrize(
    "code", [c for c in FILE_MESSAGES if c.startswith(("cell_", "row_", "sheet_without_"))]
)
def test_every_refusal_of_a_cell_or_row_names_it_and_says_more_than_that(code: str) -> None:
    params = {"row": 14, "rows": 3, "column": "_id", "candidates": "Mechelen", "highest": 200}
    told = sentence(UserError(code, address="Blad!D14", **params), Language("nl"))
    assert told.startswith("Blad!D14")
    assert told.count(".") + told.count("?") >= 2
