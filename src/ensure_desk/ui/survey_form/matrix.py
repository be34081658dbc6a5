# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Several questions with the same choices as one table: a row for a question, a column for a choice."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ensure_desk.domain.texts import N_
from ensure_desk.surveys.model import Control
from ensure_desk.surveys.nodes import Node
from ensure_desk.ui import theme
from ensure_desk.ui.survey_form.question import NINE, ZERO
from ensure_desk.ui.survey_form.reader import Option, Reader, touches
from ensure_desk.ui.survey_form.reveal import reveal
from ensure_desk.ui.widgets.layout import vbox
from ensure_desk.ui.widgets.texts import body, small

Index = QModelIndex | QPersistentModelIndex
Line = tuple[Control, Node]
_LEAST_ROW, _COLUMN, _MARK = 40, 92, 18
_WRAP = Qt.TextFlag.TextWordWrap.value
ROLE = Qt.ItemDataRole


class MatrixModel(QAbstractTableModel):
    """The words and marks of the table."""

    def __init__(self, reader: Reader, lines: Sequence[Line], heads: Control, origin: Node) -> None:
        super().__init__()
        self.reader, self.lines = reader, tuple(lines)
        self._heads, self._origin = heads, origin
        self.options: tuple[Option, ...] = ()
        self.labels: tuple[str, ...] = ()
        self.read()

    def read(self) -> None:
        """Read labels and choices again."""
        options = self.reader.options(self._heads, self._origin)
        if len(options) != len(self.options):
            self.beginResetModel()
            self.options = options
            self.endResetModel()
        self.options = options
        self.labels = tuple(self.reader.label(control, node) for control, node in self.lines)
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(options)))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(options))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of questions."""
        return len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return one more than the choices."""
        return len(self.options) + 1

    def marked(self, row: int, column: int) -> bool:
        """Say whether a choice is the answer of a question."""
        return column > 0 and self.options[column - 1].code in self.reader.text(self.lines[row][1]).split()

    def toggled(self, row: int, column: int) -> str:
        """Return the answer of a question after a choice is pressed."""
        control, node = self.lines[row]
        code, text = self.options[column - 1].code, self.reader.text(node)
        if control.kind == "select1":
            return "" if text == code else code
        marked = set(text.split()) ^ {code}
        return " ".join(option.code for option in self.options if option.code in marked)

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        """Return words, and for assistive technology question, choice and whether it is chosen."""
        row, column = index.row(), index.column()
        if role == ROLE.DisplayRole:
            return self.labels[row] + (" *" if self.lines[row][1].required else "") if column == 0 else None
        if role in (ROLE.AccessibleTextRole, ROLE.ToolTipRole) and column:
            words = f"{self.labels[row]}: {self.options[column - 1].label}"
            return (
                self.reader.tr(N_("{choice}, gekozen"), choice=words) if self.marked(row, column) else words
            )
        if role == ROLE.CheckStateRole and column:
            return Qt.CheckState.Checked if self.marked(row, column) else Qt.CheckState.Unchecked
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        """Return the words of the choices."""
        if orientation == Qt.Orientation.Horizontal and role == ROLE.DisplayRole and section:
            option = self.options[section - 1]
            return f"{option.label}\n{option.gloss}" if option.gloss else option.label
        return None


class _Marks(QStyledItemDelegate):
    """Paints the words of a question and the marks of its choices."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        t, rect = theme.tokens(), option.rect
        view = self.parent()
        here = isinstance(view, QTableView) and view.currentIndex() == index and view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(t.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if here:
            painter.setPen(QPen(QColor(t.acc), 2))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 5, 5)
        if index.column() == 0:
            painter.setPen(QColor(t.t1))
            flags = (Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value | _WRAP
            painter.drawText(rect.adjusted(10, 4, -10, -4), flags, str(index.data()))
        else:
            mark = QRect(0, 0, _MARK, _MARK)
            mark.moveCenter(rect.center())
            _paint_mark(painter, mark, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for the words of a question."""
        view = self.parent()
        if index.column() or not isinstance(view, QTableView):
            return QSize(_COLUMN, _LEAST_ROW)
        room = QRect(0, 0, max(view.columnWidth(0) - 20, 80), 9999)
        height = view.fontMetrics().boundingRect(room, _WRAP, str(index.data())).height()
        return QSize(room.width(), max(height + 14, _LEAST_ROW))


def _paint_mark(painter: QPainter, mark: QRect, index: Index) -> None:
    t = theme.tokens()
    on = index.data(ROLE.CheckStateRole) == Qt.CheckState.Checked
    painter.setPen(QPen(QColor(t.acc if on else t.field), 1.4))
    painter.setBrush(QColor(t.card))
    painter.drawEllipse(mark.adjusted(1, 1, -1, -1))
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.acc))
        painter.drawEllipse(mark.adjusted(5, 5, -5, -5))


class _Table(QTableView):
    """A table as high as its rows; keys choose."""

    pressed_choice = Signal(int, int)

    def __init__(self, model: MatrixModel) -> None:
        super().__init__()
        self._lines = model
        self.setModel(model)
        self.setItemDelegate(_Marks(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag(Qt.AlignmentFlag.AlignCenter.value | _WRAP))
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(40)
        self.arrange()

    def arrange(self) -> None:
        """Divide the width, and be as high as the rows."""
        head, choices = self.horizontalHeader(), self._lines.columnCount() - 1
        if choices < 1:
            return
        width = self.viewport().width() or self.width()
        each = max(min(_COLUMN + 30, (width * 6 // 10) // choices), 44)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in range(1, choices + 1):
            head.resizeSection(column, each)
        head.resizeSection(0, max(width - each * choices, 120))
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(n) for n in range(self._lines.rowCount()))
        self.setFixedHeight(head.sizeHint().height() + rows + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses, a number chooses and goes to the next question; Enter and pages are for the form."""
        here, key = self.currentIndex(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        elif key == Qt.Key.Key_Space and here.column() > 0:
            self.pressed_choice.emit(here.row(), here.column())
        elif ZERO <= key <= NINE and here.isValid():
            self._pick(here.row(), key - ZERO)
        elif event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _pick(self, row: int, number: int) -> None:
        codes = [option.code for option in self._lines.options]
        if str(number) in codes:
            column = codes.index(str(number)) + 1
        elif 1 <= number <= len(codes) and not any(code.isdigit() for code in codes):
            column = number
        else:
            return
        if not self._lines.marked(row, column):
            self.pressed_choice.emit(row, column)
        below = [n for n in range(row + 1, self._lines.rowCount()) if not self.isRowHidden(n)]
        self.setCurrentIndex(self._lines.index(below[0] if below else row, column))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is pressed."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.column() > 0:
            self.pressed_choice.emit(index.row(), index.column())


class Matrix(QWidget):
    """A table of questions that share their choices."""

    answered = Signal(object, str)

    def __init__(self, reader: Reader, heads: Line, lines: Sequence[Line], *, titled: bool) -> None:
        super().__init__()
        self.reader, self._heads, self._titled = reader, heads, titled
        self.lines = tuple(lines)
        self.sources = frozenset().union(*(reader.sources(control) for control, _ in (heads, *lines)))
        self.model = MatrixModel(reader, lines, *heads)
        self.table = _Table(self.model)
        self.table.pressed_choice.connect(self._on_pressed)
        self._title, self._message = body("", bold=True), small("", "danger", wrap=True)
        self._message.hide()
        self.setLayout(vbox(self._title, self.table, self._message, gap=6))
        self.table.setCurrentIndex(self.model.index(0, 1))
        self.show_words()

    def show_words(self) -> None:
        """Say everything in the language in use."""
        title = self.reader.label(*self._heads) if self._titled else ""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.model.read()
        self.table.setAccessibleName(title or "; ".join(self.model.labels[:3]))
        self.table.setAccessibleDescription(
            self.reader.tr(
                N_("Tabel: pijlen gaan langs de vragen en keuzes, een cijfer of de spatiebalk kiest.")
            )
        )
        self.table.arrange()

    def show_state(self) -> None:
        """Show which rows count, and their answers."""
        hidden = [not node.relevant for _, node in self.lines]
        for row, hide in enumerate(hidden):
            if self.table.isRowHidden(row) is not hide:
                self.table.setRowHidden(row, hide)
        self._leave_hidden(hidden)
        self.table.arrange()
        self.table.viewport().update()
        self.setVisible(not all(hidden))
        self.table.setEnabled(not self.reader.read_only)

    def _leave_hidden(self, hidden: Sequence[bool]) -> None:
        """Bring the keyboard to the next row that counts where its own was hidden."""
        here = self.table.currentIndex()
        if here.isValid() and hidden[here.row()] and not all(hidden):
            shown = [row for row, hide in enumerate(hidden) if not hide]
            below = [row for row in shown if row > here.row()]
            self.table.setCurrentIndex(self.model.index((below or shown)[0], here.column()))

    def depends(self, changed: Iterable[str]) -> bool:
        """Say whether the words may be others after a change of some paths."""
        return touches(self.sources, changed)

    def _on_pressed(self, row: int, column: int) -> None:
        node = self.lines[row][1]
        if not node.readonly:
            self.answered.emit(node, self.model.toggled(row, column))

    def check(self, *, required: bool) -> bool:
        """Say below the table which of its questions want another answer."""
        faults = [
            f"{label}: {fault}"
            for label, (_, node) in zip(self.model.labels, self.lines, strict=True)
            if (required or node.value != "") and (fault := self.reader.fault(node))
        ]
        self._message.setText("\n".join(faults))
        self._message.setVisible(bool(faults))
        return not faults

    @property
    def can_answer(self) -> bool:
        """Say whether somebody can answer here now."""
        return not self.reader.read_only and any(node.relevant for _, node in self.lines)

    def enter(self, *, by_mouse: bool = False) -> None:
        """Bring the keyboard to the first question without an answer; its ring shows where the next key answers."""
        rows = [n for n, (_, node) in enumerate(self.lines) if node.relevant]
        free = next((n for n in rows if self.lines[n][1].value == ""), rows[0] if rows else 0)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        self.table.setCurrentIndex(self.model.index(free, 1))
        reveal(self)

    def has_focus(self) -> bool:
        """Say whether the keyboard is here."""
        return self.table.hasFocus()
