# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Print through the system's dialogs, which do not block, after a preview on the screen."""

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from ensure_desk.ui import theme
from ensure_desk.ui.pdf import a4


def print_text(parent: QWidget, title: str, text: str) -> None:
    """Ask for a printer and print a title with a text in large type."""
    document = QTextDocument()
    document.setDefaultFont(theme.body_font(16))
    document.setPlainText(f"{title}\n\n{text}\n")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: document.print_(printer))
    dialog.show()


def preview(parent: QWidget, title: str, document: QTextDocument) -> QPrintPreviewDialog:
    """Show a document as it will be on paper; from there it can be printed."""
    dialog = QPrintPreviewDialog(parent)  # with a printer of its own: one of ours would be gone too early
    dialog.printer().setPageLayout(a4())
    dialog.setWindowTitle(title)
    dialog.paintRequested.connect(document.print_)
    dialog.open()
    return dialog
