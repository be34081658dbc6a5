# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One schedule: a few desks, random events, a full exchange at the end, and the invariants of HANDOFF.md 6."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.kinds import KINDS
from tests.simulation import checks
from tests.simulation.carriage import Parcel, deliver, foreign_copy, open_parcel, pack
from tests.simulation.desks import START, SimDesk, make_desk, without_backups
from tests.simulation.ledger import Ledger
from tests.simulation.mangle import disturb, edit_cells, lose
from tests.simulation.people import EXTRA, work

MOST_DESKS = 13
DECADE = 3650


@dataclass
class Figures:
    """What a schedule did, and what it found wrong."""

    seed: int
    desks: int = 0
    steps: int = 0
    writes: int = 0
    packages: int = 0
    read: int = 0
    hand_edits: int = 0
    restores: int = 0
    clones: int = 0
    failures: list[str] = field(default_factory=list)


class Schedule:
    """The region of one schedule while it runs."""

    def __init__(self, seed: int, *, desks: int = 0) -> None:
        self.dice = Random(f"schedule {seed}")  # noqa: S311 - dice of a schedule, no secret
        self.figures = Figures(seed)
        self.ledger = Ledger()
        self.narrow = self.dice.random() < 0.35
        self.sent: list[Parcel] = []
        self.desks: list[SimDesk] = []
        for number in range(desks or self.dice.choice((2, 2, 3, 3, 4, 5, 6, 13))):
            self._open("counsellor" if number < 2 or self.dice.random() < 0.7 else "coordinator")

    def _open(self, role: str) -> SimDesk:
        sim = make_desk(f"{self.figures.seed}-{len(self.desks)}", role)
        self.desks.append(sim)
        self.figures.desks = len(self.desks)
        return sim

    @property
    def offices(self) -> list[SimDesk]:
        return [s for s in self.desks if not s.is_coordinator]

    @property
    def coordinators(self) -> list[SimDesk]:
        return [s for s in self.desks if s.is_coordinator]

    def run(self, steps: int) -> Figures:
        """Do so many random steps, then exchange everything and check."""
        events = [event for event, _ in EVENTS]
        weights = [w * (4 if self.narrow and event in RARE else 1) for event, w in EVENTS]
        with without_backups(), self.ledger.watching():
            for _ in range(steps):
                self.dice.choices(events, weights)[0](self)
                self.figures.steps += 1
            checks.check_all(self)
        self.figures.writes = self.ledger.writes
        return self.figures

    def fail(self, invariant: str, what: str) -> None:
        """Note that something does not hold."""
        self.figures.failures.append(f"{invariant}: {what}")

    def send(self, sim: SimDesk, kind: PackageKind | None = None) -> Parcel:
        """Make a package, and note what leaves with it."""
        chosen = kind or self._kind_for(sim)
        parcel = self.make_package(sim, chosen)
        self.figures.packages += 1
        if chosen is PackageKind.OFFICE:
            carried = {k.name: frozenset(f.key for f in k.carried(chosen)) | {EXTRA} for k in KINDS}
            self.ledger.leaves(sim, carried)
        return parcel

    def make_package(self, sim: SimDesk, kind: PackageKind) -> Parcel:
        """Make a package as cells."""
        return pack(sim, kind)

    def altered(self, parcel: Parcel) -> Parcel:
        """Return a package after somebody saved it again."""
        return parcel

    def _kind_for(self, sim: SimDesk) -> PackageKind:
        if sim.is_coordinator:
            return PackageKind.REGION
        return self.dice.choice((PackageKind.OFFICE, PackageKind.OFFICE, PackageKind.COORDINATOR))

    def may_read(self, sim: SimDesk, parcel: Parcel) -> bool:
        """Say whether this desk gets such packages."""
        return parcel.kind != PackageKind.OFFICE if sim.is_coordinator else True

    def read(self, sim: SimDesk, *parcels: Parcel) -> None:
        """Let a desk read packages."""
        deliver(sim, *parcels)
        self.figures.read += len(parcels)


def someone_works(run: Schedule) -> None:
    sim = run.dice.choice(run.desks)
    for _ in range(run.dice.randint(1, 3)):
        work(run.dice, sim, narrow=run.narrow)


def someone_sends(run: Schedule) -> None:
    run.sent.append(run.send(run.dice.choice(run.desks)))


def someone_reads(run: Schedule) -> None:
    sim = run.dice.choice(run.desks)
    parcels = [p for p in run.sent if run.may_read(sim, p)]
    if not parcels:
        return
    chosen = run.dice.sample(parcels, min(len(parcels), run.dice.randint(1, 3)))
    before = sim.states() if run.dice.random() < 0.2 else None
    run.read(sim, *chosen)
    if before is not None:
        checks.check_growth(run, before, sim.states())


def someone_disturbs(run: Schedule) -> None:
    if run.sent:
        chosen = run.dice.choice(run.sent)
        changed = disturb(run.dice, chosen) if run.dice.random() < 0.5 else lose(run.dice, chosen)
        run.sent.append(run.altered(changed))


def someone_edits_cells(run: Schedule) -> None:
    if run.sent:
        edited = edit_cells(run.dice, run.dice.choice(run.sent), run.ledger, run.dice.randint(1, 3))
        run.figures.hand_edits += len(edited.edits)
        run.sent.append(run.altered(edited))


def a_package_gets_lost(run: Schedule) -> None:
    """A package that nobody will ever read; what it took along is still on its desk, or was restored away."""
    if run.sent and run.dice.random() < 0.5:
        run.dice.shuffle(run.sent)


def someone_keeps_a_copy(run: Schedule) -> None:
    run.dice.choice(run.desks).keep_copy()


def someone_restores(run: Schedule) -> None:
    sim = run.dice.choice(run.desks)
    if sim.older is not None:
        run.figures.restores += 1
        sim.put_back(f"restored{run.figures.restores:08}")


def someone_clones(run: Schedule) -> None:
    if len(run.desks) < MOST_DESKS:
        sim = run.dice.choice(run.desks)
        run.figures.clones += 1
        run.desks.append(sim.clone(f"{run.figures.seed}-{len(run.desks)}"))
        run.figures.desks = len(run.desks)


def a_clock_jumps(run: Schedule) -> None:
    clock = run.dice.choice(run.desks).desk.clock
    days = run.dice.randint(-DECADE, DECADE)
    clock.moment = START + dt.timedelta(days=days)  # type: ignore[attr-defined]  # every clock here can jump


def someone_gets_a_strange_file(run: Schedule) -> None:
    if not run.sent:
        return
    sim, parcel = run.dice.choice(run.desks), foreign_copy(run.dice.choice(run.sent))
    before = sim.hash()
    try:
        open_parcel(sim, parcel)
        run.fail("I16", "a package of another organisation is read")
    except UserError:
        if sim.hash() != before:
            run.fail("I16", "a refusal changed the state")


Event = Callable[[Schedule], None]
EVENTS: tuple[tuple[Event, int], ...] = (
    (someone_works, 50),
    (someone_sends, 12),
    (someone_reads, 16),
    (someone_disturbs, 4),
    (someone_edits_cells, 6),
    (a_package_gets_lost, 1),
    (someone_keeps_a_copy, 3),
    (someone_restores, 2),
    (someone_clones, 1),
    (a_clock_jumps, 4),
    (someone_gets_a_strange_file, 1),
)
RARE: tuple[Event, ...] = (someone_keeps_a_copy, someone_restores, someone_clones)
"""What happens more often where everybody works on the same few fields."""
