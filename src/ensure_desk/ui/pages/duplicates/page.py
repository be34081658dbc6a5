# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dubbele dossiers: who may be in two dossiers, side by side; the verdict is kept and can be taken back."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.same_person import NOT_SAME, SAME
from ensure_desk.domain.texts import N_
from ensure_desk.services import duplicate_links, likeness
from ensure_desk.services.likeness import CompareRow, Couple
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import MARGINS, Page
from ensure_desk.ui.pages.duplicates.compare import Compare
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.empty import EmptyState
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.segmented import SegmentedControl
from ensure_desk.ui.widgets.shortcut import shortcut_within
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.whole_rows import WholeRows

_OPEN = "open"
_VIEWS = ((_OPEN, N_("Te bekijken")), (SAME, N_("Dezelfde")), (NOT_SAME, N_("Niet dezelfde")))
_TOLD = {
    SAME: N_("Bewaard: dezelfde persoon. Beide dossiers blijven zoals ze zijn."),
    NOT_SAME: N_("Bewaard: niet dezelfde persoon."),
    "": N_("De keuze is teruggenomen."),
}


class DuplicatesPage(Page):
    """Three lists (undecided, same, not the same); the chosen couple on the right."""

    key: ClassVar[str] = "duplicates"
    title: ClassVar[str] = N_("Dubbele dossiers")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Alt+D", N_("dezelfde persoon")),
        ("Alt+N", N_("niet dezelfde persoon")),
        ("Enter", N_("eerste dossier openen")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        _ = self._
        self._couples: tuple[Couple, ...] = ()
        self._deciding = False
        self._header = PageHeader(_(self.title), " ")
        self._views = SegmentedControl([(code, _(words)) for code, words in _VIEWS], name=_(N_("Lijst")))
        self._views.set_value(_OPEN)
        self._views.changed.connect(lambda code: self._show_list())
        self._header.actions.addWidget(self._views)  # type: ignore[attr-defined]  # the head's row of buttons
        self._table = RowsTable(
            (
                Column("one", _(N_("Eerste dossier")), display=lambda c: c.one.name, bold=True),
                Column("other", _(N_("Tweede dossier")), 150, display=lambda c: c.other.name),
                Column("certainty", _(N_("Hoe zeker")), 124, display=lambda c: c.certainty_text, tone=_tone),
            ),
            sortable=False,
        )
        self._table.setAccessibleName(_(self.title))
        self._compare = Compare(_)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._lists())
        self._empty = EmptyState("users", " ", _(N_("Naar Wijk-werkers")))
        self._empty.action.connect(lambda: ctx.navigate("people"))
        self._stack.addWidget(self._empty)
        self.setLayout(vbox(self._header, self._stack, gap=16, margins=MARGINS))
        self._connect()

    def _lists(self) -> QWidget:
        card = Card(padded=False)
        card.body.addWidget(WholeRows(self._table))
        side = QWidget()
        row = hbox(card, self._compare, gap=16)
        row.setStretch(0, 2)
        row.setStretch(1, 3)
        side.setLayout(row)
        return side

    def _connect(self) -> None:
        self._table.selected.connect(self._look_at)
        self._table.opened.connect(lambda row: self._go(row.one.person_id))
        self._compare.dossier.connect(self._go)
        self._compare.decided.connect(self._decide)
        for keys, verdict in (("Alt+D", SAME), ("Alt+N", NOT_SAME)):
            shortcut_within(self, keys, partial(self._decide, verdict))

    def open(self, **target: str) -> None:
        """Search for duplicates."""
        self._load()

    def refresh(self, changes: frozenset[str]) -> None:
        """Search again when people or verdicts changed."""
        if not self._deciding and changes & {"person", "same_person", "package", "national_number"}:
            self._load()

    def _load(self) -> None:
        desk = self.ctx.desk
        self._header.set_subtitle(self._(N_("Even zoeken …")) if not self._couples else " ")
        self.ctx.jobs.file(lambda progress: likeness.duplicates(desk), self._show, receiver=self)

    def _show(self, found: tuple[Couple, ...]) -> None:
        self._couples = found
        for code, words in _VIEWS:
            count = sum((c.verdict or _OPEN) == code for c in found)
            self._views.set_text(code, f"{self._(words)} ({count})" if count else self._(words))
        self._views.setFixedWidth(self._views.sizeHint().width())
        self._header.set_subtitle(self._(N_("Het programma voegt nooit zelf iets samen. U beslist.")))
        self._show_list()

    def _show_list(self) -> None:
        view = self._views.value()
        rows = [c for c in self._couples if (c.verdict or _OPEN) == view]
        self._table.set_rows(rows)
        self._empty.set_text(self._empty_words(view))
        self._stack.setCurrentIndex(0 if rows else 1)

    def _empty_words(self, view: str) -> str:
        if view == _OPEN:
            return self._(N_("Geen twee dossiers lijken op elkaar. Fijn."))
        return self._(N_("Hier komt wat u beslist bij Te bekijken."))

    def _look_at(self, couple: Couple | None) -> None:
        self._compare.show_couple(couple)
        if couple is None:
            return
        desk, one, other = self.ctx.desk, couple.one.person_id, couple.other.person_id
        self.ctx.jobs.read(
            lambda: (couple.id, likeness.compare(desk, one=one, other=other)), self._compared, receiver=self
        )

    def _compared(self, found: tuple[str, tuple[CompareRow, ...]]) -> None:
        couple, rows = found
        current: Couple | None = self._table.current()
        if current is not None and current.id == couple:
            self._compare.show_rows(rows)

    def _go(self, person_id: str) -> None:
        self.ctx.navigate("dossier", person_id=person_id)

    def _decide(self, verdict: str) -> None:
        couple: Couple | None = self._table.current()
        if couple is not None and couple.verdict != verdict:
            self._write(couple, verdict)

    def _write(self, couple: Couple, verdict: str, *, undoing: bool = False) -> None:
        desk, one, other = self.ctx.desk, couple.one.person_id, couple.other.person_id

        def written(done: Done[str | None]) -> None:
            undo = None if undoing else lambda: self._write(couple, done.value or "", undoing=True)
            self.ctx.toast(self._(_TOLD[verdict]), undo)
            self._decided(couple.id, verdict, done.changes.kinds)

        self.ctx.jobs.write(
            lambda: duplicate_links.decide(desk, one=one, other=other, verdict=verdict or None),
            written,
            receiver=self,
        )

    def _decided(self, couple_id: str, verdict: str, kinds: frozenset[str]) -> None:
        """Show a verdict at once; the search, which takes a while, has nothing new to find."""
        self._show(
            tuple(
                likeness.judged(self.ctx.desk, c, verdict) if c.id == couple_id else c for c in self._couples
            )
        )
        self._deciding = True
        self.ctx.announce(kinds)
        self._deciding = False


def _tone(couple: Couple) -> str:
    return {"certain": "danger", "likely": "warn"}.get(couple.certainty, "neutral")


def create(ctx: Context) -> Page:
    """Make the page."""
    return DuplicatesPage(ctx)
