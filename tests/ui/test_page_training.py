# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One training: made and changed, its sessions and series, its people and places, planning, professionals, effect."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ensure_desk.services import attendance, enrolments, training_lists, training_papers, trainings
from ensure_desk.ui import theme
from ensure_desk.ui.pages.training.series import SeriesDialog
from ensure_desk.ui.widgets.dialog import Dialog
from ensure_desk.ui.widgets.fields import TextField
from ensure_desk.ui.widgets.menu_button import MenuButton
from ensure_desk.ui.widgets.tick import Tick
from tests.services.test_training_effect import season, survey
from tests.services.test_training_match import person
from tests.services.training_parts import a_training, enrolled
from tests.ui.page_parts import Stage, click, settle, stage, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        yield made


def opened(played: Stage, training: str, part: str = "sessions") -> Any:
    page = played.page("training")
    page.open(training_id=training, part=part)
    settle()
    return page


def dialog() -> Dialog:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Dialog) and w.isVisible())


def fill(page: Any, kind: str, **values: object) -> None:
    """Fill in the open form and keep it."""
    form = page.form
    stored = {**{key: form._view.value(kind, key) for key in form._entry.keys}, **values}
    form._view.set_values({kind: stored})
    click(form, "Bewaren" if form._entry.save == "Bewaren" else "Verder")
    settle()


def test_a_new_training_needs_a_title_and_opens_when_it_is_made(played: Stage) -> None:
    page = opened(played, "")
    assert "Nieuwe training" in texts(page)
    click(page, "Bewaren")
    assert "Titel moet u invullen." in texts(page)
    fill(page, "training", title="Budget in balans", themes=["budget"], barriers=["GELD"])
    (line,) = training_lists.trainings(played.desk)
    assert (line.title, line.themes, line.audience) == ("Budget in balans", ("budget",), "wijk_werkers")
    assert page.part("sessions").isVisible()
    page._edit()
    settle()
    fill(page, "training", trainer="Lien")
    assert "Lien" in texts(page)
    assert not played.heard.errors


def test_sessions_are_added_one_by_one_and_in_a_series_without_holidays(played: Stage) -> None:
    made, _ = a_training(played.desk, "2026-12-11")
    page = opened(played, made)
    part = page.part("sessions")
    click(part, "Sessie toevoegen")
    settle()
    assert part.form._view.value("session", "starts_at") == "09:00"
    fill(part, "session", held_on="2026-12-14", place="Zaal 2")
    click(part, "Reeks toevoegen")
    settle()
    fill(part, "session", held_on="2026-12-18")
    asked = dialog()
    assert isinstance(asked, SeriesDialog)
    assert asked.times.hasFocus()
    assert "vrijdag: 18/12/2026, 08/01/2027, 15/01/2027" in texts(asked)
    assert "Geen sessie op 25/12/2026 (Kerstmis), 01/01/2027 (Nieuwjaar)." in texts(asked)
    asked.holidays.click()
    assert "25/12/2026" in asked.days.text()
    asked.every.setText("0")
    asked.times.setText("200")
    assert asked.days.text() == ""
    asked.holidays.click()
    asked.every.setText("1")
    asked.times.setText("6")
    assert asked.days.height() >= asked.days.heightForWidth(asked.days.width())
    click(asked, "Sessies maken")
    settle()
    days = [s.day.isoformat() for s in training_lists.training(played.desk, training_id=made).sessions]
    assert days[:3] == ["2026-12-11", "2026-12-14", "2026-12-18"]
    assert len(days) == 8
    assert not {"2026-12-25", "2027-01-01"} & set(days)
    assert "25/12/2026" in played.heard.toasts[-1].text
    assert not played.heard.errors


@pytest.mark.parametrize("size", [(1162, 720), (834, 463)])
def test_no_field_of_a_form_is_pressed_flat(qapp: QApplication, played: Stage, size: tuple[int, int]) -> None:
    theme.apply(qapp)
    made, _ = a_training(played.desk)
    page = opened(played, made)
    page.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # as within the shell
    page.setMinimumSize(0, 0)
    page.resize(*size)
    settle()
    sessions = page.part("sessions")
    for ask, holder in ((page._edit, page), (lambda: click(sessions, "Reeks toevoegen"), sessions)):
        ask()
        settle()
        inputs = [f for f in holder.form.findChildren(QWidget) if isinstance(f, QLineEdit | QComboBox | Tick)]
        assert min(f.height() for f in inputs if not isinstance(f.parent(), QComboBox)) >= 28
        assert holder.form.parentWidget().isAncestorOf(QApplication.focusWidget())
        assert not QApplication.focusWidget().visibleRegion().isEmpty()
        click(holder.form, "Annuleren")
        settle()
        assert page.tabs.isVisible()
        assert sessions.card.isVisible()


def test_no_two_buttons_of_a_training_sound_alike(played: Stage) -> None:
    made, _ = a_training(played.desk)
    enrolled(played.desk, made, "Aerts")
    page = opened(played, made)
    assert page.part("sessions").table.hasFocus()
    for part in ("sessions", "people", "planning", "effect"):
        page.show_part(part)
        settle()
        names = [b.accessibleName() or b.text() for b in page.findChildren(QAbstractButton) if b.isVisible()]
        assert len(names) == len(set(names))
    assert [act.text() for act in page.findChild(MenuButton).acts.actions()] == [
        "Attesten", "Lijst voor mailing", "Agendabestand",
    ]  # fmt: skip


def test_before_its_day_a_session_offers_to_note_who_will_not_come(played: Stage) -> None:
    made, _sessions = a_training(played.desk, "2026-11-03", "2026-11-10", "2027-11-16")
    part = opened(played, made).part("sessions")
    assert part.table.current().day > played.desk.today()
    assert (part.fill.isVisible(), part.ahead.isVisible()) == (False, True)
    assert part.table.model().index(0, 0).data() == "1 van 3"
    click(part, "Afmelding noteren")
    assert played.heard.targets[-1][0] == "attendance"
    part.table.selectRow(0)
    assert (part.fill.isVisible(), part.ahead.isVisible()) == (True, False)


def test_a_session_is_cancelled_changed_and_deleted(played: Stage) -> None:
    made, (first, *_) = a_training(played.desk)
    page = opened(played, made)
    part = page.part("sessions")
    assert part.table.current().day >= played.desk.today()  # nobody is left to fill in: the next one
    part.table.selectRow(0)
    click(part, "Sessie aanpassen")
    settle()
    fill(part, "session", place="Bib")
    click(part, "Sessie afgelasten")
    click(dialog(), "Afgelasten")
    settle()
    line = training_lists.training(played.desk, training_id=made).sessions[0]
    assert (line.id, line.place, line.status) == (first, "Bib", "geannuleerd")
    part.table.selectRow(1)
    click(part, "Sessie verwijderen")
    settle()
    assert len(training_lists.training(played.desk, training_id=made).sessions) == 2
    QTest.keyClick(part.table, Qt.Key.Key_Return)
    assert played.heard.targets[-1][0] == "attendance"


def test_a_place_that_comes_free_goes_to_who_waits(played: Stage, tmp_path: Path) -> None:
    made, _ = a_training(played.desk, "2026-12-11", seats=1)
    first, second = enrolled(played.desk, made, "Aerts", "Baert")
    page = opened(played, made, "people")
    part = page.part("people")
    assert [part.table._model.row(n).status for n in range(2)] == ["ingeschreven", "wachtlijst"]
    click(part, "Uitschrijven")
    settle()
    assert "schuift op van de wachtlijst" in played.heard.toasts[-1].text
    status = {p.person_id: p.status for p in enrolments.people(played.desk, training_id=made)}
    assert status == {first: "geannuleerd", second: "ingeschreven"}
    part.save_to(tmp_path / "a.ics", training_papers.save_calendar)
    part.save_to(tmp_path / "m.xlsx", training_papers.save_mail_merge)
    settle()
    assert (tmp_path / "a.ics").exists()
    assert (tmp_path / "m.xlsx").exists()
    assert not played.heard.errors


def test_more_chairs_let_the_waiting_list_move_up(played: Stage) -> None:
    made, (session,) = a_training(played.desk, "2026-12-11", seats=1)
    enrolled(played.desk, made, "Aerts", "Baert", "Claes")
    page = opened(played, made, "people")
    assert page.part("people").free.isHidden()
    trainings.edit_session(played.desk, session_id=session, values={"seats": 3})
    page.refresh(frozenset({"session"}))
    settle()
    assert "Vrije plaatsen: 2. Op de wachtlijst: 2." in texts(page)
    click(page, "Wachtlijst laten opschuiven")
    assert played.heard.toasts[-1].text.count("schuift op van de wachtlijst") == 2
    assert {p.status for p in enrolments.people(played.desk, training_id=made)} == {"ingeschreven"}
    assert page.part("people").free.isHidden()
    assert not played.heard.errors


def test_planning_ranks_with_reasons_and_space_invites(played: Stage, qtbot: QtBot) -> None:
    most = person(played.desk, "Hulp", 4, "ja")
    person(played.desk, "Klein", 1)
    made = trainings.make(played.desk, values={"title": "Durven", "barriers": ["ZELF"]}).value
    page = opened(played, made, "planning")
    part = page.part("planning")
    settle()
    assert part.table.model().rowCount() == 1
    row = part.table.current()
    assert (row.person_id, row.reasons[:2]) == (most, ("Durven en zelfvertrouwen: 4 van 4", "wil hulp"))
    part.table.setFocus()
    QTest.keyClick(part.table, Qt.Key.Key_Space)
    settle()
    (line,) = enrolments.people(played.desk, training_id=made)
    assert (line.person_id, line.status) == (most, "uitgenodigd")
    assert part.table.current().status == "uitgenodigd"
    assert part.table.model().index(0, 0).data() == "Hulp, Samira\nuitgenodigd"
    assert "Hulp, Samira" in texts(part)
    page.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # as within the shell
    page.setMinimumSize(0, 0)
    page.resize(834, 463)
    settle()
    qtbot.waitUntil(part.right.isHidden)
    assert "0 ingeschreven" in texts(part)
    page.resize(1162, 720)
    part.day.set_value("di")
    part.day.edited.emit("di")
    assert part.wanted().parts == {"di_vm"}
    part.day.set_value("")
    part.day.edited.emit("")
    assert part.wanted().parts == frozenset()
    part.barriers.set_value(["MOB"])
    part.place.set_value("Nijlen")
    part.least.set_value("4")
    part._rank()
    settle()
    assert part.table.model().rowCount() == 2
    click(part, "Inschrijven")
    settle()
    assert not played.heard.errors


def test_planning_gives_the_reasons_the_room_and_shows_whole_rows(played: Stage) -> None:
    for n in range(12):
        person(played.desk, f"P{n}", 4, "ja")
    made = trainings.make(played.desk, values={"title": "Durven", "barriers": ["ZELF"]}).value
    part = opened(played, made, "planning").part("planning")
    table = part.table
    assert table.columnWidth(1) > table.viewport().width() * 0.6
    assert table.model().rowCount() > table.viewport().height() // table.rowHeight(0)
    assert table.viewport().height() % table.rowHeight(0) == 0
    boxes = part.barriers.findChildren(QAbstractButton)
    assert [b.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus for b in boxes].count(
        True
    ) == 1
    assert {b.accessibleName() for b in boxes if b.text() == "Geld"} == {"Geldzorgen of schulden"}


def test_professionals_are_noted_per_session(played: Stage) -> None:
    made, _ = a_training(played.desk, "2026-11-03", audience="professionals")
    page = opened(played, made, "people")
    assert page._part == "sessions"
    page.show_part("professionals")
    part = page.part("professionals")
    click(part, "Professional toevoegen")
    settle()
    fill(
        part,
        "professional_attendance",
        name="Kim",
        organisation="OCMW Lier",
        organisation_kind="ocmw",
        role="mw",
    )
    assert part.table.model().rowCount() == 1
    assert part.table.current().kind_text == "OCMW"
    click(part, "Verwijderen")
    settle()
    assert part.table.model().rowCount() == 0
    assert not played.heard.errors


def test_what_changed_stands_beside_without_a_cause(played: Stage) -> None:
    made = season(played.desk, present=8, away=6)
    page = opened(played, made, "effect")
    part = page.part("effect")
    settle()
    assert part.table.model().rowCount() == 2
    assert "niet waardoor" in texts(part)
    assert part.told.text() == "8 mensen waren voor drie vierde of meer aanwezig."
    assert part.table.current().total == "8"
    part.what.set_value("budget")
    part.load()
    settle()
    assert part.table.model().rowCount() == 2
    assert not played.heard.errors


def test_who_attended_but_was_not_asked_again_is_told_of_as_such(played: Stage) -> None:
    made, sessions = a_training(played.desk, "2026-11-03", barriers=["GELD"])
    came = enrolled(played.desk, made, *(f"P{n}" for n in range(6)))
    attendance.take_many(played.desk, session_id=sessions[0], codes=dict.fromkeys(came, "A"))
    for n in range(5):
        other = person(played.desk, f"Ander{n}", 2)
        survey(played.desk, other, "2026-10-01", 3)
        survey(played.desk, other, "2026-11-10", 2)
    part = opened(played, made, "effect").part("effect")
    told = part.told.text()
    assert told.startswith(
        "6 mensen waren voor drie vierde of meer aanwezig. Van hen is nog niemand voor en na de"
    )
    assert [(r.group, r.total) for r in map(part.table._model.row, range(2))] == [
        ("drie vierde of meer aanwezig", "0"),
        ("alle anderen", "5"),
    ]
    assert "verborgen" not in part.note.text()


def test_a_toast_names_who_was_enrolled(played: Stage) -> None:
    made, _ = a_training(played.desk, "2026-12-11", seats=1)
    people = [person(played.desk, name, 4) for name in ("Aerts", "Baert")]
    part = opened(played, made, "planning").part("planning")
    for who in people:
        part.table.selectRow(part.table._model.place("person_id", who))
        click(part, "Inschrijven")
        settle()
    told = [toast.text for toast in played.heard.toasts]
    assert told == ["Samira Aerts is ingeschreven.", "Samira Baert staat op de wachtlijst."]
    assert not part.invite.isEnabled()
    assert part.enrol.isEnabled()


def test_a_training_that_is_gone_is_told(played: Stage, qtbot: QtBot) -> None:
    opened(played, "nergens")
    assert [error.code for error in played.heard.errors] == ["record_not_found"]


def test_a_remark_stands_with_an_enrolment(played: Stage) -> None:
    made, _ = a_training(played.desk)
    enrolled(played.desk, made, "Aydin")
    part = opened(played, made, "people").part("people")
    for remark in ("komt met de bus", ""):
        click(part, "Opmerking")
        settle()
        focused = QApplication.focusWidget()
        assert isinstance(focused, TextField)
        focused.setPlainText(remark)
        click(part.form, "Bewaren")
        settle()
        (line,) = enrolments.people(played.desk, training_id=made)
        assert line.note == part.table.current().note == remark
    assert not played.heard.errors
