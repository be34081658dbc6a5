# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sheets for people: plain paragraphs in large type, page after page; nothing a person typed is run as markup."""

from collections.abc import Sequence

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from ensure_desk.ui import theme
from ensure_desk.ui.pdf import screen_dots

TITLE, HEAD, TEXT, SMALL = 22.0, 16.0, 14.0, 11.0
_SHEET, _MM_PER_INCH = QSizeF(170, 257), 25.4
"""What an A4 page holds between margins of 20 millimetres."""
_LINE = 130
_CELL = 3
_SAME_PARAGRAPH = "\u2028"


class Paper:
    """Writes paragraphs and tables into a document.

    A long one is `steady`: each piece is laid out when it is written, so that no single step takes long. What is
    written beside the window's thread is given the `dots` of the screen (`pdf.screen_dots`).
    """

    def __init__(self, dots: float | None = None, *, steady: bool = False) -> None:
        self.document = QTextDocument()
        self.document.setDefaultFont(theme.body_font(TEXT))
        self.document.setDocumentMargin(0)
        size = _SHEET * ((dots or screen_dots()) / _MM_PER_INCH)
        self.document.setPageSize(size)  # else Qt adds two centimetres to the margins of the paper
        if steady:
            self.document.documentLayout()
        self._cursor = QTextCursor(self.document)
        self._first, self._breaks = True, False

    def write(self, text: str, points: float = TEXT, *, bold: bool = False, above: float = 4) -> None:
        """Add a paragraph."""
        shape, look = QTextBlockFormat(), _look(points, bold)
        shape.setTopMargin(above)
        shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._breaks:
            shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            self._breaks = False
        self._cursor.beginEditBlock()
        if self._first:
            self._cursor.setBlockFormat(shape)
            self._cursor.setBlockCharFormat(look)
            self._first = False
        else:
            self._cursor.insertBlock(shape, look)
        self._cursor.insertText(text.replace("\n", _SAME_PARAGRAPH), look)
        self._cursor.endEditBlock()

    def break_page(self) -> None:
        """Begin the next paragraph on a new page."""
        self._breaks = not self._first

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        """Add a table with lines around its cells; widths are in percent. An empty cell is room to write or sign."""
        shape = QTextTableFormat()
        shape.setBorder(1)
        shape.setBorderBrush(QBrush(Qt.GlobalColor.black))
        shape.setBorderCollapse(True)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setCellPadding(_CELL)
        shape.setHeaderRowCount(1)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, width) for width in widths]
        )
        self._cursor.beginEditBlock()
        table = self._cursor.insertTable(len(rows) + 1, len(heads), shape)
        for number, row in enumerate((heads, *rows)):
            for column, text in enumerate(row):
                cell = table.cellAt(number, column).firstCursorPosition()
                cell.insertText(text, _look(SMALL, number == 0))
        self._cursor.endEditBlock()
        self._cursor.movePosition(QTextCursor.MoveOperation.End)


def _look(points: float, bold: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(theme.body_font(points, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
    return look
