# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking the six words of a protected package, as often as it takes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.domain.words import COUNT, as_typed, unknown_words
from ensure_desk.services.imports import ImportPlan
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.line_field import LabeledField, LineField

NEEDED, WRONG = "package_needs_code", "gate_wrong_code"


def locked_files(plan: ImportPlan) -> tuple[str, ...]:
    """Return the names of the files that no code given so far opens."""
    return tuple(f.path.name for f in plan.files if f.refusal and f.refusal.code in (NEEDED, WRONG))


def was_wrong(plan: ImportPlan) -> bool:
    """Say whether a code was tried and did not fit."""
    return any(f.refusal is not None and f.refusal.code == WRONG for f in plan.files)


class CodeDialog(Dialog):
    """The six words; a word that is not in the list is told once, and tried when the person insists."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None, tr: Translator, files: tuple[str, ...], wrong: bool) -> None:
        text = tr(N_("{files} is beveiligd. De afzender zegt u zes woorden."), files=", ".join(files))
        super().__init__(parent, tr(N_("Zes woorden")), text, ())
        self._, self._doubted = tr, ""
        self.setMinimumWidth(520)
        self.code = LabeledField(tr(N_("Zes woorden")), LineField(), required=True)
        if wrong:
            self.code.set_message(tr(N_("Deze woorden passen niet bij het bestand.")))
        cancel, go = button(tr(N_("Annuleren"))), button(tr(N_("Openen")), kind="primary")
        cancel.clicked.connect(self.reject)
        go.clicked.connect(self._try)
        go.setDefault(True)
        self.content.addWidget(self.code)
        self.content.addLayout(hbox(1, cancel, go, gap=8))

    def _try(self) -> None:
        typed = self.code.field.text()
        if not typed.strip():
            self.code.set_message(self._(N_("Vul de zes woorden in.")))
            return
        odd = unknown_words(typed)
        if odd and len(typed.split()) == COUNT and typed != self._doubted:
            self._doubted = typed
            words = ", ".join(odd)
            self.code.set_message(
                self._(N_("Niet in de woordenlijst: {words}. Kijk na."), words=words), "warn"
            )
            return
        self.given.emit(as_typed(typed))
        self.accept()
