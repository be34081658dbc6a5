# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ongedaan maken: take a package that was read back on this desk, up to 90 days later, or apply it again.

What is known only grows (packages and state hash stay as they are); what is shown falls back to what was there, and
what somebody wrote since stays. See docs/decisions/0012-undo-is-a-way-of-looking.md.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ensure_desk.domain.changes import Changes, Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.ids import new_write_id
from ensure_desk.domain.kinds import KINDS, Kind
from ensure_desk.domain.registers import DELETED, EMPTY, Register, RegisterValue, State, Write, write_ids
from ensure_desk.gate.collector import collector_paused
from ensure_desk.services.desk import Desk
from ensure_desk.services.progress import QUIET, Progress
from ensure_desk.storage import readings, suppress, trace
from ensure_desk.storage.readings import Reading
from ensure_desk.storage.suppress import Effect, Seen
from ensure_desk.storage.writer import Writer

DAYS = 90
"""How many days after reading a package can be taken back."""


@dataclass(frozen=True)
class Undone:
    """What taking back or applying again did, in records.

    `new`: not shown any more (or shown again); `changed`: other values; `kept`: as they were, because of newer edits.
    """

    package_id: str
    new: int
    changed: int
    kept: int


class _Which(NamedTuple):
    """Which readings to turn: all of a package, or the one at a place in the history; `away` takes back."""

    package_id: str
    n: int
    away: bool

    def means(self, reading: Reading) -> bool:
        return reading.package_n == self.n if self.n else reading.package_id == self.package_id


class _TrialError(Exception):
    """A trial that ends: nothing of it is stored."""


def undo(
    desk: Desk, *, package_id: str = "", n: int = 0, dry_run: bool = False, progress: Progress = QUIET
) -> Done[Undone]:
    """Take a package back on this desk, or only what it brought at one place `n` in the history.

    `dry_run` only tells what would change. Raises UserError `package_not_read`, `undo_done_before`, `undo_nothing` or
    `undo_too_late`.
    """
    return _turn(desk, _Which(package_id, n, away=True), dry_run, progress)


def redo(
    desk: Desk, *, package_id: str = "", n: int = 0, dry_run: bool = False, progress: Progress = QUIET
) -> Done[Undone]:
    """Apply a package again that was taken back, or only what it brought at one place `n` in the history.

    Raises UserError `package_not_read` or `redo_nothing`.
    """
    return _turn(desk, _Which(package_id, n, away=False), dry_run, progress)


def undo_several(desk: Desk, *, numbers: Iterable[int]) -> Done[Undone]:
    """Take packages back that were read together, all or none; those that brought nothing pass."""
    parts, changes = [Undone("", 0, 0, 0)], Changes()
    with collector_paused(), desk.store.write(desk.actor) as writer:
        for n in numbers:
            try:
                done = _turned(desk, writer, _Which("", n, away=True), QUIET)
            except UserError as error:
                if error.code not in ("undo_nothing", "undo_done_before"):
                    raise
                continue
            parts.append(done.value)
            changes |= done.changes
    return Done(_sum("", parts), changes)


def _sum(package_id: str, parts: Iterable[Undone | Effect]) -> Undone:
    all_of = list(parts)
    return Undone(package_id, *(sum(getattr(p, name) for p in all_of) for name in ("new", "changed", "kept")))


def _turn(desk: Desk, which: _Which, dry_run: bool, progress: Progress) -> Done[Undone]:
    done = Done(Undone(which.package_id, 0, 0, 0), Changes())
    try:
        with collector_paused(), desk.store.write(desk.actor) as writer:
            done = _turned(desk, writer, which, progress)
            if dry_run:
                raise _TrialError
    except _TrialError:
        return Done(done.value, Changes())
    return done


def _turned(desk: Desk, writer: Writer, which: _Which, progress: Progress) -> Done[Undone]:
    chosen = _chosen(desk, writer, which)
    effects = [_set_away(desk, writer, r, which.away, progress) for r in chosen]
    found = _sum(chosen[0].package_id, effects)
    return Done(found, _noted(writer, "undo" if which.away else "redo", chosen, found))


def _chosen(desk: Desk, writer: Writer, which: _Which) -> list[Reading]:
    """Return the readings of a package to turn; a package may have been read more than once."""
    found = [r for r in readings.readings(writer).values() if which.means(r)]
    if not found:
        raise UserError("package_not_read")
    turned = [r for r in found if (r.undone_at is None) == which.away]
    if not turned:
        raise UserError("undo_done_before" if which.away else "redo_nothing")
    if not which.away:
        return turned
    possible = [r for r in turned if is_in_time(desk, r) and r.lines]
    if not possible:
        late = not any(is_in_time(desk, r) for r in turned)
        raise UserError("undo_too_late", days=DAYS) if late else UserError("undo_nothing")
    return possible


def is_in_time(desk: Desk, reading: Reading) -> bool:
    """Say whether a package was read so lately that it can be taken back."""
    return desk.clock.now() - reading.at <= dt.timedelta(days=DAYS)


def _set_away(desk: Desk, writer: Writer, reading: Reading, away: bool, progress: Progress) -> Effect:
    moment = desk.clock.now().isoformat() if away else None
    effect = suppress.set_away(
        writer, reading.package_n, moment, lambda done: progress.report(done, reading.lines)
    )
    readings.note_undone(writer.connection, reading.package_n, effect.__dict__ if away else {})
    return effect


def _noted(writer: Writer, action: str, chosen: Iterable[Reading], found: Undone) -> Changes:
    """Leave one line in the audit trail: package, counts and a digest of the record ids."""
    kinds, digest = {"package"}, hashlib.sha256()
    for reading in chosen:
        touched = trace.records_of(writer, reading.package_n)
        for kind in KINDS:
            digest.update("".join(sorted(touched.get(kind.name, ()))).encode())
        kinds |= touched.keys()
    counts = f"new={found.new} changed={found.changed} kept={found.kept}"
    writer.note(action, detail=f"{found.package_id} {counts} {digest.hexdigest()}")
    writer.touch(frozenset(kinds))
    return writer.changes


def check_spread(desk: Desk) -> None:
    """Raise UserError `undo_spread_at_offices` where taking back cannot travel."""
    if desk.is_coordinator:
        raise UserError("undo_spread_at_offices")


def spread(desk: Desk, *, package_id: str) -> Done[int]:
    """Make what is taken back travel: write what shows here as ordinary edits, which other desks get.

    Only at an office: what a coordinator writes about people travels to nobody. Returns how many records were
    written. Raises UserError `undo_spread_at_offices`, `package_not_read` or `redo_nothing`.
    """
    check_spread(desk)
    with desk.store.write(desk.actor) as writer:
        chosen = _chosen(desk, writer, _Which(package_id, 0, away=False))
        written = 0
        for reading in chosen:
            written += _spread_one(desk, writer, reading)
            suppress.set_away(writer, reading.package_n, None)
            readings.note_undone(writer.connection, reading.package_n, {"spread": written})
        changes = _noted(writer, "undo_spread", chosen, Undone(package_id, 0, written, 0))
    return Done(written, changes)


def _spread_one(desk: Desk, writer: Writer, reading: Reading) -> int:
    written: dict[str, dict[str, State]] = {}
    kinds: dict[str, Kind] = {}
    for kind, record_id, full, seen in list(suppress.differing(writer, reading.package_n)):
        after = _as_edits(desk, full, seen)
        if after != full:
            written.setdefault(kind.name, {})[record_id] = after
            kinds[kind.name] = kind
    for name, states in written.items():
        suppress.replace_full(writer, kinds[name], states)
    return sum(map(len, written.values()))


def _as_edits(desk: Desk, full: State, seen: Seen) -> State:
    """Return the full registers after the person wrote down what shows; one write id for the record."""
    write_id = new_write_id(desk.randomness)
    now = int(desk.clock.now().timestamp() * 1000)

    def over(key: str, value: RegisterValue) -> Register:
        register = full.get(key, EMPTY)
        stamp = max([now, *(v.stamp + 1 for v in register.live.values())])
        gone = register.gone.union(register.live)
        return Register({write_id: Write(value, stamp, desk.actor.desk_id)}, gone)

    if seen.hidden and DELETED not in seen.state:
        return {**full, DELETED: over(DELETED, " ".join(sorted(write_ids(full))))}
    after = dict(full)
    for key, register in full.items():
        shown = seen.state.get(key, EMPTY)
        if key != DELETED and (shown.value != register.value or shown.in_conflict != register.in_conflict):
            after[key] = over(key, False if "/" in key and shown.value is None else shown.value)
    return after


def forget_old(desk: Desk) -> int:
    """Let go of the replaced values of packages that were read more than 90 days ago; return how many lines."""
    moment = (desk.clock.now() - dt.timedelta(days=DAYS)).isoformat()
    with desk.store.write(desk.actor) as writer:
        return trace.forget_before(writer.connection, moment)
