# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Overzicht: a coordinator begins with the region; figures and months open what is behind them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ensure_desk.bootstrap import close_desk
from ensure_desk.services.overview import BarrierLine
from ensure_desk.ui import theme
from ensure_desk.ui.application import application, build_shell
from ensure_desk.ui.context import Target
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.main_window import MainWindow
from ensure_desk.ui.pages.overview.page import OverviewPage
from tests.support import COORDINATOR, COUNSELLOR, fresh_desk
from tests.ui.page_parts import texts
from tests.ui.test_layout import looked_at

pytestmark = pytest.mark.ui


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    desk = fresh_desk(tmp_path / "desk", COORDINATOR)
    window = build_shell(desk, InlineJobs())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield window
    close_desk(desk)


def test_a_coordinator_begins_with_the_region_and_an_office_with_today(
    shell: MainWindow, tmp_path: Path
) -> None:
    page = shell.page("overview")
    assert page.isVisible()
    assert "12 kantoren moeten deze maand nog overdragen." in texts(page)
    rail = [press.text() for press in shell.rail._buttons.values()]
    assert rail[:6] == ["Overzicht", "Wijk-werkers", "Trainingen", "Overdracht", "Rapporten", "Vragenlijsten"]
    office = fresh_desk(tmp_path / "office", COUNSELLOR)
    window = build_shell(office, InlineJobs())
    assert [press.text() for press in window.rail._buttons.values()][:2] == ["Vandaag", "Wijk-werkers"]
    window.deleteLater()
    close_desk(office)


def test_a_figure_opens_its_subject_and_a_month_its_packages(shell: MainWindow) -> None:
    page = shell.page("overview")
    assert isinstance(page, OverviewPage)
    QTest.keyClick(page._tiles[2], Qt.Key.Key_Space)
    assert shell.page("figures").isVisible()
    assert shell.page("figures").heading.text() == "Aanwezigheid"  # type: ignore[attr-defined]  # its own label
    shell.go(Target("overview"))
    QTest.keyClick(page._offices.grid, Qt.Key.Key_Return)
    assert shell.page("matrix").isVisible()
    shell.go(Target("overview"))
    page._attention.click()
    assert shell.page("today").isVisible()


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_month_stands_whole_above_its_column(shell: MainWindow, language: str) -> None:
    page = shell.page("overview")
    assert isinstance(page, OverviewPage)
    page.ctx.desk.tr.use(language)
    page.open()
    application().processEvents()
    grid = page._offices.grid
    across, model = grid.horizontalHeader(), grid.model()
    for month in range(model.columnCount()):
        name = model.headerData(month, Qt.Orientation.Horizontal)
        tip = model.headerData(month, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        assert tip.startswith(f"{name} ")
        assert across.sectionSizeFromContents(month).width() <= across.sectionSize(month)


def test_a_ring_shows_the_cell_to_who_uses_keys_and_not_to_who_uses_a_mouse(shell: MainWindow) -> None:
    page = shell.page("overview")
    assert isinstance(page, OverviewPage)
    grid = page._offices.grid
    assert grid.hasFocus()

    def is_ringed() -> bool:
        cell = grid.visualRect(grid.currentIndex())
        picture = grid.viewport().grab(cell).toImage()
        return picture.pixelColor(picture.width() // 2, 3) == theme.color("acc")

    assert not is_ringed()
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert is_ringed()


def test_the_legend_tells_of_every_sign_in_the_table(shell: MainWindow) -> None:
    page = shell.page("overview")
    assert isinstance(page, OverviewPage)
    words = [part.text() for part in page._offices.findChildren(QLabel)]
    assert words[words.index("–") + 1] == "nog niets"
    assert {"op tijd", "te laat", "ontbreekt", "verwacht", "opmerking"} <= set(words)


def test_a_tile_without_a_figure_says_why(shell: MainWindow) -> None:
    page = shell.page("overview")
    assert isinstance(page, OverviewPage)
    told = page._tiles[3].accessibleName()
    assert told == "Stap naar werk of opleiding: Nog geen cijfer, niemand stopte in deze periode"
    assert len({tile.height() for tile in page._tiles}) == 1


def test_no_barrier_is_chosen_nor_cut_through(shell: MainWindow) -> None:
    page = shell.page("overview")
    assert isinstance(page, OverviewPage)
    table, grid = page._barriers.table, page._offices.grid
    lines = [BarrierLine(str(n), "Papieren en regels", n, f"{n} %", "0", "0") for n in range(16)]
    page._barriers.show_barriers(lines, "6")
    application().processEvents()
    assert not table.selectionModel().hasSelection()
    assert table.viewport().height() % table.rowHeight(0) < table.rowHeight(0) // 2
    table.setFocus()
    assert table.selectionModel().isRowSelected(0)
    grid.setFocus()
    assert not table.selectionModel().hasSelection()
    table.setFocus()


def test_a_figure_opens_the_same_year_and_municipality(shell: MainWindow) -> None:
    page = shell.page("overview")
    assert isinstance(page, OverviewPage)
    with page.ctx.desk.store.write(page.ctx.desk.actor) as writer:
        for place in ("Lier", "Putte"):
            person = writer.create("person", {"municipality": place})
            writer.create("track", {"person_id": person, "start": "2025-03-01", "status": "actief"})
    page._period.set_value("2025")
    page.open()
    page._place.set_value("Putte")
    figures: Any = shell.page("figures")
    QTest.keyClick(page._tiles[0], Qt.Key.Key_Space)
    assert (figures.period.value(), figures.place.value()) == ("2025", "Putte")
    figures.place.set_value("Lier")
    figures.place.edited.emit("Lier")
    figures.open()
    assert figures.place.value() == "Lier"
    shell.go(Target("overview"))
    page._place.set_value("")
    page._barriers.asked.emit()
    assert (figures.heading.text(), figures.place.currentText()) == ("Grote drempels", "Alle gemeenten")


@pytest.mark.parametrize("size", [(1366, 768), (911, 512), (683, 384)])
def test_nothing_is_cut_off_at_any_size(shell: MainWindow, size: tuple[int, int]) -> None:
    shell.resize(*size)
    shell.go(Target("overview"))
    application().processEvents()
    application().processEvents()
    looked_at(shell, size)
