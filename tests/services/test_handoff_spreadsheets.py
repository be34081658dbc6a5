# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What spreadsheet programs and tidy people do to a workbook changes nothing; one typed cell changes one thing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.services import imports
from tests.services.handoff_parts import (
    Region,
    edit_cell,
    fill,
    paired_region,
    read,
    rearrange,
    resave_with_libreoffice,
    send,
)

SOFFICE = shutil.which("soffice") or ""


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as desks:
        yield desks


def test_sorted_moved_and_hidden_is_no_change(region: Region) -> None:
    fill(region.lier, 5)
    path = send(region.lier, region.folder / "a.xlsx")
    read(region.coordinator, path)
    state = imports.state_hash(region.coordinator)
    rearrange(path)
    counts = read(region.coordinator, path)
    assert (counts.new, counts.changed, counts.conflicting, counts.refused, counts.unchanged) == (
        0,
        0,
        0,
        0,
        25,
    )
    assert imports.state_hash(region.coordinator) == state


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")
def test_libreoffice_changes_nothing_and_one_edited_cell_is_one_change(region: Region) -> None:
    fill(region.lier, 5)
    path = send(region.lier, region.folder / "a.xlsx")
    read(region.coordinator, path)
    rearrange(path)
    resaved = resave_with_libreoffice(path, SOFFICE)
    counts = read(region.coordinator, resaved)
    assert (counts.new, counts.changed, counts.conflicting, counts.refused, counts.unchanged) == (
        0,
        0,
        0,
        0,
        25,
    )
    edit_cell(resaved, "Deelnemers", "municipality", 2, "Duffel")
    counts = read(region.coordinator, resaved)
    assert (counts.new, counts.changed, counts.refused, counts.unchanged) == (0, 1, 0, 24)
