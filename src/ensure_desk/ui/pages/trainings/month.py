# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A month in weeks: each day with its holiday and its sessions; arrows move, Enter goes to the sessions of a day."""

import datetime as dt
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ensure_desk.domain.day_words import WEEKDAYS, hour, hours_between, weekday_and_date
from ensure_desk.domain.statuses import CANCELLED
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.training_lists import DayCell, MonthView, SessionLine
from ensure_desk.ui import theme
from ensure_desk.ui.widgets.focus_ring import by_keys, paint_ring

CELL_ROLE = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole))
_PAD, _LINE, _TIGHT, _HEAD, _MOST = 6, 17, 15, 18, 3
_INDENT, _DIM = 7, 0.7
"""Room for the mark before a session; how much is seen of those of another month."""
_NARROW = 84
"""Narrower than this a day has room for titles without their time, and a weekday for two letters."""
Index = QModelIndex | QPersistentModelIndex


class MonthModel(QAbstractTableModel):
    """Weeks by weekdays."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._ = tr
        self._month: MonthView | None = None
        self.short = False

    def set_month(self, month: MonthView) -> None:
        """Show another month."""
        self.beginResetModel()
        self._month = month
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of weeks."""
        return len(self._month.weeks) if self._month and not (parent and parent.isValid()) else 0

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of days in a week."""
        return 0 if parent and parent.isValid() else len(WEEKDAYS)

    def cell(self, index: Index) -> DayCell | None:
        """Return a day."""
        return self._month.weeks[index.row()][index.column()] if self._month and index.isValid() else None

    def place(self, day: dt.date) -> tuple[int, int] | None:
        """Return where a day of the month stands."""
        weeks = self._month.weeks if self._month else ()
        found = ((r, c) for r, w in enumerate(weeks) for c, cell in enumerate(w) if cell.day == day)
        return next(found, None)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Answer for one day."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == CELL_ROLE:
            return cell
        if role == _DISPLAY:
            return str(cell.day.day)
        return self._spoken(cell) if role in _SPOKEN else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the name of a weekday."""
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal:
            name = self._(WEEKDAYS[section])
            return name[:2] if self.short else name
        return None

    def _spoken(self, cell: DayCell) -> str:
        sessions = [
            f"{hours_between(s.starts_at, s.ends_at, self._)} {s.title}".strip() for s in cell.sessions
        ]
        told = sessions or [self._(N_("geen sessies"))]
        return ", ".join(part for part in (weekday_and_date(cell.day, self._), cell.holiday, *told) if part)


class _Painter(QStyledItemDelegate):
    """Paints the number of the day, the holiday, and as many sessions as there is room for."""

    def __init__(self, parent: QTableView, tr: Translator) -> None:
        super().__init__(parent)
        self._ = tr
        self.today = dt.date.min

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a day."""
        cell: DayCell = index.data(CELL_ROLE)
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        style = option.widget.style()
        painter.save()
        if index.row() == index.model().rowCount() - 1:
            painter.setClipRect(option.rect.adjusted(0, 0, 0, -1))  # the card has a line there
        style.drawControl(style.ControlElement.CE_ItemViewItem, plain, painter, option.widget)
        box = option.rect.adjusted(_PAD, 2, -_PAD, -2)
        top = self._head(painter, box, cell)
        if not cell.in_month:
            painter.setOpacity(_DIM)
        high = self._line_high(cell, box.width(), box.bottom() + 1 - top)
        room = max(0, (box.bottom() + 1 - top) // high)
        shown = cell.sessions if len(cell.sessions) <= room else cell.sessions[: max(0, room - 1)]
        for session, lines in zip(shown, _shared_out(room, len(cell.sessions)), strict=False):
            top = self._session(painter, QRect(box.left(), top, box.width(), high), session, lines)
        if len(shown) < len(cell.sessions) and room:
            more = QRect(box.left(), top, box.width(), high)
            _text(painter, more, f"+ {len(cell.sessions) - len(shown)}", "t2", _font(9))
        painter.restore()

    def _head(self, painter: QPainter, box: QRect, cell: DayCell) -> int:
        """Paint the number of the day and the holiday; in a low cell the number of sessions stands behind.

        A holiday that does not fit there stands beneath. Return where the sessions begin.
        """
        bold = _font(9.5, bold=cell.day == self.today)
        wide = QFontMetrics(bold).horizontalAdvance(str(cell.day.day)) + _PAD
        number, beside = (
            QRect(box.left(), box.top(), wide, _HEAD),
            box.adjusted(wide, 0, 0, _HEAD - box.height()),
        )
        tone = "acc" if cell.day == self.today else "t1" if cell.in_month else "t3"
        _text(painter, number, str(cell.day.day), tone, bold)
        top, font = box.top() + _HEAD, _font(8.5)
        if cell.sessions and box.height() < _HEAD + _LINE:
            _text(painter, beside, f"{len(cell.sessions)} ×", "acc", _font(9))
            return top
        lines = _holiday(cell, QFontMetrics(font), (beside.width(), box.width()), box.height())
        if len(lines) == 1:
            _text(painter, beside, lines[0], "t2", font)
            return top
        for told in lines:
            _text(painter, QRect(box.left(), top, box.width(), _LINE), told, "t2", font)
            top += _LINE
        return top

    def _line_high(self, cell: DayCell, width: int, room: int) -> int:
        """Return how high a line of a session is: less where their words would not fit otherwise."""
        metrics = QFontMetrics(_font(9))
        lines = (
            len(_broken(self._words(one, width), metrics, width - _INDENT, _MOST)) for one in cell.sessions
        )
        return _LINE if sum(lines) * _LINE <= room else _TIGHT

    def _words(self, session: SessionLine, width: int) -> str:
        if width < _NARROW:
            return session.title
        return f"{hour(session.starts_at, self._)} {session.title}".strip()

    def _session(self, painter: QPainter, at: QRect, session: SessionLine, most: int) -> int:
        """Paint a session on the lines that its words need, at most so many; return where the next one begins."""
        over = session.status == CANCELLED
        edge = "warn" if over else "ok" if session.expected and not session.open else "acc"
        words, font = self._words(session, at.width()), _font(9, struck=over)
        line = at.adjusted(_INDENT, 0, 0, 0)
        for told in _broken(words, QFontMetrics(font), line.width(), most):
            _text(painter, line, told, "t3" if over else "t1", font)
            line.translate(0, at.height())
        painter.fillRect(at.left(), at.top() + 2, 3, line.top() - at.top() - 4, theme.color(edge))
        return line.top()


def _holiday(cell: DayCell, metrics: QFontMetrics, widths: tuple[int, int], height: int) -> list[str]:
    """Return a holiday in one line where it fits beside the number of the day, else in lines for beneath it."""
    beside, beneath = widths
    if metrics.horizontalAdvance(cell.holiday) <= beside:
        return [cell.holiday]
    room = (height - _HEAD) // _LINE - len(cell.sessions)
    return [*_broken(cell.holiday, metrics, beneath, room), ""] if room > 0 else [cell.holiday]


def _shared_out(room: int, sessions: int) -> list[int]:
    """Return how many lines each session of a day has, at most `_MOST`; the first ones take what is left."""
    each, left = divmod(room, max(sessions, 1))
    return [max(1, min(_MOST, each + (n < left))) for n in range(sessions)]


def _broken(text: str, metrics: QFontMetrics, width: int, most: int) -> list[str]:
    """Return the words in lines that fit, at most so many; the last one has what is left."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        fits = (
            n for n in range(len(words), 1, -1) if metrics.horizontalAdvance(" ".join(words[:n])) <= width
        )
        taken = next(fits, 1)
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    return [*lines, " ".join(words)] if words else lines


def _font(points: float, *, bold: bool = False, struck: bool = False) -> QFont:
    font = theme.body_font(points, QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setStrikeOut(struck)
    return font


def _text(painter: QPainter, room: QRect, text: str, tone: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(theme.color(tone))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


class MonthGrid(QTableView):
    """The month. `chosen` tells the day under the cursor, `opened` that Enter was pressed on it."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, tr: Translator, today: dt.date) -> None:
        super().__init__()
        self._model = MonthModel(tr)
        self.setModel(self._model)
        painter = _Painter(self, tr)
        painter.today = today
        self.setItemDelegate(painter)
        self.setAccessibleName(tr(N_("Sessies per dag")))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setObjectName("days")
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setFixedHeight(30)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        self.selectionModel().currentChanged.connect(
            lambda new, _old: self.chosen.emit(self._model.cell(new))
        )
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.cell(index)))

    def show_month(self, month: MonthView, day: dt.date) -> None:
        """Show a month with the cursor on a day, or on its first day."""
        self._model.set_month(month)
        place = self._model.place(day if day.month == month.month else dt.date(month.year, month.month, 1))
        if place is not None:
            self.setCurrentIndex(self._model.index(*place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the names of the weekdays where a column is narrow."""
        self._model.short = event.size().width() // len(WEEKDAYS) < _NARROW
        super().resizeEvent(event)

    def day(self) -> DayCell | None:
        """Return the day under the cursor."""
        return self._model.cell(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the days, and the ring."""
        super().paintEvent(event)
        paint_ring(self, rows=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a day."""
        by_keys(self)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.day() is not None:
            self.opened.emit(self.day())
        else:
            super().keyPressEvent(event)
