# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Print through the system's dialogs, which do not block, after a preview on the screen."""

from collections.abc import Callable

from PySide6.QtCore import QThread
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui.context import Context
from ensure_desk.ui.paper import TEXT, TITLE, Paper
from ensure_desk.ui.pdf import Unwatched, a4, made_for, print_pages


def print_code(parent: QWidget, tr: Translator, title: str, code: str, text: str) -> None:
    """Ask for a printer and print a code in letters that are not mixed up, with words beneath."""
    document = code_sheet(tr, title, code, text)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(a4())
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: print_pages(document, printer, Unwatched()))
    dialog.show()


def code_sheet(tr: Translator, title: str, code: str, text: str) -> QTextDocument:
    """Return a code on a sheet of paper, with room to write of where and when it is."""
    paper = Paper()
    paper.write(title, TITLE, bold=True)
    paper.write_code(code, TEXT, above=18)
    paper.write(text, above=18)
    paper.write_blanks([tr(label) for label in (N_("Gemeente"), N_("Datum"))])
    return paper.document


def preview_made(ctx: Context, parent: QWidget, title: str, make: Callable[[], QTextDocument]) -> None:
    """Show a document that takes long to write; it is written beside the window's thread."""
    home = QThread.currentThread()

    def show(document: QTextDocument) -> None:
        document.setParent(parent)
        preview(parent, title, document)

    ctx.jobs.file(lambda _: made_for(home, make), show, ctx.show_error, receiver=parent)


def preview(parent: QWidget, title: str, document: QTextDocument) -> QPrintPreviewDialog:
    """Show a document as it will be on paper; from there it can be printed."""
    dialog = QPrintPreviewDialog(parent)  # with a printer of its own: one of ours would be gone too early
    dialog.printer().setPageLayout(a4())
    dialog.setWindowTitle(title)
    dialog.paintRequested.connect(lambda printer: print_pages(document, printer, Unwatched()))
    dialog.open()
    return dialog
