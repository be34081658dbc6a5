# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Short stories that random schedules tell too seldom, each with the wrong merge that it catches."""

import datetime as dt
from contextlib import AbstractContextManager, nullcontext, suppress

import pytest

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import PackageKind
from ensure_desk.exchange import write
from ensure_desk.services import undo
from tests.simulation.carriage import deliver, opened, pack
from tests.simulation.desks import SimDesk, make_desk, swapped, without_backups
from tests.simulation.mutants import (
    deleted_parent_hides_children,
    hand_edit_replaces_all,
    part_as_whole,
)

COORDINATOR, OFFICE, REGION = PackageKind.COORDINATOR, PackageKind.OFFICE, PackageKind.REGION
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


def a_person(sim: SimDesk, **values: object) -> str:
    with sim.desk.store.write(sim.desk.actor) as writer:
        return writer.create("person", {**PERSON, **values})


def a_hand_edit_where_two_values_stand() -> object:
    """A and B write a gender at the same time; in A's package somebody types a third; who reads it keeps B's or A's."""
    a, b = make_desk("a", "counsellor"), make_desk("b", "counsellor")
    person = a_person(a)
    deliver(b, pack(a, OFFICE))
    for desk, value in ((a, "M"), (b, "X")):
        with desk.desk.store.write(desk.desk.actor) as writer:
            writer.update("person", person, {"gender": value})
    deliver(a, pack(b, OFFICE))
    package = pack(a, OFFICE)
    head, row = package.pages["Deelnemers"]
    row[head.index("gender")] = "V"
    deliver(a, package)
    return len(a.states()["person", person]["gender"].live)


def a_coordinator_who_wants_to_take_back_for_everyone() -> object:
    """Two coordinators read A's package; one takes it back and lets that travel; both read all packages of the other.

    What a coordinator writes about people is in no package, so the two would never be the same again (schedule 59).
    """
    a, one, two = make_desk("a", "counsellor"), *(make_desk(n, "coordinator") for n in ("one", "two"))
    a_person(a)
    package = pack(a, COORDINATOR)
    deliver(one, package)
    deliver(two, package)
    undo.undo(one.desk, package_id=package.manifest.package_id)
    with suppress(UserError):
        undo.spread(one.desk, package_id=package.manifest.package_id)
    for giver, reader in ((one, two), (two, one)):
        deliver(reader, pack(giver, REGION))
        deliver(reader, package)
    return one.hash() == two.hash() and one.states() == two.states()


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


def test_taking_a_delete_back_travels() -> None:
    a, b = make_desk("a", "counsellor"), make_desk("b", "counsellor")
    person = a_person(a)
    with a.desk.store.write(a.desk.actor) as writer:
        writer.delete("person", person)
    with without_backups():
        deliver(b, pack(a, OFFICE))
        assert not shows(b, person)
        with a.desk.store.write(a.desk.actor) as writer:
            writer.restore("person", person)
        deliver(b, pack(a, OFFICE))
    assert shows(b, person)


def test_a_delete_comes_to_an_office_that_knows_the_person_by_the_coordinators_package_too() -> None:
    a, b = make_desk("a", "counsellor"), make_desk("b", "counsellor")
    person = a_person(a)
    with without_backups():
        deliver(b, pack(a, OFFICE))
        with a.desk.store.write(a.desk.actor) as writer:
            writer.delete("person", person)
        deliver(b, pack(a, COORDINATOR))
    assert not shows(b, person)


def test_a_long_token_in_the_hidden_sheet_leaves_room_for_a_second_value_there() -> None:
    a, b, c = (make_desk(name, "counsellor") for name in "abc")
    person = a_person(a)
    with without_backups(), swapped(write, "TOKEN_LIMIT", 60):
        deliver(b, pack(a, OFFICE))
        for desk, value in ((a, "M"), (b, "X")):
            with desk.desk.store.write(desk.desk.actor) as writer:
                writer.update("person", person, {"gender": value})
        deliver(b, pack(a, OFFICE))
        totals = deliver(c, pack(b, OFFICE)).totals
    assert (totals.new, totals.refused) == (1, 0)
    assert c.states() == b.states()


@pytest.mark.parametrize(
    ("typed", "became"),
    [
        ("0478", 478.0),
        ("+32478112233", 32478112233.0),
        ("007", 7.0),
        ("2026-05", {"d": "2026-05-01T00:00:00"}),
    ],
)
def test_text_that_a_program_took_for_a_number_or_a_day_is_no_edit(typed: str, became: object) -> None:
    a, b = make_desk("a", "counsellor"), make_desk("b", "counsellor")
    person = a_person(a, street=typed)
    package = pack(a, OFFICE)
    head, row = package.pages["Deelnemers"]
    row[head.index("street")] = became
    with without_backups():
        plan = deliver(b, package)
    assert (plan.files[0].hand_edits, plan.totals.refused) == (0, 0)
    assert b.screen()["person", person][0]["street"] == typed


def test_a_column_that_makes_the_ids_may_be_sorted_alone_in_the_coordinators_package() -> None:
    c, a = make_desk("c", "coordinator"), make_desk("a", "counsellor")
    with c.desk.store.write(c.desk.actor) as writer:
        for month in (1, 2, 3):
            rule = {"code": "track_months", "valid_from": f"2026-0{month}-01", "value": month}
            writer.create("rule_setting", rule)
    with without_backups():
        deliver(a, pack(c, REGION))
        person = a_person(a)
        with a.desk.store.write(a.desk.actor) as writer:
            for purpose in ("foto", "onderzoek"):
                writer.create("consent", {"person_id": person, "purpose": purpose, "answer": "ja"})
        package, known = pack(a, COORDINATOR), a.states()
        for sheet, key in (("Regels", "valid_from"), ("Toestemmingen", "purpose")):
            head, *rows = package.pages[sheet]
            place = head.index(key)
            cells = [row[place] for row in rows]
            for row, cell in zip(rows, [*cells[1:], cells[0]], strict=True):
                row[place] = cell
        deliver(a, package)
    assert a.states() == known


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


@pytest.mark.parametrize(("wrong", "right"), [(nullcontext(), 2), (hand_edit_replaces_all(), 1)])
def test_a_hand_edit_replaces_what_its_cell_showed_and_nothing_else(
    wrong: AbstractContextManager[None], right: int
) -> None:
    with without_backups(), wrong:
        assert a_hand_edit_where_two_values_stand() == right


@pytest.mark.parametrize(
    ("wrong", "right"), [(nullcontext(), True), (swapped(undo, "check_spread", lambda _desk: None), False)]
)
def test_coordinators_who_read_the_same_stay_the_same(
    wrong: AbstractContextManager[None], right: bool
) -> None:
    with without_backups(), wrong:
        assert a_coordinator_who_wants_to_take_back_for_everyone() is right


@pytest.mark.parametrize(
    ("cell", "refused"), [(478.0, []), ("478", ["cell_digits_lost"]), ("0478", []), ("0479", [])]
)
def test_a_text_that_lost_only_its_zero_is_doubtful(cell: object, refused: list[str]) -> None:
    """A program that made a number of it says so by the kind of cell; another one may make a text of that again."""
    sim = make_desk("a", "counsellor")
    a_person(sim, first_name="0478")
    package = pack(sim, OFFICE)
    head, row = package.pages["Deelnemers"]
    row[head.index("first_name")] = cell
    (sheet,) = (s for s in opened(package, sim).sheets if s.title == "Deelnemers")
    assert [r.code for r in sheet.refusals] == refused
    typed = [e.value for edits in sheet.edits.values() for e in edits if e.counts]
    assert typed == (["0479"] if cell == "0479" else [])


def a_birth_date_by_way_of_a_desk_of_1980(born: str, typed: object = None) -> tuple[object, list[str]]:
    """A desk whose clock fell back hands over a person; somebody may type another birth date."""
    a, b = (make_desk(name, "counsellor") for name in "ab")
    a.desk.clock.moment = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)  # type: ignore[attr-defined]  # a clock that jumps
    person = a_person(a, birth_date=born)
    parcel = pack(a, OFFICE)
    head, row = parcel.pages["Deelnemers"]
    row[head.index("birth_date")] = typed or row[head.index("birth_date")]
    deliver(b, parcel)
    with b.desk.store.read() as reader:
        record = reader.get("person", person)
    return record and record["birth_date"], [r.code for s in opened(parcel, b).sheets for r in s.refusals]


@pytest.mark.parametrize("born", ["1976", "1985", "1985-06", "1985-06-03"])
def test_a_clock_that_fell_back_before_a_birth_date_costs_nothing(born: str) -> None:
    with without_backups():
        assert a_birth_date_by_way_of_a_desk_of_1980(born) == (born, [])


@pytest.mark.parametrize("typed", ["1985", "3/6/1985", "1985-06", {"d": "1985-06-03T00:00:00"}])
def test_a_birth_date_typed_after_the_day_of_the_package_is_refused(typed: object) -> None:
    with without_backups():
        _, refused = a_birth_date_by_way_of_a_desk_of_1980("1976", typed)
    assert refused == ["cell_date_in_future"]
