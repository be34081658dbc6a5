# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scales and signs that a list does not explain, explains briefly, or uses for something else."""

import pytest

from ensure_desk.domain.lists import Scope
from ensure_desk.exchange.foreign.headings import FIRST_NAME_FIRST, NAME_FIRST, match_heading
from ensure_desk.exchange.foreign.layout import Grid
from ensure_desk.exchange.foreign.legends import legend_of
from ensure_desk.exchange.foreign.plan import Answers, RowState
from ensure_desk.exchange.foreign.propose import propose
from ensure_desk.exchange.foreign.read import read_list
from ensure_desk.gate.model import Workbook
from tests.exchange.test_foreign_lists import TODAY, book, read, values, verdicts
from tests.exchange.test_foreign_shapes import FIRST, LAST, column, targets

BARRIERS = ["Vervoer", "Kinderopvang", "Geldzorgen", "Zelfvertrouwen"]


def survey(scores: list[list[int]]) -> Workbook:
    """Return a list of people with a score for four barriers."""
    rows = [[LAST[i % 10], FIRST[i % 10], *row] for i, row in enumerate(scores)]
    return book(["Naam", "Voornaam", *BARRIERS], *rows)


ONE_TO_FIVE = [[1 + (i + j) % 5 for j in range(4)] for i in range(10)]


def test_a_scale_from_one_to_five_without_a_legend_is_asked_and_not_taken() -> None:
    plan = read(survey(ONE_TO_FIVE))
    assert [c.address for c in plan.cells if c.judgement.reason == "column_scale"] == ["C1", "D1", "E1", "F1"]
    assert not [c for c in plan.cells if c.target.startswith("drempelantwoord.") and c.scope is Scope.CELL]


def test_the_scale_counts_once_somebody_says_so() -> None:
    workbook = survey(ONE_TO_FIVE)
    answers = Answers(cells={f"Lijst!{letter}1": True for letter in "CDEF"})
    plan = read_list(workbook, propose(workbook, today=TODAY), answers, today=TODAY)
    taken = {c.address: c.judgement.value for c in plan.cells if c.address in ("C2", "C6")}
    assert taken == {"C2": 0, "C6": 4}


def test_a_lone_five_in_our_own_scale_is_a_slip() -> None:
    scores = [[(i + j) % 5 for j in range(4)] for i in range(10)]
    scores[3][0] = 5
    plan = read(survey(scores))
    assert [(c.address, c.judgement.reason) for c in plan.cells if c.address == "C5"] == [
        ("C5", "score_outside")
    ]
    assert values(plan, 2)["drempelantwoord.score[MOB]"] == 0


def grid(cells: list[object]) -> Workbook:
    days = ["14/04/2026", "21/04/2026", "28/04/2026", "5/05/2026"]
    rows = [[LAST[i], FIRST[i], *(cells[(i + j) % len(cells)] for j in range(4))] for i in range(10)]
    return book(["Naam", "Voornaam", *days], *rows)


def test_a_grid_of_hours_is_left_out_after_one_question() -> None:
    plan = read(grid([3, 3, 1.5, 2]))
    assert [c.judgement.reason for c in plan.cells if c.target.startswith("aanwezigheid.")] == [
        "grid_of_hours"
    ]


def test_ones_in_a_grid_are_still_presences() -> None:
    assert targets(grid([1, 1, 0, 1]))[2] == ("aanwezigheid.code[2026-04-14]",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x aanwezig", {"x": "aanwezig"}),
        ("- niet ingeschreven", {"-": "niet ingeschreven"}),
        ("v verontschuldigd", {"v": "verontschuldigd"}),
        ("a priori", {}),
    ],
)
def test_a_legend_may_lack_its_sign(text: str, found: dict[str, str]) -> None:
    assert legend_of(Grid(book([text]).sheets[0]), [0]) == found


def test_colours_explained_in_cells_below_the_table_are_asked() -> None:
    rows = [[LAST[i], FIRST[i], "Lier"] for i in range(8)]
    plan = read(
        book(["Naam", "Voornaam", "Gemeente"], *rows, [], ["geel = wachtlijst", "", ""], ["grijs = gestopt"])
    )
    asked = [c.judgement.params["typed"] for c in plan.cells if c.judgement.reason == "colour_legend"]
    assert asked == ["geel = wachtlijst, grijs = gestopt"]


def test_two_people_in_a_cell_of_whole_names_are_asked() -> None:
    names = [[f"{LAST[i].upper()} {FIRST[i]}", "Lier"] for i in range(8)]
    plan = read(book(["Naam en voornaam", "Gemeente"], *names, ["MICHIELS Els/Jan", "Lier"]))
    assert [c.address for c in plan.cells if c.judgement.reason == "name_two_people"] == ["A10"]


def test_codes_of_a_program_carry_a_front() -> None:
    codes = [f"SRC_{name}" for name in ("VDAB", "OCMW", "GTB")] * 5
    assert targets(column("lead_source", codes))[2] == ("toeleiding.toeleider_type",)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Naam (familienaam voornaam)", NAME_FIRST),
        ("Naam (voornaam achternaam)", FIRST_NAME_FIRST),
        ("gender_code", ("persoon.gender",)),
        ("email_1", ("persoon.email",)),
        ("wwk_start_date", ("traject.start",)),
        ("Heb je een tolk nodig bij het gesprek?", ("persoon.tolk_nodig",)),
    ],
)
def test_headings_of_programs_and_forms(heading: str, expected: tuple[str, ...]) -> None:
    assert match_heading(heading) == expected


def test_a_bare_date_beside_a_referrer_is_asked() -> None:
    rows = [[f"{i + 1}/03/2026", LAST[i], FIRST[i], "OCMW" if i % 2 else "VDAB"] for i in range(8)]
    plan = read(book(["Datum", "Naam", "Voornaam", "Doorverwezen door"], *rows))
    assert [(c.address, c.target) for c in plan.cells if c.judgement.reason == "column_doubtful"] == [
        ("A1", "toeleiding.datum")
    ]


@pytest.mark.parametrize("highest", [4, 9])
def test_scores_on_another_scale_are_left_out_and_asked(highest: int) -> None:
    workbook = survey([[1 + (i + j) % highest for j in range(4)] for i in range(10)])
    plan = read(workbook)
    asked = [c.address for c in plan.cells if c.judgement.reason == "column_scale_other"]
    assert asked == ["C1", "D1", "E1", "F1"]
    assert not [name for names in targets(workbook) for name in names if name.startswith("drempelantwoord.")]


def sessions() -> Workbook:
    """Return a list with a row per session: the same six people four times."""
    rows = [[f"{3 + week}/03/2026", LAST[i], FIRST[i], "Lier"] for week in range(4) for i in range(6)]
    return book(["Datum les", "Naam", "Voornaam", "Gemeente"], *rows)


def test_a_row_per_session_is_one_question() -> None:
    plan = read(sessions())
    assert [(c.address, c.judgement.reason) for c in plan.cells if c.scope is Scope.ROW] == [
        ("A8", "rows_of_series")
    ]
    assert [r.same_as for r in plan.rows[6:12]] == [2, 3, 4, 5, 6, 7]


def test_after_the_answer_every_person_has_one_row() -> None:
    plan = read(sessions(), {"Lijst!A8#row": "same"})
    assert len(plan.rows_in(RowState.LEFT_OUT)) == 18


def test_other_people_with_the_same_name_are_asked_row_by_row() -> None:
    plan = read(sessions(), {"Lijst!A8#row": "other"})
    assert {c.judgement.reason for c in plan.cells if c.scope is Scope.ROW} == {"duplicate_in_list"}


def test_a_day_may_stand_behind_the_number_of_a_session() -> None:
    rows = [[LAST[i], FIRST[i], "x", "x", "x", "x"] for i in range(8)]
    workbook = book(["Naam", "Voornaam", "les 1 (5/5)", "Les 2: 12/5", "les 3 (19/5)", "les 4 (26/5)"], *rows)
    assert targets(workbook)[2] == ("aanwezigheid.code[2026-05-05]",)


def test_a_postcode_of_the_region_does_not_fit_a_place_outside_it() -> None:
    plan = read(book(["Naam", "Voornaam", "Postcode", "Gemeente"], ["Peeters", "An", "2580", "Antwerpen"]))
    assert verdicts(plan)["C2"] == ("ask", "postcode_mismatch")


def test_moments_below_merged_barriers_are_the_second_line_of_the_heading() -> None:
    top = ["Naam", "Voornaam", "Gemeente", "Vervoer", "", "Schulden", ""]
    rows = [[LAST[i], FIRST[i], "Lier", i % 5, 1, 2, 3] for i in range(8)]
    second = ["", "", "", "T0", "T2", "T0", "T2"]
    workbook = book(top, second, *rows, merged=((0, 3, 0, 4), (0, 5, 0, 6)))
    assert propose(workbook, today=TODAY).sheets[0].header_rows == (0, 1)


def test_years_above_months_are_no_data() -> None:
    top = ["Naam", "Voornaam", "Gemeente", 2025, "", 2026, "", "Totaal uren"]
    second = ["", "", "", "nov", "dec", "jan", "feb", ""]
    rows = [[LAST[i], FIRST[i], "Lier", 4 + i, 9, 12, 3, 28 + i] for i in range(8)]
    merged = ((0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4), (0, 5, 0, 6), (0, 7, 1, 7))
    found = targets(book(top, second, *rows, merged=merged))
    assert found[3] == ("prestatie.uren[2025-11]",)
    assert found[5] == ("prestatie.uren[2026-01]",)
