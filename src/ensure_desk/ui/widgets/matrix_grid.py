# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of the matrix: an icon and a word in each cell, what is odd below it; a sentence for those who hear it.

Where there is little room the icon stands alone; its word is in the tip, in what is heard, and in the legend beside it.
"""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ensure_desk.services.matrix import Matrix, MatrixCell, State
from ensure_desk.ui import icons, theme
from ensure_desk.ui.widgets.focus_ring import by_keys, paint_ring

LOOKS: dict[State, tuple[str, str]] = {
    State.RECEIVED: ("circle-check", "ok"),
    State.LATE: ("calendar-clock", "warn"),
    State.MISSING: ("circle-alert", "danger"),
    State.EXPECTED: ("hourglass", "t2"),
    State.NONE: ("", "t3"),
}
_TINTS = {"ok": "ok_tint", "warn": "warn_tint", "danger": "danger_tint"}
MARKED = "pencil"
"""The icon of a month about which something was odd."""
CELL_ROLE = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole))
_ICON, _PAD, _ROW, _LOW_ROW, _HEAD, _HEAD_PAD = 14, 5, 32, 26, 30, 12
_BY_KEYS = QStyle.StateFlag.State_KeyboardFocusChange
"""Somebody works with the keyboard in this window: who only uses a mouse sees no ring."""
Index = QModelIndex | QPersistentModelIndex


class MatrixModel(QAbstractTableModel):
    """Municipalities by months."""

    def __init__(self, *, compact: bool) -> None:
        super().__init__()
        self._is_compact = compact
        self._matrix: Matrix | None = None

    def set_matrix(self, matrix: Matrix) -> None:
        """Show other months."""
        self.beginResetModel()
        self._matrix = matrix
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of offices."""
        return len(self._matrix.rows) if self._matrix and not (parent and parent.isValid()) else 0

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of months."""
        return len(self._matrix.months) if self._matrix and not (parent and parent.isValid()) else 0

    def cell(self, index: Index) -> MatrixCell | None:
        """Return an office in a month."""
        return (
            self._matrix.rows[index.row()].cells[index.column()] if self._matrix and index.isValid() else None
        )

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Answer for one cell."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == _DISPLAY:
            return " · ".join((cell.word, *cell.mark_words))
        if role in _SPOKEN:
            return cell.sentence
        return cell if role == CELL_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return a month, without its year where there is little room, or a municipality."""
        if self._matrix is None or role not in (_DISPLAY, *_SPOKEN):
            return None
        if orientation == Qt.Orientation.Horizontal:
            name = self._matrix.month_names[section]
            return name.partition(" ")[0] if self._is_compact and role == _DISPLAY else name
        return self._matrix.rows[section].municipality


class _Icons(QStyledItemDelegate):
    """Paints the icon of a cell on the tint of its tone."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        cell: MatrixCell = index.data(CELL_ROLE)
        name, tone = LOOKS[cell.state]
        box = option.rect.adjusted(2, 3, -2, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(_TINTS.get(tone, "subtle")))
        painter.drawRoundedRect(box, 4, 4)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & _BY_KEYS:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("acc"), 2))
            painter.drawRoundedRect(box, 4, 4)
        if cell.mark_words and name:
            name = MARKED
        if name:
            at = box.center() - QPoint(_ICON // 2, _ICON // 2)
            painter.drawPixmap(at, icons.pixmap(name, tone, _ICON))
        else:
            painter.setPen(theme.color(tone))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), cell.word)
        painter.restore()


class _Painter(QStyledItemDelegate):
    """Paints the icon and the word, and what is odd in a second line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        cell: MatrixCell = index.data(CELL_ROLE)
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, plain, painter, option.widget)
        name, tone = LOOKS[cell.state]
        painter.save()
        painter.setFont(theme.body_font(8.5))
        box = option.rect.adjusted(_PAD, 2, -2, -2)
        half = box.height() // 2 if cell.mark_words else box.height()
        left = box.left()
        if name:
            top = box.top() + (half - _ICON) // 2
            painter.drawPixmap(left, top, icons.pixmap(name, tone, _ICON))
            left += _ICON + 4
            side = Qt.AlignmentFlag.AlignLeft
        else:
            left, side = option.rect.left() + 2, Qt.AlignmentFlag.AlignHCenter
        self._word(painter, QRect(left, box.top(), box.right() - left, half), cell.word, (tone, side))
        if cell.mark_words:
            below = QRect(box.left(), box.top() + half, box.width(), half)
            self._word(painter, below, " · ".join(cell.mark_words), ("t2", Qt.AlignmentFlag.AlignLeft))
        painter.restore()

    def _word(self, painter: QPainter, room: QRect, text: str, look: tuple[str, Qt.AlignmentFlag]) -> None:
        tone, side = look
        painter.setPen(QColor(theme.color(tone)))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | side), shown)


class Heading(QWidget):
    """Looks as a heading of the table where the table has no column: above the offices, beside the last month."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setFixedHeight(_HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the line below it and the word."""
        painter, room = QPainter(self), self.rect()
        painter.fillRect(room, theme.color("subtle"))
        painter.fillRect(0, room.bottom(), room.width(), 1, theme.color("line"))
        painter.setFont(theme.body_font(9, QFont.Weight.DemiBold))
        painter.setPen(theme.color("t3"))
        word = room.adjusted(_HEAD_PAD, 0, -_HEAD_PAD, -1)
        painter.drawText(word, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._text)


class MatrixGrid(QTableView):
    """The table: arrows move over the cells, Enter opens the packages of one."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, place: str, *, compact: bool = False) -> None:
        super().__init__()
        self._corner = Heading(place, self)
        self._model = MatrixModel(compact=compact)
        self.setModel(self._model)
        self.setItemDelegate(_Icons(self) if compact else _Painter(self))
        self.setAccessibleName(name)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.NoSelection if compact else modes.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        across, down = self.horizontalHeader(), self.verticalHeader()
        theme.mark(across, "months")
        theme.mark(down, "offices", lined=str(not compact).lower())
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setMinimumSectionSize(_ICON + 20 if compact else 70)
        across.setFixedHeight(_HEAD)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Stretch if compact else QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(_LOW_ROW)
        down.setDefaultSectionSize(_LOW_ROW if compact else _ROW)
        for header in (across, down):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setFont(theme.body_font(9))
        self.selectionModel().currentChanged.connect(lambda new, _: self.chosen.emit(self._model.cell(new)))
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.cell(index)))

    def set_matrix(self, matrix: Matrix) -> None:
        """Show other months; the chosen cell stays, or becomes the first of this month."""
        current = self.currentIndex()
        place = (current.row(), current.column()) if current.isValid() else (0, len(matrix.months) - 1)
        self._model.set_matrix(matrix)
        self.setCurrentIndex(self._model.index(*place))

    def current(self) -> MatrixCell | None:
        """Return the chosen cell."""
        return self._model.cell(self.currentIndex())

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Put the heading of the offices above them."""
        super().updateGeometries()
        at = QPoint(self.frameWidth(), self.frameWidth())
        self._corner.setGeometry(QRect(at, QSize(self.verticalHeader().width(), _HEAD)))
        self._corner.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells; where they are only signs each paints its own ring."""
        super().paintEvent(event)
        if self.selectionMode() != QAbstractItemView.SelectionMode.NoSelection:
            paint_ring(self, rows=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; from the first key on the ring is seen."""
        by_keys(self)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current())
            return
        super().keyPressEvent(event)
