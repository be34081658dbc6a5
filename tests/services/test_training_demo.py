# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fictional trainings: one over, one running with a sheet of today, one to come; the region's at every office."""

from pathlib import Path

from ensure_desk.bootstrap import World, close_desk, create_desk, open_desk
from ensure_desk.services import attendance, demo, enrolments, training_lists
from ensure_desk.services.desk import Desk, Profile
from ensure_desk.services.district import PASSPHRASE, Door, Wanted, make_district
from tests.support import CHEAP, CountedRandomness, StoppedClock, fresh_desk


def test_a_season_has_trainings_before_now_and_later(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk")
    demo.fill(desk, people=40)
    lines = training_lists.trainings(desk)
    assert sorted(line.status for line in lines) == ["afgelopen", "bezig", "gepland"]
    assert {(line.sessions, line.waiting) for line in lines} == {(10, 2)}
    over = next(line for line in lines if line.status == "afgelopen")
    held = training_lists.training(desk, training_id=over.id).sessions
    assert {s.open for s in held} == {0}
    (now,) = training_lists.calendar(desk, first=desk.today(), last=desk.today())
    assert attendance.session(desk, session_id=now.id).open == 12
    people = enrolments.people(desk, training_id=over.id)
    assert all(p.attended.percent is not None for p in people if p.status == "ingeschreven")
    close_desk(desk)


def test_the_calendar_of_the_region_is_at_every_office(tmp_path: Path) -> None:
    def make(path: Path, profile: Profile) -> Desk:
        world = World(StoppedClock(), CountedRandomness(str(path.name)))
        return create_desk(path, profile, PASSPHRASE, world=world, argon=CHEAP).desk

    district = make_district(tmp_path / "d", Wanted(offices=2, people=12), Door(make, close_desk))
    codes = []
    for folder in district.offices:
        office = open_desk(folder, PASSPHRASE)
        lines = training_lists.trainings(office)
        codes.append({line.code for line in lines if not line.municipality})
        assert len(lines) == 7
        close_desk(office)
    assert codes[0] == codes[1] == {f"T-REG-26A0{n}" for n in range(1, 5)}
