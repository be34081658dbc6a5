# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a register shows when some imports are taken back on this desk alone.

The register itself only grows and is never touched: undoing is a way of looking at it. Of every import we know what
it brought to a register, what it put out of use and the values that stood there before. A write that was put out of
use comes back into view when only imports that are taken back put it there, and nobody wrote over those since.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ensure_desk.domain.registers import DELETED, EMPTY, Register, State, Write


class Change(NamedTuple):
    """What one import (or one save that was made while something was taken back) did to one register.

    `brought`: write ids that were not known here; `ended`: those it put out of use here; `covers`: all that its sender
    knew as replaced, so that these stay replaced while the import counts; `kept`: the values that were live before.
    """

    brought: frozenset[str]
    ended: frozenset[str]
    covers: frozenset[str]
    kept: dict[str, Write]

    @property
    def is_nothing(self) -> bool:
        """Say whether nothing happened to the register."""
        return not self.brought and not self.ended


def change_between(before: Register, incoming: Register, after: Register) -> Change:
    """Return what the incoming register did to the one that was here."""
    known = before.gone.union(before.live)
    kept = {w: v for w, v in before.live.items() if w not in after.live}
    return Change(frozenset(after.live) - known, after.gone - before.gone, incoming.gone, kept)


def changes_between(before: State, incoming: State, after: State) -> dict[str, Change]:
    """Return what an import did to the registers of a record, by key, without those that stayed as they were."""
    found = {
        key: change_between(before.get(key, EMPTY), incoming.get(key, EMPTY), register)
        for key, register in after.items()
        if register != before.get(key, EMPTY)
    }
    return {key: change for key, change in found.items() if not change.is_nothing}


@dataclass
class _Look:
    """One register seen without the changes that are taken back."""

    info: Register
    away: Sequence[Change]
    counting: Sequence[Change]
    _free: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Return the write ids that are taken back."""
        return frozenset[str]().union(*(c.brought for c in self.away))

    def is_free(self, write_id: str) -> bool:
        """Say whether a write that was put out of use is in use when the changes do not count."""
        if write_id not in self._free:
            self._free[write_id] = False
            self._free[write_id] = self._freed(write_id)
        return self._free[write_id]

    def _freed(self, write_id: str) -> bool:
        if write_id not in self.info.gone:
            return write_id in self.info.live
        if any(write_id in c.covers or write_id in c.ended for c in self.counting):
            return False
        causes = [c for c in self.away if write_id in c.ended]
        return bool(causes) and all(self.is_free(w) for c in causes for w in c.brought)

    def register(self) -> Register:
        """Return what is shown: live writes that count, and those that come back."""
        live = {w: v for w, v in self.info.live.items() if w not in self.hidden}
        for change in (*self.away, *self.counting):
            back = {w: v for w, v in change.kept.items() if w not in self.hidden and self.is_free(w)}
            live.update(back)
        return Register(live, self.info.gone - frozenset(live))


def look_at(info: Register, away: Sequence[Change], counting: Sequence[Change]) -> Register:
    """Return the register as it shows while the changes in `away` are taken back and those in `counting` are not."""
    return _Look(info, away, counting).register() if away else info


def absorbed(info: Register, seen: Register, written: Register) -> tuple[Register, Change]:
    """Return the full register after somebody wrote over what was shown, and that save as a change.

    A save replaces what its author saw. What is taken back was not seen, so it stays beside the new value.
    """
    new = {w: v for w, v in written.live.items() if w not in seen.live}
    replaced = frozenset(seen.live) - frozenset(written.live)
    others = {w: v for w, v in info.live.items() if w not in replaced}
    if len(new) == 1:
        latest = max((v.stamp for v in others.values()), default=-1)
        new = {w: v._replace(stamp=max(v.stamp, latest + 1)) for w, v in new.items()}
    return Register(others | new, info.gone | replaced), Change(frozenset(new), replaced, replaced, {})


class Step(NamedTuple):
    """What one import or save did to a record: `created` names the writes of a record it made, else None."""

    away: bool
    created: frozenset[str] | None
    changes: dict[str, Change]


class Look(NamedTuple):
    """A record as it shows; `gone` when all that anybody said about it is taken back."""

    state: State
    gone: bool


def look_at_record(info: State, steps: Sequence[Step], *, fixed: frozenset[str], needed: bool) -> Look:
    """Return a record as it shows. What names it (`fixed`) never changes, so that is never taken back.

    A record that came with an import stays whole when somebody wrote to it since, or something shown hangs below it
    (`needed`): half a record helps nobody. One that was made anew here meanwhile shows alone.
    """
    bare = _shown(info, steps, fixed)
    made_here = any(s.created is not None and not s.away for s in steps)
    if not came_with_import(steps) or (made_here and says_something(bare, fixed)):
        return Look(bare, gone=False)
    if not says_something(bare, fixed) and not needed:
        return Look(bare, gone=True)
    whole = [s._replace(created=None) if s.away else s for s in steps]
    return Look(_shown(info, whole, fixed), gone=False)


def says_something(state: State, fixed: frozenset[str]) -> bool:
    """Say whether anything stands in a record besides what names it."""
    return any(r.live for key, r in state.items() if key not in fixed and key != DELETED)


def _shown(info: State, steps: Sequence[Step], fixed: frozenset[str]) -> State:
    looks = {
        key: r if key in fixed else look_at(r, _at(key, steps, away=True), _at(key, steps, away=False))
        for key, r in info.items()
    }
    return {key: seen for key, seen in looks.items() if seen.live}


def came_with_import(steps: Iterable[Step]) -> bool:
    """Say whether an import that is taken back made the record."""
    return any(s.away and s.created is not None for s in steps)


def _at(key: str, steps: Iterable[Step], *, away: bool) -> list[Change]:
    """Return what happened to one register; the writes of a save carry the same id in all registers."""
    chosen = [s for s in steps if s.away == away]
    made = [Change(s.created, frozenset(), frozenset(), {}) for s in chosen if s.created]
    return made + [s.changes[key] for s in chosen if key in s.changes]
