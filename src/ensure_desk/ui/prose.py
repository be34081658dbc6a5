# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Text in Markdown that is pleasant to read: sizes, room and colours from the tokens, on the screen and on paper."""

from collections.abc import Iterator

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from ensure_desk.ui import theme
from ensure_desk.ui.tokens import Tokens

POINTS = 10.5
_LINE = 138
_HEADS = {1: (1.7, 0.0), 2: (1.2, 14.0)}
"""Level of a heading: its size as a multiple of the text, and the room above it in points."""
_OTHER_HEADS = (1.05, 10.0)
_ROOM, _CELL = 6.0, 0.55


def write(document: QTextDocument, markdown: str, colours: Tokens, points: float = POINTS) -> None:
    """Fill a document with a text in Markdown; nothing of it can be undone by somebody who reads."""
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(theme.body_font(points))
    document.setMarkdown(markdown)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()  # laid out once, at the end
    block = document.begin()
    while block.isValid():
        _shape(cursor, block, points)
        _colour(cursor, block, colours)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, colours, points)
    cursor.endEditBlock()


def _shape(cursor: QTextCursor, block: QTextBlock, points: float) -> None:
    """Give a paragraph its room, and a heading its size."""
    shape = block.blockFormat()
    in_table = QTextCursor(block).currentTable() is not None
    shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTopMargin(0)
    shape.setBottomMargin(0 if in_table else points * (0.25 if block.textList() is not None else 0.6))
    if level := shape.headingLevel():
        times, above = _HEADS.get(level, _OTHER_HEADS)
        shape.setTopMargin(above * points / POINTS)
        for start, length, look in list(_runs(block)):
            look.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)  # it would win
            look.setFontPointSize(points * times)
            look.setFontWeight(QFont.Weight.DemiBold)
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look)
    cursor.setPosition(block.position())
    cursor.setBlockFormat(shape)


def _colour(cursor: QTextCursor, block: QTextBlock, colours: Tokens) -> None:
    """Give links and what is typed their colours."""
    for start, length, look in list(_runs(block)):
        dressed = QTextCharFormat()
        if look.isAnchor():
            dressed.setForeground(QColor(colours.acc))
            dressed.setFontUnderline(True)
        elif look.fontFixedPitch():
            dressed.setBackground(QColor(colours.hover))
            dressed.setForeground(QColor(colours.t1))
        else:
            dressed.setForeground(QColor(colours.t1))
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(dressed)


def _runs(block: QTextBlock) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """Give the pieces of a paragraph that look the same, but for pictures."""
    walk = block.begin()
    while not walk.atEnd():
        piece = walk.fragment()
        if piece.isValid() and not piece.charFormat().isImageFormat():
            yield piece.position(), piece.length(), piece.charFormat()
        walk += 1


def _dress_table(table: QTextTable, colours: Tokens, points: float) -> None:
    """Give a table thin lines, a quiet head, and the whole width."""
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QColor(colours.line2))
    shape.setCellPadding(points * _CELL)
    shape.setCellSpacing(0)
    shape.setTopMargin(_ROOM)
    shape.setBottomMargin(_ROOM)
    shape.setHeaderRowCount(1)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        look = cell.format()
        look.setBackground(QColor(colours.subtle))
        cell.setFormat(look)
