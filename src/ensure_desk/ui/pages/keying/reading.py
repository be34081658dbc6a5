# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the page reads from the vault, on the reader's thread: who, which forms, what waits, a form ready to key."""

from dataclasses import dataclass

from ensure_desk.domain import codes
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.texts import N_
from ensure_desk.services import people, survey_keying, surveys
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import dossier
from ensure_desk.services.people import PersonRow
from ensure_desk.services.survey_keying import Keyed
from ensure_desk.services.survey_paper import PaperForm, paper_form
from ensure_desk.services.surveys import QuestionnaireView
from ensure_desk.surveys.runtime import Session
from ensure_desk.ui.pages.keying.start import Waiting, Whose

_MOST_HITS = 20


@dataclass(frozen=True)
class Choices:
    """What can be keyed and what waits."""

    views: tuple[QuestionnaireView, ...]
    waiting: tuple[Waiting, ...]


@dataclass(frozen=True)
class Opened:
    """A form ready to key; a session for each pass tells which questions count."""

    keyed: Keyed
    paper: PaperForm
    sessions: tuple[Session, Session]
    name: str
    moment_text: str


def choices(desk: Desk) -> Choices:
    """Return the questionnaires and the forms that wait; one of somebody who is gone is left out."""
    views = surveys.available(desk)
    titles = {view.form_id: view.title for view in views}
    found = []
    for keyed in survey_keying.waiting(desk):
        wanted = keyed.wanted
        try:
            name = dossier(desk, person_id=wanted.person_id).header.name
        except UserError:
            continue
        moment = desk.tr(codes.SURVEY_MOMENT.get(wanted.moment, wanted.moment))
        facts = (titles.get(wanted.form_id, wanted.form_id), moment, _stage(desk, keyed))
        found.append(Waiting(keyed.id, name, " · ".join(facts)))
    return Choices(views, tuple(found))


def _stage(desk: Desk, keyed: Keyed) -> str:
    if keyed.second:
        return desk.tr(N_("tweede keer bezig"))
    given = sum(bool(text) for text in keyed.first.values())
    return desk.tr.plural("{n} antwoord getypt", "{n} antwoorden getypt", given)


def whose(desk: Desk, person_id: str) -> Whose:
    """Return a person with what was taken already."""
    header = dossier(desk, person_id=person_id).header
    number = f" · {header.dossier_number}" if header.dossier_number != header.name else ""
    taken = surveys.overview(desk, person_id=person_id)
    return Whose(person_id, header.name + number, frozenset((line.form_id, line.moment) for line in taken))


def hits(desk: Desk, text: str) -> tuple[PersonRow, ...]:
    """Return who may be meant by a name or a number."""
    return people.search(desk, text=text, limit=_MOST_HITS, counted=False).rows if text.strip() else ()


def opened(desk: Desk, keyed_id: str) -> Opened:
    """Return a form ready to key; raises UserError `record_not_found`."""
    keyed = next((one for one in survey_keying.waiting(desk) if one.id == keyed_id), None)
    if keyed is None:
        raise UserError("record_not_found")
    form = surveys.form_in_use(desk, keyed.wanted.form_id)
    name = dossier(desk, person_id=keyed.wanted.person_id).header.name
    moment = desk.tr(codes.SURVEY_MOMENT.get(keyed.wanted.moment, keyed.wanted.moment))
    fresh = (surveys.session_of(desk, form, {}), surveys.session_of(desk, form, {}))
    return Opened(keyed, paper_form(desk, form), fresh, name, moment)
