# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The full exchange at the end of a schedule, and the invariants that must then hold (HANDOFF.md 6)."""

from typing import TYPE_CHECKING

from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.registers import DELETED, EMPTY
from tests.simulation.carriage import Parcel, deliver
from tests.simulation.desks import SimDesk, States, make_desk
from tests.simulation.mangle import disturb

if TYPE_CHECKING:
    from tests.simulation.schedule import Schedule


def check_all(run: "Schedule") -> None:
    """Exchange everything, then check I1-I5, I7, I8, I10, I13 and I14."""
    hub = exchange(run)
    check_equal(run, run.offices, "offices")
    check_equal(run, run.coordinators, "coordinators")
    states = hub.states()
    for line in run.ledger.lost(states)[:5]:
        run.fail("I4", line)
    for line in run.ledger.forgotten[:5]:
        run.fail("I5", line)
    for line in run.ledger.invented(states)[:5]:
        run.fail("I7", line)
    for coordinator in run.coordinators[:1]:
        for line in run.ledger.invented(coordinator.states())[:5]:
            run.fail("I7", f"coordinator {line}")
    check_sight(run, hub, states)
    check_dangling(run, hub, states)
    check_second_reading(run, hub)
    check_order(run)


def exchange(run: "Schedule") -> SimDesk:
    """Let one office read everything that was ever sent and hand it to all; return that office."""
    hub = run.offices[0]
    last = [run.send(sim, _full(sim)) for sim in run.desks]
    everything = [*last, *run.sent]
    run.read(hub, *(p for p in everything if p.kind != PackageKind.COORDINATOR))
    for _ in range(2):
        run.read(hub, *everything)
    whole = run.send(hub, PackageKind.OFFICE)
    for sim in run.offices[1:]:
        run.read(sim, whole)
    if run.coordinators:
        for_coordinators = [p for p in run.sent if p.kind != PackageKind.OFFICE]
        whole = run.send(hub, PackageKind.COORDINATOR)
        for sim in run.coordinators:
            run.read(sim, *for_coordinators, whole)
    run.final = everything  # type: ignore[attr-defined]  # kept for the checks of order and repeats
    return hub


def _full(sim: SimDesk) -> PackageKind:
    return PackageKind.REGION if sim.is_coordinator else PackageKind.OFFICE


def check_equal(run: "Schedule", desks: list[SimDesk], who: str) -> None:
    """I1: the same files read is the same state and the same screen."""
    if len({sim.hash() for sim in desks}) > 1:
        run.fail("I1", f"state hashes of {who} differ")
    elif desks:
        first = desks[0].screen()
        if any(sim.screen() != first for sim in desks[1:]):
            run.fail("I1", f"screens of {who} differ")


def check_growth(run: "Schedule", before: States, after: States) -> None:
    """I5: reading never forgets a write, live or replaced."""
    for where, state in before.items():
        for key, register in state.items():
            now = after.get(where, {}).get(key, EMPTY)
            if not register.gone <= now.gone or not register.live.keys() <= now.live.keys() | now.gone:
                run.fail("I5", f"{where[0]}.{key} forgot a write")
                return


def check_sight(run: "Schedule", sim: SimDesk, states: States) -> None:
    """I4: a record with a write that no delete saw is on screen."""
    shown = sim.screen()
    for where, state in states.items():
        seen = str(state.get(DELETED, EMPTY).value or "").split()
        unseen = {w for key, r in state.items() if key != DELETED for w in r.live} - set(seen)
        if unseen and where not in shown:
            run.fail("I4", f"{where[0]} {where[1]} has writes that no delete saw and is not shown")
            return


def check_dangling(run: "Schedule", sim: SimDesk, states: States) -> None:
    """I10: nothing on screen hangs below something hidden; a parent that never came is waited for."""
    shown = sim.screen()
    for (kind, record_id), (values, _) in shown.items():
        link = KIND[kind].parent
        parent = (link.meta.parent, str(values.get(link.key))) if link else None
        if parent and parent in states and parent not in shown:
            run.fail("I10", f"{kind} {record_id} is shown below a deleted {parent[0]}")
            return


def check_second_reading(run: "Schedule", hub: SimDesk) -> None:
    """I2 and I8: a package that was read, read again as it is or sorted and moved about, changes nothing."""
    before = hub.hash()
    pool: list[Parcel] = run.final  # type: ignore[attr-defined]  # made by the exchange
    for parcel in run.dice.sample(pool, min(3, len(pool))):
        plan = deliver(hub, parcel if run.dice.random() < 0.5 else disturb(run.dice, parcel))
        totals = plan.totals
        if (totals.new, totals.changed, totals.conflicting) != (0, 0, 0):
            run.fail("I2", f"a second reading counts {totals} ({parcel.note} {parcel.kind})")
    if hub.hash() != before:
        run.fail("I2", "a second reading changed the state")


def check_order(run: "Schedule") -> None:
    """I3: two new desks read the same packages, one in one plan and one by one in another order."""
    kinds = {PackageKind.OFFICE.value, PackageKind.REGION.value}
    role = "counsellor"
    if run.coordinators and run.dice.random() < 0.5:
        kinds, role = {PackageKind.COORDINATOR.value, PackageKind.REGION.value}, "coordinator"
    pool: list[Parcel] = run.final  # type: ignore[attr-defined]  # made by the exchange
    parcels = [p for p in pool if p.kind in kinds][:8]
    together, apart = (make_desk(f"{run.figures.seed} {n}", role) for n in ("together", "apart"))
    if parcels:
        deliver(together, *parcels)
    run.dice.shuffle(parcels)
    for parcel in parcels:
        deliver(apart, parcel)
    check_equal(run, [together, apart], "desks that read the same in another order")
