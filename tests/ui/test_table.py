# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists: a cell that is told to Qt at once looks as one whose roles Qt asks for."""

from typing import NamedTuple

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStyledItemDelegate
from pytestqt.qtbot import QtBot

from ensure_desk.ui import theme
from ensure_desk.ui.application import application
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
