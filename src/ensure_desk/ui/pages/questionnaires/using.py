# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be done with the questionnaire that is chosen: look at it, print it, key forms in, put answers in Excel."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.questionnaires import QuestionnaireView
from ensure_desk.ui.survey_form.reader import language_name
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.flow import FlowLayout
from ensure_desk.ui.widgets.texts import body, caption, small

LOOK, PAPER, PDF, KEYING, ANSWERS, COUNTS, TURN = (
    "look", "paper", "pdf", "keying", "answers", "counts", "turn",
)  # fmt: skip
_ON_PAPER = (
    (PAPER, N_("Afdrukken"), "printer"),
    (PDF, N_("Bewaren als PDF"), "file-down"),
    (KEYING, N_("Formulier intypen"), "list-checks"),
)
_IN_EXCEL = (
    (ANSWERS, N_("Antwoorden in Excel"), "file-spreadsheet"),
    (COUNTS, N_("Tellingen in Excel"), "chart-column"),
)
_LANGUAGE_WIDTH = 200


class Using(Card):
    """The acts for one questionnaire."""

    asked = Signal(str)
    """The code of an act."""

    def __init__(self, tr: Translator, *, coordinator: bool) -> None:
        super().__init__()
        self._ = tr
        self._name, self._facts = body("", bold=True), small("", "t2", wrap=True)
        self.language = ChoiceField((), empty=False)
        self.language.setMaximumWidth(_LANGUAGE_WIDTH)
        self.language.setProperty("scale", "sm")
        self.language.setAccessibleName(tr(N_("Taal van het formulier")))
        self.acts = {code: button(tr(text), icon=icon, size="sm") for code, text, icon in (
            (LOOK, N_("Bekijken"), "eye"), *_ON_PAPER, *_IN_EXCEL, (TURN, N_("Intrekken"), "ban"),
        )}  # fmt: skip
        for code, press in self.acts.items():
            press.clicked.connect(lambda _=False, c=code: self.asked.emit(c))
        on_screen = [self.acts[LOOK], self.acts[TURN]]
        on_paper = [self.language, *(self.acts[code] for code, *_ in _ON_PAPER)]
        in_excel = [self.acts[code] for code, *_ in _IN_EXCEL]
        self.body.addWidget(self._name)
        self.body.addWidget(self._facts)
        parts: tuple[tuple[str, Sequence[QWidget]], ...] = (
            (N_("Op het scherm"), on_screen),
            (N_("Op papier"), on_paper),
            (N_("Wat er geantwoord is"), in_excel),
        )
        for words, widgets in parts:
            self.body.addWidget(caption(tr(words)))
            self.body.addWidget(_flow(widgets))
        self.acts[KEYING].setHidden(coordinator)
        self.acts[TURN].setHidden(not coordinator)
        self.show_questionnaire(None)

    def show_questionnaire(self, view: QuestionnaireView | None) -> None:
        """Offer the acts for a questionnaire, or for none."""
        tr = self._
        self.setEnabled(view is not None)
        self._name.setText(view.title if view else tr(N_("Kies een vragenlijst")))
        self._facts.setText(_facts(tr, view) if view else "")
        kept = self.language.value()
        self.language.clear()
        for language in view.languages if view else ():
            self.language.addItem(language_name(language), language)
        if self.language.findData(kept) > 0:
            self.language.set_value(kept)
        self.language.setVisible(self.language.count() > 1)
        withdrawn = view is not None and view.withdrawn
        self.acts[TURN].setText(tr(N_("Weer aanbieden")) if withdrawn else tr(N_("Intrekken")))
        self.acts[TURN].setAccessibleName(self.acts[TURN].text())
        self.acts[TURN].setEnabled(view is not None and view.published_on is not None)
        for code in (PAPER, PDF, KEYING):
            self.acts[code].setEnabled(view is not None and not withdrawn)


def _facts(tr: Translator, view: QuestionnaireView) -> str:
    languages = ", ".join(language_name(language) for language in view.languages)
    version = tr(N_("versie {version}"), version=view.version)
    return " · ".join(filter(None, (version, languages)))


def _flow(widgets: Sequence[QWidget]) -> QWidget:
    row = QWidget()
    flow = FlowLayout(row, gap=8)
    for widget in widgets:
        flow.addWidget(widget)
    return row
