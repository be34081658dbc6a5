# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What belongs beside a code: minutes for late and early, a reason and a proof for who was away."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ensure_desk.domain import codes
from ensure_desk.domain.attendance import ABSENT, PARTLY
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.attendance import ExpectedRow
from ensure_desk.ui.widgets.fields import ChoiceField, NumberField
from ensure_desk.ui.widgets.layout import hbox, line, vbox
from ensure_desk.ui.widgets.line_field import LabeledField
from ensure_desk.ui.widgets.texts import Elided

_FIELD = 32
"""How high a field is without its label."""
_NAME, _LETTERS = 220, 16
"""A name is whole up to this width; so many letters of a reason are seen at least."""
_GIVES_WAY = ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class Details(QWidget):
    """A strip below the list; it shows only what the code of the chosen person asks for.

    `told` carries the values that were filled in, `done` that Enter was pressed: on to the next person.
    """

    told = Signal(dict)
    done = Signal()

    def __init__(self, tr: Translator, *, looks_on: bool = False) -> None:
        super().__init__()
        self._, self._looks_on = tr, looks_on
        self.name = Elided("", 10, "t1", bold=True)
        self.minutes = LabeledField(tr(N_("Minuten")), NumberField())
        self.reason = LabeledField(tr(N_("Reden")), _choice(codes.ABSENCE_REASON, tr))
        self.proof = LabeledField(tr(N_("Bewijs")), _choice(codes.ABSENCE_PROOF, tr))
        for field, label in (
            (self.minutes, N_("Minuten gemist")),
            (self.reason, N_("Reden")),
            (self.proof, N_("Bewijs")),
        ):
            field.field.setAccessibleName(tr(label))
            field.field.edited.connect(lambda _value: self.tell())
        row = hbox(self.name, self.minutes, self.reason, self.proof, gap=14, margins=(13, 10, 13, 10))
        row.setStretch(0, 1)
        row.setStretch(2, 3)  # the longest reason has room where no minutes are asked for
        self.reason.field.setSizeAdjustPolicy(_GIVES_WAY)
        self.reason.field.setMinimumContentsLength(_LETTERS)
        self.name.setFixedHeight(_FIELD)
        row.setAlignment(self.name, Qt.AlignmentFlag.AlignBottom)  # on the line of the fields
        self.setLayout(vbox(line(), row, gap=0))
        self._shown: ExpectedRow | None = None

    def show_row(self, row: ExpectedRow | None) -> None:
        """Show what belongs beside the code of a person; hide where nothing does."""
        self._shown = row
        code = row.code if row else ""
        self.setVisible(code in ABSENT | PARTLY and not self._looks_on)
        if row is None:
            return
        self.name.setText(self._(N_("Bij {name}:"), name=row.name))
        self.name.setMinimumWidth(min(self.name.sizeHint().width(), _NAME))
        self.minutes.setVisible(code in PARTLY)
        for field, value in ((self.minutes, row.minutes), (self.reason, row.reason), (self.proof, row.proof)):
            if not field.field.hasFocus():
                field.field.set_value(value or None)

    def begin(self) -> None:
        """Go to the first field that the code asks for."""
        code = self._shown.code if self._shown else ""
        (self.minutes if code in PARTLY else self.reason).field.setFocus(Qt.FocusReason.TabFocusReason)

    def values(self) -> dict[str, Any]:
        """Return what is filled in."""
        found: dict[str, Any] = {
            "reason": self.reason.field.value() or "",
            "proof": self.proof.field.value() or "",
        }
        if self._shown is not None and self._shown.code in PARTLY:
            found["minutes"] = self.minutes.field.value()
        return found

    def tell(self) -> None:
        """Tell what is filled in where it is new."""
        row = self._shown
        if row is None or not self.isVisible():
            return
        held = {"reason": row.reason, "proof": row.proof, "minutes": row.minutes}
        new = {key: value for key, value in self.values().items() if value != held[key]}
        if new:
            self.told.emit(new)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next person."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tell()
            self.done.emit()
        else:
            super().keyPressEvent(event)


def _choice(words: dict[str, str], tr: Translator) -> ChoiceField:
    return ChoiceField([(code, tr(text)) for code, text in words.items()])
