# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Figures of a period: who counts, in which group, once each; and a report that tells of nobody."""

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ensure_desk.domain.errors import UserError
from ensure_desk.services import demo, duplicate_links, figures_report, worked_hours
from ensure_desk.services.desk import Desk
from ensure_desk.services.figures import figures, people_behind
from ensure_desk.storage.figures import Period
from tests.support import add_person

YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def worker(desk: Desk, start: str, end: str = "", reason: str = "", **person: object) -> str:
    """Make somebody with a track."""
    made = add_person(desk, **person)
    track = {"person_id": made, "status": "actief", "start": start}
    if end:
        track |= {"end_date": end, "end_reason": reason or None, "status": "afgelopen"}
    with desk.store.write(desk.actor) as writer:
        writer.create("track", track)
    return made


def counts(desk: Desk, key: str, period: Period = YEAR) -> dict[str, int]:
    return {line.code: line.count() for line in figures(desk, period=period).group(key).lines}


def test_tracks_count_where_they_touch_the_period(desk: Desk) -> None:
    worker(desk, "2025-06-01", "2025-12-31", "werk", last_name="Voor")
    worker(desk, "2025-06-01", "2026-01-01", "werk", last_name="Op de eerste dag")
    worker(desk, "2026-12-31", last_name="Op de laatste dag")
    worker(desk, "2027-01-01", last_name="Erna")
    assert counts(desk, "tracks") == {"active": 2, "new": 1, "ended": 1, "reason werk": 1}
    assert sum(counts(desk, "gender").values()) == 2


def test_everybody_is_in_one_line_of_each_division(desk: Desk) -> None:
    worker(desk, "2026-02-01", gender="V", birth_date="1996-05-01", last_name="Een")
    worker(desk, "2026-02-01", birth_date="1960", municipality="Lier", last_name="Twee")
    worker(desk, "2026-02-01", gender="M", last_name="Drie")
    found = figures(desk, period=YEAR)
    for group in found.groups:
        if group.divides:
            assert sum(line.count() for line in group.lines) == 3, group.key
    assert counts(desk, "age") == {"55": 1, "200": 1, "onbekend": 1}
    assert found.places == ("Bornem", "Lier")
    assert found.group("gender").lines[0].count("Lier") == 0


def test_somebody_with_two_dossiers_counts_once(desk: Desk) -> None:
    one = worker(desk, "2026-02-01", last_name="Peeters", first_name="An")
    other = worker(desk, "2026-03-01", last_name="Peeters", first_name="Anne")
    duplicate_links.merge(desk, one=one, other=other)
    assert counts(desk, "tracks")["active"] == 1
    assert sum(counts(desk, "gender").values()) == 1


def test_figures_are_kept_until_something_is_written(desk: Desk) -> None:
    worker(desk, "2026-02-01", gender="V", last_name="Een")
    first = figures(desk, period=YEAR)
    assert figures(desk, period=YEAR) is first
    desk.tr.use("en")
    assert figures(desk, period=YEAR).group("age").title != first.group("age").title
    worker(desk, "2026-02-01", gender="V", last_name="Twee")
    assert counts(desk, "gender") == {"V": 2}


def test_a_figure_opens_the_people_it_counts(desk: Desk) -> None:
    woman = worker(desk, "2026-02-01", gender="V", last_name="Een")
    worker(desk, "2026-02-01", "2026-05-01", "werk", gender="M", last_name="Twee")
    assert people_behind(desk, period=YEAR, group="gender", code="V") == (woman,)
    assert people_behind(desk, period=YEAR, group="gender", code="V", place="Lier") == ()
    assert len(people_behind(desk, period=YEAR, group="tracks", code="active")) == 2
    assert len(people_behind(desk, period=YEAR, group="tracks", code="ended")) == 1
    assert people_behind(desk, period=YEAR, group="sessions", code="peers") == ()


def test_a_report_of_few_people_is_refused_and_leaves_no_file(desk: Desk, tmp_path: Path) -> None:
    worker(desk, "2026-02-01")
    with pytest.raises(UserError, match="figures_too_few"):
        figures_report.save_report(desk, path=tmp_path / "r.xlsx", period=YEAR)
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_report_shows_no_count_of_one_to_four_people(desk: Desk, tmp_path: Path) -> None:
    demo.fill(desk, people=30, seed=3)
    period = figures_report.year(desk.today())
    found = figures(desk, period=period)
    tables = figures_report.save_report(desk, path=tmp_path / "r.xlsx", period=period).value
    people = [
        t
        for g, t in zip([g for g in found.groups if g.lines], tables, strict=True)
        if g.key not in figures_report.NOT_PEOPLE
    ]
    shown = [n for table in people for _, row in table.rows for n in row]
    assert None in shown
    assert not [n for n in shown if n is not None and 0 < n < 5]
    book = load_workbook(tmp_path / "r.xlsx")
    assert len(book.sheetnames) == len(tables) + 1
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "*" in cells


def test_small_municipalities_share_a_column(desk: Desk) -> None:
    for place, number in (("Bornem", 9), ("Lier", 8), ("Duffel", 2)):
        for n in range(number):
            worker(desk, "2026-02-01", municipality=place, gender="VM"[n % 2], last_name=f"P{n}")
    gender = next(t for t in figures_report.report(desk, period=YEAR) if t.title == "Gender")
    assert gender.headings == ("Bornem", "andere gemeenten", "Totaal")
    assert gender.rows[-1] == ("Totaal", (9, 10, 19))


@pytest.mark.parametrize(
    ("day", "back", "first", "last"),
    [("2026-11-18", 0, "2026-10-01", "2026-12-31"), ("2026-02-01", 1, "2025-10-01", "2025-12-31")],
)
def test_quarters_begin_and_end_where_they_should(day: str, back: int, first: str, last: str) -> None:
    found = figures_report.quarter(dt.date.fromisoformat(day), back)
    assert [d.isoformat() for d in found] == [first, last]


_HOURS_ASKED = (("worked", "60"), ("hours", "hours"), ("activities", "logistiek"))


def test_hours_are_told_by_person_by_activity_and_in_all(desk: Desk) -> None:
    for n, (place, hours) in enumerate((("Lier", 30), ("Lier", 200), ("Bornem", 50), ("Bornem", 0))):
        made = worker(desk, "2026-02-01", last_name=f"P{n}", municipality=place)
        values: dict[str, object] = {"hours": hours, "activity": "logistiek" if n == 1 else None}
        worked_hours.set_month(desk, person_id=made, month="2026-03", values=values, over=True)
        worked_hours.set_month(desk, person_id=made, month="2025-12", values={"hours": 7})
    assert counts(desk, "worked") == {"1": 1, "60": 2, "360": 1}
    assert counts(desk, "hours") == {"hours": 280}
    assert counts(desk, "activities") == {"logistiek": 1, "onbekend": 2}
    (line,) = figures(desk, period=YEAR).group("hours").lines
    assert (line.counts, line.people) == ({"Lier": 230, "Bornem": 50}, {"Lier": 2, "Bornem": 1})
    behind = {g: len(people_behind(desk, period=YEAR, group=g, code=c)) for g, c in _HOURS_ASKED}
    assert behind == {"worked": 2, "hours": 3, "activities": 1}


def test_who_has_hours_and_no_track_in_the_period_is_behind_them(desk: Desk) -> None:
    """A list tells hours of tracks without a start, and a month is whole where a period begins within it."""
    ended = worker(desk, "2026-01-05", "2026-03-10", last_name="Gestopt", municipality="Lier")
    worker(desk, "2026-02-01", last_name="Bezig")
    bare = add_person(desk, last_name="Uit een lijst")
    with desk.store.write(desk.actor) as writer:
        writer.create("track", {"person_id": bare})
    for person in (ended, bare):
        worked_hours.set_month(desk, person_id=person, month="2026-03", values={"hours": 8})
    period = Period(dt.date(2026, 3, 15), dt.date(2026, 3, 31))
    assert counts(desk, "hours", period) == {"hours": 16}
    assert set(people_behind(desk, period=period, group="hours", code="hours")) == {ended, bare}
    assert people_behind(desk, period=period, group="activities", code="onbekend", place="Lier") == (ended,)


def test_hours_of_few_people_are_hidden_in_a_report(desk: Desk) -> None:
    for place, number, working in (("Bornem", 9, 9), ("Lier", 8, 3), ("Duffel", 7, 7)):
        for n in range(number):
            made = worker(desk, "2026-02-01", municipality=place, last_name=f"P{n}")
            hours = {"hours": 10 if n < working else None, "note": "x"}
            worked_hours.set_month(desk, person_id=made, month="2026-03", values=hours)
    told = next(t for t in figures_report.report(desk, period=YEAR) if t.title == "Gewerkte uren")
    assert told.headings == ("Bornem", "Duffel", "Lier", "Totaal")
    ((_, row),) = told.rows
    assert row[2] is None
    assert row[3] is None or None in row[:2]
