# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens in a schedule: work, packages, and everything that goes wrong with people, disks, clocks and files."""

import datetime as dt

from ensure_desk.domain.erasure import REASONS
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import PackageKind
from ensure_desk.services import erasure, imports, undo
from ensure_desk.storage import carry, readings, suppress
from tests.simulation import checks
from tests.simulation.carriage import deliver, foreign_copy, open_parcel, plan_for
from tests.simulation.desks import START, SimDesk, swapped
from tests.simulation.mangle import disturb, edit_cells, lose, spoil_column
from tests.simulation.people import work
from tests.simulation.schedule import MOST_DESKS, Events, Schedule

DECADE = 3650


class _PowerCut(Exception):  # noqa: N818 - no error of the program
    """The machine stops here."""


def someone_works(run: Schedule) -> None:
    sim = run.dice.choice(run.desks)
    for _ in range(run.dice.randint(1, 3)):
        run.ledger.fresh.clear()
        act = work(run.dice, sim, narrow=run.narrow)
        sim.knows.facts.update(run.ledger.fresh)
        run.tell(
            f"{run.name(sim)}: {act} {', '.join(f'{f.kind}.{f.key}={f.text[:20]}' for f in run.ledger.fresh)}"
        )


def someone_sends(run: Schedule) -> None:
    sim = run.dice.choice(run.desks)
    kinds = (PackageKind.OFFICE, PackageKind.COORDINATOR)
    run.sent.append(run.send(sim, PackageKind.REGION if sim.is_coordinator else run.dice.choice(kinds)))


def someone_reads(run: Schedule) -> None:
    sim = run.dice.choice(run.desks)
    parcels = [p for p in run.sent if run.may_read(sim, p)]
    if parcels:
        chosen = run.dice.sample(parcels, min(len(parcels), run.dice.randint(1, 3)))
        run.read(sim, *chosen)
        known_to_all = sim.is_coordinator or all(p.kind != PackageKind.COORDINATOR for p in chosen)
        if known_to_all and run.dice.random() < 0.15:
            _read_again(run, sim, chosen)


def _read_again(run: Schedule, sim: SimDesk, parcels: list[checks.Parcel]) -> None:
    before = sim.states()
    totals = deliver(sim, *parcels).totals
    same = (totals.new, totals.changed, totals.conflicting) == (0, 0, 0) and sim.states() == before
    run.check("I2", same, f"reading {parcels[0].name} and others again counts {totals}")


def someone_disturbs(run: Schedule) -> None:
    if run.sent:
        chosen = run.dice.choice(run.sent)
        whole = (
            "spoilt" in chosen.note or run.dice.random() < 0.6
        )  # of a spoilt column too little might be left
        changed = disturb(run.dice, chosen) if whole else lose(run.dice, chosen)
        run.sent.append(run.altered(changed))
        run.tell(f"somebody saves {changed.name} {changed.manifest.package_id[-12:]}")


def someone_edits_cells(run: Schedule) -> None:
    filled = [p for p in run.sent if any(len(p.pages[name]) > 1 for name in p.data_pages)]
    if filled:
        chosen = run.dice.choice(filled)
        edited = edit_cells(run.dice, chosen, run.ledger, run.dice.randint(1, 5))
        new = {spot: edit for spot, edit in edited.edits.items() if spot not in chosen.edits}
        run.figures.hand_edits += len(new)
        run.sent.append(run.altered(edited))
        cells = ", ".join(f"{kind}.{key}={edit.value!r}" for (kind, _, key), edit in new.items())
        run.tell(f"somebody types in {edited.name} {edited.manifest.package_id[-12:]}: {cells}")


def a_package_gets_lost(run: Schedule) -> None:
    """A package that nobody will ever read; what it took along is still on its desk, or was restored away.

    What a coordinator read goes nowhere from there, so such a file stays: else coordinators would rightly differ.
    """
    loose = [parcel for parcel in run.sent if not parcel.filed]
    if loose:
        lost = run.dice.choice(loose)
        run.sent = [parcel for parcel in run.sent if parcel is not lost]
        run.figures.lost += 1
        run.tell(f"{lost.name} {lost.manifest.package_id[-12:]} gets lost")


def someone_keeps_a_copy(run: Schedule) -> None:
    sim = run.dice.choice(run.desks)
    sim.keep_copy()
    run.tell(f"{run.name(sim)} makes a backup")


def someone_restores(run: Schedule) -> None:
    olds = [sim for sim in run.desks if sim.older is not None]
    if olds:
        sim = run.dice.choice(olds)
        run.figures.restores += 1
        sim.put_back(f"restored{run.figures.restores:08}")
        run.tell(f"{run.name(sim)} restores its backup")


def someone_clones(run: Schedule) -> None:
    if len(run.desks) < MOST_DESKS:
        sim = run.dice.choice(run.desks)
        run.figures.clones += 1
        run.desks.append(sim.clone(f"{run.figures.seed}-{len(run.desks)}"))
        run.figures.desks = len(run.desks)
        run.tell(f"{run.name(run.desks[-1])} starts on a copy of the disk of {run.name(sim)}")


def a_clock_jumps(run: Schedule) -> None:
    sim = run.dice.choice(run.desks)
    moment = START + dt.timedelta(days=run.dice.randint(-DECADE, DECADE))
    sim.desk.clock.moment = moment  # type: ignore[attr-defined]  # every clock here can jump
    run.figures.clock_jumps += 1
    run.tell(f"the clock of {run.name(sim)} says {moment:%Y-%m-%d}")


def someone_gets_a_strange_file(run: Schedule) -> None:
    """A package of elsewhere, of a newer version, or without its manifest is refused, and nothing changes."""
    if not run.sent:
        return
    sim, parcel = run.dice.choice(run.desks), run.dice.choice(run.sent)
    what = run.dice.choice(("other organisation", "newer version", "no manifest"))
    if what == "no manifest":
        strange = parcel.copy(what)
        strange.pages = {n: p for n, p in parcel.pages.items() if not n.startswith("_")}
    else:
        strange = foreign_copy(parcel, **{"organisation": "elders"} if what[0] == "o" else {"major": 2})
    before = sim.version
    run.figures.refused += 1
    run.tell(f"{run.name(sim)} gets a file: {what}")
    try:
        open_parcel(sim, strange)
    except UserError:
        return checks.i16_refused(run, sim, before, what)
    return run.check("I16", False, f"a package ({what}) is read")


def the_power_goes(run: Schedule) -> None:
    """An import stops halfway: the desk is as before, and reading it again goes well."""
    sim = run.dice.choice(run.desks)
    parcels = [p for p in run.sent if run.may_read(sim, p)]
    if not parcels:
        return
    plan, parcel = _plan_that_does_something(run, sim, parcels)
    before, shown = sim.states(), sim.screen()
    where, name = run.dice.choice(
        ((suppress, "settle"), (carry, "add_package"), (carry, "replace_conflicts"))
    )

    def stop(*_args: object) -> None:
        raise _PowerCut

    try:
        with swapped(where, name, stop):
            imports.apply_import(sim.desk, plan=plan)
    except _PowerCut:
        run.figures.interrupted += 1
    run.tell(f"the power goes while {run.name(sim)} reads {parcel.name}")
    run.check("I9", sim.states() == before and sim.screen() == shown, "an interrupted import left something")


def _plan_that_does_something(
    run: Schedule, sim: SimDesk, parcels: list[checks.Parcel]
) -> tuple[imports.ImportPlan, checks.Parcel]:
    for parcel in run.dice.sample(parcels, min(5, len(parcels))):
        plan = plan_for(sim, parcel)
        if not plan.is_empty:
            break
    return plan, parcel


def someone_erases(run: Schedule) -> None:
    """A person goes for good, with what hangs below; marks of it travel with every package from here on."""
    sim = run.dice.choice(run.desks)
    people = sorted(record_id for kind, record_id in sim.screen() if kind == "person")
    if len(people) > run.dice.randint(0, 3):
        person = run.dice.choice(people)
        run.figures.erasures += 1
        run.erased.add(person)
        erasure.erase(sim.desk, person_id=person, reason=run.dice.choice(sorted(REASONS)))
        run.tell(f"{run.name(sim)} erases person {person[-12:]}")
        left = [where for where in sim.states() if where[1] == person]
        run.check("I6", not left, f"{left} are still there after erasing")


def someone_confirms_erasures(run: Schedule) -> None:
    sim = run.dice.choice(run.desks)
    done = erasure.accept(sim.desk).value
    if done.records:
        run.tell(f"{run.name(sim)} confirms erasures: {done.records} records")


def someone_takes_back(run: Schedule) -> None:
    """A package is taken back on one desk: what is known stays, and applying it again shows the same as before.

    Of a package that was read more than once, an earlier reading may be away already; applying it again brings all.
    """
    sim = run.dice.choice(run.desks)
    known, shown = sim.states(), sim.screen()
    with sim.desk.store.read() as reader:
        away = {r.package_id for r in readings.readings(reader).values() if r.undone_at is not None}
    package = _take_one_back(run, sim)
    if not package:
        return
    run.figures.undone += 1
    run.ledger.something_was_taken_back = True
    run.check("I5", sim.states() == known, "taking back an import forgot something")
    fate = run.dice.random()
    if fate < 0.4:
        undo.redo(sim.desk, package_id=package)
        run.tell(f"{run.name(sim)} applies {package[-12:]} again")
        same = package in away or sim.screen() == shown
        run.check("U1", same, "applying a package again shows something else than before")
    elif fate < 0.6 and not sim.is_coordinator:  # what a coordinator writes about people goes nowhere
        _spread(run, sim, package)


def _take_one_back(run: Schedule, sim: SimDesk) -> str:
    with sim.desk.store.read() as reader:
        read = sorted({line["package_id"] for line in carry.packages(reader, "in")})
    for package in run.dice.sample(read, min(6, len(read))):
        try:
            done = undo.undo(sim.desk, package_id=package).value
        except UserError:
            continue  # too old by this clock, taken back before, or nothing came with it
        run.tell(f"{run.name(sim)} takes back {package[-12:]}: new={done.new} changed={done.changed}")
        return str(package)
    return ""


def _spread(run: Schedule, sim: SimDesk, package: str) -> None:
    """What is taken back here is taken back everywhere: the desk writes what it shows."""
    before = sim.states()
    written = undo.spread(sim.desk, package_id=package).value
    run.tell(f"{run.name(sim)} lets that travel: {written} records")
    sim.knows.facts.update(run.ledger.note_change(before, sim.states()))


def someone_moves_a_column(run: Schedule) -> None:
    """One column is sorted alone, or emptied from top to bottom: nothing of it is taken for what people typed."""
    if run.sent:
        tried = run.dice.sample(run.sent, min(8, len(run.sent)))
        changed = next(filter(None, (spoil_column(run.dice, parcel) for parcel in tried)), None)
        if changed is not None:
            run.sent.append(run.altered(changed))
            run.tell(f"somebody spoils {changed.name} {changed.manifest.package_id[-12:]}")


EVENTS: Events = (
    (someone_works, 45),
    (someone_sends, 12),
    (someone_reads, 16),
    (someone_disturbs, 4),
    (someone_edits_cells, 9),
    (a_package_gets_lost, 2),
    (someone_keeps_a_copy, 4),
    (someone_restores, 3),
    (someone_clones, 1),
    (a_clock_jumps, 4),
    (someone_gets_a_strange_file, 1),
    (the_power_goes, 2),
    (someone_erases, 2),
    (someone_confirms_erasures, 2),
    (someone_takes_back, 4),
    (someone_moves_a_column, 2),
)
