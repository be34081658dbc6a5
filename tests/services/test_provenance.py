# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every package that is read tells in a sentence where it is from and what happened to it on the way."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from ensure_desk.domain.fields import PackageKind
from ensure_desk.services import handoff, imports
from ensure_desk.services.desk import Desk
from ensure_desk.services.provenance import Provenance, provenance
from tests.services.handoff_parts import Region, edit_cell, fill, paired_region, rearrange, send
from tests.services.test_protected_packages import in_old_scheme, plain


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as desks:
        yield desks


def told(desk: Desk, path: Path, *codes: str) -> Provenance:
    plan = imports.plan_import(desk, paths=[path], codes=codes)
    return provenance(plan.files[0], desk.tr)


def test_an_untouched_package_and_a_rearranged_one_are_unchanged(region: Region) -> None:
    fill(region.lier, 3)
    path = send(region.lier, region.folder / "a.xlsx")
    assert told(region.coordinator, path) == Provenance("van kantoor Lier, ongewijzigd", "ok")
    rearrange(path)
    assert told(region.coordinator, path).text == "van kantoor Lier, ongewijzigd"


def test_cells_edited_by_hand_are_counted(region: Region) -> None:
    fill(region.lier, 3)
    path = send(region.lier, region.folder / "a.xlsx")
    for row in range(3):
        edit_cell(path, "Deelnemers", "gender", row, "man")
    assert told(region.coordinator, path) == Provenance(
        "van kantoor Lier, 3 cellen met de hand gewijzigd", "warn"
    )


def test_rows_that_are_gone_and_rows_of_another_package_are_told(region: Region) -> None:
    people = fill(region.lier, 3)
    older = send(region.lier, region.folder / "a.xlsx")
    with region.lier.store.write(region.lier.actor) as writer:
        writer.update("person", people[0], {"gender": "M"})
    path = send(region.lier, region.folder / "b.xlsx")
    book, old = openpyxl.load_workbook(path), openpyxl.load_workbook(older)
    for cells in zip(book["Deelnemers"][3], old["Deelnemers"][3], strict=True):
        cells[0].value = cells[1].value
    book.save(path)
    assert "met rijen uit een andere overdracht" in told(region.coordinator, path).text
    book["Deelnemers"].delete_rows(4)
    book.save(path)
    assert "1 rij ontbreekt" in told(region.coordinator, path).text


def test_an_unknown_and_a_broken_signature_are_told_apart(region: Region) -> None:
    fill(region.lier, 1)
    path = send(region.lier, region.folder / "a.xlsx")
    book = openpyxl.load_workbook(path)
    page = book["_ensure"]
    for row in page.iter_rows():
        if row[0].value == 0:
            row[2].value = str(row[2].value).replace('"number":1', '"number":9')
    book.save(path)
    assert told(region.coordinator, path).text.startswith("de handtekening klopt niet")
    with region.lier.store.write(region.lier.actor) as writer:
        writer.set_secret("certificate", b"x" * 64)
    other = told(region.coordinator, send(region.lier, region.folder / "b.xlsx"))
    assert (other.text, other.tone) == ("afzender onbekend: niet van een gekoppelde computer", "danger")


def test_lost_protection_and_the_older_scheme_are_told(region: Region) -> None:
    fill(region.lier, 1)
    made = handoff.export(region.lier, path=region.folder / "a.xlsx", kind=PackageKind.OFFICE).value
    assert told(region.nijlen, made.path, made.code).text == "van kantoor Lier, ongewijzigd"
    workbook = plain(made)
    made.path.write_bytes(in_old_scheme(workbook, made.code))
    assert told(region.nijlen, made.path, made.code) == Provenance(
        "van kantoor Lier, ongewijzigd, onvolledig beveiligd: opnieuw bewaard buiten ENSURE Desk", "warn"
    )
    made.path.write_bytes(workbook)
    assert "niet beveiligd" in told(region.nijlen, made.path).text


def test_rules_come_from_the_coordinator(region: Region) -> None:
    made = handoff.export(region.coordinator, path=region.folder / "r.xlsx", kind=PackageKind.REGION).value
    assert told(region.lier, made.path).text == "van de coördinator, ongewijzigd"
