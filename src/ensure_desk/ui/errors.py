# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Refusals as a sentence, bugs as one calm dialog with a report that can be copied."""

import logging

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.messages import sentence
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.system.log import describe_error
from ensure_desk.ui.widgets.dialog import Dialog

_LOG = logging.getLogger(__name__)


def bug_dialog(parent: QWidget, tr: Translator, error: BaseException) -> Dialog:
    """Log a bug without personal data and return the dialog that tells of it."""
    report = describe_error(error)
    _LOG.error("bug in the window: %s", report)
    dialog = Dialog(
        parent,
        tr(N_("Er ging iets mis in het programma")),
        tr(
            N_(
                "Wat u eerder bewaarde, is veilig. Ga verder of start opnieuw. Bezorg het verslag aan uw coördinator."
            )
        ),
        [("copy", tr(N_("Verslag kopiëren")), "secondary"), ("close", tr(N_("Verdergaan")), "primary")],
    )
    dialog.chosen.connect(lambda code: _copy(report) if code == "copy" else None)
    return dialog


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def words_for(error: BaseException, tr: Translator) -> str:
    """Return the sentence of a refusal, empty for a bug."""
    return sentence(error, tr) if isinstance(error, UserError) else ""
