# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What comes out of an office's list: questions, judged cells and rows that are ready or wait."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ensure_desk.domain.lists import Judgement, Plain, Scope, Verdict
from ensure_desk.exchange.foreign.mapping import ListMapping


@dataclass(frozen=True)
class ListCell:
    """A judged cell, or a question about a row, column, sheet or the whole file at an address."""

    sheet: str
    address: str
    target: str
    judgement: Judgement
    row: int = 0
    scope: Scope = Scope.CELL
    hangs_on: str = ""  # the address of an unanswered question about the column

    @property
    def place(self) -> str:
        """Return `Sheet!Cell`."""
        return f"{self.sheet}!{self.address}"

    @property
    def answer_key(self) -> str:
        """Return the name under which an answer to this is given."""
        if self.scope is Scope.FILE:
            return self.target
        if self.judgement.reason == "comment":
            return f"{self.place}#comment"
        return f"{self.place}#row" if self.scope is Scope.ROW else self.place

    @property
    def open(self) -> bool:
        """Say whether a person still has to choose."""
        return self.judgement.verdict is Verdict.ASK


class RowState(StrEnum):
    """Whether a row can be stored."""

    READY = "ready"
    WAITING = "waiting"
    REFUSED = "refused"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class ListRow:
    """A row of the list: its values by target, its state, and the row of this list that is the same person."""

    sheet: str
    number: int
    values: Mapping[str, Plain]
    state: RowState = RowState.READY
    why: tuple[str, ...] = ()  # addresses of what it waits for
    same_as: int = 0
    person_id: str = ""  # the person of this desk whom the row brings up to date
    changes: Mapping[str, Plain] = field(default_factory=dict)  # target -> new value of that person

    def with_state(self, state: RowState, *why: str) -> "ListRow":
        """Return the row with another state and more reasons."""
        return replace(self, state=state, why=(*self.why, *why))


@dataclass(frozen=True)
class Answers:
    """What a person answered: per address, and once for the whole file (`persoon.gemeente` -> value)."""

    cells: Mapping[str, Plain] = field(default_factory=dict)
    defaults: Mapping[str, Plain] = field(default_factory=dict)

    def given(self, place: str) -> bool:
        """Say whether an address was answered."""
        return place in self.cells


@dataclass(frozen=True)
class ListProposal:
    """The proposed match with the questions about columns and sheets that come with it."""

    mapping: ListMapping
    questions: tuple[ListCell, ...] = ()


@dataclass(frozen=True)
class ListPlan:
    """Everything that reading a list came to."""

    mapping: ListMapping
    cells: tuple[ListCell, ...]
    rows: tuple[ListRow, ...]
    layout: str = ""

    def count(self, verdict: Verdict) -> int:
        """Return how many cells have a verdict."""
        return sum(c.judgement.verdict is verdict for c in self.cells)

    def rows_in(self, state: RowState) -> list[ListRow]:
        """Return the rows in a state."""
        return [r for r in self.rows if r.state is state]
