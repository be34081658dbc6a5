# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The invariants of the hand-over, each by its name, and the full exchange at the end of a schedule."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ensure_desk.domain.canonical import canonical_value
from ensure_desk.domain.fields import PackageKind, Value
from ensure_desk.domain.ids import pseudonym
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.registers import DELETED, EMPTY, is_deleted
from ensure_desk.services import duplicate_links, erasure, undo
from ensure_desk.storage import readings
from tests.simulation.carriage import EXTRA, Parcel, Spot, deliver, opened, present_edits
from tests.simulation.desks import Fact, SimDesk, States, keys_of, make_desk
from tests.simulation.mangle import disturb

if TYPE_CHECKING:
    from tests.simulation.schedule import Schedule

INVARIANTS = {
    "I1": "the same files read: equal state hash and equal screens",
    "I2": "reading twice changes nothing",
    "I3": "packages commute and associate",
    "I4": "every write that is still held anywhere is shown, kept, or replaced by one who saw it",
    "I5": "information only grows",
    "I6": "no trace of an erased person",
    "I7": "every stored value was typed by somebody",
    "I8": "sorting, moving and saving again write nothing; k edited cells are k writes",
    "I9": "an interrupted import leaves everything as before",
    "I10": "nothing on screen hangs below something hidden; who waits is counted",
    "I11": "links between duplicates are equal everywhere",
    "I12": "a round trip through an older minor version loses nothing",
    "I13": "the above under any clocks",
    "I14": "the above after restores and clones",
    "I15": "registers hold writes of people only, and reading again adds none",
    "I16": "a refusal leaves everything as it was",
    "M1": "a damaged package is refused in words, or read as far as it is whole",
    "U1": "a package that was taken back and applied again shows what it showed",
}


def check_all(run: "Schedule") -> None:
    """Exchange everything, then check what must hold between desks that know the same."""
    hub, everything = exchange(run)
    gone = erased_records(run)
    known = {f for sim in run.offices for f in sim.knows.facts if f.record_id not in gone}
    states = hub.states()
    i6_erased(run, gone)
    i1_equal(run, run.offices, "offices")
    i1_equal(run, run.coordinators, "coordinators")
    i4_kept(
        run, [f for f in known if f.key in KIND[f.kind].field or "/" in f.key or f.key == DELETED], states
    )
    i4_heard(run, gone)
    i12_newer(run, [f for f in known if f.key == EXTRA], states)
    i4_in_sight(run, hub, states)
    i5_saves(run)
    for sim in (hub, *run.coordinators[:1]):
        i7_typed(run, sim.states())
        i15_real_writes(run, sim.states())
        i10_dangling(run, sim, sim.states())
    i11_links(run, hub)
    i2_second_reading(run, hub, everything)
    i3_order(run, everything)
    for name, happened in (
        ("I13", run.figures.clock_jumps),
        ("I14", run.figures.restores + run.figures.clones),
    ):
        if happened:
            run.check(name, True)


def exchange(run: "Schedule") -> tuple[SimDesk, list[Parcel]]:
    """Let one office read everything that still is anywhere and hand it to all; return that office."""
    hub = run.offices[0]
    last = [run.send(sim, _full(sim)) for sim in run.desks]
    everything = [*last, *run.sent]
    for_offices = [p for p in everything if p.kind != PackageKind.COORDINATOR]
    pseudonymous = [p for p in everything if p.kind == PackageKind.COORDINATOR]
    run.read(hub, *for_offices)
    if pseudonymous:
        run.read(hub, *pseudonymous)
    settle_local_choices(run, hub)
    everything += hand_out(run, hub, everything)
    if run.erased:  # each desk marked what it alone had below an erased person
        run.read(hub, *(run.send(sim, _full(sim)) for sim in run.desks if sim is not hub))
        settle_local_choices(run, hub)
        hand_out(run, hub, [])
    return hub, everything


def hand_out(run: "Schedule", hub: SimDesk, everything: list[Parcel]) -> list[Parcel]:
    """Hand all that an office knows to the other desks; coordinators also read what was sent to them."""
    whole = run.send(hub, PackageKind.OFFICE)
    for sim in run.offices[1:]:
        run.read(sim, whole)
        settle_local_choices(run, sim)
    if not run.coordinators:
        return []
    whole = run.send(hub, PackageKind.COORDINATOR)
    for sim in run.coordinators:
        run.read(sim, *(p for p in everything if p.kind != PackageKind.OFFICE), whole)
        settle_local_choices(run, sim)
    return [whole]


def settle_local_choices(run: "Schedule", sim: SimDesk) -> None:
    """Confirm the erasures that wait, and apply again what is taken back: these belong to one desk alone."""
    erasure.accept(sim.desk)
    with sim.desk.store.read() as reader:
        away = {r.package_id for r in readings.readings(reader).values() if r.undone_at is not None}
    for package in sorted(away):
        undo.redo(sim.desk, package_id=package)
    run.tell(f"{run.name(sim)} confirms erasures and applies {len(away)} packages again")


def erased_records(run: "Schedule") -> set[str]:
    """Return the ids, at offices and at the coordinator's, of all that was erased with what hangs below it."""
    key = keys_of("counsellor").pseudonym_key or b""
    above = run.ledger.above
    faces = {pseudonym(key, record): record for parents in above.values() for record in parents}
    faces |= {pseudonym(key, f.record_id): f.record_id for sim in run.offices for f in sim.knows.facts}
    gone = {faces.get(person, person) for person in run.erased}
    for _ in range(2):  # below people, and below their tracks
        gone |= {record for record, parents in above.items() if gone & parents}
    return gone | {pseudonym(key, record) for record in gone}


def i6_erased(run: "Schedule", gone: set[str]) -> None:
    """No record of an erased person is anywhere, and no text that only they had is in any page of the database."""
    if not run.erased:
        return
    texts: dict[str, set[str]] = {}
    for sim in run.desks:
        for fact in sim.knows.facts | sim.knows.heard:
            texts.setdefault(fact.text, set()).add(fact.record_id)
    own = [t.encode() for t, ids in texts.items() if len(t) > 6 and t.isascii() and " " in t and ids <= gone]
    held = "\n".join(text for text, ids in texts.items() if not ids <= gone).encode()
    own = [t for t in own if b"-" not in t and t not in held]
    for sim in run.desks:
        left = [where for where in sim.states() if where[1] in gone]
        run.check("I6", not left, f"{run.name(sim)} still has {left[:2]}")
        pages = sim.pages() if own else b""
        traces = [t for t in own if t in pages]
        run.check("I6", not traces, f"{run.name(sim)} keeps a trace of {traces[:2]}")


def i12_newer(run: "Schedule", known: list[Fact], states: States) -> None:
    """Fields that only a newer version knows come through desks of an older one."""
    if known:
        lost = run.ledger.lost(known, states)
        run.check("I12", not lost, "; ".join(lost[:3]))


def _full(sim: SimDesk) -> PackageKind:
    return PackageKind.REGION if sim.is_coordinator else PackageKind.OFFICE


def i1_equal(run: "Schedule", desks: list[SimDesk], who: str) -> None:
    """Desks that know the same have equal registers, one state hash, and equal screens."""
    if len(desks) < 2:
        return
    first, *others = desks
    states, screen = first.states(), first.screen()
    run.check("I1", all(sim.states() == states for sim in others), f"registers of {who} differ")
    run.check("I1", others[-1].hash() == first.hash(), f"state hashes of {who} differ")
    run.check("I1", all(sim.screen() == screen for sim in others), f"screens of {who} differ")


def i4_kept(run: "Schedule", known: Iterable[Fact], states: States) -> None:
    """What any desk knew is known to all; of pseudonymous people the writes are."""
    lost = run.ledger.lost(known, states)
    run.check("I4", not lost, f"{len(lost)} writes, {'; '.join(lost[:3])}")


def i4_heard(run: "Schedule", gone: set[str]) -> None:
    """What a coordinator heard of people under pseudonyms and of rules is kept there too."""
    for sim in run.coordinators:
        states = sim.states()
        there = {
            (k, key, w) for (k, _), s in states.items() for key, r in s.items() for w in (*r.live, *r.gone)
        }
        heard = {(f.kind, f.key, f.write) for f in sim.knows.heard if f.record_id not in gone}
        run.check("I4", heard <= there, f"a coordinator lost {sorted(heard - there)[:3]}")
        lost = run.ledger.lost(sim.knows.facts, states)
        run.check("I4", not lost, f"a coordinator lost {lost[:3]}")


def i4_in_sight(run: "Schedule", sim: SimDesk, states: States) -> None:
    """A record with a write that no delete saw is on screen."""
    shown, unseen_records = sim.screen(), []
    for where, state in states.items():
        seen = str(state.get(DELETED, EMPTY).value or "").split()
        unseen = {w for key, r in state.items() if key != DELETED for w in r.live} - set(seen)
        if unseen and where not in shown:
            unseen_records.append(where)
    run.check(
        "I4", not unseen_records, f"{unseen_records[:2]} have writes that no delete saw and are not shown"
    )


def i5_growth(run: "Schedule", before: States, after: States) -> None:
    """Reading never forgets a write, live or replaced."""
    for where, state in before.items():
        for key, register in state.items():
            now = after.get(where, {}).get(key, EMPTY)
            if not register.gone <= now.gone or not register.live.keys() <= now.live.keys() | now.gone:
                return run.check("I5", False, f"{where[0]}.{key} forgot a write")
    return run.check("I5", True)


def i5_saves(run: "Schedule") -> None:
    """No save forgot what was replaced before."""
    run.check("I5", not run.ledger.forgotten, "; ".join(run.ledger.forgotten[:3]))


def i7_typed(run: "Schedule", states: States) -> None:
    """Every stored value was typed by somebody."""
    invented = run.ledger.invented(states)
    run.check("I7", not invented, "; ".join(invented[:3]))


def i8_edits(run: "Schedule", sim: SimDesk, parcel: Parcel) -> None:
    """What reading takes for edits of people is what people edited, no more and no less."""
    found: dict[Spot, Value] = {}
    told = set()
    for sheet in opened(parcel, sim).sheets:
        kind, keys = sheet.layout.kind.name, [c.key for c in sheet.layout.columns]
        told.update([kind] if sheet.refusals or sheet.doubts else [])
        for place, edits in sheet.edits.items():
            found.update(
                {(kind, sheet.ids[place], keys[e.column]): e.value for e in edits if e.address and not e.held}
            )
    wanted = present_edits(parcel)
    strange = [
        (s, v)
        for s, v in found.items()
        if s not in wanted or canonical_value(v) != canonical_value(wanted[s].value)
    ]
    run.check("I8", not strange, f"{parcel.name}: nobody typed {strange[:2]}")
    doubtful = {s for s in parcel.in_doubt() if s[0] in told}
    missed = wanted.keys() - found.keys() - doubtful
    run.check("I8", not missed, f"{parcel.name}: edits of {sorted(missed)[:2]} were not read")


def i10_dangling(run: "Schedule", sim: SimDesk, states: States) -> None:
    """Nothing on screen hangs below something hidden."""
    shown, dangling = sim.screen(), []
    for (kind, record_id), (values, _) in shown.items():
        above = [(link.meta.parent, str(values.get(link.key))) for link in KIND[kind].links]
        if any(parent in states and parent not in shown for parent in above):
            dangling.append((kind, record_id))
    run.check("I10", not dangling, f"{dangling[:2]} are shown below something deleted")


def i10_waiting(run: "Schedule", before: States, after: States, waiting: int) -> None:
    """New records whose parent is not here are counted as waiting, and no others."""
    orphans = 0
    for (kind, record_id), state in after.items():
        link = KIND[kind].parent
        if link is not None and (kind, record_id) not in before and not is_deleted(state):
            orphans += (link.meta.parent, str(state.get(link.key, EMPTY).value)) not in after
    run.check(
        "I10", orphans == waiting, f"{orphans} new records wait for their parent, {waiting} are counted"
    )


def i11_links(run: "Schedule", hub: SimDesk) -> None:
    """All offices see the same dossiers as one person; to join two and to part them again changes nothing."""
    people = [record_id for kind, record_id in sorted(hub.screen()) if kind == "person"][:6]
    judged = {
        str(values.get("pair")) for (kind, _), (values, _) in hub.screen().items() if kind == "same_person"
    }
    if judged and len(run.offices) > 1:
        here, there = _one_person(hub, people), _one_person(run.offices[-1], people)
        run.check("I11", here == there, "offices see other dossiers as one person")
    before = _one_person(hub, people)
    together = {(a, b) for a, others in zip(people, before, strict=True) for b in others}
    pairs = [(a, b) for a in people for b in people if a < b and f"{a} {b}" not in judged]
    pairs = [pair for pair in pairs if pair not in together]
    if pairs:
        one, other = run.dice.choice(pairs)
        twin = hub.clone("links")
        duplicate_links.merge(twin.desk, one=one, other=other)
        run.check("I11", _one_person(twin, people) != before, "joining two dossiers shows nothing")
        duplicate_links.unmerge(twin.desk, one=one, other=other)
        run.check(
            "I11", _one_person(twin, people) == before, "joined and parted again, dossiers show otherwise"
        )


def _one_person(sim: SimDesk, people: list[str]) -> list[set[str]]:
    """Return the other dossiers of each of these people."""
    return [{r.id for r in duplicate_links.other_dossiers(sim.desk, person_id=p)} for p in people]


def i15_real_writes(run: "Schedule", states: States) -> None:
    """Registers hold nothing but writes of people."""
    unknown = run.ledger.unknown_writes(states)
    run.check("I15", not unknown, "; ".join(unknown[:3]))


def i2_second_reading(run: "Schedule", sim: SimDesk, parcels: list[Parcel]) -> None:
    """A package that was read, read again as it is or sorted and moved about, changes nothing (I2, I8, I15)."""
    before = sim.states()
    for parcel in run.dice.sample(parcels, min(3, len(parcels))):
        plan = deliver(sim, parcel if run.dice.random() < 0.5 else disturb(run.dice, parcel))
        totals = plan.totals
        changed = (totals.new, totals.changed, totals.conflicting) != (0, 0, 0)
        run.check("I2", not changed, f"a second reading of {parcel.name} counts {totals}")
    same = sim.states() == before
    run.check("I2", same, "a second reading changed the state")
    run.check("I15", same, "a second reading added something")


def i3_order(run: "Schedule", parcels: list[Parcel]) -> None:
    """Two desks read the same packages, one in one plan and one by one in another order, and know the same."""
    kinds, role = {PackageKind.OFFICE.value, PackageKind.REGION.value}, "counsellor"
    if run.coordinators and run.dice.random() < 0.5:
        kinds, role = {PackageKind.COORDINATOR.value, PackageKind.REGION.value}, "coordinator"
    chosen = [p for p in parcels if p.kind in kinds]
    chosen = run.dice.sample(chosen, min(6, len(chosen)))
    together, apart = (make_desk(f"{run.figures.seed} {n}", role) for n in ("together", "apart"))
    if chosen:
        deliver(together, *chosen)
    run.dice.shuffle(chosen)
    for start in range(0, len(chosen), 2):
        deliver(apart, *chosen[start : start + 2])
    run.check("I3", together.states() == apart.states(), "desks that read the same in another order differ")
    run.check("I3", together.screen() == apart.screen(), "screens after another order differ")


def i16_refused(run: "Schedule", sim: SimDesk, before: tuple[int, int], what: str) -> None:
    """A refusal changed nothing in the database."""
    run.check("I16", sim.version == before, f"a refusal of {what} changed something")
