# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists as tables: plain row objects, named columns, a sort role; nothing is fetched while painting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ensure_desk.ui import theme

SORT_ROLE = int(Qt.ItemDataRole.UserRole)
TONE_ROLE = SORT_ROLE + 1
ROW_ROLE = SORT_ROLE + 2
_DISPLAY, _FONT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.FontRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """A column: what it shows, sorts by, and in which tone (a tone paints the text as a chip)."""

    key: str
    title: str
    width: int = 0
    sort: Callable[[Any], Any] | None = None
    display: Callable[[Any], str] | None = None
    align: str = "left"
    tone: Callable[[Any], str] | None = None
    bold: bool = False

    def text(self, row: Any) -> str:
        """Return what the cell shows."""
        value = self.display(row) if self.display else getattr(row, self.key)
        return "" if value is None else str(value)


class RowsModel(QAbstractTableModel):
    """Holds rows of one dataclass."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: Sequence[Any] = ()
        self._bold = theme.body_font(weight=QFont.Weight.DemiBold)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, number: int) -> Any:
        """Return a row."""
        return self._rows[number]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Answer for one cell; the roles in use come first."""
        if role == _DISPLAY:
            return self.columns[index.column()].text(self._rows[index.row()])
        if role < SORT_ROLE and role not in (_FONT, _ALIGN):
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == _FONT:
            return self._bold if column.bold else None
        if role == _ALIGN:
            side = Qt.AlignmentFlag.AlignRight if column.align == "right" else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == SORT_ROLE:
            return column.sort(row) if column.sort else column.text(row).casefold()
        if role == TONE_ROLE:
            return column.tone(row) if column.tone else ""
        return row if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return a column's heading."""
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title
        return None


class _Cells(QStyledItemDelegate):
    """Paints a toned cell as a chip, the rest as text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        tone = index.data(TONE_ROLE)
        text = index.data(_DISPLAY)
        if not tone or not text:
            super().paint(painter, option, index)
            return
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        widget = option.widget
        widget.style().drawControl(widget.style().ControlElement.CE_ItemViewItem, plain, painter, widget)
        paint_chip(painter, option, text, str(tone))


def paint_chip(painter: QPainter, option: QStyleOptionViewItem, text: str, tone: str) -> None:
    """Paint a word on its tinted ground at the left of a cell."""
    tokens = theme.tokens()
    grounds = {
        "danger": tokens.danger_tint,
        "warn": tokens.warn_tint,
        "ok": tokens.ok_tint,
        "acc": tokens.tint,
    }
    inks = {"danger": tokens.danger, "warn": tokens.warn, "ok": tokens.ok, "acc": tokens.acc}
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.body_font(9, QFont.Weight.Medium))
    rect = option.rect
    metrics = painter.fontMetrics()
    room = rect.width() - 20
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - 16)
    box = rect.adjusted(10, 0, 0, 0)
    box.setWidth(min(metrics.horizontalAdvance(shown) + 16, room))
    box.setHeight(22)
    box.moveTop(rect.top() + (rect.height() - 22) // 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(grounds.get(tone, tokens.hover)))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(QColor(inks.get(tone, tokens.t2)))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
    painter.restore()


class RowsTable(QTableView):
    """A table that is worked by keyboard: Enter opens, Space toggles, letters go to the search."""

    opened = Signal(object)
    toggled = Signal(object)
    selected = Signal(object)

    def __init__(self, columns: Sequence[Column], *, sortable: bool = True) -> None:
        super().__init__()
        self._model = RowsModel(columns)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._model)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        self.setItemDelegate(_Cells(self))
        self._empty = ""
        self._set_manners()
        self._set_header(columns, sortable)
        self.selectionModel().currentRowChanged.connect(lambda new, _: self.selected.emit(new.data(ROW_ROLE)))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))

    def set_rows(self, rows: Sequence[Any], keep: str = "id") -> None:
        """Show other rows; the selected one stays selected where it is still there."""
        current = self.current()
        self._model.set_rows(rows)
        wanted = getattr(current, keep, None)
        for number in range(self._sorted.rowCount() if wanted is not None else 0):
            if getattr(self._sorted.index(number, 0).data(ROW_ROLE), keep, None) == wanted:
                self.selectRow(number)
                return
        if self._sorted.rowCount():
            self.selectRow(0)
        else:
            self.selected.emit(None)
        self.viewport().update()

    def current(self) -> Any:
        """Return the selected row, None when there is none."""
        return self.currentIndex().data(ROW_ROLE)

    def set_empty(self, text: str) -> None:
        """Say what an empty table shows."""
        self._empty = text

    def _set_manners(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(40)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_header(self, columns: Sequence[Column], sortable: bool) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(48)
        header.setFixedHeight(34)
        for number, column in enumerate(columns):
            if column.width:
                self.setColumnWidth(number, column.width)
        stretch = next((n for n, c in enumerate(columns) if not c.width), len(columns) - 1)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(sortable)
        if sortable:
            self.sortByColumn(0, Qt.SortOrder.AscendingOrder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space toggles."""
        row = self.current()
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Space:
            self.toggled.emit(row)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: Any) -> None:
        """Paint the rows, or the sentence of an empty table."""
        super().paintEvent(event)
        if self._empty and not self._sorted.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme.color("t3"))
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), self._empty)
            painter.end()

    def sizeHint(self) -> QSize:
        """Return a modest size; the layout decides."""
        return QSize(480, 240)
