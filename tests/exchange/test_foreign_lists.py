# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small lists with one awkward thing each: the table is found, the columns are guessed, nothing doubtful is taken."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.lists import Scope, Verdict, reason_text
from ensure_desk.domain.texts import SourceText
from ensure_desk.exchange.foreign.attendance import meaning_of
from ensure_desk.exchange.foreign.headings import match_heading
from ensure_desk.exchange.foreign.mapping import from_text, to_json
from ensure_desk.exchange.foreign.plan import Answers, ListPlan, RowState
from ensure_desk.exchange.foreign.propose import propose
from ensure_desk.exchange.foreign.read import read_list
from ensure_desk.exchange.foreign.targets import all_targets, target
from ensure_desk.gate.model import Finding, SheetData, Workbook

TODAY = dt.date(2026, 6, 30)
HEAD = ["Naam", "Voornaam", "Geb.datum", "Gemeente", "Tel", "Toeleider", "Datum toeleiding"]
JAN = ["Peeters", "Jan", {"d": "1976-04-03"}, "Lier", "0451 12 34 56", "VDAB", {"d": "2026-01-05"}]
AN = ["Maes", "An", {"d": "1981-11-20"}, "Lier", "0451 65 43 21", "OCMW Lier", {"d": "2026-02-05"}]


def book(*rows: list[Any], name: str = "Lijst", **more: Any) -> Workbook:
    sheet = {k: more.pop(k) for k in list(more) if k not in ("date1904", "findings")}
    return Workbook((SheetData(name, rows=[list(r) for r in rows], **sheet),), **more)


def read(workbook: Workbook, cells: dict[str, Any] | None = None, **defaults: Any) -> ListPlan:
    answers = Answers(cells or {}, {k.replace("__", "."): v for k, v in defaults.items()})
    return read_list(workbook, propose(workbook, today=TODAY), answers, today=TODAY)


def values(plan: ListPlan, row: int) -> dict[str, Any]:
    return dict(next(r for r in plan.rows if r.number == row).values)


def verdicts(plan: ListPlan) -> dict[str, tuple[str, str]]:
    return {
        c.address: (c.judgement.verdict.value, c.judgement.reason)
        for c in plan.cells
        if c.judgement.verdict is not Verdict.ACCEPT
    }


def states(plan: ListPlan) -> dict[int, str]:
    return {r.number: r.state.value for r in plan.rows}


def test_a_clean_list_is_ready_at_once() -> None:
    plan = read(book(HEAD, JAN, AN))
    assert states(plan) == {2: "ready", 3: "ready"}
    assert values(plan, 3)["toeleiding.toeleider_type"] == "ocmw"
    assert verdicts(plan) == {}


def test_titles_sections_totals_and_footers_are_no_people() -> None:
    plan = read(
        book(
            ["Lijst van Lier"],
            [],
            HEAD,
            ["LOPEND"],
            JAN,
            ["NIEUW"],
            AN,
            ["Totaal", None, 2.0],
            [],
            ["versie juni"],
        )
    )
    assert states(plan) == {5: "ready", 7: "ready"}


def test_a_heading_in_two_rows_is_read_as_one() -> None:
    groups = ["Persoon", None, None, "Contact", None, "Via"]
    names = ["Naam", "Voornaam", "Geboren", "Plaats", "GSM", None]
    rows = [groups, names, JAN[:6], AN[:6]]
    merged = ((0, 0, 0, 2), (0, 3, 0, 4), (0, 5, 1, 5))
    proposed = propose(book(*rows, merged=merged), today=TODAY).sheets[0]
    assert [c.heading for c in proposed.columns][:2] == ["Persoon / Naam", "Persoon / Voornaam"]
    assert proposed.columns[5].targets == ("toeleiding.toeleider_type",)
    assert proposed.first == 2


@pytest.mark.parametrize(
    "near_miss", ["Naam gebruiker", "Geboorteplaats", "Tel. werk", "Gemeente werkplek", "Foto website"]
)
def test_a_heading_that_only_looks_like_a_field_is_left_out(near_miss: str) -> None:
    assert match_heading(near_miss) == ()


@pytest.mark.parametrize("heading", ["Voor-naam", "VOORNAAM", "Voor naam", "voornaam "])
def test_a_heading_written_in_two_words_is_the_same(heading: str) -> None:
    assert match_heading(heading) == ("persoon.voornaam",)


def test_a_list_without_first_names_asks_for_the_column() -> None:
    plan = read(book([HEAD[0], *HEAD[2:]], [JAN[0], *JAN[2:]], [AN[0], *AN[2:]]))
    assert [c.judgement.reason for c in plan.cells if c.scope is Scope.FILE] == ["file_needs_column"]


def test_every_reason_has_a_sentence_that_takes_its_values() -> None:
    plan = read(book(HEAD, [*JAN[:2], "14/08/12", "Lire", "4517296", "Interim", None], AN))
    for cell in plan.cells:
        assert bool(reason_text(cell.judgement, SourceText())) == bool(cell.judgement.reason)


def test_every_target_finds_its_own_label() -> None:
    for known in all_targets():
        assert target(known.name) == known
        assert known.label


@pytest.mark.parametrize(
    ("written", "last", "first"),
    [
        ("VAN DEN BROECK Jan", "VAN DEN BROECK", "Jan"),
        ("Van den Broeck, Jan", "Van den Broeck", "Jan"),
        ("Jan van den BROECK", "van den BROECK", "Jan"),
        ("Jan PEETERS", "PEETERS", "Jan"),
        ("'T KINT ZOË", "'T KINT", "ZOË"),
        ("DE Smet Jan", "DE Smet", "Jan"),
        ("D'Hondt An", "D'Hondt", "An"),
        ("EL YOUSFI Fatima Zohra", "EL YOUSFI", "Fatima Zohra"),
        ("OP DE BEECK JEAN-PIERRE", "OP DE BEECK", "JEAN-PIERRE"),
    ],
)
def test_a_name_with_one_way_to_cut_it_is_cut(written: str, last: str, first: str) -> None:
    head = ["Naam en voornaam", "Gemeente", "Via", "Datum toeleiding"]
    plan = read(book(head, [written, "Lier", "VDAB", {"d": "2026-01-05"}]))
    assert values(plan, 2)["persoon.naam"] == last
    assert values(plan, 2)["persoon.voornaam"] == first


def test_a_name_with_two_ways_is_asked_and_the_row_waits_until_the_answer() -> None:
    rows = (["Naam en voornaam", "Gemeente", "Via", "Datum toeleiding"],)
    row = ["MUKENDI WA MUKENDI GRACE", "Lier", "VDAB", {"d": "2026-01-05"}]
    plan = read(book(*rows, row))
    assert verdicts(plan) == {"A2": ("ask", "name_unclear")}
    assert states(plan) == {2: "waiting"}
    answered = read(book(*rows, row), {"Lijst!A2": "MUKENDI WA MUKENDI, GRACE"})
    assert states(answered) == {2: "ready"}
    assert values(answered, 2)["persoon.naam"] == "MUKENDI WA MUKENDI"


def test_a_heading_that_hides_which_of_both_names_is_first_is_asked_once() -> None:
    rows = [
        ["Deelnemer", *HEAD[3:]],
        ["Jan Peeters", *JAN[3:]],
        ["Maes, An", *AN[3:]],
        ["CLAES Els", *AN[3:]],
    ]
    plan = read(book(*rows))
    assert verdicts(plan)["A1"] == ("ask", "column_name_order")
    assert states(plan) == {2: "waiting", 3: "ready", 4: "ready"}
    answered = read(book(*rows), {"Lijst!A1": "voornaam naam"})
    assert values(answered, 2)["persoon.naam"] == "Peeters"
    assert values(answered, 3)["persoon.naam"] == "Maes"
    assert values(answered, 4)["persoon.naam"] == "CLAES"


def test_short_years_are_asked_once_for_the_column_and_count_only_then() -> None:
    rows = [HEAD, [*JAN[:2], "03/04/76", *JAN[3:]], [*AN[:2], "25-04-1976", *AN[3:]]]
    plan = read(book(*rows))
    assert verdicts(plan) == {"C1": ("ask", "date_short_year")}
    assert "persoon.geboortedatum" not in values(plan, 2)
    assert values(plan, 3)["persoon.geboortedatum"] == "1976-04-25"
    answered = read(book(*rows), {"Lijst!C1": True})
    assert values(answered, 2)["persoon.geboortedatum"] == "1976-04-03"


@pytest.mark.parametrize(
    ("stored", "verdict", "candidates"),
    [
        ("31/02/1985", "refuse", ()),
        ({"d": "2062-12-22"}, "refuse", ()),
        ("03/25/1979", "ask", ("1979-03-25",)),
        ("00-00-1968", "ask", ("1968",)),
        ("?/?/1971", "ask", ("1971",)),
        (1962.0, "ask", ("1962",)),
        (27912.0, "ask", ("1976-06-01",)),
        ("12.O7.1983", "ask", ("1983-07-12",)),
        ("5 mei 68", "ask", ("1968-05-05",)),
        ("14/08/12", "ask", ("1912-08-14", "2012-08-14")),
        ({"d": "2019-05-17"}, "ask", ("2019-05-17",)),
        ("1/01/1900", "ask", ("1900-01-01",)),
        ("onbekend", "ask", ()),
    ],
)
def test_a_doubtful_birth_date_is_never_taken(stored: Any, verdict: str, candidates: tuple[str, ...]) -> None:
    plan = read(book(HEAD, [*JAN[:2], stored, *JAN[3:]], AN))
    cell = next(c for c in plan.cells if c.address == "C2")
    assert (cell.judgement.verdict.value, cell.judgement.candidates) == (verdict, candidates)
    assert states(plan) == {2: "ready", 3: "ready"}
    assert "persoon.geboortedatum" not in values(plan, 2)


def test_formulas_and_error_values_are_refused_where_they_stand() -> None:
    rows = [HEAD, JAN, AN]
    plan = read(book(*rows, formulas=frozenset({(1, 4)}), errors={(2, 5): "#N/A"}))
    assert verdicts(plan) == {"E2": ("refuse", "formula"), "F3": ("refuse", "error_value")}
    assert states(plan) == {2: "ready", 3: "refused"}


def test_a_missing_surname_refuses_the_row_and_an_unknown_place_lets_it_wait() -> None:
    plan = read(book(HEAD, [None, *JAN[1:]], [*AN[:3], "Lire", *AN[4:]]))
    assert verdicts(plan) == {"A2": ("refuse", "missing_required"), "D3": ("ask", "place_unknown")}
    assert states(plan) == {2: "refused", 3: "waiting"}


def test_an_answer_for_the_whole_list_fills_only_a_column_that_is_not_there() -> None:
    asked = read(book(HEAD[:6], JAN[:6], [*AN[:3], None, *AN[4:6]]))
    assert [c.target for c in asked.cells if c.scope is Scope.FILE] == ["toeleiding.datum"]
    plan = read(
        book(HEAD[:6], JAN[:6], [*AN[:3], None, *AN[4:6]]),
        toeleiding__datum="2026-06-30",
        persoon__gemeente="Lier",
    )
    assert states(plan) == {2: "ready", 3: "refused"}


def test_one_person_twice_waits_until_somebody_says_who_is_who() -> None:
    rows = [HEAD, JAN, ["PEETERS", "JAN", *JAN[2:5], "GTB", JAN[6]]]
    plan = read(book(*rows))
    assert verdicts(plan) == {"A3": ("ask", "duplicate_in_list")}
    assert states(plan) == {2: "ready", 3: "waiting"}
    assert states(read(book(*rows), {"Lijst!A3#row": "other"})) == {2: "ready", 3: "ready"}
    assert states(read(book(*rows), {"Lijst!A3#row": "same"})) == {2: "ready", 3: "left_out"}


def test_the_same_person_on_two_sheets_is_seen() -> None:
    sheets = (SheetData("2025", rows=[HEAD, JAN]), SheetData("2026", rows=[HEAD, JAN, AN]))
    plan = read(Workbook(sheets))
    assert [(c.sheet, c.judgement.candidates) for c in plan.cells if c.scope is Scope.ROW] == [
        ("2026", ("2025!2",))
    ]


def test_national_numbers_are_not_read() -> None:
    plan = read(book([*HEAD, "Rijksregisternr"], [*JAN, "76.04.03-999.50"], [*AN, None]))
    assert verdicts(plan) == {"H1": ("refuse", "column_national_number")}
    assert not any("rijksregister" in key for key in values(plan, 2))


def test_a_hidden_column_and_a_comment_do_not_slip_by() -> None:
    rows = [[*HEAD, "VDAB-nr"], [*JAN, "123456789"], [*AN, None]]
    plan = read(book(*rows, hidden_columns=frozenset({7}), comments={(1, 0): "belt liever niet"}))
    assert verdicts(plan)["H1"] == ("ask", "column_hidden")
    assert "persoon.vdab_klantnr" not in values(plan, 2)
    comment = next(c for c in plan.cells if c.judgement.reason == "comment")
    assert (comment.address, comment.target, comment.judgement.candidates) == (
        "A2",
        "persoon.nota",
        ("belt liever niet",),
    )


def test_a_comment_becomes_a_note_when_the_answer_says_so() -> None:
    rows = [[*HEAD, "Opmerking"], [*JAN, "geen auto"], [*AN, None]]
    key = "Lijst!A2#comment"
    workbook = book(*rows, comments={(1, 0): "belt liever niet"})
    assert values(read(workbook, {key: True}), 2)["persoon.nota"] == "geen auto\nbelt liever niet"
    assert values(read(workbook, {key: False}), 2)["persoon.nota"] == "geen auto"
    assert "comment" not in {c.judgement.reason for c in read(workbook, {key: False}).cells}


def test_a_denied_word_of_a_legend_means_nothing_sure() -> None:
    assert meaning_of("ongewettigd afwezig") == "O"
    assert meaning_of("gewettigd afwezig") == "G"
    assert meaning_of("niet verwittigd") == "O"
    assert meaning_of("geen attest") == ""
    assert meaning_of("niet aanwezig") == ""
    assert meaning_of("nog niet ingeschreven") == "-"


def test_of_two_phones_the_mobile_one_is_taken_and_the_other_asked() -> None:
    head = [*HEAD[:4], "Tel", "GSM", *HEAD[5:]]
    plan = read(book(head, [*JAN[:4], "03 000 12 34", *JAN[4:]], [*AN[:4], None, *AN[4:]]))
    assert values(plan, 2)["persoon.gsm"] == "0451123456"
    assert verdicts(plan) == {"E1": ("ask", "column_repeated")}


def test_truth_values_are_yes_and_no() -> None:
    plan = read(book([*HEAD, "Ex-PWA"], [*JAN, True], [*AN, "ONWAAR"]))
    assert values(plan, 2)["traject.ex_pwa"] is True
    assert values(plan, 3)["traject.ex_pwa"] is False


def test_a_postcode_of_elsewhere_and_an_end_before_the_start_are_asked() -> None:
    head = [*HEAD, "Postcode", "Start", "Einde"]
    plan = read(
        book(head, [*JAN, "2880", {"d": "2026-02-01"}, {"d": "2025-08-01"}], [*AN, "2500", None, None])
    )
    assert verdicts(plan) == {"H2": ("ask", "postcode_mismatch"), "J2": ("ask", "end_before_start")}


def test_a_column_that_its_cells_contradict_is_asked() -> None:
    rows = [[f"Peeters{i}", "Jan", i, "Lier", "x", "VDAB", {"d": "2026-01-05"}] for i in range(5)]
    plan = read(book(HEAD, *rows))
    assert verdicts(plan)["E1"] == ("ask", "column_doubtful")


def test_a_line_with_another_number_of_fields_is_asked() -> None:
    findings = (Finding("gate_field_count", {"records": 1, "fields": 7}),)
    plan = read(book(HEAD, JAN, [*AN, "rest"], findings=findings))
    assert verdicts(plan) == {"G3": ("ask", "field_count"), "H3": ("ask", "field_count")}


def test_days_counted_from_1904_are_asked_once() -> None:
    plan = read(book(HEAD, JAN, [*AN[:2], 26393.0, *AN[3:]], date1904=True))
    assert verdicts(plan)["C1"] == ("ask", "date_1904")
    assert next(c for c in plan.cells if c.address == "C3").judgement.candidates == ("1976-04-05",)


def test_codes_of_an_attendance_grid_follow_the_legend() -> None:
    days = [{"d": f"2026-03-{day:02d}"} for day in (3, 10, 17, 24)]
    rows = [
        ["Naam", "Gemeente", *days],
        ["Peeters, Jan", "Lier", "x", "z", None, "?"],
        ["x = aanwezig"],
        ["z = ziek"],
    ]
    plan = read(book(*rows))
    assert values(plan, 2)["aanwezigheid.code[2026-03-03]"] == "A"
    assert values(plan, 2)["aanwezigheid.code[2026-03-10]"] == "G"
    assert "aanwezigheid.code[2026-03-17]" not in values(plan, 2)
    assert verdicts(plan)["F2"] == ("ask", "choice_unknown")


def test_scores_of_a_survey_are_0_to_4_and_no_answer_is_not_0() -> None:
    head = ["Naam", "Voornaam", "Moment", "MOB", "TAAL", "GELD", "DIGI"]
    plan = read(book(head, ["Peeters", "Jan", "T0", 3.0, "nvt", 0.0, 5.0]))
    assert values(plan, 2)["drempelantwoord.score[MOB]"] == 3
    assert values(plan, 2)["drempelantwoord.score[TAAL]"] is None
    assert verdicts(plan)["G2"] == ("ask", "score_outside")


def test_letters_that_only_look_latin_are_asked() -> None:
    plan = read(book(HEAD, ["Pееters", *JAN[1:]], [*AN[:5], "VDАB", AN[6]]))
    assert verdicts(plan) == {"A2": ("ask", "choice_lookalike"), "F3": ("ask", "choice_lookalike")}


def test_a_mapping_survives_being_written_and_read() -> None:
    workbook = book(HEAD, JAN, AN)
    proposed = propose(workbook, today=TODAY)
    again = from_text(json.dumps(to_json(proposed)))
    assert again.sheets == proposed.sheets


@pytest.mark.parametrize("text", ["", "[]", '{"sheets": [{}]}', '{"sheets": 3}', "null"])
def test_a_mapping_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UserError) as caught:
        from_text(text)
    assert caught.value.code == "list_mapping_unreadable"


def test_a_mapping_to_a_field_that_does_not_exist_is_refused() -> None:
    text = '{"sheets": [{"sheet": "a", "header_row": 1, "columns": [{"col": "A", "target": "persoon.iq"}]}]}'
    with pytest.raises(UserError) as caught:
        from_text(text)
    assert caught.value.code == "list_target_unknown"


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.floats(),
    st.booleans(),
    st.dates().map(lambda d: {"d": d.isoformat()}),
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=8), max_size=6))
def test_any_cells_below_known_headings_are_judged(rows: list[list[Any]]) -> None:
    head = ["Naam", "Adres", "Geb.datum", "Gemeente", "Tel", "Toeleider", "Uren apr 2026", "Ex-PWA"]
    plan = read(book(head, *rows))
    for cell in plan.cells:
        assert cell.judgement.verdict in Verdict
    assert all(r.state in RowState for r in plan.rows)


@given(st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_any_sheet_gets_a_proposal(rows: list[list[Any]]) -> None:
    workbook = book(*rows)
    mapping = propose(workbook, today=TODAY)
    read_list(workbook, mapping, Answers(), today=TODAY)
