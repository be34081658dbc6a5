# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The person: identity, contact, language and family."""

from typing import Annotated as A

from ensure_desk.domain import codes
from ensure_desk.domain.declare import (
    PERSONAL,
    choice,
    choices,
    code_text,
    integer,
    partial_date,
    text,
    yes_no,
)
from ensure_desk.domain.fields import COORDINATOR_ONLY, SHARED, WITH_NAMES, Declared
from ensure_desk.domain.texts import N_

IDENTITY, CONTACT = N_("Identiteit"), N_("Contact")
LANGUAGES, FAMILY = N_("Taal"), N_("Gezin")


class Person(Declared):
    """A wijk-werker or candidate. Only surname, first name and municipality are required."""

    dossier_number: A[
        str | None, text(N_("Dossiernummer"), PERSONAL, SHARED, group=IDENTITY, counts=False)
    ] = None
    last_name: A[str | None, text(N_("Naam"), PERSONAL, WITH_NAMES, group=IDENTITY, required=True)] = None
    first_name: A[str | None, text(N_("Voornaam"), PERSONAL, WITH_NAMES, group=IDENTITY, required=True)] = (
        None
    )
    call_name: A[str | None, text(N_("Roepnaam"), PERSONAL, group=IDENTITY, counts=False)] = None
    birth_date: A[str | None, partial_date(N_("Geboortedatum"), PERSONAL, group=IDENTITY)] = None
    birth_year: A[
        int | None,
        integer(N_("Geboortejaar"), PERSONAL, COORDINATOR_ONLY, derived_from="birth_date", counts=False),
    ] = None
    gender: A[str | None, choice(N_("Gender"), PERSONAL, codes.GENDER, SHARED, group=IDENTITY)] = None
    nationality: A[str | None, text(N_("Nationaliteit"), PERSONAL, group=IDENTITY)] = None

    street: A[str | None, text(N_("Straat"), PERSONAL, group=CONTACT)] = None
    house_number: A[str | None, code_text(N_("Huisnummer"), PERSONAL, group=CONTACT)] = None
    box: A[str | None, code_text(N_("Bus"), PERSONAL, group=CONTACT, counts=False)] = None
    postcode: A[str | None, code_text(N_("Postcode"), PERSONAL, group=CONTACT)] = None
    municipality: A[str | None, text(N_("Gemeente"), PERSONAL, SHARED, group=CONTACT, required=True)] = None
    mobile: A[str | None, code_text(N_("Telefoon"), PERSONAL, group=CONTACT)] = None
    email: A[str | None, text(N_("E-mail"), PERSONAL, group=CONTACT, counts=False)] = None
    channel: A[str | None, choice(N_("Liefst bereikbaar via"), PERSONAL, codes.CHANNEL, group=CONTACT)] = None
    emergency_contact: A[str | None, text(N_("Noodcontact"), PERSONAL, group=CONTACT, counts=False)] = None
    may_leave_voicemail: A[str | None, yes_no(N_("Voicemail inspreken mag"), PERSONAL, group=CONTACT)] = None

    contact_language: A[str | None, choice(N_("Contacttaal"), PERSONAL, codes.LANGUAGE, group=LANGUAGES)] = (
        None
    )
    mother_tongue: A[str | None, choice(N_("Moedertaal"), PERSONAL, codes.LANGUAGE, group=LANGUAGES)] = None
    dutch_listening: A[
        str | None, choice(N_("Nederlands luisteren"), PERSONAL, codes.CEFR, group=LANGUAGES)
    ] = None
    dutch_speaking: A[
        str | None, choice(N_("Nederlands spreken"), PERSONAL, codes.CEFR, SHARED, group=LANGUAGES)
    ] = None
    dutch_reading: A[str | None, choice(N_("Nederlands lezen"), PERSONAL, codes.CEFR, group=LANGUAGES)] = None
    dutch_writing: A[
        str | None, choice(N_("Nederlands schrijven"), PERSONAL, codes.CEFR, group=LANGUAGES)
    ] = None
    interpreter_needed: A[str | None, yes_no(N_("Tolk nodig"), PERSONAL, group=LANGUAGES)] = None

    household: A[str | None, choice(N_("Gezinsvorm"), PERSONAL, codes.HOUSEHOLD, group=FAMILY)] = None
    dependent_children: A[int | None, integer(N_("Kinderen ten laste"), PERSONAL, group=FAMILY)] = None
    children_ages: A[
        str | None, text(N_("Leeftijd van de kinderen"), PERSONAL, group=FAMILY, counts=False)
    ] = None
    informal_care: A[str | None, yes_no(N_("Mantelzorg"), PERSONAL, group=FAMILY)] = None

    archived: A[
        str | None,
        choice(N_("Gearchiveerd"), PERSONAL, {"ja": N_("ja"), "nee": N_("nee")}, SHARED, counts=False),
    ] = None
    languages_spoken: A[
        list[str] | None, choices(N_("Andere talen"), PERSONAL, codes.LANGUAGE, group=LANGUAGES, counts=False)
    ] = None
