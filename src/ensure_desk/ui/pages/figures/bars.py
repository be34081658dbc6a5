# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of one group of figures: words, a bar, a count and a share."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ensure_desk.domain.texts import N_, Translator
from ensure_desk.services.figures import Group
from ensure_desk.ui import theme
from ensure_desk.ui.widgets.bars import Bars
from ensure_desk.ui.widgets.table import ROW_ROLE, Column, RowsTable

_WHOLE, _REASON = 100, "reason "
_Index = QModelIndex | QPersistentModelIndex
_WITHIN = "\u2003\u2003"
"""Before a figure that is a part of the one above it."""


@dataclass(frozen=True)
class Row:
    """A figure as it stands in the table; `length` is the bar's, in percent."""

    id: str
    label: str
    count: int
    share: int | None
    length: int

    @property
    def share_text(self) -> str:
        """Return the share in words of the table."""
        return "" if self.share is None else f"{self.share} %"


class _Words(QStyledItemDelegate):
    """Writes a part of the figure above it in a quieter tone."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802 - Qt's name
        """Choose the tone."""
        super().initStyleOption(option, index)
        row: Row = index.data(ROW_ROLE)
        if row.id.startswith(_REASON):
            option.palette.setColor(QPalette.ColorRole.Text, theme.color("t2"))


class FigureTable(RowsTable):
    """The figures of a group; Enter opens the people behind one."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(
            (
                Column("label", tr(N_("Wat"))),
                Column("length", "", 240, display=lambda _: "", sort=lambda r: r.length),
                Column("count", tr(N_("Aantal")), 90, align="right", sort=lambda r: r.count),
                Column("share_text", tr(N_("Deel")), 80, align="right", sort=lambda r: r.share or 0),
            ),
            sortable=False,
        )
        self._words, self._bars = _Words(self), Bars(self)
        self.setItemDelegateForColumn(0, self._words)
        self.setItemDelegateForColumn(1, self._bars)

    def show_group(self, group: Group, place: str) -> None:
        """Show a group for one municipality, or for all."""
        self.setAccessibleName(group.title)
        rows = rows_of(group, place)
        self.hide_column("share_text", hidden=all(row.share is None for row in rows))
        self.set_rows(rows)


def rows_of(group: Group, place: str) -> Sequence[Row]:
    """Return the rows of a group: the share is of the line's whole, or of the people that the lines divide."""
    counted = [(line, line.count(place)) for line in group.lines]
    whole = sum(count for _, count in counted) if group.divides else 0
    longest = max((count for _, count in counted), default=0)
    rows = []
    for line, count in counted:
        share = line.share(place) if line.of else round(_WHOLE * count / whole) if whole else None
        length = share if share is not None else round(_WHOLE * count / longest) if longest else 0
        label = f"{_WITHIN}{line.label}" if line.code.startswith(_REASON) else line.label
        rows.append(Row(line.code, label, count, share, length))
    return rows
