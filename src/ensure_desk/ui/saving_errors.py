# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Foutenwerkmap: where to save it, and what to do with it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.errors_workbook import SavedErrors
from ensure_desk.ui.save_dialog import ask_path


def ask_errors_path(parent: QWidget, tr: Translator, save: Callable[[Path], None]) -> None:
    """Ask where the workbook goes."""
    ask_path(parent, tr(N_("Foutenwerkmap bewaren")), tr(N_("Foutenwerkmap")) + ".xlsx", save)


def saved_words(saved: SavedErrors, tr: Translator) -> str:
    """Return what was saved, and what to do next."""
    return tr.plural(
        "Bewaard met {n} rij. Verbeter de gekleurde cellen en lees de werkmap weer in.",
        "Bewaard met {n} rijen. Verbeter de gekleurde cellen en lees de werkmap weer in.",
        saved.rows,
    )
