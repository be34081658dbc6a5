# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the page Lijst inlezen shows, as plain rows; no widgets, so that a test needs no window."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from ensure_desk.domain.lists import Mode, Plain, Verdict
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.exchange.foreign.mapping import ColumnMap, ListMapping, SheetMap
from ensure_desk.exchange.foreign.plan import Answers, ListPlan, RowState
from ensure_desk.gate.model import Workbook
from ensure_desk.services import lists
from ensure_desk.services.desk import Desk
from ensure_desk.services.list_questions import Question, questions
from ensure_desk.services.list_trainings import Grid, grids


@dataclass(frozen=True)
class Loaded:
    """A list as it stands with the answers given so far."""

    path: Path
    workbook: Workbook
    answers: Answers
    plan: ListPlan
    questions: tuple[Question, ...]
    mode: Mode = Mode.CREATE
    grids: tuple[Grid, ...] = ()
    mapping: ListMapping | None = None


@dataclass(frozen=True)
class ColumnRow:
    """A column of the list and what it was taken for."""

    id: str
    heading: str
    becomes: str
    reason: str
    targets: tuple[str, ...] = ()
    place: tuple[str, int, int] = ("", 0, 0)


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
    options: tuple[tuple[str, str], ...] = ()
    can_type: bool = False
    can_be_left: bool = True


def load(desk: Desk, path: Path, answers: Answers, mode: Mode) -> Loaded:
    """Read a list and judge it."""
    workbook = lists.open_list(path)
    plan = lists.preview_workbook(desk, workbook=workbook, answers=answers, mode=mode)
    return _with_questions(desk, Loaded(path, workbook, answers, plan, (), mode))


def judge(desk: Desk, held: Loaded) -> Loaded:
    """Judge a list that was read before, with other answers, another match or another way to read it."""
    plan = lists.preview_workbook(
        desk, workbook=held.workbook, mapping=held.mapping, answers=held.answers, mode=held.mode
    )
    return _with_questions(desk, replace(held, plan=plan))


def _with_questions(desk: Desk, held: Loaded) -> Loaded:
    asked, found = questions(desk, plan=held.plan), grids(held.plan, held.workbook)
    return replace(held, questions=asked, grids=found)


MODES = (
    (Mode.CREATE.value, N_("alleen nieuwe mensen")),
    (Mode.UPDATE.value, N_("alleen wie er al is bijwerken")),
    (Mode.BOTH.value, N_("nieuwe mensen en wie er al is")),
)
"""How a list can be read, as the person chooses it."""


def column_rows(plan: ListPlan, tr: Translator) -> list[ColumnRow]:
    """Return every column with its target and the reason; what has no place in the vault yet says so."""
    rows = []
    for sheet in (s for s in plan.mapping.sheets if s.used):
        for column in sheet.columns:
            labels = [lists.target_label(t) for t in column.targets]
            becomes = ", ".join(tr(t) for t in labels) or tr(N_("wordt niet gelezen"))
            reason = tr(column.reason) if column.reason else ""
            if column.targets and not any(map(lists.has_place, column.targets)):
                reason = tr(N_("nagekeken, maar nog niet bewaard: dit bestaat nog niet in uw dossiers"))
            place = (sheet.sheet, sheet.header_row, column.column)
            heading = lists.shown_value(column.heading)
            rows.append(
                ColumnRow(address_of(sheet, column), heading, becomes, reason, tuple(column.targets), place)
            )
    return rows


def address_of(sheet: SheetMap, column: ColumnMap) -> str:
    """Return a name for one column of one table."""
    return f"{sheet.sheet}!{sheet.header_row}!{column.column}"


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
            q.options,
            q.can_type,
            q.can_be_left,
        )
        for q in questions
    ]


def counts_line(plan: ListPlan, tr: Translator) -> str:
    """Return how many rows are ready and how many wait."""
    ready = plan.rows_in(RowState.READY)
    known = [r for r in ready if r.person_id]
    changed = sum(bool(r.changes) for r in known)
    first = tr(
        N_("{new} nieuw · {changed} gewijzigd · {same} ongewijzigd"),
        new=len(ready) - len(known),
        changed=changed,
        same=len(known) - changed,
    )
    waiting = len(plan.rows_in(RowState.WAITING))
    rest = (
        tr.plural("{n} wacht op uw antwoord", "{n} wachten op uw antwoord", waiting),
        tr.plural("{n} vraag", "{n} vragen", plan.count(Verdict.ASK)),
        tr.plural("{n} fout", "{n} fouten", plan.count(Verdict.REFUSE)),
    )
    return " · ".join((first, *rest))


def with_answer(answers: Answers, key: str, value: Plain) -> Answers:
    """Return the answers with one more."""
    if "!" in key:
        return Answers({**answers.cells, key: value}, answers.defaults)
    return Answers(answers.cells, {**answers.defaults, key: value})
