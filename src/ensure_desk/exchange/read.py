# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Read a package that came through the gate: manifest and signature, then sheets and columns by their hidden keys.

Nothing here knows the vault; what is new or changed is decided against it later.
"""

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ensure_desk.domain.duplicate_pairs import is_match_hash
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import Declared, PackageKind
from ensure_desk.domain.kinds import KIND, KINDS, Kind
from ensure_desk.domain.texts import Translator
from ensure_desk.exchange.cells import Cell
from ensure_desk.exchange.layout import ID_KEY, TOKEN_KEY, Layout, layout_of
from ensure_desk.exchange.manifest import (
    ERRORS_SHEET,
    MAJOR,
    MANIFEST_SHEET,
    MATCH_SHEET,
    MORE_SHEET,
    RECEIPT,
    DeskKeys,
    Manifest,
    SignatureState,
    signer_of,
    verify,
)
from ensure_desk.exchange.newer import columns_of, described_layout, natural_key_of, set_newer_apart
from ensure_desk.exchange.read_rows import RowReader, Secrets
from ensure_desk.exchange.sheet_in import HandEdit, Place, RawSheet, Refusal, SheetIn
from ensure_desk.exchange.tokens import Digest, Origins, seal, seal_text
from ensure_desk.exchange.unread import key_row_of, lacks, unread_sheet

__all__ = [
    "HandEdit",
    "PackageIn",
    "PackageReading",
    "RawSheet",
    "Refusal",
    "SheetIn",
    "Tokens",
    "read_package",
]

_TELLING = frozenset({MANIFEST_SHEET, MORE_SHEET, MATCH_SHEET})


class Tokens(StrEnum):
    """What the signed digest tells of the machine cells that fit by themselves."""

    WHOLE = "whole"
    PART = "part"
    """Something is missing or was refused, which is normal: the rest cannot be compared as a whole."""
    MIXED = "mixed"
    """All are there, but not the ones that were signed: rows of another package stand among them."""


@dataclass
class PackageIn:
    """A package as read: who says what, how sure we are, and the rows.

    `newer` holds the sheets of kinds of record that only a newer version knows; `signer` is the name under which the
    organisation admitted the desk that signed, empty without a valid signature.
    `absent` counts the sheets that are gone.
    """

    manifest: Manifest
    signature: SignatureState
    sheets: list[SheetIn]
    matches: dict[str, tuple[str, ...]] = field(default_factory=dict)
    newer: list[SheetIn] = field(default_factory=list)
    tokens: Tokens = Tokens.PART
    signer: str = ""
    absent: int = 0

    @property
    def hand_edits(self) -> int:
        """Return the number of cells changed by hand."""
        return sum(e.counts for s in self.sheets for edits in s.edits.values() for e in edits)


def read_package(
    sheets: Sequence[RawSheet], keys: DeskKeys, translator: Callable[[str], Translator]
) -> PackageIn:
    """Read a package whose sheets are all there; raises what `PackageReading` raises."""
    reading = PackageReading(keys, translator)
    reading.announce([sheet.name for sheet in sheets])
    for sheet in sheets:
        reading.take(sheet)
    return reading.done()


class PackageReading:
    """Reads a package sheet by sheet, in whatever order they come.

    Raises UserError `not_a_package`, `package_other_organisation`, `package_too_new` or `package_damaged`.
    """

    def __init__(self, keys: DeskKeys, translator: Callable[[str], Translator]) -> None:
        self._keys, self._translator = keys, translator
        self._names: frozenset[str] = frozenset()
        self._hidden: dict[str, RawSheet] = {}
        self._waiting: list[RawSheet] = []
        self._found: list[SheetIn] = []
        self._reader: _PackageReader | None = None
        self._package: PackageIn | None = None

    def announce(self, names: Sequence[str]) -> None:
        """Hear which sheets will come."""
        self._names = frozenset(names)

    def take(self, sheet: RawSheet) -> bool:
        """Take a sheet; say whether the rows of all sheets that were taken may be let go of."""
        if sheet.name.startswith("_"):
            self._hidden[sheet.name] = sheet
        else:
            self._waiting.append(sheet)
        if self._package is None and self._names & _TELLING <= self._hidden.keys():
            self._begin()
        return self._package is not None and self._read_waiting()

    def done(self) -> PackageIn:
        """Return the package once all sheets were taken."""
        package = self._package or self._begin()
        self._read_waiting()
        if self._reader is None:
            return package
        found = self._found + self._reader.hidden_only({s.layout.kind.name for s in self._found})
        if self._reader.damaged and found:
            found[0].refusals.extend(self._reader.damaged)
        package.sheets = sorted(
            (s for s in found if s.layout.kind.name in KIND), key=lambda s: KINDS.index(s.layout.kind)
        )
        package.newer = [s for s in found if s.layout.kind.name not in KIND]
        if ERRORS_SHEET not in self._names:
            package.absent = len(self._reader.with_rows - {s.layout.kind.name for s in self._found})
        if package.signature is not SignatureState.BROKEN:
            package.tokens = self._reader.tokens(found)
        return package

    def _begin(self) -> PackageIn:
        """Read what tells how to read the rest."""
        texts = [text for text, _ in _long_texts(self._hidden.get(MANIFEST_SHEET))]
        if len(texts) < 2:
            raise UserError("not_a_package")
        manifest = _manifest(texts[0], self._keys)
        signature = verify(texts[0], texts[1], self._keys)
        self._package = PackageIn(manifest, signature, [], signer=signer_of(texts[1], signature))
        if manifest.kind != RECEIPT:
            tr = self._translator(manifest.language)
            self._reader = _PackageReader(manifest, self._keys, tr, ERRORS_SHEET in self._names)
            self._reader.read_more(self._hidden.get(MORE_SHEET))
            self._package.matches = self._reader.read_matches(self._hidden.get(MATCH_SHEET))
        return self._package

    def _read_waiting(self) -> bool:
        if self._reader is not None:
            read = map(self._reader.read, self._waiting)
            self._found.extend(sheet for sheet in read if sheet is not None)
        self._waiting.clear()
        return True


def _manifest(text: str, keys: DeskKeys) -> Manifest:
    try:
        manifest = Manifest.from_text(text)
    except ValueError as error:
        raise UserError("package_damaged") from error
    if manifest.organisation != keys.organisation:
        raise UserError("package_other_organisation")
    if manifest.major > MAJOR or manifest.kind not in {*PackageKind, RECEIPT}:
        raise UserError("package_too_new")
    return manifest


def _long_texts(sheet: RawSheet | None) -> list[tuple[str, str]]:
    """Return the texts of a hidden sheet with their seals, put together from their parts."""
    parts: dict[int, dict[int, str]] = {}
    seals: dict[int, str] = {}
    for row in sheet.rows if sheet else ():
        padded: list[Cell] = [*row, None, None, None]
        number, part, text = padded[:3]
        if isinstance(number, float) and isinstance(part, float) and isinstance(text, str):
            parts.setdefault(int(number), {})[int(part)] = text
            seals[int(number)] = str(padded[3])
    return [("".join(text for _, text in sorted(parts[n].items())), seals[n]) for n in sorted(parts)]


class _PackageReader:
    """Reads the sheets of one package."""

    def __init__(self, manifest: Manifest, keys: DeskKeys, tr: Translator, excerpt: bool) -> None:
        self._manifest, self._tr, self._excerpt = manifest, tr, excerpt
        self._secrets = Secrets(keys.row_key, Origins(manifest.origins), Digest())
        self._kind = PackageKind(manifest.kind)
        self._today = dt.datetime.fromisoformat(manifest.made_at).date()
        self._more: dict[str, dict[str, dict[str, object]]] = {}
        self._titles = {str(d.get("title")): name for name, d in manifest.sheets.items()}
        self._hidden = 0
        self.damaged: list[Refusal] = []

    def read_more(self, raw: RawSheet | None) -> None:
        """Take what travels in the hidden sheet; what was damaged is refused."""
        for number, (text, sealed) in enumerate(_long_texts(raw)):
            digest = seal(self._secrets.key, (MORE_SHEET, text))
            if seal_text(digest) != sealed:
                self.damaged.append(Refusal(f"{MORE_SHEET}!C{number + 1}", "row_damaged"))
                continue
            entry = json.loads(text)
            self._count(digest)
            records = self._more.setdefault(str(entry["kind"]), {})
            records.setdefault(str(entry["id"]), {}).update(entry)

    def read_matches(self, sheet: RawSheet | None) -> dict[str, tuple[str, ...]]:
        """Return the match hashes of people; what looks different is none."""
        told: dict[str, tuple[str, ...]] = {}
        for row in sheet.rows if sheet else ():
            padded: list[Cell] = [*row, None, None]
            person, text = padded[:2]
            if isinstance(person, str) and isinstance(text, str) and all(map(is_match_hash, text.split(" "))):
                told[sys.intern(person)] = tuple(text.split(" "))
                self._count(seal(self._secrets.key, (MATCH_SHEET, person, text)))
        return told

    def _count(self, digest: bytes) -> None:
        self._secrets.digest.add(digest)
        self._hidden += 1

    def read(self, raw: RawSheet) -> SheetIn | None:
        """Return the rows of a sheet that carries records, None for another sheet."""
        key_row = key_row_of(raw.rows, ID_KEY, TOKEN_KEY) or 0
        columns = list(raw.rows[key_row]) if raw.rows else []
        name = self._kind_of(raw, columns)
        layout = self._layout(name) if name else None
        if layout is None:
            return None
        sheet = SheetIn(layout, raw.name, self._manifest.projection, more=self._more.get(name, {}))
        sheet.excerpt = self._excerpt
        if lacks(layout, columns):
            unread_sheet(layout, raw, sheet)
        else:
            where = [columns.index(c.key) if c.key in columns else None for c in layout.columns]
            sheet.absent = where.count(None)
            place = Place(key_row, columns.index(ID_KEY), columns.index(TOKEN_KEY), where)
            RowReader(self._secrets, sheet, raw, place, self._today).read_all()
        if name in KIND:
            set_newer_apart(sheet)
        sheet.missing = 0 if self._excerpt else max(0, self._expected(name) - len(sheet.ids) - sheet.unread)
        return sheet

    def hidden_only(self, read: Iterable[str]) -> list[SheetIn]:
        """Return the records of kinds without a sheet of their own."""
        without = [name for name in self._more if name not in set(read)]
        layouts = [(name, layout) for name in without if (layout := self._layout(name)) is not None]
        return [SheetIn(x, x.title, self._manifest.projection, more=self._more[name]) for name, x in layouts]

    def tokens(self, found: Sequence[SheetIn]) -> Tokens:
        """Compare the digest of the machine cells that were read with the signed one."""
        counts = {sheet.layout.kind.name: len(sheet.ids) for sheet in found}
        if self._hidden != self._manifest.hidden or any(
            counts.get(name, 0) != self._expected(name) for name in self._manifest.sheets
        ):
            return Tokens.PART
        return Tokens.WHOLE if self._secrets.digest.text == self._manifest.digest else Tokens.MIXED

    @property
    def with_rows(self) -> set[str]:
        """Return the kinds of record that the manifest counts rows of."""
        return {name for name in self._manifest.sheets if self._expected(name)}

    def _expected(self, name: str) -> int:
        rows = self._manifest.sheets[name].get("rows") if name in self._manifest.sheets else 0
        return rows if isinstance(rows, int) else 0

    def _kind_of(self, raw: RawSheet, columns: list[Cell]) -> str:
        if raw.name in self._titles:
            return self._titles[raw.name]
        sets = {name: {c["key"] for c in columns_of(d)} for name, d in self._manifest.sheets.items()}
        return next((n for n, keys in sets.items() if keys and keys <= set(map(str, columns))), "")

    def _layout(self, name: str) -> Layout | None:
        described = self._manifest.sheets.get(name)
        if name in KIND:
            own = layout_of(KIND[name], self._kind, self._tr)
            return described_layout(own, described) if own and described and columns_of(described) else own
        if described is None or not columns_of(described):
            return None
        title = str(described.get("title", name))
        kind = Kind(name, Declared, title, natural_key_of(described))
        return described_layout(Layout(kind, title, ()), described)
