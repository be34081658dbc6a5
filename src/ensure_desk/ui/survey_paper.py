# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Draw a questionnaire on paper: A4, boxes big enough for a pen, the page code at the foot of every page."""

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.survey_paper import LINES, Item, Page, PaperForm
from ensure_desk.ui import theme
from ensure_desk.ui.pdf import Draw, Steps, Unwatched, wanted_pages

_INCH = 25.4
_WIDTH, _HEIGHT, _MARGIN = 210.0, 297.0, 16.0
_TOP, _LINE = 30.0, (297.0 - 30.0 - 18.0) / LINES
_BOX, _INDENT, _POINTS, _HINT = 3.8, 10.0, 10.5, 10.0
_FIELDS = ((N_("Dossiernummer"), 0.0, 78.0), (N_("Datum"), 84.0, 130.0), (N_("Moment"), 136.0, 178.0))
"""What is written by hand above the questions: its label, where it begins and ends from the margin."""
_DIGIT = (5.0, 4.5)
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute)
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft.value, Qt.AlignmentFlag.AlignRight.value


def form_pages(paper: PaperForm, tr: Translator, *, mirrored: bool = False) -> Draw:
    """Return what draws a questionnaire; `mirrored` for a language that is written from right to left."""

    def draw(device: QPdfWriter, steps: Steps) -> None:
        device.setTitle(paper.title)
        _set_up(device)
        _draw(paper, device, (tr, steps), mirrored=mirrored)

    return draw


def preview_paper(
    parent: QWidget, paper: PaperForm, tr: Translator, *, mirrored: bool = False
) -> QPrintPreviewDialog:
    """Show a questionnaire as it will be on paper; from there it can be printed."""
    dialog = QPrintPreviewDialog(parent)  # with a printer of its own: one of ours would be gone too early
    _set_up(dialog.printer())
    dialog.setWindowTitle(paper.title)
    dialog.paintRequested.connect(lambda printer: _draw(paper, printer, (tr, Unwatched()), mirrored=mirrored))
    dialog.open()
    return dialog


def _set_up(device: QPagedPaintDevice) -> None:
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageOrientation(QPageLayout.Orientation.Portrait)
    device.setPageMargins(QMarginsF(0, 0, 0, 0))


def _draw(
    paper: PaperForm, device: QPagedPaintDevice, how: tuple[Translator, Steps], *, mirrored: bool
) -> None:
    (tr, steps), painter = how, QPainter(device)
    try:
        for turn, number in enumerate(wanted_pages(len(paper.pages), device)):
            page = paper.pages[number - 1]
            steps.report(turn, len(paper.pages))
            if turn:
                device.newPage()
            draw_page(painter, device.logicalDpiX(), paper, (page, tr), mirrored=mirrored)
    finally:
        painter.end()


class _Sheet:
    """A page to draw on, measured in millimetres from its upper corner on the side where writing begins."""

    def __init__(self, painter: QPainter, scale: float, *, mirrored: bool) -> None:
        self._painter, self._scale, self._mirrored = painter, scale, mirrored
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)

    def _from_left(self, x: float, width: float) -> float:
        """Return where something of a width begins, from the left edge."""
        return _WIDTH - x - width if self._mirrored else x

    def text(
        self,
        area: tuple[float, float, float],
        words: str,
        *,
        points: float = _POINTS,
        bold: bool = False,
        at_end: bool = False,
    ) -> float:
        """Write words at (x, y, width) and return the height they take; `at_end` against the far side."""
        self._write_in(points, bold)
        x, y, width = area
        left, top, wide = (value * self._scale for value in (self._from_left(x, width), y, width))
        room = QRectF(left, top, wide, _HEIGHT * self._scale)
        side = _RIGHT if self._mirrored is not at_end else _LEFT
        taken = self._painter.drawText(room, _WRAP | side, words)
        return taken.height() / self._scale

    def field(self, x: float, y: float, end: float, label: str) -> None:
        """Write a label, and behind it a line to write on as far as `end`."""
        self.text((x, y, end - x), label)
        begin = (
            x
            + QFontMetricsF(self._painter.font(), self._painter.device()).horizontalAdvance(label)
            / self._scale
            + 2
        )
        self.line(begin, y + _LINE - 0.6, end - begin)

    def _write_in(self, points: float, bold: bool) -> None:
        font: QFont = theme.body_font(1)
        font.setPointSizeF(points)
        font.setBold(bold)
        self._painter.setFont(font)

    def turned(self, words: str) -> str:
        """Return words whose arrows point where the reading goes."""
        return words.replace("→", "←") if self._mirrored else words

    def box(self, x: float, y: float, size: float = _BOX, *, width: float = 0.0) -> None:
        """Draw a box to tick or to write in."""
        self._painter.setPen(QPen(Qt.GlobalColor.black, 0.25 * self._scale))
        sides = (self._from_left(x, width or size), y, width or size, size)
        self._painter.drawRect(QRectF(*(value * self._scale for value in sides)))

    def line(self, x: float, y: float, width: float) -> None:
        """Draw a line to write on."""
        self._painter.setPen(QPen(Qt.GlobalColor.gray, 0.2 * self._scale))
        left = self._from_left(x, width)
        ends = (left, y, left + width, y)
        self._painter.drawLine(*(int(value * self._scale) for value in ends))
        self._painter.setPen(QPen(Qt.GlobalColor.black))


def draw_page(
    painter: QPainter,
    dots: float,
    paper: PaperForm,
    what: tuple[Page, Translator],
    *,
    mirrored: bool = False,
) -> None:
    """Draw one page on a device with so many dots to the inch, in the words of a translator."""
    (page, tr), sheet = what, _Sheet(painter, dots / _INCH, mirrored=mirrored)
    width = _WIDTH - 2 * _MARGIN
    sheet.text((_MARGIN, 10, width), paper.title, points=14, bold=True)
    for label, begin, end in _FIELDS if page.number == 1 else _FIELDS[:1]:
        sheet.field(_MARGIN + begin, 19.5, _MARGIN + end, tr(label))
    at = _TOP
    for item in page.items:
        _draw_item(sheet, item, at)
        at += item.lines * _LINE
    foot = tr(
        N_("Blad {n} van {all} · versie {version}"),
        n=page.number,
        all=len(paper.pages),
        version=paper.version,
    )
    sheet.text((_MARGIN, _HEIGHT - 13, width / 2), foot, points=9)
    sheet.text((_MARGIN + width / 2, _HEIGHT - 13.5, width / 2), page.code, points=11, bold=True, at_end=True)


def _draw_item(sheet: _Sheet, item: Item, y: float) -> None:
    width = _WIDTH - 2 * _MARGIN - _INDENT
    x = _MARGIN + _INDENT
    y = _draw_words(sheet, item, x, y)
    if item.kind == "matrix":
        _draw_matrix(sheet, item, y)
    elif item.boxes:
        _draw_boxes(sheet, item, x, y + 1)
    elif item.kind in ("number", "date"):
        _draw_digits(sheet, (2, 2, 4) if item.kind == "date" else (8,), x, y + 0.8)
    elif item.kind == "text":
        for number in range(1, 5 if item.is_wide else 2):
            sheet.line(x, y + number * _LINE, width)


def _draw_words(sheet: _Sheet, item: Item, x: float, y: float) -> float:
    """Write for whom a question is, the question and its hint; return where they end."""
    width = _WIDTH - 2 * _MARGIN - _INDENT
    if item.number:
        sheet.text((_MARGIN, y, _INDENT + 4), item.number, bold=True)
    for words, points in ((item.only_if, _HINT), (item.text, _POINTS), (item.hint, _HINT)):
        if words:
            y += sheet.text((x, y, width), words, points=points, bold=item.kind == "heading")
    return y


def _draw_digits(sheet: _Sheet, groups: tuple[int, ...], x: float, y: float) -> None:
    """Draw a box per digit, in groups."""
    for group in groups:
        for _ in range(group):
            sheet.box(x, y, _DIGIT[1], width=_DIGIT[0])
            x += _DIGIT[0] + 0.6
        x += 3


def _draw_boxes(sheet: _Sheet, item: Item, x: float, y: float) -> None:
    """Draw the boxes of a question, some beside each other where their words are short."""
    across = item.across
    room = (_WIDTH - 2 * _MARGIN - _INDENT) / across
    top = y
    for place, box in enumerate(item.boxes):
        if across > 1:
            top = y + _LINE * (place // across)
        left = x + room * (place % across)
        sheet.box(left, top)
        sheet.text((left + _BOX + 1, top, 6), box.mark, points=7)
        sheet.text((left + _BOX + 6, top - 0.5, room - _BOX - 6), sheet.turned(box.words))
        top += _LINE * box.lines


def _draw_matrix(sheet: _Sheet, item: Item, y: float) -> None:
    whole = _WIDTH - 2 * _MARGIN
    words = whole * item.share
    room = (whole - words) / len(item.boxes)
    heads = [
        sheet.text((_MARGIN + words + room * place, y, room - 1), f"{box.mark} {box.label}", points=_HINT)
        for place, box in enumerate(item.boxes)
    ]
    y += max(heads) + 1
    for row in item.rows:
        sheet.text((_MARGIN, y, _INDENT), row.number, bold=True)
        height = sheet.text((_MARGIN + _INDENT, y, words - _INDENT - 3), row.text)
        for place in range(len(item.boxes)):
            sheet.box(_MARGIN + words + room * place, y + 0.4)
        y += max(height + 0.8, _LINE)
        sheet.line(_MARGIN, y - 0.6, whole)
