# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way through wijk-werken: referral, benefit, track, suspension (DOMAIN.md 1.3-1.9, 7.1).

All are histories: a new referrer or benefit is a new record, never a new person.
"""

import datetime as dt
from typing import Annotated as A

from ensure_desk.domain import codes
from ensure_desk.domain.declare import NEUTRAL, PERSONAL, choice, date, link, long_text, text, yes_no
from ensure_desk.domain.fields import SHARED, Declared
from ensure_desk.domain.texts import N_

Text = str | None
Day = dt.date | None
REFERRAL, BENEFIT, TRACK, SUSPENSION = N_("Toeleiding"), N_("Uitkering"), N_("Traject"), N_("Schorsing")
PERSON_LINK = link(N_("Wijk-werker"), "person", SHARED)


class Referral(Declared):
    """Who sent the person, when, and with which agreements."""

    person_id: A[Text, PERSON_LINK] = None
    referrer_type: A[
        Text, choice(N_("Toeleider"), PERSONAL, codes.REFERRER_TYPE, SHARED, group=REFERRAL, required=True)
    ] = None
    referral_date: A[Day, date(N_("Datum toeleiding"), PERSONAL, SHARED, group=REFERRAL, required=True)] = (
        None
    )
    service: A[Text, text(N_("Dienst"), PERSONAL, group=REFERRAL)] = None
    referrer_name: A[Text, text(N_("Begeleider"), PERSONAL, group=REFERRAL)] = None
    referrer_phone: A[Text, text(N_("Telefoon begeleider"), PERSONAL, group=REFERRAL, counts=False)] = None
    agreements_sheet: A[Text, yes_no(N_("Afsprakenblad ontvangen"), PERSONAL, SHARED, group=REFERRAL)] = None
    goal: A[Text, long_text(N_("Doel van de toeleiding"), PERSONAL, group=REFERRAL)] = None


class BenefitPeriod(Declared):
    """A benefit with start and expected end; the end is watched."""

    person_id: A[Text, PERSON_LINK] = None
    benefit_type: A[
        Text, choice(N_("Uitkering"), PERSONAL, codes.BENEFIT_TYPE, SHARED, group=BENEFIT, required=True)
    ] = None
    start: A[Day, date(N_("Van"), PERSONAL, SHARED, group=BENEFIT)] = None
    end: A[Day, date(N_("Tot"), PERSONAL, SHARED, group=BENEFIT, counts=False)] = None
    expected_end: A[Day, date(N_("Verwacht einde"), PERSONAL, SHARED, group=BENEFIT)] = None
    source: A[Text, choice(N_("Bron"), PERSONAL, codes.BENEFIT_SOURCE, group=BENEFIT, counts=False)] = None


class Track(Declared):
    """A wijk-werk track: six months, once extendable by six; ex-PWA without limit (1.4)."""

    person_id: A[Text, PERSON_LINK] = None
    status: A[
        Text, choice(N_("Status"), PERSONAL, codes.TRACK_STATUS, SHARED, group=TRACK, required=True)
    ] = None
    start: A[Day, date(N_("Start"), PERSONAL, SHARED, group=TRACK)] = None
    planned_end: A[Day, date(N_("Gepland einde"), PERSONAL, SHARED, group=TRACK)] = None
    extension_until: A[Day, date(N_("Verlengd tot"), PERSONAL, SHARED, group=TRACK, counts=False)] = None
    ex_pwa: A[Text, yes_no(N_("Ex-PWA"), PERSONAL, SHARED, group=TRACK)] = None
    goal: A[Text, long_text(N_("Doel"), PERSONAL, group=TRACK)] = None
    end_date: A[Day, date(N_("Einde"), PERSONAL, SHARED, group=TRACK, counts=False)] = None
    end_reason: A[
        Text, choice(N_("Reden einde"), PERSONAL, codes.END_REASON, SHARED, group=TRACK, counts=False)
    ] = None
    next_step: A[
        Text, choice(N_("Volgende stap"), PERSONAL, codes.NEXT_STEP, SHARED, group=TRACK, counts=False)
    ] = None


class Suspension(Declared):
    """A pause in a track."""

    track_id: A[Text, link(N_("Traject"), "track", SHARED)] = None
    start: A[Day, date(N_("Van"), PERSONAL, SHARED, group=SUSPENSION, required=True)] = None
    end: A[Day, date(N_("Tot"), PERSONAL, SHARED, group=SUSPENSION)] = None
    reason: A[Text, choice(N_("Reden"), PERSONAL, codes.SUSPENSION_REASON, SHARED, group=SUSPENSION)] = None


class Consent(Declared):
    """One answer per purpose, with date and withdrawal; unknown is never no."""

    person_id: A[Text, PERSON_LINK] = None
    purpose: A[
        Text, choice(N_("Doel"), NEUTRAL, codes.CONSENT_PURPOSE, SHARED, required=True, counts=False)
    ] = None
    answer: A[Text, choice(N_("Antwoord"), PERSONAL, codes.CONSENT_ANSWER, SHARED)] = None
    given_on: A[Day, date(N_("Datum"), PERSONAL, SHARED)] = None
    method: A[Text, choice(N_("Wijze"), PERSONAL, codes.CONSENT_METHOD, counts=False)] = None
    withdrawn_on: A[Day, date(N_("Ingetrokken op"), PERSONAL, SHARED, counts=False)] = None


class Note(Declared):
    """A dated remark; it is added, never rewritten."""

    person_id: A[Text, link(N_("Wijk-werker"), "person")] = None
    note_date: A[Day, date(N_("Datum"), PERSONAL, required=True)] = None
    note_kind: A[Text, choice(N_("Soort"), PERSONAL, codes.NOTE_KIND)] = None
    author: A[Text, text(N_("Door"), PERSONAL)] = None
    body: A[Text, long_text(N_("Tekst"), PERSONAL, hint=N_("De persoon mag dit lezen."))] = None
