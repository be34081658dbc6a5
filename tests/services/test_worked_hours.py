# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Worked hours: a month in a few keys, limits of that time, signals, two offices, and the coordinator."""

import datetime as dt
from pathlib import Path

import pytest

from ensure_desk.domain import codes
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.hours_signals import HOURS_ASKED
from ensure_desk.domain.worked_hours import Level
from ensure_desk.services import access, erasure, handoff, imports, pathway, rules, today, worked_hours
from ensure_desk.services.desk import Desk, rules_in
from ensure_desk.services.dossier import dossier
from ensure_desk.storage.worked_hours import hours_facts
from tests.services.handoff_parts import edit_cell, paired_region, read
from tests.support import StoppedClock, add_person


def worker(desk: Desk, start: dt.date = dt.date(2026, 1, 5), ex_pwa: str = "nee") -> str:
    person = add_person(desk)
    pathway.start_track(desk, person_id=person, start=start, ex_pwa=ex_pwa)
    return person


def put(desk: Desk, person: str, month: str, hours: int | None, **more: object) -> worked_hours.HoursSet:
    values = {"hours": hours, **more}
    return worked_hours.set_month(desk, person_id=person, month=month, values=values, over=True).value


def asked(desk: Desk, person: str) -> set[str]:
    """Return the signals of a person's hours, the same on Vandaag and in the dossier."""
    listed = {i.id.partition(":")[2] for i in today.today(desk).items} & HOURS_ASKED
    shown = {s.code for s in dossier(desk, person_id=person).signals} & HOURS_ASKED
    assert listed == shown
    return shown


def test_months_of_a_year_stand_beside_their_limits(desk: Desk) -> None:
    person = worker(desk)
    put(desk, person, "2026-03", 40, activity="logistiek", user_type="vzw", note="magazijn")
    put(desk, person, "2026-04", 55)
    put(desk, person, "2026-05", 61)
    year = worked_hours.of_year(desk, person_id=person, year=2026)
    assert (year.hours, year.most, year.level) == (156, 630, Level.FINE)
    assert [m.level for m in year.months[2:6]] == [Level.FINE, Level.NEAR, Level.OVER, Level.FINE]
    (line,) = year.months[2].lines
    assert (line.hours, line.activity_text, line.user_text, line.note) == (
        40, "logistiek", "vzw of vereniging", "magazijn",
    )  # fmt: skip
    assert worked_hours.of_year(desk, person_id=person, year=2025).hours == 0


def test_a_limit_is_that_of_its_month(desk: Desk) -> None:
    person = worker(desk)
    day = dt.date(2026, 5, 1)
    rules.set_value(desk, code="hours_month_max", value=70, valid_from=day, source="Besluit 7")
    put(desk, person, "2026-04", 65)
    put(desk, person, "2026-05", 65)
    months = worked_hours.of_year(desk, person_id=person, year=2026).months
    assert [(m.most, m.level) for m in months[3:5]] == [(60, Level.OVER), (70, Level.NEAR)]


def test_more_than_a_month_may_hold_is_asked_again(desk: Desk) -> None:
    person = worker(desk)
    for over in (False, True):
        if not over:
            with pytest.raises(UserError, match="hours_over_month"):
                worked_hours.set_month(desk, person_id=person, month="2026-03", values={"hours": 61})
            assert worked_hours.of_year(desk, person_id=person, year=2026).hours == 0
        else:
            assert put(desk, person, "2026-03", 61).year_hours == 61
    less = worked_hours.set_month(desk, person_id=person, month="2026-03", values={"note": "nagekeken"})
    assert less.value.month.level is Level.OVER
    for month, code in (("2026-3", "month_not_understood"), ("2026-13", "month_not_understood")):
        with pytest.raises(UserError, match=code):
            put(desk, person, month, 1)
    with pytest.raises(UserError, match="no_track"):
        put(desk, add_person(desk, first_name="Zonder"), "2026-03", 1)


def test_a_month_can_be_taken_back_and_comes_back_empty(desk: Desk) -> None:
    person = worker(desk)
    put(desk, person, "2026-03", 40, activity="logistiek")
    gone = put(desk, person, "2026-03", None, activity=None)
    assert worked_hours.of_year(desk, person_id=person, year=2026).months[2].lines == ()
    worked_hours.undo(desk, done=gone)
    (line,) = worked_hours.of_year(desk, person_id=person, year=2026).months[2].lines
    assert (line.hours, line.activity) == (40, "logistiek")
    put(desk, person, "2026-03", None, activity=None)
    fresh = put(desk, person, "2026-03", 5)
    (line,) = worked_hours.of_year(desk, person_id=person, year=2026).months[2].lines
    assert (line.hours, line.activity) == (5, "")
    worked_hours.undo(desk, done=fresh)
    assert worked_hours.of_year(desk, person_id=person, year=2026).hours == 0


def test_a_month_that_changed_meanwhile_is_not_put_back(desk: Desk) -> None:
    person = worker(desk)
    first = put(desk, person, "2026-03", 40)
    put(desk, person, "2026-03", 45)
    with pytest.raises(UserError, match="hours_changed_since"):
        worked_hours.undo(desk, done=first)
    gone = put(desk, person, "2026-03", None)
    put(desk, person, "2026-03", 12)
    with pytest.raises(UserError, match="hours_changed_since"):
        worked_hours.undo(desk, done=gone)
    assert worked_hours.of_year(desk, person_id=person, year=2026).hours == 12


def test_limits_are_told_when_they_come_near_and_when_they_are_passed(
    desk: Desk, clock: StoppedClock
) -> None:
    person = worker(desk)
    put(desk, person, "2026-11", 49)
    assert asked(desk, person) == set()
    put(desk, person, "2026-11", 50)
    assert asked(desk, person) == {"hours_month_near"}
    put(desk, person, "2026-11", 61)
    assert asked(desk, person) == {"hours_month_over"}
    item = next(i for i in today.today(desk).items if i.id.endswith("hours_month_over"))
    assert (item.urgent, item.page, item.args["section"]) == (True, "dossier", "hours")
    assert item.title == "te veel uren in 11/2026: 61 van 60"
    put(desk, person, "2026-11", 60)
    for n in range(1, 11):
        put(desk, person, f"2026-{n:02d}", 50)
    assert asked(desk, person) == {"hours_month_near", "hours_year_near"}
    put(desk, person, "2026-01", 121)
    assert asked(desk, person) == {"hours_month_near", "hours_year_over"}
    clock.forward(days=60)
    assert asked(desk, person) == set()


def test_a_limit_below_its_warning_is_told_when_it_is_passed(desk: Desk) -> None:
    person, day = worker(desk), dt.date(2026, 1, 1)
    for span, most in (("month", 40), ("year", 44)):
        rules.set_value(desk, code=f"hours_{span}_max", value=most, valid_from=day, source="Besluit 7")
    put(desk, person, "2026-11", 45)
    assert asked(desk, person) == {"hours_month_over", "hours_year_over"}


def test_silence_of_who_is_ex_pwa_is_told_before_the_right_is_lost(desk: Desk, clock: StoppedClock) -> None:
    person = worker(desk, dt.date(2015, 3, 1), ex_pwa="ja")
    assert asked(desk, person) == set()
    put(desk, person, "2026-02", 10)
    put(desk, person, "2026-04", 0)
    assert asked(desk, person) == set()
    clock.forward(days=14)
    assert asked(desk, person) == {"ex_pwa_silent"}
    clock.forward(days=90)
    assert asked(desk, person) == {"ex_pwa_lost"}
    put(desk, person, "2027-01", 1)
    assert asked(desk, person) == set()


def _carry(sender: Desk, receiver: Desk, path: Path) -> None:
    made = handoff.export(sender, path=path, kind=PackageKind.OFFICE).value
    plan = imports.plan_import(receiver, paths=[made.path], codes=[made.code])
    imports.apply_import(receiver, plan=plan)


def test_two_offices_that_tell_a_month_write_one_record(tmp_path: Path) -> None:
    with paired_region(tmp_path) as region:
        person = worker(region.lier)
        _carry(region.lier, region.nijlen, tmp_path / "first.xlsx")
        for desk, march in ((region.lier, 30), (region.nijlen, 32)):
            put(desk, person, "2026-02", 20)
            put(desk, person, "2026-03", march)
        _carry(region.nijlen, region.lier, tmp_path / "back.xlsx")
        months = worked_hours.of_year(region.lier, person_id=person, year=2026).months
        assert [(line.hours, line.other) for line in months[1].lines] == [(20, None)]
        (line,) = months[2].lines
        assert {line.hours, line.other} == {30, 32}
        assert "Uren" in dossier(region.lier, person_id=person).in_conflict


def test_the_coordinator_sees_hours_and_no_notes(tmp_path: Path) -> None:
    with paired_region(tmp_path) as region:
        put(region.lier, worker(region.lier), "2026-03", 30, note="bij mevrouw Janssens")
        path = tmp_path / "a.xlsx"
        handoff.export(region.lier, path=path, kind=PackageKind.COORDINATOR)
        read(region.coordinator, path)
        with region.coordinator.store.read() as reader:
            (held,) = reader.all("worked_hours")
            track = reader.get("track", held.text("track_id"))
            assert track is not None
        assert (held["hours"], held["note"]) == (30, None)
        year = worked_hours.of_year(region.coordinator, person_id=track.text("person_id"), year=2026)
        assert year.hours == 30


def test_what_a_spreadsheet_or_a_person_makes_of_a_month_is_judged(tmp_path: Path) -> None:
    with paired_region(tmp_path) as region:
        person = worker(region.lier)
        for month in ("2026-03", "2026-04", "2026-05"):
            put(region.lier, person, month, 30)
        path = tmp_path / "a.xlsx"
        handoff.export(region.lier, path=path, kind=PackageKind.COORDINATOR)
        read(region.coordinator, path)
        edit_cell(path, "Uren", "month", 0, dt.date(2026, 3, 1))
        too_many = edit_cell(path, "Uren", "hours", 1, 250)
        edit_cell(path, "Uren", "hours", 2, "35")
        plan = imports.plan_import(region.coordinator, paths=[path])
        assert [(r.address, r.code) for r in plan.files[0].refusals] == [(too_many, "cell_number_too_high")]
        imports.apply_import(region.coordinator, plan=plan)
        with region.coordinator.store.read() as reader:
            found = [r["hours"] for r in sorted(reader.all("worked_hours"), key=lambda r: r.text("month"))]
        assert found == [30, 30, 35]


def test_hours_go_with_the_person_whom_they_are_about(desk: Desk) -> None:
    person = worker(desk)
    put(desk, person, "2026-03", 30, note="magazijn")
    kinds = {part.kind for part in access.everything(desk, person_id=person).parts}
    assert "worked_hours" in kinds
    erasure.erase(desk, person_id=person, reason="verzoek")
    with desk.store.read() as reader:
        rows = reader.connection.exec_driver_sql("SELECT count(*) FROM worked_hours").scalar_one()
    assert rows == 0


@pytest.mark.parametrize("status", codes.TRACK_STATUS)
@pytest.mark.parametrize("end", [None, "2026-10-01"])
def test_the_vault_and_the_rules_agree_on_which_tracks_run(desk: Desk, status: str, end: str | None) -> None:
    person = worker(desk, dt.date(2024, 1, 5), "ja")
    put(desk, person, "2024-02", 5)
    with desk.store.write(desk.actor) as writer:
        (track,) = writer.children("track", person)
        writer.update("track", track.id, {"status": status, "end_date": end})
        (track,) = writer.children("track", person)
    day = desk.today()
    with desk.store.read() as reader:
        asks = [f.person_id for f in hours_facts(reader, day, rules_in(reader, day))]
    assert (person in asks) == pathway.track_facts(track).runs
