# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a register shows while imports are taken back, against a reference that knows who saw which write."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ensure_desk.domain.registers import EMPTY, Register, merge_register, write_value
from ensure_desk.domain.suppression import Change, absorbed, change_between, look_at


@dataclass
class World:
    """One field at three desks; the one in the middle takes imports back."""

    dice: Random
    saw: dict[str, frozenset[str]] = field(default_factory=dict)
    away_desks: list[Register] = field(default_factory=lambda: [EMPTY, EMPTY])
    here: Register = EMPTY
    steps: list[Any] = field(default_factory=list)  # [away, change, ids first heard of]
    heard: set[str] = field(default_factory=set)
    valued: set[str] = field(default_factory=set)

    def write(self, register: Register) -> Register:
        write_id = f"w{len(self.saw):03}"
        self.saw[write_id] = frozenset(register.live)
        return write_value(register, write_id, write_id, now_ms=len(self.saw), origin="x")

    def changes(self, away: bool) -> list[Change]:
        return [change for gone, change, _ in self.steps if gone is away]

    def shown(self) -> Register:
        return look_at(self.here, self.changes(True), self.changes(False))

    def write_here(self) -> None:
        seen = self.shown()
        after = self.write(seen)
        if any(gone for gone, *_ in self.steps):
            self.here, change = absorbed(self.here, seen, after)
            self.steps.append([False, change, frozenset(after.live)])
        else:
            self.here = after
        self.heard |= set(after.live)
        self.valued |= set(after.live)

    def bring(self, incoming: Register) -> None:
        after = merge_register(self.here, incoming)
        change = change_between(self.here, incoming, after)
        new = (set(incoming.live) | set(incoming.gone)) - self.heard
        self.valued |= {w for w in incoming.live if w in after.live}
        self.heard |= new
        self.here = after
        if not change.is_nothing:
            self.steps.append([False, change, frozenset(new)])

    def turn(self) -> None:
        packages = [s for s in self.steps if s[1].covers is not s[1].ended]  # no saves made here
        if packages:
            step = self.dice.choice(packages)
            step[0] = not step[0]

    def expected(self) -> set[str]:
        """Return the writes that count and that nobody who counts saw, directly or through others."""
        away = {w for gone, _, new in self.steps if gone for w in new}
        counting = self.heard - away
        over = {seen for w in counting for seen in self.closure(w)}
        return {w for w in counting if w in self.valued and w not in over}

    def closure(self, write_id: str) -> set[str]:
        found: set[str] = set()
        todo = set(self.saw[write_id])
        while todo:
            found |= todo
            todo = {w for one in todo for w in self.saw[one]} - found
        return found


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_look_agrees_with_who_saw_what(dice: Random) -> None:
    world = World(dice)
    for _ in range(dice.randint(3, 14)):
        number = dice.randrange(2)
        act = dice.randrange(6)
        if act == 0:
            world.write_here()
        elif act == 1:
            world.away_desks[number] = world.write(world.away_desks[number])
        elif act == 2:
            world.away_desks[number] = merge_register(world.away_desks[number], world.here)
        elif act in (3, 4):
            world.bring(world.away_desks[number])
        else:
            world.turn()
        shown, expected = set(world.shown().live), world.expected()
        assert shown <= expected  # nothing comes back that somebody who counts wrote over
        assert shown or not expected  # and the field never looks empty when something should show
