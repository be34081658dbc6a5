# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A desk of a newer minor version sends what this version does not know: kept as it came, and passed on whole."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from ensure_desk.domain.fields import (
    OFFICE,
    SHARED,
    Declared,
    FieldSpec,
    FieldType,
    Meta,
    PackageKind,
    Sensitivity,
)
from ensure_desk.domain.kinds import Kind
from ensure_desk.domain.registers import first_token
from ensure_desk.exchange.layout import Layout, SheetColumn, layouts
from ensure_desk.exchange.read import PackageIn, RawSheet, SheetIn, read_package
from ensure_desk.exchange.write import PackageOut, RowOut, SheetOut, write_package
from ensure_desk.gate.open import read_workbook
from ensure_desk.services import handoff, imports
from ensure_desk.services.desk import Desk
from ensure_desk.services.pairing import keys_in
from ensure_desk.system.i18n import Language
from tests.services.handoff_parts import Region, edit_cell, fill, paired_region

COLOURS = {"r": "rood", "b": "blauw"}
NEW_FIELDS = (
    FieldSpec("shoe_size", Meta("Schoenmaat", Sensitivity.PERSONAL, SHARED, FieldType.INTEGER)),
    FieldSpec("colours", Meta("Kleuren", Sensitivity.PERSONAL, OFFICE, FieldType.MULTI_CHOICE, COLOURS)),
    FieldSpec("seen_on", Meta("Gezien op", Sensitivity.PERSONAL, OFFICE, FieldType.DATE)),
)
VALUES = (43, ["b", "r"], "2026-05-06")
VISIT = Kind("visit", Declared, "Bezoeken")
TOKEN = first_token("AAAAAAAAAAAAAAAA", 1_700_000_000_000, "0011223344556677")


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as desks:
        yield desks


def columns(specs: tuple[FieldSpec, ...]) -> tuple[SheetColumn, ...]:
    return tuple(SheetColumn(s, s.label, s.meta.choices or {}) for s in specs)


def newer_package(desk: Desk, path: Path) -> Path:
    """Write what a newer version of this desk would: three fields more for people, and a kind of record more."""
    with desk.store.read() as reader:
        keys = keys_in(reader)
        manifest = replace(handoff._new_manifest(desk, reader, PackageKind.OFFICE, keys), minor=1)
        sheets, sending = [], handoff._Sending(reader, PackageKind.OFFICE, keys)
        for layout in layouts(PackageKind.OFFICE, desk.tr):
            out = handoff._Sheet(sending, layout).out(frozenset())
            if layout.kind.name == "person":
                wide = Layout(layout.kind, layout.title, layout.columns + columns(NEW_FIELDS))
                out = SheetOut(wide, out.count, [r._replace(values=r.values + VALUES) for r in out.rows])
            sheets.append(out)
        rows = [RowOut(f"01a1e8bc-0ccf-76b1-9749-751a8a8bc86{n}", TOKEN, "", VALUES) for n in range(2)]
        sheets.append(SheetOut(Layout(VISIT, "Bezoeken", columns(NEW_FIELDS)), 2, rows))
        stream = BytesIO()
        package = PackageOut(manifest, sheets, handoff._cover(desk, manifest))
        write_package(stream, package, keys, lambda _done: None)
    path.write_bytes(stream.getvalue())
    return path


def take(desk: Desk, path: Path, *codes: str) -> imports.ImportPlan:
    plan = imports.plan_import(desk, paths=[path], codes=codes)
    assert plan.files[0].refusal is None
    imports.apply_import(desk, plan=plan)
    return plan


def opened(desk: Desk, exported: handoff.Exported) -> PackageIn:
    codes = [exported.code] if exported.code else []
    sheets = [
        RawSheet(s.name, s.rows, s.formulas, s.errors)
        for s in read_workbook(exported.path, codes=codes).sheets
    ]
    with desk.store.read() as reader:
        return read_package(sheets, keys_in(reader), Language)


def people(package: PackageIn) -> SheetIn:
    return next(s for s in package.sheets if s.layout.kind.name == "person")


def test_fields_and_sheets_of_a_newer_version_come_back_as_they_were_sent(region: Region) -> None:
    fill(region.lier, 2)
    path = newer_package(region.lier, region.folder / "newer.xlsx")
    plan = take(region.nijlen, path)
    assert (plan.totals.new, plan.totals.refused, plan.newer) == (10, 0, 2)
    sent = handoff.export(region.nijlen, path=region.folder / "office.xlsx", kind=PackageKind.OFFICE).value
    package = opened(region.lier, sent)
    extra = {"shoe_size": 43, "colours/r": True, "colours/b": True, "seen_on": "2026-05-06"}
    assert [m["extra"] for m in people(package).more.values()] == [extra, extra]
    visits = package.newer[0]
    assert {i: (m["token"], m["flat"]) for i, m in visits.more.items()} == {
        f"01a1e8bc-0ccf-76b1-9749-751a8a8bc86{n}": (TOKEN, extra) for n in range(2)
    }
    assert [c.key for c in visits.layout.columns] == ["shoe_size", "colours", "seen_on"]


def test_a_third_desk_that_hears_it_from_us_passes_it_on_too_and_nothing_changes_twice(
    region: Region,
) -> None:
    fill(region.lier, 1)
    take(region.nijlen, newer_package(region.lier, region.folder / "newer.xlsx"))
    sent = handoff.export(region.nijlen, path=region.folder / "a.xlsx", kind=PackageKind.OFFICE).value
    assert take(region.lier, sent.path, sent.code).newer == 2
    again = handoff.export(region.lier, path=region.folder / "b.xlsx", kind=PackageKind.OFFICE).value
    assert [m["extra"]["shoe_size"] for m in people(opened(region.nijlen, again)).more.values()] == [43]  # type: ignore[index]
    totals = take(region.nijlen, again.path, again.code).totals
    assert (totals.new, totals.changed, totals.conflicting, totals.unchanged) == (0, 0, 0, 5)
    assert imports.state_hash(region.nijlen) == imports.state_hash(region.lier)


def test_an_unknown_field_goes_only_where_it_was_declared_to_go(region: Region) -> None:
    fill(region.lier, 1)
    take(region.nijlen, newer_package(region.lier, region.folder / "newer.xlsx"))
    sent = handoff.export_coordinator(region.nijlen, path=region.folder / "co.xlsx").value
    package = opened(region.nijlen, sent)
    assert [m["extra"] for m in people(package).more.values()] == [{"shoe_size": 43}]
    assert not package.newer


def test_an_edit_here_keeps_the_unknown_fields_and_one_in_them_is_refused(region: Region) -> None:
    fill(region.lier, 2)
    path = newer_package(region.lier, region.folder / "newer.xlsx")
    address = edit_cell(path, "Deelnemers", "shoe_size", 0, 44)
    edit_cell(path, "Deelnemers", "gender", 1, "X")
    plan = take(region.nijlen, path)
    assert [(r.address, r.code) for r in plan.files[0].refusals] == [(address, "cell_newer")]
    sent = handoff.export(region.nijlen, path=region.folder / "office.xlsx", kind=PackageKind.OFFICE).value
    told = [m.get("extra", {}) for m in people(opened(region.lier, sent)).more.values()]
    assert sorted(e.get("shoe_size", 0) for e in told) == [0, 43]  # type: ignore[attr-defined]
