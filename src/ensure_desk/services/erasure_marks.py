# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The marks of erased records: their key, what a package brings and takes along, what waits for a word.

Marks in a package count with the verified signature of a paired desk only, and not before a person confirmed them;
until then the records they concern stay, and leave in no package.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ensure_desk.domain.erasure import Erased, ErasureKeys, derived_key, links_of, mark, named_by
from ensure_desk.domain.kinds import KIND, Kind
from ensure_desk.services.desk import Desk
from ensure_desk.storage import erase
from ensure_desk.storage.local_values import drop_local, local_values
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer

if TYPE_CHECKING:
    from ensure_desk.exchange.read import HandEdit, PackageIn, SheetIn

ERASURE_KEY = "erasure_key"
_ID_LENGTH = 36
_WAITING, _HERE = "erasure_waiting:", "erased_here:"


@dataclass(frozen=True)
class Origin:
    """Who asked for an erasure that waits."""

    sender: str
    municipality: str
    made_at: str


def erasure_keys(reader: Reader) -> ErasureKeys | None:
    """Return the organisation's keys, None on a desk that is not paired."""
    row_key = reader.secret("row_key")
    key = reader.secret(ERASURE_KEY) or (derived_key(row_key) if row_key else None)
    return ErasureKeys((key,), reader.secret("pseudonym_key") or None) if key else None


def own_keys(desk: Desk) -> ErasureKeys:
    """Return the key that follows from the vault's own: it fits every backup of this vault, paired or not."""
    return ErasureKeys((derived_key(desk.vault.data_key),))


def note_here(desk: Desk, writer: Writer, doomed: erase.Doomed) -> None:
    """Remember what was erased here, under the vault's own key, for backups that come back."""
    key = own_keys(desk).keys[0]
    add_here(writer, [mark(key, record_id) for ids in doomed.values() for record_id in ids])


def add_here(writer: Writer, marks: Iterable[str]) -> None:
    """Remember marks under the vault's own key."""
    for one in marks:
        writer.set_local(_HERE + one, "")


def gone_here(reader: Reader) -> frozenset[str]:
    """Return the marks, under the vault's own key, of what was erased here."""
    return frozenset(local_values(reader, _HERE))


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
    return {one: Origin(*json.loads(text)) for one, text in local_values(reader, _WAITING).items()}


def blocked(reader: Reader) -> erase.Doomed:
    """Return the records that wait for a word about their erasure: no package may take them along."""
    marks = waiting(reader)
    erased = erased_here(reader, marks) if marks else None
    return erase.concerned(reader.connection, erased) if erased else {}


def names_any(entry: Mapping[str, object], ids: frozenset[str]) -> bool:
    """Say whether a record that only a newer version knows names one of these."""
    flat = entry.get("flat")
    return isinstance(flat, dict) and any(isinstance(v, str) and v in ids for v in flat.values())


def arriving(package: "PackageIn", reader: Reader) -> frozenset[str]:
    """Return the marks a package brings that are new here; without a valid signature there are none."""
    if package.signature != "valid" or not package.manifest.erased:
        return frozenset()
    return frozenset(package.manifest.erased) - everything_erased(reader)


def let_wait(writer: Writer, package: "PackageIn", marks: Iterable[str]) -> None:
    """Keep marks that somebody must confirm first."""
    manifest = package.manifest
    origin = json.dumps([manifest.sender, manifest.municipality, manifest.made_at])
    for one in marks:
        if writer.local(_WAITING + one) is None:
            writer.set_local(_WAITING + one, origin)


def take_in(desk: Desk, writer: Writer, marks: frozenset[str]) -> erase.Doomed:
    """Make marks count: what they concern is gone at the end of the transaction. Return what went."""
    erase.add_marks(writer.connection, marks)
    for one in marks:
        drop_local(writer, _WAITING + one)
    erased = erased_here(writer, marks)
    doomed = erase.concerned(writer.connection, erased) if erased else {}
    if erased:
        below = [erased.keys.marks(KIND[k], i, v) for k, i, v in erase.values_in(writer, doomed)]
        erase.add_marks(writer.connection, frozenset().union(*below))
    note_here(desk, writer, doomed)
    erase.purge(writer.connection, doomed)
    if doomed:
        writer.touch(frozenset(doomed))
    return doomed


def digest(marks: Iterable[str]) -> str:
    """Return a short digest of marks for the audit trail."""
    return hashlib.sha256(" ".join(sorted(marks)).encode()).hexdigest()[:16]


def drop_erased(package: "PackageIn", reader: Reader) -> None:
    """Leave the rows of erased people out of a package that is read; their sheets keep count, and their marks.

    These marks count as well: they tell other desks of records that the desk that erased never saw.
    """
    erased = erased_here(reader)
    if erased is None:
        return
    for person_id in [i for i in package.matches if erased.has(KIND["person"], i, ())]:
        del package.matches[person_id]
    order = list(KIND)
    known = sorted(package.sheets, key=lambda sheet: order.index(sheet.layout.kind.name))
    for sheet in (*known, *package.newer):  # parents first, whatever the order of the sheets
        _drop_in_sheet(sheet, erased)


def follow(desk: Desk, writer: Writer, packages: Iterable["PackageIn"]) -> erase.Doomed:
    """Make the marks of rows that were left out count; return what they took along that was here."""
    gone = {one for package in packages for s in (*package.sheets, *package.newer) for one in s.gone}
    new = frozenset(gone) - everything_erased(writer)
    return take_in(desk, writer, new) if new else {}


def _drop_in_sheet(sheet: "SheetIn", erased: Erased) -> None:
    kind, keys = sheet.layout.kind, [c.key for c in sheet.layout.columns]
    gone: dict[str, Mapping[str, Any]] = {}
    stay = []
    for record_id, row in zip(sheet.ids, sheet.values, strict=True):
        values = dict(zip(keys, row, strict=True))
        stay.append(not erased.has(kind, record_id, _above(kind, values)))
        if not stay[-1]:
            gone[record_id] = values
    for record_id, entry in sheet.more.items():
        flat = entry.get("flat")
        hidden = flat if isinstance(flat, dict) else {}
        if record_id not in gone and erased.has(kind, record_id, _above(kind, hidden)):
            gone[record_id] = hidden
    if gone:
        _keep(sheet, stay)
        sheet.erased += len(gone)
    for record_id, known in gone.items():
        sheet.gone += sorted(erased.keys.marks(kind, record_id, known))
        sheet.more.pop(record_id, None)


def _above(kind: Kind, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the records that a row names; in a kind that only a newer version knows any id may be a person's."""
    if kind.name in KIND:
        links = links_of(kind)
        return named_by(links, [values.get(key) for key, _ in links])
    return [("person", v) for v in values.values() if isinstance(v, str) and len(v) == _ID_LENGTH]


def _keep(sheet: "SheetIn", stay: list[bool]) -> None:
    kept = [place for place, stays in enumerate(stay) if stays]
    edits: dict[int, list[HandEdit]] = {
        new: sheet.edits[old] for new, old in enumerate(kept) if old in sheet.edits
    }
    sheet.ids = [sheet.ids[n] for n in kept]
    sheet.tokens = [sheet.tokens[n] for n in kept]
    sheet.values = [sheet.values[n] for n in kept]
    sheet.edits = edits
