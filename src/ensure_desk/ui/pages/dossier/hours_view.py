# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Uren: the months of a year with their hours, the totals beside the limits, and what belongs to the chosen month."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.codes import ACTIVITY, USER_TYPE
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.months import month_of, month_words
from ensure_desk.domain.texts import N_
from ensure_desk.domain.worked_hours import Level
from ensure_desk.services import worked_hours
from ensure_desk.services.worked_hours import HoursSet, MonthHours, YearHours
from ensure_desk.ui.context import Context
from ensure_desk.ui.errors import words_for
from ensure_desk.ui.pages.dossier.hours_rows import HoursRows
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.buttons import icon_button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.chip import Chip
from ensure_desk.ui.widgets.fields import ChoiceField, TextField
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.line_field import LabeledField
from ensure_desk.ui.widgets.meters import CompletenessBar
from ensure_desk.ui.widgets.texts import body, small

_NARROW = 700
_LABELS = {
    "activity": N_("Activiteit"),
    "user_type": N_("Soort gebruiker"),
    "note": N_("Opmerking"),
}


class _Refused(NamedTuple):
    """Hours that were typed and are more than their month may hold, with the sentence that says so."""

    hours: int
    words: str


class HoursView(QWidget):
    """The hours of one person; those that were refused wait, each in their month, until they are meant or changed."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx, self._ = ctx, ctx.tr
        self._person, self._month = "", month_of(ctx.desk.today())
        self._found: YearHours | None = None
        self._refused: dict[str, _Refused] = {}
        self._over = Banner("", "danger", action=self._(N_("Toch bewaren")))
        self._over.action.connect(self._keep_anyway)
        self._over.hide()
        self.rows = HoursRows(self._)
        self.rows.edited.connect(lambda month, hours: self._set(month, {"hours": hours}))
        self.rows.chosen.connect(self._choose)
        self._columns = hbox(self._year_card(), self._month_card(), gap=16)
        self._columns.setStretch(0, 3)
        self._columns.setStretch(1, 2)
        self.setLayout(vbox(self._over, self._columns, 1, gap=16, margins=(0, 0, 0, 12)))

    def _year_card(self) -> Card:
        card = Card(self._(N_("Uren")))
        self._before = icon_button("arrow-left", self._(N_("Vorig jaar")))
        self._after = icon_button("arrow-right", self._(N_("Volgend jaar")))
        self._year, self._level = body("", bold=True, wrap=False), Chip()
        for press, step in ((self._before, -1), (self._after, 1)):
            press.clicked.connect(lambda _on=False, s=step: self._turn(s))
        for part in (self._level, self._before, self._year, self._after):
            card.header.addWidget(part)
        self._bar, self._total = CompletenessBar(), small("", "t2", wrap=True)
        card.body.addLayout(vbox(self._total, self._bar, self.rows))
        return card

    def _month_card(self) -> Card:
        card = Card(" ")
        self._heading = card.title
        self.activity = ChoiceField([(code, self._(text)) for code, text in ACTIVITY.items()])
        self.user_type = ChoiceField([(code, self._(text)) for code, text in USER_TYPE.items()])
        self.note = TextField(2)
        self._details: dict[str, Any] = {
            "activity": self.activity,
            "user_type": self.user_type,
            "note": self.note,
        }
        for key, field in self._details.items():
            field.edited.connect(lambda value, k=key: self._set(self._month, {k: value}))
            card.body.addWidget(LabeledField(self._(_LABELS[key]), field))
        hint = N_(
            "Typ de uren en druk op Enter voor de volgende maand. Tab gaat naar activiteit en gebruiker."
        )
        self._hint = small(self._(hint), "t2", wrap=True)
        card.body.addWidget(self._hint)
        card.body.addStretch(1)
        return card

    def minimumSizeHint(self) -> QSize:
        """Let the page become narrow."""
        return QSize(360, super().minimumSizeHint().height())

    def resizeEvent(self, event: Any) -> None:
        """Put the cards below each other where there is little room."""
        super().resizeEvent(event)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if self.width() < _NARROW else across)

    def load(self, person_id: str) -> None:
        """Fetch the hours of a person; somebody else begins at this month."""
        if person_id != self._person:
            self._person, self._month = person_id, month_of(self.ctx.desk.today())
            self._refused.clear()
            self._show_refused()
        desk, year = self.ctx.desk, int(self._month[:4])
        self.ctx.jobs.read(
            lambda: worked_hours.of_year(desk, person_id=person_id, year=year),
            self._show,
            self.ctx.show_error,
            receiver=self,
        )

    def begin(self) -> None:
        """Put the cursor in the chosen month."""
        self.rows.field(self._month).setFocus()

    def _show(self, found: YearHours) -> None:
        self._found, tr = found, self._
        read_only = self.ctx.desk.is_coordinator
        self._year.setText(str(found.year))
        words = tr(N_("{hours} van hoogstens {most} uren in {year}"), **_numbers(found))
        self._total.setText(words if found.months[0].track_id else tr(N_("Start eerst een traject.")))
        self._bar.set_share(found.hours, found.most, words)
        over = found.level is Level.OVER
        limit = tr(N_("meer dan {most}") if over else N_("grens is {most}"), most=found.most)
        self._level.set("" if found.level is Level.FINE else limit, "danger" if over else "warn")
        self.rows.show_months(found.months, read_only=read_only)
        self._hint.setVisible(not read_only)
        self._choose(self._month)

    def _shown(self, month: str) -> MonthHours | None:
        if self._found is None or str(self._found.year) != month[:4]:
            return None
        return self._found.months[int(month[5:]) - 1]

    def _choose(self, month: str) -> None:
        """Show what belongs to a month, and let Tab go there from its hours."""
        self._month, shown = month, self._shown(month)
        if shown is None:
            return
        own, read_only = shown.own, self.ctx.desk.is_coordinator or not shown.track_id
        self._heading.setText(shown.words)
        for key, field in self._details.items():
            field.set_read_only(read_only)
            if not field.hasFocus():
                field.set_value(getattr(own, key) or None if own else None)
        order = (self.rows.field(month), *self._details.values())
        for first, second in zip(order, order[1:], strict=False):
            QWidget.setTabOrder(first, second)

    def _turn(self, step: int) -> None:
        self._month = f"{int(self._month[:4]) + step}{self._month[4:]}"
        self.load(self._person)

    def _set(self, month: str, values: Mapping[str, object]) -> None:
        shown = self._shown(month)
        if shown is not None and shown.track_id:
            self._write(month, values)

    def _write(self, month: str, values: Mapping[str, object], *, over: bool = False) -> None:
        desk, person_id = self.ctx.desk, self._person
        self.ctx.jobs.write(
            lambda: worked_hours.set_month(desk, person_id=person_id, month=month, values=values, over=over),
            lambda done: self._on_set(done, person_id, values),
            lambda error: self._on_refused(error, (person_id, month), values),
            receiver=self,
        )

    def _keep_anyway(self) -> None:
        """Keep the hours that the banner is about: those refused last."""
        for month in [*self._refused][-1:]:
            self._write(month, {"hours": self._refused[month].hours}, over=True)

    def _on_set(self, done: Done[HoursSet], person_id: str, values: Mapping[str, object]) -> None:
        if person_id == self._person and "hours" in values:
            self._refused.pop(done.value.month.month, None)
            self._show_refused()
        self.ctx.announce(done.changes.kinds)
        was, now = done.value.before, done.value.month.own
        if was is not None and now is None:
            words = self._(N_("De uren van {month} zijn weg."), month=done.value.month.words)
            self.ctx.toast(words, lambda: self._take_back(done.value))

    def _take_back(self, done: HoursSet) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.write(
            lambda: worked_hours.undo(desk, done=done),
            lambda back: self.ctx.announce(back.changes.kinds),
            self.ctx.show_error,
            receiver=self,
        )

    def _on_refused(self, error: Exception, where: tuple[str, str], values: Mapping[str, object]) -> None:
        (person_id, month), hours = where, values.get("hours")
        over = isinstance(error, UserError) and error.code == "hours_over_month"
        if over and person_id == self._person and isinstance(hours, int):
            self._refused.pop(month, None)
            self._refused[month] = _Refused(hours, words_for(error, self._))
            self._show_refused()
            return
        self.ctx.show_error(error)
        self.load(self._person)

    def _show_refused(self) -> None:
        """Mark the months whose hours were refused; the banner is about the last of them."""
        self.rows.show_refused({month: refused.hours for month, refused in self._refused.items()})
        for month, refused in [*self._refused.items()][-1:]:
            self._over.set_text(f"{month_words(month, self._)}: {refused.words}")
        self._over.setVisible(bool(self._refused))


def _numbers(found: YearHours) -> dict[str, object]:
    return {"hours": found.hours, "most": found.most, "year": found.year}
