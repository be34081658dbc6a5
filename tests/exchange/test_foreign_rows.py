# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists with a row per day, month or barrier, words cut short, and columns that their cells explain."""

import datetime as dt
from collections import Counter

import pytest

from ensure_desk.exchange.foreign.households import household_of
from ensure_desk.exchange.foreign.near_places import doubt_of_place, named_place
from ensure_desk.exchange.foreign.plan import RowState
from ensure_desk.exchange.foreign.targets import target
from ensure_desk.exchange.foreign.words import code_of, propose_map
from ensure_desk.gate.model import SheetData, Workbook
from tests.exchange.test_foreign_lists import book, read, verdicts
from tests.exchange.test_foreign_shapes import FIRST, LAST, column, targets

DAYS = [dt.date(2026, 3, 3) + dt.timedelta(days=7 * k) for k in range(4)]
PEOPLE = list(zip(LAST, FIRST, strict=True))[:5]


def test_a_row_per_person_and_day_becomes_one_row_of_presences() -> None:
    rows = [[{"d": d.isoformat()}, *p, "aanwezig" if d != DAYS[1] else "ziek"] for d in DAYS for p in PEOPLE]
    plan = read(book(["Datum", "Naam", "Voornaam", "Aanwezigheid"], *rows))
    kept = [r for r in plan.rows if r.state is not RowState.LEFT_OUT]
    assert len(kept) == len(PEOPLE)
    assert [kept[0].values[f"aanwezigheid.code[{d}]"] for d in DAYS] == ["A", "G", "A", "A"]


def test_a_row_per_person_and_month_becomes_one_row_of_hours() -> None:
    rows = [[*p, month, hours] for p in PEOPLE for month, hours in (("april 2026", 4), ("mei 2026", 0))]
    plan = read(book(["Naam", "Voornaam", "Maand", "Uren"], *rows))
    kept = [r for r in plan.rows if r.state is not RowState.LEFT_OUT]
    assert [r.values["prestatie.uren[2026-04]"] for r in kept] == [4] * len(PEOPLE)
    assert [r.values["prestatie.uren[2026-05]"] for r in kept] == [0] * len(PEOPLE)


def test_hours_of_one_month_on_two_rows_are_added() -> None:
    rows = [[*p, "april 2026", hours] for p in PEOPLE for hours in (10, 7)]
    plan = read(book(["Naam", "Voornaam", "Maand", "Uren"], *rows))
    kept = [r for r in plan.rows if r.state is not RowState.LEFT_OUT]
    assert [r.values["prestatie.uren[2026-04]"] for r in kept] == [17] * len(PEOPLE)
    assert not [c for c in plan.cells if c.judgement.reason in ("rows_of_series", "duplicate_in_list")]


def test_hours_that_are_too_many_together_are_asked_where_they_stand() -> None:
    rows = [[*p, "april 2026", hours] for p in PEOPLE for hours in (60, 50, 50, 50)]
    workbook = book(["Naam", "Voornaam", "Maand", "Uren"], *rows)
    found = {
        c.place: c.judgement.params["typed"]
        for c in read(workbook).cells
        if c.judgement.reason == "hours_together"
    }
    assert found == {f"Lijst!D{4 * n + 5}": "210" for n in range(len(PEOPLE))}
    plan = read(workbook, dict.fromkeys(found, 5))
    kept = [r for r in plan.rows if r.state is not RowState.LEFT_OUT]
    assert [r.values["prestatie.uren[2026-04]"] for r in kept] == [165] * len(PEOPLE)


def test_a_row_per_person_and_barrier_becomes_one_row_of_scores() -> None:
    rows = [[*p, "T0", barrier, 3] for p in PEOPLE for barrier in ("Mobiliteit", "Wonen", "Taal")]
    plan = read(book(["Naam", "Voornaam", "Moment", "Drempel", "Score"], *rows))
    kept = [r for r in plan.rows if r.state is not RowState.LEFT_OUT]
    assert len(kept) == len(PEOPLE)
    assert kept[0].values["drempelantwoord.score[MOB]"] == kept[0].values["drempelantwoord.score[WOON]"] == 3


def test_a_score_without_a_barrier_feeds_nothing() -> None:
    assert targets(column("Score", [3, 1, 2, 4, 0, 2]))[2] == ()


def test_two_presences_of_one_person_on_one_day_stay_apart() -> None:
    twice = [[{"d": d.isoformat()}, *p, "aanwezig"] for d in DAYS for p in [*PEOPLE, PEOPLE[0]]]
    plan = read(book(["Datum", "Naam", "Voornaam", "Aanwezigheid"], *twice))
    asked = [c for c in plan.cells if c.judgement.reason in ("rows_of_series", "duplicate_in_list")]
    assert asked
    assert sum(r.state is not RowState.LEFT_OUT for r in plan.rows) == len(PEOPLE) + len(DAYS)


def test_a_sheet_that_tells_more_of_the_same_people_asks_nothing() -> None:
    born = {"d": "1980-02-01"}
    people = [["Naam", "Voornaam", "Geboortedatum", "Gemeente"], *([*p, born, "Lier"] for p in PEOPLE)]
    tracks = [
        ["Naam", "Voornaam", "Geboortedatum", "Start"],
        *([*p, born, {"d": "2026-02-01"}] for p in PEOPLE),
    ]
    workbook = Workbook((SheetData("Mensen", rows=people), SheetData("Trajecten", rows=tracks)))
    plan = read(workbook)
    assert not [c for c in plan.cells if c.judgement.reason == "duplicate_in_list"]
    assert plan.rows[0].values["traject.start"] == "2026-02-01"


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("persoon.moedertaal", "Roem.", "ro"),
        ("traject.einde_reden", "med. redenen", "gezondheid"),
        ("persoon.vervoermiddelen", "elektr. fiets", "e_fiets"),
        ("persoon.nationaliteit", "Filipijns", "PH"),
        ("persoon.gezinsvorm", "alleenst. + 2 kind.", "alleen_met_kinderen"),
        ("traject.volgende_stap", "vrijwilliger", "vrijwilligerswerk"),
        ("persoon.tolk_nodig", "niet nodig", False),
    ],
)
def test_a_word_is_known_by_its_parts(name: str, typed: str, code: str | bool) -> None:
    wanted = target(name)
    assert wanted is not None
    assert code_of(typed, wanted) == code


@pytest.mark.parametrize("typed", ["N.", "Mo.", "kind. bij ex", "gehuwd, kinderen bij moeder", "A3"])
def test_a_word_that_may_mean_more_is_not_known(typed: str) -> None:
    for name in ("persoon.moedertaal", "persoon.gezinsvorm", "persoon.diploma", "persoon.nationaliteit"):
        wanted = target(name)
        assert wanted is not None
        assert code_of(typed, wanted) is None


def test_a_household_needs_somebody_and_children() -> None:
    assert household_of("gehuwd z/kind") == "koppel"
    assert household_of("koppel + 3 kinderen") == "koppel_met_kinderen"
    assert household_of("inwonend bij zoon") == "inwonend"
    assert (
        household_of("gehuwd") == household_of("2 kinderen") == household_of("alleen of koppel, 1 kind") == ""
    )


def test_a_year_of_school_is_a_habit_and_no_single_word() -> None:
    diploma = target("persoon.diploma")
    assert diploma is not None
    assert propose_map(Counter({"TSO 6de jaar": 5, "4de middelbaar": 4, "7 BSO": 3}), diploma) == {
        "TSO 6de jaar": "sec_3de_graad",
        "4de middelbaar": "sec_2de_graad",
        "7 BSO": "sec_na_sec",
    }
    assert propose_map(Counter({"TSO 6de jaar": 1}), diploma) == {}


def test_a_sign_is_no_empty_cell() -> None:
    workbook = column("Geslacht", ["V", "M", "♀", "♀", "♀", "♂", "♂", "♂"])
    plan = read(workbook)
    assert [r.values.get("persoon.gender") for r in plan.rows][2:] == ["V"] * 3 + ["M"] * 3


def test_a_column_of_days_is_read_as_a_date() -> None:
    days = [{"d": f"2026-03-{n:02d}"} for n in range(1, 10)]
    assert targets(column("Toeleiding", days))[2] == ("toeleiding.datum",)
    assert targets(column("Beschikbaar", days))[2] == ("persoon.beschikbaar_vanaf",)
    assert targets(column("Evaluatie", days))[2] == ()


def test_until_beside_a_start_ends_it() -> None:
    days = [{"d": f"2026-03-{n:02d}"} for n in range(1, 6)]
    rows = [[*p, day, day] for p, day in zip(PEOPLE, days, strict=True)]
    assert targets(book(["Naam", "Voornaam", "Start", "t.e.m."], *rows))[3] == ("traject.gepland_einde",)


def test_a_place_one_letter_from_ours_is_asked() -> None:
    found = doubt_of_place("Beersel")
    assert found is not None
    assert found.candidates == ("Putte",)
    assert doubt_of_place("Keerbergen") is None
    assert doubt_of_place("Lier") is None


def test_yes_below_one_licence_is_asked_and_means_it_once_confirmed() -> None:
    workbook = column("Rijbewijs B", ["j", "n", "j", "n", "j", "j", "n", "j"])
    assert targets(workbook)[2] == ()
    plan = read(workbook, {"Lijst!C1": "persoon.rijbewijs"})
    assert [r.values.get("persoon.rijbewijs") for r in plan.rows][:3] == ["B", None, "B"]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Heist", "Heist-op-den-Berg"),
        ("Duffel-centrum", "Duffel"),
        ("Putte-Beerzel", "Putte"),
        ("Willebr.", "Willebroek"),
    ]
    + [("Kessel-Lo", ""), ("Putte-Kapellen", ""), ("buiten Mechelen", ""), ("Lier", "")],
)
def test_a_short_name_of_a_place_is_the_habit_of_an_office(typed: str, place: str) -> None:
    assert named_place(typed) == place


@pytest.mark.parametrize(("name", "first", "last"), [("Uren 2024-2025", 2024, 2025), ("Uren", 2025, 2026)])
def test_months_that_begin_again_are_of_two_years(name: str, first: int, last: int) -> None:
    rows = [[*p, 4, 8, 12] for p in PEOPLE]
    found = targets(book(["Naam", "Voornaam", "uren nov", "uren dec", "uren jan"], *rows, name=name))
    assert found[2:] == [(f"prestatie.uren[{m}]",) for m in (f"{first}-11", f"{first}-12", f"{last}-01")]


def test_hours_of_a_month_that_was_not_yet_are_asked() -> None:
    plan = read(book(["Naam", "Voornaam", "uren sep", "uren okt"], *([*p, 4, 8] for p in PEOPLE)))
    assert [c.address for c in plan.cells if c.judgement.reason == "column_doubtful"] == ["C1", "D1"]


def test_days_without_a_year_that_begin_again_are_of_two_years() -> None:
    rows = [[*p, "x", "x", "x", "x", "x"] for p in PEOPLE]
    heads = ["2/12", "9/12", "16/12", "13/01", "20/01"]
    found = targets(book(["Naam", "Voornaam", *heads], *rows))
    days = ["2025-12-02", "2025-12-09", "2025-12-16", "2026-01-13", "2026-01-20"]
    assert found[2:] == [(f"aanwezigheid.code[{day}]",) for day in days]


def test_a_stroke_parts_number_and_box_where_the_column_does_so() -> None:
    streets = ["Dorp 1/2", "Dorp 3/1", "Dorp 5/12", "Dorp 7/A", "Dorp 9"]
    plan = read(column("Adres", streets))
    assert [r.values.get("persoon.bus") for r in plan.rows] == ["2", "1", "12", "A", None]
    assert verdicts(read(column("Adres", ["Dorp 7/A", "Dorp 9", "Dorp 11"])))["C2"] == (
        "ask",
        "address_unclear",
    )
