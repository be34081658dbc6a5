# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The layout that wraps keeps its items as long as it lives, whoever comes and goes around it."""

import gc
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ensure_desk.ui.widgets.flow import FlowLayout
from ensure_desk.ui.widgets.layout import clear, hbox, vbox

pytestmark = pytest.mark.ui


def let_go() -> None:
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
    gc.collect()


def cleared(count: int) -> None:
    """Fill and clear a layout, as every page does that shows other rows: what Qt frees is used again."""
    other = QWidget()
    other.setLayout(column := vbox(*(QLabel(str(n)) for n in range(count))))
    clear(column)
    other.deleteLater()
    let_go()


@pytest.fixture
def flow(qtbot: QtBot) -> Iterator[FlowLayout]:
    cleared(50)
    window = QWidget()
    qtbot.addWidget(window)
    made = FlowLayout(gap=4)
    for n in range(4):
        made.addWidget(QLabel(f"woord {n}"))
    window.setLayout(hbox(made))
    window.show()
    yield made
    window.close()


def test_what_others_delete_takes_nothing_away(flow: FlowLayout) -> None:
    for _ in range(20):
        cleared(50)
    assert [shiboken6.isValid(flow.itemAt(n)) for n in range(flow.count())] == [True] * 4
    assert all(shiboken6.createdByPython(flow.itemAt(n)) for n in range(flow.count()))
    assert flow.heightForWidth(60) > flow.heightForWidth(600)


def test_a_widget_that_is_deleted_leaves_no_place(flow: FlowLayout) -> None:
    item = flow.itemAt(1)
    assert item is not None
    item.widget().deleteLater()
    del item
    let_go()
    assert flow.count() == 3
    assert flow.heightForWidth(600) > 0


def test_it_is_cleared_and_filled_again(flow: FlowLayout) -> None:
    clear(flow)
    let_go()
    assert flow.count() == 0
    flow.addWidget(QLabel("nieuw"))
    assert flow.count() == 1
