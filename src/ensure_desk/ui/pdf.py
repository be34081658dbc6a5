# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""PDF files, drawn beside the window's thread: page after page, so that it can be followed and stopped.

What is drawn is made on the thread that draws it. The file is put in its place when it is whole.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from ensure_desk.domain.errors import UserError
from ensure_desk.storage.files import write_file
from ensure_desk.ui.jobs import Cancelled

_MARGINS = QMarginsF(20, 20, 20, 20)


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
    """Return A4 pages with margins of 20 millimetres."""
    size, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    return QPageLayout(size, upright, _MARGINS, QPageLayout.Unit.Millimeter)


def document_pages(make: Callable[[Steps], QTextDocument]) -> Draw:
    """Return what draws a document on A4 pages; `make` writes it, on the thread that draws."""

    def draw(device: QPdfWriter, steps: Steps) -> None:
        device.setPageLayout(a4())
        document = make(steps)
        if document.pageSize().height() <= 0:
            document.print_(device)
            return
        _draw_pages(document, device, steps)

    return draw


def _draw_pages(document: QTextDocument, device: QPdfWriter, steps: Steps) -> None:
    size, count = document.pageSize(), document.pageCount()
    painter = QPainter(device)
    try:
        painter.scale(device.width() / size.width(), device.height() / size.height())
        for number in range(count):
            steps.report(number, count)
            if number:
                device.newPage()
            _draw_page(document, painter, QRectF(QPointF(0, number * size.height()), size))
    finally:
        painter.end()


def _draw_page(document: QTextDocument, painter: QPainter, view: QRectF) -> None:
    look = QAbstractTextDocumentLayout.PaintContext()
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
