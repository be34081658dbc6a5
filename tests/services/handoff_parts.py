# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A paired office and coordinator for hand-over tests, and what people do to workbooks."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import openpyxl

from ensure_desk.bootstrap import close_desk
from ensure_desk.services import handoff, imports, pairing
from ensure_desk.services.desk import Desk, Profile
from tests.support import COORDINATOR, fresh_desk

LIER = Profile("counsellor", "Lier", "An Verlinden")
NIJLEN = Profile("counsellor", "Nijlen", "Bob Maes")


class Region(NamedTuple):
    """Desks that belong together."""

    coordinator: Desk
    lier: Desk
    nijlen: Desk
    folder: Path


@contextmanager
def paired_region(folder: Path) -> Iterator[Region]:
    """Open a coordinator and two offices that hold the organisation's keys."""
    with ExitStack() as stack:
        desks = []
        for name, profile in (("co", COORDINATOR), ("lier", LIER), ("nijlen", NIJLEN)):
            desk = fresh_desk(folder / name, profile)
            stack.callback(close_desk, desk)
            desks.append(desk)
        region = Region(*desks, folder)
        sheet = pairing.make_organisation(region.coordinator).value
        for desk in (region.lier, region.nijlen):
            path = folder / f"{desk.municipality}.pair"
            code = pairing.make_pairing_file(
                region.coordinator,
                path=path,
                municipality=desk.municipality,
                pseudonym_key=sheet.pseudonym_code,
            )
            pairing.read_pairing_file(desk, path=path, code=code)
        yield region


def fill(desk: Desk, people: int) -> list[str]:
    """Make people with a referral, intake, track and consent each; return their ids."""
    with desk.store.write(desk.actor, "fill") as writer:
        rows = [
            {
                "last_name": f"Janssens{n}",
                "first_name": "Mia",
                "municipality": desk.municipality,
                "birth_date": f"{1960 + n % 40}-03-04",
                "gender": "V",
                "mobile": "0451051052",
                "dossier_number": f"LIE-2026-A{n:03}",
            }
            for n in range(people)
        ]
        ids = writer.create_many("person", rows)
        for number, person in enumerate(ids):
            writer.create(
                "referral", {"person_id": person, "referrer_type": "vdab", "referral_date": "2026-01-05"}
            )
            writer.create(
                "intake", {"person_id": person, "diploma": "bachelor", "transport": ["auto", "fiets"]}
            )
            track = {
                "person_id": person,
                "status": "actief",
                "start": f"2026-0{number % 9 + 1}-01",
                "goal": "=2+2",
            }
            writer.create("track", track)
            writer.create("consent", {"person_id": person, "purpose": "foto", "answer": "ja"})
    return ids


def send(desk: Desk, path: Path) -> Path:
    """Write a package for the coordinator."""
    return handoff.export_coordinator(desk, path=path).value.path


def read(desk: Desk, *paths: Path) -> imports.Counts:
    """Read packages and return the counts."""
    plan = imports.plan_import(desk, paths=paths)
    for file in plan.files:
        if file.refusal:
            raise file.refusal
    imports.apply_import(desk, plan=plan)
    return plan.totals


def edit_cell(path: Path, sheet: str, key: str, row: int, value: object) -> str:
    """Change a cell as a person would; `row` counts records from 0. Return its address."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    column = next(c.column for c in page[1] if c.value == key)
    cell = page.cell(3 + row, column)
    cell.value = value  # type: ignore[assignment]
    book.save(path)
    return f"{sheet}!{cell.coordinate}"


def rearrange(path: Path) -> None:
    """Do what people do before they read a workbook: sort rows, move and hide columns, colour, drop the table."""
    book = openpyxl.load_workbook(path)
    for page in book.worksheets:
        if page.sheet_state != "visible" or page["A1"].value != "_id":
            continue
        head = [[c.value for c in row] for row in page.iter_rows(1, 2)]
        formats = [c.number_format for c in page[3]]
        rows = [[c.value for c in row] for row in page.iter_rows(3)]
        rows.sort(key=lambda row: str(row[-1]), reverse=True)
        order = list(range(len(head[0])))[::-1]
        for name in list(page.tables):
            del page.tables[name]
        for number, row in enumerate([*head, *rows], 1):
            for column, source in enumerate(order, 1):
                cell = page.cell(number, column)
                cell.value = row[source]
                if number > 2:
                    cell.number_format = formats[source]
        page.column_dimensions["C"].hidden = True
        page.row_dimensions[4].hidden = True
        page.freeze_panes = None
    book.save(path)


def resave_with_libreoffice(path: Path, soffice: str) -> Path:
    """Open and save a workbook in LibreOffice; return the new file."""
    out = path.parent / "resaved"
    command = [soffice, "--headless", f"-env:UserInstallation=file://{path.parent}/profile"]
    subprocess.run(
        [*command, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return out / path.name
