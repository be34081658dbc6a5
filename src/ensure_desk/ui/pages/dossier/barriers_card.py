# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drempels in the dossier: the web of the last two moments, what is large and what changed; a survey where none is."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ensure_desk.domain.day_words import short_day
from ensure_desk.domain.surveys import LARGE
from ensure_desk.domain.texts import N_
from ensure_desk.services import survey_compare, survey_trail
from ensure_desk.services.survey_compare import GONE, LARGER, NEW, SAME, SMALLER, ComparedRow, Comparison
from ensure_desk.ui.change_marks import MARKS, TONES
from ensure_desk.ui.context import Context
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.empty import EmptyState
from ensure_desk.ui.widgets.layout import clear, hbox, line, vbox
from ensure_desk.ui.widgets.meters import Meter
from ensure_desk.ui.widgets.radar import Radar, Web
from ensure_desk.ui.widgets.texts import body, h3, small
from ensure_desk.ui.widgets.web_legend import WebLegend

WEB, LIST = QSize(252, 244), 178
MOST = 6
_CHANGED = (LARGER, NEW, SMALLER, GONE)


class BarriersCard(Card):
    """It loads what it shows; its buttons go to the survey and to the evolution of the person."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx.tr(N_("Drempels")), padded=False)
        self._ctx, self._ = ctx, ctx.tr
        self._seen: tuple[str, ...] = ()
        self._person_id = ""
        self._legend = WebLegend()
        self.header.addWidget(self._legend)
        self._radar = Radar()
        self._radar.set_low(low=True)
        self._radar.setMinimumSize(WEB)
        self._rows = vbox(gap=8)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._found())
        sentence, act = self._(N_("Nog geen bevraging over drempels.")), self._(N_("Bevraging starten"))
        self._nothing = EmptyState("clipboard-list", sentence, act, aside=True)
        self._nothing.action.connect(lambda: self._go("survey"))
        self._stack.addWidget(self._nothing)
        self._sum = small("", "t2", wrap=True)
        self._more = button(self._(N_("Evolutie bekijken")), icon="route", kind="ghost", size="sm")
        self._more.clicked.connect(lambda: self._go("evolution"))
        told = hbox(self._sum, self._more, margins=(16, 10, 16, 10))
        told.setStretch(0, 1)
        self._foot = QWidget()
        self._foot.setLayout(vbox(line(), told, gap=0))
        self.body.setSpacing(0)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._foot)

    def _found(self) -> QWidget:
        listed = QWidget()
        listed.setLayout(vbox(self._rows, 1, gap=0))
        listed.setFixedWidth(LIST)
        view = QWidget()
        row = hbox(self._radar, listed, gap=12, margins=(8, 8, 16, 12))
        row.setStretch(0, 1)
        view.setLayout(row)
        return view

    def _go(self, page: str) -> None:
        self._ctx.navigate(page, person_id=self._person_id)

    def load(self, person_id: str) -> None:
        """Read the last two moments of a person."""
        desk = self._ctx.desk
        self._person_id = person_id
        self._ctx.jobs.read(
            lambda: survey_compare.latest(desk, person_id=person_id),
            lambda found: self._show(person_id, found),
            receiver=self,
        )

    def _show(self, person_id: str, found: Comparison | None) -> None:
        if person_id != self._person_id:
            return
        rows = found.rows if found is not None else ()
        self._stack.setCurrentIndex(0 if rows else 1)
        self._foot.setVisible(bool(rows))
        self._sum.setText(self._summary(found) if found is not None else "")
        said = self._show_moments(found)
        if found is None:
            return
        web = sorted(rows, key=lambda row: row.domain)
        earlier = tuple(row.before for row in web) if found.before else ()
        shown = Web(tuple(row.short for row in web), tuple(row.after for row in web), earlier)
        self._radar.show_web(shown, self._(N_("Spinnenweb")), f"{said}. {self._sum.text()}")
        if shown.empty:
            self._sum.setText(f"{self._sum.text()} {self._(N_('Een streep van puntjes: geen antwoord.'))}")
        self._list(rows, compared=found.before is not None)
        self._note(found)

    def _show_moments(self, found: Comparison | None) -> str:
        """Show which line is which moment, and return it in words."""
        moments = (found.before, found.after) if found else (None, None)
        earlier, later = (f"{one.moment} {short_day(one.taken_on)}" if one else "" for one in moments)
        self._legend.show_lines(earlier, later)
        return ", ".join(words for words in (earlier, later) if words)

    def _summary(self, found: Comparison) -> str:
        if found.before is None:
            known = sum(row.after is not None for row in found.rows)
            return self._(
                N_("Antwoord op {known} van de {total} drempels."), known=known, total=len(found.rows)
            )
        count = Counter(row.change for row in found.rows)
        told = (
            (N_("{n} kleiner"), count[SMALLER] + count[GONE]),
            (N_("{n} groter"), count[LARGER] + count[NEW]),
            (N_("{n} gelijk"), count[SAME]),
        )
        return " · ".join(self._(words, n=n) for words, n in told if n)

    def _list(self, rows: Iterable[ComparedRow], *, compared: bool) -> None:
        """Show the large barriers, the largest first, and then what changed."""
        clear(self._rows)
        large = sorted((r for r in rows if (r.after or 0) >= LARGE), key=lambda r: -(r.after or 0))
        changed = [r for r in rows if compared and r not in large and r.change in _CHANGED]
        before = sum((r.before or 0) >= LARGE for r in rows)
        self._rows.addWidget(h3(self._large_words(before if compared else len(large), len(large))))
        for part in (large[:MOST], changed[: MOST - len(large[:MOST])]):
            if part:
                self._rows.addWidget(line())
            for row in part:
                self._rows.addLayout(self._row(row, compared=compared))

    def _large_words(self, before: int, now: int) -> str:
        if before != now:
            return self._(N_("{before} → {now} grote drempels"), before=before, now=now)
        return self._.plural("{n} grote drempel", "{n} grote drempels", now)

    def _row(self, row: ComparedRow, *, compared: bool) -> QHBoxLayout:
        name = body(row.short, wrap=False)
        name.setToolTip(row.label)
        name.setAccessibleName(
            f"{row.label}: {row.after if row.after is not None else '–'}, {row.change_text}"
        )
        level = small("–" if row.after is None else str(row.after), "t2")
        level.setFixedWidth(12)
        level.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        change = small(MARKS[row.change] if compared else "", _ink(row))
        change.setFixedWidth(14)
        change.setToolTip(row.change_text)
        return hbox(name, 1, level, Meter(row.after), change, gap=8)

    def _note(self, found: Comparison) -> None:
        """Leave a line in the trail for the answers that are seen, once for each pair of moments."""
        desk = self._ctx.desk
        seen = tuple(one.id for one in (found.before, found.after) if one is not None)
        if seen != self._seen:
            self._seen = seen
            self._ctx.jobs.write(
                lambda: survey_trail.viewed(desk, response_ids=seen, reason=""), lambda _: None, receiver=self
            )


def _ink(row: ComparedRow) -> str:
    return TONES[row.change] if row.change in _CHANGED else "t3"
