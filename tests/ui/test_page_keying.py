# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Formulier intypen: a form from paper by the number keys alone, twice, and only the differences to choose."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from ensure_desk.services import survey_keying, surveys
from ensure_desk.services.desk import Desk
from ensure_desk.services.questionnaires import XFORM, _parts
from ensure_desk.services.survey_paper import PaperForm, paper_form
from ensure_desk.ui.application import application
from ensure_desk.ui.pages.keying.sheets import page_of
from tests.support import add_person
from tests.surveys.forms import bind, xml
from tests.ui.page_parts import Stage, click, focused, press, settle, stage, texts, type_text

pytestmark = pytest.mark.ui
Key = Qt.Key
BARRIERS = "ensure_drempelbevraging"


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        yield made


@pytest.fixture
def page(played: Stage) -> Any:
    """Return the page with a form that is about to be keyed for the first time."""
    page = played.page("keying")
    page.open(person_id=add_person(played.desk), form_id=BARRIERS)
    press(Key.Key_Return)
    settle()
    return page


def paper_of(desk: Desk) -> PaperForm:
    return paper_form(desk, surveys.form_in_use(desk, BARRIERS))


def key_in(page: Any, answers: dict[str, str]) -> list[str]:
    """Type a whole pass: what stands on the paper, and Enter at every question; return the questions passed."""
    passed = []
    while focused() is not page.sheets.next:
        here = next(line.item.path for line in page.sheets.lines if line.field.hasFocus())
        passed.append(here)
        type_text(answers.get(here, ""))
        press(Key.Key_Return)
        settle()
    return passed


def path(code: str, ending: str = "") -> str:
    return f"/data/g_{code}/{code}{ending}"


def test_a_form_is_keyed_twice_by_number_keys_and_only_the_difference_is_chosen(
    played: Stage, page: Any
) -> None:
    first = {path("MOB"): "3", path("TAAL"): "1", path("MOB", "_nota"): "bus rijdt niet"}
    passed = key_in(page, first)
    assert path("MOB", "_hulp") in passed
    assert path("ZORG", "_hulp") not in passed
    press(Key.Key_Return)
    press(Key.Key_Return)
    key_in(page, {path("MOB"): "2", path("TAAL"): "1", path("MOB", "_nota"): "bus rijdt niet"})
    press(Key.Key_Return)
    settle()
    shown = texts(page)
    assert "1 vraag is anders getypt" in shown
    assert "1 · eerste keer: groot" in shown
    assert "2 · tweede keer: matig" in shown
    assert not page.deciding.keep.isEnabled()
    press(Key.Key_2)
    press(Key.Key_Return)
    press(Key.Key_Return)
    settle()
    assert played.heard.errors == []
    assert survey_keying.waiting(played.desk) == ()
    (line,) = all_lines(played.desk)
    answers = surveys.response(played.desk, response_id=line.id).answers
    assert (line.status, line.moment) == ("klaar", "T0")
    assert (answers[path("MOB")], answers[path("TAAL")]) == ("2", "1")
    assert answers[path("MOB", "_nota")] == "bus rijdt niet"


def all_lines(desk: Desk) -> list[Any]:
    with desk.store.read() as reader:
        people = [record.id for record in reader.all("person")]
    return [line for person_id in people for line in surveys.overview(desk, person_id=person_id)]


def test_what_cannot_be_stays_and_says_so_and_what_was_typed_waits(played: Stage, page: Any) -> None:
    type_text("7")
    press(Key.Key_Return)
    assert "Bij vraag 1 kan 7 niet." in texts(page)
    assert page.sheets.lines[0].field.hasFocus()
    press(Key.Key_4)
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert "houdt mij tegen" in page.sheets.lines[0].said
    page.open()
    (held,) = survey_keying.waiting(played.desk)
    assert held.first == {path("MOB"): "4", path("MOB", "_hulp"): ""}
    again = played.page("keying")
    again.open()
    assert "1 antwoord getypt" in texts(again)
    click(again, "Verdergaan")
    assert again.sheets.lines[0].field.text() == "4"
    assert again.sheets.lines[2].field.hasFocus()
    click(again, "Formulier intypen")
    click(again, "Weggooien")
    assert survey_keying.waiting(played.desk) == ()


def test_a_page_code_brings_its_page_and_one_of_another_form_is_refused(played: Stage, page: Any) -> None:
    paper = paper_of(played.desk)
    assert [page_of(paper, code) for code in (paper.pages[1].code.lower(), "2", "02", "ABCD-02")] == [
        1,
        1,
        1,
        None,
    ]
    page.sheets.code.setFocus()
    type_text("XXXX-09")
    press(Key.Key_Return)
    assert "Dit blad hoort niet bij dit formulier." in texts(page)
    page.sheets.code.clear()
    type_text(paper.pages[-1].code)
    press(Key.Key_Return)
    assert page.sheets.at == len(paper.pages) - 1
    press(Key.Key_PageUp)
    assert page.sheets.at == len(paper.pages) - 2


def test_without_control_the_form_is_kept_at_once(played: Stage, page: Any) -> None:
    type_text("2")
    page.sheets.show_page(len(page.sheets._paper.pages) - 1)
    page.sheets.next.click()
    click(page, "Bewaren zonder controle")
    (line,) = all_lines(played.desk)
    assert line.status == "klaar"
    assert surveys.response(played.desk, response_id=line.id).mode == "papier"


OWN = (
    '<wie/><uren/><reden/><kind jr:template=""><naam/><leeftijd/></kind><kind><naam/><leeftijd/></kind>',
    [
        bind("wie", type="string", required="true()"),
        bind("uren", type="int", relevant="/data/wie = '1'", constraint=". <= 38"),
        bind("reden", type="string", relevant="/data/wie = '2'", required="true()"),
        bind("kind/naam", type="string"),
        bind("kind/leeftijd", type="int"),
    ],
    '<select1 ref="/data/wie"><label>Werkt u?</label><item><label>Ja</label><value>1</value></item>'
    "<item><label>Nee</label><value>2</value></item></select1>"
    '<input ref="/data/uren"><label>Uren?</label></input><input ref="/data/reden"><label>Waarom?</label></input>'
    '<group ref="/data/kind"><label>Kind</label><repeat nodeset="/data/kind">'
    '<input ref="/data/kind/naam"><label>Naam</label></input>'
    '<input ref="/data/kind/leeftijd"><label>Leeftijd</label></input></repeat></group>',
)


def own_form(played: Stage) -> Any:
    """Open the page with a questionnaire of the region: skip logic, rules and rows."""
    with played.desk.store.write(played.desk.actor) as writer:
        values = {"form_id": "proef", "version": "1", "title": "Proef", "status": "gepubliceerd"}
        record_id = writer.create("questionnaire", {**values, "published_on": played.desk.today()})
        writer.create_many("questionnaire_part", list(_parts(record_id, XFORM, xml(*OWN).encode())))
    page = played.page("keying")
    page.open(person_id=add_person(played.desk), form_id="proef")
    press(Key.Key_Return)
    settle()
    return page


def test_a_form_that_misses_something_can_be_completed_on_the_screen(played: Stage) -> None:
    page = own_form(played)
    type_text("2")
    page.sheets.take()
    page.sheets.show_page(len(page.sheets._paper.pages) - 1)
    page.sheets.next.click()
    click(page, "Bewaren zonder controle")
    click(application().activeModalWidget(), "Bewaren en aanvullen")
    (line,) = all_lines(played.desk)
    assert line.status == "bezig"
    assert played.heard.targets[-1][0] == "survey"
    assert played.heard.targets[-1][1]["response_id"] == line.id
    assert survey_keying.waiting(played.desk) == ()


def test_an_answer_against_a_rule_of_the_questionnaire_brings_its_question_back(played: Stage) -> None:
    page = own_form(played)
    key_in(
        page, {"/data/wie": "1", "/data/uren": "60", "/data/kind[1]/naam": "An", "/data/kind[2]/naam": "Bo"}
    )
    press(Key.Key_Return)
    click(page, "Bewaren zonder controle")
    assert "Dit antwoord kan niet. Kijk het na." in texts(page)
    assert page.sheets.lines[1].field.hasFocus()
    type_text("30")
    press(Key.Key_Return)
    page.sheets.go_on()
    settle()
    assert "1 vraag is anders getypt" in texts(page)
    press(Key.Key_2)
    page.deciding.keep.click()
    (line,) = all_lines(played.desk)
    answers = surveys.response(played.desk, response_id=line.id).answers
    assert answers == {
        "/data/wie": "1",
        "/data/uren": "30",
        "/data/kind[1]/naam": "An",
        "/data/kind[2]/naam": "Bo",
    }


def test_the_person_is_found_by_name_and_the_day_of_the_paper_is_kept(played: Stage) -> None:
    add_person(played.desk, last_name="Benali", first_name="Omar")
    page = played.page("keying")
    page.open()
    settle()
    assert page._back.text() == "Vragenlijsten"
    assert page.start.missing.text() == "Kies eerst van wie het formulier is."
    type_text("benali")
    press(Key.Key_Return)
    assert "Omar Benali" in page.start.who.text()
    assert not page.start.missing.text()
    page.start.day.setFocus()
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text("3/11/2026")
    page.start.start.setFocus()
    press(Key.Key_Return)
    page.sheets.show_page(len(page.sheets._paper.pages) - 1)
    page.sheets.next.click()
    click(page, "Bewaren zonder controle")
    (line,) = all_lines(played.desk)
    assert line.taken_on is not None
    assert line.taken_on.isoformat() == "2026-11-03"
    type_text("benali")
    press(Key.Key_Return)
    assert page.start.moment.value() == "T1"
    page.start.moment.setCurrentIndex(page.start.moment.findData("T0"))
    page.start.moment.activated.emit(0)
    assert "Dit moment is er al. Er komt een tweede bij." in texts(page)
