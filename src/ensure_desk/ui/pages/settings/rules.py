# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Regels: what the law or the office asks, with the days from which each value holds."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.texts import N_
from ensure_desk.services import people, rules
from ensure_desk.services.rules import RuleChange, RuleLine
from ensure_desk.ui.context import Context
from ensure_desk.ui.pages.settings.section import Section, as_date
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.fields import NumberField
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.line_field import LabeledField, LineField
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.whole_rows import WholeRows

_LEAST = 420
"""The least height of the list in pixels."""
NARROW = 640
"""Below this width in pixels the cards stand below each other."""


class RulesSection(Section):
    """All rules on the left; on the right the chosen one: a new value, and its history."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._chosen = ""
        right = vbox(self._form_card(), self._history_card(), gap=16)
        right.setStretch(1, 1)
        self._halves = hbox(self._rules_card(), right, gap=16)
        self._halves.setStretch(0, 6)
        self._halves.setStretch(1, 5)
        self.column.addLayout(self._halves, 1)
        self._take(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below each other where there is little room."""
        super().resizeEvent(event)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(down if self.width() < NARROW else across)

    def _rules_card(self) -> Card:
        _ = self._
        card = Card(_(N_("Regels")), padded=False)
        self.table = RowsTable(
            (
                Column("label_text", _(N_("Regel"))),
                Column("value_today", _(N_("Vandaag")), 76, align="right", bold=True),
            ),
            sortable=False,
        )
        self.table.setAccessibleName(_(N_("Regels met hun waarde van vandaag")))
        self.table.selected.connect(self._take)
        place = WholeRows(self.table)
        place.setMinimumHeight(_LEAST)
        card.body.addWidget(place)
        return card

    def _form_card(self) -> Card:
        _ = self._
        card = Card(_(N_("Nieuwe waarde")))
        self.value = LabeledField(_(N_("Waarde")), NumberField(), required=True)
        self.day = LabeledField(_(N_("Geldig vanaf")), self.date_field(), required=True)
        hint = _(N_("Bijvoorbeeld: besluit, artikel of rondzendbrief."))
        self.source = LabeledField(_(N_("Bron")), LineField(), hint=hint)
        row = QWidget()
        row.setLayout(hbox(self.value, self.day, 1, gap=12))
        for field in (row, self.source):
            card.body.addWidget(field)
        self.add = button(_(N_("Waarde toevoegen")), icon="plus", kind="primary")
        self.add.clicked.connect(self._add)
        foot = card.footer()
        foot.addWidget(self.add)
        foot.addStretch(1)
        return card

    def _history_card(self) -> Card:
        _ = self._
        card = Card(_(N_("Geschiedenis")), padded=False)
        self.history = RowsTable(
            (
                Column("valid_from", _(N_("Vanaf")), 100, display=lambda c: show_date(c.valid_from)),
                Column("value", _(N_("Waarde")), 80, align="right", bold=True),
                Column("source", _(N_("Bron"))),
            ),
            sortable=False,
        )
        self.history.setAccessibleName(_(N_("Geschiedenis van de gekozen regel")))
        self.history.set_empty(_(N_("Nog de waarde van het programma.")))
        self.history.selected.connect(lambda change: self.drop.setEnabled(change is not None))
        self.drop: QPushButton = button(_(N_("Weghalen")), icon="trash-2")
        self.drop.clicked.connect(self._remove)
        self.drop.setEnabled(False)
        card.body.addWidget(WholeRows(self.history))
        foot = card.footer()
        foot.addWidget(self.drop)
        foot.addStretch(1)
        return card

    def load(self) -> None:
        """Fetch the rules."""
        self.ctx.jobs.read(lambda: rules.table(self.ctx.desk), self._show)

    def _show(self, lines: tuple[RuleLine, ...]) -> None:
        self.table.set_rows(lines, keep="code")
        self._take(self.table.current())

    def _take(self, line: RuleLine | None) -> None:
        self.add.setEnabled(line is not None)
        self.history.set_rows(line.changes if line else ())
        if line is None or line.code == self._chosen:
            return
        self._chosen = line.code
        self.value.field.set_value(line.value_today)
        self.day.field.set_value(self.ctx.desk.today().isoformat())
        self.source.field.set_value(None)
        for field in (self.value, self.day):
            field.set_message("")

    def _add(self) -> None:
        value, day = self.value.field.value(), as_date(self.day.field.value())
        self.value.set_message("" if value is not None else self._(N_("Vul een getal in.")))
        self.day.set_message("" if day else self._(N_("Vul een datum in, zoals 1/1/2027.")))
        if value is None or day is None:
            return
        desk, code, source = self.ctx.desk, self._chosen, self.source.field.value() or ""
        self.ctx.jobs.write(
            lambda: rules.set_value(desk, code=code, value=value, valid_from=day, source=source),
            self._added,
            lambda error: self.refuse(error, self.value),
            receiver=self,
        )

    def _added(self, done: Done[str]) -> None:
        self.source.field.set_value(None)
        self.ctx.toast(self._(N_("De nieuwe waarde is bewaard.")))
        self.ctx.announce(done.changes.kinds)

    def _remove(self) -> None:
        change: RuleChange | None = self.history.current()
        if change is None:
            return
        desk, record_id = self.ctx.desk, change.id
        self.ctx.jobs.write(
            lambda: rules.remove(desk, record_id=record_id),
            lambda done: self._removed(done, record_id),
            receiver=self,
        )

    def _removed(self, done: Done[None], record_id: str) -> None:
        self.ctx.toast(self._(N_("De waarde is weggehaald.")), lambda: self._bring_back(record_id))
        self.ctx.announce(done.changes.kinds)

    def _bring_back(self, record_id: str) -> None:
        desk, ctx = self.ctx.desk, self.ctx
        ctx.jobs.write(
            lambda: people.restore(desk, kind="rule_setting", record_id=record_id),
            lambda done: ctx.announce(done.changes.kinds),
        )
