# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The preview: who sent it, what changes, doubles apart, faults with their cells and a workbook to correct them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from ensure_desk.domain.fields import PackageKind
from ensure_desk.services import errors_workbook, handoff, imports, people
from ensure_desk.ui import theme
from ensure_desk.ui.application import application, build_shell
from ensure_desk.ui.context import Target
from ensure_desk.ui.jobs import InlineJobs
from ensure_desk.ui.main_window import MainWindow
from tests.services.handoff_parts import Region, edit_cell, fill, paired_region, read, send
from tests.services.test_handoff_table import change, column_of, plain
from tests.support import add_person
from tests.ui.page_parts import click, press, texts
from tests.ui.test_layout import CONTROLS, cut_off

pytestmark = pytest.mark.ui


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as opened:
        yield opened


@pytest.fixture
def package(region: Region) -> Path:
    """A second package of Lier: one change, one conflict, one new person who is at Nijlen too, and two faults."""
    changed, contested, *_ = fill(region.lier, 5)
    add_person(region.nijlen, birth_date="1976-04-03", municipality="Nijlen")
    first = [send(region.lier, region.folder / "a.xlsx"), send(region.nijlen, region.folder / "b.xlsx")]
    read(region.coordinator, *first)
    people.update(region.lier, person_id=changed, kind="person", record_id=changed, changes={"gender": "X"})
    add_person(region.lier, birth_date="1976-04-03", municipality="Lier")
    second = send(region.lier, region.folder / "c.xlsx")
    edit_cell(second, "Deelnemers", "gender", 1, "M")
    edit_cell(second, "Deelnemers", "gender", 2, "tja")
    edit_cell(second, "Trajecten", "start", 0, "31/02/2026")
    theirs = [r for r in people.search(region.coordinator).rows if r.dossier_number == "LIE-2026-A001"]
    people.update(
        region.coordinator,
        person_id=theirs[0].id,
        kind="person",
        record_id=theirs[0].id,
        changes={"gender": "X"},
    )
    return second


@pytest.fixture
def window(region: Region, qtbot: QtBot) -> MainWindow:
    theme.apply(application())
    made = build_shell(region.coordinator, InlineJobs())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.go(Target("handoff"))
    shell: MainWindow = made
    return shell


def looked_at(window: MainWindow, package: Path) -> Any:
    page: Any = window.page("handoff")
    page.look_at([package])
    for _ in range(3):
        application().processEvents()
    return page


def cells(page: Any, name: str) -> list[list[str]]:
    table = next(t for t in page.findChildren(QTableView) if t.accessibleName() == name)
    model = table.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_preview_tells_all_before_anything_is_done(window: MainWindow, package: Path) -> None:
    before = imports.state_hash(window.ctx.desk)
    page = looked_at(window, package)
    shown = texts(page)
    assert "Lier, overdracht 2 van" in shown
    assert "1 cel met de hand gewijzigd" in shown
    assert ["LIE-2026-A001", "Gender", "twijfel"] in [
        [r[0], r[1], r[4]] for r in cells(page, "Wat er verandert")
    ]
    (double,) = cells(page, "Mogelijk dubbel")
    assert "Nijlen" in double[1]
    faults = cells(page, "Twijfel en fouten")
    assert {"Deelnemers!E5", "Trajecten!F3"} <= {row[0] for row in faults}
    assert "Mogelijk dubbel (1)" in shown
    assert "Wat fout is, blijft weg. Bewaar de foutenwerkmap, of lees de rest alvast in." in shown
    problems = page._preview._problems._table
    problems.selectRow([row[2] for row in faults].index("twijfel"))
    assert "Gender: hier X, in het bestand man. Beide blijven bewaard tot u kiest." in texts(page)
    assert "Inlezen kunt u later ongedaan maken." in shown
    assert imports.state_hash(window.ctx.desk) == before


def test_nothing_is_cut_off_or_outside_the_window(window: MainWindow, package: Path) -> None:
    looked_at(window, package)
    visible = [w for w in window.findChildren(QWidget) if w.isVisible()]
    assert (window.width(), window.height()) == (1366, 768)
    assert not [cut_off(w) for w in visible if cut_off(w)]
    corners = [
        w.mapTo(window, QPoint(w.width() - 1, w.height() - 1)) for w in visible if isinstance(w, CONTROLS)
    ]
    assert all(window.rect().contains(corner) for corner in corners)
    assert all(t.height() > 100 for t in window.findChildren(QTableView) if t.isVisible())


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (911, 512)])
def test_words_about_a_doubt_stand_below_its_row(
    window: MainWindow, package: Path, size: tuple[int, int]
) -> None:
    window.resize(*size)
    page = looked_at(window, package)
    card, changes = page._preview._problems, page._preview._changes
    for place, below in ((card._place, card._below), (changes._table.parentWidget(), changes._detail)):
        assert below.isVisible()
        assert place.geometry().bottom() < below.geometry().top()
        assert below.geometry().bottom() <= below.parentWidget().height()
        assert below.height() >= below.minimumSizeHint().height()


def test_faults_are_saved_corrected_and_read(window: MainWindow, package: Path) -> None:
    page = looked_at(window, package)
    path = package.with_name("fouten.xlsx")
    page.save_errors(page._preview._plan, path)
    assert path.exists()
    click(page, "Inlezen")
    edit_cell(path, "Deelnemers", "gender", 0, "X")
    plan = imports.plan_import(window.ctx.desk, paths=[path])
    assert (plan.totals.changed, plan.totals.refused, errors_workbook.marked(plan)) == (1, 1, 1)


def test_after_reading_the_rail_leads_to_the_choices(window: MainWindow, package: Path) -> None:
    page = looked_at(window, package)
    click(page, "Inlezen")
    click(window, "1 keuze te maken")
    assert "Gender" in texts(window.page("conflicts"))


def test_a_column_that_went_empty_is_kept_unless_somebody_says_so(window: MainWindow, region: Region) -> None:
    fill(region.lier, 6)
    path = send(region.lier, region.folder / "e.xlsx")
    read(region.coordinator, path)
    for row in range(4):
        edit_cell(path, "Deelnemers", "gender", row, None)
    page = looked_at(window, path)
    assert "4 van 6 cellen zijn leeggemaakt" in texts(page)
    assert page._preview._plan.totals.changed == 0
    click(page, "Toch leegmaken")
    assert page._preview._plan.totals.changed == 4
    assert "leeggemaakt" not in texts(page)


def test_values_of_other_rows_are_kept_out_unless_somebody_says_so(
    window: MainWindow, region: Region
) -> None:
    for person, gender in zip(fill(region.lier, 6), "VMX" * 2, strict=True):
        people.update(
            region.lier, person_id=person, kind="person", record_id=person, changes={"gender": gender}
        )
    path = send(region.lier, region.folder / "a.xlsx")
    read(region.coordinator, path)

    def turn(sheet: Worksheet) -> None:
        column = column_of(sheet, "gender")
        values = [sheet.cell(row, column).value for row in (4, 5, 3)]
        for row, value in zip((3, 4, 5), values, strict=True):
            sheet.cell(row, column).value = value

    change(path, "Deelnemers", turn)
    page = looked_at(window, path)
    assert "3 waarden stonden eerst in andere rijen" in texts(page)
    click(page, "Toch overnemen")
    assert "stonden eerst" not in texts(page)


def test_a_sheet_is_marked_only_while_the_keyboard_is_in_the_list(window: MainWindow, package: Path) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    page = looked_at(window, package)
    sheets = page._preview._sheets._table
    assert not sheets.selectionModel().hasSelection()
    sheets.setFocus()
    press(Qt.Key.Key_Down)
    assert [index.row() for index in sheets.selectionModel().selectedRows()] == [1]
    page._preview._stop.setFocus()
    assert not sheets.selectionModel().hasSelection()


def test_escape_leaves_the_preview_and_nothing_is_read(window: MainWindow, package: Path) -> None:
    before = imports.state_hash(window.ctx.desk)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    page = looked_at(window, package)
    press(Qt.Key.Key_Escape)
    assert not page._preview.isVisible()
    assert imports.state_hash(window.ctx.desk) == before


def test_a_row_typed_in_excel_is_offered_and_added_only_when_asked(region: Region, qtbot: QtBot) -> None:
    fill(region.lier, 2)
    sent = handoff.export(region.lier, path=region.folder / "n.xlsx", kind=PackageKind.OFFICE).value
    opened = region.folder / "plain.xlsx"
    opened.write_bytes(plain(sent))
    names = {"last_name": "Peeters", "first_name": "Els", "municipality": "Nijlen"}

    def add(sheet: Worksheet) -> None:
        for key, value in names.items():
            sheet.cell(5, column_of(sheet, key), value)

    change(opened, "Deelnemers", add)
    made: Any = build_shell(region.nijlen, InlineJobs())
    qtbot.addWidget(made)
    made.show()
    made.go(Target("handoff"))
    page = looked_at(made, opened)
    assert "Peeters, Els is in Excel bijgetypt" in texts(page)
    assert page._preview._plan.totals.new == 10
    click(page, "Toch toevoegen")
    assert page._preview._plan.totals.new == 11
    assert "bijgetypt" not in texts(page)


def test_a_file_that_is_here_already_is_left_with_one_key(window: MainWindow, package: Path) -> None:
    page = looked_at(window, package)
    click(page, "Inlezen")
    looked_at(window, package)
    assert "is al ingelezen" in texts(page)
    assert "Er valt niets in te lezen. Ga terug met Annuleren." in texts(page)
    press(Qt.Key.Key_Escape)
    assert "is al ingelezen" not in texts(page)
