# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inzage geven: one click, one place to choose, and the person gets a PDF to read and a workbook with everything."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.changes import Done
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services import access_papers
from ensure_desk.services.access_papers import Given, Look, Paragraph
from ensure_desk.services.dossier import Dossier
from ensure_desk.ui.context import Context
from ensure_desk.ui.long_work import PdfWork
from ensure_desk.ui.pdf import Steps, document_pages, screen_dots
from ensure_desk.ui.save_dialog import ask_path

_OFTEN = 50
"""After so many paragraphs it can be stopped."""


class AccessGiver(QObject):
    """Asks where the files go and writes them."""

    def __init__(self, ctx: Context, window: QWidget) -> None:
        super().__init__(window)
        self._ctx, self._window, self._ = ctx, window, ctx.tr
        self._pdf = PdfWork(ctx, window)

    def ask(self, found: Dossier | None) -> None:
        """Ask where the files about the person in view go."""
        if found is None:
            return
        person_id, number = found.person.id, found.header.dossier_number
        title = self._(N_("Inzage geven: waar bewaren?"))
        name = self._(N_("inzage {number}"), number=number) + ".pdf"
        ask_path(self._window, title, name, lambda path: self.save(person_id, path))

    def save(self, person_id: str, path: Path) -> None:
        """Write the PDF, and the workbook beside it."""
        desk, tr, book = self._ctx.desk, self._, path.with_suffix(".xlsx")

        def write(done: Done[Given]) -> None:
            dots = screen_dots()
            pages = document_pages(lambda steps: access_sheet(tr, done.value.paper, steps, dots))
            text = N_("De gegevens staan in een PDF en in Excel. Geef ze alleen aan de persoon zelf.")
            beside = self._(N_("Alle gegevens staan wel al in {file}."), file=book.name)
            self._pdf.run(path, pages, lambda: self._ctx.toast(self._(text)), beside=beside)

        self._ctx.jobs.write(
            lambda: access_papers.give(desk, person_id=person_id, book=book),
            write,
            self._ctx.show_error,
            receiver=self,
        )


def access_sheet(tr: Translator, paper: tuple[Paragraph, ...], steps: Steps, dots: float) -> QTextDocument:
    """Return the paper as a document; it may be long, so it can be stopped while it is written."""
    from ensure_desk.ui.paper import HEAD, SMALL, TITLE, Paper  # cold start: loaded when somebody asks for it

    made = Paper(dots, steady=True)
    made.number_pages(tr, next((part.text for part in paper if part.look is Look.ABOVE), ""))
    looks = {
        Look.TITLE: (TITLE, True, 0.0),
        Look.HEAD: (HEAD, True, 18.0),
        Look.ABOVE: (SMALL, True, 10.0),
        Look.TEXT: (SMALL, False, 2.0),
    }
    for number, paragraph in enumerate(paper):
        if number % _OFTEN == 0:
            steps.report(0, 0)
        points, bold, above = looks[paragraph.look]
        made.write(paragraph.text, points, bold=bold, above=above)
    return made.document
