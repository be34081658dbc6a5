# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Paper has whole names. Where they are hidden on the screen, its preview asks first."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_
from ensure_desk.ui.context import Context
from ensure_desk.ui.widgets.dialog import Dialog

_SHOW = "show"


def before_preview(ctx: Context, parent: QWidget, then: Callable[[], object]) -> None:
    """Do it; while names are hidden on the screen only after a yes, because the preview shows them."""
    if not ctx.desk.veil.on:
        then()
        return
    tr = ctx.tr
    words = tr(N_("Namen zijn nu verborgen. Op het blad staan ze voluit, ook in het voorbeeld op uw scherm."))
    acts = (("stop", tr(N_("Annuleren")), "secondary"), (_SHOW, tr(N_("Toch tonen")), "primary"))
    dialog = Dialog(parent, tr(N_("Namen op papier")), words, acts)
    dialog.chosen.connect(lambda code: then() if code == _SHOW else None)
    dialog.open()


def kept_words(ctx: Context, words: str) -> str:
    """Return what is said when a paper is kept: with whole names, where the screen hides them."""
    told = ctx.tr(N_("De namen staan er voluit op.")) if ctx.desk.veil.on else ""
    return " ".join(part for part in (words, told) if part)
