# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Before a form is keyed: whose it is, which form, which moment and day; and the forms that wait to be keyed on."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QListWidget, QListWidgetItem, QWidget

from ensure_desk.domain import codes
from ensure_desk.domain.dates import parse_date, show_date
from ensure_desk.domain.surveys import next_moment
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.people import PersonRow
from ensure_desk.services.survey_taking import Wanted
from ensure_desk.services.surveys import QuestionnaireView
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.fields import ChoiceField, DateField
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.line_field import LabeledField
from ensure_desk.ui.widgets.search_field import SearchField
from ensure_desk.ui.widgets.texts import body, small

_ROW, _HITS, _WIDEST = 30, 6, 460
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Whose:
    """A person, with the questionnaires and moments that were taken already."""

    id: str
    name: str
    taken: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Waiting:
    """A form that is being keyed: what it is, and how far it is."""

    id: str
    name: str
    facts: str


class Start(QWidget):
    """What to key, and what waits."""

    searched = Signal(str)
    chosen = Signal(str)
    """The id of a person."""
    begun = Signal(object)
    resumed = Signal(str)
    dropped = Signal(str)

    def __init__(self, tr: Translator, today: dt.date) -> None:
        super().__init__()
        self._ = tr
        self._whose: Whose | None = None
        self.hits = QListWidget()
        self.search = SearchField(tr(N_("Naam of dossiernummer op het blad")))
        self.search.searched.connect(self.searched)
        self.search.submitted.connect(lambda _: self._take_first())
        self.search.stepped_down.connect(self.hits.setFocus)
        self.hits.setAccessibleName(tr(N_("Gevonden wijk-werkers")))
        self.hits.itemActivated.connect(self._take)
        self.hits.itemClicked.connect(self._take)
        self.hits.hide()
        self.who = body("", bold=True)
        self.form = ChoiceField((), empty=False)
        self.form.edited.connect(lambda _: self._propose())
        moments = [(code, tr(text)) for code, text in codes.SURVEY_MOMENT.items()]
        self.moment = ChoiceField(moments, empty=False)
        self.moment.edited.connect(lambda _: self._warn_of_second())
        self.day = DateField(
            lambda text: parse_date(text, today=today, past_only=True), show_date, tr(N_("dd/mm/jjjj"))
        )
        self.day.set_value(today.isoformat())
        self.start = button(tr(N_("Beginnen")), kind="primary", size="lg")
        self.start.setAutoDefault(True)
        self.start.clicked.connect(self._begin)
        self.missing = small("", "t2", wrap=True)
        self._sides = hbox(vbox(self._card(), 1), vbox(self._waiting_card(), 1), gap=16)
        self._sides.setStretch(0, 1)
        self._sides.setStretch(1, 1)
        self.setLayout(vbox(self._sides, 1))
        self._show_ready()

    def _card(self) -> QWidget:
        tr = self._
        card = Card(tr(N_("Formulier van papier")))
        card.body.addWidget(LabeledField(tr(N_("Van wie is het formulier?")), self.search))
        card.body.addWidget(self.hits)
        card.body.addWidget(self.who)
        day = LabeledField(tr(N_("Datum op het blad")), self.day)
        self.day.refused.connect(
            lambda e: day.set_message(
                tr(N_("Dit is geen datum die bestaat. Schrijf bijvoorbeeld 3/12/2026.")) if e else ""
            )
        )
        self._moment_box = LabeledField(tr(N_("Moment")), self.moment)
        for field in (self.search, self.hits, self.form, self.moment):
            field.setMaximumWidth(_WIDEST)
        for box in (LabeledField(tr(N_("Vragenlijst")), self.form), self._moment_box, day):
            card.body.addWidget(box)
        foot = card.footer()
        foot.addWidget(self.start)
        foot.addWidget(self.missing, 1)
        return card

    def _waiting_card(self) -> QWidget:
        card = Card(self._(N_("Nog niet klaar")))
        self._rows = vbox(gap=10)
        card.body.addLayout(self._rows)
        card.body.addStretch(1)
        return card

    def set_narrow(self, *, narrow: bool) -> None:
        """Put what waits below where there is little room."""
        sides = QBoxLayout.Direction
        self._sides.setDirection(sides.TopToBottom if narrow else sides.LeftToRight)

    # what there is
    def show_choices(self, views: Sequence[QuestionnaireView], waiting: Sequence[Waiting]) -> None:
        """Offer the questionnaires and tell what waits."""
        kept = self.form.value()
        self.form.clear()
        for view in views:
            self.form.addItem(view.title, view.form_id)
        if kept in [view.form_id for view in views]:
            self.form.set_value(kept)
        clear(self._rows)
        for one in waiting:
            self._rows.addWidget(self._row(one))
        if not waiting:
            self._rows.addWidget(body(self._(N_("Er wacht geen formulier.")), "t2"))
        self._propose()
        self._show_ready()

    def use_form(self, form_id: str) -> None:
        """Choose a questionnaire."""
        if self.form.findData(form_id) >= 0:
            self.form.set_value(form_id)
            self._propose()

    def _row(self, one: Waiting) -> QWidget:
        on, away = button(self._(N_("Verdergaan")), size="sm"), button(self._(N_("Weggooien")), size="sm")
        on.clicked.connect(lambda: self.resumed.emit(one.id))
        away.clicked.connect(lambda: self.dropped.emit(one.id))
        for press in (on, away):
            press.setAccessibleName(f"{press.text()}: {one.name}")
        row = QWidget()
        texts = vbox(body(one.name, bold=True), small(one.facts, "t2", wrap=True), gap=2)
        box = hbox(texts, on, away, gap=6)
        box.setStretch(0, 1)
        row.setLayout(box)
        return row

    # whose it is
    def show_hits(self, rows: Sequence[PersonRow]) -> None:
        """Show who may be meant."""
        self.hits.clear()
        for row in rows:
            hit = QListWidgetItem(f"{row.name} · {row.dossier_number} · {row.municipality}")
            hit.setData(_ID, row.id)
            self.hits.addItem(hit)
        self.hits.setFixedHeight(min(len(rows), _HITS) * _ROW + 8)
        self.hits.setVisible(bool(rows))
        if not rows and self.search.text():
            self.who.setText(self._(N_("Niemand gevonden. Kijk de naam of het nummer na.")))

    def _take_first(self) -> None:
        if self.hits.count() and not self.hits.isHidden():
            self._take(self.hits.item(0))

    def _take(self, hit: QListWidgetItem) -> None:
        self.chosen.emit(str(hit.data(_ID)))

    def show_person(self, whose: Whose | None) -> None:
        """Say whose form it is."""
        self._whose = whose
        self.hits.hide()
        self.search.clear()
        self.who.setText(whose.name if whose else "")
        self._propose()
        self._show_ready()
        (self.start if whose else self.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def _propose(self) -> None:
        """Propose the first moment that was not taken."""
        taken, form_id = self._whose.taken if self._whose else frozenset(), str(self.form.value())
        self.moment.set_value(next_moment({moment for form, moment in taken if form == form_id}))
        self._warn_of_second()

    def _warn_of_second(self) -> None:
        taken = self._whose.taken if self._whose else frozenset()
        held = (str(self.form.value()), str(self.moment.value())) in taken
        words = self._(N_("Dit moment is er al. Er komt een tweede bij.")) if held else ""
        self._moment_box.set_message(words, "warn")

    def _show_ready(self) -> None:
        someone, forms = self._whose is not None, self.form.count() > 0
        self.start.setEnabled(someone and forms)
        no_form = "" if forms else self._(N_("Er is nog geen vragenlijst."))
        self.missing.setText(no_form if someone else self._(N_("Kies eerst van wie het formulier is.")))
        self.start.setAccessibleDescription(self.missing.text())

    def _begin(self) -> None:
        if self._whose is not None:
            form_id, moment = str(self.form.value()), str(self.moment.value())
            day = str(self.day.value() or "")
            self.begun.emit(Wanted(self._whose.id, form_id, moment, taken_on=day))
