# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists: a cell that is told to Qt at once looks as one whose roles Qt asks for."""

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionHeaderV2, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ensure_desk.ui import theme
from ensure_desk.ui.application import application
from ensure_desk.ui.widgets.column_room import Needs, Want, share
from ensure_desk.ui.widgets.table import Column, RowsTable


class Row(NamedTuple):
    """What the list shows."""

    id: str
    name: str
    count: int | None
    words: str


ROWS = (
    Row("a", "Yılmaz, Ayşe", 12, "kort"),
    Row("b", "Van den Bossche-De Keersmaeker, Maria-Magdalena", 1_000_000, "eerste regel\ntweede regel"),
    Row("c", "", None, "een zin die veel te lang is voor de breedte van haar kolom en dus ergens eindigt"),
    Row("d", "محمد", 0, "تدريب"),
)
COLUMNS = (
    Column("name", "Naam", 150, bold=True),
    Column("count", "Aantal", 80, align="right"),
    Column("words", "Woorden", 140),
    Column("id", "Laatste"),
)


def picture(qtbot: QtBot, *, wrapped: bool, by_roles: bool) -> QImage:
    theme.apply(application())
    table = RowsTable(COLUMNS)
    qtbot.addWidget(table)
    if by_roles:
        table.setItemDelegate(QStyledItemDelegate(table))
    table.setWordWrap(wrapped)
    table.verticalHeader().setDefaultSectionSize(54)
    table.set_rows(ROWS)
    table.resize(560, 300)
    table.show()
    return table.grab().toImage()


@pytest.mark.parametrize("wrapped", [False, True])
def test_cells_told_at_once_look_as_those_asked_role_by_role(qtbot: QtBot, *, wrapped: bool) -> None:
    ours = picture(qtbot, wrapped=wrapped, by_roles=False)
    assert ours == picture(qtbot, wrapped=wrapped, by_roles=True)
    assert ours != picture(qtbot, wrapped=not wrapped, by_roles=False)


def test_short_columns_stay_whole_and_what_is_left_goes_to_those_usually_wider() -> None:
    wants = [Want(40, 200, 100), Want(40, 80, 120), Want(40, 60, 60)]
    assert share(380, wants) == [200, 120, 60]
    assert share(360, wants) == [200, 100, 60]
    assert share(340, wants) == [200, 80, 60]


def test_without_room_the_longest_give_way_but_no_head() -> None:
    wants = [Want(40, 400, 300), Want(40, 300, 150), Want(90, 90, 20)]
    tight = share(540, wants)
    assert tight == [300, 150, 90]
    assert share(85, wants) == [20, 20, 45]
    chip, words = Want(40, 120, 60, firm=True), Want(40, 300, 150)
    assert share(270, [chip, words]) == [120, 150]
    number = Want(40, 145, 60, named=True)
    assert share(270, [number, words]) == [145, 125]


def test_a_column_never_asks_for_less_again() -> None:
    needs = Needs([(str, len)])
    assert needs.of(0, 7) == 7
    assert needs.look(["kort", "een lang woord"])
    assert not needs.look(["kort"])
    assert not needs.look([])
    assert needs.of(0, 7) == len("een lang woord")


def test_columns_are_as_wide_as_what_they_show_where_there_is_room(qtbot: QtBot) -> None:
    table = RowsTable(COLUMNS)
    qtbot.addWidget(table)
    table.resize(1400, 300)
    table.show()
    table.set_rows(ROWS)
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    for row in range(len(ROWS)):
        index = table.model().index(row, 0)
        table.itemDelegate().initStyleOption(option, index)
        room = table.visualRect(index).width() - 26
        assert option.fontMetrics.horizontalAdvance(option.text) <= room


def test_a_head_without_room_ends_in_dots_and_tells_the_whole_word(qtbot: QtBot) -> None:
    table = RowsTable((Column("name", "Laatste contact met wie dan ook", 90), Column("id", "Nummer")))
    qtbot.addWidget(table)
    table.resize(180, 200)
    table.show()
    option = QStyleOptionHeaderV2()
    table.horizontalHeader().initStyleOptionForIndex(option, 0)
    assert option.text.endswith("…")
    assert (
        table.model().headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole).startswith("Laat")
    )
