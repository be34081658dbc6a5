# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who fits, best first: the name with how the person stands in the training beneath, and the reasons beside it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ensure_desk.domain import codes
from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.training_match import FitLine
from ensure_desk.ui import theme, tones
from ensure_desk.ui.widgets.chip_picture import chip_picture, paint_chip
from ensure_desk.ui.widgets.table import ROW_ROLE, Column, Index, RowsTable

_TALL, _NAME = 58, 176
"""A row of up to three lines of reasons, and the column of the name."""
_PAD, _CHIP, _GAP = 13, 22, 3
"""Room beside the text of a cell, the height of a chip and the room above it."""


class RankedTable(RowsTable):
    """The people who fit."""

    def __init__(self, tr: Translator) -> None:
        def told(line: FitLine) -> str:
            return "\n".join(filter(None, (line.name, standing(line, tr))))

        name = Column("name", tr(N_("Naam")), _NAME, display=told, bold=True)
        super().__init__((name, Column("reasons_text", tr(N_("Waarom")))), sortable=False)
        self.setItemDelegateForColumn(0, _NameAndStanding(self))
        self.setWordWrap(True)
        self.verticalHeader().setDefaultSectionSize(_TALL)
        self.setAccessibleName(tr(N_("Wie past")))


def standing(line: FitLine, tr: Translator) -> str:
    """Return how somebody stands in the training already, empty for who is new."""
    return tr(codes.ENROLMENT_STATUS.get(line.status, "")) if line.status else ""


class _NameAndStanding(QStyledItemDelegate):
    """Paints the second line of a cell as a chip."""

    def __init__(self, table: RankedTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground as everywhere, then both lines."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        name, _newline, status = str(index.data()).partition("\n")
        ground.text = ""
        style = self._table.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, ground, painter, self._table)
        metrics = QFontMetrics(ground.font)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        high = metrics.height() + (_GAP + _CHIP if status else 0)
        top = room.top() + (room.height() - high) // 2
        painter.save()
        painter.setFont(ground.font)
        painter.setPen(theme.color("t1"))
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(QRect(room.left(), top, room.width(), metrics.height()), 0, shown)
        if status:
            tone = tones.ENROLMENT.get(index.data(ROW_ROLE).status, "neutral")
            chip = chip_picture(status, tone, room.width(), self._table.devicePixelRatio())
            at = QPoint(room.left(), top + metrics.height() + _GAP)
            paint_chip(painter, option, at, chip, tone)
        painter.restore()
