# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns of hours of an office's list become worked hours; what stands there is not replaced."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.lists import Mode
from ensure_desk.exchange.foreign.plan import Answers, ListRow
from ensure_desk.services import list_hours, lists, worked_hours
from ensure_desk.services.desk import Desk
from ensure_desk.services.lists import Imported
from tests.support import fresh_desk

HEAD = ["Naam", "Voornaam", "Geboortedatum", "Gemeente", "Startdatum", "Uren apr 2026", "Uren mei 2026"]
ROWS = [
    ["Peeters", "Jan", "3/04/1976", "Lier", "5/01/2026", "40", "62"],
    ["Maes", "An", "7/09/1981", "Lier", "", "12", ""],
    ["Claes", "Els", "1/12/1990", "Lier", "", "", "0"],
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = fresh_desk(tmp_path / "desk")
    yield opened
    close_desk(opened)


def read(desk: Desk, folder: Path, rows: list[list[str]], mode: Mode = Mode.CREATE) -> Imported:
    file = folder / "uren.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([HEAD, *rows])
    answers = Answers({}, {"toeleiding.toeleider_type": "ocmw"})
    given = lists.with_defaults(desk, answers=answers, date="30/6/2026")
    plan = lists.preview(desk, path=file, answers=given, mode=mode)
    asked = {c.answer_key: c.judgement.candidates[0] for c in plan.cells if c.open}
    given = Answers(asked, given.defaults)
    return lists.apply(desk, plan=lists.preview(desk, path=file, answers=given, mode=mode)).value


def hours_of(desk: Desk) -> dict[tuple[str, str], object]:
    """Return the hours by person and month."""
    with desk.store.read() as reader:
        owners = {t.id: reader.get("person", t.text("person_id")) for t in reader.all("track")}
        worked = list(reader.all("worked_hours"))
    found = {}
    for record in worked:
        person = owners[record.text("track_id")]
        assert person is not None
        found[person.text("first_name"), record.text("month")] = record["hours"]
    return found


def test_hours_of_a_list_are_stored_below_the_track(desk: Desk, tmp_path: Path) -> None:
    done = read(desk, tmp_path, ROWS)
    assert (done.people, done.records["worked_hours"], done.kept) == (3, 3, 0)
    assert "prestatie.uren" not in done.no_place
    assert hours_of(desk) == {("Jan", "2026-04"): 40, ("Jan", "2026-05"): 62, ("An", "2026-04"): 12}
    with desk.store.read() as reader:
        tracks = [(t["start"], t["status"]) for t in reader.all("track")]
    assert sorted(tracks, key=str) == [("2026-01-05", "actief"), (None, None)]


def test_a_list_read_again_adds_months_and_replaces_none(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, ROWS)
    again = read(
        desk, tmp_path, [["Peeters", "Jan", "3/04/1976", "Lier", "5/01/2026", "41", "62"]], Mode.BOTH
    )
    assert (again.people, again.records.get("worked_hours", 0), again.kept) == (0, 0, 1)
    assert hours_of(desk)["Jan", "2026-04"] == 40
    more = read(desk, tmp_path, [["Maes", "An", "7/09/1981", "Lier", "", "12", "30"]], Mode.BOTH)
    assert (more.records["worked_hours"], more.kept) == (1, 0)
    assert hours_of(desk)["An", "2026-05"] == 30


JAN = ["Peeters", "Jan", "3/04/1976", "Lier", "5/01/2026"]


def test_a_month_that_was_taken_away_comes_back_as_the_list_tells_it(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, ROWS)
    with desk.store.read() as reader:
        person = next(p.id for p in reader.all("person") if p.text("first_name") == "Jan")
    for values in ({"note": "magazijn"}, {"hours": None, "note": None}):
        worked_hours.set_month(desk, person_id=person, month="2026-04", values=values)
    again = read(desk, tmp_path, [[*JAN, "38", "62"]], Mode.BOTH)
    assert (again.records["worked_hours"], again.kept) == (1, 0)
    (line,) = worked_hours.of_year(desk, person_id=person, year=2026).months[3].lines
    assert (line.hours, line.note) == (38, "")


def test_a_month_that_a_list_tells_twice_is_counted(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, [[*JAN, "", "62"]])
    with desk.store.read() as reader:
        person = next(p.id for p in reader.all("person"))
    rows = [ListRow("Lijst", n, {"prestatie.uren[2026-04]": hours}) for n, hours in ((2, 10), (3, 7))]
    with desk.store.write(desk.actor) as writer:
        done = list_hours.store(writer, [(row, person) for row in rows])
    assert (done.records, done.otherwise) == ({"worked_hours": 1}, 1)
