# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lint: a sound workbook says nothing, and each seeded defect is found in its row and column with words for it."""

import copy

import pytest

from ensure_desk.domain.texts import SourceText
from ensure_desk.surveys.lint.check import lint
from ensure_desk.surveys.lint.issues import SENTENCES, Level, proposal, sentence

Sheets = dict[str, list[list[str]]]
NL, EN = "label::Nederlands (nl)", "label::English (en)"
_HEAD = [
    "type",
    "name",
    "label::Nederlands (nl)",
    "label::English (en)",
    "hint::Nederlands (nl)",
    "required",
    "relevant",
]
_MORE = [
    "constraint",
    "constraint_message::Nederlands (nl)",
    "calculation",
    "choice_filter",
    "appearance",
    "default",
]
_SCORED = ["bind::ensure:domain", "bind::ensure:weight", "bind::ensure:reverse"]
_LAST = ["parameters", "repeat_count", *_SCORED]
HEADINGS = [*_HEAD, *_MORE, *_LAST]
ROWS = [
    {"type": "text", "name": "naam", "required": "yes"},
    {
        "type": "integer",
        "name": "leeftijd",
        "constraint": ". >= 0 and . <= 120",
        "constraint_message": "Kijk na.",
    },
    {"type": "select_one ja_nee", "name": "werk", "relevant": "${leeftijd} >= 18", "default": "nee"},
    {
        "type": "select_multiple vervoer",
        "name": "vervoer",
        "relevant": "${werk} = 'ja'",
        "appearance": "minimal",
    },
    {"type": "begin group", "name": "zorg"},
    {
        "type": "select_one schaal",
        "name": "zorg_score",
        "bind::ensure:domain": "ZORG",
        "appearance": "likert",
    },
    {"type": "note", "name": "uitleg", "relevant": "selected(${vervoer}, 'fiets') or ${zorg_score} > 2"},
    {"type": "end group", "name": ""},
    {"type": "begin repeat", "name": "kind", "repeat_count": "${leeftijd}"},
    {
        "type": "date",
        "name": "geboren",
        "constraint": ". <= today()",
        "constraint_message": "Niet later dan vandaag.",
    },
    {"type": "end repeat", "name": ""},
    {"type": "calculate", "name": "punten", "calculation": "if(${werk} = 'ja', 1, 0) + count(${kind})"},
    {"type": "range", "name": "cijfer", "parameters": "start=0 end=10 step=1"},
    {"type": "select_one gemeente", "name": "gemeente", "choice_filter": "regio = ${werk}"},
    {"type": "decimal", "name": "uren", "default": "3.5", "relevant": "regex(${naam}, '[A-Z].*')"},
]
SILENT = ("end group", "end repeat", "calculate")


def sound() -> Sheets:
    """Return a workbook without a defect."""
    survey = [list(HEADINGS)]
    for values in ROWS:
        label = "" if values["type"] in SILENT else f"Vraag {values['name']}"
        cells = {"label::Nederlands (nl)": label, "label::English (en)": label, **values}
        cells["constraint_message::Nederlands (nl)"] = cells.pop("constraint_message", "")
        survey.append([cells.get(h, "") for h in HEADINGS])
    choices = [["list_name", "name", "label::Nederlands (nl)", "label::English (en)", "regio", "score"]]
    lists = {"ja_nee": "ja nee", "vervoer": "fiets bus", "schaal": "0 1 2 3 4", "gemeente": "lier duffel"}
    for name, codes in lists.items():
        choices += [[name, code, code, code, "ja", "1"] for code in codes.split()]
    settings = [
        ["form_title", "form_id", "version", "default_language", "namespaces"],
        ["Proef", "proef", "1", "Nederlands (nl)", 'ensure="urn:ensure-desk:questionnaire"'],
    ]
    return {"survey": survey, "choices": choices, "settings": settings}


def with_cell(sheet: str, row: int, heading: str, value: str) -> Sheets:
    """Return the sound workbook with one other cell; row 1 renames a heading."""
    changed = copy.deepcopy(sound())
    changed[sheet][row - 1][changed[sheet][0].index(heading)] = value
    return changed


# code, sheet, row, heading, value: the defect is expected in that very cell
SEEDED = [
    ("type_unknown", "survey", 2, "type", "txet"),
    ("type_unknown", "survey", 3, "type", "intger"),
    ("type_unknown", "survey", 4, "type", "select_onne ja_nee"),
    ("type_missing", "survey", 2, "type", ""),
    ("list_unknown", "survey", 4, "type", "select_one ja_neen"),
    ("list_missing", "survey", 4, "type", "select_one"),
    ("type_not_here", "survey", 2, "type", "image"),
    ("name_missing", "survey", 2, "name", ""),
    ("name_odd", "survey", 16, "name", "aantal uren"),
    ("name_odd", "survey", 16, "name", "1uren"),
    ("name_twice", "survey", 16, "name", "cijfer"),
    ("name_reserved", "survey", 16, "name", "meta"),
    ("label_translation", "survey", 2, EN, ""),
    ("required_odd", "survey", 2, "required", "misschien"),
    ("reference_unknown", "survey", 4, "relevant", "${leftijd} >= 18"),
    ("reference_open", "survey", 4, "relevant", "${leeftijd >= 18"),
    ("equals_twice", "survey", 4, "relevant", "${leeftijd} == 18"),
    ("operator_odd", "survey", 4, "relevant", "${leeftijd} => 18"),
    ("operator_odd", "survey", 5, "relevant", "${werk} = 'ja' && ${leeftijd} > 3"),
    ("operator_odd", "survey", 4, "relevant", "${leeftijd} ≥ 18"),
    ("word_capital", "survey", 4, "relevant", "${leeftijd} > 3 AND ${leeftijd} < 9"),
    ("quote_curly", "survey", 5, "relevant", "${werk} = ‘ja’"),
    ("quote_open", "survey", 5, "relevant", "${werk} = 'ja"),
    ("bracket_open", "survey", 4, "relevant", "(${leeftijd} >= 18"),
    ("bracket_open", "survey", 13, "calculation", "if(${werk} = 'ja', 1, 0"),
    ("function_unknown", "survey", 13, "calculation", "iff(1, 2, 3)"),
    ("function_unknown", "survey", 11, "constraint", ". <= todai()"),
    ("argument_count", "survey", 13, "calculation", "if(${werk} = 'ja', 1)"),
    ("argument_count", "survey", 5, "relevant", "selected(${werk})"),
    ("value_not_in_list", "survey", 5, "relevant", "${werk} = 'jaa'"),
    ("value_not_in_list", "survey", 8, "relevant", "selected(${vervoer}, 'fietz')"),
    ("select_equals", "survey", 8, "relevant", "${vervoer} = 'fiets'"),
    ("decimal_comma", "survey", 4, "relevant", "${leeftijd} > 3,5"),
    ("date_written", "survey", 11, "constraint", ". <= '31/12/2026'"),
    ("self_reference", "survey", 4, "relevant", ". = 'ja'"),
    ("pattern_odd", "survey", 16, "relevant", "regex(${naam}, '[A-Z')"),
    ("expression_odd", "survey", 4, "relevant", "${leeftijd} >"),
    ("expression_odd", "survey", 4, "relevant", "${leeftijd} 18"),
    ("circle", "survey", 13, "calculation", "${punten} + 1"),
    ("calculation_missing", "survey", 13, "calculation", ""),
    ("filter_column", "survey", 15, "choice_filter", "reggio = ${werk}"),
    ("reference_bare", "survey", 15, "choice_filter", "regio = werk"),
    ("appearance_unknown", "survey", 5, "appearance", "minimaal"),
    ("default_choice", "survey", 4, "default", "neen"),
    ("default_odd", "survey", 16, "default", "veel"),
    ("range_parameters", "survey", 14, "parameters", "start=0 end=tien step=1"),
    ("range_parameters", "survey", 14, "parameters", "start=0 end=10 step=0"),
    ("parameter_odd", "survey", 14, "parameters", "start=0 end=10 step"),
    ("count_odd", "survey", 10, "repeat_count", "drie"),
    ("domain_unknown", "survey", 7, "bind::ensure:domain", "ZORGEN"),
    ("weight_odd", "survey", 7, "bind::ensure:weight", "veel"),
    ("reverse_odd", "survey", 7, "bind::ensure:reverse", "omgekeerd"),
    ("score_range", "choices", 8, "score", "7"),
    ("message_alone", "survey", 16, "constraint_message::Nederlands (nl)", "Kijk na."),
    ("end_without_begin", "survey", 6, "type", "end group"),
    ("end_other", "survey", 9, "type", "end repeat"),
    ("column_unknown", "survey", 1, "relevant", "relevnt"),
    ("column_unknown", "survey", 1, "calculation", "calculatoin"),
    ("column_twice", "survey", 1, "default", "appearance"),
    ("language_near", "survey", 1, EN, "label::english"),
    ("choice_twice", "choices", 3, "name", "ja"),
    ("choice_code_missing", "choices", 2, "name", ""),
    ("choice_list_missing", "choices", 2, "list_name", ""),
    ("choice_code_space", "choices", 4, "name", "de fiets"),
    ("choice_label_missing", "choices", 2, NL, ""),
    ("score_odd", "choices", 6, "score", "veel"),
    ("column_missing", "choices", 1, "name", "naam"),
    ("form_id_odd", "settings", 2, "form_id", "mijn proef"),
    ("language_unknown", "settings", 2, "default_language", "Dutch"),
    ("setting_unknown", "settings", 1, "version", "versoin"),
    ("reference_unknown", "survey", 2, NL, "Dag ${naan}"),
    ("file_missing", "survey", 2, "type", "select_one_from_file dorpen.csv"),
    ("file_missing", "survey", 2, "relevant", "pulldata('dorpen', 'naam', 'code', ${leeftijd}) != ''"),
]


def test_a_sound_workbook_says_nothing() -> None:
    assert lint(sound()) == ()


@pytest.mark.parametrize(("code", "sheet", "row", "heading", "value"), SEEDED)
def test_a_seeded_defect_is_found_where_it_is(
    code: str, sheet: str, row: int, heading: str, value: str
) -> None:
    changed = with_cell(sheet, row, heading, value)
    if code == "choice_label_missing":
        changed["choices"][row - 1][3] = ""
    found = [i for i in lint(changed) if i.code == code]
    column = {"column_twice": "appearance", "column_missing": "name"}.get(
        code, value if row == 1 else heading
    )
    wanted = [i for i in found if (i.sheet, i.row) == (sheet, row) and column.startswith(i.column)]
    assert wanted, [(i.code, i.row, i.column) for i in lint(changed)]
    for issue in found:
        assert "{" not in sentence(issue, SourceText()).replace("${", "")
        assert proposal(issue, SourceText())


def test_a_group_that_never_ends_is_told_where_it_begins() -> None:
    found = [(i.code, i.row) for i in lint(with_cell("survey", 12, "type", "note"))]
    assert ("begin_without_end", 10) in found


def test_a_misspelled_sheet_a_missing_sheet_and_an_empty_one_are_told() -> None:
    named = {("surveys" if k == "survey" else k): v for k, v in sound().items()}
    assert {i.code for i in lint(named)} >= {"sheet_name", "no_survey"}
    assert [i.code for i in lint({"survey": [["type", "name", "label"]]})] == ["no_questions"]


def test_several_defects_come_at_once_in_order() -> None:
    changed = with_cell("survey", 2, "type", "txet")
    changed["survey"][3][6] = "${leftijd} >= 18"
    changed["choices"][2][1] = "ja"
    found = [(i.sheet, i.row) for i in lint(changed) if i.level is Level.ERROR]
    assert found == sorted(found, key=lambda place: (place[0] != "survey", place[1]))
    assert {("survey", 2), ("survey", 4), ("choices", 3)} <= set(found)


def test_every_code_has_both_sentences() -> None:
    assert all(what.endswith((".", "}")) and todo for what, todo in SENTENCES.values())


def test_a_prefix_that_nobody_explains_is_told_with_what_to_write() -> None:
    asked = [
        ["type", "name", "label", "bind::ensure:domain", "bind::jr:preload"],
        ["text", "a", "A?", "GELD", ""],
    ]
    (found,) = [i for i in lint({"survey": asked}) if i.code == "namespace_missing"]
    assert (found.sheet, found.row, found.column) == ("survey", 1, "bind::ensure:domain")
    assert 'ensure="urn:ensure-desk:questionnaire"' in proposal(found, SourceText())
    settings = [["form_title", "namespaces"], ["A", 'ensure="urn:ensure-desk:questionnaire"']]
    assert not [i for i in lint({"survey": asked, "settings": settings}) if i.code == "namespace_missing"]


def test_a_label_without_a_language_is_offered_one_that_no_label_has() -> None:
    sheets = {"survey": [["type", "name", "label", "label::English (en)"], ["text", "a", "A?", "A?"]]}
    (found,) = [i for i in lint(sheets) if i.code == "language_none"]
    assert proposal(found, SourceText()) == "Schrijf label::Nederlands (nl)."
