# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The marks of erased records: their key, what a package brings and takes along, what waits for a word.

Marks in a package count with the verified signature of a paired desk only, and not before a person confirmed them;
until then the records they concern stay, and leave in no package.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from ensure_desk.domain.erasure import Erased, ErasureKeys, derived_key, links_of, named_by
from ensure_desk.domain.kinds import KIND
from ensure_desk.exchange.manifest import SignatureState
from ensure_desk.exchange.read import HandEdit, PackageIn, SheetIn
from ensure_desk.services.desk import Desk
from ensure_desk.storage import erase
from ensure_desk.storage.local_values import drop_local, local_values
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer

ERASURE_KEY = "erasure_key"
_OWN_KEY = "erasure_key_unpaired"
_WAITING = "erasure_waiting:"


@dataclass(frozen=True)
class Origin:
    """Who asked for an erasure that waits."""

    sender: str
    municipality: str
    made_at: str


def erasure_keys(reader: Reader) -> ErasureKeys | None:
    """Return the keys of this desk, None where it never needed one."""
    keys = [reader.secret(ERASURE_KEY)]
    row_key = reader.secret("row_key")
    if keys[0] is None and row_key:
        keys = [derived_key(row_key)]
    found = tuple(key for key in (*keys, reader.secret(_OWN_KEY)) if key)
    return ErasureKeys(found, reader.secret("pseudonym_key") or None) if found else None


def keys_for_erasing(desk: Desk, writer: Writer) -> ErasureKeys:
    """Return the keys; a desk that is not paired yet makes one of its own."""
    keys = erasure_keys(writer)
    if keys is None:
        writer.set_secret(_OWN_KEY, desk.randomness.token(32))
        keys = erasure_keys(writer)
    if keys is None:
        raise LookupError("no erasure key")
    return keys


def everything_erased(reader: Reader) -> frozenset[str]:
    """Return the marks that count here: they go along with every package."""
    return erase.erased_marks(reader.connection)


def erased_here(reader: Reader, marks: Iterable[str] | None = None) -> Erased | None:
    """Return who is erased by the marks given, or by all that count; None when nobody is."""
    chosen = everything_erased(reader) if marks is None else frozenset(marks)
    keys = erasure_keys(reader) if chosen else None
    return Erased(chosen, keys) if keys else None


def waiting(reader: Reader) -> dict[str, Origin]:
    """Return the marks that came in packages and that nobody confirmed yet, by whom they came."""
    return {mark: Origin(*json.loads(text)) for mark, text in local_values(reader, _WAITING).items()}


def blocked(reader: Reader) -> erase.Doomed:
    """Return the records that wait for a word about their erasure: no package may take them along."""
    marks = waiting(reader)
    erased = erased_here(reader, marks) if marks else None
    return erase.concerned(reader.connection, erased) if erased else {}


def arriving(package: PackageIn, reader: Reader) -> frozenset[str]:
    """Return the marks a package brings that are new here; without a valid signature there are none."""
    if package.signature is not SignatureState.VALID or not package.manifest.erased:
        return frozenset()
    return frozenset(package.manifest.erased) - everything_erased(reader)


def let_wait(writer: Writer, package: PackageIn, marks: Iterable[str]) -> None:
    """Keep marks that somebody must confirm first."""
    manifest = package.manifest
    origin = json.dumps([manifest.sender, manifest.municipality, manifest.made_at])
    for mark in marks:
        if writer.local(_WAITING + mark) is None:
            writer.set_local(_WAITING + mark, origin)


def take_in(writer: Writer, marks: frozenset[str]) -> erase.Doomed:
    """Make marks count: what they concern is gone at the end of the transaction. Return what went."""
    erase.add_marks(writer.connection, marks)
    for mark in marks:
        drop_local(writer, _WAITING + mark)
    erased = erased_here(writer, marks)
    doomed = erase.concerned(writer.connection, erased) if erased else {}
    if erased:
        below = [erased.keys.marks(KIND[k], i, v) for k, i, v in erase.values_in(writer, doomed)]
        erase.add_marks(writer.connection, frozenset().union(*below))
    erase.purge(writer.connection, doomed)
    if doomed:
        writer.touch(frozenset(doomed))
    return doomed


def digest(marks: Iterable[str]) -> str:
    """Return a short digest of marks for the audit trail."""
    return hashlib.sha256(" ".join(sorted(marks)).encode()).hexdigest()[:16]


def drop_erased(package: PackageIn, reader: Reader) -> None:
    """Leave the rows of erased people out of a package that is read, and count them in their sheets."""
    erased = erased_here(reader)
    if erased is None:
        return
    for person_id in [i for i in package.matches if erased.has(KIND["person"], i, ())]:
        del package.matches[person_id]
    for sheet in package.sheets:
        _drop_in_sheet(sheet, erased)


def _drop_in_sheet(sheet: SheetIn, erased: Erased) -> None:
    kind = sheet.layout.kind
    links = links_of(kind)
    keys = [c.key for c in sheet.layout.columns]
    places = [keys.index(key) if key in keys else None for key, _ in links]
    stay = [
        not erased.has(kind, record_id, named_by(links, [None if n is None else row[n] for n in places]))
        for record_id, row in zip(sheet.ids, sheet.values, strict=True)
    ]
    hidden = [i for i, entry in sheet.more.items() if _is_hidden_erased(sheet, i, entry, erased)]
    if all(stay) and not hidden:
        return
    gone = {i for i, stays in zip(sheet.ids, stay, strict=True) if not stays} | set(hidden)
    _keep(sheet, stay)
    for record_id in gone:
        sheet.more.pop(record_id, None)
    sheet.erased += len(gone)


def _is_hidden_erased(sheet: SheetIn, record_id: str, entry: dict[str, object], erased: Erased) -> bool:
    flat = entry.get("flat")
    values = flat if isinstance(flat, dict) else {}
    links = links_of(sheet.layout.kind)
    above = named_by(links, [values.get(key) for key, _ in links])
    return erased.has(sheet.layout.kind, record_id, above)


def _keep(sheet: SheetIn, stay: list[bool]) -> None:
    kept = [place for place, stays in enumerate(stay) if stays]
    edits: dict[int, list[HandEdit]] = {
        new: sheet.edits[old] for new, old in enumerate(kept) if old in sheet.edits
    }
    sheet.ids = [sheet.ids[n] for n in kept]
    sheet.tokens = [sheet.tokens[n] for n in kept]
    sheet.values = [sheet.values[n] for n in kept]
    sheet.edits = edits
