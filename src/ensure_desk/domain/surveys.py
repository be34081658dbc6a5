# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires and what people answered: one answer per question, one score per barrier.

A questionnaire is published once and never changes; another version is another record. Its parts carry the XForm in
pieces that fit a cell. Scores are what the coordinator may see; answers stay with the offices.
"""

import datetime as dt
from collections.abc import Container
from typing import Annotated as A

from ensure_desk.domain import codes
from ensure_desk.domain.declare import (
    NEUTRAL,
    PERSONAL,
    SPECIAL,
    choice,
    date,
    integer,
    link,
    long_text,
    text,
)
from ensure_desk.domain.fields import OFFICE, SHARED, Declared, PackageKind
from ensure_desk.domain.texts import N_

Text = str | None
FOR_OFFICES = frozenset({PackageKind.REGION, PackageKind.OFFICE})
SURVEY = N_("Bevraging")
PART_SIZE = 30_000  # characters of a piece; a cell holds 32,767
OTHER_MOMENT = "andere"
BARRIERS = "ensure_drempelbevraging"
"""The questionnaire about barriers that comes with the program."""
LARGEST, LARGE = 4, 3
"""The score of the largest barrier, and from where one is large; the smallest is 0."""
XFORM, WORKBOOK = "xform", "workbook"
"""Roles of a part: the XForm that runs, and the workbook it came from."""


def next_moment(taken: Container[str]) -> str:
    """Return the first moment of the four that was not taken yet, or the code for another one."""
    return next((moment for moment in codes.SURVEY_MOMENT if moment not in taken), OTHER_MOMENT)


class Questionnaire(Declared):
    """A published questionnaire; form and version make its id, so that every desk means the same."""

    form_id: A[Text, text(N_("Vragenlijst"), NEUTRAL, FOR_OFFICES, required=True)] = None
    version: A[Text, text(N_("Versie"), NEUTRAL, FOR_OFFICES, required=True)] = None
    title: A[Text, text(N_("Titel"), NEUTRAL, FOR_OFFICES)] = None
    languages: A[Text, text(N_("Talen"), NEUTRAL, FOR_OFFICES, counts=False)] = None
    published_on: A[dt.date | None, date(N_("Gepubliceerd op"), NEUTRAL, FOR_OFFICES)] = None
    sha256: A[Text, text(N_("Vingerafdruk"), NEUTRAL, FOR_OFFICES, counts=False)] = None
    status: A[Text, choice(N_("Status"), NEUTRAL, codes.QUESTIONNAIRE_STATUS, FOR_OFFICES)] = None


class QuestionnairePart(Declared):
    """A piece of a questionnaire's XForm or workbook, packed and written as text."""

    questionnaire_id: A[Text, link(N_("Vragenlijst"), "questionnaire", FOR_OFFICES)] = None
    role: A[Text, text(N_("Rol"), NEUTRAL, FOR_OFFICES, required=True)] = None
    number: A[int | None, integer(N_("Nummer"), NEUTRAL, FOR_OFFICES, required=True)] = None
    content: A[Text, long_text(N_("Inhoud"), NEUTRAL, FOR_OFFICES, counts=False)] = None


class Response(Declared):
    """A questionnaire taken with a person on a day; `status` says whether it is finished."""

    person_id: A[Text, link(N_("Wijk-werker"), "person", SHARED)] = None
    form_id: A[Text, text(N_("Vragenlijst"), NEUTRAL, SHARED, group=SURVEY, required=True)] = None
    form_version: A[Text, text(N_("Versie"), NEUTRAL, SHARED, group=SURVEY)] = None
    moment: A[
        Text, choice(N_("Moment"), PERSONAL, codes.SURVEY_MOMENT, SHARED, group=SURVEY, required=True)
    ] = None
    taken_on: A[dt.date | None, date(N_("Datum"), PERSONAL, SHARED, group=SURVEY, required=True)] = None
    taken_by: A[Text, text(N_("Afgenomen door"), PERSONAL, group=SURVEY)] = None
    mode: A[Text, choice(N_("Wijze"), PERSONAL, codes.SURVEY_MODE, SHARED, group=SURVEY)] = None
    language: A[Text, text(N_("Taal"), PERSONAL, group=SURVEY)] = None
    status: A[Text, choice(N_("Status"), NEUTRAL, codes.RESPONSE_STATUS, SHARED, group=SURVEY)] = None


class Answer(Declared):
    """The answer to one question; the path has row numbers where the question repeats."""

    response_id: A[Text, link(N_("Bevraging"), "response", OFFICE)] = None
    path: A[Text, text(N_("Vraag"), NEUTRAL, OFFICE, required=True, counts=False)] = None
    value: A[Text, long_text(N_("Antwoord"), SPECIAL, OFFICE, counts=False)] = None


class BarrierScore(Declared):
    """How large a barrier is for a person at a moment, 0 to 4; silence is no zero."""

    response_id: A[Text, link(N_("Bevraging"), "response", SHARED)] = None
    domain: A[Text, choice(N_("Drempel"), NEUTRAL, codes.BARRIER, SHARED, required=True)] = None
    score: A[int | None, integer(N_("Score"), SPECIAL, SHARED, highest=LARGEST, counts=False)] = None
    no_score: A[Text, choice(N_("Geen score"), SPECIAL, codes.NO_SCORE, SHARED, counts=False)] = None
    wants_help: A[Text, choice(N_("Wil hulp"), SPECIAL, codes.WANTS_HELP, SHARED, counts=False)] = None
    counsellor_score: A[
        int | None, integer(N_("Score van de bemiddelaar"), SPECIAL, SHARED, highest=LARGEST, counts=False)
    ] = None
