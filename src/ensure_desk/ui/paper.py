# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sheets for people: plain paragraphs in large type, page after page; nothing a person typed is run as markup."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise, takewhile

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.ui import theme
from ensure_desk.ui.pdf import Leaves, lay_out, screen_dots, sheet_size

TITLE, HEAD, TEXT, SMALL = 22.0, 16.0, 14.0, 11.0
_LINE = 130
_CELL, _CELL_SIDE, _ABOVE_TABLE = 3, 5, 8
_SPARE = 0.035
"""Part of a page kept free beneath a table, for borders and what is rounded."""
_AT_ONCE = 40
"""So many rows are measured in one step."""
_SAME_PARAGRAPH = "\u2028"
_BLANK, _SIGNS, _WHOLE = 0.3, 44, 72
"""Where a line behind a label begins, as a part of the width; how long it is, and one of the whole width."""


class Paper:
    """Writes paragraphs and tables into a document; a heading stays with what comes beneath it.

    A long one is `steady`: each piece is laid out when it is written, so that no single step takes long. What is
    written beside the window's thread is given the `dots` of the screen (`pdf.screen_dots`).
    """

    def __init__(self, dots: float | None = None, *, steady: bool = False) -> None:
        self.document = Leaves()
        self.document.setDefaultFont(theme.body_font(TEXT))
        self.document.setDocumentMargin(0)
        self._size = sheet_size(dots or screen_dots())
        self.document.setPageSize(self._size)  # else Qt adds two centimetres to the margins of the paper
        if steady:
            self.document.documentLayout()
        self._cursor = QTextCursor(self.document)
        self._first, self._breaks = True, False
        self._held: QTextBlock | None = None
        """The first of the paragraphs just written that do not part from the next one."""

    def number_pages(self, tr: Translator, about: str) -> None:
        """Number the pages, and say what they are about: sheets get mixed."""
        self.document.number = lambda page, count: tr(
            N_("Blad {n} van {all} · {code}"), n=page, all=count, code=about
        )

    def write(self, text: str, points: float = TEXT, *, bold: bool = False, above: float = 4) -> None:
        """Add a paragraph; one in bold is a heading."""
        self._add(text, QTextBlockFormat(), _look(points, bold), above)
        self._hold(with_next=bold)

    def write_code(self, code: str, points: float, *, above: float) -> None:
        """Add a code in letters of one width, which tell a zero from an O."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(points)
        look = QTextCharFormat()
        look.setFont(font)
        self._add(code, QTextBlockFormat(), look, above)

    def write_lines(self, count: int) -> None:
        """Add lines to write on, over the whole width; they stay with the heading above them."""
        for left in reversed(range(count)):
            self._add("_" * _WHOLE, QTextBlockFormat(), _look(TEXT, bold=False), 12)
            self._hold(with_next=left > 0)

    def write_blanks(self, labels: Sequence[str]) -> None:
        """Add a line to write or to sign on after each label; they stand on one page."""
        shape, stop = QTextBlockFormat(), self._size.width() * _BLANK
        shape.setTabPositions([QTextOption.Tab(stop, QTextOption.TabType.LeftTab)])
        for number, label in enumerate(labels, 1):
            self._add(f"{label}\t{'_' * _SIGNS}", shape, _look(SMALL, bold=False), 28)
            self._hold(with_next=number < len(labels))

    def break_page(self) -> None:
        """Begin the next paragraph on a new page."""
        self._breaks = not self._first

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        """Add a table with lines around its cells; widths are in percent. An empty cell is room to write or sign.

        A row stays on one page, so each page has a table of its own, with the heads.
        """
        shape, height = _table_shape(widths), self._size.height()
        tall, talls = _heights(shape, heads, rows, self._size.width())
        room, done = height - self._used() - _ABOVE_TABLE, 0
        self.document.setDocumentLayout(None)  # type: ignore[arg-type]  # laid out once, when all of it stands there
        while done < len(rows):
            fits = _fitting(room - _SPARE * height - tall, talls[done:])
            if room == height:
                fits = max(fits, 1)  # a row longer than a page
            if fits:
                self._insert(shape, [heads, *rows[done : done + fits]])
            done, room = done + fits, height
            shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            shape.setTopMargin(0)
        lay_out(self.document)
        self._held = None

    def _used(self) -> float:
        """Return how much of the page is written on, with the room beneath its last line."""
        block = self._cursor.block()
        bottom = self.document.documentLayout().blockBoundingRect(block).bottom()
        last = block.layout().lineAt(block.layout().lineCount() - 1)
        return (bottom + last.height() * (_LINE / 100 - 1)) % self._size.height()

    def _insert(self, shape: QTextTableFormat, rows: Sequence[Sequence[str]]) -> None:
        """Insert a table at the end; what comes after it begins right beneath it."""
        _fill(self._cursor, shape, rows)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._cursor.setBlockFormat(_thin())

    def _add(self, text: str, shape: QTextBlockFormat, look: QTextCharFormat, above: float) -> None:
        """Add a paragraph; at the head of a page there is no room above it."""
        shape.setTopMargin(0 if self._first or self._breaks else above)
        shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._breaks:
            shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        self._cursor.beginEditBlock()
        if self._first:
            self._cursor.setBlockFormat(shape)
            self._cursor.setBlockCharFormat(look)
        else:
            self._cursor.insertBlock(shape, look)
        self._cursor.insertText(_lines(text), look)
        self._cursor.endEditBlock()
        self._first = self._breaks = False

    def _hold(self, *, with_next: bool) -> None:
        """Begin the paragraphs that are held on a new page where the one just written does not stand beside them."""
        written = self._cursor.block()
        if self._held is not None and self._page_of(self._held) != self._page_of(written):
            at = QTextCursor(self._held)
            shape = at.blockFormat()
            shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            shape.setTopMargin(0)
            at.setBlockFormat(shape)
        self._held = (self._held or written) if with_next else None

    def _page_of(self, block: QTextBlock) -> int:
        """Return on which page the first line of a paragraph stands."""
        self.document.documentLayout().blockBoundingRect(block)  # laid out as far as this
        lines = block.layout()
        top = lines.position().y() + lines.lineAt(0).y()
        return int((top + 1) // self._size.height())  # Qt reckons in parts of a dot, and rounds them down


def _fill(cursor: QTextCursor, shape: QTextTableFormat, rows: Sequence[Sequence[str]]) -> QTextTable:
    """Insert a table of which the first row has the heads."""
    table = cursor.insertTable(len(rows), len(rows[0]), shape)
    cell_shape, head, plain = _cell_shape(), _look(SMALL, bold=True), _look(SMALL, bold=False)
    for number, row in enumerate(rows):
        look = plain if number else head
        for column, text in enumerate(row):
            cell = table.cellAt(number, column)
            cell.setFormat(cell_shape)
            at = cell.firstCursorPosition()
            at.setBlockCharFormat(look)
            at.insertText(_lines(text), look)
    return table


def _heights(
    shape: QTextTableFormat, heads: Sequence[str], rows: Sequence[Sequence[str]], width: float
) -> tuple[float, list[float]]:
    """Return how high the heads are and each row is; they are laid out apart, some at once."""
    tall, talls = 0.0, list[float]()
    for first in range(0, len(rows), _AT_ONCE):
        tall, *some = _laid_apart(shape, [heads, *rows[first : first + _AT_ONCE]], width)
        talls += some
    return tall, talls


def _laid_apart(shape: QTextTableFormat, rows: Sequence[Sequence[str]], width: float) -> Sequence[float]:
    """Return how high each row of a table is on a page without end."""
    apart = QTextDocument()
    apart.setDocumentMargin(0)
    apart.setTextWidth(width)
    cursor = QTextCursor(apart)
    cursor.beginEditBlock()
    table = _fill(cursor, shape, rows)
    cursor.endEditBlock()
    layout, columns = apart.documentLayout(), range(table.columns())
    feet = [layout.blockBoundingRect(table.cellAt(0, 0).firstCursorPosition().block()).top()]
    for row in range(table.rows()):
        blocks = (table.cellAt(row, column).lastCursorPosition().block() for column in columns)
        feet.append(max(layout.blockBoundingRect(block).bottom() for block in blocks))
    return [foot - above for above, foot in pairwise(feet)]


def _fitting(room: float, talls: Iterable[float]) -> int:
    """Return how many of these rows have room."""
    return sum(1 for _ in takewhile(lambda foot: foot <= room, accumulate(talls)))


def _table_shape(widths: Sequence[int]) -> QTextTableFormat:
    shape = QTextTableFormat()
    shape.setBorder(1)
    shape.setTopMargin(_ABOVE_TABLE)
    shape.setBorderBrush(QBrush(Qt.GlobalColor.black))
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setHeaderRowCount(1)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, width) for width in widths]
    )
    return shape


def _cell_shape() -> QTextTableCellFormat:
    shape = QTextTableCellFormat()
    shape.setPadding(_CELL)
    shape.setLeftPadding(_CELL_SIDE)
    shape.setRightPadding(_CELL_SIDE)
    return shape


def _thin() -> QTextBlockFormat:
    """Return the shape of the empty paragraph that has to stand behind a table."""
    shape = QTextBlockFormat()
    shape.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return shape


def _lines(text: str) -> str:
    return text.replace("\n", _SAME_PARAGRAPH)


def _look(points: float, bold: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    font = theme.body_font(points, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("calt"), 0)  # a dash between capitals is else another sign, not found in a PDF
    look.setFont(font)
    return look
