# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fictional people, districts and days: equal seeds, plausible people, everything handed over."""

import datetime as dt
from pathlib import Path

import pytest

from ensure_desk import bootstrap
from ensure_desk.bootstrap import World, close_desk
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.phones import parse_phone
from ensure_desk.domain.signals import horizon_on, signals_of
from ensure_desk.services import demo, people, vaults
from ensure_desk.services.demo_dice import Dice
from ensure_desk.services.demo_people import invent
from ensure_desk.services.desk import Desk, Profile
from ensure_desk.services.district import Door, Wanted, make_district
from ensure_desk.services.first_day import play
from ensure_desk.services.today import today
from ensure_desk.storage.listing import ListQuestion, situations
from tests.support import CHEAP, CountedRandomness, StoppedClock

DAY = dt.date(2026, 11, 17)


def door() -> Door:
    """Make desks with cheap keys and a clock that stands still."""

    def make(folder: Path, profile: Profile) -> Desk:
        world = World(StoppedClock(), CountedRandomness(str(profile.municipality)))
        return bootstrap.create_desk(folder, profile, "demo", world=world, argon=CHEAP).desk

    return Door(make, close_desk)


def test_equal_seeds_give_equal_people_and_other_seeds_other_people() -> None:
    first, again, other = (invent(Dice(seed), "Lier", "An", DAY) for seed in ("7", "7", "8"))
    assert first == again
    assert first != other


def test_nobody_fictional_could_be_called_by_accident() -> None:
    dice = Dice("phones")
    for _ in range(50):
        mobile = invent(dice, "Lier", "An", DAY).person.get("mobile", "0451000000")
        assert parse_phone(str(mobile)).startswith("0451")


def test_a_filled_desk_is_sound_and_has_something_of_everything(desk: Desk) -> None:
    demo.fill(desk, people=120, seed=7)
    assert vaults.check(desk) == ()
    assert people.equal_numbers(desk) == ()
    found = people.search(desk)
    assert found.total == 120
    assert {row.status for row in found.rows} == {"kandidaat", "actief", "geschorst", "afgelopen"}
    assert {"intake", "track", "benefit"} <= today(desk).groups.keys()


def test_a_district_is_paired_and_hands_over(tmp_path: Path) -> None:
    district = make_district(tmp_path / "d", Wanted(offices=2, people=5, day=DAY), door())
    assert [p.name for p in district.packages] == ["Berlaar.xlsx", "Bonheiden.xlsx"]
    assert all(p.stat().st_size > 1_000 for p in district.packages)
    assert district.people == 10
    with pytest.raises(UserError, match="folder_not_empty"):
        make_district(tmp_path / "d", Wanted(offices=1, people=1), door())


def test_the_first_day_ends_with_everything_at_the_coordinator_and_nothing_new_after(tmp_path: Path) -> None:
    day = play(tmp_path / "day", door())
    assert day.package.is_file()
    assert "0 refused" in day.lines[-2]
    assert "0 changes" in day.lines[-1]
    assert play(tmp_path / "day", door()).lines == day.lines


@pytest.mark.parametrize("days", [0, 40, 200])
def test_the_horizon_of_the_rules_hides_nobody_with_a_signal(
    desk: Desk, clock: StoppedClock, days: int
) -> None:
    demo.fill(desk, people=150, seed=3)
    clock.forward(days=days)
    rules, day = desk.rules(), desk.today()
    with desk.store.read() as reader:
        everybody = situations(reader, ListQuestion(statuses=people.OPEN_STATUSES))
        near = ListQuestion(statuses=people.OPEN_STATUSES, horizon=horizon_on(day, rules))
        asked = {s.person_id for s in situations(reader, near)}
    signalled = {s.person_id for s in everybody if signals_of(s, day, rules)}
    assert signalled
    assert signalled <= asked


def test_what_is_new_since_the_last_hand_over_counts_bulk_loads_and_changes_once(
    tmp_path: Path, clock: StoppedClock
) -> None:
    make_district(tmp_path / "d", Wanted(offices=1, people=3), door())
    world = World(clock, CountedRandomness("later"))
    clock.forward(minutes=5)
    office = bootstrap.open_desk(tmp_path / "d" / "Berlaar", "demo", world=world)
    assert today(office).handoff.new_since == {}
    demo.fill(office, people=2, seed=1)
    person = people.search(office).rows[0].id
    for first_name in ("Ann", "Els"):
        people.update(
            office, person_id=person, kind="person", record_id=person, changes={"first_name": first_name}
        )
    since = today(office).handoff.new_since
    assert since["person"] in (2, 3)
    assert since["referral"] >= 2
    close_desk(office)
