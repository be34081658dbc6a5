# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reading an office's list asks a person, in words, with every answer that counts."""

from dataclasses import dataclass

from ensure_desk.domain.lists import Plain, Scope, Verdict, reason_text
from ensure_desk.domain.texts import N_
from ensure_desk.exchange.foreign.plan import ListCell, ListPlan
from ensure_desk.exchange.foreign.series import OTHER_PERSON, SAME_PERSON
from ensure_desk.exchange.foreign.targets import Format, target
from ensure_desk.services.desk import Desk
from ensure_desk.services.lists import shown_value


@dataclass(frozen=True)
class Question:
    """A question as the window asks it; `key` names the answer, `choices` are (value, words)."""

    key: str
    place: str
    scope: Scope
    refused: bool
    text: str
    choices: tuple[tuple[Plain, str], ...]
    options: tuple[tuple[str, str], ...] = ()
    can_type: bool = False

    @property
    def can_be_left(self) -> bool:
        """Say whether nothing is an answer: two rows are one person or they are not."""
        return not any(value == OTHER_PERSON for value, _ in self.choices)


def questions(desk: Desk, *, plan: ListPlan) -> tuple[Question, ...]:
    """Return what is still asked or refused, in words: first the whole list, then columns, rows and cells."""
    order = list(reversed(Scope))
    open_cells = [c for c in plan.cells if c.judgement.verdict is not Verdict.ACCEPT]
    return tuple(
        Question(
            cell.answer_key,
            cell.place if cell.address else cell.sheet,
            cell.scope,
            cell.judgement.verdict is Verdict.REFUSE,
            reason_text(cell.judgement, desk.tr),
            _choices(desk, cell),
            _options(desk, cell),
            _can_type(cell),
        )
        for cell in sorted(open_cells, key=lambda c: order.index(c.scope))
    )


def _choices(desk: Desk, cell: ListCell) -> tuple[tuple[Plain, str], ...]:
    """Return what is proposed for a question; whether two are one person is answered in words, not by a row."""
    tr, reason = desk.tr, cell.judgement.reason
    if reason == "rows_of_series":
        return ((SAME_PERSON, tr(N_("ja"))), (OTHER_PERSON, tr(N_("nee"))))
    other = (OTHER_PERSON, tr(N_("iemand anders")))
    if reason == "duplicate_in_list":
        return ((SAME_PERSON, tr(N_("dezelfde persoon, deze rij weglaten"))), other)
    found = tuple((c, _words(desk, cell, c)) for c in cell.judgement.candidates)
    if reason in ("duplicate_in_vault", "duplicate_in_vault_gaps"):
        return (*((c, tr(N_("dezelfde als {dossier}"), dossier=words)) for c, words in found), other)
    if cell.scope is Scope.COLUMN and not found and reason == "column_holiday":
        return ((True, tr(N_("ja"))),)
    return found


def _options(desk: Desk, cell: ListCell) -> tuple[tuple[str, str], ...]:
    """Return everything that a cell, or a field of the whole list, can be where that is one of a list."""
    wanted = target(cell.target)
    if wanted is None or wanted.format is not Format.CHOICE or cell.scope not in (Scope.CELL, Scope.FILE):
        return ()
    return tuple((code, desk.tr(label)) for code, label in wanted.choices.items())


def _can_type(cell: ListCell) -> bool:
    """Say whether a person may type what should have stood in a cell."""
    wanted = target(cell.target)
    typed = wanted is not None and wanted.format not in (
        Format.CHOICE,
        Format.CODES,
        Format.NOTE,
        Format.BOOL,
    )
    return typed and cell.scope is Scope.CELL and cell.judgement.verdict is Verdict.ASK


def _words(desk: Desk, cell: ListCell, value: Plain) -> str:
    wanted = target(cell.target)
    label = wanted.choices.get(str(value)) if wanted else None
    return desk.tr(label) if label else shown_value(value)
