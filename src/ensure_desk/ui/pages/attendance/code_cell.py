# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cell of a code: its letter in a box with the words beside it, and an empty box where it is still asked."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.attendance import ExpectedRow
from ensure_desk.ui import theme
from ensure_desk.ui.widgets.table import ROW_ROLE, Index

TONES = {"A": "ok", "L": "warn", "V": "warn", "G": "acc", "O": "danger", "U": "warn"}
BOX, ASKED = 28, 44
"""How wide the box of a letter is, and that of who is asked for now."""
_HIGH, _PAD, _GAP = 24, 13, 8
_CENTRED = int(Qt.AlignmentFlag.AlignCenter)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def colours(code: str) -> tuple[QColor, QColor]:
    """Return the ground and the ink of a letter."""
    tone = TONES.get(code, "")
    ground = {"": "hover", "acc": "tint"}.get(tone, f"{tone}_tint")
    return theme.color(ground), theme.color(tone or "t2")


class CodeCell(QStyledItemDelegate):
    """Paints a code; `asks` says whether the page takes letters now."""

    def __init__(self, table: QTableView, tr: Translator) -> None:
        super().__init__(table)
        self._table, self._asked_words = table, tr(N_("typ een letter"))
        self.asks = True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground as everywhere, the box and the words."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        words, ground.text = ground.text, ""
        style = self._table.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, self._table)
        row: ExpectedRow = index.data(ROW_ROLE)
        chosen = index.row() == self._table.currentIndex().row()
        asked = not row.code and not row.other_code and self.asks and chosen and self._table.hasFocus()
        top = option.rect.center().y() - _HIGH // 2
        box = QRect(option.rect.left() + _PAD, top, ASKED if asked else BOX, _HIGH)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, box, row.code, asked=asked)
        painter.setFont(theme.body_font(9))
        painter.setPen(theme.color("t2"))
        room = QRect(box.right() + 1 + _GAP, top, option.rect.right() - box.right() - _GAP - 4, _HIGH)
        told = self._asked_words if asked else words.removeprefix(row.code).strip()
        told = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, told)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRect, code: str, *, asked: bool) -> None:
        if code:
            ground, ink = colours(code)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 5, 5)
            painter.setFont(theme.body_font(9.5, QFont.Weight.DemiBold))
            painter.setPen(ink)
            painter.drawText(box, _CENTRED, code)
            return
        thick = 2 if asked else 1
        painter.setPen(QPen(theme.color("acc" if asked else "line2"), thick))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(QRectF(box).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2), 5, 5)
