# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Storing a whole survey at once: answers that were given elsewhere, on paper or in a file."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.services import surveys
from ensure_desk.services.desk import Desk
from ensure_desk.surveys.nodes import DECIMAL, MOMENTS, WHOLE, Node, stored
from ensure_desk.surveys.runtime import Session
from ensure_desk.surveys.scope import choices


@dataclass(frozen=True)
class Wanted:
    """Whose survey it is, of which questionnaire and moment, how and when (ISO, empty = today), whether complete."""

    person_id: str
    form_id: str
    moment: str
    mode: str = "papier"
    finish: bool = True
    taken_on: str = ""


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
        node = session.node(path)
        if node.relevant and not (session.is_valid(path) and _is_offered(session, node)):
            raise UserError("answer_not_valid", question=path)
    started = surveys.start(
        desk,
        person_id=wanted.person_id,
        form_id=wanted.form_id,
        moment=wanted.moment,
        mode=wanted.mode,
        taken_on=dt.date.fromisoformat(wanted.taken_on) if wanted.taken_on else None,
    )
    keep = surveys.finish if wanted.finish else surveys.save
    kept = keep(desk, response_id=started.value, changes=session.answers())
    return Done(TakenAtOnce(started.value, len(paths)), started.changes | kept.changes)


def _is_offered(session: Session, node: Node) -> bool:
    """Say whether an answer is of its type, and every code of it among the choices offered now."""
    type_ = session.type_of(node)
    if isinstance(node.value, str) and node.value and type_ in WHOLE | DECIMAL | MOMENTS:
        return False
    control = session.form.by_path.get(node.definition.path)
    if control is None or control.kind not in ("select1", "select", "rank"):
        return True
    offered = {code for code, _ in choices(session, control, node)}
    return set(stored(node.value, type_).split()) <= offered


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
