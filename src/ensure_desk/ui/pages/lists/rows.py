# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the page Lijst inlezen shows, as plain rows; no widgets, so that a test needs no window."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ensure_desk.domain.lists import Plain, Verdict
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.exchange.foreign.plan import Answers, ListPlan, RowState
from ensure_desk.gate.model import Workbook
from ensure_desk.services import lists
from ensure_desk.services.desk import Desk
from ensure_desk.services.lists import Question


@dataclass(frozen=True)
class Loaded:
    """A list as it stands with the answers given so far."""

    path: Path
    workbook: Workbook
    answers: Answers
    plan: ListPlan
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class ColumnRow:
    """A column of the list and what it was taken for."""

    id: str
    heading: str
    becomes: str
    reason: str


@dataclass(frozen=True)
class QuestionRow:
    """Something asked or refused."""

    id: str
    place: str
    text: str
    chip: str
    tone: str
    choices: tuple[tuple[Plain, str], ...] = field(default_factory=tuple)
    refused: bool = False


def load(desk: Desk, path: Path, answers: Answers) -> Loaded:
    """Read a list and judge it."""
    return judge(desk, path, lists.open_list(path), answers)


def judge(desk: Desk, path: Path, workbook: Workbook, answers: Answers) -> Loaded:
    """Judge a list that was read before, with other answers."""
    plan = lists.preview_workbook(desk, workbook=workbook, answers=answers)
    return Loaded(path, workbook, answers, plan, lists.questions(desk, plan=plan))


def column_rows(plan: ListPlan, tr: Translator) -> list[ColumnRow]:
    """Return every column with its target and the reason."""
    rows = []
    for sheet in (s for s in plan.mapping.sheets if s.used):
        for column in sheet.columns:
            labels = [lists.target_label(t) for t in column.targets]
            becomes = ", ".join(tr(t) for t in labels) or tr(N_("wordt niet gelezen"))
            key = f"{sheet.sheet}!{column.column}"
            rows.append(ColumnRow(key, column.heading, becomes, tr(column.reason) if column.reason else ""))
    return rows


def question_rows(questions: Iterable[Question], tr: Translator) -> list[QuestionRow]:
    """Return the questions and refusals."""
    return [
        QuestionRow(
            q.key,
            q.place,
            q.text,
            tr(N_("fout")) if q.refused else tr(N_("vraag")),
            "danger" if q.refused else "warn",
            q.choices,
            q.refused,
        )
        for q in questions
    ]


def counts_line(plan: ListPlan, tr: Translator) -> str:
    """Return how many rows are ready and how many wait."""
    ready, waiting = len(plan.rows_in(RowState.READY)), len(plan.rows_in(RowState.WAITING))
    asked, refused = plan.count(Verdict.ASK), plan.count(Verdict.REFUSE)
    return tr(
        N_("{ready} rijen klaar · {waiting} wachten op uw antwoord · {asked} vragen · {refused} fouten"),
        ready=ready,
        waiting=waiting,
        asked=asked,
        refused=refused,
    )


def with_answer(answers: Answers, key: str, value: Plain) -> Answers:
    """Return the answers with one more."""
    if "!" in key:
        return Answers({**answers.cells, key: value}, answers.defaults)
    return Answers(answers.cells, {**answers.defaults, key: value})
