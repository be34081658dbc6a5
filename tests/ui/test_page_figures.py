# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cijfers: subjects, municipalities, the people behind a figure, and the report."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ensure_desk.services import demo
from ensure_desk.ui import theme
from ensure_desk.ui.pages.figures.bars import Row
from ensure_desk.ui.widgets.table import RowsTable
from tests.ui.page_parts import Stage, settle, stage

pytestmark = pytest.mark.ui


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        demo.fill(made.desk, people=40, seed=5)
        yield made


def test_every_subject_shows_its_figures(played: Stage) -> None:
    page = played.page("figures")
    page.open()
    settle()
    for key in page._buttons:
        page.show_subject(key)
        assert page.heading.text() == page._buttons[key].text()
    page.show_subject("gender")
    rows = page.table._model._rows
    assert sum(row.count for row in rows) == page._found.group("tracks").lines[0].count()
    assert 98 <= sum(row.share for row in rows) <= 102
    assert not played.heard.errors


def test_a_share_has_a_column_where_there_is_one_and_a_bar_its_true_length(played: Stage) -> None:
    page = played.page("figures")
    page.open()
    settle()
    table = page.table
    assert table.isColumnHidden(3)
    reasons = [row for row in table._model._rows if row.id.startswith("reason ")]
    assert reasons
    assert all(row.label.startswith("\u2003\u2003") for row in reasons)
    page.show_subject("gender")
    assert not table.isColumnHidden(3)
    few = Row("few", "weinig", 1, None, 2)
    many = Row("many", "veel", 2, None, 4)
    table.set_rows((few, many))
    table.resize(900, 200)
    short, long = (_drawn(table, row) for row in (0, 1))
    assert 0 < short < long


def _drawn(table: RowsTable, row: int) -> int:
    """Return how many dots of the row's middle line have the colour of a bar."""
    picture = table.viewport().grab().toImage()
    line = table.rowViewportPosition(row) + table.rowHeight(row) // 2
    left, width = table.columnViewportPosition(1), table.columnWidth(1)
    return sum(picture.pixelColor(x, line) == theme.color("acc") for x in range(left, left + width))


def test_a_figure_opens_its_people_and_letting_go_shows_all(played: Stage) -> None:
    page = played.page("figures")
    page.open()
    settle()
    page.show_subject("gender")
    row = page.table.current()
    page.table.opened.emit(row)
    settle()
    where, target = played.heard.targets[-1]
    assert where == "people"
    people = played.page("people")
    people.open(**target)
    settle()
    assert people._table.model().rowCount() == row.count
    assert people._behind.text() == f"Gender: {row.label}"
    people._search.setText("a")
    people._ask()
    settle()
    assert people._table.model().rowCount() <= row.count
    people._search.setText("")
    people._behind.setChecked(False)
    settle()
    assert people._table.model().rowCount() > row.count
    assert not played.heard.errors


def test_another_period_and_a_report(played: Stage, tmp_path: Path) -> None:
    page = played.page("figures")
    page.open()
    settle()
    codes = list(page._periods)
    assert len(codes) == len(set(codes)) == 7
    page.save_to(tmp_path / "r.xlsx")
    assert "verborgen" in played.heard.toasts[-1].text
    assert load_workbook(tmp_path / "r.xlsx").sheetnames[0] == "Over dit rapport"
    page.period.set_value(codes[-1])
    page.open()
    settle()
    assert page.chosen_period.first.year == played.desk.today().year - 2
    page.save_to(tmp_path / "none.xlsx")
    assert [error.code for error in played.heard.errors] == ["figures_too_few"]
    assert not (tmp_path / "none.xlsx").exists()
