# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Headings and words that nobody listed: known by their parts, by what stands below them, by the whole list."""

import datetime as dt
from collections import Counter

import pytest

from ensure_desk.domain.places import judge_municipality
from ensure_desk.exchange.foreign.attendance import meaning_of
from ensure_desk.exchange.foreign.heading_concepts import split_compound
from ensure_desk.exchange.foreign.headings import match_heading, match_typo, without_brackets, without_refrain
from ensure_desk.exchange.foreign.month_headings import bare_month
from ensure_desk.exchange.foreign.targets import target
from ensure_desk.exchange.foreign.words import code_of, propose_map
from ensure_desk.gate.model import SheetData, Workbook
from tests.exchange.test_foreign_lists import book, read, verdicts
from tests.exchange.test_foreign_shapes import FIRST, LAST, column, targets

PEOPLE = list(zip(LAST, FIRST, strict=True))
DAYS = [dt.date(2026, 3, 3) + dt.timedelta(days=7 * k) for k in range(4)]


@pytest.mark.parametrize(
    ("heading", "target_name"),
    [
        ("Opstartdatum", "traject.start"),
        ("Datum doorverw.", "toeleiding.datum"),
        ("Contactpersoon verwijzer", "toeleiding.begeleider"),
        ("adres_gemeente", "persoon.gemeente"),
        ("Vermoedelijke einddatum contract", "traject.gepland_einde"),
        ("uitkeringssoort", "uitkering.type"),
        ("Wie heeft doorgestuurd?", "toeleiding.toeleider_type"),
        ("Naam / Nom", "persoon.naam"),
        ("Toeleider (VDAB, OCMW, ...)", "toeleiding.toeleider_type"),
        ("Niveau NL spreken", "persoon.nederlands_spreken"),
        ("Driving licence", "persoon.rijbewijs"),
    ],
)
def test_a_heading_is_known_by_the_ideas_in_its_words(heading: str, target_name: str) -> None:
    bare = without_brackets(heading)
    assert (match_heading(heading) or match_heading(bare) or match_typo(bare)) == (target_name,)


@pytest.mark.parametrize(
    "heading",
    ["Geboren in", "Gemeente werkplek", "Datum toestemming", "Startdatum opleiding", "Doorverwezen naar"]
    + ["Datum intake", "Burgerlijke staat", "Partner / Geboortedatum", "Naam (partner)", "Aantal gesprekken"],
)
def test_one_word_too_many_makes_it_another_column(heading: str) -> None:
    bare = without_brackets(heading)
    assert (match_heading(heading), match_heading(bare), match_typo(bare)) == ((), (), ())


def test_compounds_come_apart_into_known_words_only() -> None:
    assert split_compound("opstartdatum") == ("opstart", "datum")
    assert split_compound("verlengingsdatum") == ("verlenging", "datum")
    assert split_compound("geboorteplaatje") == ("geboorteplaatje",)


def test_a_word_before_every_heading_is_left_out_unless_it_says_whose_they_are() -> None:
    own = ["cl_naam", "cl_voornaam", "cl_gsm", "cl_mail"]
    assert without_refrain(own) == ["naam", "voornaam", "gsm", "mail"]
    theirs = ["Naam", "Voornaam", "partner_naam", "partner_voornaam", "partner_gsm", "partner_mail"]
    assert without_refrain(theirs) == theirs


def test_a_word_of_the_heading_and_the_cells_together_are_sure() -> None:
    phones = [f"0451 12 3{i} 4{i}" for i in range(9)]
    plan = read(column("Gsm van de bezoeker", phones))
    assert plan.mapping.sheets[0].columns[2].targets == ("persoon.gsm",)
    assert "C1" not in verdicts(plan)
    assert targets(column("Gsm van de partner", phones))[2] == ()


def test_a_day_of_a_first_talk_is_proposed_and_asked() -> None:
    rows = [[last, first, "VDAB", f"{i + 1}/03/2026"] for i, (last, first) in enumerate(PEOPLE)]
    plan = read(book(["Naam", "Voornaam", "Toeleider", "Datum intake"], *rows))
    assert plan.mapping.sheets[0].columns[3].targets == ("toeleiding.datum",)
    assert verdicts(plan)["D1"] == ("ask", "column_doubtful")


def test_months_alone_above_numbers_are_hours_unless_the_list_is_of_kilometres() -> None:
    rows = [[last, first, 12.0, 8.0] for last, first in PEOPLE]
    head = ["Naam", "Voornaam", "jan 26", "2026-02"]
    assert targets(book(head, *rows))[2:] == [("prestatie.uren[2026-01]",), ("prestatie.uren[2026-02]",)]
    distances = Workbook((SheetData("km", rows=[head, *rows]),))
    assert targets(distances)[2:] == [(), ()]
    assert bare_month("maart", (2025,)) == "2025-03"
    assert bare_month("max uren maart", (2025,)) == ""


def test_a_legend_on_its_own_sheet_explains_a_grid() -> None:
    days = [{"d": day.isoformat()} for day in DAYS]
    grid = book(["Naam", "Voornaam", *days], *([*p, "P", "P", "AZ", "E"] for p in PEOPLE)).sheets[0]
    signs = [["P", "aanwezig"], ["AZ", "afwezig zonder bericht"], ["E", "verontschuldigd"]]
    plan = read(Workbook((grid, SheetData("Legende", rows=[["Code", "Betekenis"], *signs]))))
    found = [v for k, v in plan.rows[0].values.items() if k.startswith("aanwezigheid")]
    assert found == ["A", "A", "O", "U"]


def test_a_grid_without_a_legend_is_read_by_the_sign_that_fills_it() -> None:
    days = [{"d": day.isoformat()} for day in DAYS]
    plan = read(book(["Naam", "Voornaam", *days], *([*p, "1", "1", "zk", "q"] for p in PEOPLE)))
    found = [v for k, v in plan.rows[0].values.items() if k.startswith("aanwezigheid")]
    assert found == ["A", "A", "G"]
    assert verdicts(plan)["C1"] == ("ask", "code_legend")
    assert verdicts(plan)["F2"] == ("ask", "choice_unknown")


def test_a_year_in_the_title_goes_for_every_day() -> None:
    days = [f"di {day.day}/{day.month}" for day in DAYS]
    people = [[*p, "x", "x", "x", "x"] for p in PEOPLE]
    named = read(book(["Lentecursus 2026"], ["Naam", "Voornaam", *days], *people))
    assert ("ask", "column_without_year") not in verdicts(named).values()
    bare = read(book(["Lentecursus"], ["Naam", "Voornaam", *days], *people))
    assert ("ask", "column_without_year") in verdicts(bare).values()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("afwezig zonder bericht", "O"),
        ("absent excusé", "U"),
        ("sick leave", "G"),
        ("vroeger vertrokken", "V"),
    ]
    + [("niet ingeschreven", "-"), ("niet ziek", ""), ("present", "A")],
)
def test_presence_in_words_of_three_languages(words: str, code: str) -> None:
    assert meaning_of(words) == code


def test_scores_follow_the_scale_that_the_list_explains() -> None:
    barriers = ["Mobiliteit", "Geldzaken en schulden", "Mentale gezondheid", "Sociaal netwerk"]
    scale = ["helemaal niet", "een beetje", "nogal", "veel", "heel veel"]
    rows = [[*p, *(scale[(i + k) % 5] for k in range(4))] for i, p in enumerate(PEOPLE)]
    answers = SheetData("Antwoorden", rows=[["Naam", "Voornaam", *barriers], *rows])
    legend = SheetData("Schaal", rows=[["Antwoord", "Waarde"], *([w, float(k)] for k, w in enumerate(scale))])
    values = read(Workbook((answers, legend))).rows[1].values
    assert [values[f"drempelantwoord.score[{c}]"] for c in ("MOB", "GELD", "MENT", "NETW")] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("name", "word", "code"),
    [
        ("toeleiding.toeleider_type", "VDAB Heist o/d Berg", "vdab"),
        ("toeleiding.toeleider_type", "CM (Tom)", "ziekenfonds"),
        ("toeleiding.toeleider_type", "OCMW/VDAB", None),
        ("uitkering.type", "I.G.U.", "igu"),
        ("uitkering.type", "ex-leefloon", None),
        ("persoon.diploma", "3de graad TSO", "sec_3de_graad"),
        ("persoon.diploma", "TSO", None),
        ("persoon.gezinsvorm", "alleenst. + 2 kinderen", "alleen_met_kinderen"),
        ("traject.einde_reden", "verhuisd naar Antwerpen", "verhuis"),
    ],
)
def test_words_are_known_by_their_parts(name: str, word: str, code: str | None) -> None:
    wanted = target(name)
    assert wanted is not None
    assert code_of(word, wanted) == code


def test_a_word_that_comes_back_is_an_office_s_own_but_never_a_denial() -> None:
    wanted = target("toeleiding.toeleider_type")
    assert wanted is not None
    found = propose_map(Counter({"klant OCMW": 5, "niet VDAB": 5, "VDAB": 10}), wanted)
    assert found == {"klant OCMW": "ocmw", "VDAB": "vdab"}


def test_a_shortened_place_is_known_beside_its_postcode_or_as_a_habit() -> None:
    assert judge_municipality("O.-L.-V.-Waver").candidates == ("Sint-Katelijne-Waver",)
    assert judge_municipality("O.-L.-V.-Waver", "2861").value == "Sint-Katelijne-Waver"
    plan = read(column("Gemeente", ["SKW", "SKW", "SKW", "Heist o/d Berg", "Lier", "Lier"]))
    found = [v for c, v in verdicts(plan).items() if c.startswith("C")]
    assert found.count(("ask", "place_unknown")) == 1


def test_a_cell_that_contradicts_itself_is_asked_as_a_whole() -> None:
    rows = [[*p, "2860 Duffel" if i == 4 else "2570 Duffel"] for i, p in enumerate(PEOPLE)]
    plan = read(book(["Naam", "Voornaam", "Postcode en gemeente"], *rows))
    assert {c.judgement.reason for c in plan.cells if c.address == "C6"} == {"postcode_mismatch"}


def test_several_choices_in_one_cell_are_all_known_or_asked() -> None:
    plan = read(
        column("Vervoermiddelen", ["fiets", "fiets, auto", "bus", "te voet", "tapijt", "fiets en bus"])
    )
    values = [r.values.get("persoon.vervoermiddelen") for r in plan.rows]
    assert values == ["fiets", "auto, fiets", "openbaar_vervoer", "te_voet", None, "fiets, openbaar_vervoer"]


def test_turkish_letters_read_with_the_wrong_page_are_put_back_when_they_come_back() -> None:
    names = ["Þahin", "Yýldýz", "Baþar", "Maes"]
    rows = [[n, f, "x"] for n, f in zip(names, FIRST, strict=False)]
    plan = read(book(["Naam", "Voornaam", "Opmerking"], *rows))
    assert [r.values["persoon.naam"] for r in plan.rows] == ["Şahin", "Yıldız", "Başar", "Maes"]


def test_days_with_a_month_in_letters_and_a_short_year_are_asked_once_when_usual() -> None:
    plan = read(column("Geboortedatum", [f"{d}-mrt-80" for d in range(1, 10)]))
    assert next(c.judgement.value for c in plan.cells if c.address == "C2") == "1980-03-01"
    assert verdicts(plan)["C1"] == ("ask", "date_short_year")


def test_a_place_before_its_postcode_is_read_where_a_list_does_so_always() -> None:
    usual = read(column("Postcode en gemeente", ["Lier 2500", "Lier (2500)", "Duffel 2570", "Nijlen 2560"]))
    assert [r.values["persoon.postcode"] for r in usual.rows] == ["2500", "2500", "2570", "2560"]
    lone = read(column("Postcode en gemeente", [*["2500 Lier"] * 9, "Nijlen 2560"]))
    assert "persoon.gemeente" not in lone.rows[-1].values


@pytest.mark.parametrize(
    ("typed", "cut"),
    [
        ("Kerkstraat nr. 12 bus 2", ("Kerkstraat", "12", "2")),
        ("Kerkstraat 12 (bus 3)", ("Kerkstraat", "12", "3")),
        ("12, rue Haute", ("rue Haute", "12", None)),
    ],
)
def test_an_address_is_cut_in_its_parts(typed: str, cut: tuple[str, str, str | None]) -> None:
    values = read(column("Adres", [typed] * 4)).rows[0].values
    assert tuple(values.get(f"persoon.{part}") for part in ("straat", "nr", "bus")) == cut


@pytest.mark.parametrize(
    ("heading", "target_name"),
    [
        ("Geboorte / Datum", "persoon.geboortedatum"),
        ("Geboorte / Plaats", ""),
        ("Opleiding / Startdatum", ""),
        ("Adres / Plaats", "persoon.gemeente"),
    ],
)
def test_a_group_changes_what_stands_below_it(heading: str, target_name: str) -> None:
    assert " ".join(match_heading(heading) or match_typo(heading)) == target_name


def test_days_below_the_names_of_sessions_are_the_heading_of_a_grid() -> None:
    head = [["Naam", "Voornaam", *(f"Sessie {k}" for k in range(1, 5))]]
    days = [[None, None, *({"d": day.isoformat()} for day in DAYS)]]
    people = [[*p, "1", "1", "0", "1"] for p in PEOPLE]
    legend = [[None], ["1", "aanwezig"], ["0", "afwezig zonder bericht"]]
    sheet = SheetData("Blad", rows=[*head, *days, *people, *legend], merged=((0, 0, 1, 0), (0, 1, 1, 1)))
    plan = read(Workbook((sheet,)))
    assert len(plan.rows) == len(PEOPLE)
    assert [v for k, v in plan.rows[0].values.items() if k.startswith("aanwezigheid")] == ["A", "A", "O", "A"]


def test_a_heading_said_again_in_another_language_is_no_person() -> None:
    french = ["Nom", "Prénom", "Date de naissance", "Commune"]
    rows = [[last, first, "3/04/1976", "Lier"] for last, first in PEOPLE]
    plan = read(book(["Naam", "Voornaam", "Geboortedatum", "Gemeente"], french, *rows))
    assert len(plan.rows) == len(PEOPLE)


def test_questions_to_the_person_are_headings() -> None:
    assert match_heading("In welke gemeente woon je?") == ("persoon.gemeente",)
    assert match_heading("Wie heeft je naar ons doorverwezen?") == ("toeleiding.toeleider_type",)
    assert match_heading("Naar wie heb je hem doorverwezen?") == ()


def test_digits_that_a_program_wrote_with_a_point_and_a_zero_are_whole() -> None:
    plan = read(column("Postcode", ["2500.0", "2570.0", "2880.0", "2830.0"]))
    assert [r.values["persoon.postcode"] for r in plan.rows] == ["2500", "2570", "2880", "2830"]


def test_a_figure_beside_a_word_of_presence_says_more_than_that() -> None:
    days = [{"d": day.isoformat()} for day in DAYS]
    plan = read(
        book(["Naam", "Voornaam", *days], *([*p, "aanw", "aanw tot 11u", "ziek", "aanw"] for p in PEOPLE))
    )
    assert [v for k, v in plan.rows[0].values.items() if k.startswith("aanwezigheid")] == ["A", "G", "A"]
    assert verdicts(plan)["D2"] == ("ask", "choice_unknown")


def test_a_column_of_words_under_a_heading_of_days_is_what_its_words_are() -> None:
    plan = read(column("Statuut bij start", ["leefloon", "werkloosheid", "IGU"] * 3))
    assert plan.mapping.sheets[0].columns[2].targets == ("uitkering.type",)
    assert plan.rows[0].values["uitkering.type"] == "leefloon"


def test_a_house_number_with_its_box_is_cut_in_two() -> None:
    rows = read(column("Nr/bus", ["12", "12/3", "7A bus 2", "5 verdiep"])).rows
    found = [(r.values.get("persoon.nr"), r.values.get("persoon.bus")) for r in rows]
    assert found == [("12", None), ("12", "3"), ("7A", "2"), (None, None)]
