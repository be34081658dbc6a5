# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The papers of a training on the screen as they will be on paper; from there they are printed or kept as PDF."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.texts import N_
from ensure_desk.ui.context import Context
from ensure_desk.ui.names_on_paper import before_preview


def show_sign_in_list(ctx: Context, parent: QWidget, session_id: str) -> None:
    """Show the list of a session to sign."""
    from ensure_desk.services import training_papers  # cold start: these are loaded when somebody prints
    from ensure_desk.ui.training_sheets import sign_in_sheet

    _show(
        (ctx, parent, N_("Tekenlijst")),
        lambda: training_papers.sign_in_list(ctx.desk, session_id=session_id),
        lambda found: sign_in_sheet(ctx.tr, found),
    )


def show_letters(ctx: Context, parent: QWidget, training_id: str, person_ids: Sequence[str] = ()) -> None:
    """Show the invitations of a training, of everybody or of these people."""
    from ensure_desk.services import training_papers  # cold start: these are loaded when somebody prints
    from ensure_desk.ui.training_sheets import letters

    _show(
        (ctx, parent, N_("Uitnodigingen")),
        lambda: training_papers.invitations(ctx.desk, training_id=training_id, person_ids=person_ids),
        letters,
    )


def show_attests(ctx: Context, parent: QWidget, training_id: str, person_ids: Sequence[str] = ()) -> None:
    """Show the attests of a training, of everybody who attended or of these people."""
    from ensure_desk.services import attest  # cold start: these are loaded when somebody prints
    from ensure_desk.ui.training_sheets import attest_sheets

    _show(
        (ctx, parent, N_("Attesten")),
        lambda: attest.attests(ctx.desk, training_id=training_id, person_ids=person_ids),
        lambda found: attest_sheets(ctx.tr, found),
    )


def show_overview(ctx: Context, parent: QWidget, person_id: str) -> None:
    """Show the trainings of a person with the hours attended."""
    from ensure_desk.services import attest  # cold start: these are loaded when somebody prints
    from ensure_desk.ui.training_sheets import overview_sheet

    _show(
        (ctx, parent, N_("Mijn trainingen")),
        lambda: attest.overview(ctx.desk, person_id=person_id),
        lambda found: overview_sheet(ctx.tr, found),
    )


def _show(
    where: tuple[Context, QWidget, str], fetch: Callable[[], Done[Any]], draw: Callable[[Any], QTextDocument]
) -> None:
    ctx, parent, title = where

    def show(done: Done[Any]) -> None:
        from ensure_desk.ui.printing import preview  # cold start: loaded when somebody prints

        document = draw(done.value)
        document.setParent(parent)
        preview(parent, ctx.tr(title), document)

    before_preview(ctx, parent, lambda: ctx.jobs.write(fetch, show, ctx.show_error, receiver=parent))
