# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning from barriers: criteria on the left, who fits and why in the middle, places on the right."""

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from ensure_desk.domain import codes
from ensure_desk.domain.municipalities import MUNICIPALITIES
from ensure_desk.domain.statuses import ENROLLED, INVITED, WAITING
from ensure_desk.domain.texts import N_
from ensure_desk.domain.training_fit import LEAST_SCORE, Wanted
from ensure_desk.services import enrolments, training_match
from ensure_desk.services.enrolments import EnrolmentLine
from ensure_desk.services.training_lists import TrainingView
from ensure_desk.services.training_match import FitLine, Ranking
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import scrolled
from ensure_desk.ui.pages.training.part import Part
from ensure_desk.ui.pages.training.ranked import RankedTable
from ensure_desk.ui.record_form.one_stop import OneStop
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import HEADER_HEIGHT, Card
from ensure_desk.ui.widgets.fields import CheckField, ChoiceField, MultiChoice
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.line_field import LabeledField
from ensure_desk.ui.widgets.meters import CompletenessBar
from ensure_desk.ui.widgets.texts import body, caption, small
from ensure_desk.ui.widgets.whole_rows import WholeRows

LEFT, RIGHT = 304, 208
NARROW, LEFT_NARROW = 860, 264
"""Below this width the criteria take less room and the places are told in one line."""
SCORES = {
    "1": N_("klein of groter"),
    "2": N_("matig of groter"),
    "3": N_("groot of groter"),
    "4": N_("houdt tegen"),
}


class PlanningPart(Part):
    """Who fits this training."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._set_for, self._fresh = "", False
        self.left, self.right = self._criteria(), self._right()
        row = hbox(self.left, self._middle(), self.right, gap=12)
        row.setStretch(1, 1)
        self.setLayout(row)

    def _criteria(self) -> QWidget:
        _ = self._
        self.barriers = MultiChoice([(code, _(t)) for code, t in codes.BARRIER_SHORT.items()], columns=2)
        self.barriers.explain({code: _(text) for code, text in codes.BARRIER.items()})
        OneStop(self.barriers, self.barriers.findChildren(QAbstractButton))
        self.least = ChoiceField([(code, _(text)) for code, text in SCORES.items()], empty=False)
        self.help = CheckField(_(N_("Alleen wie hulp wil")))
        places = [("", _(N_("maakt niet uit"))), *((m.name, m.name) for m in MUNICIPALITIES)]
        self.place = ChoiceField(places, empty=False)
        anything = ("", _(N_("maakt niet uit")))
        levels = [anything, *((code, _(text)) for code, text in codes.CEFR.items())]
        self.dutch = ChoiceField(levels, empty=False)
        pair = QWidget()
        pair.setLayout(
            hbox(
                LabeledField(_(N_("Hoe groot")), self.least),
                LabeledField(_(N_("Nederlands, minstens")), self.dutch),
                gap=6,
            )
        )
        self.dutch.setAccessibleName(_(N_("Spreekt Nederlands, minstens")))
        fields = (
            LabeledField(_(N_("Drempel (een is genoeg)")), self.barriers),
            pair,
            self.help,
            LabeledField(_(N_("Bereikbaar vanuit de woonplaats")), self.place),
            LabeledField(_(N_("Vrij op")), self._free(anything)),
        )
        self.day.edited.connect(self._complete_day)
        for field in (self.barriers, self.least, self.help, self.place, self.day, self.part, self.dutch):
            field.edited.connect(lambda _value: self._rank())
        inner = QFrame()
        inner.setLayout(vbox(*fields, 1, gap=6, margins=(16, 8, 10, 8)))
        card = Card(_(N_("Wie zoekt u?")), padded=False)
        card.body.addWidget(scrolled(inner), 1)
        return card

    def _free(self, anything: tuple[str, str]) -> QWidget:
        """Return the choice of a day and a part of it."""
        _ = self._
        self.day = ChoiceField([anything, *((c, _(t)) for c, t in codes.DAYS.items())], empty=False)
        self.part = ChoiceField([anything, *((c, _(t)) for c, t in codes.DAY_PARTS.items())], empty=False)
        self.day.setAccessibleName(_(N_("Vrij op")))
        self.part.setAccessibleName(_(N_("Deel van de dag")))
        free = QWidget()
        free.setLayout(hbox(self.day, self.part, gap=6))
        return free

    def _middle(self) -> QWidget:
        _ = self._
        self.table = RankedTable(_)
        self.table.toggled.connect(self._invite)
        self.table.selected.connect(self._choose)
        self.table.opened.connect(lambda line: self.ctx.navigate("dossier", person_id=line.person_id))
        self.told = small("", "t2", wrap=True)
        self.invite = button(_(N_("Uitnodigen")), icon="mail", kind="primary")
        self.invite.clicked.connect(lambda: self._invite(self.table.current()))
        self.enrol = button(_(N_("Inschrijven")), icon="check")
        self.enrol.clicked.connect(lambda: self._enrol(self.table.current()))
        self.taken = small("", "t2")
        words = vbox(1, self.told, self.taken, 1, gap=0)
        head = hbox(words, self.invite, self.enrol, gap=8, margins=(16, 4, 12, 4))
        head.setStretch(0, 1)
        head.addStrut(HEADER_HEIGHT - 9)
        self.card.body.setSpacing(0)
        self.card.body.addLayout(head)
        self.card.body.addWidget(WholeRows(self.table), 1)
        return self.card

    def _right(self) -> QWidget:
        card = Card(self._(N_("Plaatsen")))
        self.seats, self._bar = body("", bold=True), CompletenessBar()
        self._names = vbox(gap=4)
        card.body.addWidget(self.seats)
        card.body.addWidget(self._bar)
        inner = QFrame()
        inner.setLayout(self._names)
        card.body.addWidget(scrolled(inner), 1)
        card.setFixedWidth(RIGHT)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the people where there is little."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self.left.setFixedWidth(LEFT_NARROW if narrow else LEFT)
        self.right.setVisible(not narrow)
        self.taken.setVisible(narrow)

    def show_training(self, view: TrainingView) -> None:
        """Show a training; its own criteria are filled in at the first visit."""
        super().show_training(view)
        if self._set_for != view.line.id:
            self._set_for = view.line.id
            desk, training = self.ctx.desk, view.line.id
            self.ctx.jobs.read(
                lambda: training_match.wanted_by(desk, training_id=training), self._propose, receiver=self
            )
        else:
            self._rank()

    def load(self) -> None:
        """Fetch who has a place."""
        desk, training = self.ctx.desk, self.training_id
        self.ctx.jobs.read(
            lambda: enrolments.people(desk, training_id=training), self._show_places, receiver=self
        )

    def _propose(self, wanted: Wanted) -> None:
        self.barriers.set_value(list(wanted.barriers))
        self.least.set_value(str(wanted.least))
        self.help.set_value(None)
        self.place.set_value(wanted.place)
        day, _underscore, part = next(iter(sorted(wanted.parts)), "").partition("_")
        self.day.set_value(day)
        self.part.set_value(part)
        self.dutch.set_value(wanted.dutch)
        self._fresh = True
        self._rank()

    def wanted(self) -> Wanted:
        """Return the criteria that are filled in."""
        return Wanted(
            barriers=tuple(self.barriers.value() or ()),
            least=int(self.least.value() or LEAST_SCORE),
            help_only=self.help.isChecked(),
            place=str(self.place.value() or ""),
            parts=self._free_parts(),
            dutch=str(self.dutch.value() or ""),
        )

    def _complete_day(self, day: object) -> None:
        """Ask for the morning of a day that is chosen; without a day for no part either."""
        if not day:
            self.part.set_value("")
        elif not self.part.value():
            self.part.set_value(next(iter(codes.DAY_PARTS)))

    def _free_parts(self) -> frozenset[str]:
        """Return the part of the week that is asked for; a part alone asks for nothing yet."""
        day, part = self.day.value(), self.part.value()
        return frozenset({f"{day}_{part}"} if day and part else ())

    def _rank(self) -> None:
        desk, wanted, training = self.ctx.desk, self.wanted(), self.training_id
        self.ctx.jobs.read(
            lambda: training_match.ranked(desk, wanted=wanted, training_id=training),
            self._show,
            receiver=self,
        )

    def _show(self, found: Ranking) -> None:
        self.table.set_empty(found.advice or self._(N_("Niemand voldoet.")))
        self.table.set_rows(found.lines, keep="person_id")
        if self._fresh:  # begin at who can still be asked
            self.table.selectRow(next((n for n, line in enumerate(found.lines) if not line.status), 0))
            self._fresh = False
        told = self._(
            N_("{n} van {all} voldoen. U beslist wie u vraagt."), n=len(found.lines), all=found.looked_at
        )
        self.told.setText(found.advice or told)
        self._choose(self.table.current())

    def _choose(self, line: FitLine | None) -> None:
        """Offer what can still be done for somebody."""
        status = line.status if line else ENROLLED
        self.invite.setEnabled(status not in (INVITED, WAITING, ENROLLED))
        self.enrol.setEnabled(status != ENROLLED)

    def _show_places(self, found: tuple[EnrolmentLine, ...]) -> None:
        seats = self.view.line.seats if self.view else None
        by_status: dict[str, list[EnrolmentLine]] = {}
        for line in found:
            by_status.setdefault(line.status, []).append(line)
        taken = len(by_status.get(ENROLLED, ()))
        words = N_("{taken} van {seats} plaatsen bezet") if seats is not None else N_("{taken} ingeschreven")
        for label in (self.seats, self.taken):
            label.setText(self._(words, taken=taken, seats=seats))
        self._bar.set_share(taken, seats or 1, self.seats.text())
        self._bar.setVisible(seats is not None)
        clear(self._names)
        for status in (ENROLLED, WAITING, INVITED):
            lines = by_status.get(status, [])
            if lines:
                self._names.addWidget(caption(f"{self._(codes.ENROLMENT_STATUS[status])} ({len(lines)})"))
            for line in lines:
                self._names.addWidget(small(line.name, "t1"))
        self._names.addStretch(1)

    def _invite(self, line: Any) -> None:
        if line is None:
            return
        desk, training, person = self.ctx.desk, self.training_id, line.person_id
        self.write(
            lambda: enrolments.invite(desk, training_id=training, person_ids=[person]),
            lambda n: self._(N_("{name} is uitgenodigd."), name=line.name) if n else "",
        )

    def _enrol(self, line: Any) -> None:
        if line is None:
            return
        desk, training, person = self.ctx.desk, self.training_id, line.person_id
        self.write(
            lambda: enrolments.enrol(desk, training_id=training, person_ids=[person]),
            lambda done: str(done.text),
        )
