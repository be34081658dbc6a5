# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Storing a whole survey at once: answers that were given elsewhere, on paper or in a file."""

from collections.abc import Mapping
from dataclasses import dataclass

from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.services import surveys
from ensure_desk.services.desk import Desk
from ensure_desk.surveys.runtime import Session


@dataclass(frozen=True)
class Wanted:
    """Whose survey it is, of which questionnaire and moment, how it was taken, and whether it is complete."""

    person_id: str
    form_id: str
    moment: str
    mode: str = "papier"
    finish: bool = True


@dataclass(frozen=True)
class TakenAtOnce:
    """The response and how many answers it got."""

    response_id: str
    answers: int


def take(desk: Desk, *, wanted: Wanted, answers: Mapping[str, str]) -> Done[TakenAtOnce]:
    """Store answers (path, or the name of the question where only one has it -> text) as a survey.

    Raises UserError `question_unknown`, `answer_not_valid` before anything is stored; `survey_incomplete` after the
    answers are stored, when something required is missing.
    """
    session = surveys.session_of(desk, surveys.form_in_use(desk, wanted.form_id), {})
    paths = [_put(session, given, text) for given, text in answers.items()]
    for path in paths:
        if session.node(path).relevant and not session.is_valid(path):
            raise UserError("answer_not_valid", question=path)
    started = surveys.start(
        desk, person_id=wanted.person_id, form_id=wanted.form_id, moment=wanted.moment, mode=wanted.mode
    )
    saved = surveys.save(desk, response_id=started.value, changes=session.answers())
    changes = started.changes | saved.changes
    if wanted.finish:
        changes |= surveys.finish(desk, response_id=started.value).changes
    return Done(TakenAtOnce(started.value, len(paths)), changes)


def _put(session: Session, given: str, text: str) -> str:
    """Answer the question of a path or a name, making the rows on the way, and return its path."""
    path = given
    if not given.startswith("/"):
        found = [p for p, d in session.form.definitions.items() if d.name == given and not d.children]
        path = found[0] if len(found) == 1 else ""
    node = session.grown(path) if path else None
    if node is None or node.definition.children:
        raise UserError("question_unknown", question=given)
    session.set(path, text)
    return path
