# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A spider web: values on spokes, an earlier line dashed, the later filled; no value is a gap, never a zero."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ensure_desk.ui import theme

_LABEL_WIDTH, _LABEL_HEIGHT = 108, 30
_LEAST_WIDTH, _LEAST_HEIGHT, _HEIGHT, _LOW = 300, 300, 430, 236
_DOT, _ALPHA, _POINTS, _GAP, _ASIDE = 3.2, 64, 8.5, 8, 0.05
_SCALE_POINTS, _SCALE_WIDTH, _SCALE_HEIGHT, _SCALE_ROOM = 7.5, 10, 12, 12
"""Of the figures at the rings; where rings stand closer than that room, only the outer one has its figure."""
_HEART = 0.14
"""How far from the middle a zero stands, of a whole spoke: a person without barriers has a figure, no bare spikes."""
_SIGN = QSize(26, 10)
Values = Sequence[int | None]


@dataclass(frozen=True)
class Web:
    """What a spider web shows: the names of the spokes, the later values, and the earlier ones where there are any."""

    labels: tuple[str, ...]
    later: tuple[int | None, ...]
    earlier: tuple[int | None, ...] = ()
    most: int = 4

    @property
    def empty(self) -> frozenset[int]:
        """Return the spokes without any value."""
        lines = [line for line in (self.later, self.earlier) if line]
        return frozenset(n for n in range(len(self.labels)) if all(line[n] is None for line in lines))


def runs(values: Values) -> Iterator[list[int]]:
    """Yield the neighbouring places that have a value, around the circle; a gap ends a run."""
    count = len(values)
    known = [value is not None for value in values]
    if count and all(known):
        yield [*range(count), 0]
        return
    start = next((n for n in range(count) if known[n] and not known[n - 1]), None)
    if start is None:
        return
    run: list[int] = []
    for place in (*range(start, count), *range(start)):
        if known[place]:
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def line_pen(*, dashed: bool) -> QPen:
    """Return what draws the earlier or the later line; flat ends keep the dashes apart."""
    pen = QPen(theme.color("low" if dashed else "acc"), 1.8)
    if dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3.5, 2.5])
    return pen


def _no_answer_pen() -> QPen:
    """Return what draws a spoke without a value: with dots, so that nobody sees a zero there."""
    pen = QPen(theme.color("line2"), 1)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.5, 3.5])
    return pen


class LineSign(QWidget):
    """A piece of the earlier or the later line, beside words that say what it is."""

    def __init__(self, *, dashed: bool) -> None:
        super().__init__()
        self._dashed = dashed
        self.setFixedSize(_SIGN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setPen(line_pen(dashed=self._dashed))
        middle = self.height() / 2
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        painter.end()


class Radar(QWidget):
    """The spider web; its summary is what assistive technology says of it."""

    def __init__(self) -> None:
        super().__init__()
        self._web = Web((), ())
        self._height = _HEIGHT
        self._measured: tuple[object, float] = (None, 40)
        self.set_low(low=False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_low(self, *, low: bool) -> None:
        """Make do with less height, for what stands below it."""
        self._height = _LOW if low else _HEIGHT
        self.setMinimumSize(_LEAST_WIDTH, _LOW if low else _LEAST_HEIGHT)
        self.updateGeometry()

    def show_web(self, web: Web, name: str, summary: str) -> None:
        """Show values, and say in words what they show."""
        self._web = web
        self.setAccessibleName(name)
        self.setAccessibleDescription(summary)
        self.update()

    @property
    def web(self) -> Web:
        """Return what is shown."""
        return self._web

    def sizeHint(self) -> QSize:
        """Return a size."""
        return QSize(480, self._height)

    def place(self, spoke: int, value: float) -> QPointF:
        """Return the point of a value on a spoke."""
        angle = 2 * math.pi * spoke / max(len(self._web.labels), 1) - math.pi / 2
        reach = self._reach * (_HEART + (1 - _HEART) * value / self._web.most)
        middle = QPointF(self.rect().center())
        return middle + QPointF(math.cos(angle) * reach, math.sin(angle) * reach)

    @property
    def _reach(self) -> float:
        """Return the length of a spoke: as long as the words around the web leave room for."""
        known = (self.width(), self.height(), self._web)
        if self._measured[0] != known:
            self._measured = (known, self._longest())
        return self._measured[1]

    def _longest(self) -> float:
        metrics, labels = QFontMetrics(theme.body_font(_POINTS)), self._web.labels
        found = [self.height() / 2 - _LABEL_HEIGHT]
        for spoke, label in enumerate(labels):
            aside = abs(math.sin(2 * math.pi * spoke / len(labels)))
            if aside > _ASIDE:
                words = min(metrics.horizontalAdvance(label) + 2, _LABEL_WIDTH)
                found.append((self.width() / 2 - words - _GAP - 2) / aside)
        return max(min(found), 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint web, lines and names."""
        if not self._web.labels:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_net(painter)
        self._paint_line(painter, self._web.earlier, dashed=True)
        self._paint_line(painter, self._web.later, dashed=False)
        self._paint_names(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("acc"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_net(self, painter: QPainter) -> None:
        spokes = range(len(self._web.labels))
        painter.setPen(QPen(theme.color("line2"), 1))
        for ring in range(self._web.most + 1):
            painter.drawPolygon(QPolygonF([self.place(n, ring) for n in spokes]))
        empty = self._web.empty
        for n in spokes:
            painter.setPen(_no_answer_pen() if n in empty else QPen(theme.color("line2"), 1))
            painter.drawLine(self.place(n, 0), self.place(n, self._web.most))
        self._paint_scale(painter)

    def _paint_scale(self, painter: QPainter) -> None:
        """Write how much a ring is, left of the upper spoke."""
        most = self._web.most
        painter.setFont(theme.body_font(_SCALE_POINTS))
        painter.setPen(theme.color("t3"))
        step = self._reach * (1 - _HEART) / most
        for ring in range(1, most + 1) if step >= _SCALE_ROOM else (most,):
            point = self.place(0, ring)
            at = QRectF(point.x() - _DOT - _SCALE_WIDTH, point.y(), _SCALE_WIDTH, _SCALE_HEIGHT)
            painter.fillRect(at, theme.color("card"))
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter.value, str(ring))

    def _paint_line(self, painter: QPainter, values: Values, *, dashed: bool) -> None:
        ink = theme.color("low" if dashed else "acc")
        ground = QColor(ink)
        ground.setAlpha(_ALPHA)
        for run in runs(values):
            points = [self.place(n, values[n] or 0) for n in run]
            if not dashed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ground)
                painter.drawPolygon(QPolygonF([*points, QPointF(self.rect().center())]))
            painter.setPen(line_pen(dashed=dashed))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for here, there in pairwise(run):
                inner, outer = sorted((here, there), key=lambda n: values[n] or 0)
                painter.drawLine(self.place(inner, values[inner] or 0), self.place(outer, values[outer] or 0))
            painter.setPen(QPen(ink, 1.4))
            painter.setBrush(theme.color("card") if dashed else ink)
            for point in points:
                painter.drawEllipse(point, _DOT, _DOT)

    def _paint_names(self, painter: QPainter) -> None:
        painter.setFont(theme.body_font(_POINTS))
        painter.setPen(theme.color("t2"))
        middle = self.rect().center()
        for n, label in enumerate(self._web.labels):
            point = self.place(n, self._web.most)
            aside = point.x() - middle.x()
            side = Qt.AlignmentFlag.AlignHCenter
            left = point.x() - _LABEL_WIDTH / 2
            if abs(aside) > 12:
                side = Qt.AlignmentFlag.AlignLeft if aside > 0 else Qt.AlignmentFlag.AlignRight
                left = point.x() + _GAP if aside > 0 else point.x() - _GAP - _LABEL_WIDTH
            lift = (point.y() - middle.y()) / max(self._reach, 1)
            top = point.y() - _LABEL_HEIGHT / 2 + lift * _LABEL_HEIGHT / 2
            flags = (side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute).value
            painter.drawText(
                QRectF(left, top, _LABEL_WIDTH, _LABEL_HEIGHT), flags | Qt.TextFlag.TextWordWrap.value, label
            )
