# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a cell of an office's own list is judged: take it, ask about it, or refuse it.

A judgement never guesses: whatever has two readings is asked, with the readings as candidates. The sentences
for the person stand here beside their codes, so that every reason has one.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from ensure_desk.domain.texts import N_, Translator

Plain = str | int | float | bool | None
"""A value as the list's targets define it: dates as ISO text, yes/no as a truth value, codes as text."""


class Verdict(StrEnum):
    """What happens to a cell."""

    ACCEPT = "accept"
    ASK = "ask"
    REFUSE = "refuse"


class Scope(StrEnum):
    """What a judgement is about."""

    CELL = "cell"
    ROW = "row"
    COLUMN = "column"
    SHEET = "sheet"
    FILE = "file"


class Mode(StrEnum):
    """What a list may do: add people, bring people who are here up to date, or both."""

    CREATE = "create"
    UPDATE = "update"
    BOTH = "both"


@dataclass(frozen=True)
class Judgement:
    """A verdict with its value, its reason (a code of `REASONS`; empty = nothing to say) and candidates."""

    verdict: Verdict
    value: Plain = None
    reason: str = ""
    params: dict[str, str | int] = field(default_factory=dict)
    candidates: tuple[Plain, ...] = ()


NOTHING = Judgement(Verdict.ACCEPT)


def accept(value: Plain, reason: str = "", /, **params: str | int) -> Judgement:
    """Take a value; a reason tells what was repaired or is special."""
    return Judgement(Verdict.ACCEPT, value, reason, params)


def ask(reason: str, /, *candidates: Plain, **params: str | int) -> Judgement:
    """Store nothing until the person has chosen."""
    return Judgement(Verdict.ASK, None, reason, params, tuple(dict.fromkeys(candidates)))


def refuse(reason: str, /, **params: str | int) -> Judgement:
    """Do not store the value at all."""
    return Judgement(Verdict.REFUSE, None, reason, params)


REASONS: dict[str, str] = {
    # dates
    "date_not_a_date": N_("{typed} is geen volledige datum. Kies of typ de juiste datum."),
    "date_impossible": N_("{typed} bestaat niet als datum. Kijk dag en maand na in uw lijst."),
    "date_future": N_("{typed} ligt in de toekomst. Kijk het jaar na in uw lijst."),
    "date_partial": N_("{typed}: alleen het jaar of de maand is zeker. Bevestig dat u dit zo wilt bewaren."),
    "date_month_first": N_("{typed}: er is geen maand {month}. Staat de maand hier vooraan?"),
    "date_two_centuries": N_("{typed} kan in twee eeuwen vallen. Kies het juiste jaar."),
    "date_unlikely_birth": N_("{typed} is een vreemde geboortedatum voor een wijk-werker ({age} jaar)."),
    "date_serial": N_("{typed} is een getal zonder datumopmaak. Is dit de datum {date}?"),
    "date_typed_wrong": N_("{typed} bevat een letter in plaats van een cijfer. Klopt {date}?"),
    "date_short_year": N_("De jaren hebben hier twee cijfers. {rule} Klopt dat voor heel de kolom?"),
    "date_1904": N_("Dit bestand telt de dagen vanaf 1904. Kijk enkele datums na: klopt {example}?"),
    "end_before_start": N_("Het einde ligt voor de start ({start}). Kijk beide datums na."),
    # phones, mail
    "phone_lost_zero": N_("De eerste nul was weg en is teruggezet."),
    "phone_lost_plus": N_("Het plusteken was weg; het nummer is omgezet naar {value}."),
    "phone_wrong_length": N_("{typed} heeft niet het juiste aantal cijfers. Typ het volledige nummer."),
    "phone_not_a_number": N_("{typed} is geen telefoonnummer. Laat leeg of zet het in een notitie."),
    "phone_two": N_("Hier staan twee nummers. Kies er een."),
    "digits_lost": N_("{typed}: Excel heeft cijfers weggelaten. Typ het nummer opnieuw."),
    "email_wrong": N_("{typed} is geen e-mailadres. Verbeter het of laat leeg."),
    # places
    "place_outside_area": N_("{typed} ligt buiten de twaalf gemeenten; het wordt zo bewaard."),
    "place_outside_flanders": N_("{typed} ligt buiten Vlaanderen. Kijk het adres na."),
    "place_unknown": N_("{typed} is geen bekende gemeente. Kies de juiste."),
    "postcode_wrong": N_("{typed} is geen Belgische postcode van vier cijfers. Verbeter ze in uw lijst."),
    "postcode_repaired": N_("{typed} is bewaard als {value}."),
    "postcode_mismatch": N_("{typed} hoort niet bij {place}. Kies de juiste postcode."),
    # numbers
    "number_not_whole": N_("{typed} is geen geheel getal. Kies hoe u het wilt afronden."),
    "number_not_a_number": N_("{typed} is geen getal. Typ het getal."),
    "number_too_high": N_("{typed} uren in een maand is meer dan {limit}. Klopt dat?"),
    "hours_together": N_(
        "De rijen van deze persoon maken samen {typed} uren in een maand, meer dan {limit}. Typ de uren van deze rij."
    ),
    "number_impossible": N_("{typed} kan hier niet. Kijk het na in uw lijst."),
    "number_decimal_point": N_("{typed}: is het punt een komma of een duizendtal?"),
    # values
    "choice_unknown": N_("{typed} staat niet in de lijst van {field}. Kies een waarde."),
    "choice_two": N_("Hier staan twee waarden. Kies er een."),
    "choice_once": N_("{typed} komt maar een keer voor in een lange lijst. Klopt {label}?"),
    "choice_lookalike": N_("{typed} lijkt op {label}, maar is een ander teken. Klopt {label}?"),
    "lookalike_repaired": N_("Een gelijkend teken is gelezen als {value}."),
    "damaged_by_spreadsheet": N_("Excel heeft hier een datum van gemaakt. Wat stond er?"),
    "text_garbled": N_("{typed} bevat letters die bij het bewaren beschadigd zijn. Typ de tekst opnieuw."),
    "ditto": N_("{typed} verwijst naar een andere rij. Kies of typ de waarde zelf."),
    "value_unsure": N_("Bij {typed} staat een vraagteken. Bevestig of verbeter de waarde."),
    "value_unknown": N_("{typed}: niet gekend. Laat leeg of typ de waarde."),
    "merged_value": N_("Deze cel is samengevoegd; de waarde geldt voor alle rijen."),
    "date_far_ahead": N_("{typed} ligt ver in de toekomst. Kijk het jaar na."),
    "date_day_or_month": N_("In deze kolom staat de maand soms vooraan. Kies de juiste datum voor {typed}."),
    "name_two_people": N_("{typed}: hier staan twee personen. Maak er twee rijen van."),
    "error_value": N_("{typed} is een foutmelding van Excel. Vul de cel in uw lijst opnieuw in."),
    "formula": N_("Hier staat een formule; die wordt niet overgenomen. Vul de waarde zelf in."),
    "formula_text": N_("Deze tekst begint als een formule; hij wordt als gewone tekst bewaard."),
    "missing_required": N_("{field} ontbreekt. Zonder dit kan de rij niet bewaard worden."),
    "address_unclear": N_("{typed} is niet zeker te splitsen in straat, nummer en bus."),
    "name_unclear": N_("{typed} kan op meer dan een manier gesplitst worden in naam en voornaam."),
    "name_odd": N_("{typed} ziet er niet uit als een naam alleen. Kijk het na."),
    "score_outside": N_("{typed} is geen score van 0 tot 4. Kies de juiste."),
    "score_not_given": N_("{typed}: geen score; dit is niet hetzelfde als 0."),
    "sensitive_text": N_(
        "Deze tekst lijkt over gezondheid of iets anders gevoeligs te gaan. Bewaar alleen wat nodig is."
    ),
    "text_too_long": N_("Deze tekst is te lang ({length} tekens; hoogstens {limit})."),
    "comment": N_("Bij deze cel hoort een opmerking: {typed}. Wilt u ze als notitie bewaren?"),
    # rows
    "duplicate_in_list": N_("Deze persoon lijkt dezelfde als in rij {rows}: {why}."),
    "duplicate_in_vault": N_("Deze persoon lijkt al in ENSURE Desk te staan ({dossier}): {why}."),
    "duplicate_in_vault_gaps": N_(
        "Deze persoon lijkt al in ENSURE Desk te staan ({dossier}): {why}. Met de lijst kunt u {count} lege velden "
        'aanvullen. Kies daarvoor "nieuwe mensen en wie er al is".'
    ),
    "rows_of_series": N_(
        "In dit blad staan dezelfde mensen op meer rijen, zoals een rij per les. Telt van elke persoon alleen "
        "de eerste rij?"
    ),
    "field_count": N_("Deze regel heeft {found} velden in plaats van {expected}. Kijk de laatste velden na."),
    # columns, sheets, file
    "column_doubtful": N_("De titel {heading} zegt te weinig. Kies zelf wat deze kolom is."),
    "column_scale": N_(
        "De scores in {heading} gaan van 1 tot 5 en er staat geen uitleg bij. Is 1 geen drempel en 5 een drempel die "
        "tegenhoudt?"
    ),
    "column_scale_other": N_(
        "De scores in {heading} lopen niet van 0 tot 4 en er staat geen uitleg bij. Ze worden niet gelezen."
    ),
    "grid_of_hours": N_(
        "Vanaf {heading} staan er uren in plaats van tekens voor aanwezig. Die kolommen worden niet gelezen."
    ),
    "column_name_order": N_("Wat staat vooraan in de kolom {heading}: de naam of de voornaam?"),
    "column_repeated": N_("Een andere kolom vult het veld van {heading} al. Kies welke kolom telt."),
    "column_no_field": N_(
        "Voor {heading} heeft ENSURE Desk geen veld. Laat weg of bewaar het in een notitie."
    ),
    "column_hidden": N_("De kolom {heading} is verborgen in uw lijst. Wilt u ze gebruiken?"),
    "column_national_number": N_(
        "De kolom {heading} bevat rijksregisternummers. Dat veld staat uit: de kolom wordt niet gelezen."
    ),
    "column_twice": N_("De datum {heading} staat twee keer in de titels. Welke sessie is dit?"),
    "column_without_year": N_("De titel {heading} heeft geen jaar. Is dit {date}?"),
    "column_holiday": N_("{heading} is een feestdag en er is niemand aanwezig. Klopt de datum?"),
    "colour_legend": N_(
        "De kleuren in dit blad betekenen iets ({typed}). Ze worden niet gelezen; kies zelf de status."
    ),
    "code_legend": N_("Bevestig een keer wat de codes betekenen: {typed}."),
    "file_needs_column": N_("Geen kolom voor {field}. Kies welke kolom dit is."),
    "file_needs_value": N_("Geen kolom voor {field}. Geef een waarde voor de hele lijst."),
    # why two people look the same
    "same_name": N_("zelfde naam"),
    "close_name": N_("bijna dezelfde naam"),
    "same_birth_date": N_("zelfde geboortedatum"),
    "close_birth_date": N_("bijna dezelfde geboortedatum"),
    "swapped_birth_date": N_("dag en maand omgewisseld"),
    "no_birth_date": N_("geen geboortedatum"),
    "same_national_number": N_("zelfde rijksregisternummer"),
}


_TRANSLATED = ("rule", "field", "label")
"""Parameters that are source texts themselves."""


def reason_text(judgement: Judgement, tr: Translator) -> str:
    """Return the sentence for a judgement in the language of `tr`; empty when there is nothing to say."""
    sentence = REASONS.get(judgement.reason)
    if not sentence:
        return ""
    params: dict[str, object] = dict(judgement.params)
    params |= {key: tr(str(params[key])) for key in _TRANSLATED if params.get(key)}
    if "why" in params:
        params["why"] = ", ".join(tr(REASONS.get(code, code)) for code in str(params["why"]).split(", "))
    return tr(sentence, **params)
