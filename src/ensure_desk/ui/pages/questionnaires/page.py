# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vragenlijsten: what can be taken, and checking and publishing a workbook of one's own."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.texts import N_
from ensure_desk.services import questionnaires
from ensure_desk.services.desk import Desk
from ensure_desk.services.questionnaires import Checked, IssueLine, QuestionnaireView
from ensure_desk.ui.context import Context
from ensure_desk.ui.page import Page
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.layout import hbox, vbox
from ensure_desk.ui.widgets.page_header import PageHeader
from ensure_desk.ui.widgets.progress import ProgressLine
from ensure_desk.ui.widgets.table import Column, RowsTable
from ensure_desk.ui.widgets.texts import body, h3


class QuestionnairesPage(Page):
    """The questionnaires on the left, what was found in a workbook on the right."""

    key: ClassVar[str] = "questionnaires"
    title: ClassVar[str] = N_("Vragenlijsten")
    keys: ClassVar[tuple[tuple[str, str], ...]] = (("Ctrl+O", N_("werkmap nakijken")),)

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        _ = self._
        self._checked: Checked | None = None
        self._file: Path | None = None
        header = PageHeader(
            _(self.title),
            _(N_("Kijk een werkmap in XLSForm na, publiceer ze, en stuur ze naar alle kantoren.")),
        )
        choose = button(_(N_("Werkmap nakijken")), icon="file-spreadsheet", kind="primary", key="Ctrl+O")
        choose.clicked.connect(self._ask_file)
        header.actions.addWidget(choose)  # type: ignore[attr-defined]  # the head's row of buttons
        self._progress = ProgressLine(_(N_("Nakijken")), _(N_("Stoppen")))
        self._progress.hide()
        column = vbox(header, self._progress, self._content(), gap=16, margins=(28, 22, 24, 20))
        column.setStretch(2, 1)
        self.setLayout(column)

    def _content(self) -> QWidget:
        content = QWidget()
        row = hbox(self._list_card(), self._issue_card(), gap=16)
        row.setStretch(0, 5)
        row.setStretch(1, 6)
        content.setLayout(row)
        return content

    def _list_card(self) -> QWidget:
        _ = self._
        self._table = RowsTable(
            (
                Column("title", _(N_("Vragenlijst")), bold=True),
                Column("version", _(N_("Versie")), 70),
                Column("published_on", "", 140, display=self._state, tone=_tone),
            ),
            sortable=False,
        )
        self._table.setAccessibleName(_(N_("Vragenlijsten")))
        self._table.selected.connect(self._select)
        self._withdraw = button(_(N_("Intrekken")), icon="ban")
        self._withdraw.clicked.connect(self._turn)
        self._withdraw.setEnabled(False)
        card = Card(_(N_("Vragenlijsten")), padded=False)
        card.body.addWidget(self._table)
        card.footer().addWidget(self._withdraw)
        return card

    def _issue_card(self) -> QWidget:
        _ = self._
        self._found = h3(_(N_("Nog geen werkmap nagekeken")))
        self._told = body(
            _(N_("Kies een werkmap. U ziet dan alles wat u moet verbeteren, met blad en rij.")), "t2"
        )
        self._told.setWordWrap(True)
        self._issues = RowsTable(
            (
                Column("place", _(N_("Waar")), 190, bold=True),
                Column("what", _(N_("Wat")), display=lambda line: f"{line.what} {line.proposal}"),
                Column("is_error", "", 90, display=self._severity, tone=_severity_tone),
            ),
            sortable=False,
        )
        self._issues.setAccessibleName(_(N_("Wat er in de werkmap staat")))
        self._publish = button(_(N_("Publiceren")), icon="check", kind="primary")
        self._publish.clicked.connect(self._do_publish)
        self._publish.setEnabled(False)
        card = Card()
        card.body.addWidget(self._found)
        card.body.addWidget(self._told)
        card.body.addWidget(self._issues, 1)
        card.footer().addWidget(self._publish)
        return card

    def open(self, **target: str) -> None:
        """Load the questionnaires."""
        self._load()

    def refresh(self, changes: frozenset[str]) -> None:
        """Load again when one was published or withdrawn."""
        if "questionnaire" in changes:
            self._load()

    def _load(self) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.read(lambda: _all(desk), self._show, receiver=self)

    def _show(self, views: tuple[QuestionnaireView, ...]) -> None:
        self._table.set_rows(views)
        self._select(self._table.current())

    def _state(self, view: QuestionnaireView) -> str:
        if view.withdrawn:
            return self._(N_("ingetrokken"))
        if view.published_on is None:
            return self._(N_("bij het programma"))
        return self._(N_("sinds {day}"), day=f"{view.published_on:%d/%m/%Y}")

    def _severity(self, line: IssueLine) -> str:
        return self._(N_("fout")) if line.is_error else self._(N_("let op"))

    def _select(self, view: QuestionnaireView | None) -> None:
        self._withdraw.setEnabled(view is not None and view.published_on is not None)
        withdrawn = view is not None and view.withdrawn
        self._withdraw.setText(self._(N_("Weer aanbieden")) if withdrawn else self._(N_("Intrekken")))

    def _turn(self) -> None:
        view: QuestionnaireView | None = self._table.current()
        if view is None:
            return
        desk = self.ctx.desk

        def work() -> Done[None]:
            away = not view.withdrawn
            return questionnaires.withdraw(desk, form_id=view.form_id, version=view.version, withdrawn=away)

        self.ctx.jobs.write(work, lambda done: self.ctx.announce(done.changes.kinds), receiver=self)

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
            lambda progress: questionnaires.check(desk, workbook=path.read_bytes(), name=path.stem),
            self._show_checked,
            self._not_checked,
            receiver=self,
        )

    def _not_checked(self, error: Exception) -> None:
        self._progress.hide()
        self.ctx.show_error(error)

    def _show_checked(self, checked: Checked) -> None:
        self._progress.hide()
        self._checked = checked
        errors = sum(line.is_error for line in checked.lines)
        self._found.setText(self._file.name if self._file else "")
        self._told.setText(
            self.ctx.tr.plural(
                "Verbeter {n} fout en kijk weer na.", "Verbeter {n} fouten en kijk weer na.", errors
            )
            if errors
            else self._(N_("Deze werkmap is klaar om te publiceren."))
        )
        self._issues.set_rows(checked.lines)
        self._publish.setEnabled(checked.is_ready)
        (self._publish if checked.is_ready else self._issues).setFocus()

    def _do_publish(self) -> None:
        checked, desk = self._checked, self.ctx.desk
        if checked is not None:
            self.ctx.jobs.write(
                lambda: questionnaires.publish(desk, checked=checked), self._published, receiver=self
            )

    def _published(self, done: Done[str]) -> None:
        self._publish.setEnabled(False)
        self.ctx.toast(
            self._(N_("Gepubliceerd. Stuur ze mee met de volgende overdracht voor alle kantoren."))
        )
        self.ctx.announce(done.changes.kinds)


def _all(desk: Desk) -> tuple[QuestionnaireView, ...]:
    """Return what can be taken, and below it what was published and is not offered now."""
    offered = questionnaires.available(desk)
    return (*offered, *(v for v in questionnaires.published(desk) if v not in offered))


def _tone(view: QuestionnaireView) -> str:
    return "warn" if view.withdrawn else "ok" if view.published_on else "neutral"


def _severity_tone(line: IssueLine) -> str:
    return "danger" if line.is_error else "warn"


def create(ctx: Context) -> Page:
    """Make the page."""
    return QuestionnairesPage(ctx)
