# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Schedules through real workbooks: written by the program, saved again by another one, read behind the gate."""

import datetime as dt
import re
import shutil
import tempfile
from collections.abc import Iterable
from copy import copy
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from ensure_desk.domain.canonical import canonical_value
from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.ids import natural_id
from ensure_desk.exchange.cells import parser
from ensure_desk.exchange.layout import ID_KEY
from ensure_desk.exchange.tokens import NATURAL_ID, full_id
from ensure_desk.gate.open import read_workbook
from ensure_desk.services import handoff
from ensure_desk.services.progress import QUIET
from tests.services.handoff_parts import resave_with_libreoffice
from tests.simulation.campaign import run_one
from tests.simulation.carriage import Page, Parcel, carried_by, nl_layouts, note_sent
from tests.simulation.desks import SimDesk
from tests.simulation.schedule import Figures, Schedule

SOFFICE = shutil.which("soffice") or ""
EVERY = 10
"""One package of every so many schedules is opened and saved in LibreOffice, where it is installed."""
ESCAPE = re.compile("_x(?!000D)[0-9A-F]{4}_")
CODE = "kat mat ster boom vis maan"
STEPS = 30
DESKS = 3


class WorkbookSchedule(Schedule):
    """A schedule whose packages are files in a folder."""

    def __init__(self, seed: int, folder: Path, *, desks: int = DESKS, telling: bool = False) -> None:
        super().__init__(seed, desks=desks, telling=telling)
        self._folder, self._files = folder, 0
        self._may_open = bool(SOFFICE) and seed % EVERY == 0

    def _path(self) -> Path:
        self._files += 1
        return self._folder / f"{self.figures.seed}-{self._files}.xlsx"

    def make_package(self, sim: SimDesk, kind: PackageKind) -> Parcel:
        """Write a workbook, let people and programs save it again, and read it behind the gate."""
        path = self._path()
        code = CODE if kind is PackageKind.OFFICE and self.dice.random() < 0.1 else ""
        with sim.desk.store.read() as reader:
            signed = handoff._write_file(sim.desk, reader, (path, kind, code), QUIET)
        note_sent(sim, signed)
        saved = path if code else self._saved_again(path)
        return Parcel(signed, pages_of(saved, code), carried_by(sim, kind))

    def _saved_again(self, path: Path) -> Path:
        """Return the file after somebody looked into it, sorted it, or opened it in another program."""
        fate = self.dice.random()
        if fate < 0.5:
            book = openpyxl.load_workbook(path)
            for sheet in book.worksheets:
                if sheet["A1"].value == ID_KEY:
                    if fate < 0.3:
                        sort_and_move(self.dice, sheet)
                    decorate(self.dice, sheet)
            book.create_sheet("Mijn notities", 0).append(["niet vergeten", 3, None])
            book.save(path)
        is_last_chance = self._step >= STEPS
        return self._opened_elsewhere(path) if fate < 0.2 or is_last_chance else path

    def _opened_elsewhere(self, path: Path) -> Path:
        """Return the file as LibreOffice saves it, once in some schedules; it takes seconds."""
        if not self._may_open:
            return path
        self._may_open = False
        self.figures.resaved += 1
        return resave_with_libreoffice(path, SOFFICE)

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
            _keep_text(sheet)
            if not name.startswith("_"):
                decorate(self.dice, sheet)
        book.save(path)
        saved = parcel.copy("saved")
        saved.pages = pages_of(self._opened_elsewhere(path) if self.dice.random() < 0.3 else path)
        return saved


def sort_and_move(dice: Random, sheet: Any) -> None:
    """Sort the rows and move the columns; a cell takes its form along, as in every spreadsheet program."""
    cells = [[(c.value, c.data_type, copy(c._style)) for c in row] for row in sheet.iter_rows()]
    head, rows, order = cells[:2], cells[2:], list(range(len(cells[0])))
    dice.shuffle(order)
    by = dice.choice(order)
    rows.sort(key=lambda row: str(row[by][0]), reverse=dice.random() < 0.5)
    for name in list(sheet.tables):
        del sheet.tables[name]
    for number, row in enumerate([*head, *rows], 1):
        for column, source in enumerate(order, 1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type, cell._style = row[source][0], row[source][1], copy(row[source][2])


def decorate(dice: Random, sheet: Any) -> None:
    """Colour, hide, comment, filter and widen, as people do who look for something; no cell gets another value."""
    last_row, last_column = max(sheet.max_row, 2), max(sheet.max_column, 2)
    for _ in range(dice.randint(0, 6)):
        cell = sheet.cell(dice.randint(1, last_row), dice.randint(1, last_column))
        cell.fill = PatternFill("solid", fgColor=dice.choice(("FFFF00", "FF0000", "92D050")))
        cell.font = Font(bold=True, strike=dice.random() < 0.5)
    if dice.random() < 0.5:
        sheet.row_dimensions[dice.randint(2, last_row)].hidden = True
        sheet.column_dimensions[get_column_letter(dice.randint(3, last_column + 1))].hidden = True
    if dice.random() < 0.5:
        sheet.cell(last_row, last_column).comment = Comment("nakijken?", "An")
        sheet.freeze_panes = dice.choice((None, "C2"))
    if dice.random() < 0.4:
        sheet.column_dimensions["C"].width = dice.randint(1, 60)
        sheet.sheet_properties.tabColor = "FF0000"
    if dice.random() < 0.3 and not sheet.tables:
        sheet.auto_filter.ref = sheet.dimensions
    if dice.random() < 0.2 and not sheet.tables:
        sheet.cell(1, last_column + 1).value = "eigen kolom"
        sheet.cell(last_row, last_column + 1).value = "ok"


def _keep_text(sheet: Any) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value[:1] in "=+-@":
                cell.data_type = "s"  # typed by the program as text, and kept so


def _excel(cell: Any) -> Any:
    if isinstance(
        cell, str
    ):  # a text that looks like an escaped letter is marked, as spreadsheet programs do
        return ESCAPE.sub(r"_x005F\g<0>", cell)
    return dt.datetime.fromisoformat(cell["d"]) if isinstance(cell, dict) else cell


def run_workbooks(seeds: Iterable[int], steps: int = STEPS) -> list[Figures]:
    """Run the workbook schedules of these seeds."""
    figures = []
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            figures.append(run_one(WorkbookSchedule(seed, Path(folder)), steps))
    return figures


def pages_of(path: Path, code: str = "") -> dict[str, Page]:
    """Return the cells of a workbook as the gate gives them, from the row with the keys on."""
    pages: dict[str, Page] = {}
    for sheet in read_workbook(path, codes=[code] if code else []).sheets:
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
