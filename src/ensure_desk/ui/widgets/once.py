# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A code that is shown once: it can be copied and printed, and the window stays until somebody kept it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui.clipboard import copy_for_a_while
from ensure_desk.ui.printing import print_code
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.fields import CheckField
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.line_field import LineField


@dataclass(frozen=True)
class Secret:
    """A code with the words around it, already in the person's language."""

    code: str
    title: str
    text: str


class OnceDialog(Dialog):
    """Shows a code; it closes only when the person says that the code is kept."""

    def __init__(self, parent: QWidget | None, tr: Translator, secret: Secret) -> None:
        super().__init__(parent, secret.title, secret.text, ())
        self.setMinimumWidth(560)
        self.code = LineField()
        self.code.setReadOnly(True)
        self.code.setProperty("scale", "lg")
        self.code.set_value(secret.code)
        self.code.setAccessibleName(secret.title)
        copy = button(tr(N_("Kopiëren")), icon="copy")
        printed = button(tr(N_("Afdrukken")), icon="printer")
        copy.clicked.connect(lambda: copy_for_a_while(secret.code))
        printed.clicked.connect(lambda: print_code(self, tr, secret.title, secret.code, secret.text))
        self.kept = CheckField(tr(N_("Ik heb deze code genoteerd of afgedrukt")))
        self.close_it = button(tr(N_("Sluiten")), kind="primary")
        self.close_it.setEnabled(False)
        self.kept.toggled.connect(self.close_it.setEnabled)
        self.close_it.clicked.connect(self.accept)
        self.content.addWidget(self.code)
        self.content.addLayout(hbox(copy, printed, 1))
        self.content.addWidget(self.kept)
        self.content.addLayout(hbox(1, self.close_it))

    def reject(self) -> None:
        """Stay open on Escape until the code is kept: nobody can show it again."""
        if self.kept.isChecked():
            super().reject()
        else:
            self.kept.setFocus()
