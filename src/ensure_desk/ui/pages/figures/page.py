# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cijfers: subjects on the left, the figures of the chosen one on the right; each figure opens its people."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services import figures_report
from ensure_desk.services.figures import Figures, figures, people_behind
from ensure_desk.storage.figures import Period
from ensure_desk.ui import theme
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import MARGINS, Page, scrolled
from ensure_desk.ui.pages.figures.bars import FigureTable, Row
from ensure_desk.ui.save_dialog import ask_path
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.fields import ChoiceField
from ensure_desk.ui.widgets.layout import clear, hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.texts import h3, small
from ensure_desk.ui.widgets.whole_rows import WholeRows

LIST_WIDTH, _BAR = 232, 12
CONCERNED = frozenset(
    {"person", "intake", "track", "referral", "benefit_period", "response", "barrier_score", "training",
     "session", "attendance", "professional_attendance", "same_person", "package", "worked_hours"}
)  # fmt: skip
QUARTERS, YEARS = 4, 3


class FiguresPage(Page):
    """The period and the municipality above; below them the subjects and the table of one."""

    key: ClassVar[str] = "figures"
    title: ClassVar[str] = N_("Cijfers")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Enter", N_("de wijk-werkers achter een cijfer")),)

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        _ = self._
        self._found: Figures | None = None
        self._subject, self._wanted_place = "tracks", ""
        self._periods = dict(periods(ctx))
        self.period = ChoiceField([(code, text) for code, (text, _p) in self._periods.items()], empty=False)
        self.period.setAccessibleName(_(N_("Periode")))
        self.place = ChoiceField([("", _(N_("Alle gemeenten")))], empty=False)
        self.place.setAccessibleName(_(N_("Gemeente")))
        self.save = button(_(N_("Rapport bewaren")), icon="file-down", kind="primary")
        self.save.clicked.connect(self._ask_path)
        title = N_("Rapporten") if ctx.desk.is_coordinator else self.title
        header = PageHeader(_(title), _(N_("Wat er gebeurde in een periode. Elke persoon telt één keer.")))
        actions: QHBoxLayout = header.actions  # type: ignore[assignment]  # the head's row of buttons
        actions.addWidget(self.save)
        row = hbox(self._list(), self._card(), gap=16)
        row.setStretch(1, 1)
        column = vbox(header, hbox(self.period, self.place, 1, gap=10), row, gap=16, margins=MARGINS)
        column.setStretch(2, 1)
        self.setLayout(column)
        self.period.edited.connect(lambda _code: self.open())
        self.place.edited.connect(self._on_place)

    def _list(self) -> QScrollArea:
        frame = QFrame()
        self._entries = vbox(gap=2)
        self._buttons: dict[str, QPushButton] = {}
        frame.setLayout(self._entries)
        area = scrolled(frame)
        area.setFixedWidth(LIST_WIDTH + _BAR)
        return area

    def _card(self) -> QWidget:
        self.heading, self.note = h3(" "), small(" ", "t2", wrap=True)
        self.table = FigureTable(self._)
        empty = N_("Nog niets te tellen. Kies een andere periode, of begin met een intake.")
        if self.ctx.desk.is_coordinator:
            empty = N_("Nog niets te tellen. Kies een andere periode, of lees een overdracht in.")
        self.table.set_empty(self._(empty))
        self.table.opened.connect(self._open_people)
        card = Card(padded=False)
        card.body.addLayout(vbox(self.heading, self.note, gap=2, margins=(16, 12, 16, 10)))
        card.body.addWidget(WholeRows(self.table), 1)
        return card

    def open(self, **target: str) -> None:
        """Count the chosen period; a `subject`, `period` and `place` that are asked for are chosen."""
        self._subject = target.get("subject") or self._subject
        if target.get("period") in self._periods:
            self.period.set_value(target["period"])
        self._wanted_place = target.get("place", str(self.place.value() or ""))
        desk, period = self.ctx.desk, self.chosen_period
        self.ctx.jobs.read(lambda: figures(desk, period=period), self._show, receiver=self)

    def tab_areas(self) -> tuple[QWidget, ...]:
        """Return the parts in the order in which they are read."""
        return (self.save, self.period, self.place, *self._buttons.values(), self.table)

    def refresh(self, changes: frozenset[str]) -> None:
        """Count again when something that is counted changed."""
        if changes & CONCERNED:
            self.open()

    @property
    def chosen_period(self) -> Period:
        """Return the days that are counted."""
        return self._periods[str(self.period.value())][1]

    def _on_place(self, place: object) -> None:
        self._wanted_place = str(place or "")
        self._show_subject()

    def _show(self, found: Figures) -> None:
        self._found = found
        kept = self._wanted_place
        self.place.clear()
        for code, text in (("", self._(N_("Alle gemeenten"))), *((p, p) for p in found.places if p)):
            self.place.addItem(text, code)
        self.place.set_value(kept if kept in found.places else "")
        self.place.setVisible(len(found.places) > 1)
        self.save.setEnabled(not found.is_empty)
        self._fill_list(found)
        self.order_tab()
        self._show_subject()

    def _fill_list(self, found: Figures) -> None:
        shown = [(group.key, group.title) for group in found.groups]
        if list(self._buttons) != [key for key, _ in shown]:
            clear(self._entries)
            self._buttons = {key: self._entry(key, title) for key, title in shown}
            for entry in self._buttons.values():
                self._entries.addWidget(entry)
            self._entries.addStretch(1)

    def _entry(self, key: str, title: str) -> QPushButton:
        entry = QPushButton(title)
        entry.setAccessibleName(title)
        entry.clicked.connect(lambda: self.show_subject(key))
        theme.mark(entry, "nav", active="false", scale="sm")
        return entry

    def show_subject(self, key: str) -> None:
        """Bring the figures of a subject into view."""
        self._subject = key
        self._show_subject()

    def _show_subject(self) -> None:
        if self._found is None:
            return
        group = self._found.group(self._subject)
        self.heading.setText(group.title)
        self.note.setText(group.note)
        self.note.setVisible(bool(group.note))
        self.table.show_group(group, str(self.place.value() or ""))
        for key, entry in self._buttons.items():
            theme.mark(entry, "nav", active="true" if key == self._subject else "false")

    def _open_people(self, row: Row) -> None:
        desk, period, group = self.ctx.desk, self.chosen_period, self._subject
        place = str(self.place.value() or "")

        def show(ids: tuple[str, ...]) -> None:
            if ids:
                self.ctx.navigate(
                    "people", ids=" ".join(ids), told=f"{self.heading.text()}: {row.label.strip()}"
                )

        self.ctx.jobs.read(
            lambda: people_behind(desk, period=period, group=group, code=row.id, place=place),
            show,
            receiver=self,
        )

    def _ask_path(self) -> None:
        name = f"{self._(N_('Cijfers'))} {self.period.currentText()}.xlsx"
        ask_path(self, self._(N_("Rapport bewaren")), name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the report of the chosen period."""
        desk, period = self.ctx.desk, self.chosen_period
        told = self._(N_("Het rapport is bewaard. Aantallen van een tot vier zijn verborgen."))
        self.ctx.jobs.write(
            lambda: figures_report.save_report(desk, path=path, period=period),
            lambda _done: self.ctx.toast(told),
            self.ctx.show_error,
            receiver=self,
        )


def periods(ctx: Context) -> Iterator[tuple[str, tuple[str, Period]]]:
    """Yield code, words and days of the periods to choose from: this year first, then quarters and earlier years."""
    today, tr = ctx.desk.today(), ctx.tr
    yield from _years(tr, lambda back: figures_report.year(today, back), 0)
    for back in range(QUARTERS):
        found = figures_report.quarter(today, back)
        number, year = (found.first.month + 2) // 3, found.first.year
        yield f"{year}-{number}", (tr(N_("Kwartaal {number} van {year}"), number=number, year=year), found)
    for back in range(1, YEARS):
        yield from _years(tr, lambda n: figures_report.year(today, n), back)


def _years(
    tr: Translator, make: Callable[[int], Period], back: int
) -> Iterator[tuple[str, tuple[str, Period]]]:
    found = make(back)
    yield str(found.first.year), (tr(N_("Jaar {year}"), year=found.first.year), found)


def create(ctx: Context) -> Page:
    """Make the page."""
    return FiguresPage(ctx)
