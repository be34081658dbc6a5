# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How packages travel in the simulation: the cells that the program writes and reads, without the zip around them.

Everything but the container is the program's own: rows, tokens, hashes, manifest, signature, reading, comparing.
"""

import datetime as dt
import json
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from ensure_desk.domain.fields import PackageKind
from ensure_desk.exchange import write
from ensure_desk.exchange.layout import layouts
from ensure_desk.exchange.manifest import MANIFEST_SHEET, MORE_SHEET, Manifest
from ensure_desk.exchange.read import PackageIn, RawSheet, read_package
from ensure_desk.exchange.splice import Fill
from ensure_desk.services import handoff, imports
from ensure_desk.services.import_own import to_own_ids
from ensure_desk.services.pairing import keys_in
from ensure_desk.storage import carry
from ensure_desk.system.i18n import Language
from tests.simulation.desks import SimDesk, swapped

Page = list[list[Any]]


@dataclass
class Parcel:
    """A package on its way: pages of cells, by sheet name; the first row of a page holds the keys."""

    manifest: Manifest
    pages: dict[str, Page]
    note: str = ""
    edits: list[tuple[str, str, str, Any]] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.manifest.kind

    @property
    def data_pages(self) -> list[str]:
        return [name for name in self.pages if not name.startswith("_")]

    def copy(self, note: str) -> "Parcel":
        return Parcel(
            self.manifest, {n: [list(r) for r in p] for n, p in self.pages.items()}, note, [*self.edits]
        )


def pack(sim: SimDesk, kind: PackageKind) -> Parcel:
    """Make a package as the program does, and keep its cells."""
    desk, pages = sim.desk, {}
    with desk.store.read() as reader:
        keys = keys_in(reader)
        sheets = [
            handoff._Sheet(reader, layout, kind, keys).out()
            for layout in layouts(kind, desk.tr)
            if layout.kind.name != "national_number"
        ]

        def collect(_template: Any, fills: dict[str, Fill], _out: Any) -> None:
            for name, fill in fills.items():
                pages[name] = [[_cell(v, n in fill.dates) for n, v in enumerate(row, 1)] for row in fill.rows]

        with swapped(write, "fill_workbook", collect), swapped(write, "empty_workbook", lambda *_: None):
            manifest = handoff._new_manifest(desk, reader, kind, keys)
            package = write.PackageOut(manifest, sheets, None)  # type: ignore[arg-type]  # no cover here
            signed = write.write_package(BytesIO(), package, keys, lambda _done: None)
    for sheet in sheets:
        pages[sheet.layout.title].insert(0, list(sheet.layout.keys))
    line = handoff._line("out", signed, desk.clock.now(), {})
    with desk.store.write(desk.actor, "export", detail=signed.package_id) as writer:
        carry.add_package(writer.connection, line, desk.actor, desk.municipality)
    return Parcel(signed, pages)


def _cell(value: Any, is_date: bool) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return float(value)
    if is_date and isinstance(value, str) and len(value) == 10:
        return {"d": dt.datetime.fromisoformat(value).isoformat()}
    return value


def open_parcel(sim: SimDesk, parcel: Parcel) -> PackageIn:
    """Read the cells as the program does; raises UserError for a package it refuses."""
    with sim.desk.store.read() as reader:
        keys = keys_in(reader)
        sheets = [RawSheet(name, page, frozenset(), {}) for name, page in parcel.pages.items()]
        package = read_package(sheets, keys, Language)
        if keys.pseudonym_key is not None and package.manifest.kind == PackageKind.COORDINATOR:
            to_own_ids(package, reader, keys.pseudonym_key)
    return package


def deliver(sim: SimDesk, *parcels: Parcel) -> imports.ImportPlan:
    """Let a desk read packages in one plan and apply it; return the plan."""
    files = [imports.FilePlan(Path(p.manifest.package_id), package=open_parcel(sim, p)) for p in parcels]
    with sim.desk.store.read() as reader:
        plan = imports._compare(sim.desk, reader, files)
    imports.apply_import(sim.desk, plan=plan)
    sim.read_packages.update(p.manifest.package_id for p in parcels)
    return plan


def foreign_copy(parcel: Parcel) -> Parcel:
    """Return the package as if another organisation had made it."""
    strange = parcel.copy("foreign")
    manifest = replace(parcel.manifest, organisation="elders")
    strange.pages[MANIFEST_SHEET] = [[0.0, 0.0, manifest.as_text()], [1.0, 0.0, "{}"]]
    return strange


def hidden_entries(parcel: Parcel) -> list[dict[str, Any]]:
    """Return what travels in the very hidden sheet."""
    texts: dict[float, str] = {}
    for number, _, text in parcel.pages.get(MORE_SHEET, []):
        texts[number] = texts.get(number, "") + text
    return [json.loads(text) for text in texts.values()]
