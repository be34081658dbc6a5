# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A QTableView on Qt's own item model, filled with texts and fonts (Qt's documented way without an own model)."""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView


def table(rows: Sequence[Sequence[str]], widths: Sequence[int], bold: QFont) -> QTableView:
    """Return a table of texts, the first column bold."""
    view = QTableView()
    model = QStandardItemModel(len(rows), len(widths), view)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QStandardItem(text)
            if column == 0:
                item.setFont(bold)
            model.setItem(number, column, item)
    view.setModel(model)
    for column, width in enumerate(widths):
        view.setColumnWidth(column, width)
    return view
