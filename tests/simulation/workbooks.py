# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Schedules through real workbooks: written by the program, saved again by another one, read behind the gate."""

import datetime as dt
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import PatternFill

from ensure_desk.domain.canonical import canonical_value
from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.ids import natural_id
from ensure_desk.exchange.cells import parser
from ensure_desk.exchange.tokens import NATURAL_ID, full_id
from ensure_desk.gate.open import read_workbook
from ensure_desk.services import handoff
from ensure_desk.services.progress import QUIET
from tests.simulation.campaign import run_one
from tests.simulation.carriage import Page, Parcel, carried_by, nl_layouts, note_sent
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
        note_sent(sim, signed)
        return Parcel(signed, pages_of(path), carried_by(sim, kind))

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
        saved = parcel.copy("saved")
        saved.pages = pages_of(path)
        return saved

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


def run_workbooks(seeds: Iterable[int], steps: int = STEPS) -> list[Figures]:
    """Run the workbook schedules of these seeds."""
    figures = []
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            figures.append(run_one(WorkbookSchedule(seed, Path(folder)), steps))
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
            page = [head, *(row + [None] * (len(head) - len(row)) for row in data)]
            pages[sheet.name] = _with_ids(sheet.name, page)
        elif sheet.name in ("_ensure", "_more"):
            pages[sheet.name] = rows
    return pages


def _with_ids(title: str, page: Page) -> Page:
    """Write every id in full, as the other schedules know them; the program reads both forms."""
    head, *rows = page
    layout = next(x for x in nl_layouts(PackageKind.OFFICE) if x.title == title.partition(" (")[0])
    columns = [layout.columns[n] for n in layout.natural]
    parsers = [(head.index(c.key), parser(c, dt.date(2026, 1, 1))) for c in columns if c.key in head]
    place = head.index("_id")
    for row in rows:
        if row[place] == NATURAL_ID:
            texts = [canonical_value(parse(row[n])) for n, parse in parsers]
            row[place] = natural_id(layout.kind.name, texts)
        elif isinstance(row[place], str):
            row[place] = full_id(row[place])
    return page


def _is_record(head: list[Any], row: list[Any]) -> bool:
    place = head.index("_v")
    return place < len(row) and isinstance(row[place], str) and "~" in row[place]
