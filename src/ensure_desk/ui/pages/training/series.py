# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many sessions, every how many weeks; the days that come of it are shown before they are made."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.dates import show_date
from ensure_desk.domain.day_words import WEEKDAYS
from ensure_desk.domain.texts import N_
from ensure_desk.services import training_series
from ensure_desk.services.training_series import Series, Weekly
from ensure_desk.ui.context import Context
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.fields import CheckField, NumberField
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.line_field import LabeledField
from ensure_desk.ui.widgets.texts import small

_USUAL_TIMES = 6
_SHOWN = 12
"""So many days are written out; of a longer series the last one is."""


class SeriesDialog(Dialog):
    """Asks for the series; `wanted` carries it."""

    wanted = Signal(object)

    def __init__(self, ctx: Context, parent: QWidget, values: Mapping[str, Any]) -> None:
        _ = self._ = ctx.tr
        actions = (("stop", _(N_("Annuleren")), "secondary"), ("go", _(N_("Sessies maken")), "primary"))
        super().__init__(parent, _(N_("Hoeveel sessies?")), "", actions)
        self._ctx, self._values = ctx, values
        self.times, self.every = NumberField(), NumberField()
        self.times.set_value(_USUAL_TIMES)
        self.every.set_value(1)
        self.holidays = CheckField(_(N_("Ook op feestdagen")))
        self.days = small("", "t2", wrap=True)
        fields = (
            LabeledField(_(N_("Aantal sessies")), self.times),
            LabeledField(_(N_("Om de hoeveel weken")), self.every),
        )
        self.content.addLayout(hbox(*fields, 1, gap=16))
        self.content.addWidget(self.holidays)
        self.content.addWidget(self.days)
        for field in (self.times, self.every):
            field.textChanged.connect(lambda _text: self._preview())
        self.holidays.toggled.connect(lambda _on: self._preview())
        self.chosen.connect(lambda code: self.wanted.emit(self.weekly()) if code == "go" else None)
        self._preview()
        self.times.setFocus()
        self.times.selectAll()

    def weekly(self) -> Weekly:
        """Return the series as it is filled in."""
        held = self._values
        return Weekly(
            first=dt.date.fromisoformat(str(held["held_on"])),
            times=self.times.value() or 0,
            starts_at=held["starts_at"] or "",
            ends_at=held["ends_at"] or "",
            place=held["place"] or "",
            municipality=held["municipality"] or "",
            seats=held["seats"],
            every=self.every.value() or 1,
            on_holidays=self.holidays.isChecked(),
        )

    def _preview(self) -> None:
        desk, weekly = self._ctx.desk, self.weekly()
        self._ctx.jobs.read(
            lambda: training_series.series_days(desk, weekly=weekly),
            self._show,
            lambda _error: self.days.setText(""),
            receiver=self,
        )

    def _show(self, found: Series) -> None:
        days = [show_date(day) for day in found.days]
        if len(days) > _SHOWN:
            days[_SHOWN - 1 : -1] = ["…"]
        weekday = self._(WEEKDAYS[found.days[0].weekday()])
        self.days.setText(f"{weekday}: {', '.join(days)}. {found.text}".strip())
        self.days.setMinimumHeight(self.days.heightForWidth(self.days.width()))
        self.adjustSize()
