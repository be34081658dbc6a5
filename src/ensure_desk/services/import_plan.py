# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reading packages would do: compared with the vault and with each other, nothing changed yet.

The comparison is by sheet: one question for the tokens that are here, then a dictionary look-up per row. Only rows that
really differ are taken apart.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ensure_desk.domain.canonical import canonical_value
from ensure_desk.domain.derived import DERIVED
from ensure_desk.domain.ids import hand_edit_id
from ensure_desk.domain.registers import (
    DELETED,
    EMPTY,
    Alternatives,
    Register,
    RegisterValue,
    State,
    Write,
    decode,
    encode,
    flatten,
    is_deleted,
    merge_register,
    merge_state,
)
from ensure_desk.domain.suppression import Change, changes_between
from ensure_desk.exchange.manifest import Manifest
from ensure_desk.exchange.read import HandEdit, PackageIn, SheetIn
from ensure_desk.storage import carry
from ensure_desk.storage.reader import Reader

EVERYTHING = "*"
"""A record that was written here: complete for every kind of package."""

DIFFERENCES_KEPT = 2_000
"""How many differences are worked out for the screen; all are counted."""


class Version(NamedTuple):
    """A record's registers, and the kinds of package of which it holds all that such a package would carry."""

    state: State
    complete: frozenset[str]


class Arriving(NamedTuple):
    """A record in a package: what the program wrote in its row, and what people wrote over it."""

    row: Version
    edits: State


class Merged(NamedTuple):
    """A record after merging; `before` is None for one that is not here."""

    before: State | None
    after: State
    complete: frozenset[str]


@dataclass(frozen=True)
class Difference:
    """A field that differs: what was, is here, and comes."""

    kind: str
    record_id: str
    field: str
    was: RegisterValue
    ours: RegisterValue
    theirs: RegisterValue
    conflict: bool
    address: str = ""


@dataclass
class Counts:
    """What a sheet brings, in records."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    conflicting: int = 0
    refused: int = 0
    waiting: int = 0
    missing: int = 0
    erased: int = 0

    def add(self, other: "Counts") -> None:
        """Add the counts of another sheet."""
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


class Trace(NamedTuple):
    """What a sheet does to a record: the token of one that it makes, or what it changes in which register."""

    sheet: SheetIn
    record_id: str
    created: str | None
    changes: dict[str, Change]


@dataclass
class KindPlan:
    """What will be done to one kind of record; `new` tells by id in which sheet the row stands.

    `slow_new` are the new records of the sheet at hand that were merged register by register.
    """

    new: dict[str, SheetIn] = field(default_factory=dict)
    merged: dict[str, Merged] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    traces: list[Trace] = field(default_factory=list)
    slow_new: list[State] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to do."""
        return not (self.new or self.merged or self.known)

    @property
    def sheets(self) -> list[SheetIn]:
        """Return the sheets with new records."""
        return list({id(sheet): sheet for sheet in self.new.values()}.values())

    def places_in(self, sheet: SheetIn) -> list[int]:
        """Return where the new records of a sheet stand in it."""
        return [n for n, record_id in enumerate(sheet.ids) if self.new.get(record_id) is sheet]


@dataclass
class Comparison:
    """Compares packages, one after the other, with the vault and with what the earlier ones bring."""

    reader: Reader
    coordinator: bool
    kinds: dict[str, KindPlan] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    _places: dict[int, dict[str, int]] = field(default_factory=dict)
    _late: list[tuple[Counts, str, list[str]]] = field(default_factory=list)

    def add(self, package: PackageIn) -> dict[str, Counts]:
        """Compare all sheets of a package; return what each brings."""
        return {sheet.title: self._sheet(package.manifest, sheet) for sheet in package.sheets}

    def _sheet(self, manifest: Manifest, sheet: SheetIn) -> Counts:
        kind = sheet.layout.kind
        plan = self.kinds.setdefault(kind.name, KindPlan())
        counts = Counts(refused=sheet.refused, missing=sheet.missing, erased=sheet.erased)
        if not sheet.ids and not sheet.more:
            return counts
        tag = manifest.projection
        here = carry.tokens_of(self.reader, kind.name, sheet.ids)
        slow = self._quick(sheet, plan, (here, tag), counts)
        slow_ids = {sheet.ids[i] for i in slow}
        states = carry.states_of(self.reader, kind.name, [i for i in slow_ids if i in here])
        for index in slow:
            record_id = sheet.ids[index]
            held = _version(states.get(record_id), here.get(record_id))
            self._merge(sheet, plan, (record_id, held, self._incoming(manifest, sheet, index)), counts)
        self._hidden(sheet, plan, counts)
        self._note_waiting(sheet, plan, counts)
        return counts

    def _quick(
        self, sheet: SheetIn, plan: KindPlan, local: tuple[Mapping[str, tuple[str, str]], str], counts: Counts
    ) -> list[int]:
        """Sort out the rows that a look at the token settles; return the others."""
        here, tag = local
        slow, more, edits, new = [], sheet.more, sheet.edits, plan.new
        derived = not self.coordinator and any(c.key in DERIVED for c in sheet.layout.columns)
        for index, (record_id, token) in enumerate(zip(sheet.ids, sheet.tokens, strict=True)):
            held = here.get(record_id)
            odd = index in edits or record_id in more or record_id in plan.merged
            if held is None and not (odd or derived) and record_id not in new:
                new[record_id] = sheet
                counts.new += 1
            elif not odd and held is not None and held[0] == token and _covers(held[1], tag):
                counts.unchanged += 1
            else:
                slow.append(index)
        return slow

    def _incoming(self, manifest: Manifest, sheet: SheetIn, index: int) -> Arriving:
        edits = sheet.edits.get(index, [])
        state = self._own(row_state(sheet, index, {e.column for e in edits}))
        written: State = {}
        for edit in edits:
            if edit.counts:
                _apply_edit(manifest, sheet, (written, index), edit)
        more = sheet.more.get(sheet.ids[index], {})
        complete = frozenset[str]() if edits else _complete_in(more, sheet.tag)
        return Arriving(Version(state, complete), written)

    def _own(self, state: State) -> State:
        """Return the state without what is derived for the coordinator, on every other desk."""
        return state if self.coordinator else {k: r for k, r in state.items() if k not in DERIVED}

    def _merge(
        self, sheet: SheetIn, plan: KindPlan, record: tuple[str, Version | None, Arriving], counts: Counts
    ) -> None:
        record_id, held, arriving = record
        pending, first = plan.merged.get(record_id), plan.new.pop(record_id, None)
        version = Version(pending.after, pending.complete) if pending else held
        if first is not None:
            version = Version(row_state(first, self._place(first, record_id), set()), frozenset({first.tag}))
        base, incoming = version.state if version else None, merge_state(arriving.row.state, arriving.edits)
        after, complete = _merged(version, arriving)
        if base is not None and after == _nonempty(base):
            counts.unchanged += 1
            if first is not None:
                plan.new[record_id] = first
            elif pending:
                plan.merged[record_id] = pending._replace(complete=complete)
            elif version and complete != version.complete:
                plan.known[record_id] = known_text(complete)
            return
        had = base or {}
        conflicts = [k for k, r in after.items() if r.in_conflict and not had.get(k, EMPTY).in_conflict]
        if base is None:
            counts.new += not is_deleted(after)
            plan.slow_new += [] if is_deleted(after) else [after]
        elif conflicts:
            counts.conflicting += 1
        else:
            counts.changed += 1
        plan.merged[record_id] = Merged(held.state if held else None, after, complete)
        plan.traces += _traces(sheet, record_id, (first, base), (incoming, after))
        self._note_differences((sheet.layout.kind.name, record_id), had, incoming, after)

    def _place(self, sheet: SheetIn, record_id: str) -> int:
        """Return where a record stands in a sheet that was compared before."""
        if id(sheet) not in self._places:
            self._places[id(sheet)] = {i: place for place, i in enumerate(sheet.ids)}
        return self._places[id(sheet)][record_id]

    def _note_differences(self, where: tuple[str, str], base: State, incoming: State, after: State) -> None:
        for key, register in after.items():
            ours = base.get(key, EMPTY)
            if len(self.differences) >= DIFFERENCES_KEPT:
                return
            if not base or (register.value == ours.value and not register.in_conflict):
                continue
            theirs, kept = incoming.get(key, EMPTY), register.in_conflict
            told = Difference(*where, key, ours.value, ours.value, theirs.value, kept)
            self.differences.append(told)

    def _hidden(self, sheet: SheetIn, plan: KindPlan, counts: Counts) -> None:
        """Merge the records that travel in the hidden sheet only: deleted ones."""
        rows = {i: m for i, m in sheet.more.items() if isinstance(m.get("flat"), dict)}
        states = carry.states_of(self.reader, sheet.layout.kind.name, rows)
        here = carry.tokens_of(self.reader, sheet.layout.kind.name, rows)
        for record_id, entry in rows.items():
            held = _version(states.get(record_id), here.get(record_id))
            row = Version(self._own(_hidden_state(entry)), _complete_in(entry, sheet.tag))
            self._merge(sheet, plan, (record_id, held, Arriving(row, {})), counts)

    def _note_waiting(self, sheet: SheetIn, plan: KindPlan, counts: Counts) -> None:
        """Note the parents of the new records of this sheet that are neither here nor coming so far."""
        slow, plan.slow_new = plan.slow_new, []
        link = sheet.layout.kind.parent
        if link is None:
            return
        place = next(n for n, c in enumerate(sheet.layout.columns) if c.key == link.key)
        parents = [str(sheet.values[row][place]) for row in plan.places_in(sheet)]
        parents += [str(state.get(link.key, EMPTY).value) for state in slow]
        kind, unknown = link.meta.parent, self._not_coming(link.meta.parent, parents)
        here = carry.tokens_of(self.reader, kind, set(unknown))
        self._late.append((counts, kind, [p for p in unknown if p not in here]))

    def settle(self) -> None:
        """Count the new records whose parent no later package brought either."""
        for counts, kind, parents in self._late:
            counts.waiting = len(self._not_coming(kind, parents))

    def _not_coming(self, kind: str, parents: Iterable[str]) -> list[str]:
        coming = self.kinds.get(kind, KindPlan())
        return [p for p in parents if p not in coming.new and p not in coming.merged]


def _traces(
    sheet: SheetIn, record_id: str, here: tuple[SheetIn | None, State | None], coming: tuple[State, State]
) -> list[Trace]:
    """Return what is kept to take a package back: what it did to the record, and who brought the record before."""
    (first, base), (incoming, after) = here, coming
    if base is None:
        return [Trace(sheet, record_id, encode(after), {})]
    made = [Trace(first, record_id, encode(base), {})] if first else []
    return [*made, Trace(sheet, record_id, None, changes_between(base, incoming, after))]


def _covers(known: str, tag: str) -> bool:
    return known == EVERYTHING or tag in known.split()


def known_text(complete: frozenset[str]) -> str:
    """Return the names of the kinds of package as stored."""
    return EVERYTHING if EVERYTHING in complete else " ".join(sorted(complete))


def _version(state: State | None, held: tuple[str, str] | None) -> Version | None:
    return Version(state, frozenset(held[1].split())) if state is not None and held else None


def _complete_in(more: Mapping[str, object], tag: str) -> frozenset[str]:
    """Return what a row is complete for: its kind of package, or less where its sender said so."""
    known = more.get("known")
    return frozenset({tag}) if known is None else frozenset(str(known).split())


def _merged(held: Version | None, arriving: Arriving) -> tuple[State, frozenset[str]]:
    """Return the merged registers and what they are complete for. Writes of hand edits are whole by themselves.

    A token names write ids; it only tells that nothing is new where all fields of those writes were seen.
    """
    row = arriving.row
    if held is None:
        return merge_state(row.state, arriving.edits), row.complete
    after = merge_state(held.state, row.state)
    brings, had = after != _nonempty(held.state), after == _nonempty(row.state)
    if not brings:
        complete = held.complete | row.complete if had else held.complete
    elif had or EVERYTHING in held.complete:
        complete = row.complete
    else:
        complete = held.complete & row.complete
    return merge_state(after, arriving.edits), complete


def _nonempty(state: State) -> State:
    return {k: r for k, r in state.items() if r.live or r.gone}


def row_state(sheet: SheetIn, index: int, without: set[int]) -> State:
    """Return the registers a row carries; the columns in `without` are unknown and left out."""
    kind, record_id = sheet.layout.kind, sheet.ids[index]
    values = {c.key: v for c, v in zip(sheet.layout.columns, sheet.values[index], strict=True)}
    unknown = {sheet.layout.columns[i].key for i in without}
    more = sheet.more.get(record_id, {})
    others, newer = more.get("others"), more.get("extra")
    alternatives: Alternatives = others if isinstance(others, dict) else {}
    flat = flatten(values, kind.multi) | (newer if isinstance(newer, dict) else {})
    state = decode(sheet.tokens[index], flat, alternatives)
    if "flat" in more:  # the hidden sheet tells what the delete saw; a row alone says it was taken back
        state.pop(DELETED, None)
    return {k: r for k, r in state.items() if k.partition("/")[0] not in unknown}


def _hidden_state(entry: Mapping[str, object]) -> State:
    flat, others = entry["flat"], entry.get("others")
    known: Alternatives = others if isinstance(others, dict) else {}
    return decode(str(entry["token"]), flat if isinstance(flat, dict) else {}, known)


def manifest_millis(manifest: Manifest) -> int:
    """Return when a package was made, in milliseconds."""
    return int(dt.datetime.fromisoformat(manifest.made_at).timestamp() * 1000)


def _apply_edit(manifest: Manifest, sheet: SheetIn, target: tuple[State, int], edit: HandEdit) -> None:
    """Add the writes of a hand edit: they replace the write that the cell showed, and nothing else."""
    state, index = target
    record_id, key = sheet.ids[index], sheet.layout.columns[edit.column].key
    record_id = sheet.named.get(record_id, record_id)
    stamp = manifest_millis(manifest) + 1
    for name, value in _edit_values(sheet, edit, key).items():
        shown = _shown_in_token(sheet.tokens[index], name)
        write_id = hand_edit_id(manifest.package_id, record_id, name, canonical_value(value))
        write = Register({write_id: Write(value, stamp, manifest.package_id)}, shown)
        state[name] = merge_register(state.get(name, EMPTY), write)


def _shown_in_token(token: str, key: str) -> frozenset[str]:
    """Return the write that a cell showed: in the group that names the key, else in the group of all others."""
    groups = [part.split("|") for part in token.split(";") if part]
    named = next((g for g in groups if key in g[2].split(",")), None)
    star = next((g for g in groups if g[2] == "*"), None)
    group = named or star
    if group is None:
        return frozenset()
    writes = [tuple(w.split(".")) for w in group[0].split(",") if w]
    best = max(writes, key=lambda w: (int(w[1], 16), w[0]), default=None)
    return frozenset({best[0]}) if best else frozenset()


def _edit_values(sheet: SheetIn, edit: HandEdit, key: str) -> dict[str, RegisterValue]:
    spec = sheet.layout.columns[edit.column].spec
    if key not in sheet.layout.kind.multi:
        return {key: edit.value}
    chosen = edit.value if isinstance(edit.value, list) else []
    return {f"{key}/{option}": option in chosen for option in spec.meta.choices or {}}
