# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A package that lost its hidden columns or keys in Excel says so; places that nobody knows are not taken in."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.messages import sentence
from ensure_desk.domain.texts import SourceText
from ensure_desk.services import imports
from ensure_desk.services.import_proposals import proposals
from ensure_desk.services.provenance import Provenance, provenance
from tests.services.handoff_parts import Region, edit_cell, fill, paired_region, read, send

PEOPLE = 4
SHEET = "Deelnemers"


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as desks:
        yield desks


@pytest.fixture
def path(region: Region) -> Path:
    fill(region.lier, PEOPLE)
    return send(region.lier, region.folder / "a.xlsx")


def change(path: Path, to: Path, do: Callable[[Worksheet], Any]) -> Path:
    book = openpyxl.load_workbook(path)
    do(book[SHEET])
    book.save(to)
    return to


def column_of(page: Worksheet, key: str) -> int:
    return next(c.column for c in page[1] if c.value == key)


def plan_of(region: Region, path: Path) -> imports.ImportPlan:
    plan = imports.plan_import(region.coordinator, paths=[path])
    assert plan.files[0].refusal is None
    return plan


def told(plan: imports.ImportPlan) -> Provenance:
    return provenance(plan.files[0], SourceText())


def sentences(plan: imports.ImportPlan) -> list[str]:
    return [
        sentence(UserError(r.code, address=r.address, **r.params), SourceText())
        for r in plan.files[0].refusals
    ]


def without(key: str) -> Callable[[Worksheet], Any]:
    def do(page: Worksheet) -> None:
        page.cell(3, column_of(page, "gender")).value = "X"
        page.delete_cols(column_of(page, key))

    return do


def without_key_row(page: Worksheet) -> None:
    page.delete_rows(1)


def spoiled_keys(page: Worksheet) -> None:
    for cell in page[1]:
        cell.value = "x"


def spoiled_id(page: Worksheet) -> None:
    page.cell(1, column_of(page, "_id")).value = None


@pytest.mark.parametrize(
    ("harm", "rows", "why"),
    [
        (without("_id"), (3, 6), "kolom _id ontbreekt"),
        (without("_v"), (3, 6), "kolom _v ontbreekt"),
        (spoiled_id, (3, 6), "kolom _id ontbreekt"),
        (without_key_row, (2, 5), "de verborgen rij boven de titels klopt niet"),
        (spoiled_keys, (3, 6), "de verborgen rij boven de titels klopt niet"),
    ],
)
def test_a_sheet_whose_rows_are_nobodys_is_told_and_the_whole_file_is_still_read(
    region: Region, path: Path, harm: Callable[[Worksheet], Any], rows: tuple[int, int], why: str
) -> None:
    harmed = change(path, region.folder / "harmed.xlsx", harm)
    plan = plan_of(region, harmed)
    assert plan.files[0].sheets[SHEET].refused == PEOPLE
    assert plan.files[0].sheets[SHEET].missing == 0
    assert sentences(plan) == [
        f"{SHEET}!{rows[0]}:{rows[1]}: {why}. Deze rijen zijn niet gelezen: {PEOPLE}. Vraag een nieuw bestand."
    ]
    assert told(plan) == Provenance(f"van kantoor Lier, {PEOPLE} rijen niet gelezen", "warn")
    imports.apply_import(region.coordinator, plan=plan)
    again = plan_of(region, harmed)
    assert (again.files[0].known, again.files[0].sheets[SHEET].refused) == (False, PEOPLE)
    whole = read(region.coordinator, path)
    assert (whole.new, whole.refused, whole.waiting) == (PEOPLE, 0, 0)
    with region.coordinator.store.read() as reader:
        assert reader.count("person") == PEOPLE


def test_ids_that_were_emptied_are_damage_and_no_new_people(region: Region, path: Path) -> None:
    def empty(page: Worksheet) -> None:
        for row in range(3, 3 + PEOPLE):
            page.cell(row, column_of(page, "_id")).value = None

    plan = plan_of(region, change(path, path, empty))
    assert [r.code for r in plan.files[0].refusals] == ["row_damaged"] * PEOPLE
    assert not proposals(region.coordinator, plan=plan)
    assert plan.files[0].package is not None
    assert not plan.files[0].package.sheets[0].proposed


def test_a_column_or_a_sheet_that_is_gone_is_not_unchanged(region: Region, path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book[SHEET].delete_cols(column_of(book[SHEET], "gender"))
    del book["Toestemmingen"]
    book.save(path)
    assert told(plan_of(region, path)) == Provenance(
        "van kantoor Lier, 1 blad ontbreekt, 1 kolom ontbreekt", "warn"
    )


def test_an_edit_that_is_refused_is_an_edit(region: Region, path: Path) -> None:
    edit_cell(path, "Trajecten", "start", 0, "onzin")
    assert told(plan_of(region, path)) == Provenance(
        "van kantoor Lier, 1 cel met de hand gewijzigd en geweigerd", "warn"
    )
    edit_cell(path, SHEET, "gender", 0, "man")
    assert told(plan_of(region, path)).text == (
        "van kantoor Lier, 1 cel met de hand gewijzigd, 1 cel met de hand gewijzigd en geweigerd"
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Atlantis", "is geen bekende gemeente. De cel is niet ingelezen. Kijk de naam na."),
        ("Mechlen", "is geen bekende gemeente. De cel is niet ingelezen. Bedoelt u Mechelen?"),
    ],
)
def test_a_place_that_nobody_knows_is_refused(region: Region, path: Path, typed: str, said: str) -> None:
    read(region.coordinator, path)
    address = edit_cell(path, SHEET, "municipality", 2, typed)
    plan = plan_of(region, path)
    assert sentences(plan) == [f"{address} {said}"]
    assert (plan.totals.changed, plan.totals.refused) == (0, 1)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Gent", "Gent"),
        ("Duffel", "Duffel"),
        ("charleroi", "Charleroi"),
        ("koningshooikt", None),
        ("LIER", None),
    ],
)
def test_a_place_that_is_known_is_taken_in_by_its_name(
    region: Region, path: Path, typed: str, stored: str | None
) -> None:
    read(region.coordinator, path)
    edit_cell(path, SHEET, "municipality", 2, typed)
    plan = plan_of(region, path)
    assert plan.totals.refused == 0
    assert [d.theirs for d in plan.differences] == ([stored] if stored else [])


def test_a_place_that_was_stored_as_it_is_stays(region: Region) -> None:
    (person,) = fill(region.lier, 1)
    with region.lier.store.write(region.lier.actor) as writer:
        writer.update("person", person, {"municipality": "Atlantis"})
    path = send(region.lier, region.folder / "a.xlsx")
    edit_cell(path, SHEET, "gender", 0, "man")
    assert read(region.coordinator, path).refused == 0


def test_a_column_of_unknown_places_that_was_shifted_is_told_as_one(region: Region) -> None:
    people = fill(region.lier, PEOPLE)
    with region.lier.store.write(region.lier.actor) as writer:
        for person, place in zip(people, ("Atlantis", "Ys", None, "Lier"), strict=True):
            writer.update("person", person, {"municipality": place})

    def shift(page: Worksheet) -> None:
        cells = [page.cell(row, column_of(page, "municipality")) for row in range(3, 3 + PEOPLE)]
        values = [cell.value for cell in cells]
        for cell, value in zip(cells, [*values[1:], values[0]], strict=True):
            cell.value = value

    path = send(region.lier, region.folder / "a.xlsx")
    plan = plan_of(region, change(path, path, shift))
    assert "column_sorted" in [r.code for r in plan.files[0].refusals]
    assert plan.files[0].hand_edits == 0
