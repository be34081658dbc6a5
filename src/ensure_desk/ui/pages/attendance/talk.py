# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From an absence to the barrier behind it: the reason, the barrier it points at, and how large it is."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain import codes
from ensure_desk.domain.changes import Done
from ensure_desk.domain.texts import N_
from ensure_desk.services import attendance, attendance_follow_up
from ensure_desk.services.attendance import ExpectedRow
from ensure_desk.services.desk import Desk
from ensure_desk.ui.context import Context
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.line_field import LabeledField


@dataclass(frozen=True)
class Answer:
    """Why somebody was away, which barrier is behind it, and how large it is (None = not rated)."""

    reason: str
    barrier: str
    score: int | None


class BarrierTalk(Dialog):
    """Asks for the reason and the barrier; `answered` carries the `Answer`."""

    answered = Signal(object)

    def __init__(self, ctx: Context, parent: QWidget, row: ExpectedRow) -> None:
        _ = ctx.tr
        actions = (("stop", _(N_("Annuleren")), "secondary"), ("go", _(N_("Bewaren")), "primary"))
        text = _(
            N_("Het antwoord komt als notitie in het dossier. Uw inschatting staat naast die van de persoon.")
        )
        super().__init__(parent, _(N_("Welke drempel speelt er voor {name}?"), name=row.name), text, actions)
        reasons = [(code, _(words)) for code, words in codes.ABSENCE_REASON.items()]
        barriers = [(code, _(words)) for code, words in codes.BARRIER.items()]
        self.reason = LabeledField(_(N_("Reden van de afwezigheid")), ChoiceField(reasons))
        self.barrier = LabeledField(_(N_("Drempel")), ChoiceField(barriers))
        levels = [(code, _(words)) for code, words in codes.BARRIER_LEVEL.items()]
        self.score = LabeledField(_(N_("Hoe groot schat u de drempel in")), ChoiceField(levels))
        for field in (self.reason, self.barrier, self.score):
            self.content.addWidget(field)
        self.reason.field.edited.connect(lambda code: self._propose(str(code or "")))
        if row.reason:
            self.reason.field.set_value(row.reason)
            self._propose(row.reason)
        self.chosen.connect(self._answer)
        self.reason.field.setFocus()

    def _propose(self, reason: str) -> None:
        barrier = attendance_follow_up.proposal(reason)
        if barrier and not self.barrier.field.value():
            self.barrier.field.set_value(barrier)

    def _answer(self, code: str) -> None:
        reason, barrier = self.reason.field.value(), self.barrier.field.value()
        score = self.score.field.value()
        if code == "go" and reason and barrier:
            self.answered.emit(Answer(reason, barrier, int(score) if score else None))


def keep_answer(desk: Desk, session_id: str, person_id: str, answer: Answer) -> Done[None]:
    """Write the reason beside the code, and the barrier in the dossier."""
    told = attendance.set_details(desk, session_id=session_id, person_id=person_id, reason=answer.reason)
    done = attendance_follow_up.to_barrier(
        desk, session_id=session_id, person_id=person_id, domain=answer.barrier, score=answer.score
    )
    return Done(None, told.changes | done.changes)
