# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people really did, noted beside the program: who typed what, who replaced what, what left a desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ensure_desk.domain.canonical import canonical_value
from ensure_desk.domain.kinds import KIND, Kind
from ensure_desk.domain.registers import DELETED, EMPTY
from ensure_desk.storage.writer import Writer
from tests.simulation.desks import SimDesk, States, swapped


def text_of(value: Any) -> str:
    """Return a value in one form, to compare."""
    return "yes" if value is True else canonical_value(value)


@dataclass
class Ledger:
    """The truth to hold the program against; written by watching saves, never by asking the merge."""

    typed: set[tuple[str, str, str]] = field(default_factory=set)
    replaced: set[tuple[str, str]] = field(default_factory=set)
    left: set[tuple[str, str, str, str, str]] = field(default_factory=set)
    forgotten: list[str] = field(default_factory=list)
    writes: int = 0

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Note every save while it happens: its write, and the writes that its author saw and replaced."""
        save, ledger = Writer._save, self

        def noted(writer: Writer, kind: Kind, record_id: str, *args: Any, **named: Any) -> bool:
            before = writer._state(kind, record_id)
            done = save(writer, kind, record_id, *args, **named)
            if done:
                after = writer._state(kind, record_id)
                for key, register in after.items():
                    if register != before.get(key, EMPTY):
                        ledger._note(key, before.get(key, EMPTY), register)
                ledger.writes += 1
            return done

        with swapped(Writer, "_save", noted):
            yield

    def _note(self, key: str, before: Any, after: Any) -> None:
        if not before.gone | before.live.keys() <= after.gone:
            self.forgotten.append(f"a save of {key} forgot what was replaced before")
        new = after.live.keys() - before.live.keys()
        self.typed |= {(key, w, text_of(after.live[w].value)) for w in new}
        self.replaced |= {(key, w) for w in before.live}

    def hand_edit(self, key: str, write_id: str, value: Any, seen: frozenset[str]) -> None:
        """Note a cell that somebody changed in a workbook."""
        self.typed.add((key, write_id, text_of(value)))
        self.replaced |= {(key, w) for w in seen}

    def leaves(self, sim: SimDesk, carried: dict[str, frozenset[str]]) -> None:
        """Note every live write that a package takes along."""
        for (kind, record_id), state in sim.states().items():
            for key, register in state.items():
                if key.partition("/")[0] in carried.get(kind, frozenset()) or key == DELETED:
                    for write, held in register.live.items():
                        self.left.add((kind, record_id, key, write, text_of(held.value)))

    def lost(self, states: States) -> list[str]:
        """Return the writes that left a desk and are nowhere: not live, not replaced by one who saw them."""
        missing = []
        for kind, record_id, key, write, value in self.left:
            register = states.get((kind, record_id), {}).get(key, EMPTY)
            if write in register.live:
                if text_of(register.live[write].value) != value:
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
                    if (key, write, text_of(held.value)) not in self.typed:
                        found.append(f"{kind}.{key} {write}: nobody typed {held.value!r}")
        return sorted(found)
