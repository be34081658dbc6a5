# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why somebody who does not talk with the person looks at the answers of one person; it stands in the trail."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.fields import TextField
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.line_field import LabeledField
from ensure_desk.ui.widgets.texts import body

_WIDEST = 560


class Why(QWidget):
    """Asks for a written reason."""

    given = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.reason = TextField(2)
        self.reason.setMaximumWidth(_WIDEST)
        self.show_it = button(tr(N_("Tonen")), icon="eye", kind="primary")
        self.show_it.setAutoDefault(True)
        self.show_it.setEnabled(False)
        self.reason.textChanged.connect(lambda: self.show_it.setEnabled(bool(self.reason.value())))
        self.show_it.clicked.connect(lambda: self.given.emit(str(self.reason.value() or "")))
        hint = tr(N_("Dit blijft bewaard in het logboek. Schrijf geen namen."))
        told = body(tr(N_("Hierin staan antwoorden van één persoon. Schrijf waarom u ze nodig hebt.")))
        field = LabeledField(tr(N_("Reden")), self.reason, hint=hint, required=True)
        self.setLayout(vbox(told, field, hbox(self.show_it, 1), 1, gap=14))

    def ask(self) -> None:
        """Ask anew."""
        self.reason.clear()
        self.reason.setFocus()
