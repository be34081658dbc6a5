# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Multi-value registers: the merge model that cannot lose a value.

A register is (live, gone): live maps write id -> Write, gone is the set of replaced write ids. Merging is set
arithmetic, so it is idempotent, commutative and associative by construction. A record's state is its registers by
key; a key is a field, or `field/option` for each option of a multi-choice.

A record's registers are kept beside its typed columns as one compact text, the *token*:
`live|gone|keys;live|gone|keys`, where live is `write.stamp.origin` joined by commas and the keys `*` stand for
every non-empty field that no other group names. A record that was saved once is one group.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ensure_desk.domain.fields import Value

DELETED = "_deleted"
"""The system key of a delete: its value names the write ids that the author of the delete saw."""

RegisterValue = Value | bool


class Write(NamedTuple):
    """One value somebody wrote: `stamp` is a hybrid clock in milliseconds, `origin` names the desk or package."""

    value: RegisterValue
    stamp: int
    origin: str


class Register(NamedTuple):
    """The live writes and the write ids they and their forerunners replaced."""

    live: dict[str, Write]
    gone: frozenset[str]

    @property
    def shown(self) -> str:
        """Return the write id whose value is shown: greatest stamp, then greatest write id."""
        return max(self.live, key=lambda w: (self.live[w].stamp, w))

    @property
    def value(self) -> RegisterValue:
        """Return the shown value."""
        return self.live[self.shown].value if self.live else None

    @property
    def in_conflict(self) -> bool:
        """Say whether two different values are live."""
        first = self.value
        return any(w.value != first for w in self.live.values())


State = dict[str, Register]
Alternatives = dict[str, dict[str, RegisterValue]]
"""Key -> write id -> value, for live writes whose value is not the shown one."""

EMPTY = Register({}, frozenset())


def merge_register(a: Register, b: Register) -> Register:
    """Return the union of what both know: D = D1 + D2, S = (S1 + S2) - D."""
    if a == b:
        return a
    gone = a.gone | b.gone
    live = {w: v for part in (a.live, b.live) for w, v in part.items() if w not in gone}
    return Register(live, gone)


def merge_state(a: State, b: State) -> State:
    """Merge two states of one record key by key."""
    return {key: merge_register(a.get(key, EMPTY), b.get(key, EMPTY)) for key in {**a, **b}}


def write_value(
    register: Register, write_id: str, value: RegisterValue, *, now_ms: int, origin: str
) -> Register:
    """Return the register after a person who saw it wrote `value`; the stamp is later than any seen here."""
    latest = max((w.stamp for w in register.live.values()), default=-1)
    write = Write(value, max(now_ms, latest + 1), origin)
    return Register({write_id: write}, register.gone | frozenset(register.live))


def flatten(values: Mapping[str, Value], multi: frozenset[str]) -> dict[str, RegisterValue]:
    """Return the non-empty values by key; each chosen option of a multi-choice is its own key."""
    flat: dict[str, RegisterValue] = {}
    for key, value in values.items():
        if key in multi:
            options = value if isinstance(value, list) else ()
            flat.update({f"{key}/{option}": True for option in options})
        elif value is not None:
            flat[key] = value
    return flat


def shown_values(state: State, multi: frozenset[str]) -> dict[str, Value]:
    """Return the shown value of every key, options gathered into sorted lists again."""
    values: dict[str, Value] = {}
    chosen: dict[str, list[str]] = {key: [] for key in multi}
    for key, register in state.items():
        field, _, option = key.partition("/")
        value = register.value
        if not option:
            values[key] = value
        elif field not in chosen:
            values[key] = value  # an option of a field that only a newer version knows
        elif value:
            chosen[field].append(option)
    touched = {key.partition("/")[0] for key in state}
    for field in touched & multi:
        values[field] = sorted(chosen[field]) or None
    return values


def alternatives(state: State) -> Alternatives:
    """Return the live values that are not shown, for registers in conflict."""
    found: Alternatives = {}
    for key, register in state.items():
        if len(register.live) > 1:
            shown = register.value
            others = {w: v.value for w, v in register.live.items() if v.value != shown}
            if others:
                found[key] = others
    return found


def first_token(write_id: str, stamp: int, origin: str) -> str:
    """Return the token of a record that one save made."""
    return f"{write_id}.{stamp:x}.{origin}||*"


def encode(state: State) -> str:
    """Return the token of a state; equal states give equal texts."""
    groups: dict[tuple[str, str], list[str]] = {}
    for key, register in state.items():
        if register.live or register.gone:
            live = ",".join(sorted(f"{w}.{v.stamp:x}.{v.origin}" for w, v in register.live.items()))
            groups.setdefault((live, ",".join(sorted(register.gone))), []).append(key)
    filled = {
        g: [k for k in keys if not (state[k].value is None or state[k].value is False)]
        for g, keys in groups.items()
    }
    star = max(filled, key=lambda g: (len(filled[g]), g), default=None)
    parts = []
    for group, keys in groups.items():
        rest = [k for k in keys if k not in filled[group]] if group == star else keys
        if group == star and filled[group]:
            parts.append(f"{group[0]}|{group[1]}|*")
        if rest:
            parts.append(f"{group[0]}|{group[1]}|{','.join(sorted(rest))}")
    return ";".join(sorted(parts))


def _live(text: str) -> dict[str, tuple[int, str]]:
    writes = {}
    for part in filter(None, text.split(",")):
        write_id, stamp, origin = part.split(".")
        writes[write_id] = (int(stamp, 16), origin)
    return writes


def decode(token: str, flat: Mapping[str, RegisterValue], others: Alternatives | None = None) -> State:
    """Return the state that a token, the shown values (`flatten`) and the alternatives describe.

    Raises ValueError for a text that is no token.
    """
    others = others or {}
    groups = [part.split("|") for part in token.split(";")] if token else []
    named = {key for _, _, keys in groups if keys != "*" for key in keys.split(",")}
    state: State = {}
    for live_text, gone_text, key_text in groups:
        writes, gone = _live(live_text), frozenset(filter(None, gone_text.split(",")))
        keys: Iterable[str] = (k for k in flat if k not in named) if key_text == "*" else key_text.split(",")
        for key in keys:
            shown = flat.get(key, False if "/" in key else None)
            alt = others.get(key, {})
            live = {w: Write(alt.get(w, shown), stamp, origin) for w, (stamp, origin) in writes.items()}
            state[key] = Register(live, gone)
    return state


def write_ids(state: State) -> frozenset[str]:
    """Return all live write ids of a record but those of its delete."""
    return frozenset(w for key, r in state.items() if key != DELETED for w in r.live)


def is_deleted(state: State) -> bool:
    """Say whether a delete stands: every live write of the record was seen by its author."""
    seen = state.get(DELETED, EMPTY).value
    if not isinstance(seen, str):
        return False
    return write_ids(state) <= frozenset(seen.split())
