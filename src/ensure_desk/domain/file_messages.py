# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sentences about files: packages, pairing, and what the gate for foreign files refuses.

Each says what is the matter, that nothing changed, and what to do.
"""

from ensure_desk.domain.texts import N_

FILE_MESSAGES: dict[str, str] = {
    # packages
    "not_paired": N_(
        "Deze computer heeft nog geen sleutel van de organisatie. Vraag de coördinator een "
        "koppelbestand en lees het in bij Instellingen."
    ),
    "already_paired": N_("Deze computer is al gekoppeld. Er is niets gewijzigd."),
    "only_coordinator_pairs": N_("Alleen de computer van de coördinator maakt koppelbestanden."),
    "pseudonym_code_not_valid": N_(
        "Deze code van het blad van de organisatie klopt niet. Typ de 32 tekens over."
    ),
    "pairing_file_not_valid": N_("Dit is geen koppelbestand. Er is niets gewijzigd. Vraag het opnieuw."),
    "pairing_code_wrong": N_(
        "De code past niet bij dit koppelbestand. Er is niets gewijzigd. Vraag de code opnieuw."
    ),
    "only_offices_export": N_("De coördinator maakt deze overdracht niet. Kies een ander soort overdracht."),
    "only_coordinator_exports": N_("Alleen de coördinator maakt een overdracht voor alle kantoren."),
    "package_read_before": N_("Dit bestand is al ingelezen. Er staat niets nieuws in."),
    "package_needs_code": N_(
        "Dit bestand is beveiligd. Er is niets gewijzigd. Vraag de afzender de zes woorden en vul ze in."
    ),
    "reason_unknown": N_("Kies een reden uit de lijst."),
    "approval_missing": N_("Vul in wie het goedkeurde, op welke dag en waar dat geschreven staat."),
    "retention_not_reached": N_("Kruis dossiers van de lijst aan. Wat er niet op staat, blijft bewaard."),
    "not_your_task": N_("Dit kan alleen een bemiddelaar of de coördinator."),
    "package_not_for_coordinator": N_(
        "Deze overdracht is voor een kantoor, niet voor de coördinator. Er is niets gewijzigd."
    ),
    "file_not_writable": N_(
        "{file} kan hier niet bewaard worden. Kies een andere map of sluit het bestand in Excel."
    ),
    "file_not_readable": N_(
        "{file} kan niet gelezen worden. Er is niets gewijzigd. Kijk of het bestand nog bestaat."
    ),
    "list_is_handover": N_(
        "Dit is een overdracht. Er is niets gewijzigd. Lees ze in op de pagina Overdracht."
    ),
    "not_a_package": N_(
        "Dit is geen overdracht van ENSURE Desk. Er is niets gewijzigd. Een eigen lijst leest u in met Lijst inlezen."
    ),
    "package_other_organisation": N_("Deze overdracht is van een andere organisatie. Er is niets gewijzigd."),
    "package_too_new": N_(
        "Deze overdracht is gemaakt met een nieuwere versie. Er is niets gewijzigd. Werk eerst het programma bij."
    ),
    "package_damaged": N_("Deze overdracht is beschadigd. Er is niets gewijzigd. Vraag het bestand opnieuw."),
    "no_faulty_rows": N_("Er zijn geen rijen met fouten. Er is niets bewaard."),
    "file_changed_since": N_(
        "{file} is ondertussen gewijzigd. Er is niets bewaard. Bekijk het bestand opnieuw."
    ),
    # rows and cells
    "row_without_id": N_(
        "{address}: deze rij is niet door ENSURE Desk gemaakt. Ze is niet ingelezen. "
        "Zet ze in een eigen lijst en kies Lijst inlezen."
    ),
    "row_damaged": N_(
        "{address}: de verborgen kolommen van deze rij kloppen niet. De rij is niet ingelezen. "
        "Neem ze over uit het bestand dat u kreeg."
    ),
    "sheet_without_column": N_(
        "{address}: kolom {column} ontbreekt. Deze rijen zijn niet gelezen: {rows}. Vraag een nieuw bestand."
    ),
    "sheet_without_keys": N_(
        "{address}: de verborgen rij boven de titels klopt niet. Deze rijen zijn niet gelezen: {rows}. "
        "Vraag een nieuw bestand."
    ),
    "row_twice": N_(
        "{address}: deze rij staat twee keer in het blad met andere waarden. Ze is niet ingelezen. "
        "Laat er een staan."
    ),
    "rows_of_others": N_("{address}: {rows} rijen gaan over mensen die niet op deze computer staan."),
    "cell_newer": N_(
        "{address}: deze kolom hoort bij een nieuwere versie. De wijziging is niet ingelezen. Werk het programma bij."
    ),
    "column_sorted": N_(
        "{address}: kolom {heading} lijkt apart gesorteerd. Geen enkele wijziging in die kolom is ingelezen."
    ),
    "column_emptied": N_(
        "{address}: in kolom {heading} zijn {cells} cellen leeggemaakt. De waarden blijven bewaard, "
        "tenzij u anders kiest."
    ),
    "column_swapped": N_(
        "{address}: in kolom {heading} staan {cells} waarden die eerst in andere rijen stonden. De vroegere waarden "
        "blijven bewaard, tenzij u anders kiest."
    ),
    "package_mixed": N_(
        "{address}: in dit bestand staan ook rijen uit een andere overdracht. Elke rij klopt op zich en is ingelezen."
    ),
    "cell_formula": N_("{address} bevat een formule. Ze is niet ingelezen. Zet er de waarde zelf in."),
    "cell_error": N_("{address} bevat een foutwaarde. Ze is niet ingelezen. Verbeter de cel."),
    "cell_not_whole": N_(
        "{address} is geen geheel getal. De cel is niet ingelezen. Zet er een geheel getal."
    ),
    "cell_not_text": N_("{address} is geen tekst. De cel is niet ingelezen. Typ de waarde over als tekst."),
    "cell_digits_lost": N_(
        "{address} verloor vooraan een nul of het plusteken. De cel is niet ingelezen. Wilt u de waarde zo? "
        "Typ ze dan in het programma."
    ),
    "cell_not_time": N_("{address} is geen uur. De cel is niet ingelezen. Schrijf het als 09:30."),
    "cell_not_month": N_("{address} is geen maand. De cel is niet ingelezen. Schrijf ze als 2026-04."),
    "cell_number_too_high": N_("{address} is te groot. De cel is niet ingelezen. Hoogstens {highest}."),
    "cell_not_date": N_("{address} is geen datum. De cel is niet ingelezen. Schrijf ze als 03/04/1976."),
    "cell_date_not_understood": N_(
        "{address} is geen datum. De cel is niet ingelezen. Schrijf ze als 03/04/1976."
    ),
    "cell_date_impossible": N_(
        "{address}: deze datum bestaat niet. De cel is niet ingelezen. Kijk dag en maand na."
    ),
    "cell_date_doubtful": N_(
        "{address}: deze datum kan op twee manieren gelezen worden. De cel is niet ingelezen. "
        "Schrijf het jaar met vier cijfers."
    ),
    "cell_date_in_future": N_("{address} ligt in de toekomst. De cel is niet ingelezen. Kijk het jaar na."),
    "cell_not_in_list": N_(
        "{address}: deze waarde staat niet in de keuzelijst. De cel is niet ingelezen. "
        "Kies een waarde uit de lijst."
    ),
    "cell_link_changed": N_(
        "{address}: bij wie een rij hoort, kan hier niet veranderen. De cel is niet ingelezen. "
        "Zet de oude waarde terug."
    ),
    "cell_derived_changed": N_(
        "{address} wordt berekend en kan hier niet veranderen. De cel is niet ingelezen. "
        "Zet de oude waarde terug."
    ),
    "cell_place_unknown": N_(
        "{address} is geen bekende gemeente. De cel is niet ingelezen. Kijk de naam na."
    ),
    "cell_place_doubtful": N_(
        "{address} is geen bekende gemeente. De cel is niet ingelezen. Bedoelt u {candidates}?"
    ),
    # taking a package back, receipts
    "package_not_read": N_(
        "Deze overdracht is hier niet ingelezen. Er is niets gewijzigd. Kijk in Geschiedenis."
    ),
    "undo_done_before": N_("Deze overdracht is al ongedaan gemaakt. U kunt ze opnieuw toepassen."),
    "undo_too_late": N_(
        "Deze overdracht is meer dan {days} dagen geleden ingelezen. Ze kan niet meer ongedaan gemaakt worden."
    ),
    "undo_spread_at_offices": N_(
        "Dit kan alleen bij een kantoor: wat u hier schrijft, gaat naar niemand. Er is niets gewijzigd."
    ),
    "undo_nothing": N_("Deze overdracht bracht niets nieuws. Er is niets om ongedaan te maken."),
    "redo_nothing": N_("Deze overdracht is niet ongedaan gemaakt. Er is niets om opnieuw toe te passen."),
    "receipt_not_signed": N_(
        "De handtekening van dit ontvangstbewijs klopt niet. Er is niets gewijzigd. Vraag het opnieuw."
    ),
    # the gate
    "gate_not_found": N_("Het bestand is er niet meer. Er is niets gewijzigd. Kies het opnieuw."),
    "gate_not_a_file": N_("Dit is een map, geen bestand. Er is niets gewijzigd. Kies een bestand."),
    "gate_unreadable": N_(
        "Het bestand kan niet gelezen worden. Er is niets gewijzigd. Sluit het in Excel en probeer opnieuw."
    ),
    "gate_lock_file": N_(
        "Dit is een hulpbestand van Excel. Er is niets gewijzigd. Kies het bestand zonder ~$ in de naam."
    ),
    "gate_empty": N_("Het bestand is leeg. Er is niets gewijzigd. Vraag het opnieuw."),
    "gate_encrypted": N_(
        "Het bestand heeft een wachtwoord. Er is niets gewijzigd. Bewaar het zonder wachtwoord."
    ),
    "gate_wrong_code": N_(
        "De zes woorden passen niet bij dit bestand. Er is niets gewijzigd. Vraag ze opnieuw."
    ),
    "gate_slow_code": N_(
        "Het bestand is op een ongewone manier beveiligd. Er is niets gewijzigd. Open het niet."
    ),
    "gate_old_excel": N_(
        "Dit is een oud Excelbestand (.xls). Er is niets gewijzigd. Bewaar het in Excel als .xlsx."
    ),
    "gate_binary_workbook": N_(
        "Dit is een .xlsb-bestand. Er is niets gewijzigd. Bewaar het in Excel als .xlsx."
    ),
    "gate_open_document": N_(
        "Dit is een bestand van LibreOffice (.ods). Er is niets gewijzigd. Bewaar het als .xlsx."
    ),
    "gate_numbers": N_(
        "Dit is een bestand van Numbers. Er is niets gewijzigd. Exporteer het als Excel (.xlsx)."
    ),
    "gate_web_page": N_(
        "Dit is een webpagina, geen werkmap. Er is niets gewijzigd. Bewaar ze in Excel als .xlsx."
    ),
    "gate_xml_file": N_(
        "Dit is een XML-bestand, geen werkmap. Er is niets gewijzigd. Bewaar het in Excel als .xlsx."
    ),
    "gate_other_file": N_("Dit is geen Excelbestand. Er is niets gewijzigd. Kies een .xlsx-bestand."),
    "gate_macros": N_(
        "Het bestand bevat macro's. Er is niets gewijzigd. Bewaar het in Excel als .xlsx zonder macro's."
    ),
    "gate_damaged": N_("Het bestand is beschadigd. Er is niets gewijzigd. Vraag het opnieuw."),
    "gate_too_large": N_(
        "Het bestand is te groot. Er is niets gewijzigd. Verdeel het in kleinere bestanden."
    ),
    "gate_bomb": N_(
        "Het bestand blaast zich verdacht op bij het uitpakken. Er is niets gewijzigd. Open het niet."
    ),
    "gate_too_many_parts": N_(
        "Het bestand bestaat uit te veel delen. Er is niets gewijzigd. Vraag het opnieuw."
    ),
    "gate_duplicate_part": N_(
        "Het bestand bevat een deel twee keer. Er is niets gewijzigd. Vraag het opnieuw."
    ),
    "gate_unsafe_part_name": N_(
        "Het bestand bevat een onveilige naam. Er is niets gewijzigd. Open het niet."
    ),
    "gate_overlapping_parts": N_("Het bestand is verdacht opgebouwd. Er is niets gewijzigd. Open het niet."),
    "gate_lying_size": N_(
        "Het bestand geeft een foute grootte op. Er is niets gewijzigd. Vraag het opnieuw."
    ),
    "gate_dtd": N_("Het bestand bevat verboden verwijzingen. Er is niets gewijzigd. Open het niet."),
    "gate_encoding": N_(
        "Het bestand gebruikt vreemde lettertekens. Er is niets gewijzigd. Bewaar het opnieuw in Excel."
    ),
    "gate_too_many_rows": N_("Het bestand heeft te veel rijen. Er is niets gewijzigd. Verdeel het."),
    "gate_too_many_columns": N_(
        "Het bestand heeft te veel kolommen. Er is niets gewijzigd. Verwijder wat u niet nodig hebt."
    ),
    "gate_too_spread_out": N_(
        "In het bestand staat iets heel ver van de rest. Er is niets gewijzigd. Wis lege rijen en kolommen."
    ),
    "gate_too_many_merges": N_(
        "Het bestand heeft te veel samengevoegde cellen. Er is niets gewijzigd. Maak ze los."
    ),
    "gate_text_too_long": N_(
        "Het bestand bevat een te lange tekst. Er is niets gewijzigd. Kort de tekst in."
    ),
    "gate_string_index": N_(
        "Het bestand verwijst naar tekst die er niet is. Er is niets gewijzigd. Vraag het opnieuw."
    ),
    "gate_duplicate_sheet": N_(
        "Twee bladen hebben dezelfde naam. Er is niets gewijzigd. Geef ze elk een eigen naam."
    ),
    "gate_no_sheets": N_("Het bestand heeft geen bladen. Er is niets gewijzigd. Vraag het opnieuw."),
    "gate_too_slow": N_("Het lezen duurt te lang. Er is niets gewijzigd. Verdeel het bestand in kleinere."),
    "gate_too_much_memory": N_(
        "Het bestand vraagt te veel geheugen. Er is niets gewijzigd. Verdeel het in kleinere."
    ),
    "gate_reader_failed": N_(
        "Het bestand kan niet gelezen worden. Er is niets gewijzigd. Bewaar het opnieuw in Excel."
    ),
    "gate_cancelled": N_("U hebt het lezen gestopt. Er is niets gewijzigd."),
}
"""Code -> Dutch sentence."""
