# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Foutenwerkmap: where to save it, and what to do with it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.errors_workbook import SavedErrors


def ask_errors_path(parent: QWidget, tr: Translator, save: Callable[[Path], None]) -> None:
    """Ask where the workbook goes."""
    dialog = QFileDialog(parent, tr(N_("Foutenwerkmap bewaren")), "", "Excel (*.xlsx)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(tr(N_("Foutenwerkmap")) + ".xlsx")
    dialog.fileSelected.connect(lambda name: save(Path(name)))
    dialog.open()


def saved_words(saved: SavedErrors, tr: Translator) -> str:
    """Return what was saved, and what to do next."""
    return tr.plural(
        "Bewaard met {n} rij. Verbeter de gekleurde cellen en lees de werkmap weer in.",
        "Bewaard met {n} rijen. Verbeter de gekleurde cellen en lees de werkmap weer in.",
        saved.rows,
    )
