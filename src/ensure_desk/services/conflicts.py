# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Twee waarden: who wrote what, when and where, and a choice between them that is an ordinary write."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ensure_desk.domain.changes import Done
from ensure_desk.domain.day_words import date_and_clock
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.kinds import KIND, Kind
from ensure_desk.domain.registers import DELETED, Register, State, Write
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.desk import Desk
from ensure_desk.services.value_words import field_label, record_label, seen_text
from ensure_desk.storage import carry
from ensure_desk.storage import conflicts as stored
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.writer import Writer


class Choice(StrEnum):
    """What to do with two values; `keep` and `delete` are for a record that one deleted and another changed."""

    MINE = "mine"
    THEIRS = "theirs"
    NOTE = "note"
    KEEP = "keep"
    DELETE = "delete"


@dataclass(frozen=True)
class Version:
    """One of the values: by whom, of which office, when, typed or in Excel; `mine` = written on this desk."""

    write_id: str
    text: str
    who: str
    place: str
    when: dt.datetime
    how: str
    mine: bool
    shown: bool


@dataclass(frozen=True)
class Conflict:
    """A field with two values (mine first), or a record that was deleted and changed (`field` is empty)."""

    id: str
    kind: str
    record_id: str
    person_id: str
    label: str
    field: str
    field_label: str
    versions: tuple[Version, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Chosen:
    """What a choice did, enough to take it back; a record that was kept is deleted again by hand."""

    conflict: Conflict
    choice: Choice
    writes: tuple[Write, ...] = ()
    note_id: str = ""

    @property
    def can_be_taken_back(self) -> bool:
        """Say whether `take_back` brings the choice up again."""
        return self.choice is not Choice.KEEP


def count(desk: Desk) -> int:
    """Return how many choices wait; for the rail."""
    with desk.store.read() as reader:
        return stored.count(reader)


def conflicts(desk: Desk, *, person_id: str = "") -> tuple[Conflict, ...]:
    """Return every choice that waits, or those about one person, fields first."""
    with desk.store.read() as reader:
        found = list(_every(desk, reader))
    return tuple(c for c in found if not person_id or c.person_id == person_id)


def _every(desk: Desk, reader: Reader) -> Iterator[Conflict]:
    origins = _Origins(desk, reader)
    for name, ids in stored.in_conflict(reader).items():
        for record_id, state in carry.states_shown(reader, name, ids).items():
            for key, register in sorted(state.items()):
                if register.in_conflict and key != DELETED:
                    yield _conflict(origins, KIND[name], record_id, (key, register))
    for name, ids in stored.deleted_but_edited(reader).items():
        for record_id, state in carry.states_shown(reader, name, ids).items():
            yield _shown_again(origins, KIND[name], record_id, state)


class _Origins:
    """Knows who stands behind the origin of a write: this desk, another desk, or hands in a workbook."""

    def __init__(self, desk: Desk, reader: Reader) -> None:
        self.desk, self.reader = desk, reader
        self._desks: dict[str, tuple[str, str]] = carry.desks(reader)
        self._packages: dict[str, tuple[str, str, int]] = {}

    def version(self, write_id: str, write: Write, text: str, *, shown: bool) -> Version:
        """Return a write in words."""
        desk, tr = self.desk, self.desk.tr
        when = dt.datetime.fromtimestamp(write.stamp / 1000, dt.UTC)
        mine = write.origin == desk.actor.desk_id
        who, place, how = desk.actor.name, desk.municipality, tr(N_("getypt"))
        if not mine and write.origin in self._desks:
            who, place = self._desks[write.origin]
        elif not mine:
            who, place, how = self._by_hand(write.origin)
        return Version(write_id, text, who, place, when, how, mine, shown)

    def _by_hand(self, package: str) -> tuple[str, str, str]:
        tr = self.desk.tr
        if package not in self._packages:
            self._packages |= stored.senders(self.reader, [package])
        if package not in self._packages:
            return tr(N_("onbekend")), "", tr(N_("getypt"))
        sender, place, number = self._packages[package]
        return sender, place, tr(N_("in Excel, overdracht {number}"), number=number)


def _conflict(origins: _Origins, kind: Kind, record_id: str, held: tuple[str, Register]) -> Conflict:
    key, register = held
    desk, tr = origins.desk, origins.desk.tr
    shown = register.shown
    newest = {repr(w.value): i for i, w in sorted(register.live.items(), key=lambda x: (x[1].stamp, x[0]))}
    versions = [
        origins.version(i, w, seen_text(desk, kind.name, key, w.value), shown=w.value == register.live[shown].value)
        for i, w in register.live.items()
        if i in newest.values()
    ]  # fmt: skip
    person = person_of(origins.reader, kind, record_id)
    choices = [Choice.MINE, Choice.THEIRS, *([Choice.NOTE] if person else [])]
    return Conflict(
        f"{kind.name}/{record_id}/{key}", kind.name, record_id, person,
        desk.veiled(record_label(origins.reader, kind.name, record_id)), key, field_label(tr, kind.name, key),
        _mine_first(versions), tuple(choices),
    )  # fmt: skip


def _mine_first(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Put what this desk wrote first; where it wrote none, what it shows."""
    return tuple(sorted(versions, key=lambda v: (not v.mine, not v.shown, v.when, v.write_id)))


def _shown_again(origins: _Origins, kind: Kind, record_id: str, state: State) -> Conflict:
    tr = origins.desk.tr
    delete = state[DELETED]
    seen = set(str(delete.value or "").split())
    unseen = {
        i: (key, w) for key, r in state.items() if key != DELETED for i, w in r.live.items() if i not in seen
    }
    write_id, (_, edit) = max(unseen.items(), key=lambda x: x[1][1].stamp, default=("", ("", None)))
    labels = sorted({field_label(tr, kind.name, key) for key, _ in unseen.values()})
    what = tr(N_("gewijzigd: {fields}"), fields=", ".join(labels)) if labels else tr(N_("nieuw werk eronder"))
    gone = origins.version(delete.shown, delete.live[delete.shown], tr(N_("verwijderd")), shown=False)
    versions = [gone]
    if edit is not None:
        versions.append(origins.version(write_id, edit, what, shown=True))
    return Conflict(
        f"{kind.name}/{record_id}/", kind.name, record_id, person_of(origins.reader, kind, record_id),
        origins.desk.veiled(record_label(origins.reader, kind.name, record_id)), "", tr(kind.sheet),
        tuple(versions), (Choice.KEEP, Choice.DELETE),
    )  # fmt: skip


def person_of(reader: Reader, kind: Kind, record_id: str) -> str:
    """Return the id of the person a record is about, empty for a record about nobody."""
    link, record = kind.parent, reader.get(kind.name, record_id)
    while link is not None and record is not None:
        record_id, kind = record.text(link.key), KIND[link.meta.parent]
        link, record = kind.parent, reader.get(kind.name, record_id)
    return record_id if kind.name == "person" else ""


def choose(desk: Desk, *, conflict_id: str, choice: Choice, write_id: str = "") -> Done[Chosen]:
    """Do what was chosen; `write_id` names the value where there are more than two.

    Raises UserError `conflict_gone` when somebody chose already.
    """
    with desk.store.write(desk.actor) as writer:
        found = _one(desk, writer, conflict_id)
        if choice not in found.choices:
            raise UserError("conflict_gone")
        if choice in (Choice.KEEP, Choice.DELETE):
            work = writer.restore if choice is Choice.KEEP else writer.delete
            work(found.kind, found.record_id)
            return Done(Chosen(found, choice), writer.changes)
        register = carry.states_shown(writer, found.kind, [found.record_id])[found.record_id][found.field]
        version = _wanted(found, choice, write_id)
        writer.choose(found.kind, found.record_id, found.field, register.live[version.write_id].value)
        note = _note(desk, writer, found) if choice is Choice.NOTE else ""
        return Done(Chosen(found, choice, tuple(register.live.values()), note), writer.changes)


def _one(desk: Desk, reader: Reader, conflict_id: str) -> Conflict:
    kind, _, rest = conflict_id.partition("/")
    record_id, _, key = rest.partition("/")
    state: Mapping[str, Register] = (
        carry.states_shown(reader, kind, [record_id]).get(record_id, {}) if kind in KIND else {}
    )
    origins = _Origins(desk, reader)
    if key and key in state and state[key].in_conflict:
        return _conflict(origins, KIND[kind], record_id, (key, state[key]))
    if not key and DELETED in state and record_id in stored.deleted_but_edited(reader).get(kind, ()):
        return _shown_again(origins, KIND[kind], record_id, dict(state))
    raise UserError("conflict_gone")


def _wanted(found: Conflict, choice: Choice, write_id: str) -> Version:
    named = [v for v in found.versions if v.write_id == write_id]
    if write_id and not named:
        raise UserError("conflict_gone")
    return named[0] if named else found.versions[1 if choice is Choice.THEIRS else 0]


def _note(desk: Desk, writer: Writer, found: Conflict) -> str:
    tr = desk.tr
    lines = [tr(N_("Voor {field} stonden er twee waarden:"), field=found.field_label)]
    lines += [f"- {v.text} ({said_by(v, tr)})" for v in found.versions]
    values = {"person_id": found.person_id, "note_date": desk.today(), "note_kind": "andere",
              "author": desk.actor.name, "body": "\n".join(lines)}  # fmt: skip
    return writer.create("note", values)


def said_by(version: Version, tr: Translator) -> str:
    """Return by whom, where, when and how a value was written, in one line."""
    parts = (version.who, version.place, date_and_clock(version.when.astimezone(), tr), version.how)
    return ", ".join(part for part in parts if part)


def take_back(desk: Desk, *, chosen: Chosen) -> Done[None]:
    """Put the values side by side again, or show what was deleted; a note that quoted them goes."""
    found = chosen.conflict
    with desk.store.write(desk.actor) as writer:
        if chosen.choice is Choice.DELETE:
            writer.restore(found.kind, found.record_id)
        if chosen.writes:
            writer.reopen(found.kind, found.record_id, found.field, chosen.writes)
        if chosen.note_id:
            writer.delete("note", chosen.note_id)
        return Done(None, writer.changes)
