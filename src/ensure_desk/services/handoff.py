# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Overdracht maken: what leaves this desk, and what came and went."""

import datetime as dt
import io
import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import PROTECTED, PSEUDONYMISED, PackageKind, Value
from ensure_desk.domain.ids import new_record_id
from ensure_desk.domain.projection import Pseudonyms, project_state, value_maker
from ensure_desk.domain.registers import DELETED, alternatives, decode, encode, flatten, shown_values
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.domain.words import new_code
from ensure_desk.exchange.encrypted import write_protected
from ensure_desk.exchange.layout import Layout, layouts
from ensure_desk.exchange.manifest import DeskKeys, Manifest, projection_name
from ensure_desk.exchange.template import Cover
from ensure_desk.exchange.write import PackageOut, RowOut, SheetOut, write_package
from ensure_desk.gate.collector import collector_paused
from ensure_desk.services import import_newer, match_hashes
from ensure_desk.services.desk import Desk
from ensure_desk.services.erasure_marks import blocked, everything_erased, names_any
from ensure_desk.services.pairing import keys_in
from ensure_desk.services.progress import QUIET, Progress
from ensure_desk.storage import carry
from ensure_desk.storage.files import replace_file
from ensure_desk.storage.reader import Reader

_ONE_AT_A_TIME = threading.Lock()
"""Packages are numbered one after the other, so that a gap means a lost one."""

_LINES = (
    N_("Overdracht van {sender}, {municipality}"),
    N_("Gemaakt op {date}. Dit bestand is bestemd voor ENSURE Desk."),
    N_(
        "U mag cellen verbeteren, rijen sorteren en kolommen verbergen. Verwijder de verborgen kolommen niet."
    ),
    N_("Een rij die u hier verwijdert, wordt nergens verwijderd."),
)


@dataclass(frozen=True)
class Exported:
    """A package that was written; a protected one has a code of six words, shown once and kept nowhere."""

    package_id: str
    number: int
    path: Path
    counts: dict[str, int] = field(default_factory=dict)
    code: str = ""


@dataclass(frozen=True)
class PackageLine:
    """A package that came or went."""

    package_id: str
    direction: str
    kind: str
    sender: str
    municipality: str
    made_at: dt.datetime
    at: dt.datetime
    number: int
    counts: dict[str, int]


def export_coordinator(desk: Desk, *, path: Path, progress: Progress = QUIET) -> Done[Exported]:
    """Write the pseudonymised workbook for the coordinator."""
    return export(desk, path=path, kind=PackageKind.COORDINATOR, progress=progress)


def export(desk: Desk, *, path: Path, kind: PackageKind, progress: Progress = QUIET) -> Done[Exported]:
    """Write a package of this kind to `path`; the file appears whole or not at all, what must be protected never plain.

    Raises UserError `not_paired`, `only_offices_export`, `only_coordinator_exports` or `file_not_writable`.
    """
    with _ONE_AT_A_TIME:
        return _export(desk, path, kind, progress)


def _export(desk: Desk, path: Path, kind: PackageKind, progress: Progress) -> Done[Exported]:
    code = new_code(desk.randomness) if kind in PROTECTED else ""
    beside = path.with_name(f".{path.name}.part")
    try:
        with collector_paused(), desk.store.read() as reader:
            signed = _write_file(desk, reader, (beside, kind, code), progress)
        replace_file(beside, path)
    except OSError as error:
        raise UserError("file_not_writable", file=path.name) from error
    finally:
        beside.unlink(missing_ok=True)
    counts = {name: int(str(d["rows"])) for name, d in signed.sheets.items()}
    line = _line("out", signed, desk.clock.now(), counts)
    with desk.store.write(desk.actor, "export", detail=f"{signed.kind} {signed.package_id}") as writer:
        carry.add_package(writer.connection, line, desk.actor, desk.municipality)
        writer.touch(frozenset({"package"}))
    titles = {str(d["title"]): counts[name] for name, d in signed.sheets.items()}
    exported = Exported(signed.package_id, signed.number, path, titles, code)
    return Done(exported, Changes(frozenset({"package"})))


def _line(direction: str, manifest: Manifest, at: dt.datetime, counts: dict[str, int]) -> dict[str, Any]:
    return {
        "package_id": manifest.package_id,
        "direction": direction,
        "kind": manifest.kind,
        "sender": manifest.sender,
        "municipality": manifest.municipality,
        "made_at": manifest.made_at,
        "at": at.isoformat(),
        "file_hash": "",
        "number": manifest.number,
        "counts": counts,
    }


def _write_file(
    desk: Desk, reader: Reader, target: tuple[Path, PackageKind, str], progress: Progress
) -> Manifest:
    path, kind, code = target
    if not code:
        with path.open("wb") as out:
            return _write(desk, reader, (out, kind), progress)
    plain = io.BytesIO()
    signed = _write(desk, reader, (plain, kind), progress)
    with path.open("wb") as out:
        write_protected(plain, code, out)
    return signed


def _check_sender(desk: Desk, kind: PackageKind, keys: DeskKeys) -> None:
    if kind in PSEUDONYMISED and keys.pseudonym_key is None:
        raise UserError("only_offices_export")
    if kind is PackageKind.OFFICE and desk.is_coordinator:
        raise UserError("only_offices_export")
    if kind is PackageKind.REGION and not desk.is_coordinator:
        raise UserError("only_coordinator_exports")


def _write(desk: Desk, reader: Reader, target: tuple[BinaryIO, PackageKind], progress: Progress) -> Manifest:
    out, kind = target
    keys = keys_in(reader)
    _check_sender(desk, kind, keys)
    manifest = _new_manifest(desk, reader, kind, keys)
    waits, sending = blocked(reader), _Sending(reader, kind, keys)
    sheets = [
        _Sheet(sending, layout).out(frozenset(waits.get(layout.kind.name, ())))
        for layout in layouts(kind, desk.tr)
    ]
    total = sum(sheet.count for sheet in sheets)
    matches = match_hashes.told(reader, kind, keys, frozenset(waits.get("person", ())))
    unknown = import_newer.sheets_for(reader, kind)
    barred = frozenset(i for ids in waits.values() for i in ids)
    entries = tuple(e for e in import_newer.records_of(reader, unknown) if not names_any(e, barred))
    package = PackageOut(manifest, sheets, _cover(desk, manifest), matches, unknown, entries)
    return write_package(out, package, keys, lambda done: progress.report(done, total))


def _new_manifest(desk: Desk, reader: Reader, kind: PackageKind, keys: DeskKeys) -> Manifest:
    earlier = [p for p in carry.packages(reader, "out") if p["kind"] == kind]  # so that a gap is a gap
    return Manifest(
        package_id=new_record_id(desk.clock, desk.randomness),
        kind=kind.value,
        organisation=keys.organisation,
        desk_id=desk.actor.desk_id,
        sender=desk.actor.name,
        municipality=desk.municipality,
        role=desk.role,
        number=len(earlier) + 1,
        previous=str(earlier[0]["package_id"]) if earlier else "",
        made_at=desk.clock.now().isoformat(),
        language=desk.tr.code,
        erased=tuple(sorted(everything_erased(reader))),
    )


def _cover(desk: Desk, manifest: Manifest) -> Cover:
    made = dt.datetime.fromisoformat(manifest.made_at)
    params = {"sender": manifest.sender, "municipality": manifest.municipality, "date": f"{made:%d/%m/%Y}"}
    tr: Translator = desk.tr
    return Cover(manifest.package_id, tuple(tr(line, **params) for line in _LINES), tr(N_("Dossier")))


class _Sending:
    """What the sheets of one package have in common."""

    def __init__(self, reader: Reader, package: PackageKind, keys: DeskKeys) -> None:
        self.reader, self.package = reader, package
        self.pseudonyms = Pseudonyms(keys.pseudonym_key if package in PSEUDONYMISED else None)
        self.newer = import_newer.fields_for(reader, package)
        self.filled = carry.filled_kinds(reader)

    @cached_property
    def who(self) -> dict[str, str]:
        """Return the dossier number behind every parent id."""
        return _dossiers(self.reader)


class _Sheet:
    """The rows of one kind of record on their way out."""

    def __init__(self, sending: _Sending, layout: Layout) -> None:
        self._reader, self._layout, self._package = sending.reader, layout, sending.package
        self._pseudonyms = sending.pseudonyms
        self._is_filled = layout.kind.name in sending.filled
        self._who = sending.who if layout.has_who and self._is_filled else {}
        self._links = [spec.key for spec in layout.kind.links]
        self._tag = projection_name(sending.package)
        self._newer = sending.newer.get(layout.kind.name, frozenset())

    def out(self, without: frozenset[str] = frozenset()) -> SheetOut:
        """Return the sheet: plain rows as a stream, the odd ones worked out; `without` are not to leave."""
        if not self._is_filled:
            return SheetOut(self._layout, 0, (), [])
        odd_rows, more = self._odd(without)
        if without:
            rows = list(self._rows(odd_rows, without))
            return SheetOut(self._layout, len(rows), rows, more)
        kind = self._layout.kind.name
        count = carry.plain_count(self._reader, kind, self._tag) + len(odd_rows)
        return SheetOut(self._layout, count, self._rows(odd_rows), more)

    def _rows(self, odd: Sequence[RowOut], without: frozenset[str] = frozenset()) -> Iterator[RowOut]:
        kind, layout = self._layout.kind, self._layout
        sources = [c.source for c in layout.columns]
        makers = [
            _listed if c.key in kind.multi else value_maker(c.spec, self._pseudonyms) for c in layout.columns
        ]
        links = [sources.index(key) for key in self._links if key in sources]
        for found in carry.plain_rows(self._reader, kind.name, sources, self._tag):
            part = [row for row in found if row[0] not in without] if without else found
            if not part:
                continue
            ids, tokens, *columns = zip(*part, strict=True)
            projected = [
                t if t.endswith("||*") and ";" not in t else self._token(i, t)
                for i, t in zip(ids, tokens, strict=True)
            ]
            who = self._named([columns[n] for n in links]) or [""] * len(ids)
            shown = self._pseudonyms.records(kind, ids, dict(zip(sources, columns, strict=True)))
            made = [[m(v) for v in c] if m else c for m, c in zip(makers, columns, strict=True)]
            yield from map(RowOut, shown, projected, who, zip(*made, strict=True))
        yield from odd

    def _named(self, above: Sequence[Sequence[Any]]) -> list[str]:
        """Return whose rows these are, from the columns with the records they hang below: dossier, training, day."""
        named = [[self._who.get(i, "") for i in ids] for ids in above]
        if len(named) < 2:
            return named[0] if named else []
        return [" · ".join(filter(None, parts)) for parts in zip(*named, strict=True)]

    def _token(self, record_id: str, token: str) -> str:
        kind = self._layout.kind
        record = self._reader.get(kind.name, record_id)
        if record is None:
            return token
        state = decode(token, flatten(record.values, kind.multi), record.others)
        return encode(project_state(kind, self._package, state, self._pseudonyms))

    def _odd(self, without: frozenset[str]) -> tuple[list[RowOut], list[dict[str, object]]]:
        kind = self._layout.kind
        rows: list[RowOut] = []
        more: list[dict[str, object]] = []
        for record_id, hidden, state, known in carry.odd_states(self._reader, kind.name, self._tag):
            if record_id in without:
                continue
            own = shown_values(state, kind.multi)
            projected = project_state(kind, self._package, state, self._pseudonyms, self._newer)
            shown_id = self._pseudonyms.record(kind, record_id, own)
            token, values = encode(projected), shown_values(projected, kind.multi)
            entry: dict[str, object] = {"kind": kind.name, "id": shown_id, "others": alternatives(projected)}
            if known is not None:
                entry["known"] = known
            entry["extra"] = {k: v for k, v in values.items() if k not in kind.field and k != DELETED}
            if hidden or DELETED in projected:
                flat = {**flatten({k: v for k, v in values.items() if k != DELETED}, kind.multi)}
                entry |= {"token": token, "flat": {**flat, DELETED: values.get(DELETED)}}
            if not hidden:
                who = "".join(self._named([[own.get(key)] for key in self._links]))
                rows.append(
                    RowOut(shown_id, token, who, tuple(values.get(c.key) for c in self._layout.columns))
                )
            more.append(entry)
        return rows, more


def _listed(value: Value) -> Value:
    return json.loads(value) if isinstance(value, str) else value


def _dossiers(reader: Reader) -> dict[str, str]:
    """Return how people call what rows hang below: dossier numbers of people and tracks, trainings, sessions."""

    def plain(kind: str, *keys: str) -> Iterator[tuple[str, str, str]]:
        for part in carry.plain_rows(reader, kind, list(keys)):
            yield from ((row[0], str(row[2] or ""), str(row[-1] or "")) for row in part)

    named = {i: number for i, number, _ in plain("person", "dossier_number")}
    named |= {i: named.get(person, "") for i, person, _ in plain("track", "person_id")}
    named |= {i: title for i, title, _ in plain("training", "title")}
    for i, training, day in plain("session", "training_id", "held_on"):
        named[i] = f"{named.get(training, '')} {show_date(day)}".strip()
    return named


@dataclass(frozen=True)
class HandoffState:
    """When this desk last handed over and read, and how many records changed since."""

    last_export: dt.datetime | None
    last_import: dt.datetime | None
    new_since: dict[str, int] = field(default_factory=dict)


def handoff_state(desk: Desk) -> HandoffState:
    """Return what is known of the hand-over; changes are counted from the audit trail."""
    with desk.store.read() as reader:
        last = {d: next(iter(carry.packages(reader, d)), None) for d in ("out", "in")}
        exported, read = (dt.datetime.fromisoformat(p["at"]) if p else None for p in last.values())
        return HandoffState(exported, read, carry.changed_since(reader, exported))


def history(desk: Desk) -> list[PackageLine]:
    """Return the packages that came and went, the newest first."""
    with desk.store.read() as reader:
        lines = carry.packages(reader)
    return [_package_line(line) for line in lines]


def _package_line(line: dict[str, Any]) -> PackageLine:
    made_at, at = (dt.datetime.fromisoformat(line[name]) for name in ("made_at", "at"))
    names = ("package_id", "direction", "kind", "sender", "municipality", "number", "counts")
    return PackageLine(made_at=made_at, at=at, **{name: line[name] for name in names})
