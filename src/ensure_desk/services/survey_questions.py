# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The questions of a questionnaire in their order, in words: what exports, analyses and paper forms build on."""

from collections.abc import Iterator
from dataclasses import dataclass

from ensure_desk.services.desk import Desk
from ensure_desk.services.surveys import session_of
from ensure_desk.surveys.model import Control, Form
from ensure_desk.surveys.runtime import Session
from ensure_desk.surveys.scope import every_choice, worded

ONE, MANY, NOTE, NUMBER, DATE, TEXT = "one", "many", "note", "number", "date", "text"
_TYPES = {"int": NUMBER, "decimal": NUMBER, "date": DATE}


@dataclass(frozen=True)
class Question:
    """A question: `repeat` is the path of the innermost repeat around it; `options` are code and label."""

    path: str
    name: str
    label: str
    hint: str
    kind: str
    repeat: str
    options: tuple[tuple[str, str], ...]
    control: Control


def questions(desk: Desk, form: Form, language: str = "") -> tuple[Question, ...]:
    """Return the questions that people are asked, and notes, in order."""
    session = session_of(desk, form, {}, language)
    return tuple(_walk(session, form.controls, ""))


def _walk(session: Session, controls: tuple[Control, ...], repeat: str) -> Iterator[Question]:
    for control in controls:
        if control.kind == "group":
            yield from _walk(session, control.children, repeat)
        elif control.is_repeat:
            yield from _walk(session, control.children, control.path)
        elif control.path in session.form.definitions:
            yield _question(session, control, repeat)


def _question(session: Session, control: Control, repeat: str) -> Question:
    node = next(iter(session.nodes(control.path)), session.root)
    name = control.path.rpartition("/")[2]
    return Question(
        control.path,
        name,
        worded(session, control.label, node) or name,
        worded(session, control.hint, node),
        _kind(session.form, control),
        repeat,
        tuple(every_choice(session, control, node)),
        control,
    )


def _kind(form: Form, control: Control) -> str:
    if control.kind == "select1":
        return ONE
    if control.kind in ("select", "rank"):
        return MANY
    bind = form.bind(control.path)
    if control.kind == "trigger" or bind.readonly == "true()":
        return NOTE
    return _TYPES.get(bind.type, NUMBER if control.kind == "range" else TEXT)
