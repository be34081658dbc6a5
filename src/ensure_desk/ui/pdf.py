# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Documents on A4 pages: to a printer, or to a PDF beside the window's thread, which can be followed and stopped.

What a PDF shows is made on the thread that draws it. The file is put in its place when it is whole.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEventLoop,
    QIODevice,
    QMarginsF,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
    QThread,
)
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageRanges,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from ensure_desk.domain.errors import UserError
from ensure_desk.storage.files import write_file
from ensure_desk.ui import theme
from ensure_desk.ui.jobs import Cancelled

_SHEET, _MM_PER_INCH = QSizeF(170, 257), 25.4
"""What an A4 page holds between margins of 20 millimetres."""
_MARGINS = QMarginsF(20, 20, 20, 12)
"""The foot of a page stands in its lower margin."""
_FOOT, _POINTS_PER_INCH = 9.0, 72.0
_NO_PAGE = 1_000_000


class Steps(Protocol):
    """Hears how many of how many pages are there; raises `Cancelled` when somebody stopped it."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell it."""


Draw = Callable[[QPdfWriter, Steps], None]
"""Draws all pages on a device."""


class Unwatched:
    """Steps that nobody follows."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell nobody."""


def write_pdf(path: Path, draw: Draw, steps: Steps) -> None:
    """Draw a PDF and put it at `path`; raises UserError `file_not_writable`, and `Cancelled` with nothing written."""
    try:
        content = _drawn(draw, steps)
    except Cancelled as stop:
        raise stop.with_traceback(
            None
        ) from None  # else what was drawn would end on the thread that hears of it
    try:
        write_file(path, content)
    except OSError as error:
        raise UserError("file_not_writable", file=path.name) from error


def made_for(home: QThread, make: Callable[[], QTextDocument]) -> QTextDocument:
    """Write a document on this thread and hand it to another one, which shows it."""
    turning = QEventLoop()  # as below
    document = make()
    document.moveToThread(home)
    del turning
    return document


def _drawn(draw: Draw, steps: Steps) -> bytes:
    turning = QEventLoop()  # the layout of a text starts timers, which need a thread that could turn
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    draw(writer, steps)
    del writer
    buffer.close()
    del turning
    return bytes(content.data())


def screen_dots() -> float:
    """Return how many dots of the screen make an inch; asked on the window's thread, before pages are drawn."""
    return QGuiApplication.primaryScreen().logicalDotsPerInch()


def a4() -> QPageLayout:
    """Return A4 pages with margins of 20 millimetres, of which the lower one can be written in."""
    size, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    return QPageLayout(size, upright, _MARGINS, QPageLayout.Unit.Millimeter)


def sheet_size(dots: float) -> QSizeF:
    """Return what a page holds, in dots of which so many make an inch; the page size of every document."""
    return _SHEET * (dots / _MM_PER_INCH)


def lay_out(document: QTextDocument) -> None:
    """Lay out a document that has no layout yet, however long it is; other threads go on meanwhile.

    Of all that makes a layout, printing alone leaves Python to others, and a page that is not there prints nothing.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    nowhere = QPdfWriter(buffer)
    nowhere.setPageRanges(QPageRanges.fromString(str(_NO_PAGE)))
    document.print_(nowhere)


class Leaves(QTextDocument):
    """A document whose pages are numbered in words where there are several."""

    number: Callable[[int, int], str] | None = None
    """Says which of how many pages it is; a document of one page a person has none."""


def document_pages(make: Callable[[Steps], QTextDocument]) -> Draw:
    """Return what draws a document on A4 pages; `make` writes it, on the thread that draws."""

    def draw(device: QPdfWriter, steps: Steps) -> None:
        device.setPageLayout(a4())
        print_pages(make(steps), device, steps)

    return draw


def wanted_pages(count: int, device: QPagedPaintDevice) -> list[int]:
    """Return the pages to print of so many, counted from one: all, or those that were asked for at the printer."""
    asked = device.pageRanges()
    return [page for page in range(1, count + 1) if asked.isEmpty() or asked.contains(page)]


def print_pages(document: QTextDocument, device: QPagedPaintDevice, steps: Steps) -> None:
    """Draw a document of `sheet_size` on a device with the pages of `a4`."""
    size, count = document.pageSize(), document.pageCount()
    painter = QPainter(device)
    try:
        painter.scale(device.width() / size.width(), device.width() / size.width())
        for turn, page in enumerate(wanted_pages(count, device)):
            steps.report(turn, count)
            if turn:
                device.newPage()
            _draw_page(document, painter, QRectF(QPointF(0, (page - 1) * size.height()), size))
            if isinstance(document, Leaves) and document.number and count > 1:
                _draw_foot(painter, size, document.number(page, count))
    finally:
        painter.end()


def _draw_foot(painter: QPainter, size: QSizeF, words: str) -> None:
    dots = size.width() / _SHEET.width()
    font = theme.body_font()
    font.setPixelSize(round(_FOOT / _POINTS_PER_INCH * _MM_PER_INCH * dots))
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.black)
    room = QRectF(0, size.height(), size.width(), (_MARGINS.top() - _MARGINS.bottom()) * dots)
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)


def _draw_page(document: QTextDocument, painter: QPainter, view: QRectF) -> None:
    look = QAbstractTextDocumentLayout.PaintContext()
    view = view.adjusted(0, 0, 0, -1)  # else the first line of the next page is there too, out of sight
    look.clip, colours = view, QPalette()
    colours.setColor(
        QPalette.ColorRole.Text, Qt.GlobalColor.black
    )  # paper is white, whatever the screen shows
    look.palette = colours
    painter.save()
    painter.translate(0, -view.top())
    painter.setClipRect(view)
    document.documentLayout().draw(painter, look)
    painter.restore()
