# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inlezen: read packages behind the gate, show what they would do, do it in one transaction after a backup."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ensure_desk.domain.changes import Actor, Changes, Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import PSEUDONYMISED, PackageKind
from ensure_desk.domain.kinds import KINDS
from ensure_desk.domain.words import as_typed
from ensure_desk.exchange.read import PackageIn, PackageReading, RawSheet, Refusal, Tokens
from ensure_desk.gate.codes import RefusalCode
from ensure_desk.gate.collector import collector_paused
from ensure_desk.gate.model import GateRefusal, SheetData
from ensure_desk.gate.open import cool_down, hand_over_sheets, warm_up
from ensure_desk.services import erasure, erasure_traces, import_newer
from ensure_desk.services.desk import Desk
from ensure_desk.services.erasure import PendingErasures
from ensure_desk.services.erasure_marks import arriving, drop_erased, everything_erased, follow, let_wait
from ensure_desk.services.import_own import to_own_ids
from ensure_desk.services.import_plan import (
    Comparison,
    Counts,
    Difference,
    KindPlan,
)
from ensure_desk.services.import_store import store_kind
from ensure_desk.services.import_trace import Tracer, note_reading
from ensure_desk.services.pairing import keys_in
from ensure_desk.services.progress import QUIET, Progress
from ensure_desk.services.receipts import check_receipt, note_receipt
from ensure_desk.storage import audit, carry, identities, suppress
from ensure_desk.storage.backup import Reason, backup_beside
from ensure_desk.storage.beside import beside_count
from ensure_desk.storage.readings import taken_back
from ensure_desk.storage.writer import Writer
from ensure_desk.system.i18n import Language

_PIECE = 1_000


@dataclass(frozen=True)
class FilePlan:
    """One file: who made it, and what it brings; or why it is refused.

    `undone` is the package id when the package was taken back here, so that it can be applied again (`undo.redo`);
    `undone_rows` counts the records in it of which something is taken back.
    """

    path: Path
    refusal: UserError | None = None
    known: bool = False
    undone: str = ""
    undone_rows: int = 0
    package: PackageIn | None = None
    sheets: dict[str, Counts] = field(default_factory=dict)
    file_hash: str = ""
    encryption: str = ""

    @property
    def sender(self) -> str:
        """Return who made the package, empty for a refused file."""
        return self.package.manifest.sender if self.package else ""

    @property
    def municipality(self) -> str:
        """Return the office the package is from."""
        return self.package.manifest.municipality if self.package else ""

    @property
    def made_at(self) -> dt.datetime | None:
        """Return when the package was made."""
        return dt.datetime.fromisoformat(self.package.manifest.made_at) if self.package else None

    @property
    def number(self) -> int:
        """Return the sender's count of packages, for people only."""
        return self.package.manifest.number if self.package else 0

    @property
    def signature(self) -> str:
        """Return what checking the signature told."""
        return self.package.signature.value if self.package else ""

    @property
    def hand_edits(self) -> int:
        """Return the number of cells changed by hand."""
        return self.package.hand_edits if self.package else 0

    @property
    def refusals(self) -> list[Refusal]:
        """Return the cells and rows that are not read."""
        return [r for s in self.package.sheets for r in s.refusals] if self.package else []

    @property
    def remarks(self) -> list[Refusal]:
        """Return what a person should know of the file as a whole: columns in doubt, rows of another package."""
        if self.package is None:
            return []
        mixed = [Refusal(self.path.name, "package_mixed")] if self.package.tokens is Tokens.MIXED else []
        doubts = [d for sheet in self.package.sheets for d in sheet.doubts]
        return mixed + [Refusal(d.address, d.code, {"heading": d.heading, "cells": d.cells}) for d in doubts]


@dataclass(frozen=True)
class ImportPlan:
    """What reading the files would do; nothing is changed yet."""

    files: tuple[FilePlan, ...]
    totals: Counts
    differences: tuple[Difference, ...]
    kinds: dict[str, KindPlan]
    head: str
    erasures: PendingErasures = PendingErasures()
    newer: int = 0

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to do."""
        return not self.newer and all(k.is_empty for k in self.kinds.values())

    @property
    def packages(self) -> list[tuple[FilePlan, PackageIn]]:
        """Return the files that are read."""
        return [(f, f.package) for f in self.files if f.package is not None]


@dataclass(frozen=True)
class ImportResult:
    """What an import did, in records; `numbers` are the places of its packages in the history."""

    counts: Counts
    numbers: tuple[int, ...] = ()


def plan_import(
    desk: Desk, *, paths: Sequence[Path], codes: Sequence[str] = (), progress: Progress = QUIET
) -> ImportPlan:
    """Read the files and compare them with the vault; a file that cannot be read is refused, the others go on.

    A protected file opens with the first of `codes` that fits; without any it is refused as `package_needs_code`.
    """
    files = []
    typed = tuple(as_typed(code) for code in codes if code.strip())
    with collector_paused():
        for number, path in enumerate(paths):
            progress.report(number, len(paths), path.name)
            files.append(_read_file(desk, path, typed, progress, more=number + 1 < len(paths)))
        cool_down()
        with desk.store.read() as reader:
            return _compare(desk, reader, files)


def _read_file(desk: Desk, path: Path, codes: Sequence[str], progress: Progress, *, more: bool) -> FilePlan:
    try:
        file_hash = _file_hash(path)
        with desk.store.read() as reader:
            if carry.known_file(reader, file_hash):
                away = taken_back(reader, file_hash=file_hash)
                return FilePlan(path, known=True, undone=away, file_hash=file_hash)
            keys = keys_in(reader)
        reading = _Reading(PackageReading(keys, Language))
        book = hand_over_sheets(path, reading, codes=codes, cancelled=progress.cancelled)
        if more:
            warm_up()
        package = reading.package.done()
        check_receipt(package)
        if desk.is_coordinator and package.manifest.kind == PackageKind.OFFICE:
            raise UserError("package_not_for_coordinator")
        if keys.pseudonym_key is not None and package.manifest.kind in PSEUDONYMISED:
            with desk.store.read() as reader:
                to_own_ids(package, reader, keys.pseudonym_key)
        return FilePlan(path, package=package, file_hash=file_hash, encryption=book.encryption)
    except GateRefusal as refusal:
        code = "package_needs_code" if refusal.code == RefusalCode.ENCRYPTED else refusal.code
        return FilePlan(path, refusal=UserError(code, **refusal.params))
    except UserError as error:
        return FilePlan(path, refusal=error)


class _Reading:
    """Reads the sheets of a package as they come through the gate, and frees their cells."""

    def __init__(self, package: PackageReading) -> None:
        self.package = package
        self._held: list[SheetData] = []

    def announce(self, names: tuple[str, ...]) -> None:
        """Hear which sheets will come."""
        self.package.announce(names)

    def take(self, sheet: SheetData) -> None:
        """Read a sheet, or keep it until the sheets came that tell what it means."""
        self._held.append(sheet)
        if self.package.take(RawSheet(sheet.name, sheet.rows, sheet.formulas, sheet.errors)):
            for read in self._held:
                _let_go(read)
            self._held.clear()


def _let_go(sheet: SheetData) -> None:
    """Free the cells piece by piece: to free a million at once would hold up the window."""
    while sheet.rows:
        del sheet.rows[-_PIECE:]


def _file_hash(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise UserError("file_not_readable", file=path.name) from error


def _compare(desk: Desk, reader: Any, files: Sequence[FilePlan]) -> ImportPlan:
    comparison = Comparison(reader, desk.is_coordinator)
    planned, totals = [], Counts()
    for file in files:
        if file.package is None:
            planned.append(file)
            continue
        drop_erased(file.package, reader)
        sheets = comparison.add(file.package)
        away = taken_back(reader, package_id=file.package.manifest.package_id)
        rows = sum(beside_count(reader, s.layout.kind.name, s.ids) for s in file.package.sheets)
        planned.append(replace(file, sheets=sheets, undone=away, undone_rows=rows))
    comparison.settle()
    for counts in (counts for file in planned for counts in file.sheets.values()):
        totals.add(counts)
    head = audit.chain_head(reader.connection)
    brought = erasure.incoming(reader, [f.package for f in files if f.package])
    newer = sum(import_newer.arriving(reader, f.package) for f in files if f.package)
    differences = tuple(comparison.differences)
    return ImportPlan(tuple(planned), totals, differences, comparison.kinds, head, brought, newer)


def compared_again(desk: Desk, *, plan: ImportPlan) -> ImportPlan:
    """Return the plan for the same files, compared anew after somebody answered a question about them."""
    with desk.store.read() as reader:
        return _compare(desk, reader, plan.files)


def apply_import(
    desk: Desk, *, plan: ImportPlan, accept_erasures: bool = False, progress: Progress = QUIET
) -> Done[ImportResult]:
    """Do what the plan says, all or nothing, after a backup; a plan that went stale is made anew first.

    Erasures that the files bring wait for a word of their own, unless it is given with `accept_erasures`. The database
    file follows with `desk.store.settle`, so that the result is there sooner.
    Raises UserError `not_your_task` when that word is not this desk's to give.
    """
    if not plan.packages:
        return Done(ImportResult(plan.totals), Changes())
    if accept_erasures and plan.erasures.marks:
        erasure.check_role(desk)
    with _backed_up(desk, plan) as backed_up:
        done = store_plan(desk, plan, progress, backed_up)
    marks = plan.erasures.marks if accept_erasures else frozenset()
    return Done(done.value, done.changes | _erase(desk, marks))


def store_plan(
    desk: Desk, plan: ImportPlan, progress: Progress, backed_up: Callable[[], object]
) -> Done[ImportResult]:
    """Store what the plan says in one transaction, committed after `backed_up` returned."""
    with collector_paused(), _writing(desk, plan) as writer:
        if audit.chain_head(writer.connection) != plan.head:
            plan = _compare(desk, writer, plan.files)
        total = sum(len(k.new) + len(k.merged) for k in plan.kinds.values())
        done, numbers = 0, _note_packages(desk, writer, plan)
        tracer = Tracer(writer, numbers)
        for kind in KINDS:
            todo = plan.kinds.get(kind.name)
            if todo and not todo.is_empty:
                done = store_kind(writer, tracer, (kind, todo), (progress, done, total))
        tracer.close()
        suppress.settle(writer)
        if follow(desk, writer, [package for _, package in plan.packages]):
            erasure_traces.owe(writer)
        backed_up()
    return Done(ImportResult(plan.totals, tuple(sorted(set(numbers.values())))), writer.changes)


def _backed_up(desk: Desk, plan: ImportPlan) -> AbstractContextManager[Callable[[], object]]:
    """Begin the backup; what it yields waits until it counts."""
    if plan.is_empty:
        return nullcontext(lambda: None)
    vault = desk.vault
    return backup_beside(vault.paths, vault.data_key, reason=Reason.IMPORT, clock=desk.clock)


def _writing(desk: Desk, plan: ImportPlan) -> AbstractContextManager[Writer]:
    return desk.store.write(desk.actor, "import", detail=_detail(plan), settle=False)


def _erase(desk: Desk, marks: frozenset[str]) -> Changes:
    """Carry out erasures that a person agreed to, and clean up after those of rows that were left out.

    The import is done by now, so nobody can stop this any more.
    """
    if marks:
        return erasure.accept(desk, marks=marks).changes
    if erasure_traces.is_owed(desk):
        erasure_traces.clean(desk)
    return Changes()


def _detail(plan: ImportPlan) -> str:
    digest = hashlib.sha256()
    for _, kind in sorted(plan.kinds.items()):
        digest.update("".join(sorted((*kind.new, *kind.merged))).encode())
    packages = " ".join(p.manifest.package_id for _, p in plan.packages)
    return f"{packages} new={plan.totals.new} changed={plan.totals.changed} {digest.hexdigest()}"


def _note_packages(desk: Desk, writer: Writer, plan: ImportPlan) -> dict[int, int]:
    """Note the packages; return the number of the package that each sheet (by identity) belongs to."""
    numbers: dict[int, int] = {}
    for file, package in plan.packages:
        manifest = package.manifest
        totals = Counts()
        for counts in file.sheets.values():
            totals.add(counts)
        line = {
            "package_id": manifest.package_id,
            "direction": "in",
            "kind": manifest.kind,
            "sender": manifest.sender,
            "municipality": manifest.municipality,
            "made_at": manifest.made_at,
            "at": desk.clock.now().isoformat(),
            # a question that was not answered, or a sheet that was not read, is told again with the file
            "file_hash": "" if any(s.doubts or s.unread for s in package.sheets) else file.file_hash,
            "number": manifest.number,
            "counts": totals.__dict__,
        }
        sender = Actor(manifest.sender, manifest.role, manifest.desk_id)
        number = carry.add_package(writer.connection, line, sender, manifest.municipality)
        note_reading(desk, writer, package, number)
        note_receipt(desk, writer, package)
        let_wait(writer, package, arriving(package, writer))
        import_newer.keep(writer, package)
        numbers.update((id(sheet), number) for sheet in package.sheets)
        if desk.is_coordinator:
            identities.keep_hashes(writer.connection, package.matches, manifest.made_at)
    writer.touch(frozenset({"package"}))
    return numbers


def state_hash(desk: Desk) -> str:
    """Return the hash over all registers of all synced records: equal on desks that hold the same writes."""
    total = hashlib.sha256()
    with desk.store.read() as reader:
        total.update(" ".join(sorted(everything_erased(reader))).encode())
        for kind, record_id, _, state in carry.all_states(reader):
            for key in sorted(state):
                register = state[key]
                live = sorted((w, v.value) for w, v in register.live.items())
                part = [kind.name, record_id, key, live, sorted(register.gone)]
                total.update(json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode())
    return total.hexdigest()
