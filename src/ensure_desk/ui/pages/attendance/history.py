# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who changed what of a person at a session, in a small window."""

from PySide6.QtWidgets import QWidget

from ensure_desk.domain.day_words import date_and_clock
from ensure_desk.domain.texts import N_
from ensure_desk.services import attendance
from ensure_desk.services.attendance import Correction, ExpectedRow
from ensure_desk.ui.context import Context
from ensure_desk.ui.widgets.dialog import Dialog


def show_history(ctx: Context, parent: QWidget, session: str, row: ExpectedRow) -> None:
    """Show every save of a cell, with the code that it replaced; the newest first."""
    tr, desk, person = ctx.tr, ctx.desk, row.person_id

    def show(found: tuple[Correction, ...]) -> None:
        lines = [f"{date_and_clock(c.at.astimezone(), tr)}  {c.who}: {c.text}" for c in found]
        text = "\n".join(lines) or tr(N_("Nog niets genoteerd."))
        Dialog(parent, row.name, text, [("close", tr(N_("Sluiten")), "primary")]).open()

    ctx.jobs.read(
        lambda: attendance.history(desk, session_id=session, person_id=person), show, receiver=parent
    )
