# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answers to one question about a list: what it may be as buttons, a list of values, or a field to type in."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui.pages.lists.rows import QuestionRow
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import clear
from ensure_desk.ui.widgets.line_field import LineField
from ensure_desk.ui.widgets.texts import body

_BUTTONS = 4
"""More proposals than these stand in nobody's way: the list or the field holds them too."""


class Answering(QObject):
    """Fills the foot of the questions; `answered` tells the question and the answer, None for nothing."""

    answered = Signal(str, object)

    def __init__(self, foot: QBoxLayout, parent: QWidget, tr: Translator) -> None:
        super().__init__(parent)
        self._foot, self._ = foot, tr

    def show_question(self, row: QuestionRow | None) -> None:
        """Offer the answers to another question."""
        clear(self._foot)
        if row is None:
            return
        if row.refused:
            words = self._(N_("Verbeter de cel in Excel, of laat ze leeg."))
            self._foot.addWidget(body(words, "t2", wrap=True), 1)
            return
        for value, text in row.choices[:_BUTTONS]:
            self._add_button(row.id, value, text)
        if row.options:
            self._add_list(row)
        elif row.can_type:
            self._add_field(row.id)
        if row.can_be_left:
            self._add_button(row.id, None, self._(N_("Leeg laten")))
        self._foot.addStretch(1)

    def _add_button(self, key: str, value: object, text: str) -> None:
        press = button(text, size="sm")
        press.clicked.connect(lambda: self.answered.emit(key, value))
        self._foot.addWidget(press)

    def _add_list(self, row: QuestionRow) -> None:
        choice = ChoiceField(row.options)
        choice.setAccessibleName(self._(N_("Kies een waarde")))
        choice.setItemText(0, self._(N_("Kies een waarde")))
        choice.edited.connect(lambda value: self.answered.emit(row.id, value) if value else None)
        self._foot.addWidget(choice)

    def _add_field(self, key: str) -> None:
        field = LineField()
        field.setAccessibleName(self._(N_("Typ wat er moet staan")))
        field.setPlaceholderText(self._(N_("Typ wat er moet staan")))

        def typed() -> None:
            if field.text().strip():
                self.answered.emit(key, field.text().strip())

        field.returnPressed.connect(typed)
        self._foot.addWidget(field, 1)
