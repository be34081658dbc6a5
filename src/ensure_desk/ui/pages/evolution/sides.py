# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The spider web, the list of changes and the trainings that fit, side by side or below each other."""

import datetime as dt

from PySide6.QtWidgets import QBoxLayout, QWidget

from ensure_desk.domain.day_words import day_month_year, short_day
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.survey_compare import Comparison
from ensure_desk.ui.pages.evolution.fitting import Fitting
from ensure_desk.ui.pages.evolution.words import columns, summary, web_of
from ensure_desk.ui.widgets.banner import Banner
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.meters import Meters
from ensure_desk.ui.widgets.radar import Radar
from ensure_desk.ui.widgets.table import RowsTable
from ensure_desk.ui.widgets.texts import body, small
from ensure_desk.ui.widgets.web_legend import WebLegend
from ensure_desk.ui.widgets.whole_rows import WholeRows

_HEADER, _ROW = 36, 40
_ROWS_SEEN = 8
_WEIGHTS, _ALONE = (32, 45, 23), (42, 58, 0)
NEXT = {"T0": "T1", "T1": "T2", "T2": "T3"}
ONE_MOMENT = N_("Er is één moment om naar te kijken.")


class Sides(QWidget):
    """What a comparison shows."""

    def __init__(self, tr: Translator, *, invites: bool = True) -> None:
        super().__init__()
        self._ = tr
        self.fitting = Fitting(tr, invites=invites)
        self.banner = Banner("", "acc", "calendar-clock")
        self.radar, self.table = Radar(), RowsTable(columns(tr), sortable=False)
        self._meters = Meters(self.table)
        for place in (1, 2):
            self.table.setItemDelegateForColumn(place, self._meters)
        self._legend, self._sum = WebLegend(), body("", "t2")
        self._gaps = small(tr(N_("Een streep van puntjes: geen antwoord.")), "t2", wrap=True)
        web = Card(tr(N_("Spinnenweb")))
        web.header.addWidget(self._legend)
        web.body.addWidget(self.radar, 1)
        web.body.addWidget(self._gaps)
        self._changes = Card(tr(N_("Verschil per drempel")), padded=False)
        self._changes.body.addWidget(WholeRows(self.table, filled=True), 1)
        self._changes.footer().addWidget(self._sum)
        self._row = hbox(web, self._changes, self.fitting, gap=16)
        column = vbox(self.banner, self._row, gap=12)
        column.setStretch(1, 1)
        self.setLayout(column)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the list below the web, and the trainings below the list, where there is little room."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(direction)
        weights = _ALONE if self.fitting.isHidden() else _WEIGHTS
        for place, weight in enumerate(weights):
            self._row.setStretch(place, 0 if narrow else weight)
        self.radar.set_low(low=not narrow)
        self.table.setMinimumHeight(
            _HEADER + (self.table.model().rowCount() if narrow else _ROWS_SEEN) * _ROW
        )

    def show_comparison(self, comparison: Comparison, today: dt.date, *, beside: bool) -> None:
        """Show two moments, or the counsellor beside the person."""
        self.table.set_rows(comparison.rows, keep="domain")
        self._sum.setText(summary(self._, comparison))
        alone = comparison.before is None
        for key in ("before", "change"):
            self.table.hide_column(key, hidden=alone)
        title = self._(N_("Drempels") if alone else N_("Verschil per drempel"))
        self._changes.title.setText(title)
        self.table.setAccessibleName(title)
        self._show_due(comparison, today)
        self.show_web(comparison, beside=beside)

    def show_web(self, comparison: Comparison, *, beside: bool) -> None:
        """Show the web and say what its lines are; the list shows the counsellor's view where the web does."""
        self.table.hide_column("counsellor", hidden=not beside)
        self.table.hide_column("help", hidden=beside)
        self._legend.show_lines(*self._lines(comparison, beside=beside))
        web = web_of(comparison, beside=beside)
        self._gaps.setVisible(bool(web.empty))
        said = f"{summary(self._, comparison)} {self._legend_words(comparison, beside=beside)}"
        self.radar.show_web(web, self._(N_("Spinnenweb")), said)

    def _lines(self, comparison: Comparison, *, beside: bool) -> tuple[str, str]:
        """Return what the dashed and the full line are, in few words."""
        if beside:
            return self._(N_("Bemiddelaar")), self._(N_("Persoon"))
        moments = (comparison.before, comparison.after)
        earlier, later = (f"{one.moment} {short_day(one.taken_on)}" if one else "" for one in moments)
        return earlier, later

    def _legend_words(self, comparison: Comparison, *, beside: bool) -> str:
        later = comparison.after.moment_text
        if beside:
            return self._(N_("Volle lijn: de persoon, {moment}. Streepjes: de bemiddelaar."), moment=later)
        if comparison.before is None:
            return self._(N_("Volle lijn: {moment}. Zonder antwoord is er een gat."), moment=later)
        words = N_("Streepjes: {before}. Volle lijn: {after}. Zonder antwoord is er een gat.")
        return self._(words, before=comparison.before.moment_text, after=later)

    def _show_due(self, comparison: Comparison, today: dt.date) -> None:
        """With one moment only, say which comes next and when."""
        self.banner.setVisible(comparison.before is None)
        due, following = comparison.due, NEXT.get(comparison.after.moment, "")
        if due is None or not following:
            self.banner.set_text(self._(ONE_MOMENT))
            return
        words = N_(
            "Er is één moment om naar te kijken. De volgende bevraging ({moment}) is aan de beurt op {day}."
        )
        if due <= today:
            words = N_(
                "Er is één moment om naar te kijken. De volgende bevraging ({moment}) kan sinds {day}."
            )
        self.banner.set_text(self._(words, moment=following, day=day_month_year(due, self._)))
