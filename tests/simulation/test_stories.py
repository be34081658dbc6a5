# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Short stories that random schedules tell too seldom, each with the wrong merge that it catches."""

from contextlib import AbstractContextManager, nullcontext

import pytest

from ensure_desk.domain.fields import PackageKind
from tests.simulation.carriage import deliver, pack
from tests.simulation.desks import SimDesk, make_desk, without_backups
from tests.simulation.mutants import deleted_parent_hides_children, part_as_whole

COORDINATOR, OFFICE = PackageKind.COORDINATOR, PackageKind.OFFICE
PERSON = {"last_name": "Aydin", "municipality": "Lier", "gender": "V"}


def a_goal_passed_on_by_somebody_who_saw_half() -> object:
    """A's track reaches B without its goal, and C by B; then A's own package reaches C."""
    a, b, c = (make_desk(name, "counsellor") for name in "abc")
    with a.desk.store.write(a.desk.actor) as writer:
        person = writer.create("person", PERSON)
    deliver(b, pack(a, OFFICE))
    with a.desk.store.write(a.desk.actor) as writer:
        track = writer.create("track", {"person_id": person, "status": "actief", "goal": "lassen"})
    deliver(b, pack(a, COORDINATOR))
    deliver(c, pack(b, OFFICE))
    deliver(c, pack(a, OFFICE))
    with c.desk.store.read() as reader:
        record = reader.get("track", track)
    return record and record["goal"]


def a_track_made_while_its_person_was_deleted() -> object:
    """A deletes a person while B gives that person a track; both read the other."""
    a, b = (make_desk(name, "counsellor") for name in "ab")
    with a.desk.store.write(a.desk.actor) as writer:
        person = writer.create("person", PERSON)
    deliver(b, pack(a, OFFICE))
    with a.desk.store.write(a.desk.actor) as writer:
        writer.delete("person", person)
    with b.desk.store.write(b.desk.actor) as writer:
        writer.create("track", {"person_id": person, "status": "actief"})
    from_a, from_b = pack(a, OFFICE), pack(b, OFFICE)
    deliver(a, from_b)
    deliver(b, from_a)
    return [shows(desk, person) for desk in (a, b)]


def shows(sim: SimDesk, person: str) -> bool:
    return ("person", person) in sim.screen()


def test_an_office_keeps_nothing_that_was_derived_for_the_coordinator() -> None:
    a = make_desk("a", "counsellor")
    with a.desk.store.write(a.desk.actor) as writer:
        person = writer.create("person", PERSON)
    a.keep_copy()
    with a.desk.store.write(a.desk.actor) as writer:
        writer.create("intake", {"person_id": person, "unemployed_since": "1976-05"})
    package = pack(a, COORDINATOR)
    a.put_back("restored")
    with without_backups():
        deliver(a, package)
    kept = {key for where, state in a.states().items() if where[0] == "intake" for key in state}
    assert kept == {"person_id"}


def test_a_person_of_whom_the_coordinator_may_know_nothing_is_no_damaged_row() -> None:
    a, c = make_desk("a", "counsellor"), make_desk("c", "coordinator")
    with a.desk.store.write(a.desk.actor) as writer:
        person = writer.create("person", {"last_name": "Aydin"})
        writer.create("track", {"person_id": person, "status": "actief"})
    with without_backups():
        plan = deliver(c, pack(a, COORDINATOR))
    assert (plan.totals.new, plan.totals.refused) == (2, 0)


@pytest.mark.parametrize(("wrong", "right"), [(nullcontext(), True), (part_as_whole(), False)])
def test_half_a_record_is_never_taken_for_the_whole(wrong: AbstractContextManager[None], right: bool) -> None:
    with without_backups(), wrong:
        assert (a_goal_passed_on_by_somebody_who_saw_half() == "lassen") is right


@pytest.mark.parametrize(
    ("wrong", "right"), [(nullcontext(), True), (deleted_parent_hides_children(), False)]
)
def test_new_work_below_a_deleted_person_is_seen(wrong: AbstractContextManager[None], right: bool) -> None:
    with without_backups(), wrong:
        assert (a_track_made_while_its_person_was_deleted() == [True, True]) is right
