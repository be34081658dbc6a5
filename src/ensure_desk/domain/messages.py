# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogue of sentences for errors: what happened, what is safe, what to do.

One place, so that window and command line say the same and no refusal goes without a sentence.
"""

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.file_messages import FILE_MESSAGES
from ensure_desk.domain.texts import N_, Translator

MESSAGES: dict[str, str] = {
    **FILE_MESSAGES,
    # records
    "record_not_found": N_("Dit dossier staat niet op deze computer. Er is niets gewijzigd."),
    "value_not_valid": N_(
        "{field}: deze waarde kan niet. Er is niets gewijzigd. Verbeter ze en probeer opnieuw."
    ),
    "date_not_understood": N_("{typed} is geen datum. Schrijf ze als 3/4/1976 of 1976-04-03."),
    "date_unreadable": N_("{typed} is niet te lezen als datum of uur. Kijk het na."),
    "date_doubtful": N_("{typed} kan op twee manieren gelezen worden. Schrijf het jaar met vier cijfers."),
    "field_required": N_("{field} moet u invullen."),
    # desk, tracks, notes, rules
    "role_unknown": N_("De rol {role} bestaat niet. Kies counsellor, coordinator of administrator."),
    "name_empty": N_("Vul uw naam in."),
    "municipality_unknown": N_("{municipality} is geen gemeente van Rivierenland. Kijk de naam na."),
    "track_runs_already": N_(
        "Er loopt al een traject. Er is niets gewijzigd. Noteer eerst het einde daarvan."
    ),
    "no_track": N_("Deze persoon heeft nog geen traject. Start eerst een traject."),
    "month_not_understood": N_("{typed} is geen maand. Schrijf ze als 04/2026."),
    "hours_over_month": N_(
        "Dat zijn {hours} uren in deze maand, meer dan de {most} die mogen. Er is niets bewaard."
    ),
    "hours_changed_since": N_("Deze uren zijn intussen gewijzigd. Er is niets teruggezet."),
    "track_ended": N_("Dit traject is al afgelopen. Er is niets gewijzigd."),
    "day_before_start": N_("Deze dag ligt voor de start. Er is niets gewijzigd. Kijk de datum na."),
    "note_empty": N_("De notitie is leeg. Schrijf eerst iets."),
    "rule_unknown": N_("De regel {rule} bestaat niet."),
    "vault_restored": N_("Deze kluis is teruggezet op {day}. Kijk na of dit de juiste gegevens zijn."),
    "national_number_off": N_(
        "Rijksregisternummers staan uit. Zet ze eerst aan bij Instellingen, met de wettelijke grond."
    ),
    "legal_reference_empty": N_(
        "Vul de wettelijke grond in: zonder mag u geen rijksregisternummers bewaren."
    ),
    "national_number_wrong": N_(
        "Dit rijksregisternummer klopt niet. Kijk de cijfers na. Er is niets gewijzigd."
    ),
    "folder_not_empty": N_("In deze map staat al iets. Kies een lege map. Er is niets gewijzigd."),
    "passphrase_not_given": N_(
        "Geef de wachtzin met --passphrase-file of met de omgevingsvariabele ENSURE_DESK_PASSPHRASE."
    ),
    "file_not_found": N_("Het bestand {file} is er niet. Kijk de naam na."),
    "backup_not_found": N_("Er is geen reservekopie {name}. Kijk de lijst met reservekopieën na."),
    # questionnaires
    "questionnaire_missing": N_(
        "De vragenlijst {form} {version} staat niet op deze computer. Vraag ze aan de coördinator."
    ),
    "questionnaire_not_published": N_(
        "De vragenlijst {form} {version} is hier niet gepubliceerd. Kijk naam en versie na."
    ),
    "questionnaire_damaged": N_(
        "Deze vragenlijst is niet volledig. Lees de overdracht van de coördinator opnieuw in."
    ),
    "questionnaire_unreadable": N_(
        "{file} is geen vragenlijst in Excel die wij kunnen lezen. Er is niets gewijzigd."
    ),
    "questionnaire_has_errors": N_(
        "In deze vragenlijst staan nog fouten. Er is niets gepubliceerd. Verbeter ze eerst."
    ),
    "questionnaire_version_missing": N_(
        "Deze vragenlijst heeft geen versie. Vul version in op het blad settings."
    ),
    "questionnaire_version_exists": N_(
        "Versie {version} bestaat al. Er is niets gepubliceerd. Geef een nieuw nummer."
    ),
    "only_coordinator_publishes": N_(
        "Alleen de coördinator publiceert vragenlijsten. Er is niets gewijzigd."
    ),
    "survey_finished": N_("Deze bevraging is al afgerond. Er is niets gewijzigd."),
    "survey_incomplete": N_("Er zijn nog {n} verplichte of foute antwoorden. De bevraging blijft open."),
    "question_unknown": N_("De vragenlijst heeft geen vraag {question}. Er is niets bewaard."),
    "answer_not_valid": N_("Het antwoord op {question} kan niet. Er is niets bewaard."),
    "answers_unreadable": N_("In {file} staan geen antwoorden die we kunnen lezen. Er is niets bewaard."),
    "keyed_not_understood": N_("Bij vraag {number} kan {typed} niet. Kijk naar het blad en typ opnieuw."),
    "reason_missing": N_("Hierin staan antwoorden van mensen. Schrijf waarom u ze nodig hebt."),
    "keying_undecided": N_("Er zijn nog {n} verschillen. Kies bij elk verschil wat op het blad staat."),
    # trainings
    "training_not_found": N_(
        "{typed} vinden wij niet, of meer dan een keer. Kijk de code na, of code en datum van de sessie."
    ),
    "title_empty": N_("Geef de training een titel."),
    "series_too_long": N_("Een reeks heeft 1 tot {most} sessies. Er is niets gemaakt."),
    "session_ends_before": N_("De sessie eindigt voor ze begint. Er is niets gewijzigd. Kijk de uren na."),
    "session_has_attendance": N_(
        "Van deze sessie zijn er al aanwezigheden. Er is niets gewijzigd. Annuleer de sessie in plaats daarvan."
    ),
    "session_ahead": N_(
        "Deze sessie is pas op {day}. Vooraf noteert u alleen wie laat weten niet te komen (G, U of -)."
    ),
    "session_cancelled": N_("Deze sessie is geannuleerd. Er is niets gewijzigd."),
    "attendance_code_unknown": N_("{typed} is geen code voor aanwezigheid. Kies A, L, V, G, O, U, S of -."),
    "attendance_changed_since": N_("Deze aanwezigheid is intussen gewijzigd. Er is niets teruggezet."),
    "absence_reason_missing": N_("Noteer eerst waarom deze persoon er niet was."),
    "not_enrolled": N_("Deze persoon is niet ingeschreven. Er is niets gewijzigd."),
    "professional_needs_name": N_("Vul een naam of een organisatie in."),
    # conflicts and duplicates
    "same_dossier_twice": N_("Dit is twee keer hetzelfde dossier. Kies twee verschillende dossiers."),
    "dossier_number_twice": N_(
        "Meer dan een dossier heeft nummer {number}. Er is niets gewijzigd. Kies een van deze codes: {ids}."
    ),
    "conflict_gone": N_("Dit veld heeft nog maar een waarde. Er is niets gewijzigd."),
    # dates
    "date_impossible": N_("{typed} bestaat niet als datum. Kijk dag en maand na."),
    "date_in_future": N_("{typed} ligt in de toekomst. Kijk het jaar na."),
    # lists of offices
    "phone_not_understood": N_("{typed} is geen telefoonnummer. Typ alle cijfers, met de nul vooraan."),
    "list_mapping_unreadable": N_("Het bestand met de kolommen is niet leesbaar. Er is niets gewijzigd."),
    "list_answers_unreadable": N_("Het bestand met de antwoorden is niet leesbaar. Er is niets gewijzigd."),
    "list_target_unknown": N_("{target} is geen veld van ENSURE Desk. Kijk het bestand met de kolommen na."),
    "list_old_workbook": N_(
        "{file} is geen Excel-bestand van nu (.xlsx) en geen .csv. Open het en bewaar het als .xlsx."
    ),
    "list_no_table": N_("In dit bestand staat geen lijst met kolomtitels die ENSURE Desk herkent."),
    # vault and key file
    "wrong_passphrase": N_("Deze wachtzin klopt niet. Uw gegevens zijn in orde. Probeer het opnieuw."),
    "unlock_wait": N_("Wacht nog {seconds} s en probeer het dan opnieuw."),
    "passphrase_empty": N_("Kies een wachtzin. Leeg laten kan niet."),
    "recovery_key_mistyped": N_("In de herstelsleutel staat een tikfout. Vergelijk elk teken met uw blad."),
    "recovery_key_wrong": N_("Dit is de herstelsleutel van een andere kluis. Zoek het blad van deze kluis."),
    "last_slot": N_("Dit is de laatste persoon met een wachtzin. Voeg eerst iemand anders toe."),
    "account_exists": N_("{name} heeft hier al een wachtzin. Zet er een letter of familienaam bij."),
    "account_name_missing": N_("Vul de naam van uw collega in."),
    "own_account": N_("U kunt uw eigen wachtzin niet wegnemen. Vraag het aan een collega."),
    "figures_too_few": N_(
        "Er zijn minder dan vijf wijk-werkers in deze periode. Een rapport zou te veel vertellen."
    ),
    "names_stay_at_office": N_("Namen blijven bij het kantoor. Laat het kantoor dit blad maken."),
    "nobody_attended": N_("Er is nog niemand aanwezig geweest. Vul eerst de aanwezigheden in."),
    "time_not_understood": N_("{typed} is geen uur. Typ het zoals 9.30 of 13:00."),
    "slot_missing": N_("Deze persoon heeft geen eigen wachtzin in deze kluis."),
    "key_file_missing": N_(
        "Het sleutelbestand vault.key ontbreekt. Uw gegevens zijn er nog, maar zijn niet leesbaar. "
        "Zet het sleutelbestand terug of zet een reservekopie terug."
    ),
    "key_file_damaged": N_(
        "Het sleutelbestand is beschadigd. Dit ligt niet aan uw wachtzin. Zet een reservekopie terug."
    ),
    "key_file_too_new": N_(
        "Het sleutelbestand is van een nieuwere versie van ENSURE Desk. Installeer de nieuwste versie."
    ),
    "key_file_other_vault": N_(
        "Dit sleutelbestand hoort bij een andere kluis. Er is niets gewijzigd. Kijk na welke map u koos."
    ),
    "vault_absent": N_("In deze map staat nog geen kluis."),
    "vault_exists": N_("In deze map staat al een kluis. Er is niets gewijzigd."),
    "vault_database_missing": N_(
        "Het sleutelbestand is er, maar het bestand vault.db met uw gegevens ontbreekt. "
        "Zet het bestand terug of zet een reservekopie terug."
    ),
    "vault_empty_file": N_("Het bestand vault.db is leeg. Zet een reservekopie terug."),
    "vault_not_encrypted": N_(
        "Het bestand vault.db is geen versleutelde kluis. Het wordt niet geopend. Zet een reservekopie terug."
    ),
    "vault_damaged": N_(
        "De kluis is beschadigd. Dit ligt niet aan uw wachtzin. Er is niets gewijzigd. Zet een reservekopie terug."
    ),
    "vault_other_key": N_(
        "De kluis en het sleutelbestand horen niet bij elkaar, of het begin van de kluis is beschadigd. "
        "Zet de juiste bestanden of een reservekopie terug."
    ),
    "vault_too_new": N_(
        "Deze kluis is van een nieuwere versie van ENSURE Desk (vorm {found}; dit programma kent {known}). "
        "Er is niets gewijzigd. Installeer de nieuwste versie."
    ),
    "vault_on_network": N_(
        "Een kluis op een netwerkmap kan gegevens verliezen. Kies een map op deze computer zelf."
    ),
    "vault_in_cloud_folder": N_(
        "De kluis staat in {service}, een map die gesynchroniseerd wordt. Kies liever een gewone map."
    ),
    "vault_older_copy": N_(
        "Dit is een oudere kopie van uw gegevens. Later werk staat er niet in. Is dat niet de bedoeling, "
        "zet dan de nieuwste reservekopie terug."
    ),
    "vault_foreign_log": N_(
        "Bij de kluis lag een logbestand van een andere kluis. Het is opzijgezet in de map aside. "
        "Kijk na of uw laatste werk er staat."
    ),
    "vault_in_use": N_("{who} werkt al in deze kluis, sinds {since}. Sluit eerst dat venster."),
    "vault_read_only": N_("In de map van de kluis kan niet geschreven worden. Kijk uw rechten op de map na."),
    "vault_busy": N_("De kluis is even bezet. Er is niets gewijzigd. Probeer het zo dadelijk opnieuw."),
    "disk_full": N_("De schijf is vol. Er is niets gewijzigd. Maak plaats en probeer het opnieuw."),
    "disk_failing": N_("De schijf geeft een fout. Maak een reservekopie op een andere schijf en vraag hulp."),
    "file_in_use": N_(
        "Het bestand {file} is open in een ander programma. Sluit dat programma en probeer het opnieuw."
    ),
    # backups
    "backup_failed": N_("De reservekopie is niet gelukt. Uw gegevens zijn in orde. Probeer het opnieuw."),
    "backup_damaged": N_(
        "Deze reservekopie is beschadigd. Er is niets gewijzigd. Kies een andere reservekopie."
    ),
    "backup_other_key": N_("Deze reservekopie hoort bij een andere kluis. Er is niets gewijzigd."),
    "second_folder_missing": N_(
        "De tweede map voor reservekopieën is niet bereikbaar. De reservekopie op deze computer is wel gemaakt."
    ),
}


def sentence(error: UserError, tr: Translator) -> str:
    """Return the sentence for an error in the language of `tr`; an unknown code shows itself.

    The parameter `field` is a field's label and is translated too.
    """
    text = MESSAGES.get(error.code)
    if text is None:
        return f"{error.code} {error.params}" if error.params else error.code
    params = {key: tr(str(value)) if key == "field" else value for key, value in error.params.items()}
    return tr(text, **params).replace("  ", " ")  # where a value is empty
