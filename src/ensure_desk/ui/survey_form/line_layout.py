# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Things on one line, in the middle of its height; on the next line where they do not fit."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from ensure_desk.ui.widgets.flow import FlowLayout

_BETWEEN_LINES = 6


class LineLayout(FlowLayout):
    """A layout that wants to be one line, and begins on the right where the language does."""

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in (item for item in self._items if not item.isEmpty()):
            needs = item.sizeHint().width()
            if not lines or left < needs:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= needs + self.spacing()
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(self._size(item, rect.width()).height() for item in line)
            if move:
                self._put(line, QRect(rect.x(), y, rect.width(), height))
            y += height + _BETWEEN_LINES
        return max(y - _BETWEEN_LINES - rect.y(), 0)

    def _size(self, item: QLayoutItem, width: int) -> QSize:
        hint = item.sizeHint()
        if hint.width() > width and item.hasHeightForWidth():
            return QSize(width, item.heightForWidth(width))
        return hint

    def _put(self, line: list[QLayoutItem], room: QRect) -> None:
        parent, x = self.parentWidget(), room.x()
        mirrored = isinstance(parent, QWidget) and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item in line:
            size = self._size(item, room.width())
            left = room.x() + room.right() + 1 - x - size.width() if mirrored else x
            item.setGeometry(QRect(QPoint(left, room.y() + (room.height() - size.height()) // 2), size))
            x += size.width() + self.spacing()
