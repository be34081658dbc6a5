# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The beginning of a conversation: go on with one, or choose a questionnaire, a moment and how it is taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QWidget

from ensure_desk.domain import codes
from ensure_desk.domain.day_words import short_day
from ensure_desk.domain.statuses import DONE
from ensure_desk.domain.surveys import next_moment
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.surveys import QuestionnaireView, ResponseLine
from ensure_desk.ui.survey_form.reader import language_name
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.line_field import LabeledField
from ensure_desk.ui.widgets.segmented import SegmentedControl
from ensure_desk.ui.widgets.texts import body, small

_MODES = ("samen", "zelf", "tolk")


@dataclass(frozen=True)
class Wanted:
    """What to begin: a questionnaire, a moment, a mode and the language beneath."""

    form_id: str
    moment: str
    mode: str
    language: str


class Chooser(QWidget):
    """What was taken before, and what to begin now."""

    begun = Signal(object)
    resumed = Signal(str)
    evolution_asked = Signal(str)
    reopened = Signal(str)
    """A finished survey is to be put right."""
    keying_asked = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._views: dict[str, QuestionnaireView] = {}
        self._lines: tuple[ResponseLine, ...] = ()
        self.form, self.moment = (
            ChoiceField((), empty=False),
            ChoiceField(_words(tr, codes.SURVEY_MOMENT), empty=False),
        )
        modes = {code: codes.SURVEY_MODE[code] for code in _MODES}
        self.mode = SegmentedControl(_words(tr, modes), name=tr(N_("Hoe")))
        self.mode.set_value(_MODES[0])
        self.language = ChoiceField((), empty=False)
        self.form.edited.connect(lambda _: self._on_form())
        self.moment.edited.connect(lambda _: self._warn_of_second())
        self.start = button(tr(N_("Beginnen")), kind="primary", size="lg")
        self.start.setEnabled(False)
        self.start.clicked.connect(self._begin)
        self._earlier = Card(tr(N_("Vorige bevragingen")))
        self._rows = vbox(gap=10)
        self._earlier.body.addLayout(self._rows)
        self._earlier.body.addStretch(1)
        row = hbox(vbox(self._new_card(), 1), vbox(self._earlier, 1), gap=16)
        row.setStretch(0, 1)
        row.setStretch(1, 1)
        self._sides = row
        self.setLayout(vbox(row, 1))

    def _new_card(self) -> QWidget:
        tr = self._
        card = Card(tr(N_("Nieuwe bevraging")))
        self._moment_box = LabeledField(tr(N_("Moment")), self.moment)
        for box in (
            LabeledField(tr(N_("Vragenlijst")), self.form),
            self._moment_box,
            LabeledField(tr(N_("Hoe")), self.mode),
            LabeledField(tr(N_("Taal eronder")), self.language),
        ):
            box.field.setMaximumWidth(460)
            card.body.addWidget(box)
        self._none = body(
            tr(N_("Er is nog geen vragenlijst. Vraag uw coördinator om er een te sturen.")), "t2"
        )
        card.body.addWidget(self._none)
        on_paper = button(tr(N_("Formulier van papier intypen")), icon="list-checks", size="lg")
        on_paper.clicked.connect(self.keying_asked)
        foot = card.footer()
        foot.addWidget(self.start)
        foot.addStretch(1)
        foot.addWidget(on_paper)
        card.body.addStretch(1)
        return card

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin by Enter from every choice, as from the button itself."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
        here = (self.form, self.moment, self.language, self.start, *self.mode.findChildren(QAbstractButton))
        if enter and self.start.isEnabled() and self.focusWidget() in here:
            self._begin()
        else:
            super().keyPressEvent(event)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put what was taken before below where there is little room."""
        self._sides.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def show_choices(self, views: Sequence[QuestionnaireView], lines: Sequence[ResponseLine]) -> None:
        """Offer the questionnaires and tell what was taken before."""
        kept = self.form.value()
        self._views, self._lines = {view.form_id: view for view in views}, tuple(lines)
        self.form.clear()
        for view in views:
            self.form.addItem(view.title, view.form_id)
        if kept in self._views:
            self.form.set_value(kept)
        self.start.setEnabled(bool(views))
        self._none.setHidden(bool(views))
        self._on_form()
        clear(self._rows)
        for line in self._lines:
            self._rows.addWidget(self._row(line))
        if not self._lines:
            self._rows.addWidget(
                body(self._(N_("Er is nog geen bevraging van deze persoon. Begin met T0.")), "t2")
            )

    def _on_form(self) -> None:
        """Propose the moment after the last, and the languages of the questionnaire."""
        view = self._views.get(str(self.form.value()))
        kept = self.language.value()
        self.language.clear()
        self.language.addItem(self._(N_("geen")), "")
        for language in view.languages[1:] if view else ():
            self.language.addItem(language_name(language), language)
        if kept:
            self.language.setCurrentIndex(max(self.language.findData(kept), 0))
        done = [line for line in self._lines if view and line.form_id == view.form_id]
        busy = next((line.moment for line in done if line.status != DONE), "")
        self.moment.set_value(busy or next_moment({line.moment for line in done}))
        self._warn_of_second()

    def _warn_of_second(self) -> None:
        """Say so where a moment was finished already: beginning it makes a second."""
        form_id, moment = self.form.value(), self.moment.value()
        held = [line for line in self._lines if (line.form_id, line.moment) == (form_id, moment)]
        is_second = bool(held) and all(line.status == DONE for line in held)
        words = self._(N_("Dit moment is er al. Er komt een tweede bij.")) if is_second else ""
        self._moment_box.set_message(words, "warn")

    def _begin(self) -> None:
        values = (self.form.value(), self.moment.value(), self.mode.value(), self.language.value())
        self.begun.emit(Wanted(*(str(value or "") for value in values)))

    def _row(self, line: ResponseLine) -> QWidget:
        tr, done = self._, line.status == DONE
        chip = Chip(line.status_text, "ok" if done else "warn")
        answered = tr.plural("{n} antwoord", "{n} antwoorden", line.answered)
        facts = " · ".join(t for t in (line.moment_text, short_day(line.taken_on), answered) if t)
        name = f"{line.title}, {line.moment_text}"
        acts = [(N_("Bekijken"), lambda: self.resumed.emit(line.id))]
        if done:
            acts.append((N_("Verbeteren"), lambda: self.reopened.emit(line.id)))
            acts.append((N_("Evolutie"), lambda: self.evolution_asked.emit(line.id)))
        else:
            acts = [(N_("Verdergaan"), lambda: self.resumed.emit(line.id))]
        buttons = hbox(gap=6)
        for words, act in acts:
            press = button(tr(words), size="sm")
            press.setAccessibleName(f"{tr(words)}: {name}")
            press.clicked.connect(act)
            buttons.addWidget(press)
        row = QWidget()
        texts = vbox(hbox(body(line.title, bold=True), chip, 1), small(facts, "t2", wrap=True), gap=2)
        box = hbox(texts, buttons, gap=10)
        box.setStretch(0, 1)
        row.setLayout(box)
        return row


def _words(tr: Translator, known: dict[str, str]) -> list[tuple[str, str]]:
    return [(code, tr(text)) for code, text in known.items()]
