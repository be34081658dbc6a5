# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bevraging and Evolutie: a conversation from the first key to the sheet on paper, and how the pages look."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ensure_desk.domain.surveys import BARRIERS
from ensure_desk.services import survey_compare, surveys
from ensure_desk.services.desk import Desk
from ensure_desk.services.survey_compare import Comparison
from ensure_desk.storage.tables import AUDIT
from ensure_desk.ui import theme
from ensure_desk.ui.application import application
from ensure_desk.ui.context import Target
from ensure_desk.ui.main_window import MainWindow
from ensure_desk.ui.pages.evolution.sheet import sheet
from ensure_desk.ui.pdf import a4
from ensure_desk.ui.widgets.radar import Radar, Web, runs
from ensure_desk.ui.widgets.web_legend import WebLegend
from tests.services.training_parts import a_training
from tests.support import COORDINATOR, add_person
from tests.ui.page_parts import Stage, click, press, stage, texts, type_text
from tests.ui.test_layout import CONTROLS, cut_off, in_scroll_area, in_scroll_area_header

pytestmark = pytest.mark.ui
Key = Qt.Key


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        yield made


def taken(desk: Desk, person_id: str, moment: str, scores: dict[str, str]) -> str:
    """Take the barrier questionnaire and finish it."""
    response_id = surveys.start(desk, person_id=person_id, form_id=BARRIERS, moment=moment).value
    changes = {f"/data/g_{code}/{code}": text for code, text in scores.items()}
    changes |= {f"/data/g_{code}/{code}_hulp": "ja" for code, text in scores.items() if text in ("3", "4")}
    changes |= {f"/data/g_{code}/{code}_bem": "2" for code in scores}
    surveys.save(desk, response_id=response_id, changes=changes)
    surveys.finish(desk, response_id=response_id)
    return response_id


BEFORE = {"MOB": "4", "ZORG": "1", "TAAL": "2", "GELD": "zln", "WOON": "0"}
AFTER = {"MOB": "2", "ZORG": "3", "TAAL": "2", "GELD": "3", "WOON": "1"}


def two_moments(desk: Desk) -> str:
    """Return a person with two moments."""
    person_id = add_person(desk)
    taken(desk, person_id, "T0", BEFORE)
    desk.clock.forward(days=150)  # type: ignore[attr-defined]  # the clock of tests
    taken(desk, person_id, "T1", AFTER)
    return person_id


def test_a_conversation_by_keyboard_is_kept_and_ends_at_the_evolution(played: Stage) -> None:
    person_id = add_person(played.desk)
    page = played.page("survey")
    page.open(person_id=person_id)
    click(page, "Beginnen")
    for number in range(16):
        press(Key(Key.Key_0 + number % 5))
        press(Key.Key_H)
        press(Key.Key_Return)
    assert played.heard.errors == []
    (line,) = surveys.overview(played.desk, person_id=person_id)
    assert line.status == "klaar"
    assert played.heard.targets == [("evolution", {"person_id": person_id, "response_id": line.id})]
    answers = surveys.response(played.desk, response_id=line.id).answers
    assert [answers[f"/data/g_{code}/{code}"] for code in ("MOB", "ZORG", "TAAL")] == ["0", "1", "2"]
    assert answers["/data/g_ZORG/ZORG_hulp"] == "ja"


def test_an_answer_is_kept_at_once_and_a_conversation_goes_on_later(played: Stage) -> None:
    person_id = add_person(played.desk)
    page = played.page("survey")
    page.open(person_id=person_id)
    click(page, "Beginnen")
    press(Key.Key_3)
    assert "Bewaard om" in texts(page)
    press(Key.Key_B)
    type_text("komt met de fiets")
    page.leave()
    (line,) = surveys.overview(played.desk, person_id=person_id)
    kept = surveys.response(played.desk, response_id=line.id).answers
    assert (kept["/data/g_MOB/MOB"], kept["/data/g_MOB/MOB_nota"]) == ("3", "komt met de fiets")
    later = played.page("survey")
    later.open(person_id=person_id)
    click(later, "Verdergaan")
    assert "2 van 16" in texts(later)


def test_the_languages_chosen_while_talking_are_there_when_the_talk_goes_on(played: Stage) -> None:
    person_id = add_person(played.desk)
    page = played.page("survey")
    page.open(person_id=person_id)
    page.chooser.language.setCurrentIndex(page.chooser.language.findText("Français"))
    click(page, "Beginnen")
    (line,) = surveys.overview(played.desk, person_id=person_id)
    held = surveys.response(played.desk, response_id=line.id)
    assert held.language == "Nederlands (nl) + Français (fr)"
    assert "J'ai du mal" in texts(page)
    page.form.head.languages.language.emit("العربية (ar)")
    page.form.head.languages.gloss.emit("Nederlands (nl)")
    page.leave()
    held = surveys.response(played.desk, response_id=line.id)
    assert held.language == "العربية (ar) + Nederlands (nl)"
    later = played.page("survey")
    later.open(person_id=person_id, response_id=line.id)
    shown = texts(later)
    assert "يصعب عليّ الوصول إلى العمل أو الدرس" in shown
    assert "Ik geraak moeilijk op het werk of de les" in shown
    assert later.form.page.layoutDirection() == Qt.LayoutDirection.RightToLeft


def noted(desk: Desk, action: str) -> list[str]:
    """Return the records of surveys that the trail names for an action."""
    with desk.store.read() as reader:
        found = reader.connection.execute(
            sa.select(AUDIT.c.record_id).where(AUDIT.c.action == action, AUDIT.c.kind == "response")
        )
        return [row[0] for row in found]


def test_opening_answers_and_printing_them_leaves_a_line_in_the_trail(played: Stage, tmp_path: Path) -> None:
    person_id = two_moments(played.desk)
    after, before = (line.id for line in surveys.overview(played.desk, person_id=person_id))
    survey = played.page("survey")
    survey.open(person_id=person_id, response_id=before)
    assert noted(played.desk, "view") == [before]
    page = played.page("evolution")
    page.open(person_id=person_id)
    assert noted(played.desk, "view") == [before, before, after]
    page.save_pdf(tmp_path / "blad.pdf")
    page.show_preview()
    page.findChildren(QPrintPreviewDialog)[0].close()
    assert noted(played.desk, "print") == [before, after] * 2


def test_a_coordinator_writes_why_before_anything_of_one_person_shows(qapp: object, tmp_path: Path) -> None:
    with stage(tmp_path / "co", COORDINATOR) as made:
        person_id = two_moments(made.desk)
        page = made.page("evolution")
        page.open(person_id=person_id)
        shown = texts(page)
        assert "Schrijf waarom u ze nodig hebt." in shown
        assert "Nieuwe bevraging" not in shown
        assert page.sides.table.model().rowCount() == 0
        assert not page._why.show_it.isEnabled()
        type_text("vraag van het kantoor")
        click(page, "Tonen")
        assert page.sides.table.model().rowCount() == 16
        assert len(noted(made.desk, "view")) == 2
        with made.desk.store.read() as reader:
            details = reader.connection.execute(sa.select(AUDIT.c.detail).where(AUDIT.c.action == "view"))
            assert {row[0] for row in details} == {"vraag van het kantoor"}


def test_an_unfinished_talk_is_told_where_there_is_nothing_to_compare(played: Stage) -> None:
    person_id = add_person(played.desk)
    page = played.page("evolution")
    page.open(person_id=person_id)
    assert "Begin met T0" in texts(page)
    surveys.start(played.desk, person_id=person_id, form_id=BARRIERS, moment="T0")
    page.open(person_id=person_id)
    assert "is nog niet afgerond. Ga eerst verder." in texts(page)


def test_the_next_moment_that_can_be_taken_already_is_told_so(played: Stage) -> None:
    person_id = add_person(played.desk)
    taken(played.desk, person_id, "T0", BEFORE)
    played.desk.clock.forward(days=150)  # type: ignore[attr-defined]  # the clock of tests
    page = played.page("evolution")
    page.open(person_id=person_id)
    assert "De volgende bevraging (T1) kan sinds 15 februari 2027." in texts(page)


def test_paper_is_one_step_from_the_choice_of_a_questionnaire(played: Stage) -> None:
    person_id = add_person(played.desk)
    page = played.page("survey")
    page.open(person_id=person_id)
    click(page, "Formulier van papier intypen")
    assert played.heard.targets == [("keying", {"person_id": person_id})]


def test_a_finished_talk_is_put_right_and_finished_again(played: Stage) -> None:
    person_id = add_person(played.desk)
    response_id = taken(played.desk, person_id, "T0", BEFORE)
    page = played.page("survey")
    page.open(person_id=person_id)
    click(page, "Verbeteren")
    page.form.show_page(0)
    press(Key.Key_1)
    for _ in page.form.plans:
        page.form.go_on()
    page.form.finish()
    (line,) = surveys.overview(played.desk, person_id=person_id)
    assert line.status == "klaar"
    (row,) = (
        r
        for r in survey_compare.compare(played.desk, person_id=person_id, before=None, after=response_id).rows
        if r.domain == "MOB"
    )
    assert row.after == 1


def with_trainings(desk: Desk) -> str:
    """Return a person with two moments and a large barrier that a training ahead works on."""
    person_id = two_moments(desk)
    day = desk.today() + dt.timedelta(days=14)
    a_training(desk, day.isoformat(), seats=12, title="Kinderopvang zoeken en vinden", barriers=["ZORG"])
    return person_id


def test_the_trainings_that_fit_stand_beside_the_changes_and_invite(played: Stage) -> None:
    page = played.page("evolution")
    page.open(person_id=with_trainings(played.desk))
    shown = texts(page)
    assert "Trainingen die passen" in shown
    assert "Kinderopvang zoeken en vinden" in shown
    assert "12 plaatsen" in shown
    assert "Kinderen of zorg: 3 van 4" in shown
    look = next(b for b in page.findChildren(QAbstractButton) if b.toolTip().startswith("Training openen"))
    look.click()
    assert played.heard.targets[-1][0] == "training"
    click(page, "Uitnodigen")
    assert played.heard.toasts[-1].text == "Uitgenodigd voor Kinderopvang zoeken en vinden."
    assert not page.sides.fitting.isVisible()
    played.heard.toasts[-1].undo()
    assert page.sides.fitting.isVisible()


def test_a_moment_that_was_finished_already_is_said_before_a_second_begins(played: Stage) -> None:
    person_id = add_person(played.desk)
    taken(played.desk, person_id, "T0", BEFORE)
    page = played.page("survey")
    page.open(person_id=person_id)
    assert page.chooser.moment.value() == "T1"
    assert "Dit moment is er al." not in texts(page)
    page.chooser.moment.setCurrentIndex(page.chooser.moment.findData("T0"))
    page.chooser.moment.activated.emit(0)
    assert "Dit moment is er al. Er komt een tweede bij." in texts(page)


def test_without_a_person_the_page_says_what_to_do(played: Stage) -> None:
    page = played.page("survey")
    page.open()
    assert "Kies eerst de wijk-werker" in texts(page)
    click(page, "Naar Wijk-werkers")
    assert played.heard.targets == [("people", {})]


def test_the_list_of_changes_begins_with_what_grew_and_a_refusal_is_no_zero(played: Stage) -> None:
    person_id = two_moments(played.desk)
    page = played.page("evolution")
    page.open(person_id=person_id)
    model = page.sides.table.model()
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert [row for row in rows if row[1:3] != ["–", "–"]] == [
        ["Zorg", "1", "3", "▲ 2 groter"],
        ["Wonen", "0", "1", "● nieuw"],
        ["Vervoer", "4", "2", "▼ 2 kleiner"],
        ["Nederlands", "2", "2", "= gelijk"],
        ["Geld", "–", "3", "– niet te vergelijken"],
    ]
    assert "1 groter · 1 nieuw · 1 kleiner · 1 gelijk · 12 niet te vergelijken" in texts(page)
    assert {row[0] for row in rows} == set(page.sides.radar.web.labels)
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Kinderen of zorg"
    assert None in page.sides.radar.web.earlier
    assert "niet te vergelijken" in page.sides.radar.accessibleDescription()


def test_the_counsellor_stands_beside_the_person(played: Stage) -> None:
    page = played.page("evolution")
    page.open(person_id=two_moments(played.desk))
    click(page, "Naast bemiddelaar")
    assert [value for value in page.sides.radar.web.earlier if value is not None] == [2] * 5
    assert "Streepjes: de bemiddelaar" in page.sides.radar.accessibleDescription()
    shown = [label.text() for label in page.sides.findChild(WebLegend).findChildren(QLabel)]
    assert shown == ["Bemiddelaar", "Persoon"]


def test_one_moment_says_when_the_next_is_due(played: Stage) -> None:
    person_id = add_person(played.desk)
    taken(played.desk, person_id, "T0", BEFORE)
    page = played.page("evolution")
    page.open(person_id=person_id)
    assert "De volgende bevraging (T1) is aan de beurt op 15 februari 2027." in texts(page)
    assert page.sides.radar.web.earlier == ()
    shown = [column.title for n, column in enumerate(page.sides.table.model().columns) if is_shown(page, n)]
    assert shown == ["Drempel", "Nu", "Wil hulp"]
    page.open(person_id=two_moments(played.desk))
    assert is_shown(page, 1)
    assert "Verschil per drempel" in texts(page)


def is_shown(page: Any, column: int) -> bool:
    return not page.sides.table.isColumnHidden(column)


def test_a_row_opens_both_answers(played: Stage) -> None:
    page = played.page("evolution")
    page.open(person_id=two_moments(played.desk))
    page.sides.table.setFocus()
    page.sides.table.selectRow(0)
    press(Key.Key_Return)
    said = texts(application().activeModalWidget())
    assert "de persoon zegt “klein”.\nDe bemiddelaar denkt “matig”." in said
    application().activeModalWidget().close()


def comparison_of(desk: Desk, person_id: str) -> Comparison:
    before, after = survey_compare.moments(desk, person_id=person_id, form_id=BARRIERS)
    return survey_compare.compare(desk, person_id=person_id, before=before.id, after=after.id)


def test_the_sheet_is_plain_dutch_without_figures_or_the_counsellors_view(played: Stage) -> None:
    person_id = two_moments(played.desk)
    document = sheet(
        played.desk.tr, "Samira <b>Benhaddou</b>", comparison_of(played.desk, person_id), played.desk.today()
    )
    text = document.toPlainText()
    assert "Voor Samira <b>Benhaddou</b>" in text
    assert "Op het werk geraken: was “houdt mij tegen”, is nu “matig”" in text
    assert "Hier wilt u hulp bij" in text
    assert not any(word in text for word in ("bemiddelaar", "score", "T0", "T1"))
    assert document.defaultFont().pointSizeF() >= 14


def test_the_sheet_goes_to_a_preview_and_to_a_pdf_on_a4(played: Stage, tmp_path: Path) -> None:
    page = played.page("evolution")
    page.open(person_id=two_moments(played.desk))
    page.save_pdf(tmp_path / "blad.pdf")
    assert (tmp_path / "blad.pdf").read_bytes().startswith(b"%PDF")
    layout = a4()
    assert layout.pageSize().id() == QPageSize.PageSizeId.A4
    assert layout.orientation() == QPageLayout.Orientation.Portrait
    page.show_preview()
    (preview,) = page.findChildren(QPrintPreviewDialog)
    preview.close()


def test_gaps_of_a_spider_web_end_its_line() -> None:
    assert list(runs([1, 2, 3])) == [[0, 1, 2, 0]]
    assert list(runs([1, None, 3, 4])) == [[2, 3, 0]]
    assert list(runs([None, 0, None])) == [[1]]
    assert list(runs([None, None])) == []


def test_a_gap_is_painted_as_nothing_and_a_zero_as_a_point(qtbot: Any) -> None:
    radar = Radar()
    qtbot.addWidget(radar)
    radar.resize(480, 430)
    radar.show_web(Web(("a", "b", "c", "d"), (4, None, 0, 2)), "web", "woorden")
    picture = radar.grab().toImage()
    ink = theme.color("acc").rgb()

    def has_point(spoke: int, value: float) -> bool:
        return picture.pixel(radar.place(spoke, value).toPoint()) == ink

    assert has_point(0, 4)
    assert has_point(3, 2)
    assert has_point(2, 0)
    assert not any(has_point(1, value) for value in (1, 2, 3, 4))


LAPTOP, SCALED = (1366, 768), (911, 512)
"""A small laptop, and what is left of it when Windows enlarges everything to 150 %."""


@pytest.fixture(
    params=[("nl", False, LAPTOP), ("fr", True, LAPTOP), ("nl", False, SCALED), ("fr", False, SCALED)]
)
def shell(qtbot: Any, played: Stage, request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    language, dark, size = request.param
    played.desk.tr.use(language)
    theme.apply(application(), dark)
    window = MainWindow(played.ctx)
    qtbot.addWidget(window)
    window.setProperty("size_wanted", list(size))
    window.resize(*size)
    window.show()
    yield window
    theme.apply(application())


def check_looks(window: MainWindow) -> None:
    """Nothing cut off, nothing outside, everything named, at the size of a small laptop."""
    size = window.property("size_wanted")
    window.resize(*size)
    application().processEvents()
    visible = [w for w in window.findChildren(QWidget) if w.isVisible()]
    assert [window.width(), window.height()] == list(size)
    assert [cut_off(w) for w in visible if cut_off(w)] == []
    outside = [
        w.accessibleName() or type(w).__name__
        for w in visible
        if isinstance(w, CONTROLS)
        and not in_scroll_area(w)
        and not window.rect().contains(w.mapTo(window, QPoint(w.width() - 1, w.height() - 1)))
    ]
    assert outside == []
    own = [w for w in visible if isinstance(w, CONTROLS) and not w.objectName().startswith("qt_")]
    named = (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text().strip()) for w in own)
    assert [
        type(w).__name__
        for w, name in zip(own, named, strict=True)
        if not name and not in_scroll_area_header(w)
    ] == []


@pytest.mark.parametrize("size", [(1366, 697), (1093, 614), (911, 512)], ids=["100", "125", "150 percent"])
def test_a_statement_is_whole_on_a_laptop_at_every_usual_scale(
    qtbot: Any, played: Stage, size: tuple[int, int]
) -> None:
    window = MainWindow(played.ctx)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.go(Target("survey", {"person_id": add_person(played.desk)}))
    survey: Any = window.page("survey")
    survey.chooser.language.setCurrentIndex(2)
    survey.chooser.start.click()
    survey.form.page.complete()
    press(Key.Key_4)
    application().processEvents()
    page = survey.form.page
    assert page.height() <= page.parentWidget().height()


def test_both_pages_look_right_on_a_small_laptop_in_the_dark_and_large(
    shell: MainWindow, played: Stage
) -> None:
    person_id = two_moments(played.desk)
    shell.go(Target("survey", {"person_id": person_id}))
    check_looks(shell)
    page: Any = shell.page("survey")
    page.chooser.language.setCurrentIndex(2)
    page.chooser.start.click()
    page.form.page.complete()
    press(Key.Key_3)
    press(Key.Key_B)
    check_looks(shell)
    shell.go(Target("evolution", {"person_id": person_id}))
    check_looks(shell)
    shell.go(Target("evolution", {"person_id": with_trainings(played.desk)}))
    assert page._("Uitnodigen") in texts(shell)
    check_looks(shell)
    table = shell.page("evolution").sides.table  # type: ignore[attr-defined]  # the page of this key
    model, padding = table.model(), 26
    names = QFontMetrics(theme.body_font(10, QFont.Weight.DemiBold))
    if shell.width() == LAPTOP[0]:
        texts_ = [model.index(row, 0).data() for row in range(model.rowCount())]
        assert max(map(names.horizontalAdvance, texts_)) + padding <= table.columnWidth(0)


def test_keying_and_questionnaires_look_right_too(shell: MainWindow, played: Stage) -> None:
    person_id = add_person(played.desk, last_name="Van den Broeck-Vanderstraeten")
    shell.go(Target("questionnaires"))
    check_looks(shell)
    shell.go(Target("keying", {"person_id": person_id, "form_id": BARRIERS}))
    check_looks(shell)
    page: Any = shell.page("keying")
    page.start.start.click()
    page.sheets.lines[0].field.setText("9")
    page.sheets.lines[0].take()
    check_looks(shell)
    page.sheets.point_at("/data/g_TAAL/TAAL", "Dit antwoord kan niet. Kijk het na.")
    page.sheets.lines[0].field.setText("3")
    page.sheets.lines[0].take()
    page.sheets.show_page(len(page.sheets._paper.pages) - 1)
    page.sheets.ended.emit()
    check_looks(shell)
    page.between.action.emit()
    page.sheets.show_page(len(page.sheets._paper.pages) - 1)
    page.sheets.ended.emit()
    assert page.deciding.choices
    check_looks(shell)


def test_ctrl_b_begins_a_conversation_with_the_person_in_view(played: Stage, qtbot: Any) -> None:
    person_id = add_person(played.desk)
    window = MainWindow(played.ctx)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.go(Target("dossier", {"person_id": person_id}))
    QTest.keyClick(window, Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert "Nieuwe bevraging" in texts(window.page("survey"))
