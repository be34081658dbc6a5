# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A fictional district: an office per municipality, one coordinator, everybody paired and everything handed over."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.municipalities import MUNICIPALITIES
from ensure_desk.services import demo, demo_trainings
from ensure_desk.services.demo_words import COORDINATOR, COUNSELLORS
from ensure_desk.services.desk import Desk, Profile
from ensure_desk.services.handoff import export, export_coordinator
from ensure_desk.services.imports import apply_import, plan_import
from ensure_desk.services.pairing import make_organisation, make_pairing_file, read_pairing_file
from ensure_desk.services.progress import QUIET, Progress

PASSPHRASE = "demo"  # noqa: S105 - printed beside every fictional vault


@dataclass(frozen=True)
class Wanted:
    """How large a district, and which one; `day` is the day on which it lives, today when left out."""

    offices: int = 12
    people: int = 200
    seed: int = 7
    day: dt.date | None = None


@dataclass(frozen=True)
class District:
    """Where the vaults and the workbooks of a district lie."""

    coordinator: Path
    offices: tuple[Path, ...]
    packages: tuple[Path, ...]
    people: int


@dataclass(frozen=True)
class Door:
    """How desks are made and closed; the composition root hands it in."""

    make: Callable[[Path, Profile], Desk]
    close: Callable[[Desk], None]


def make_district(out: Path, wanted: Wanted, door: Door, *, progress: Progress = QUIET) -> District:
    """Make the vaults of a coordinator and of so many offices, pair them and write one workbook per office.

    Raises UserError `folder_not_empty`.
    """
    if out.exists() and any(out.iterdir()):
        raise UserError("folder_not_empty")
    handoff = out / "handoff"
    handoff.mkdir(parents=True)
    coordinator = door.make(out / "coordinator", Profile("coordinator", "", COORDINATOR))
    offices, packages = [], []
    try:
        sheet = make_organisation(coordinator).value
        region = _region(coordinator, out / "region", wanted)
        for number, municipality in enumerate(m.name for m in MUNICIPALITIES[: wanted.offices]):
            progress.report(number, wanted.offices, municipality)
            office = door.make(out / municipality, Profile("counsellor", municipality, COUNSELLORS[number]))
            try:
                pair(coordinator, office, out / "pairing", sheet.pseudonym_code)
                if region is not None:
                    apply_import(office, plan=plan_import(office, paths=[region]))
                demo.fill(office, people=wanted.people, seed=wanted.seed)
                packages.append(hand_over(office, handoff))
            finally:
                door.close(office)
            offices.append(out / municipality)
        progress.report(wanted.offices, wanted.offices, "")
    finally:
        door.close(coordinator)
    return District(out / "coordinator", tuple(offices), tuple(packages), wanted.people * len(offices))


def _region(coordinator: Desk, folder: Path, wanted: Wanted) -> Path | None:
    """Write the package with the region's calendar, where there are people enough to come."""
    if wanted.people < demo_trainings.FEWEST:
        return None
    folder.mkdir()
    demo_trainings.store_region(coordinator, seed=wanted.seed)
    return export(coordinator, path=folder / "regio.xlsx", kind=PackageKind.REGION).value.path


def pair(coordinator: Desk, office: Desk, beside: Path, pseudonym_code: str) -> None:
    """Give an office the organisation's keys through a pairing file, as two people would."""
    beside.mkdir(parents=True, exist_ok=True)
    path = beside / f"{office.municipality}.pairing"
    code = make_pairing_file(
        coordinator, path=path, municipality=office.municipality, pseudonym_key=pseudonym_code
    )
    read_pairing_file(office, path=path, code=code)


def hand_over(office: Desk, folder: Path) -> Path:
    """Write an office's package for the coordinator."""
    return export_coordinator(office, path=folder / f"{office.municipality}.xlsx").value.path
