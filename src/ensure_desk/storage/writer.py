# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing: the one path by which anything is stored. Each save of a record is one write id and one audit line."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from ensure_desk.domain.changes import Actor, Changes
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import IDENTIFYING, Value
from ensure_desk.domain.ids import natural_id, new_record_id, new_write_id
from ensure_desk.domain.kinds import BELOW, KIND, Kind
from ensure_desk.domain.ports import Clock, Randomness
from ensure_desk.domain.records import check_values
from ensure_desk.domain.registers import (
    DELETED,
    EMPTY,
    Register,
    RegisterValue,
    State,
    Write,
    first_token,
    flatten,
    write_ids,
    write_value,
)
from ensure_desk.storage import bulk, search, suppress
from ensure_desk.storage.audit import AuditEntry
from ensure_desk.storage.reader import Reader
from ensure_desk.storage.rows import columns_of, conflict_rows, plain_row
from ensure_desk.storage.tables import CONFLICT, LOCAL, RECORDS, SECRET


class Writer(Reader):
    """A transaction that writes; it sees its own writes. Made by `Store.write` only."""

    def __init__(self, connection: sa.Connection, actor: Actor, clock: Clock, random: Randomness) -> None:
        super().__init__(connection)
        self._actor, self._clock, self._random = actor, clock, random
        self._now_ms = int(clock.now().timestamp() * 1000)
        self.entries: list[AuditEntry] = []
        self.changes = Changes()

    def create(self, kind: str, values: Mapping[str, object]) -> str:
        """Store a new record and return its id; a record that its parents name is completed instead.

        Raises UserError `value_not_valid`, or `record_not_found` for an unknown parent.
        """
        spec = KIND[kind]
        plain = {k: v for k, v in check_values(spec, values).items() if v is not None}
        self._check_parent(spec, plain)
        record_id = self._id_for(spec, plain)
        held = self.get(kind, record_id) if spec.natural_key else None
        self._save(spec, record_id, plain, "create", deleted="" if held and held.deleted else None)
        return record_id

    def create_many(self, kind: str, rows: Sequence[Mapping[str, object]]) -> list[str]:
        """Store many new records whose parents are known to exist; for loads of thousands.

        Natural ids must be new as well; raises UserError `value_not_valid`.
        """
        spec, ids, stored = KIND[kind], [], []
        for values in rows:
            plain = {k: v for k, v in check_values(spec, values).items() if v is not None}
            record_id = self._id_for(spec, plain)
            token = first_token(new_write_id(self._random), self._now_ms, self._actor.desk_id)
            ids.append(record_id)
            stored.append({"id": record_id, **plain_row(spec, plain), "token": token})
        bulk.insert_rows(self.connection, kind, stored)
        if kind == "person":
            bulk.index_people(self.connection, ids)
        digest = hashlib.sha256("".join(ids).encode()).hexdigest()
        self.entries.append(AuditEntry("create_many", kind, detail=f"{len(ids)} {digest}"))
        self.touch(frozenset({kind}))
        return ids

    def update(self, kind: str, record_id: str, changes: Mapping[str, object]) -> bool:
        """Write changed fields; say whether anything really changed.

        Raises UserError `record_not_found` or `value_not_valid`, ValueError for a link, which never changes.
        """
        spec = KIND[kind]
        plain = check_values(spec, changes)
        if any(spec.field[key].type in IDENTIFYING for key in plain):
            raise ValueError("a parent link never changes")
        if self.get(kind, record_id) is None:
            raise UserError("record_not_found")
        return self._save(spec, record_id, plain, "update")

    def choose(self, kind: str, record_id: str, key: str, value: RegisterValue) -> bool:
        """Write one register alone, a field or one option of a multi-choice; say whether anything changed."""
        before = self._state(KIND[kind], record_id)
        register = before.get(key, EMPTY)
        if register.value == value and not register.in_conflict:
            return False
        self._write(KIND[kind], record_id, (before, {key: value}), "update")
        return True

    def reopen(self, kind: str, record_id: str, key: str, writes: Iterable[Write]) -> None:
        """Put values side by side again that a choice replaced, as written by whom they were."""
        before = self._state(KIND[kind], record_id)
        register = before.get(key, EMPTY)
        live = {str(new_write_id(self._random)): write for write in writes}
        state = {**before, key: Register(live, register.gone | frozenset(register.live))}
        self._keep(KIND[kind], record_id, (before, state), "update")

    def delete(self, kind: str, record_id: str) -> None:
        """Delete a record and what hangs below it, as seen now; later or unseen edits keep it visible."""
        for child, key in BELOW[kind]:
            for child_id in self._below(child, key, record_id, hidden=0):
                self.delete(child.name, child_id)
        spec = KIND[kind]
        seen = write_ids(self._state(spec, record_id))
        self._save(spec, record_id, {}, "delete", deleted=" ".join(sorted(seen)))

    def restore(self, kind: str, record_id: str) -> None:
        """Take a delete back, with the children that were deleted by it; one deleted before that stays so."""
        since = _deleted_at(self._state(KIND[kind], record_id)) - _TOGETHER_MS
        self._save(KIND[kind], record_id, {}, "restore", deleted="")
        for child, key in BELOW[kind]:
            for child_id in self._below(child, key, record_id, hidden=1):
                if _deleted_at(self._state(child, child_id)) >= since:
                    self.restore(child.name, child_id)

    def _below(self, kind: Kind, link: str, record_id: str, *, hidden: int) -> Sequence[str]:
        rows = RECORDS[kind.name]
        query = sa.select(rows.c.id).where(rows.c[link] == record_id, rows.c.hidden == hidden)
        return self.connection.execute(query.order_by(rows.c.n)).scalars().all()

    def set_local(self, key: str, value: str) -> None:
        """Keep a value that belongs to this desk alone."""
        self.connection.execute(_SET_LOCAL, {"key": key, "value": value})

    def set_secret(self, name: str, value: bytes) -> None:
        """Keep a key in the vault."""
        self.connection.execute(sa.insert(SECRET).prefix_with("OR REPLACE"), {"name": name, "value": value})

    def note(self, action: str, *, kind: str = "", record_id: str = "", detail: str = "") -> None:
        """Add an audit line for something that is no save: a view, an export, a print."""
        self.entries.append(AuditEntry(action, kind, record_id, "", detail))

    def touch(self, kinds: frozenset[str], ids: frozenset[str] = frozenset()) -> None:
        """Say which kinds a bulk action touched."""
        self.changes |= Changes(kinds, ids)

    def _check_parent(self, kind: Kind, values: Mapping[str, Value]) -> None:
        link = kind.parent
        if link is not None:
            parent = values.get(link.key)
            if not isinstance(parent, str) or self.get(link.meta.parent, parent) is None:
                raise UserError("record_not_found")

    def _id_for(self, kind: Kind, values: Mapping[str, Value]) -> str:
        if kind.natural_key:
            return natural_id(kind.name, (str(values.get(k, "")) for k in kind.natural_key))
        return new_record_id(self._clock, self._random)

    def _state(self, kind: Kind, record_id: str) -> State:
        row = self.rows_by_id(kind.name, [record_id]).get(record_id)
        return self.state_in(kind, row) if row else {}

    def _save(
        self,
        kind: Kind,
        record_id: str,
        values: Mapping[str, Value],
        action: str,
        *,
        deleted: str | None = None,
    ) -> bool:
        before = self._state(kind, record_id)
        changed = _changed(kind, before, values)
        if deleted is not None:
            changed[DELETED] = deleted or None
        if not changed:
            return False
        self._write(kind, record_id, (before, changed), action)
        return True

    def _write(
        self, kind: Kind, record_id: str, change: tuple[State, Mapping[str, RegisterValue]], action: str
    ) -> None:
        before, changed = change
        write_id = new_write_id(self._random)
        state = dict(before)
        for key, value in changed.items():
            register = state.get(key, EMPTY)
            state[key] = write_value(
                register, write_id, value, now_ms=self._now_ms, origin=self._actor.desk_id
            )
        self._keep(kind, record_id, (before, state), action)

    def _keep(self, kind: Kind, record_id: str, states: tuple[State, State], action: str) -> None:
        before, state = states
        changed = {k: r.value for k, r in state.items() if r != before.get(k, EMPTY)}
        seen = suppress.absorb(self, kind, record_id, states)
        if seen is None:
            seen = suppress.Seen(state, _hidden_after(state, changed))
        self.store_state(kind, record_id, seen.state, hidden=seen.hidden)
        suppress.settle_above(self, kind, seen.state)
        fields = sorted({key.partition("/")[0] for key in changed})
        self.entries.append(AuditEntry(action, kind.name, record_id, ",".join(fields)))
        self.touch(frozenset({kind.name}), frozenset({record_id}))

    def store_state(self, kind: Kind, record_id: str, state: State, *, hidden: bool) -> None:
        """Put a state in its row, its conflicts in theirs, and the search index in step."""
        row = columns_of(kind, state) | {"hidden": int(hidden), "id": record_id}
        given = {f"{name}_": value for name, value in row.items()}
        if self.connection.execute(bulk.update_of(kind.name, tuple(row)), given).rowcount == 0:
            self.connection.execute(bulk.insert_of(kind.name), row)
        self.connection.execute(_DROP_CONFLICTS, {"id_": record_id, "kind_": kind.name})
        rows = conflict_rows(kind, record_id, state)
        if rows:
            self.connection.execute(sa.insert(CONFLICT), rows)
        if kind.name == "person":
            search.index_person(self.connection, record_id)


_SET_LOCAL = sa.insert(LOCAL).prefix_with("OR REPLACE")
_TOGETHER_MS = 1_000
"""One delete of a record and all below it: so far its stamps may lie apart."""
_DROP_CONFLICTS = sa.delete(CONFLICT).where(
    CONFLICT.c.record_id == sa.bindparam("id_"), CONFLICT.c.kind == sa.bindparam("kind_")
)


def _changed(kind: Kind, state: State, values: Mapping[str, Value]) -> dict[str, RegisterValue]:
    """Return the register keys whose value differs; choosing the shown value of a conflict counts as a change."""
    changed: dict[str, RegisterValue] = {}
    for key, value in values.items():
        if key in kind.multi:
            chosen = flatten({key: value}, kind.multi)
            options = {k: r for k, r in state.items() if k.startswith(f"{key}/")}
            held = {k for k, r in options.items() if r.value}
            doubtful = {k for k, r in options.items() if r.in_conflict}
            changed.update({k: k in chosen for k in (chosen.keys() ^ held) | doubtful})
            continue
        register = state.get(key, EMPTY)
        if register.value != value or register.in_conflict:
            changed[key] = value
    return changed


def _deleted_at(state: State) -> int:
    """Return when a record was deleted last, in ms; 0 for one that nobody deleted."""
    return max((w.stamp for w in state.get(DELETED, EMPTY).live.values() if w.value), default=0)


def _hidden_after(state: State, changed: Mapping[str, RegisterValue]) -> bool:
    """Say whether the record is deleted now: a delete hides it, any later edit shows it again."""
    return bool(changed.get(DELETED)) if DELETED in changed else False
