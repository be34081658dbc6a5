# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists in the shapes offices make up: groups, two tables, months per sheet, merged cells, names in any order."""

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

import pytest

from ensure_desk.exchange.foreign.doubts import repaired_letters
from ensure_desk.exchange.foreign.headings import match_heading, match_typo
from ensure_desk.exchange.foreign.month_headings import month_of_heading, says_hours
from ensure_desk.exchange.foreign.nameorder import order_of
from ensure_desk.exchange.foreign.propose import propose
from ensure_desk.gate.model import SheetData, Workbook
from tests.exchange.test_foreign_lists import AN, HEAD, JAN, TODAY, book, read, states, values, verdicts

LAST = (
    "Peeters",
    "Van den Broeck",
    "De Smet",
    "Maes",
    "Claes",
    "Ben Ali",
    "Öztürk",
    "Janssens",
    "El Idrissi",
    "Vets",
)
FIRST = ("Jan", "An", "Tom", "Els", "Luc", "Fatima", "Emre", "Rita", "Karim", "Griet")


def targets(workbook: Workbook, table: int = 0) -> list[tuple[str, ...]]:
    return [c.targets for c in propose(workbook, today=TODAY).sheets[table].columns]


def column(heading: str, cells: list[Any]) -> Workbook:
    """Return a list of people with one more column."""
    people = [[LAST[i % 10] + "abcdefgh"[i // 10], FIRST[i % 10], cell] for i, cell in enumerate(cells)]
    return book(["Naam", "Voornaam", heading], *people)


@pytest.mark.parametrize(
    "heading", ["Gebortedatum", "Geboorte- datum", "Geboortedatum (dd/mm/jjjj)", "° datum"]
)
def test_a_heading_with_a_slip_is_understood(heading: str) -> None:
    assert (
        match_heading(heading) or match_typo(heading) or targets(column(heading, ["3/04/1976"] * 9))[2]
    ) in (
        ("persoon.geboortedatum",),
        "persoon.geboortedatum",
    )


@pytest.mark.parametrize(
    "heading",
    ["Geboren te", "Geboorteland", "Naam gebruiker", "Tel. werkgever", "Geslacht kind", "Toeleider / Naam"],
)
def test_a_near_miss_matches_nobody(heading: str) -> None:
    assert not [t for t in match_heading(heading) if t.startswith("persoon.")]


def test_a_group_tells_whose_dates_stand_below() -> None:
    assert match_heading("Toeleider / Naam") == ("toeleiding.begeleider",)
    assert match_heading("Toeleider / Datum") == ("toeleiding.datum",)
    assert match_heading("Traject / Van") == ("traject.start",)
    assert match_heading("Noodcontact / Naam") == ()
    assert match_heading("Deelnemer / Naam") == ("persoon.naam",)


def test_hours_are_hours_and_nothing_besides() -> None:
    assert month_of_heading("Gepresteerde uren 04/2026", ()) == "2026-04"
    assert month_of_heading("Uren jan '26", (2025,)) == "2026-01"
    assert not says_hours("Uren opleiding mei")
    assert not says_hours("Max. uren mei")


def test_a_month_per_sheet_gives_the_month_of_its_hours_and_joins_the_people() -> None:
    head = ["Naam", "Voornaam", "Geboortedatum", "Uren"]
    jan, an = ["Peeters", "Jan", {"d": "1976-04-03"}, 12.0], ["Maes", "An", {"d": "1981-11-20"}, 20.0]
    rows: list[list[Any]] = [head, jan, an]
    workbook = Workbook((SheetData("jan 2026", rows=rows), SheetData("feb 2026", rows=rows)))
    plan = read(workbook, toeleiding__datum="2026-06-30")
    assert [t.columns[3].targets for t in plan.mapping.sheets] == [
        ("prestatie.uren[2026-01]",),
        ("prestatie.uren[2026-02]",),
    ]
    assert [r.same_as for r in plan.rows] == [0, 0, 2, 3]
    assert plan.rows[0].values["prestatie.uren[2026-02]"] == 12


def test_first_days_of_months_above_numbers_are_hours() -> None:
    days = [{"d": f"2026-0{m}-01"} for m in range(1, 6)]
    found = targets(book(["Naam", "Voornaam", *days], ["Peeters", "Jan", 1.0, 2.0, 3.0, 4.0, 5.0]))
    assert found[2:4] == [("prestatie.uren[2026-01]",), ("prestatie.uren[2026-02]",)]


def test_a_row_of_dates_is_no_heading() -> None:
    dates = [{"d": d} for d in ("1976-04-03", "2026-01-05", "2024-02-01", "2026-03-01", "2025-01-01")]
    head = ["Naam", "Voornaam", "Geboren", "Start", "Kaart", "Gesprek", "Contact", "Toeleider"]
    plan = read(book(["Lijst"], head, ["Peeters", "Jan", *dates, "VDAB"], ["Maes", "An", *dates, "OCMW"]))
    assert plan.mapping.sheets[0].header_row == 1


def test_a_heading_on_two_lines_is_one_heading() -> None:
    workbook = book(
        ["Naam", "Voornaam", "Geboorte", "Huis", "Post"],
        [None, None, "datum", "nummer", "code"],
        ["Peeters", "Jan", {"d": "1976-04-03"}, "4", "2500"],
    )
    assert targets(workbook)[2:] == [("persoon.geboortedatum",), ("persoon.nr",), ("persoon.postcode",)]


def test_a_second_table_lower_has_its_own_headings() -> None:
    days = [[{"d": f"2026-0{m}-{d:02d}"} for d in (2, 9, 16, 23)] for m in (3, 6)]
    people = [["Peeters", "Jan", "x", "x", "x", "x"], ["Maes", "An", "x", "x", "x", "x"]]
    tables = [[["Naam", "Voornaam", *row], *people] for row in days]
    workbook = book(*tables[0], [], ["Training 2"], *tables[1])
    found = propose(workbook, today=TODAY).sheets
    assert [(t.first, t.last) for t in found] == [(1, 2), (6, 7)]
    assert found[1].columns[2].targets == ("aanwezigheid.code[2026-06-02]",)


def test_a_cell_merged_downwards_counts_for_its_rows() -> None:
    rows = [HEAD, JAN, [*AN[:3], None, *AN[4:]]]
    plan = read(book(*rows, merged=((1, 3, 2, 3),)))
    assert values(plan, 3)["persoon.gemeente"] == "Lier"
    assert states(plan) == {2: "ready", 3: "ready"}


@pytest.mark.parametrize(
    ("place", "typed", "reason"),
    [
        (0, "HuybrÃ©chts", "text_garbled"),
        (0, "idem", "ditto"),
        (3, '"', "ditto"),
        (3, "Lier?", "value_unsure"),
        (1, "onbekend", "value_unknown"),
        (1, "Jan en An", "name_two_people"),
        (0, "Mevr. Maes", "name_odd"),
        (6, {"d": "2026-12-24"}, "date_far_ahead"),
    ],
)
def test_what_is_no_value_is_asked(place: int, typed: Any, reason: str) -> None:
    row = [*AN[:place], typed, *AN[place + 1 :]]
    assert [found for _, found in verdicts(read(book(HEAD, JAN, row))).values()] == [reason]


def test_letters_of_a_wrong_code_page_are_put_back() -> None:
    assert repaired_letters("HuybrÃ©chts") == "Huybréchts"
    assert repaired_letters("Müller") == "Müller"


def test_the_order_of_whole_names_shows_in_the_names() -> None:
    assert order_of(["Pieter Van Dessel", "Luc Peeters", "An Maes"]) == 1
    assert order_of(["Van Dessel Pieter", "Peeters Luc", "Maes An"]) == -1
    assert order_of(["Abc Def", "Ghi Jkl"]) == 0


@pytest.mark.parametrize(
    "write", [lambda a, b: f"{a} {b}", lambda a, b: f"{b} {a}", lambda a, b: f"{a.upper()} {b}"]
)
def test_whole_names_are_cut_right_or_asked(write: Callable[[str, str], str]) -> None:
    dice = random.Random(7)  # noqa: S311 - fictional names
    people = [(dice.choice(LAST), dice.choice(FIRST)) for _ in range(30)]
    plan = read(book(["Wijk-werker", "Gemeente"], *([write(*p), "Lier"] for p in people)))
    taken = [values(plan, i + 2) for i in range(30)]
    cut = [(v.get("persoon.naam"), v.get("persoon.voornaam")) for v in taken]
    wrong = [
        c for c, p in zip(cut, people, strict=True) if c[0] and (c[0].lower(), c[1]) != (p[0].lower(), p[1])
    ]
    assert wrong == []
    assert sum(c[0] is not None for c in cut) >= 25


def test_dates_with_the_month_in_front_are_asked_together() -> None:
    dates = ["05/23/1980", "04/30/1979", "07/14/1988", "03/04/1976", "05/05/1981"]
    plan = read(column("Geboortedatum", dates))
    assert [r for _, r in verdicts(plan).values() if r.startswith("date_")].count("date_month_first") == 3
    assert verdicts(plan)["C5"] == ("ask", "date_day_or_month")


def test_days_a_spreadsheet_read_the_wrong_way_round_are_asked() -> None:
    dates: list[Any] = [{"d": f"1980-0{m}-0{m + 1}"} for m in range(1, 7)] + [
        f"{d}/04/1979" for d in range(13, 19)
    ]
    assert verdicts(read(column("Geboortedatum", dates)))["C2"] == ("ask", "date_day_or_month")


def test_words_of_the_survey_are_scores_and_two_moments_are_one_person() -> None:
    head = [
        "Naam",
        "Voornaam",
        "Moment",
        "Ik heb geldzorgen of schulden",
        "Lezen, schrijven of rekenen is moeilijk",
    ]
    more = ["Ik heb weinig mensen om op terug te vallen", "Mijn woonsituatie is slecht of onzeker"]
    answers = ["geen drempel", "klein", "3", "houdt mij tegen"]
    rows = [["Peeters", "Jan", moment, *answers] for moment in ("T0", "T1")]
    plan = read(book([*head, *more], *rows))
    assert [
        plan.rows[0].values[f"drempelantwoord.score[{c}]"] for c in ("GELD", "GELET", "NETW", "WOON")
    ] == [0, 1, 3, 4]
    assert plan.rows[1].same_as == 2


def test_presences_in_words_need_no_legend() -> None:
    days = [{"d": (dt.date(2026, 3, 3) + dt.timedelta(days=7 * k)).isoformat()} for k in range(4)]
    words = ["aanwezig", "gewettigd afwezig", "te laat", "ziek?"]
    plan = read(book(["Naam", "Voornaam", *days], ["Peeters", "Jan", *words], ["Maes", "An", *words]))
    assert [v for k, v in plan.rows[0].values.items() if k.startswith("aanwezigheid")] == ["A", "G", "L"]


def test_a_column_only_its_content_gives_away_is_asked() -> None:
    senders = ["VDAB", "OCMW", "GTB"] * 3
    plan = read(column("Spoor", senders))
    assert plan.mapping.sheets[0].columns[2].targets == ("toeleiding.toeleider_type",)
    assert verdicts(plan)["C1"] == ("ask", "column_doubtful")
    assert targets(column("Doorgestuurd naar", senders))[2] == ()


def test_a_column_of_which_nothing_fits_is_left_out_with_one_question() -> None:
    plan = read(column("Inkomen", [f"{n},50" for n in range(900, 912)]))
    assert verdicts(plan)["C1"] == ("ask", "column_doubtful")
    assert "C2" not in verdicts(plan)


def test_a_table_without_names_beside_a_list_of_people_is_left_out() -> None:
    totals = SheetData("Totalen", rows=[["Gemeente", "Gestopt"], ["SKW", 12.0]])
    workbook = Workbook((*book(HEAD, JAN).sheets, totals))
    assert [t.used for t in propose(workbook, today=TODAY).sheets] == [True, False]
