# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trainingen: the list and its filters, the month and its days, and the way to each training and session."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest

from ensure_desk.ui.pages.trainings.month import _broken, _shared_out
from tests.services.training_parts import a_training, enrolled
from tests.ui.page_parts import Stage, click, focused, settle, stage, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        yield made


def test_without_trainings_the_next_step_is_told(played: Stage) -> None:
    page = played.page("trainings")
    page.open()
    settle()
    assert "Nog geen trainingen" in texts(page)
    page.empty.action.emit()
    assert played.heard.targets[-1] == ("training", {"training_id": ""})


def test_the_list_shows_places_and_filters_narrow_it(played: Stage) -> None:
    one, _ = a_training(played.desk, seats=2, themes=["budget"], barriers=["GELD"])
    a_training(played.desk, title="Voor collega's", audience="professionals")
    enrolled(played.desk, one, "Aerts", "Baert", "Claes")
    page = played.page("trainings")
    page.open()
    settle()
    model = page.table.model()
    assert model.rowCount() == 2
    page.theme.set_value("budget")
    page._ask()
    settle()
    assert model.rowCount() == 1
    row = page.table.current()
    shown = {model.index(0, c).data(): model.index(0, c) for c in range(model.columnCount())}
    assert shown["2/2 +1"].data(int(Qt.ItemDataRole.ToolTipRole)) == "2 van 2 plaatsen · 1 wacht"
    assert "di 17/11/2026 9.00" in shown
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert played.heard.targets[-1] == ("training", {"training_id": row.id})
    page.search.setText("nergens")
    page._ask()
    settle()
    assert model.rowCount() == 0
    assert "Laat een filter los" in page.table._empty
    assert not played.heard.errors


def test_the_month_shows_the_sessions_of_a_day_and_opens_one(played: Stage) -> None:
    _, (session, *_) = a_training(played.desk, "2026-11-03", "2026-12-25")
    page = played.page("trainings")
    page.open(view="month")
    assert page.grid._model.headerData(0, Qt.Orientation.Horizontal) == "maandag"
    page.resize(834, 463)
    settle()
    assert page.grid._model.headerData(0, Qt.Orientation.Horizontal) == "ma"
    page.resize(1162, 720)
    settle()
    assert "november 2026" in texts(page)
    place = page.grid._model.place(page.ctx.desk.today().replace(day=3))
    page.grid.setCurrentIndex(page.grid._model.index(*place))
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.sessions.hasFocus()
    assert "Dinsdag 3 november 2026" in texts(page)
    QTest.keyClick(page.sessions, Qt.Key.Key_Return)
    assert played.heard.targets[-1] == ("attendance", {"session_id": session})
    page._after.click()
    settle()
    assert "december 2026" in texts(page)
    place = page.grid._model.place(page.ctx.desk.today().replace(month=12, day=25))
    spoken = page.grid._model.index(*place).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert "Vrijdag 25 december 2026" in spoken
    assert "Budget in balans" in spoken
    click(page, "Vandaag")
    settle()
    assert page.grid.day().day == page.ctx.desk.today()
    assert not played.heard.errors


def test_a_training_asked_for_is_opened_at_once(played: Stage) -> None:
    page = played.page("trainings")
    page.open(training_id="x")
    assert played.heard.targets == [("training", {"training_id": "x"})]


def test_a_session_in_a_cell_is_broken_between_words() -> None:
    metrics = QFontMetrics(QFont())
    width = metrics.horizontalAdvance("09:00 Rustig in")
    words = "09:00 Rustig in mijn hoofd"
    assert _broken(words, metrics, width, 3) == ["09:00 Rustig in", "mijn hoofd"]
    assert _broken(words, metrics, width, 1) == [words]
    assert _broken("Zelfvertrouwen", metrics, 10, 2) == ["Zelfvertrouwen"]
    assert [_shared_out(3, n) for n in (1, 2, 3, 4)] == [[3], [2, 1], [1, 1, 1], [1, 1, 1, 1]]


def test_a_day_without_sessions_tells_where_the_next_one_is(played: Stage) -> None:
    a_training(played.desk, "2026-11-03", "2027-01-15")
    page = played.page("trainings")
    page.open(view="month")
    settle()
    assert not page.sessions.isVisible()
    assert "Volgende sessie: vrijdag 15 januari, 9.00 – 12.00 uur, Budget in balans." in texts(page)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    settle()
    assert page.grid.day().day == dt.date(2027, 1, 15)
    assert page.sessions.isVisible()


def test_beside_the_list_stands_what_is_to_be_done_for_the_chosen_training(played: Stage) -> None:
    one, (session, *_) = a_training(played.desk, "2026-11-03", "2026-12-01", seats=3)
    enrolled(played.desk, one, "Aerts", "Baert")
    page = played.page("trainings")
    page.open()
    page._read_sessions()
    settle()
    shown = texts(page)
    assert "2 van 3 plaatsen" in shown
    assert "1 van 2 sessies voorbij." in shown
    assert "Volgende: 1 december" in shown
    assert "Sessie van 3 november: nog 2 in te vullen." in shown
    click(page, "Aanwezigheden invullen")
    assert played.heard.targets[-1] == ("attendance", {"session_id": session})
    click(page, "Training openen")
    assert played.heard.targets[-1] == ("training", {"training_id": one})
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.preview.isHidden()
