# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What lint can say: one sentence of what is wrong and one of what to do, per code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ensure_desk.domain.texts import N_, Translator


class Level(StrEnum):
    """How bad: an error keeps the questionnaire from being published, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Issue:
    """Something wrong: where (row as Excel counts, column as its heading; 0 and `` = the whole sheet) and what."""

    code: str
    sheet: str
    row: int = 0
    column: str = ""
    params: Mapping[str, str | int] = field(default_factory=dict)
    level: Level = Level.ERROR


SENTENCES: dict[str, tuple[str, str]] = {
    # the workbook
    "no_survey": (N_("Er is geen blad survey."), N_("Geef het blad met de vragen de naam survey.")),
    "sheet_name": (
        N_("Het blad {name} wordt niet gelezen."),
        N_("Bedoelt u {near}? Pas de naam van het blad aan."),
    ),
    "no_questions": (N_("Het blad survey bevat geen vragen."), N_("Zet onder de titels een rij per vraag.")),
    "column_missing": (N_("De kolom {name} ontbreekt."), N_("Voeg een kolom {name} toe in rij 1.")),
    "column_unknown": (
        N_("De kolom {name} bestaat niet in XLSForm en wordt niet gelezen."),
        N_("Bedoelt u {near}?"),
    ),
    "column_twice": (N_("De kolom {name} staat er twee keer."), N_("Hou een van de twee kolommen over.")),
    "namespace_missing": (
        N_("De kolom {name} heeft een voorvoegsel dat nergens uitgelegd is."),
        N_("Zet in het blad settings onder namespaces: {near}."),
    ),
    "not_converted": (
        N_("Deze vragenlijst kan niet worden omgezet: {said}"),
        N_("Verbeter dit en probeer opnieuw."),
    ),
    # rows
    "type_missing": (N_("Deze vraag heeft geen type."), N_("Vul in de kolom type bijvoorbeeld text in.")),
    "type_unknown": (N_("Het type {name} bestaat niet."), N_("Bedoelt u {near}?")),
    "type_not_here": (
        N_("Het type {name} wordt niet ondersteund op de computer."),
        N_("De vragenlijst werkt, maar deze vraag kan hier niet worden beantwoord."),
    ),
    "name_missing": (
        N_("Deze vraag heeft geen naam."),
        N_("Vul in de kolom name een korte naam zonder spaties in."),
    ),
    "name_odd": (
        N_("De naam {name} kan niet: gebruik letters, cijfers, _ en -, en begin met een letter."),
        N_("Gebruik bijvoorbeeld {near}."),
    ),
    "name_twice": (
        N_("De naam {name} staat ook in rij {row}."),
        N_("Geef elke vraag in dezelfde groep een eigen naam."),
    ),
    "name_reserved": (N_("De naam {name} gebruikt het systeem zelf."), N_("Kies een andere naam.")),
    "label_missing": (N_("Deze vraag heeft geen tekst."), N_("Vul de kolom label in.")),
    "label_translation": (
        N_("De tekst in {language} ontbreekt."),
        N_("Vul {column} in; anders ziet men de tekst in een andere taal."),
    ),
    "calculation_missing": (N_("Er staat niets om te berekenen."), N_("Vul de kolom calculation in.")),
    "list_missing": (
        N_("Bij {name} ontbreekt de naam van de lijst."),
        N_("Schrijf bijvoorbeeld {name} ja_nee."),
    ),
    "list_unknown": (N_("De lijst {name} staat niet in het blad choices."), N_("Bedoelt u {near}?")),
    "end_without_begin": (
        N_("Hier eindigt een {kind} die niet begonnen is."),
        N_("Verwijder deze rij of voeg begin {kind} toe."),
    ),
    "begin_without_end": (
        N_("Deze {kind} heeft geen einde."),
        N_("Voeg na de laatste vraag een rij end {kind} toe."),
    ),
    "end_other": (
        N_("Hier eindigt een {kind}, maar in rij {row} begon een {begun}."),
        N_("Zet hier end {begun}."),
    ),
    "group_empty": (N_("In deze {kind} staan geen vragen."), N_("Verwijder ze of zet er vragen in.")),
    "required_odd": (N_("{value} is geen ja of nee en geen voorwaarde."), N_("Schrijf yes, of laat leeg.")),
    "message_alone": (
        N_("Er is een foutmelding, maar geen {column}."),
        N_("Vul {column} in of verwijder de melding."),
    ),
    "range_parameters": (
        N_("Een range heeft start, end en step nodig."),
        N_("Schrijf bijvoorbeeld start=0 end=10 step=1."),
    ),
    "parameter_odd": (
        N_("De parameter {name} is niet te lezen."),
        N_("Schrijf naam=waarde, met een spatie ertussen."),
    ),
    "default_odd": (
        N_("De standaardwaarde {value} past niet bij het type {type}."),
        N_("Verbeter of verwijder ze."),
    ),
    "default_choice": (
        N_("De standaardwaarde {value} staat niet in de lijst {list}."),
        N_("Bedoelt u {near}?"),
    ),
    "appearance_unknown": (
        N_("De weergave {name} bestaat niet en wordt genegeerd."),
        N_("Bedoelt u {near}?"),
    ),
    "score_range": (
        N_("De score {value} ligt niet tussen 0 en {top}."),
        N_("Geef elke keuze in de kolom score een getal van 0 tot {top}, of laat leeg."),
    ),
    "weight_odd": (N_("{value} is geen getal."), N_("Schrijf een getal zoals 1 of 0.5, of laat leeg.")),
    "reverse_odd": (
        N_("{value} is geen ja of nee."),
        N_("Schrijf yes als hoog juist goed is, of laat leeg."),
    ),
    "domain_unknown": (N_("{name} is geen drempel."), N_("Bedoelt u {near}?")),
    "count_odd": (
        N_("Het aantal herhalingen {value} is geen getal en geen voorwaarde."),
        N_("Schrijf een getal of ${{vraag}}."),
    ),
    # expressions
    "bracket_open": (
        N_("Er staat een haakje te veel of te weinig."),
        N_("Tel de haakjes: elk ( heeft een ) nodig."),
    ),
    "quote_open": (
        N_("Een tekst begint met een aanhalingsteken dat niet sluit."),
        N_("Zet een recht aanhalingsteken aan het einde."),
    ),
    "quote_curly": (N_("Het teken {sign} is geen recht aanhalingsteken."), N_("Vervang het door '.")),
    "equals_twice": (N_("== bestaat hier niet."), N_("Schrijf een enkele =.")),
    "operator_odd": (N_("{sign} bestaat hier niet."), N_("Schrijf {near}.")),
    "word_capital": (N_("{sign} moet in kleine letters."), N_("Schrijf {near}.")),
    "function_unknown": (N_("De functie {name} bestaat niet."), N_("Bedoelt u {near}?")),
    "argument_count": (
        N_("{name} krijgt hier {found} waarden; het moeten er {least} tot {most} zijn."),
        N_("Kijk de komma's en haakjes na."),
    ),
    "reference_unknown": (N_("De vraag {name} bestaat niet."), N_("Bedoelt u {near}?")),
    "reference_open": (N_("Een verwijzing naar een vraag is niet af: {value}"), N_("Schrijf ${{naam}}.")),
    "reference_bare": (
        N_("{name} is de naam van een vraag, maar staat zonder ${{ }}."),
        N_("Schrijf ${{{name}}}."),
    ),
    "value_not_in_list": (N_("{value} staat niet in de lijst van {name}."), N_("Bedoelt u {near}?")),
    "select_equals": (
        N_("Met = is maar een antwoord te vergelijken; {name} kan er meer hebben."),
        N_("Schrijf selected(${{{name}}}, {value})."),
    ),
    "date_written": (N_("{value} is geen datum die een voorwaarde begrijpt."), N_("Schrijf date('{near}').")),
    "decimal_comma": (N_("{value} heeft een komma."), N_("Schrijf getallen met een punt: {near}.")),
    "circle": (
        N_("Deze berekening hangt van zichzelf af, via {name}."),
        N_("Haal een van de verwijzingen weg."),
    ),
    "self_reference": (
        N_("Deze voorwaarde kijkt naar haar eigen antwoord."),
        N_("Verwijs naar een vorige vraag."),
    ),
    "pattern_odd": (N_("Het patroon {value} is niet te lezen."), N_("Kijk de haken van het patroon na.")),
    "expression_odd": (
        N_("Deze voorwaarde is niet te lezen bij {found}."),
        N_("Kijk na wat daarvoor staat."),
    ),
    # choices
    "choice_list_missing": (N_("Deze keuze hoort bij geen lijst."), N_("Vul de kolom list_name in.")),
    "choice_code_missing": (N_("Deze keuze heeft geen code."), N_("Vul de kolom name in.")),
    "choice_code_space": (N_("De code {name} bevat een spatie."), N_("Gebruik {near}.")),
    "choice_twice": (
        N_("De code {name} staat al in rij {row} van deze lijst."),
        N_("Geef elke keuze een eigen code."),
    ),
    "choice_label_missing": (N_("Deze keuze heeft geen tekst."), N_("Vul de kolom label in.")),
    "list_unused": (
        N_("De lijst {name} wordt nergens gebruikt."),
        N_("Verwijder ze, of kijk de naam na in het blad survey."),
    ),
    "file_missing": (
        N_("De lijst {name}.csv hoort niet bij dit bestand."),
        N_("Zet ze in een blad met de naam {name}, met de titels in rij 1."),
    ),
    "filter_column": (N_("De kolom {name} staat niet in het blad choices."), N_("Bedoelt u {near}?")),
    "score_odd": (N_("De score {value} is geen getal."), N_("Schrijf een getal, of laat leeg.")),
    # settings and languages
    "setting_unknown": (N_("De instelling {name} bestaat niet."), N_("Bedoelt u {near}?")),
    "form_id_odd": (N_("form_id {value} bevat een spatie of een vreemd teken."), N_("Gebruik {near}.")),
    "language_unknown": (N_("De taal {name} komt in geen enkele kolom voor."), N_("Bedoelt u {near}?")),
    "language_near": (
        N_("De talen {name} en {near} lijken dezelfde."),
        N_("Schrijf de taal in elke kolom op dezelfde manier."),
    ),
    "language_none": (
        N_("De kolom {name} heeft geen taal, andere kolommen wel."),
        N_("Schrijf {name}::{near}."),
    ),
}
"""Code -> what is wrong, what to do."""


def sentence(issue: Issue, tr: Translator) -> str:
    """Return what is wrong, in the language of `tr`."""
    return tr(SENTENCES[issue.code][0], **issue.params)


def proposal(issue: Issue, tr: Translator) -> str:
    """Return what to do; without a near word the question about it is left out."""
    if issue.params.get("near") == "":
        return tr(N_("Kijk de spelling na."))
    return tr(SENTENCES[issue.code][1], **issue.params)
