# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Schedules through real workbooks: written by the program, saved again by another one, read behind the gate."""

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import PatternFill

from ensure_desk.domain.fields import PackageKind
from ensure_desk.gate.open import read_workbook
from ensure_desk.services import handoff
from ensure_desk.services.progress import QUIET
from ensure_desk.storage import carry
from tests.simulation.carriage import Page, Parcel
from tests.simulation.desks import SimDesk
from tests.simulation.schedule import Figures, Schedule

STEPS = 24
DESKS = 3


class WorkbookSchedule(Schedule):
    """A schedule whose packages are files in a folder."""

    def __init__(self, seed: int, folder: Path, *, desks: int = DESKS) -> None:
        super().__init__(seed, desks=desks)
        self._folder, self._files = folder, 0

    def _path(self) -> Path:
        self._files += 1
        return self._folder / f"{self.figures.seed}-{self._files}.xlsx"

    def make_package(self, sim: SimDesk, kind: PackageKind) -> Parcel:
        """Write a workbook and read it behind the gate."""
        path, desk = self._path(), sim.desk
        with desk.store.read() as reader:
            signed = handoff._write(desk, reader, (path, kind), QUIET)
        line = handoff._line("out", signed, desk.clock.now(), {})
        with desk.store.write(desk.actor, "export", detail=signed.package_id) as writer:
            carry.add_package(writer.connection, line, desk.actor, desk.municipality)
        return Parcel(signed, pages_of(path))

    def altered(self, parcel: Parcel) -> Parcel:
        """Copy a package into a new workbook, coloured and hidden here and there, and read that."""
        path = self._path()
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name, page in parcel.pages.items():
            sheet = book.create_sheet(name)
            if name.startswith("_"):
                sheet.sheet_state = "veryHidden"
            for row in page:
                sheet.append([_excel(cell) for cell in row])
            self._decorate(sheet)
        book.save(path)
        return Parcel(parcel.manifest, pages_of(path), f"{parcel.note} saved", parcel.edits)

    def _decorate(self, sheet: Any) -> None:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value[:1] in "=+-@":
                    cell.data_type = "s"  # typed by the program as text, and kept so
        if self.dice.random() < 0.5:
            sheet.row_dimensions[self.dice.randint(2, 5)].hidden = True
            sheet.column_dimensions["C"].width = 3
            sheet["A1"].fill = PatternFill("solid", fgColor="FFFF00")


def _excel(cell: Any) -> Any:
    return dt.datetime.fromisoformat(cell["d"]) if isinstance(cell, dict) else cell


def run_workbooks(seeds: range, steps: int = STEPS) -> list[Figures]:
    """Run the workbook schedules of these seeds; a schedule that dies is a failure of its seed."""
    figures = []
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            schedule = WorkbookSchedule(seed, Path(folder))
            try:
                figures.append(schedule.run(steps))
            except Exception as error:  # noqa: BLE001 - whatever it is, the seed that shows it must be kept
                schedule.fail("died", f"{type(error).__name__}: {error}")
                figures.append(schedule.figures)
    return figures


def pages_of(path: Path) -> dict[str, Page]:
    """Return the cells of a workbook as the gate gives them, from the row with the keys on."""
    pages: dict[str, Page] = {}
    for sheet in read_workbook(path).sheets:
        rows = [list(row) for row in sheet.rows]
        keys = next((n for n, row in enumerate(rows[:12]) if "_id" in row), None)
        if keys is not None:
            head, *data = rows[keys:]
            data = data[1:] if data and "_id" not in head[:0] and not _is_record(head, data[0]) else data
            pages[sheet.name] = [head, *(row + [None] * (len(head) - len(row)) for row in data)]
        elif sheet.name in ("_ensure", "_more"):
            pages[sheet.name] = rows
    return pages


def _is_record(head: list[Any], row: list[Any]) -> bool:
    place = head.index("_v")
    return place < len(row) and isinstance(row[place], str) and "~" in row[place]
