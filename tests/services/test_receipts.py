# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A receipt tells the sender what was read and what was refused, is signed, and holds no value of a cell."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from ensure_desk.domain.errors import UserError
from ensure_desk.services import history, imports, receipts
from tests.services.handoff_parts import Region, edit_cell, fill, paired_region, read, send


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as desks:
        yield desks


def received(region: Region) -> tuple[str, Path]:
    """Let the coordinator read a package with a faulty cell and save the receipt."""
    fill(region.lier, 2)
    path = send(region.lier, region.folder / "a.xlsx")
    edit_cell(path, "Deelnemers", "gender", 0, "Kanarie")
    read(region.coordinator, path)
    package = history.lines(region.coordinator)[0].package_id
    target = region.folder / "bewijs.xlsx"
    receipts.save_receipt(region.coordinator, package_id=package, path=target)
    return package, target


def test_the_office_sees_when_and_by_whom_its_package_was_received(region: Region) -> None:
    package, path = received(region)
    plan = imports.plan_import(region.lier, paths=[path])
    (file,) = plan.files
    assert (file.refusal, plan.is_empty, file.signature) == (None, True, "valid")
    assert file.package is not None
    assert receipts.receipt_text(file.package, region.lier.tr) == (
        "Ontvangstbewijs: Rik Peeters las overdracht 1 in op 17/11/2026. Niet ingelezen: 1."
    )
    imports.apply_import(region.lier, plan=plan)
    sent = next(line for line in history.lines(region.lier) if line.direction == "out")
    (receipt,) = sent.receipts
    assert (sent.package_id, receipt.name, receipt.role) == (package, "Rik Peeters", "coordinator")
    assert receipt.counts["new"] == 10
    ((address, code, _),) = receipt.refused
    assert (address.split("!")[0], code) == ("Deelnemers", "cell_not_in_list")
    assert sent.state_text == "ontvangen op 17/11/2026 door Rik Peeters"
    kept = next(line for line in history.lines(region.coordinator) if line.direction == "in")
    assert "ontvangstbewijs bewaard" in kept.state_text


def test_a_receipt_names_the_refused_cell_and_no_value(region: Region) -> None:
    _, path = received(region)
    book = openpyxl.load_workbook(path)
    assert [s.title for s in book.worksheets] == ["Lees mij", "Ingelezen", "Niet ingelezen", "_ensure"]
    rows = list(book["Niet ingelezen"].values)
    assert rows[1][0].startswith("Deelnemers!")
    assert rows[1][0] in str(rows[1][1])
    with zipfile.ZipFile(path) as package:
        text = "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    assert "Kanarie" not in text
    assert "Janssens" not in text


def test_a_receipt_read_twice_counts_once_and_brings_no_records(region: Region) -> None:
    _, path = received(region)
    state = imports.state_hash(region.lier)
    read(region.lier, path)
    again = imports.plan_import(region.lier, paths=[path])
    assert again.files[0].known
    sent = next(line for line in history.lines(region.lier) if line.direction == "out")
    assert (len(sent.receipts), imports.state_hash(region.lier)) == (1, state)


def test_a_receipt_that_somebody_changed_is_refused(region: Region) -> None:
    _, path = received(region)
    book = openpyxl.load_workbook(path)
    cell = book["_ensure"]["C1"]
    cell.value = str(cell.value).replace('"refused":1', '"refused":0')
    book.save(path)
    plan = imports.plan_import(region.lier, paths=[path])
    assert plan.files[0].refusal is not None
    assert plan.files[0].refusal.code == "receipt_not_signed"


def test_only_a_package_that_was_read_has_a_receipt(region: Region) -> None:
    with pytest.raises(UserError, match="package_not_read"):
        receipts.save_receipt(region.lier, package_id="nowhere", path=region.folder / "x.xlsx")
