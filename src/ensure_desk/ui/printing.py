# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Print through the system's dialog, which does not block."""

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ensure_desk.ui import theme


def print_text(parent: QWidget, title: str, text: str) -> None:
    """Ask for a printer and print a title with a text in large type."""
    document = QTextDocument()
    document.setDefaultFont(theme.body_font(16))
    document.setPlainText(f"{title}\n\n{text}\n")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: document.print_(printer))
    dialog.show()
