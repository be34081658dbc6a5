# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Toestemmingen: one answer per purpose; what nobody asked is unknown, never no."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.codes import CONSENT_METHOD
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.consents import ConsentView
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import clear, hbox, line, vbox
from ensure_desk.ui.widgets.segmented import SegmentedControl
from ensure_desk.ui.widgets.texts import body, small

ANSWERS: tuple[tuple[str, str], ...] = (("ja", N_("ja")), ("nee", N_("nee")), ("onbekend", N_("onbekend")))


class ConsentsView(QWidget):
    """`answered` carries purpose and values; `withdrawn` the purpose."""

    answered = Signal(str, object)
    withdrawn = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._rows = vbox(gap=12)
        card = Card(tr(N_("Toestemmingen")))
        card.body.addWidget(small(tr(N_("Vraag elke toestemming apart. Nee is ook een antwoord.")), "t2"))
        card.body.addLayout(self._rows)
        self.setLayout(vbox(card, 1, margins=(0, 0, 0, 12)))

    def show_consents(self, views: Sequence[ConsentView]) -> None:
        """Show every purpose."""
        clear(self._rows)
        for number, view in enumerate(views):
            if number:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(view))

    def _row(self, view: ConsentView) -> QWidget:
        purpose = view.purpose
        name = view.purpose_text[:1].upper() + view.purpose_text[1:]
        answers = SegmentedControl([(code, self._(text)) for code, text in ANSWERS], name=name)
        answers.set_value(view.answer)
        answers.changed.connect(lambda code: self.answered.emit(purpose, {"answer": code}))
        method = ChoiceField([(code, self._(text)) for code, text in CONSENT_METHOD.items()])
        method.setAccessibleName(self._(N_("{purpose}: hoe gevraagd"), purpose=name))
        method.set_value(view.method or None)
        method.setFixedWidth(150)
        method.setEnabled(view.record_id is not None)
        method.edited.connect(lambda code: self._on_method(view, code))
        withdraw = button(self._(N_("Intrekken")), kind="ghost", size="sm")
        withdraw.setAccessibleName(f"{withdraw.text()}: {name}")
        if view.answer != "ja":
            withdraw.hide()
        withdraw.clicked.connect(lambda: self.withdrawn.emit(purpose))
        texts = vbox(body(name, bold=True), small(self._when(view), "t2"), gap=1)
        row = hbox(texts, withdraw, answers, method, gap=12)
        if view.answer == "ingetrokken":
            row.insertWidget(1, Chip(view.answer_text, "warn"))
        row.setStretch(0, 1)
        shown = QWidget()
        shown.setLayout(row)
        return shown

    def _on_method(self, view: ConsentView, code: object) -> None:
        values: dict[str, object] = {"answer": view.answer, "method": code}
        if view.given_on is not None:
            values["given_on"] = view.given_on
        self.answered.emit(view.purpose, values)

    def _when(self, view: ConsentView) -> str:
        if view.withdrawn_on is not None:
            return self._(N_("Ingetrokken op {day}."), day=show_date(view.withdrawn_on))
        if view.given_on is not None:
            return self._(N_("Gevraagd op {day}."), day=show_date(view.given_on))
        return self._(N_("Nog niet gevraagd."))
