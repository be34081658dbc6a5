# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How packages travel in the simulation: the cells that the program writes and reads, without the zip around them.

Everything but the container is the program's own: rows, tokens, hashes, manifest, signature, reading, comparing.
"""

import copy
import datetime as dt
import functools
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from ensure_desk.domain.fields import (
    IDENTIFYING,
    FieldSpec,
    FieldType,
    Meta,
    PackageKind,
    Sensitivity,
    Value,
)
from ensure_desk.domain.kinds import KIND, KINDS
from ensure_desk.domain.registers import DELETED
from ensure_desk.exchange import write
from ensure_desk.exchange.layout import ID_KEY, Layout, SheetColumn, layouts
from ensure_desk.exchange.manifest import MANIFEST_SHEET, MINOR, MORE_SHEET, Manifest
from ensure_desk.exchange.read import PackageIn, RawSheet, SheetIn, read_package
from ensure_desk.exchange.splice import Fill
from ensure_desk.exchange.whole_columns import FEWEST
from ensure_desk.exchange.write import SheetOut
from ensure_desk.services import handoff, imports
from ensure_desk.services.import_own import to_own_ids
from ensure_desk.services.progress import QUIET
from ensure_desk.storage import carry
from ensure_desk.system.i18n import Language
from tests.simulation.desks import Fact, Knowledge, SimDesk, keys_of, swapped
from tests.simulation.ledger import text_of

Page = list[list[Any]]
Spot = tuple[str, str, str]
"""Kind of record, id as it stands in the file, key of the field."""


EXTRA = "_v9_field"
"""A field of people that the next minor version has."""
NEWER_COLUMN = SheetColumn(
    FieldSpec(
        EXTRA, Meta("Nieuw veld", Sensitivity.PERSONAL, frozenset({PackageKind.OFFICE}), FieldType.TEXT)
    ),
    "Nieuw veld",
    {},
)


class Edit(NamedTuple):
    """What a person typed in a cell, over what; `refused` when the program must not take it."""

    value: Value
    facts: tuple[Fact, ...]
    was: str
    now: str
    refused: bool = False


@dataclass
class Parcel:
    """A package on its way: pages of cells, by sheet name; the first row of a page holds the keys.

    `edits` are the cells that people changed, `doubtful` those that a program made something else of; `filed` says that
    a coordinator read it, who hands nothing of it on.
    """

    manifest: Manifest
    pages: dict[str, Page]
    carries: Knowledge
    note: str = ""
    edits: dict[Spot, Edit] = field(default_factory=dict)
    doubtful: set[Spot] = field(default_factory=set)
    odd: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    opened: PackageIn | None = None
    filed: bool = False

    @property
    def kind(self) -> str:
        return self.manifest.kind

    @property
    def name(self) -> str:
        return f"{self.note or 'plain'} {self.kind} package {self.manifest.number} of {self.manifest.municipality}"

    @property
    def data_pages(self) -> list[str]:
        return [name for name in self.pages if not name.startswith("_")]

    def copy(self, note: str) -> "Parcel":
        """Return a copy that can be spoiled."""
        pages = {name: [list(row) for row in page] for name, page in self.pages.items()}
        notes = f"{self.note}, {note}" if self.note else note
        return Parcel(self.manifest, pages, self.carries.copy(), notes, {**self.edits}, {*self.doubtful})

    def in_doubt(self) -> set[Spot]:
        """Return the cells that the program may refuse, in words: also edits that look like a column sorted alone.

        Three changed cells of a column may by chance hold each other's values, or be emptied.
        """
        columns: dict[tuple[str, str], list[Spot]] = {}
        for spot in self.edits.keys() | self.doubtful:
            columns.setdefault((spot[0], spot[2]), []).append(spot)
        found = set(self.doubtful)
        for spots in columns.values():
            edits = [self.edits[s] for s in spots if s in self.edits]
            was, now = Counter(e.was for e in edits), Counter(e.now for e in edits)
            alike = (was & now).total() >= FEWEST - 1 or now[""] >= FEWEST
            found.update(spots if len(spots) >= FEWEST and alike else ())
        return found

    def forget(self, spot: Spot) -> None:
        """Take what stood in a cell out of what the package carries."""
        kind, record_id, key = spot
        gone = {
            f for f in self.carries.facts if f[:2] == (kind, record_id) and f.key.partition("/")[0] == key
        }
        self.carries.facts.difference_update(gone)
        self.carries.heard.clear()


@functools.cache
def nl_layouts(kind: PackageKind) -> tuple[Layout, ...]:
    """Return the sheets of a kind of package; worked out once."""
    return layouts(kind, Language("nl"))


@functools.cache
def _carried(package: PackageKind) -> dict[str, frozenset[str]]:
    return {
        k.name: frozenset(
            f.key for f in k.carried(package) if not f.meta.derived_from and f.type not in IDENTIFYING
        )
        for k in KINDS
    }


def pack(sim: SimDesk, kind: PackageKind) -> Parcel:
    """Make a package as the program does, and keep its cells."""
    pages: dict[str, Page] = {}

    def collect(_template: Any, fills: dict[str, Fill], _out: Any) -> None:
        for name, fill in fills.items():
            pages[name] = [[_cell(v, n in fill.dates) for n, v in enumerate(row, 1)] for row in fill.rows]

    with sim.desk.store.read() as reader, ExitStack() as stack:
        for owner, name, other in (
            (handoff, "_dossiers", functools.cache(handoff._dossiers)),
            (handoff, "layouts", lambda of, _tr: nl_layouts(of)),
            (handoff, "keys_in", lambda _reader: keys_of(sim.role)),
            (write, "fill_workbook", collect),
            (write, "empty_workbook", lambda *_: b""),
        ):
            stack.enter_context(swapped(owner, name, other))
        if sim.is_newer:
            stack.enter_context(as_newer_version())
        signed = handoff._write(sim.desk, reader, (BytesIO(), kind), QUIET)
    for layout in nl_layouts(kind):
        wide = sim.is_newer and layout.kind.name == "person" and kind is PackageKind.OFFICE
        pages[layout.title].insert(0, [*layout.keys, *((EXTRA,) if wide else ())])
    note_sent(sim, signed)
    return Parcel(signed, pages, carried_by(sim, kind))


@contextmanager
def as_newer_version() -> Iterator[None]:
    """Write packages as the next minor version would, in which people have a field more."""
    out, manifest = handoff._Sheet.out, handoff._new_manifest

    def wider(sheet: Any, *args: Any) -> SheetOut:
        made = out(sheet, *args)
        if made.layout.kind.name != "person" or sheet._package is not PackageKind.OFFICE:
            return made
        known = {str(m["id"]): m["extra"].pop(EXTRA, None) for m in made.more if m.get("extra")}  # type: ignore[attr-defined]
        layout = replace(made.layout, columns=(*made.layout.columns, NEWER_COLUMN))
        rows = [row._replace(values=(*row.values, known.get(row.id))) for row in made.rows]
        return SheetOut(layout, made.count, rows, made.more)

    def newer(*args: Any) -> Manifest:
        return replace(manifest(*args), minor=MINOR + 1)

    with swapped(handoff._Sheet, "out", wider), swapped(handoff, "_new_manifest", newer):
        yield


def note_sent(sim: SimDesk, signed: Manifest) -> None:
    """Note a package that went out, as an export does."""
    line = handoff._line("out", signed, sim.desk.clock.now(), {})
    with sim.desk.store.write(sim.desk.actor, "export", detail=signed.package_id) as writer:
        carry.add_package(writer.connection, line, sim.desk.actor, sim.desk.municipality)


def carried_by(sim: SimDesk, package: PackageKind) -> Knowledge:
    """Return what a package of a desk takes along: facts, or of pseudonymous people the writes."""
    carried = _carried(package)
    between_offices = package is PackageKind.OFFICE
    facts = {
        Fact(kind, record_id, key, write_id, text_of(held.value))
        for (kind, record_id), state in sim.states().items()
        if carried[kind]
        for key, register in state.items()
        if key == DELETED or _leaves(key, kind, carried[kind], between_offices)
        for write_id, held in register.live.items()
    }
    if package is PackageKind.COORDINATOR:
        return Knowledge(set(), facts)
    return Knowledge(facts, set())


def _leaves(key: str, kind: str, carried: frozenset[str], between_offices: bool) -> bool:
    name = key.partition("/")[0]
    return name in carried or (between_offices and name not in KIND[kind].field)


def _cell(value: Any, is_date: bool) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return float(value)
    if is_date and isinstance(value, str) and len(value) == 10:
        return {"d": dt.datetime.fromisoformat(value).isoformat()}
    return value


def opened(parcel: Parcel, sim: SimDesk) -> PackageIn:
    """Read the cells as the program does, once; raises UserError for a package that it refuses."""
    if parcel.opened is None:
        sheets = [
            RawSheet(name, page, frozenset(parcel.odd.get(name, {})), {})
            for name, page in parcel.pages.items()
        ]
        parcel.opened = read_package(sheets, keys_of(sim.role), Language)
    return parcel.opened


def open_parcel(sim: SimDesk, parcel: Parcel) -> PackageIn:
    """Read a package as this desk does; raises UserError for one that it refuses."""
    package, key = _copied(opened(parcel, sim)), keys_of(sim.role).pseudonym_key
    if key is not None and package.manifest.kind == PackageKind.COORDINATOR:
        with sim.desk.store.read() as reader:
            to_own_ids(package, reader, key)
    return package


def _copied(package: PackageIn) -> PackageIn:
    """Return a package whose lists may be cut: a desk leaves out who is erased or unknown there."""
    sheets = [_copied_sheet(s) for s in package.sheets]
    newer = [_copied_sheet(s) for s in package.newer]
    return replace(package, sheets=sheets, newer=newer, matches=dict(package.matches))


def _copied_sheet(sheet: SheetIn) -> SheetIn:
    if not sheet.ids and not sheet.more:
        return sheet
    own = {
        name: copy.copy(value) for name, value in vars(sheet).items() if isinstance(value, dict | list | set)
    }
    return replace(sheet, **own)


def plan_for(sim: SimDesk, *parcels: Parcel) -> imports.ImportPlan:
    """Compare packages with what a desk has, as reading them does."""
    files = [imports.FilePlan(Path(p.manifest.package_id), package=open_parcel(sim, p)) for p in parcels]
    with sim.desk.store.read() as reader:
        return imports._compare(sim.desk, reader, files)


def deliver(sim: SimDesk, *parcels: Parcel) -> imports.ImportPlan:
    """Let a desk read packages in one plan and apply it; return the plan."""
    plan = plan_for(sim, *parcels)
    imports.apply_import(sim.desk, plan=plan)
    for parcel in parcels:
        learn(sim, parcel)
    return plan


def learn(sim: SimDesk, parcel: Parcel) -> None:
    """Note what a desk must know after reading a package."""
    if sim.is_coordinator or parcel.kind != PackageKind.COORDINATOR:
        sim.knows.facts.update(parcel.carries.facts)
        sim.knows.heard.update(parcel.carries.heard)
        if parcel.kind != PackageKind.COORDINATOR:
            doubtful = parcel.in_doubt()
            for spot, edit in present_edits(parcel).items():
                sim.knows.facts.update(edit.facts if spot not in doubtful else ())


def present_edits(parcel: Parcel) -> dict[Spot, Edit]:
    """Return the changed cells that are still in the package, and that the program must take.

    Without a column that tells whose row is whose, nothing of a sheet is read.
    """
    there: set[Spot] = set()
    titles = {layout.title: layout for layout in nl_layouts(PackageKind(parcel.kind))}
    for name in parcel.data_pages:
        head = next((row for row in parcel.pages[name][:12] if ID_KEY in row), None)
        layout = titles.get(name.partition(" (")[0])
        if head and layout and all(layout.columns[n].key in head for n in layout.bound):
            place = head.index(ID_KEY)
            keys = [c.key for c in layout.columns if c.key in head]
            there |= {(layout.kind.name, str(row[place]), k) for row in parcel.pages[name] for k in keys}
    return {spot: edit for spot, edit in parcel.edits.items() if spot in there and not edit.refused}


def foreign_copy(parcel: Parcel, **changed: Any) -> Parcel:
    """Return the package with another manifest: of another organisation, of a newer version."""
    strange = parcel.copy("foreign")
    manifest = replace(parcel.manifest, **changed)
    strange.pages[MANIFEST_SHEET] = [[0.0, 0.0, manifest.as_text()], [1.0, 0.0, "{}"]]
    return strange


def hidden_entries(parcel: Parcel) -> list[dict[str, Any]]:
    """Return what travels in the very hidden sheet."""
    texts: dict[float, str] = {}
    for number, _, text, *_ in parcel.pages.get(MORE_SHEET, []):
        texts[number] = texts.get(number, "") + text
    return [json.loads(text) for text in texts.values()]
