# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Aanwezigheden: a whole session by keyboard, in few keys; undo, walk-ins, talks and papers."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ensure_desk.services import attendance, people
from ensure_desk.services.attendance import ExpectedRow
from ensure_desk.ui.pages.attendance.talk import BarrierTalk
from ensure_desk.ui.person_picker import PersonPicker
from tests.services.training_parts import a_training, enrolled
from tests.support import COORDINATOR, add_person
from tests.ui.page_parts import Stage, click, settle, stage, texts

pytestmark = pytest.mark.ui
ROW = ExpectedRow(
    "1", "Aerts", "", "", "", "", "", "", None, "", "", "", "", "", changed=False, missed_before=0
)
NAMES = tuple(f"{letter}ersoon" for letter in "ABCDEFGHIJKLMNO")


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        yield made


class Keys:
    """Presses keys where the focus is, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, *keys: str | Qt.Key) -> None:
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key if isinstance(key, Qt.Key) else ord(key))  # type: ignore[call-overload]
            settle()
            self.count += 1

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)
        settle()
        self.count += len(text)


def sheet(played: Stage, session: str) -> dict[str, Any]:
    found = attendance.session(played.desk, session_id=session)
    return {row.name.split(",")[0]: row for row in found.rows}


def opened(played: Stage, session: str, **more: str) -> Any:
    page = played.page("attendance")
    page.open(session_id=session, **more)
    settle()
    return page


def test_fifteen_people_take_at_most_twenty_keys_and_reasons(played: Stage) -> None:
    training, (session, *_) = a_training(played.desk)
    enrolled(played.desk, training, *NAMES)
    page = opened(played, session)
    keys = Keys()
    for n in range(15):
        if n == 3:
            keys.press("L")
            keys.type("20")
            keys.press(Qt.Key.Key_Return)
        elif n == 7:
            keys.press("O")
        else:
            keys.press("A")
    assert keys.count <= 20
    rows = sheet(played, session)
    assert [row.code for row in rows.values()] == list("AAALAAAOAAAAAAA")
    assert rows["Dersoon"].minutes == 20
    assert "15 van 15\ningevuld" in texts(page)
    assert [page.side._lines[code].number.text() for code in "ALO-"] == ["13", "1", "1", ""]
    click(page, "Klaar")
    assert played.heard.targets == [("training", {"training_id": training})]
    assert played.heard.toasts[-1].text == "15 van 15 ingevuld."
    assert not played.heard.errors


def test_everybody_else_present_is_one_key_and_can_be_taken_back(played: Stage) -> None:
    training, (session, *_) = a_training(played.desk)
    enrolled(played.desk, training, *NAMES)
    page = opened(played, session)
    keys = Keys()
    keys.press("O", "R")
    assert [row.code for row in sheet(played, session).values()] == ["O"] + ["A"] * 14
    page.take_back()
    settle()
    assert [row.code for row in sheet(played, session).values()] == ["O"] + [""] * 14
    page.take_back()
    settle()
    assert {row.code for row in sheet(played, session).values()} == {""}
    page.take_back()
    assert not played.heard.errors


def test_an_excused_absence_asks_its_reason_and_proof_and_goes_on(played: Stage) -> None:
    training, (session, *_) = a_training(played.desk)
    enrolled(played.desk, training, "Aerts", "Baert")
    page = opened(played, session)
    keys = Keys()
    keys.press("G")
    assert page.details.isVisible()
    assert page.details.reason.field.hasFocus()
    keys.type("ziek")
    page.details.reason.field.activated.emit(page.details.reason.field.currentIndex())
    keys.press(Qt.Key.Key_Return)
    row = sheet(played, session)["Aerts"]
    assert (row.code, row.reason) == ("G", "ziek")
    assert page.table.current().name.startswith("Baert")
    assert page.table.hasFocus()


def test_minutes_typed_and_left_by_the_mouse_are_kept(played: Stage) -> None:
    training, (session, *_) = a_training(played.desk)
    enrolled(played.desk, training, "Aerts", "Baert")
    page = opened(played, session)
    keys = Keys()
    keys.press("V")
    keys.type("35")
    page.leave()
    settle()
    assert sheet(played, session)["Aerts"].minutes == 35
    page.table.setFocus()
    keys.press("A")
    row = sheet(played, session)["Aerts"]
    assert (row.code, row.minutes) == ("A", None)


def test_who_came_unannounced_is_added(played: Stage) -> None:
    _training, (session, *_) = a_training(played.desk)
    stranger = add_person(played.desk, last_name="Zomers")
    page = opened(played, session)
    assert "Niemand is ingeschreven." in texts(page)
    page.add_somebody()
    settle()
    picker = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PersonPicker) and w.isVisible())
    picker.search.setText("zom")
    picker._ask("zom")
    settle()
    picker._pick(picker.table.current())
    settle()
    assert sheet(played, session)["Zomers"].code == "A"
    assert page.table.current().person_id == stranger


def test_two_absences_ask_which_barrier_and_the_answer_stands_in_the_dossier(played: Stage) -> None:
    training, (first, second, _) = a_training(played.desk)
    (who,) = enrolled(played.desk, training, "Lambrechts")
    attendance.take(played.desk, session_id=first, person_id=who, code="O")
    page = opened(played, second, person_id=who)
    assert page.side.talk.isHidden()
    Keys().press("O")
    assert "2 keer na elkaar afwezig" in texts(page)
    page.side.note.click()
    settle()
    talk = next(w for w in QApplication.topLevelWidgets() if isinstance(w, BarrierTalk) and w.isVisible())
    talk.reason.field.set_value("vervoer")
    talk.reason.field.edited.emit("vervoer")
    assert talk.barrier.field.value() == "MOB"
    click(talk, "Bewaren")
    settle()
    assert sheet(played, second)["Lambrechts"].reason == "vervoer"
    with played.desk.store.read() as reader:
        assert any("Op het werk geraken" in note.text("body") for note in reader.children("note", who))
    assert not played.heard.errors


def test_papers_open_and_who_changed_what_is_shown(played: Stage) -> None:
    training, (session, *_) = a_training(played.desk)
    enrolled(played.desk, training, "Aerts")
    page = opened(played, session)
    click(page, "Attesten")
    assert [error.code for error in played.heard.errors] == ["nobody_attended"]
    Keys().press("O", "A")
    for name in ("Tekenlijst", "Attesten"):
        click(page, name)
        settle()
    shown = [
        w
        for w in QApplication.topLevelWidgets()
        if w.isVisible() and w.windowTitle() in ("Tekenlijst", "Attesten")
    ]
    assert {w.windowTitle() for w in shown} == {"Tekenlijst", "Attesten"}
    page.show_history()
    settle()
    assert "ongewettigd afwezig → aanwezig" in texts(page)
    close_all(page)


def test_a_list_to_sign_asks_before_it_shows_names_that_are_hidden(played: Stage) -> None:
    training, (session, *_) = a_training(played.desk)
    enrolled(played.desk, training, "Zandvliet")
    played.desk.veil.on = True
    page = opened(played, session)
    assert "Zandvliet" not in page.table.current().name
    page.print_list()
    settle()
    assert "Namen zijn nu verborgen." in texts(page)
    assert not page.findChildren(QPrintPreviewDialog)
    click(page, "Toch tonen")
    settle()
    assert len(page.findChildren(QPrintPreviewDialog)) == 1
    close_all(page)


def close_all(page: QWidget) -> None:
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window is not page.window():
            window.close()
    settle()


def test_a_long_reason_is_told_on_two_lines_and_nobody_is_cut_through(played: Stage) -> None:
    training, (session, *_) = a_training(played.desk)
    people = enrolled(played.desk, training, *NAMES)
    attendance.take(played.desk, session_id=session, person_id=people[0], code="G")
    for reason in ("afspraak_dienst", "religieuze_of_feestdag", "uitnodiging_niet_ontvangen"):
        attendance.set_details(played.desk, session_id=session, person_id=people[0], reason=reason)
        page = opened(played, session)
        table = page.table
        room = QRect(0, 0, table.columnWidth(4) - 26, 999)
        words = table.model().index(0, 4).data()
        asked = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, words)
        assert asked.height() <= table.rowHeight(0)
        assert asked.width() <= room.width()
    assert table.viewport().height() % table.rowHeight(0) == 0


def test_before_its_day_only_who_cannot_come_is_noted(played: Stage) -> None:
    training, (session, *_) = a_training(played.desk, "2026-11-24")
    enrolled(played.desk, training, "Aerts", "Baert")
    page = opened(played, session)
    assert "pas op 24/11/2026" in texts(page)
    assert "te laat" not in texts(page.side)
    keys = Keys()
    keys.press("A", "L", "V", "O", "R")
    assert {row.code for row in sheet(played, session).values()} == {""}
    assert page.table.current().name.startswith("Aerts")
    keys.press("U", "-")
    assert [row.code for row in sheet(played, session).values()] == ["U", "-"]
    page.add_somebody()
    settle()
    assert played.heard.targets == [("training", {"training_id": training, "part": "people"})]
    other, (today, *_) = a_training(played.desk, "2026-11-17")
    enrolled(played.desk, other, "Claes")
    page.open(session_id=today)
    settle()
    assert page.ahead.isHidden()
    assert "te laat" in texts(page.side)
    assert not played.heard.errors


def test_a_narrow_list_leaves_columns_out_and_cuts_no_name(played: Stage) -> None:
    training, (session, *_) = a_training(played.desk)
    enrolled(played.desk, training, "Van den Broeck")
    page = opened(played, session)
    table, keys = page.table, [column.key for column in page.table._model.columns]

    def shown() -> list[str]:
        return [key for number, key in enumerate(keys) if not table.isColumnHidden(number)]

    assert shown() == keys
    page.resize(834, 463)
    settle()
    assert shown() == ["name", "code", "minutes"]
    assert (page.head.list.text(), page.head.list.accessibleName()) == ("", "Tekenlijst")
    assert table.columnWidth(0) >= table.fontMetrics().horizontalAdvance("Van den Broeck, Samira")
    page.resize(1400, 720)
    settle()
    assert shown() == keys
    assert table.columnWidth(2) == 234


def test_twelve_people_are_whole_above_what_belongs_to_a_code(played: Stage) -> None:
    training, (session, *_) = a_training(played.desk)
    enrolled(played.desk, training, *NAMES[:12])
    page = opened(played, session)
    Keys().press("L")
    settle()
    assert page.details.isVisible()
    assert page.details.name.text().startswith("Bij Aersoon, ")
    assert page.table.verticalScrollBar().maximum() == 0


def test_the_coordinator_looks_and_changes_nothing(qapp: object, tmp_path: Path) -> None:
    with stage(tmp_path / "co", COORDINATOR) as made:
        training, (session, *_) = a_training(made.desk)
        page = opened(made, session)
        assert not page.table.takes_codes
        assert page.head.add.isHidden()
        assert "Sneltoetsen" not in texts(page)
        page.rest_present()
        page.add_somebody()
        settle()
        assert not any(isinstance(w, PersonPicker) and w.isVisible() for w in QApplication.topLevelWidgets())
        page.details.show_row(replace(ROW, code="G"))
        assert page.details.isHidden()
        assert people.in_all(made.desk) == 0
        assert training
