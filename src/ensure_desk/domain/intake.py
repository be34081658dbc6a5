# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The intake: what a person brings, can, wants and may, one per person."""

import datetime as dt
from typing import Annotated as A

from ensure_desk.domain import codes
from ensure_desk.domain.declare import (
    PERSONAL,
    SPECIAL,
    choice,
    choices,
    date,
    integer,
    link,
    long_text,
    partial_date,
    text,
    yes_no,
)
from ensure_desk.domain.fields import COORDINATOR_ONLY, SHARED, Declared
from ensure_desk.domain.texts import N_

EDUCATION, WORK, STATUTE = N_("Opleiding"), N_("Werk"), N_("Statuut")
MOBILITY, AVAILABILITY = N_("Mobiliteit"), N_("Beschikbaarheid")
HEALTH, PREFERENCES, SKILLS = N_("Gezondheid"), N_("Voorkeuren"), N_("Competenties")
Text = str | None
Codes = list[str] | None
Number = int | None


def _skill(code: str) -> object:
    return choice(codes.SKILLS[code], PERSONAL, codes.SKILL_LEVEL, group=SKILLS)


class Intake(Declared):
    """What is asked at the first talk; everything may be filled in later."""

    person_id: A[Text, link(N_("Wijk-werker"), "person", SHARED)] = None
    intake_date: A[dt.date | None, date(N_("Datum intake"), PERSONAL, SHARED, counts=False)] = None

    diploma: A[Text, choice(N_("Hoogste diploma"), PERSONAL, codes.DIPLOMA, group=EDUCATION)] = None
    isced_band: A[
        Text, text(N_("ISCED-groep"), PERSONAL, COORDINATOR_ONLY, derived_from="diploma", counts=False)
    ] = None
    diploma_recognised: A[Text, yes_no(N_("Diploma erkend in België"), PERSONAL, group=EDUCATION)] = None
    current_course: A[Text, text(N_("Lopende opleiding"), PERSONAL, group=EDUCATION, counts=False)] = None

    last_job: A[Text, text(N_("Laatste job"), PERSONAL, group=WORK)] = None
    years_experience: A[Number, integer(N_("Jaren ervaring"), PERSONAL, group=WORK)] = None
    unemployed_since: A[Text, partial_date(N_("Werkloos sinds"), PERSONAL, group=WORK)] = None
    unemployed_month: A[
        Text,
        partial_date(
            N_("Werkloos sinds (maand)"),
            PERSONAL,
            COORDINATOR_ONLY,
            derived_from="unemployed_since",
            counts=False,
        ),
    ] = None
    vdab_number: A[Text, text(N_("VDAB-klantnummer"), PERSONAL, group=WORK, counts=False)] = None

    availability_exemption: A[
        Text, yes_no(N_("Vrijstelling van beschikbaarheid"), PERSONAL, group=STATUTE)
    ] = None
    interim_days: A[
        Number, integer(N_("Interimdagen in de laatste 28 dagen"), PERSONAL, group=STATUTE, counts=False)
    ] = None

    licences: A[Codes, choices(N_("Rijbewijs"), PERSONAL, codes.LICENCE, group=MOBILITY, counts=False)] = None
    transport: A[Codes, choices(N_("Vervoermiddelen"), PERSONAL, codes.TRANSPORT, group=MOBILITY)] = None
    max_travel_minutes: A[Number, integer(N_("Hoogstens reizen (minuten)"), PERSONAL, group=MOBILITY)] = None
    max_distance_km: A[Number, integer(N_("Hoogstens ver (km)"), PERSONAL, group=MOBILITY)] = None

    availability: A[
        Codes, choices(N_("Beschikbaar op"), PERSONAL, codes.AVAILABILITY, group=AVAILABILITY)
    ] = None
    max_hours_week: A[Number, integer(N_("Hoogstens uren per week"), PERSONAL, group=AVAILABILITY)] = None
    school_holidays: A[Text, yes_no(N_("Ook in schoolvakanties"), PERSONAL, group=AVAILABILITY)] = None
    available_from: A[dt.date | None, date(N_("Beschikbaar vanaf"), PERSONAL, group=AVAILABILITY)] = None

    work_limits: A[
        Codes, choices(N_("Grenzen op het werk"), SPECIAL, codes.WORK_LIMIT, group=HEALTH, counts=False)
    ] = None
    work_limits_note: A[
        Text,
        text(
            N_("Toelichting bij grenzen"),
            SPECIAL,
            group=HEALTH,
            counts=False,
            hint=N_("Geen diagnose. De persoon mag dit lezen."),
        ),
    ] = None
    recognised_disability: A[Text, yes_no(N_("Erkende arbeidsbeperking"), SPECIAL, group=HEALTH)] = None

    wanted_activities: A[
        Codes, choices(N_("Gewenste activiteiten"), PERSONAL, codes.ACTIVITY, group=PREFERENCES)
    ] = None
    unwanted_activities: A[
        Codes, choices(N_("Liever niet"), PERSONAL, codes.ACTIVITY, group=PREFERENCES, counts=False)
    ] = None
    in_or_out: A[Text, choice(N_("Binnen of buiten"), PERSONAL, codes.IN_OUT, group=PREFERENCES)] = None
    alone_or_group: A[
        Text, choice(N_("Alleen of in groep"), PERSONAL, codes.ALONE_GROUP, group=PREFERENCES)
    ] = None
    pets_ok: A[Text, yes_no(N_("Huisdieren geen probleem"), PERSONAL, group=PREFERENCES)] = None

    skill_independent: A[Text, _skill("zelfstandig_werken")] = None
    skill_rules: A[Text, _skill("regels_afspraken")] = None
    skill_precision: A[Text, _skill("nauwkeurigheid")] = None
    skill_teamwork: A[Text, _skill("samenwerken")] = None
    skill_contact: A[Text, _skill("contactvaardig")] = None
    skill_customers: A[Text, _skill("klantgerichtheid")] = None
    skill_planning: A[Text, _skill("plannen")] = None
    skill_creative: A[Text, _skill("creatief_denken")] = None
    skill_learning: A[Text, _skill("leergierig")] = None
    skill_commercial: A[Text, _skill("commercieel")] = None
    skill_results: A[Text, _skill("resultaatgericht")] = None
    skill_stress: A[Text, _skill("omgaan_met_stress")] = None
    skill_flexible: A[Text, _skill("flexibiliteit")] = None
    talents: A[Text, long_text(N_("Talenten"), PERSONAL, group=SKILLS, counts=False)] = None
    wants_to_learn: A[Text, long_text(N_("Wat wil ik leren"), PERSONAL, group=SKILLS)] = None
