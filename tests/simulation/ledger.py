# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people really did, noted beside the program: who typed what, who replaced what."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from ensure_desk.domain.canonical import canonical_value
from ensure_desk.domain.fields import IDENTIFYING
from ensure_desk.domain.kinds import KIND, KINDS, Kind
from ensure_desk.domain.registers import EMPTY, Register, State
from ensure_desk.storage.writer import Writer
from tests.simulation.desks import Fact, States, swapped

ABOVE = frozenset(f.key for k in KINDS for f in k.fields if f.type in IDENTIFYING)
"""The fields that say below which records a record hangs."""


def text_of(value: Any) -> str:
    """Return a value in one form, to compare."""
    return "yes" if value is True else canonical_value(value)


@dataclass
class Ledger:
    """The truth to hold the program against; written by watching saves, never by asking the merge."""

    typed: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    replaced: set[tuple[str, str]] = field(default_factory=set)
    forgotten: list[str] = field(default_factory=list)
    fresh: list[Fact] = field(default_factory=list)
    above: dict[str, set[str]] = field(default_factory=dict)
    something_was_taken_back: bool = False
    writes: int = 0

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Note every save while it happens: its writes, and the writes that its author saw and replaced."""
        save, look, store = Writer._save, Writer._state, Writer.store_state
        seen: list[State] = [{}]

        def saved(writer: Writer, *args: Any, **named: Any) -> bool:
            done = save(writer, *args, **named)
            self.writes += done
            return done

        def looked(writer: Writer, kind: Kind, record_id: str) -> State:
            state = look(writer, kind, record_id)
            seen[0] = dict(state)
            return state

        def stored(writer: Writer, kind: Kind, record_id: str, state: State, **named: Any) -> None:
            store(writer, kind, record_id, state, **named)
            for key, register in state.items():
                before = seen[0].get(key, EMPTY)
                if register != before:
                    self._note((kind.name, record_id, key), before, register)

        with ExitStack() as stack:
            for name, watch in (("_save", saved), ("_state", looked), ("store_state", stored)):
                stack.enter_context(swapped(Writer, name, watch))
            yield

    def _note(self, where: tuple[str, str, str], before: Register, after: Register) -> None:
        key = where[2]
        if self.something_was_taken_back is False and not before.gone | before.live.keys() <= after.gone:
            self.forgotten.append(f"a save of {where[0]}.{key} forgot what was replaced before")
        for write in after.live.keys() - before.live.keys():
            text = text_of(after.live[write].value)
            self.type(key, write, text)
            self.fresh.append(Fact(*where, write, text))
            if key in ABOVE:
                self.above.setdefault(where[1], set()).update(text.split())
        self.replaced |= {(key, w) for w in before.live}

    def note_change(self, before: States, after: States) -> list[Fact]:
        """Note what a desk wrote by itself, values that stood there before; return the facts."""
        facts = []
        for (kind, record_id), state in after.items():
            for key, register in state.items():
                was = before.get((kind, record_id), {}).get(key, EMPTY)
                for write in register.live.keys() - was.live.keys() - was.gone:
                    text = text_of(register.live[write].value)
                    self.type(key, write, text)
                    facts.append(Fact(kind, record_id, key, write, text))
                    self.replaced |= {(key, w) for w in was.live}
        return facts

    def type(self, key: str, write: str, text: str) -> None:
        """Note that somebody typed a value."""
        self.typed.setdefault((key, write), set()).add(text)

    def hand_edit(self, key: str, write: str, value: Any, seen: frozenset[str]) -> None:
        """Note a cell that somebody changed in a workbook."""
        self.type(key, write, text_of(value))
        self.replaced |= {(key, w) for w in seen}

    def lost(self, facts: Iterable[Fact], states: States) -> list[str]:
        """Return the facts that are nowhere: not live, not replaced by one who saw them."""
        missing = []
        for fact in facts:
            kind, record_id, key, write, text = fact
            register = states.get((kind, record_id), {}).get(key, EMPTY)
            if write in register.live:
                if text_of(register.live[write].value) != text:
                    missing.append(f"{kind}.{key} {write}: another value than was written")
            elif write not in register.gone:
                missing.append(f"{kind}.{key} {write}: gone without a trace")
            elif (key, write) not in self.replaced:
                missing.append(f"{kind}.{key} {write}: replaced by nobody who saw it")
        return sorted(missing)

    def invented(self, states: States) -> list[str]:
        """Return the stored values that nobody typed; links and derived values follow from others."""
        found = []
        for (kind, _), state in states.items():
            spec = KIND[kind].field
            for key, register in state.items():
                meta = spec[key].meta if key in spec else None
                if meta is not None and (meta.parent or meta.derived_from):
                    continue
                for write, held in register.live.items():
                    if text_of(held.value) not in self.typed.get((key, write), ()):
                        found.append(f"{kind}.{key} {write}: nobody typed {held.value!r}")
        return sorted(found)

    def unknown_writes(self, states: States) -> list[str]:
        """Return what registers hold that is no write of anybody: they may grow by real writes only."""
        real = {write for _, write in self.typed}
        return sorted(
            f"{kind}.{key} holds {write}, which nobody wrote"
            for (kind, _), state in states.items()
            for key, register in state.items()
            for write in (*register.live, *register.gone)
            if write not in real
        )
