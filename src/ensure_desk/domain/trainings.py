# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trainings, their sessions, who is enrolled, and who was there.

A training is one run of it: its sessions together. Trainings and sessions are the calendar of the region and tell of
nobody, so they travel in every package. Enrolments and attendance hang below the person first, so that erasing
somebody takes them along; why somebody was absent stays with the offices.
"""

import datetime as dt
from typing import Annotated as A

from ensure_desk.domain import codes
from ensure_desk.domain.declare import (
    NEUTRAL,
    PERSONAL,
    SPECIAL,
    choice,
    choices,
    date,
    integer,
    link,
    long_text,
    text,
    time,
)
from ensure_desk.domain.fields import OFFICE, REGIONAL, SHARED, Declared
from ensure_desk.domain.texts import N_

Text = str | None
Codes = list[str] | None
TRAINING, SESSION = N_("Training"), N_("Sessie")


class Training(Declared):
    """A run of a training; without a municipality it is the region's own."""

    code: A[Text, text(N_("Code"), NEUTRAL, REGIONAL)] = None
    title: A[Text, text(N_("Titel"), NEUTRAL, REGIONAL, required=True)] = None
    themes: A[Codes, choices(N_("Thema's"), NEUTRAL, codes.TRAINING_THEME, REGIONAL)] = None
    audience: A[Text, choice(N_("Doelgroep"), NEUTRAL, codes.TRAINING_AUDIENCE, REGIONAL)] = None
    barriers: A[Codes, choices(N_("Werkt aan"), NEUTRAL, codes.BARRIER, REGIONAL)] = None
    trainer: A[Text, text(N_("Lesgever"), NEUTRAL, REGIONAL)] = None
    language: A[Text, choice(N_("Taal"), NEUTRAL, codes.LANGUAGE, REGIONAL)] = None
    hours: A[int | None, integer(N_("Uren"), NEUTRAL, REGIONAL)] = None
    description: A[
        Text,
        long_text(N_("Beschrijving"), NEUTRAL, REGIONAL, hint=N_("Dit reist mee: schrijf hier geen namen.")),
    ] = None
    municipality: A[Text, text(N_("Gemeente"), NEUTRAL, REGIONAL)] = None
    status: A[Text, choice(N_("Status"), NEUTRAL, codes.TRAINING_STATUS, REGIONAL)] = None


class Session(Declared):
    """One gathering of a training: a day, from when to when, where, and how many chairs there are."""

    training_id: A[Text, link(TRAINING, "training", REGIONAL)] = None
    held_on: A[dt.date | None, date(N_("Datum"), NEUTRAL, REGIONAL, required=True)] = None
    starts_at: A[Text, time(N_("Van"), NEUTRAL, REGIONAL)] = None
    ends_at: A[Text, time(N_("Tot"), NEUTRAL, REGIONAL)] = None
    place: A[Text, text(N_("Plaats"), NEUTRAL, REGIONAL)] = None
    municipality: A[Text, text(N_("Gemeente"), NEUTRAL, REGIONAL)] = None
    seats: A[int | None, integer(N_("Plaatsen"), NEUTRAL, REGIONAL)] = None
    status: A[Text, choice(N_("Status"), NEUTRAL, codes.SESSION_STATUS, REGIONAL)] = None


class Enrolment(Declared):
    """A person asked, enrolled, waiting for a place, or no longer coming."""

    person_id: A[Text, link(N_("Wijk-werker"), "person", SHARED)] = None
    training_id: A[Text, link(TRAINING, "training", SHARED)] = None
    status: A[Text, choice(N_("Status"), PERSONAL, codes.ENROLMENT_STATUS, SHARED)] = None
    asked_on: A[dt.date | None, date(N_("Gevraagd op"), PERSONAL, SHARED)] = None
    note: A[Text, long_text(N_("Opmerking"), PERSONAL, OFFICE)] = None


class Attendance(Declared):
    """Whether a person was at a session; minutes are how much too late or too early."""

    person_id: A[Text, link(N_("Wijk-werker"), "person", SHARED)] = None
    session_id: A[Text, link(SESSION, "session", SHARED)] = None
    code: A[Text, choice(N_("Aanwezig"), PERSONAL, codes.ATTENDANCE, SHARED)] = None
    minutes: A[int | None, integer(N_("Minuten gemist"), PERSONAL, SHARED)] = None
    reason: A[Text, choice(N_("Reden"), SPECIAL, codes.ABSENCE_REASON, OFFICE)] = None
    proof: A[Text, choice(N_("Bewijs"), PERSONAL, codes.ABSENCE_PROOF, OFFICE)] = None


class ProfessionalAttendance(Declared):
    """A professional at a session, with organisation and function; nothing of any wijk-werker."""

    session_id: A[Text, link(SESSION, "session", SHARED)] = None
    name: A[Text, text(N_("Naam"), PERSONAL, OFFICE)] = None
    organisation: A[Text, text(N_("Organisatie"), NEUTRAL, SHARED)] = None
    organisation_kind: A[Text, choice(N_("Soort organisatie"), NEUTRAL, codes.ORGANISATION_KIND, SHARED)] = (
        None
    )
    role: A[Text, text(N_("Functie"), NEUTRAL, SHARED)] = None
    code: A[Text, choice(N_("Aanwezig"), NEUTRAL, codes.ATTENDANCE, SHARED)] = None
    minutes: A[int | None, integer(N_("Minuten gemist"), NEUTRAL, SHARED)] = None
