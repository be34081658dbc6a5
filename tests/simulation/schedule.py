# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One schedule: a few desks, random events, a full exchange at the end, and what must hold afterwards.

Every step has dice of its own, thrown from the seed and the number of the step, so that a failing schedule still fails
when the steps that have nothing to do with it are left out (`shrink`).
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from random import Random

from ensure_desk.domain.fields import PackageKind
from ensure_desk.exchange import write
from tests.simulation import checks
from tests.simulation.carriage import Parcel, deliver, pack
from tests.simulation.desks import SimDesk, make_desk, swapped, without_backups
from tests.simulation.ledger import Ledger

MOST_DESKS = 13
NARROW = {
    "someone_keeps_a_copy": 3,
    "someone_restores": 3,
    "someone_clones": 3,
    "someone_sends": 2,
    "someone_reads": 2,
}
"""What happens more often where everybody works on the same few fields of the same people."""
SHORT_TOKEN = 90
"""Tokens over this length travel in the hidden sheet, in some schedules; else only at 30,000 characters."""


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
    lost: int = 0
    restores: int = 0
    clones: int = 0
    clock_jumps: int = 0
    erasures: int = 0
    undone: int = 0
    interrupted: int = 0
    refused: int = 0
    resaved: int = 0
    checked: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    story: list[str] = field(default_factory=list)


class Schedule:
    """The region of one schedule while it runs."""

    def __init__(self, seed: int, *, desks: int = 0, telling: bool = False) -> None:
        self.dice = Random(f"schedule {seed}")  # noqa: S311 - dice of a schedule, no secret
        self.figures = Figures(seed)
        self.ledger = Ledger()
        self.telling = telling
        self.narrow = self.dice.random() < 0.35
        self.token_limit = self.dice.choice((write.TOKEN_LIMIT, write.TOKEN_LIMIT, SHORT_TOKEN))
        self.sent: list[Parcel] = []
        self.desks: list[SimDesk] = []
        self._step = 0
        self.erased: set[str] = set()
        self._looked_at: set[int] = set()
        for number in range(
            desks or self.dice.choice((2, 2, 3, 3, 4) if self.narrow else (2, 3, 4, 5, 6, 13))
        ):
            self._open("counsellor" if number < 2 or self.dice.random() < 0.7 else "coordinator")
            self.desks[-1].is_newer = not self.desks[-1].is_coordinator and self.dice.random() < 0.25

    def _open(self, role: str) -> SimDesk:
        sim = make_desk(f"{self.figures.seed}-{len(self.desks)}", role)
        self.desks.append(sim)
        self.figures.desks = len(self.desks)
        return sim

    @property
    def offices(self) -> list[SimDesk]:
        """The desks of counsellors."""
        return [s for s in self.desks if not s.is_coordinator]

    @property
    def coordinators(self) -> list[SimDesk]:
        """The desks that know people by pseudonym only."""
        return [s for s in self.desks if s.is_coordinator]

    def run(self, events: "Events", steps: int, only: Collection[int] = ()) -> Figures:
        """Do the random steps, or only those with these numbers, then exchange everything and check."""
        which = [event for event, _ in events]
        weights = [w * (NARROW.get(event.__name__, 1) if self.narrow else 1) for event, w in events]
        with without_backups(), self.ledger.watching(), swapped(write, "TOKEN_LIMIT", self.token_limit):
            if self.narrow:
                self._share_a_person()
            for number in sorted(only) if only else range(steps):
                self._step = number
                self.dice = Random(f"schedule {self.figures.seed} step {number}")  # noqa: S311
                self.dice.choices(which, weights)[0](self)
                self.figures.steps += 1
            self._step = steps
            self.dice = Random(f"schedule {self.figures.seed} end")  # noqa: S311
            checks.check_all(self)
        self.figures.writes = self.ledger.writes
        return self.figures

    def _share_a_person(self) -> None:
        """Let all offices know one person from the beginning, on whom they will work at the same time."""
        first = self.offices[0]
        with first.desk.store.write(first.desk.actor) as writer:
            writer.create("person", {"last_name": "Aydin", "municipality": "Lier", "gender": "V"})
        first.knows.facts.update(self.ledger.fresh)
        parcel = self.send(first, PackageKind.OFFICE)
        for sim in self.offices[1:]:
            self.read(sim, parcel)

    def check(self, invariant: str, holds: bool, otherwise: str = "") -> None:
        """Count a check of an invariant, and note when it does not hold."""
        self.figures.checked[invariant] += 1
        if not holds:
            self.figures.failures.append(f"{invariant} at step {self._step}: {otherwise}")
            self.tell(f"!! {invariant}: {otherwise}")

    def tell(self, line: str) -> None:
        """Add a line to the story, when somebody wants to hear it."""
        if self.telling:
            self.figures.story.append(f"{self._step:4} {line}")

    def name(self, sim: SimDesk) -> str:
        """Return how a desk is called in the story."""
        what = "coordinator" if sim.is_coordinator else "newer office" if sim.is_newer else "office"
        return f"{what} {sim.name.rpartition('-')[2]}"

    def send(self, sim: SimDesk, kind: PackageKind) -> Parcel:
        """Make a package."""
        self.figures.packages += 1
        parcel = self.make_package(sim, kind)
        self.tell(f"{self.name(sim)} makes a {kind} package: {parcel.manifest.package_id[-12:]}")
        return parcel

    def make_package(self, sim: SimDesk, kind: PackageKind) -> Parcel:
        """Make a package as cells."""
        return pack(sim, kind)

    def altered(self, parcel: Parcel) -> Parcel:
        """Return a package after somebody saved it again."""
        return parcel

    def may_read(self, sim: SimDesk, parcel: Parcel) -> bool:
        """Say whether this desk gets such packages."""
        return parcel.kind != PackageKind.OFFICE if sim.is_coordinator else True

    def read(self, sim: SimDesk, *parcels: Parcel) -> None:
        """Let a desk read packages; whatever is read for the first time has its edits counted."""
        before = sim.states() if self.dice.random() < 0.25 else None
        plan = deliver(sim, *parcels)
        self.figures.read += len(parcels)
        totals = plan.totals
        which = ", ".join(f"{p.name} {p.manifest.package_id[-12:]}" for p in parcels)
        counts = f"new={totals.new} changed={totals.changed} conflicting={totals.conflicting}"
        self.tell(f"{self.name(sim)} reads {which}: {counts} refused={totals.refused}")
        for parcel in parcels:
            parcel.filed |= sim.is_coordinator
            if id(parcel) not in self._looked_at:
                self._looked_at.add(id(parcel))
                checks.i8_edits(self, sim, parcel)
        if before is not None:
            checks.i5_growth(self, before, sim.states())
            checks.i10_waiting(self, before, sim.states(), totals.waiting)


Event = Callable[[Schedule], None]
Events = Sequence[tuple[Event, int]]
