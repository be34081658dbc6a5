# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists as tables: plain row objects, named columns, a sort role; nothing is fetched while painting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ensure_desk.ui import theme
from ensure_desk.ui.widgets.chip_picture import CHIP_HEIGHT, CHIP_SIDES, chip_picture, paint_chip
from ensure_desk.ui.widgets.column_room import Length, Needs, Want, length_of, share
from ensure_desk.ui.widgets.focus_ring import by_keys, paint_ring
from ensure_desk.ui.widgets.table_head import MARK_ROOM, TableHead

SORT_ROLE = int(Qt.ItemDataRole.UserRole)
TONE_ROLE = SORT_ROLE + 1
ROW_ROLE = SORT_ROLE + 2
_DISPLAY, _FONT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.FontRole)
_NEW_LINE = "\u2028"  # the one that Qt breaks the text of a cell at
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
_TO_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_RIGHT = int(_TO_RIGHT)
_BOLD = QFont.Weight.DemiBold
_ONE_LINE = QStyleOptionViewItem.ViewItemFeature.HasDisplay
_WRAPPED = _ONE_LINE | QStyleOptionViewItem.ViewItemFeature.WrapText
_HEAD = 34
_CELL_PADDING, _EDGE, _LEAST = 13, 3, 120
"""Room beside the text of a cell, the mark at the edge of the chosen row, the least for the widest column."""
_CELL_ROOM, _CHIP_ROOM = 2 * _CELL_PADDING + 2, 2 * _CELL_PADDING + CHIP_SIDES
"""Room that a cell takes beside its words, and one beside the words of its chip."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """A column: what it shows, sorts by, and in which tone (a tone paints the text as a chip).

    A list that is narrower than `least` leaves the column out; `tip` tells more than the cell, `whole` than the head.
    """

    key: str
    title: str
    width: int = 0
    sort: Callable[[Any], Any] | None = None
    display: Callable[[Any], str] | None = None
    align: str = "left"
    tone: Callable[[Any], str] | None = None
    bold: bool = False
    least: int = 0
    tip: Callable[[Any], str] | None = None
    whole: str = ""

    def text(self, row: Any) -> str:
        """Return what the cell shows."""
        value = self.display(row) if self.display else getattr(row, self.key)
        return "" if value is None else str(value)

    def sort_key(self, row: Any) -> Any:
        """Return what a row is sorted by."""
        return self.sort(row) if self.sort else self.text(row).casefold()


class RowsModel(QAbstractTableModel):
    """Holds rows of one dataclass, sorted here: a proxy would ask for every row through Qt, several times."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: Sequence[Any] = ()
        self._sorted_by: tuple[Column, bool] | None = None
        bold = theme.body_font(weight=_BOLD)
        self._texts = [column.text for column in self.columns]
        self._tips = [column.tip or column.text for column in self.columns]
        self._fonts = [bold if column.bold else None for column in self.columns]
        self._sides = [_RIGHT if column.align == "right" else None for column in self.columns]

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = self._in_order(rows)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column now, and at every `set_rows` to come; what is selected stays selected."""
        self._sorted_by = (self.columns[column], order == Qt.SortOrder.DescendingOrder)
        self.layoutAboutToBeChanged.emit()
        before, held = self._rows, self.persistentIndexList()
        self._rows = self._in_order(before)
        places = {id(row): number for number, row in enumerate(self._rows)}
        moved = [self.index(places[id(before[index.row()])], index.column()) for index in held]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _in_order(self, rows: Sequence[Any]) -> Sequence[Any]:
        if self._sorted_by is None:
            return rows
        column, backwards = self._sorted_by
        return sorted(rows, key=column.sort_key, reverse=backwards)

    def place(self, key: str, value: object) -> int | None:
        """Return where the row with this value of an attribute stands."""
        return next((n for n, row in enumerate(self._rows) if getattr(row, key, None) == value), None)

    def row(self, number: int) -> Any:
        """Return a row."""
        return self._rows[number]

    def chip(self, index: Index) -> tuple[str, str]:
        """Return the text and the tone of a chip; no tone for a cell of plain text."""
        column, row = self.columns[index.column()], self._rows[index.row()]
        text = column.text(row)
        return text, column.tone(row) if column.tone and text else ""

    def describe(self, option: QStyleOptionViewItem, index: Index, *, wrapped: bool) -> None:
        """Set the text, font and side of a cell of plain text."""
        column = index.column()
        option.text = self._texts[column](self._rows[index.row()]).replace("\n", _NEW_LINE)
        option.features = _WRAPPED if wrapped else _ONE_LINE
        if font := self._fonts[column]:
            option.font = font
        if self._sides[column]:
            option.displayAlignment = _TO_RIGHT

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Answer for one cell; the roles in use come first."""
        if role == _DISPLAY:
            return self._texts[index.column()](self._rows[index.row()])
        if role == _FONT:
            return self._fonts[index.column()]
        if role == _ALIGN:
            return self._sides[index.column()]
        if role == _TIP:
            return self._tips[index.column()](self._rows[index.row()])
        if role < SORT_ROLE:
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == SORT_ROLE:
            return column.sort_key(row)
        if role == TONE_ROLE:
            return column.tone(row) if column.tone else ""
        return row if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return a column's heading."""
        if role == _DISPLAY and orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title
        if role == _ALIGN and orientation == Qt.Orientation.Horizontal:
            return self._sides[section]
        column = self.columns[section]
        return column.whole or column.title or None if role == _TIP else None

    def measures(self) -> list[tuple[Callable[[Any], str], Length]]:
        """Return for each column what its cells hold, and how wide that is."""
        chip, bold = QFontMetrics(theme.body_font(9, QFont.Weight.Medium)), theme.body_font(weight=_BOLD)
        plain, thick = QFontMetrics(theme.body_font()), QFontMetrics(bold)
        found: list[tuple[Callable[[Any], str], Length]] = []
        for column, text in zip(self.columns, self._texts, strict=True):
            metrics = chip if column.tone else thick if column.bold else plain
            beside = _CHIP_ROOM if column.tone else _CELL_ROOM
            found.append((text, partial(length_of, metrics, beside)))
        return found


class _Words(QStyledItemDelegate):
    """Tells Qt all of a cell at once: asked for its seven roles one by one, a list takes a fifth longer to paint."""

    def __init__(self, parent: QTableView, model: RowsModel) -> None:
        super().__init__(parent)
        self._rows_model, self._table = model, parent

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """Set what is shown, in which font and on which side."""
        self._rows_model.describe(option, index, wrapped=self._table.wordWrap())


class _Chips(_Words):
    """Paints a toned cell as a chip, on the ground that the style sheet gives it."""

    _text = _tone = ""
    at = -1  # the row at hand: the others need not be asked whether they are chosen

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """Leave the text to `paint` where it becomes a chip."""
        self._text, self._tone = self._rows_model.chip(index)
        if not self._tone:
            super().initStyleOption(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell; Qt asks for the style option first."""
        super().paint(painter, option, index)
        if self._tone:
            rect = option.rect
            room, ratio = rect.width() - 2 * _CELL_PADDING, self._table.devicePixelRatio()
            chip = chip_picture(self._text, self._tone, room, ratio)
            left, top = rect.left() + _CELL_PADDING, rect.top() + (rect.height() - CHIP_HEIGHT) // 2
            if index.row() == self.at:
                paint_chip(painter, option, QPoint(left, top), chip, self._tone)
            else:
                painter.drawPixmap(left, top, chip)


class RowsTable(QTableView):
    """A table that is worked by keyboard: Enter opens, Space toggles, letters go to the search."""

    opened = Signal(object)
    toggled = Signal(object)
    selected = Signal(object)

    def __init__(self, columns: Sequence[Column], *, sortable: bool = True) -> None:
        super().__init__()
        self._model = RowsModel(columns)
        self.setModel(self._model)
        self.setItemDelegate(_Words(self, self._model))
        self._chips = _Chips(self, self._model)
        for number, column in enumerate(columns):
            if column.tone:
                self.setItemDelegateForColumn(number, self._chips)
        self._needs = Needs(self._model.measures())
        self._empty = ""
        self._widths: dict[int, int] = {}
        self._left_out: set[int] = set()
        self._set_manners()
        self._set_header(columns, sortable)
        self.selectionModel().currentRowChanged.connect(lambda new, _: self.selected.emit(new.data(ROW_ROLE)))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))

    def set_rows(self, rows: Sequence[Any], keep: str = "id") -> None:
        """Show other rows; the selected one stays selected where it is still there."""
        current = self.current()
        self._model.set_rows(rows)
        if self._needs.look(rows):
            self._fit()
        wanted = getattr(current, keep, None)
        place = self._model.place(keep, wanted) if wanted is not None else None
        if place is not None:
            self.selectRow(place)
            return
        if rows:
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
        header = TableHead(self)
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(48)
        header.setFixedHeight(_HEAD)
        self._heads = [header.room_of(column.title) for column in columns]
        self._mark = MARK_ROOM if sortable else 0
        for number, column in enumerate(columns):
            if column.width:
                self._widths[number] = max(column.width, self._heads[number] + self._mark)
                self.setColumnWidth(number, self._widths[number])
        self._stretch = next((n for n, c in enumerate(columns) if not c.width), len(columns) - 1)
        header.setSectionResizeMode(self._stretch, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(sortable)
        header.setSortIndicatorShown(False)  # it paints its own
        header.is_sorted = sortable
        if sortable:
            self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
            header.sortIndicatorChanged.connect(self._fit)

    def hide_column(self, key: str, *, hidden: bool) -> None:
        """Leave a column out, or show it again."""
        number = next(n for n, column in enumerate(self._model.columns) if column.key == key)
        (self._left_out.add if hidden else self._left_out.discard)(number)
        self._hide()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the columns narrower where they would not fit."""
        super().resizeEvent(event)
        self._hide()
        self._fit()

    def _hide(self) -> None:
        for number, column in enumerate(self._model.columns):
            if column.least or number in self._left_out or self.isColumnHidden(number):
                narrow = self.viewport().width() < column.least
                self.setColumnHidden(number, narrow or number in self._left_out)

    def _fit(self) -> None:
        shown = [n for n in range(len(self._heads)) if not self.isColumnHidden(n)]
        room = self.viewport().width()
        if self._is_plain():
            widths = share(room, [self._want(number) for number in shown])
        else:
            shown = [number for number in shown if number in self._widths]
            room -= 0 if len(self._widths) == len(self._heads) else _LEAST
            most = sum(self._widths[number] for number in shown)
            widths = [int(self._widths[n] * min(1.0, room / max(1, most))) for n in shown]
        for number, width in zip(shown, widths, strict=True):
            if number != self._stretch and width != self.columnWidth(number):
                self.setColumnWidth(number, width)

    def _is_plain(self) -> bool:
        """Say whether all cells are one line of words, painted here."""
        ours = (None, self._chips)
        painters = (self.itemDelegateForColumn(number) for number in range(len(self._heads)))
        return not self.wordWrap() and all(painter in ours for painter in painters)

    def _want(self, number: int) -> Want:
        column, usual = self._model.columns[number], self._widths.get(number) or _LEAST
        mark = self._mark if number == self.horizontalHeader().sortIndicatorSection() else 0
        need = max(self._needs.of(number, usual), self._heads[number] + mark)
        return Want(self._heads[number], need, usual, column.tone is not None, column.bold)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space toggles; from the first key on the ring is seen."""
        by_keys(self)
        row = self.current()
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Space:
            self.toggled.emit(row)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: Any) -> None:
        """Paint the rows and the edge of the chosen one, or the sentence of an empty table."""
        self._chips.at = self.currentIndex().row()
        super().paintEvent(event)
        if self.is_marked():
            chosen = self.currentIndex()
            painter = QPainter(self.viewport())
            top, height = self.rowViewportPosition(chosen.row()), self.rowHeight(chosen.row())
            painter.fillRect(0, top, _EDGE, height - 1, theme.color("acc"))
            painter.end()
        if self._empty and not self._model.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(theme.color("t3"))
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), self._empty)
            painter.end()
        paint_ring(self, rows=True)

    def is_marked(self) -> bool:
        """Say whether the row at hand has its edge in colour."""
        chosen = self.currentIndex()
        return chosen.isValid() and self.selectionModel().isSelected(chosen)

    def stand_on(self, least: int, most: int) -> None:
        """Be as high as the rows are, at least and at most so many, on a page that scrolls itself."""
        rows = min(max(self._model.rowCount(), least), most)
        self.setFixedHeight(_HEAD + rows * self.verticalHeader().defaultSectionSize())

    def sizeHint(self) -> QSize:
        """Return a modest size; the layout decides."""
        return QSize(480, 240)
