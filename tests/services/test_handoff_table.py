# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people do to a workbook by accident, one line of the import rules after the other, on real files."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ensure_desk.domain.fields import PackageKind
from ensure_desk.services import handoff, imports
from ensure_desk.services.desk import Desk
from ensure_desk.services.import_doubts import doubtful_columns, take_them
from ensure_desk.services.import_proposals import make_them, proposals
from tests.services.handoff_parts import Region, edit_cell, fill, paired_region, read, send
from tests.services.test_protected_packages import plain

PEOPLE = 6
LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as desks:
        yield desks


@pytest.fixture
def path(region: Region) -> Path:
    """A package that the coordinator has read, about people who all differ."""
    ids = fill(region.lier, PEOPLE)
    with region.lier.store.write(region.lier.actor) as writer:
        for number, person in enumerate(ids):
            writer.update(
                "person",
                person,
                {"gender": "VMX"[number % 3], "dutch_speaking": LEVELS[number]},
            )
    sent = send(region.lier, region.folder / "a.xlsx")
    read(region.coordinator, sent)
    return sent


def change(path: Path, sheet: str, do: Callable[[Worksheet], Any]) -> None:
    book = openpyxl.load_workbook(path)
    do(book[sheet])
    book.save(path)


def column_of(page: Worksheet, key: str) -> int:
    return next(c.column for c in page[1] if c.value == key)


def cells_of(page: Worksheet, key: str) -> list[Any]:
    return [page.cell(row, column_of(page, key)) for row in range(3, 3 + PEOPLE)]


def plan_of(region: Region, path: Path) -> imports.ImportPlan:
    plan = imports.plan_import(region.coordinator, paths=[path])
    assert plan.files[0].refusal is None
    return plan


def figures(plan: imports.ImportPlan) -> tuple[int, int, int, int]:
    """Return new, changed, conflicting and refused."""
    totals = plan.totals
    return (totals.new, totals.changed, totals.conflicting, totals.refused)


def refusals(plan: imports.ImportPlan) -> list[tuple[str, str]]:
    return [(r.address, r.code) for r in plan.files[0].refusals]


def unchanged(desk: Desk, plan: imports.ImportPlan) -> bool:
    before = imports.state_hash(desk)
    imports.apply_import(desk, plan=plan)
    return imports.state_hash(desk) == before


def test_a_column_or_a_sheet_that_is_missing_is_no_delete(region: Region, path: Path) -> None:
    change(path, "Deelnemers", lambda page: page.delete_cols(column_of(page, "gender")))
    book = openpyxl.load_workbook(path)
    del book["Toestemmingen"]
    book.save(path)
    plan = plan_of(region, path)
    assert figures(plan) == (0, 0, 0, 0)
    assert unchanged(region.coordinator, plan)


def test_a_hidden_key_column_that_is_missing_is_no_delete_either(region: Region, path: Path) -> None:
    change(path, "Toestemmingen", lambda page: page.delete_cols(column_of(page, "purpose")))
    change(path, "Intakes", lambda page: page.delete_cols(column_of(page, "person_id")))
    plan = plan_of(region, path)
    assert [code for _, code in refusals(plan)] == ["sheet_without_column"]
    assert unchanged(region.coordinator, plan)


def test_a_value_that_is_newer_here_makes_a_conflict_of_three(region: Region, path: Path) -> None:
    with region.coordinator.store.read() as reader:
        track = next(reader.all("track"))
    with region.coordinator.store.write(region.coordinator.actor) as writer:
        writer.update("track", track.id, {"status": "geschorst"})
    rows = openpyxl.load_workbook(path)["Trajecten"]
    place = next(n for n, row in enumerate(rows.iter_rows(3)) if row[3].value == track["person_id"])
    edit_cell(path, "Trajecten", "status", place, "afgelopen")
    plan = plan_of(region, path)
    assert figures(plan) == (0, 0, 1, 0)
    kept = plan.differences[0]
    assert (kept.ours, kept.theirs, kept.conflict) == ("geschorst", "afgelopen", True)


def test_one_emptied_cell_is_an_edit(region: Region, path: Path) -> None:
    edit_cell(path, "Deelnemers", "gender", 2, None)
    plan = plan_of(region, path)
    assert figures(plan) == (0, 1, 0, 0)
    assert not doubtful_columns(plan)
    imports.apply_import(region.coordinator, plan=plan)
    with region.coordinator.store.read() as reader:
        assert sum(p["gender"] is None for p in reader.all("person")) == 1


def test_a_column_that_went_empty_is_kept_until_a_person_says_otherwise(region: Region, path: Path) -> None:
    def empty(page: Worksheet) -> None:
        for cell in cells_of(page, "gender")[:4]:
            cell.value = None

    change(path, "Deelnemers", empty)
    plan = plan_of(region, path)
    assert (figures(plan), plan.files[0].hand_edits) == ((0, 0, 0, 0), 0)
    (column,) = doubtful_columns(plan)
    assert (column.key, column.cells, column.of) == ("gender", 4, PEOPLE)
    assert [r.code for r in plan.files[0].remarks] == ["column_emptied"]
    assert unchanged(region.coordinator, plan)
    meant = take_them(region.coordinator, plan=plan_of(region, path), columns=[column])
    assert (figures(meant), meant.files[0].remarks) == ((0, 4, 0, 0), [])
    imports.apply_import(region.coordinator, plan=meant)
    with region.coordinator.store.read() as reader:
        assert sum(p["gender"] is None for p in reader.all("person")) == 4


def test_a_row_without_id_is_set_aside_with_its_cells(region: Region, path: Path) -> None:
    def add(page: Worksheet) -> None:
        page.cell(3 + PEOPLE, column_of(page, "municipality"), "Lier")

    change(path, "Deelnemers", add)
    plan = plan_of(region, path)
    assert refusals(plan) == [(f"Deelnemers!A{3 + PEOPLE}", "row_without_id")]
    package = plan.files[0].package
    assert package is not None
    assert list(package.sheets[0].foreign[3 + PEOPLE].values()) == ["Lier"]
    assert unchanged(region.coordinator, plan)


def copy_row(page: Worksheet) -> None:
    for cell in page[3]:
        page.cell(3 + PEOPLE, cell.column, cell.value)


def test_the_same_row_twice_is_one(region: Region, path: Path) -> None:
    change(path, "Deelnemers", copy_row)
    plan = plan_of(region, path)
    assert figures(plan) == (0, 0, 0, 0)
    assert plan.totals.unchanged == 5 * PEOPLE


def test_the_same_record_twice_with_other_values_refuses_both(region: Region, path: Path) -> None:
    change(path, "Deelnemers", copy_row)
    edit_cell(path, "Deelnemers", "gender", PEOPLE, "X" if PEOPLE % 3 else "man")
    plan = plan_of(region, path)
    assert sorted(refusals(plan)) == [
        ("Deelnemers!A3", "row_twice"),
        (f"Deelnemers!A{3 + PEOPLE}", "row_twice"),
    ]
    assert unchanged(region.coordinator, plan)


@pytest.mark.parametrize("shift", [False, True])
def test_a_column_sorted_or_shifted_alone_is_refused_and_the_rest_is_read(
    region: Region, path: Path, shift: bool
) -> None:
    def rearrange(page: Worksheet) -> None:
        cells = cells_of(page, "dutch_speaking")
        values = [cell.value for cell in cells]
        moved = [None, *values[:-1]] if shift else values[::-1]
        for cell, value in zip(cells, moved, strict=True):
            cell.value = value

    change(path, "Deelnemers", rearrange)
    edit_cell(path, "Deelnemers", "municipality", 1, "Duffel")
    plan = plan_of(region, path)
    (refused,) = plan.files[0].refusals
    assert (refused.code, refused.params["heading"]) == ("column_sorted", "Nederlands spreken")
    assert figures(plan) == (0, 1, 0, 1)
    assert plan.files[0].hand_edits == 1


def test_three_edits_that_hold_each_others_values_are_asked_and_not_refused(
    region: Region, path: Path
) -> None:
    def turn(page: Worksheet) -> None:
        first, second, third = cells_of(page, "gender")[:3]
        first.value, second.value, third.value = second.value, third.value, first.value

    change(path, "Deelnemers", turn)
    edit_cell(path, "Deelnemers", "municipality", 4, "Duffel")
    plan = plan_of(region, path)
    assert (figures(plan), plan.files[0].refusals, plan.files[0].hand_edits) == ((0, 1, 0, 0), [], 1)
    (column,) = doubtful_columns(plan)
    assert (column.code, column.key, column.cells, column.of) == ("column_swapped", "gender", 3, PEOPLE)
    assert [r.code for r in plan.files[0].remarks] == ["column_swapped"]
    meant = take_them(region.coordinator, plan=plan, columns=[column])
    assert (figures(meant), meant.files[0].remarks, meant.files[0].hand_edits) == ((0, 4, 0, 0), [], 4)


@pytest.mark.parametrize(
    ("sheet", "key", "value"),
    [
        ("Trajecten", "start", "01/01/2026"),
        ("Trajecten", "start", "1.1.2026"),
        ("Trajecten", "status", " actief\u00a0"),
        ("Deelnemers", "municipality", "Lier\r\n"),
        ("Deelnemers", "birth_year", 1960.0),
        ("Toestemmingen", "answer", True),
        ("Toestemmingen", "answer", "JA"),
        ("Toestemmingen", "answer", "WAAR"),
    ],
)
def test_what_programs_make_of_a_value_is_no_change(
    region: Region, path: Path, sheet: str, key: str, value: object
) -> None:
    edit_cell(path, sheet, key, 0, value)
    assert figures(plan_of(region, path)) == (0, 0, 0, 0)


@pytest.fixture
def open_package(region: Region) -> Path:
    """An office's package for another office, without its protection; the other office has read it."""
    fill(region.lier, 2)
    sent = handoff.export(region.lier, path=region.folder / "n.xlsx", kind=PackageKind.OFFICE).value
    opened = region.folder / "plain.xlsx"
    opened.write_bytes(plain(sent))
    imports.apply_import(region.nijlen, plan=imports.plan_import(region.nijlen, paths=[opened]))
    return opened


def test_lost_zeros_are_found_again_and_doubt_is_refused_with_its_address(
    region: Region, open_package: Path
) -> None:
    edit_cell(open_package, "Deelnemers", "mobile", 0, 451051052)
    address = edit_cell(open_package, "Trajecten", "start", 0, "32/13/2026")
    plan = imports.plan_import(region.nijlen, paths=[open_package])
    assert (figures(plan), [r.address for r in plan.files[0].refusals]) == ((0, 0, 0, 1), [address])


def test_a_row_that_was_typed_is_a_proposal_and_one_record_wherever_it_is_made(
    region: Region, open_package: Path
) -> None:
    typed = {
        "last_name": "Janssens0",
        "first_name": "Mia",
        "municipality": "Nijlen",
        "birth_date": "04/03/1960",
    }

    def add(page: Worksheet) -> None:
        for key, value in typed.items():
            page.cell(5, column_of(page, key), value)

    change(open_package, "Deelnemers", add)
    for desk in (region.nijlen, region.lier):
        plan = imports.plan_import(desk, paths=[open_package])
        assert figures(plan) == (0, 0, 0, 1)
        (proposal,) = proposals(desk, plan=plan)
        assert (proposal.values["birth_date"], proposal.row) == ("1960-03-04", 5)
        assert (proposal.likely[0].name, proposal.likely[0].certainty) == ("Janssens0, Mia", "likely")
        made = make_them(desk, plan=plan, chosen=[proposal])
        assert (figures(made), made.files[0].refusals) == ((1, 0, 0, 0), [])
        imports.apply_import(desk, plan=made)
        with desk.store.read() as reader:
            assert reader.count("person") == 3
    assert imports.state_hash(region.nijlen) == imports.state_hash(region.lier)


def test_a_day_comes_first_in_a_date_that_was_typed(region: Region, path: Path) -> None:
    edit_cell(path, "Trajecten", "start", 0, "03/04/2026")
    plan = plan_of(region, path)
    assert [d.theirs for d in plan.differences] == ["2026-04-03"]


def test_a_token_that_was_altered_is_nobodys_row(region: Region, path: Path) -> None:
    def alter(page: Worksheet) -> None:
        cell = page.cell(4, column_of(page, "_v"))
        text = str(cell.value)
        cell.value = ("B" if text[0] == "A" else "A") + text[1:]

    change(path, "Deelnemers", alter)
    plan = plan_of(region, path)
    assert refusals(plan) == [("Deelnemers!B4", "row_damaged")]
    package = plan.files[0].package
    assert package is not None
    assert package.tokens == "part"
    assert "Lier" in package.sheets[0].foreign[4].values()
    assert unchanged(region.coordinator, plan)


def test_rows_of_another_package_are_read_and_told(region: Region, path: Path) -> None:
    with region.lier.store.read() as reader:
        person = next(reader.all("person")).id
    with region.lier.store.write(region.lier.actor) as writer:
        writer.update("person", person, {"municipality": "Duffel"})
    later = openpyxl.load_workbook(send(region.lier, region.folder / "later.xlsx"))["Deelnemers"]
    rows = {row[0].value: [c.value for c in row] for row in later.iter_rows(3)}

    def paste(page: Worksheet) -> None:
        for row in page.iter_rows(3):
            for cell, value in zip(row, rows[row[0].value], strict=True):
                cell.value = value

    change(path, "Deelnemers", paste)
    plan = plan_of(region, path)
    assert [r.code for r in plan.files[0].remarks] == ["package_mixed"]
    assert figures(plan) == (0, 1, 0, 0)


def test_a_package_as_it_was_sent_is_whole_and_one_with_fewer_rows_is_a_part(
    region: Region, path: Path
) -> None:
    assert plan_of(region, send(region.lier, region.folder / "b.xlsx")).files[0].package.tokens == "whole"  # type: ignore[union-attr]
    change(path, "Deelnemers", lambda page: page.delete_rows(4))
    plan = plan_of(region, path)
    assert (plan.files[0].package.tokens, plan.files[0].remarks) == ("part", [])  # type: ignore[union-attr]
    assert plan.totals.missing == 1


def test_without_its_manifest_a_package_is_a_foreign_list(region: Region, path: Path) -> None:
    book = openpyxl.load_workbook(path)
    rows = list(book["Deelnemers"].iter_rows(values_only=True))
    del book["_ensure"]
    book.save(path)
    table = region.folder / "people.csv"
    with table.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(rows)
    for file in (path, table):
        plan = imports.plan_import(region.coordinator, paths=[file])
        assert plan.files[0].refusal is not None
        assert plan.is_empty
