# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The hand-over matrix shows who handed over when, and what was odd about it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.services import history, matrix, receipts, rules, undo
from ensure_desk.services.desk import Desk
from ensure_desk.services.matrix import Mark, MatrixCell, State
from tests.services.handoff_parts import Region, edit_cell, fill, paired_region, read, send


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as desks:
        yield desks


def cells(desk: Desk, municipality: str) -> tuple[MatrixCell, ...]:
    return next(row for row in matrix.matrix(desk).rows if row.municipality == municipality).cells


def hand_over_before(region: Region, day: int) -> None:
    rules.set_value(region.coordinator, code="handoff_day", value=day, valid_from=dt.date(2026, 11, 1))


def forward(region: Region, days: int) -> None:
    for desk in (region.coordinator, region.lier, region.nijlen):
        desk.clock.forward(days=days)  # type: ignore[attr-defined]  # the clock of tests


def test_without_packages_this_month_is_late_for_all_and_earlier_months_are_empty(region: Region) -> None:
    hand_over_before(region, 10)
    found = matrix.matrix(region.coordinator)
    assert (len(found.rows), len(found.months), found.is_empty) == (12, 12, True)
    assert (found.months[0], found.months[-1], found.month_names[-1]) == ("2025-12", "2026-11", "nov 26")
    assert {cell.state for row in found.rows for cell in row.cells[:-1]} == {State.NONE}
    assert {row.cells[-1].state for row in found.rows} == {State.MISSING}
    assert len(found.missing_now) == 12
    empty = found.rows[0].cells[0]
    assert (empty.word, empty.sentence) == ("–", "Berlaar, dec 25: nog niets")


def test_a_package_is_on_time_or_late_and_a_month_without_one_is_missing(region: Region) -> None:
    fill(region.lier, 1)
    hand_over_before(region, 10)
    read(region.coordinator, send(region.lier, region.folder / "1.xlsx"))
    forward(region, 50)
    read(region.coordinator, send(region.lier, region.folder / "2.xlsx"))
    forward(region, 27)
    states = [cell.state for cell in cells(region.coordinator, "Lier")[-4:]]
    assert states == [State.LATE, State.MISSING, State.RECEIVED, State.EXPECTED]
    assert cells(region.coordinator, "Lier")[-4].sentence == "Lier, nov 26: te laat"


def test_a_skipped_number_a_hand_edit_a_fault_and_a_repeat_are_marked(region: Region) -> None:
    fill(region.lier, 2)
    for number in (1, 2):
        path = send(region.lier, region.folder / f"{number}.xlsx")
    third = send(region.lier, region.folder / "3.xlsx")
    read(region.coordinator, region.folder / "1.xlsx")
    edit_cell(third, "Deelnemers", "gender", 0, "man")
    edit_cell(third, "Trajecten", "status", 0, "Kanarie")
    read(region.coordinator, third)
    cell = cells(region.coordinator, "Lier")[-1]
    assert cell.marks == (Mark.GAP, Mark.ALTERED, Mark.REFUSED)
    assert (cell.missing_numbers, len(cell.packages)) == ((2,), 2)
    assert "nummer 2 kwam niet aan" in cell.sentence
    read(region.coordinator, path)
    edit_cell(third, "Deelnemers", "gender", 1, "man")
    read(region.coordinator, third)
    assert cells(region.coordinator, "Lier")[-1].marks == (Mark.REPEAT, Mark.ALTERED, Mark.REFUSED)


def test_the_first_package_of_an_office_should_be_number_one(region: Region) -> None:
    fill(region.lier, 1)
    for number in (1, 2):
        path = send(region.lier, region.folder / f"{number}.xlsx")
    read(region.coordinator, path)
    assert cells(region.coordinator, "Lier")[-1].missing_numbers == (1,)


def test_receipts_and_packages_taken_back_are_marked(region: Region) -> None:
    fill(region.nijlen, 1)
    read(region.coordinator, send(region.nijlen, region.folder / "1.xlsx"))
    (line,) = history.lines(region.coordinator)
    receipts.save_receipt(region.coordinator, package_id=line.package_id, path=region.folder / "r.xlsx")
    assert cells(region.coordinator, "Nijlen")[-1].marks == (Mark.RECEIPT,)
    undo.undo(region.coordinator, package_id=line.package_id)
    assert cells(region.coordinator, "Nijlen")[-1].marks == (Mark.UNDONE, Mark.RECEIPT)
    assert cells(region.coordinator, "Lier")[-1].packages == ()
