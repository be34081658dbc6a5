# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The end of keying: one response of two passes; what is missing can be completed on the screen."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.messages import sentence
from ensure_desk.domain.texts import N_
from ensure_desk.services import survey_keying
from ensure_desk.services.survey_keying import Keyed
from ensure_desk.services.survey_paper import PaperForm
from ensure_desk.services.survey_taking import TakenAtOnce
from ensure_desk.ui.context import Context
from ensure_desk.ui.widgets.dialog import Dialog


class Ending(QObject):
    """Makes the response."""

    kept = Signal(object, str)
    """What was typed, and the response to complete on the screen; empty when it is finished."""
    wrong = Signal(str)
    """The path of a question whose answer cannot be."""
    back = Signal()

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window = ctx, window

    def finish(
        self, keyed: Keyed, paper: PaperForm, chosen: Mapping[str, str], *, whole: bool = True
    ) -> None:
        """Make the response; `whole` says whether nothing that is required may be missing."""
        desk = self._ctx.desk
        kept = replace(keyed, wanted=replace(keyed.wanted, finish=whole))

        def done(result: Done[TakenAtOnce]) -> None:
            self._ctx.toast(self._ctx.tr(N_("Het formulier is bewaard.")))
            self.kept.emit(keyed, "" if whole else result.value.response_id)
            self._ctx.announce(result.changes.kinds)

        def failed(error: Exception) -> None:
            code = error.code if isinstance(error, UserError) else ""
            if isinstance(error, UserError) and code == "survey_incomplete":
                self._ask(error, lambda: self.finish(keyed, paper, chosen, whole=False))
            elif isinstance(error, UserError) and code == "answer_not_valid":
                self.wrong.emit(str(error.params.get("question", "")))
            else:
                self._ctx.show_error(error)

        self._ctx.jobs.write(
            lambda: survey_keying.finish(desk, keyed=kept, paper=paper, chosen=chosen),
            done,
            failed,
            receiver=self,
        )

    def _ask(self, error: UserError, keep: Callable[[], None]) -> None:
        tr = self._ctx.tr
        acts = [
            ("back", tr(N_("Terug naar de bladen")), "secondary"),
            ("keep", tr(N_("Bewaren en aanvullen")), "primary"),
        ]
        dialog = Dialog(self._window, tr(N_("Er ontbreekt nog iets")), sentence(error, tr), acts)
        dialog.chosen.connect(lambda code: keep() if code == "keep" else self.back.emit())
        dialog.open()
