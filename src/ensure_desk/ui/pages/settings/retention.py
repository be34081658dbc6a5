# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bewaartermijnen: the list of what is kept too long, to tick and to have approved, and only then to destroy."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPushButton, QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.dates import show_date
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services import retention
from ensure_desk.services.retention import Approval, Approved, Destroyed, OverdueLine
from ensure_desk.ui.context import Context
from ensure_desk.ui.long_work import PdfWork
from ensure_desk.ui.names_on_paper import before_preview, kept_words
from ensure_desk.ui.pages.settings.section import Section, as_date
from ensure_desk.ui.pdf import document_pages, screen_dots
from ensure_desk.ui.save_dialog import ask_path
from ensure_desk.ui.widgets.buttons import button
from ensure_desk.ui.widgets.card import Card
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.layout import hbox
from ensure_desk.ui.widgets.line_field import LabeledField, LineField
from ensure_desk.ui.widgets.table import ROW_ROLE, Column, RowsTable
from ensure_desk.ui.widgets.texts import small
from ensure_desk.ui.widgets.whole_rows import WholeRows

_TICK, _GO = "tick", "go"
_LEAST = 194
"""The least height of the list: its head and four rows."""
_ALL = 900
"""On a narrower list the reason says enough, as it does on paper."""


class RetentionSection(Section):
    """The list above, the approval below."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._ticked: set[str] = set()
        self._lines: tuple[OverdueLine, ...] = ()
        self._pdf = PdfWork(ctx, self)
        self.column.addWidget(self._list_card(), 1)
        self.column.addWidget(self._approval_card())
        self._weigh()

    def _list_card(self) -> Card:
        _ = self._
        card = Card(_(N_("Vernietigingslijst")), padded=False)
        self.table = RowsTable(
            (
                Column(_TICK, _(N_("Kies")), 56, display=lambda r: "✓" if r.id in self._ticked else "–"),
                Column("dossier_number", _(N_("Nummer")), 144, bold=True),
                Column("name", _(N_("Naam"))),
                Column("what_text", _(N_("Wat")), 170),
                Column("reason", _(N_("Reden")), 312),
                Column("due", _(N_("Sinds")), 100, display=lambda r: show_date(r.due), least=_ALL),
            ),
            sortable=False,
        )
        self.table.setAccessibleName(_(N_("Vernietigingslijst")))
        self.table.set_empty(_(N_("Niets is ouder dan de bewaartermijn.")))
        self.table.toggled.connect(self.toggle)
        self.table.clicked.connect(self._on_clicked)
        self.table.opened.connect(lambda row: self.ctx.navigate("dossier", person_id=row.person_id))
        place = WholeRows(self.table)
        place.setMinimumHeight(_LEAST)
        card.body.addWidget(place)
        self.print: QPushButton = button(_(N_("Lijst afdrukken")), icon="printer")
        self.keep: QPushButton = button(_(N_("Lijst bewaren")), icon="file-down")
        self.print.clicked.connect(self._print)
        self.keep.clicked.connect(self._ask_path)
        foot = card.footer()
        foot.addWidget(self.print)
        foot.addWidget(self.keep)
        words = _(N_("Kruis elk dossier zelf aan (spatie of klik). De termijnen staan bij Regels."))
        foot.addWidget(small(words, "t2", wrap=True), 1)
        return card

    def _approval_card(self) -> Card:
        _ = self._
        card = self.form(_(N_("Goedkeuring")))
        card.body.addWidget(
            small(
                _(N_("Vernietigen mag pas na een schriftelijke goedkeuring. Dit blijft in het logboek.")),
                "t2",
                wrap=True,
            )
        )
        self.by = LabeledField(_(N_("Goedgekeurd door")), LineField(), required=True)
        self.day = LabeledField(_(N_("Op")), self.date_field(), required=True)
        hint = _(N_("Bijvoorbeeld: het nummer van de brief."))
        self.reference = LabeledField(_(N_("Kenmerk")), LineField(), hint=hint, required=True)
        row = QWidget()
        row.setLayout(hbox(self.by, self.day, gap=12))
        card.body.addWidget(row)
        card.body.addWidget(self.reference)
        self.go: QPushButton = button(_(N_("Vernietigen")), icon="trash-2", kind="danger")
        self.go.clicked.connect(self._ask)
        foot = card.footer()
        self.before: QPushButton = button(_(N_("Eerdere vernietigingen")), icon="history")
        self.before.clicked.connect(self._ask_before)
        foot.addWidget(self.go)
        foot.addWidget(self.before)
        foot.addStretch(1)
        return card

    def load(self) -> None:
        """Fetch the list; ticks stay."""
        desk = self.ctx.desk
        self.ctx.jobs.read(lambda: retention.overdue(desk), self._show, self.ctx.show_error, receiver=self)

    def _show(self, lines: tuple[OverdueLine, ...]) -> None:
        self._lines = lines
        self._ticked &= {line.id for line in lines}
        self.table.set_rows(lines)
        self._weigh()

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.toggle(index.data(ROW_ROLE))

    def toggle(self, line: OverdueLine) -> None:
        """Tick a line, or take the tick away."""
        self._ticked ^= {line.id}
        self.table.viewport().update()
        self._weigh()

    def chosen(self) -> tuple[OverdueLine, ...]:
        """Return the lines that are ticked."""
        return tuple(line for line in self._lines if line.id in self._ticked)

    def _weigh(self) -> None:
        count = len(self.chosen())
        for press in (self.print, self.keep, self.go):
            press.setEnabled(count > 0)
        words = self._.plural("{n} lijn vernietigen", "{n} lijnen vernietigen", count)
        self.go.setText(words if count else self._(N_("Vernietigen")))

    def _print(self) -> None:
        before_preview(self.ctx, self, lambda: self._with_names(self._preview))

    def _with_names(self, then: Callable[[tuple[OverdueLine, ...]], None]) -> None:
        desk, ids = self.ctx.desk, [line.id for line in self.chosen()]
        self.ctx.jobs.read(
            lambda: retention.on_paper(desk, ids=ids), then, self.ctx.show_error, receiver=self
        )

    def _preview(self, lines: tuple[OverdueLine, ...]) -> None:
        from ensure_desk.ui.printing import preview_made  # cold start: loaded when somebody prints

        tr, dots = self._, screen_dots()
        preview_made(self.ctx, self, tr(N_("Vernietigingslijst")), lambda: list_sheet(tr, lines, dots))
        self._note(len(lines), kept=False)

    def _ask_path(self) -> None:
        name = self._(N_("vernietigingslijst {day}"), day=self.ctx.desk.today()) + ".pdf"
        ask_path(self, self._(N_("Waar bewaren?")), name, self.save_list)

    def save_list(self, path: Path) -> None:
        """Write the ticked lines as a PDF, to have them approved."""
        tr, dots = self._, screen_dots()

        def save(lines: tuple[OverdueLine, ...]) -> None:
            pages = document_pages(lambda _: list_sheet(tr, lines, dots))
            self._pdf.run(path, pages, lambda: written(len(lines)))

        def written(count: int) -> None:
            self._note(count, kept=True)
            self.ctx.toast(kept_words(self.ctx, self._(N_("De lijst is bewaard."))))

        self._with_names(save)

    def _note(self, count: int, *, kept: bool) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.write(lambda: retention.printed(desk, lines=count, kept=kept), lambda _done: None)

    def _ask_before(self) -> None:
        desk = self.ctx.desk
        self.ctx.jobs.read(lambda: retention.approvals(desk), self._show_before, self.ctx.show_error)

    def _show_before(self, found: tuple[Approved, ...]) -> None:
        """Show what was destroyed here, under which approval."""
        tr = self._
        words = N_("{day}: {lines}, door {actor}. Goedgekeurd door {by} op {on}, {reference}.")
        told = (
            tr(
                words,
                day=show_date(one.at.astimezone().date()),
                lines=tr.plural("{n} lijn", "{n} lijnen", one.lines),
                actor=one.actor,
                by=one.by,
                on=show_date(one.day),
                reference=one.reference,
            )
            for one in found
        )
        text = "\n".join(told) or tr(N_("Hier is nog niets vernietigd."))
        title, close = tr(N_("Eerdere vernietigingen")), tr(N_("Sluiten"))
        Dialog(self, title, text, [("close", close, "primary")]).open()

    def _ask(self) -> None:
        approval = Approval(
            str(self.by.field.value() or ""),
            as_date(self.day.field.value()),
            str(self.reference.field.value() or ""),
        )
        tr, lines = self._, self.chosen()
        numbers = ", ".join(f"{line.dossier_number} ({line.what_text.lower()})" for line in lines)
        text = tr(N_("Dit gaat voorgoed weg: {numbers}. U kunt dit niet ongedaan maken."), numbers=numbers)
        acts = ((("stop"), tr(N_("Annuleren")), "secondary"), (_GO, tr(N_("Voorgoed wissen")), "danger"))
        dialog = Dialog(self, tr(N_("Aangekruiste lijnen vernietigen?")), text, acts)
        dialog.chosen.connect(lambda code: self.carry_out(lines, approval) if code == _GO else None)
        dialog.open()

    def carry_out(self, lines: tuple[OverdueLine, ...], approval: Approval) -> None:
        """Destroy these lines under an approval."""
        desk, ids = self.ctx.desk, [line.id for line in lines]
        self.ctx.jobs.write(
            lambda: retention.destroy(desk, ids=ids, approval=approval),
            self._destroyed,
            lambda error: self.refuse(error, self.by),
            receiver=self,
        )

    def _destroyed(self, done: Done[Destroyed]) -> None:
        for field in (self.by, self.day, self.reference):
            field.field.set_value(None)
            field.set_message("")
        text = N_("Vernietigde dossiers: {dossiers}. Leeggemaakte notities en intakes: {emptied}.")
        told = self._(text, dossiers=done.value.dossiers, emptied=done.value.emptied)
        self.ctx.toast(" ".join((told, *done.value.elsewhere)))
        self.ctx.announce(done.changes.kinds)
        self.load()


def list_sheet(tr: Translator, lines: tuple[OverdueLine, ...], dots: float) -> QTextDocument:
    """Return the list on paper, with room for who approves it."""
    from ensure_desk.ui.paper import SMALL, TITLE, Paper  # cold start: loaded when somebody prints

    paper, title = Paper(dots, steady=True), tr(N_("Vernietigingslijst"))
    paper.number_pages(tr, title)
    paper.write(title, TITLE, bold=True)
    paper.write(tr(N_("De bewaartermijn van deze gegevens is voorbij. Er is nog niets vernietigd.")), SMALL)
    heads = [tr(head) for head in (N_("Nummer"), N_("Naam"), N_("Wat"), N_("Reden"), N_("Akkoord"))]
    rows = [(line.dossier_number, line.name, line.what_text, line.reason, "") for line in lines]
    paper.table(heads, rows, (21, 23, 16, 27, 13))
    blanks = (N_("Naam en functie"), N_("Datum"), N_("Kenmerk"), N_("Handtekening"))
    paper.write_blanks([tr(label) for label in blanks])
    return paper.document
