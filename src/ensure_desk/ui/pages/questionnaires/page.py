# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vragenlijsten: what can be taken, printed and counted; a coordinator checks and publishes workbooks here."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.texts import N_
from ensure_desk.services import questionnaire_versions, questionnaires
from ensure_desk.services.desk import Desk
from ensure_desk.services.questionnaires import QuestionnaireView
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import Page, edged
from ensure_desk.ui.pages.questionnaires import using
from ensure_desk.ui.pages.questionnaires.checking import Checking, Found
from ensure_desk.ui.pages.questionnaires.outputs import Outputs
from ensure_desk.ui.pages.questionnaires.using import Using
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.progress import ProgressLine
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.texts import small

LEAST, NARROW = QSize(520, 320), 900
_ROWS_SEEN, _ROW, _HEAD = 5, 40, 36


class QuestionnairesPage(Page):
    """The questionnaires, what can be done with the chosen one, and for a coordinator what is in a workbook."""

    key: ClassVar[str] = "questionnaires"
    title: ClassVar[str] = N_("Vragenlijsten")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", N_("vragenlijst bekijken")),
        ("Ctrl+O", N_("werkmap nakijken (coördinator)")),
        ("Ctrl+P", N_("formulier afdrukken")),
    )

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._found: Found | None = None
        self._file: Path | None = None
        self._publishes = bool(ctx.desk.is_coordinator)
        self.outputs = Outputs(ctx, self)
        self._progress = ProgressLine(self._(N_("Nakijken")), self._(N_("Stoppen")))
        self._progress.hide()
        column = vbox(self._header(), self._progress, edged(self._content()), gap=16, margins=(28, 22, 0, 20))
        column.setStretch(2, 1)
        self.setLayout(column)

    def _header(self) -> QWidget:
        _ = self._
        told = N_("Druk een vragenlijst af, typ formulieren in, en zie wat er geantwoord is.")
        if self._publishes:
            told = N_("Kijk een werkmap in XLSForm na, publiceer ze, en stuur ze naar alle kantoren.")
        header = PageHeader(_(self.title), _(told))
        if self._publishes:
            press = button(_(N_("Werkmap nakijken")), icon="file-spreadsheet", kind="primary", key="Ctrl+O")
            press.clicked.connect(self._ask_file)
        else:
            press = button(_(N_("Formulier intypen")), icon="list-checks", kind="primary")
            press.clicked.connect(lambda: self.ctx.navigate("keying"))
        header.actions.addWidget(press)  # type: ignore[attr-defined]  # the head's row of buttons
        header.setContentsMargins(0, 0, 24, 0)
        return header

    def _content(self) -> QWidget:
        content = QWidget()
        self.using = Using(self._, coordinator=self._publishes)
        self.using.asked.connect(self._carry_out)
        self.using.acts[using.PAPER].setShortcut("Ctrl+P")
        self.checking = Checking(self._)
        self.checking.published.connect(self._do_publish)
        self.checking.looked.connect(self._look_at_workbook)
        left = vbox(self._list_card(), self.using, gap=16)
        left.setStretch(0, 1)
        self._sides = hbox(left, self.checking, gap=16)
        self._sides.setStretch(0, 5)
        self._sides.setStretch(1, 6 if self._publishes else 0)
        content.setLayout(self._sides)
        self.checking.setVisible(self._publishes)
        return content

    def _list_card(self) -> QWidget:
        _ = self._
        self.table = RowsTable(
            (
                Column("title", _(N_("Vragenlijst")), bold=True),
                Column("version", _(N_("Versie")), 70),
                Column("published_on", "", 176, display=self._state, tone=_tone),
            ),
            sortable=False,
        )
        self.table.setAccessibleName(_(N_("Vragenlijsten")))
        self.table.setMinimumHeight(_HEAD + _ROWS_SEEN * _ROW)
        self.table.selected.connect(self.using.show_questionnaire)
        self.table.opened.connect(self.outputs.look)
        self._hint = small("", "t2", wrap=True)
        card = Card(padded=False)
        card.body.addWidget(self.table)
        card.footer().addWidget(self._hint)
        return card

    def minimumSizeHint(self) -> QSize:
        """Let the window become narrow; the page arranges itself."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the workbook below the list where there is little room."""
        super().resizeEvent(event)
        sides = QBoxLayout.Direction
        self._sides.setDirection(sides.TopToBottom if self.width() < NARROW else sides.LeftToRight)

    def open(self, **target: str) -> None:
        """Load the questionnaires."""
        self._load()
        self.table.setFocus()

    def refresh(self, changes: frozenset[str]) -> None:
        """Load again when one was published or withdrawn."""
        if "questionnaire" in changes:
            self._load()

    def _load(self) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.read(lambda: _all(desk), self._show, receiver=self)

    def _show(self, views: tuple[QuestionnaireView, ...]) -> None:
        self.table.set_rows(views, keep="form_id")
        self.using.show_questionnaire(self.table.current())
        own = any(view.published_on for view in views)
        self._hint.setText(self._(_hint(own=own, publishes=self._publishes)))

    def _state(self, view: QuestionnaireView) -> str:
        if view.withdrawn:
            return self._(N_("ingetrokken"))
        if view.published_on is None:
            return self._(N_("meegeleverd"))
        return self._(N_("sinds {day}"), day=f"{view.published_on:%d/%m/%Y}")

    # what is chosen
    def _carry_out(self, act: str) -> None:
        view: QuestionnaireView | None = self.table.current()
        if view is None:
            return
        language = str(self.using.language.value() or "")
        acts = {
            using.LOOK: lambda: self.outputs.look(view),
            using.PAPER: lambda: self.outputs.print_form(view, language),
            using.PDF: lambda: self.outputs.ask_pdf(view, language),
            using.KEYING: lambda: self.ctx.navigate("keying", form_id=view.form_id),
            using.ANSWERS: lambda: self.outputs.ask_answers(view),
            using.COUNTS: lambda: self.outputs.ask_counts(view),
            using.TURN: lambda: self._turn(view),
        }
        acts[act]()

    def _turn(self, view: QuestionnaireView) -> None:
        """Withdraw a questionnaire, or offer it again."""
        desk = self.ctx.desk

        def work() -> Done[None]:
            away = not view.withdrawn
            return questionnaires.withdraw(desk, form_id=view.form_id, version=view.version, withdrawn=away)

        self.ctx.jobs.write(work, lambda done: self.ctx.announce(done.changes.kinds), receiver=self)

    # a workbook
    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self._(N_("Werkmap nakijken")), "", "Excel (*.xlsx *.xls)")
        dialog.fileSelected.connect(lambda name: self.look_at(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def look_at(self, path: Path) -> None:
        """Check a workbook beside the window and show what was found."""
        desk = self.ctx.desk
        self._file = path
        self._progress.set_progress(0, 0)
        self._progress.show()
        self.ctx.jobs.file(
            lambda progress: _checked(desk, path), self._show_checked, self._not_checked, receiver=self
        )

    def _not_checked(self, error: Exception) -> None:
        self._progress.hide()
        self.ctx.show_error(error)

    def _show_checked(self, found: Found) -> None:
        self._progress.hide()
        self._found = found
        self.checking.show_found(self._file.name if self._file else "", found)

    def _look_at_workbook(self) -> None:
        if self._found is not None:
            self.outputs.look_at(self._found.checked.converted.form())

    def _do_publish(self) -> None:
        found, desk = self._found, self.ctx.desk
        if found is not None:
            self.ctx.jobs.write(
                lambda: questionnaires.publish(desk, checked=found.checked), self._published, receiver=self
            )

    def _published(self, done: Done[str]) -> None:
        self.checking.publish.setEnabled(False)
        self.ctx.toast(
            self._(N_("Gepubliceerd. Stuur ze mee met de volgende overdracht voor alle kantoren."))
        )
        self.ctx.announce(done.changes.kinds)


def _hint(*, own: bool, publishes: bool) -> str:
    """Return the next step below the list."""
    if publishes and not own:
        return N_("Nog geen eigen vragenlijst. Kijk een werkmap na en publiceer ze.")
    if publishes:
        return N_("Enter toont de vragen. Wat u intrekt, blijft bewaard.")
    if not own:
        return N_("Uw coördinator kan er meer sturen met een overdracht voor alle kantoren.")
    return N_("Enter toont de vragen zoals ze gesteld worden.")


def _checked(desk: Desk, path: Path) -> Found:
    checked = questionnaires.check(desk, workbook=path.read_bytes(), name=path.stem)
    return Found(checked, questionnaire_versions.since_current(desk, checked=checked))


def _all(desk: Desk) -> tuple[QuestionnaireView, ...]:
    """Return what can be taken, and below it what was published and is not offered now."""
    offered = questionnaires.available(desk)
    return (*offered, *(v for v in questionnaires.published(desk) if v not in offered))


def _tone(view: QuestionnaireView) -> str:
    return "warn" if view.withdrawn else "ok" if view.published_on else "neutral"


def create(ctx: Context) -> Page:
    """Make the page."""
    return QuestionnairesPage(ctx)
