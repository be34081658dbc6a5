# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lijst inlezen: choose a file, see what each column became, answer what is doubtful, read the rest in."""

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from ensure_desk.domain.dates import parse_date, show_date
from ensure_desk.domain.lists import Mode
from ensure_desk.domain.municipalities import MUNICIPALITIES
from ensure_desk.domain.texts import N_
from ensure_desk.exchange.foreign.mapping import ListMapping
from ensure_desk.exchange.foreign.plan import Answers, RowState
from ensure_desk.services import errors_workbook, lists
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import MARGINS, Page
from ensure_desk.ui.pages.lists.answering import Answering
from ensure_desk.ui.pages.lists.columns import ColumnsCard
from ensure_desk.ui.pages.lists.rows import (
    MODES,
    ColumnRow,
    Loaded,
    column_rows,
    counts_line,
    judge,
    load,
    question_rows,
    with_answer,
)
from ensure_desk.ui.saving_errors import ask_errors_path, saved_words
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.empty import EmptyState
from ensure_desk.ui.widgets.fields import ChoiceField, DateField
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.line_field import LabeledField, LineField
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.progress import ProgressLine
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.whole_rows import WholeRows

_TWO_LINES = 52
"""The height of a row whose words may need a second line."""


class ListsPage(Page):
    """One file at a time; nothing is stored before the person says so."""

    key: ClassVar[str] = "lists"
    title: ClassVar[str] = N_("Lijst inlezen")

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._loaded: Loaded | None = None
        _ = self._
        self._stack = QStackedWidget()
        empty = EmptyState(
            "file-spreadsheet",
            _(
                N_(
                    "Kies een Excellijst of CSV-bestand met wijk-werkers, aanwezigheden of uren. "
                    "U ziet eerst wat het programma eruit leest."
                )
            ),
            _(N_("Lijst kiezen")),
        )
        empty.action.connect(self._ask_file)
        begin = QWidget()
        what = _(N_("Uw eigen lijst, zoals ze is. Er wijzigt niets voordat u inleest."))
        start = vbox(PageHeader(_(self.title), what), empty)
        start.setStretch(1, 1)
        begin.setLayout(start)
        self._stack.addWidget(begin)
        self._stack.addWidget(self._work())
        self._progress = ProgressLine(_(N_("Lijst wordt gelezen")))
        self._progress.hide()
        column = vbox(self._stack, self._progress, gap=10, margins=MARGINS)
        column.setStretch(0, 1)
        self.setLayout(column)

    def open(self, **target: str) -> None:
        """Begin with a file where one is given."""
        if target.get("path"):
            self.look_at(Path(target["path"]))

    def tab_areas(self) -> tuple[QWidget, ...]:
        """Return the parts in the order in which they are read."""
        return self._parts

    def _work(self) -> QWidget:
        _ = self._
        self._header = PageHeader(_(N_("Lijst inlezen")), " ")
        other = button(_(N_("Andere lijst")), icon="folder")
        other.clicked.connect(self._ask_file)
        self._go = button(_(N_("Inlezen")), icon="check", kind="primary")
        self._go.clicked.connect(self._apply)
        self._errors = button(_(N_("Foutenwerkmap bewaren")), icon="download")
        self._errors.clicked.connect(lambda: ask_errors_path(self, self._, self.save_errors))
        for press in (other, self._errors, self._go):
            self._header.actions.addWidget(press)  # type: ignore[attr-defined]  # the head's row of buttons
        match, questions = ColumnsCard(_), self._questions_card()
        match.chosen.connect(self._match)
        self._columns = match.table
        halves = hbox(match, questions, gap=12)
        halves.setStretch(0, 4)
        halves.setStretch(1, 6)
        page = QWidget()
        defaults = self._defaults_card()
        self._parts = (self._header, defaults, match, questions)
        column = vbox(self._header, defaults, halves, gap=14)
        column.setStretch(2, 1)
        page.setLayout(column)
        return page

    def _defaults_card(self) -> Card:
        """Ask once what the list itself does not tell: the municipality and the date."""
        _ = self._
        card = Card()
        self._municipality = ChoiceField([(m.name, m.name) for m in MUNICIPALITIES])
        today = self.ctx.desk.today
        self._date = DateField(lambda text: parse_date(text, today=today()), show_date)
        self._mode = ChoiceField([(value, _(words)) for value, words in MODES], empty=False)
        self._mode.set_value(Mode.CREATE.value)
        self._mode.edited.connect(lambda _value: self._again())
        self._municipality.edited.connect(lambda value: self._answer(lists.MUNICIPALITY, value))
        self._date.edited.connect(lambda value: self._answer(lists.DATE, value))
        self._training = LineField()
        self._title = LabeledField(_(N_("Titel van de training")), self._training)
        card.body.addLayout(
            hbox(
                LabeledField(_(N_("Gemeente van wie er geen heeft")), self._municipality),
                LabeledField(_(N_("Datum toeleiding van wie er geen heeft")), self._date),
                LabeledField(_(N_("Wat wilt u inlezen?")), self._mode),
                self._title,
                1,
                gap=16,
            )
        )
        return card

    def _questions_card(self) -> Card:
        _ = self._
        card = Card(_(N_("Vragen en fouten")), padded=False)
        self._questions = RowsTable(
            (
                Column("place", _(N_("Waar")), 132, bold=True),
                Column("text", _(N_("Wat"))),
                Column("chip", "", 80, tone=lambda r: r.tone),
            ),
            sortable=False,
        )
        self._questions.setWordWrap(True)
        self._questions.verticalHeader().setDefaultSectionSize(_TWO_LINES)
        self._questions.setAccessibleName(_(N_("Vragen en fouten")))
        self._questions.set_empty(_(N_("Geen vragen. U kunt inlezen.")))
        answering = Answering(card.footer(), self, _)
        answering.answered.connect(self._answer)
        self._questions.selected.connect(answering.show_question)
        card.body.addWidget(WholeRows(self._questions))
        return card

    def _ask_file(self) -> None:
        dialog = QFileDialog(
            self,
            self._(N_("Lijst kiezen")),
            "",
            "Excel, CSV (*.xlsx *.csv *.txt *.tsv *.xls *.ods *.numbers)",
        )
        dialog.fileSelected.connect(lambda name: self.look_at(Path(name)))
        dialog.open()

    def look_at(self, path: Path) -> None:
        """Read a list and show what it would bring."""
        self._progress.show()
        desk = self.ctx.desk
        answers = Answers({}, {lists.MUNICIPALITY: desk.municipality} if desk.municipality else {})
        answers = with_answer(answers, lists.DATE, desk.today().isoformat())
        mode = self._chosen_mode()
        self.ctx.jobs.file(
            lambda _: load(desk, path, answers, mode), self._show, self._not_read, receiver=self
        )

    def _not_read(self, error: Exception) -> None:
        self._progress.hide()
        self.ctx.show_error(error)

    def _show(self, loaded: Loaded) -> None:
        self._progress.hide()
        again, self._loaded = self._loaded is not None and self._loaded.path == loaded.path, loaded
        self._title.setVisible(bool(loaded.grids))
        if loaded.grids and not again:
            self._training.set_value(loaded.grids[0].title)
        self._stack.setCurrentIndex(1)
        self._header.set_title(loaded.path.name)
        self._header.set_subtitle(counts_line(loaded.plan, self._))
        self._municipality.set_value(loaded.answers.defaults.get(lists.MUNICIPALITY))
        self._date.set_value(loaded.answers.defaults.get(lists.DATE))
        self._columns.set_rows(column_rows(loaded.plan, self._))
        self._questions.set_rows(question_rows(loaded.questions, self._))
        self._go.setEnabled(bool(loaded.plan.rows_in(RowState.READY)))
        self._errors.setEnabled(errors_workbook.unread(loaded.plan) > 0)

    def _answer(self, key: str, value: object) -> None:
        """Judge the list again with one more answer."""
        if self._loaded is not None:
            self._again(with_answer(self._loaded.answers, key, value))  # type: ignore[arg-type]  # plain values

    def _chosen_mode(self) -> Mode:
        return Mode(self._mode.value() or Mode.CREATE)

    def _match(self, column: str, target: str) -> None:
        """Judge the list again with another target for a column."""
        row: ColumnRow | None = self._columns.current()
        if self._loaded is not None and row is not None and row.id == column:
            held = self._loaded.plan.mapping
            self._again(mapping=lists.with_target(held, place=row.place, name=target))

    def _again(self, answers: Answers | None = None, mapping: ListMapping | None = None) -> None:
        """Judge the same list again, with the same answers and match unless others are given."""
        held, desk = self._loaded, self.ctx.desk
        if held is None:
            return
        wanted = replace(
            held,
            answers=answers or held.answers,
            mapping=mapping or held.mapping,
            mode=self._chosen_mode(),
        )
        self.ctx.jobs.file(lambda _: judge(desk, wanted), self._show, self._not_read, receiver=self)

    def save_errors(self, path: Path) -> None:
        """Save the rows that are not stored as a workbook of their own."""
        if self._loaded is None:
            return
        desk, held = self.ctx.desk, self._loaded
        self.ctx.jobs.file(
            lambda _: errors_workbook.save_unread_rows(
                desk, plan=held.plan, workbook=held.workbook, path=path
            ),
            lambda done: self.ctx.toast(saved_words(done.value, self._)),
            receiver=self,
        )

    def _apply(self) -> None:
        if self._loaded is None:
            return
        desk, plan = self.ctx.desk, self._loaded.plan
        titles = {"": str(self._training.value() or "")} if self._loaded.grids else {}
        self._progress.show()
        self.ctx.jobs.write(
            lambda: lists.apply(desk, plan=plan, titles=titles),
            self._applied,
            self._not_read,
            receiver=self,
        )

    def _applied(self, done: object) -> None:
        self._progress.hide()
        people = done.value.people + done.value.updated  # type: ignore[attr-defined]  # Done[Imported]
        self.ctx.announce(done.changes.kinds)  # type: ignore[attr-defined]  # Done[Imported]
        said = self._.plural("{n} wijk-werker ingelezen.", "{n} wijk-werkers ingelezen.", people)
        if kept := done.value.kept:  # type: ignore[attr-defined]  # Done[Imported]
            said += " " + self._.plural(
                "{n} maand met andere uren is niet vervangen.",
                "{n} maanden met andere uren zijn niet vervangen.",
                kept,
            )
        self.ctx.toast(said)
        self._stack.setCurrentIndex(0)
        self.ctx.navigate("people")


def create(ctx: Context) -> Page:
    """Make the page."""
    return ListsPage(ctx)
