# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nieuwe intake: by keyboard alone, kept at once, doubles seen, thrown away and brought back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ensure_desk.domain.kinds import KIND
from ensure_desk.services import intake
from ensure_desk.services.dossier import dossier
from ensure_desk.ui import theme
from ensure_desk.ui.application import application
from ensure_desk.ui.record_form.sections import FIRST, function_key, intake_sections, is_typed, share_of
from tests.support import add_person
from tests.ui.page_parts import Stage, click, focused, press, stage, texts, type_text

pytestmark = pytest.mark.ui


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        yield made


def type_first_answers() -> None:
    for text in ("De Smet", "Ann", "3/4/76", "0470 12 34 56", "2500"):
        type_text(text)
        press(Qt.Key.Key_Return)


def test_an_intake_is_taken_without_a_mouse(played: Stage) -> None:
    page = played.page("intake")
    page.open()
    type_first_answers()
    press(Qt.Key.Key_Return)
    type_text("V")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    target, args = played.heard.targets[-1]
    assert target == "dossier"
    found = dossier(played.desk, person_id=args["person_id"])
    assert found.person.text("last_name") == "De Smet"
    assert found.person.text("birth_date") == "1976-04-03"
    assert found.person.text("municipality") == "Lier"
    assert found.referrals[0].text("referrer_type") == "vdab"
    assert not intake.drafts(played.desk)


def test_each_answer_is_kept_as_soon_as_it_is_left(played: Stage) -> None:
    page = played.page("intake")
    page.open()
    type_text("De Smet")
    press(Qt.Key.Key_Return)
    assert intake.drafts(played.desk)[0].values["person"]["last_name"] == "De Smet"
    assert "Nog nodig: voornaam" in texts(page)


def test_going_on_is_the_main_button_until_all_that_is_needed_stands_there(played: Stage) -> None:
    page = played.page("intake")
    page.open()

    def main() -> set[str]:
        shown = [b for b in page.findChildren(QPushButton) if b.isVisible()]
        return {b.text() for b in shown if b.property("kind") == "primary"}

    assert "3 van 68 ingevuld" in texts(page)
    assert main() == {"Volgende"}
    type_first_answers()
    press(Qt.Key.Key_Return)
    type_text("V")
    press(Qt.Key.Key_Return)
    assert main() == {"Dossier maken"}


def test_what_is_still_being_typed_is_kept_on_leaving(played: Stage) -> None:
    page = played.page("intake")
    page.open()
    type_text("Halfweg")
    page.leave()
    assert intake.drafts(played.desk)[0].name == "Halfweg"


def test_an_intake_in_which_nobody_typed_leaves_nothing(played: Stage) -> None:
    page = played.page("intake")
    page.open()
    page.leave()
    assert intake.drafts(played.desk) == ()


def test_an_intake_that_was_begun_is_offered_again(played: Stage) -> None:
    page = played.page("intake")
    page.open()
    type_first_answers()
    page.leave()
    page.open()
    assert "De intake van Ann De Smet is begonnen en bewaard." in texts(page)
    click(page, "Verder doen")
    assert page._form.value("person", "last_name") == "De Smet"
    assert len(intake.drafts(played.desk)) == 1


def test_a_possible_double_is_shown_with_reasons_and_stops_nothing(played: Stage) -> None:
    known = add_person(played.desk, last_name="Benhaddou", first_name="Samira")
    page = played.page("intake")
    page.open()
    type_text("Benhadou")
    press(Qt.Key.Key_Return)
    type_text("Samira")
    press(Qt.Key.Key_Return)
    assert page._doubles.isVisible()
    assert "Benhaddou, Samira" in texts(page)
    click(page, "Dossier openen")
    assert played.heard.targets == [("dossier", {"person_id": known})]


def test_a_date_that_cannot_be_is_refused_where_it_stands(played: Stage) -> None:
    page = played.page("intake")
    page.open()
    page._form.show_field("person", "birth_date")
    type_text("31/2/1976")
    press(Qt.Key.Key_Return)
    assert "31/2/1976 bestaat niet als datum" in texts(page)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page._form.value("person", "birth_date") is None
    assert intake.drafts(played.desk) == ()


def test_a_dossier_without_the_needed_answers_is_not_made(played: Stage) -> None:
    page = played.page("intake")
    page.open()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert played.heard.targets == []
    assert "Naam moet u invullen." in texts(page)


def test_function_keys_open_the_sections(played: Stage) -> None:
    page = played.page("intake")
    page.open()
    press(Qt.Key.Key_F8)
    assert page._form.current == "availability"
    press(Qt.Key.Key_F3)
    assert page._form.current == "first"
    assert focused() is not page


def test_a_thrown_away_intake_comes_back(played: Stage) -> None:
    page = played.page("intake")
    page.open()
    type_first_answers()
    click(page, "Weggooien")
    assert intake.drafts(played.desk) == ()
    played.heard.toasts[-1].undo()
    assert intake.drafts(played.desk)[0].name == "Ann De Smet"


def test_every_field_that_is_typed_is_asked_once() -> None:
    asked = [(f.slot, f.spec.key) for s in intake_sections(with_consents=False) for f in s.fields]
    assert len(asked) == len(set(asked))
    wanted = {
        (kind, spec.key)
        for kind in ("person", "intake", "referral", "benefit_period")
        for spec in KIND[kind].fields
        if is_typed(spec)
    }
    assert set(asked) == wanted
    assert asked[: len(FIRST)] == list(FIRST)


def test_ten_sections_have_ten_function_keys_and_count_what_is_filled_in() -> None:
    sections = intake_sections()
    assert [function_key(n) for n in range(len(sections))] == list(range(3, 13))
    share = share_of(sections[0], {"person": {"last_name": "De Smet", "first_name": ""}})
    assert share.done == 1
    assert not share.is_full


def test_the_keyboard_is_seen_wherever_it_is(played: Stage) -> None:
    theme.apply(application(), dark=False)
    page = played.page("intake")
    page.open()
    unseen = set()
    for key in (Qt.Key.Key_F3, Qt.Key.Key_F8, Qt.Key.Key_F12):
        press(key)
        first = focused()
        while True:
            there = focused()
            with_focus = there.grab().toImage()
            there.clearFocus()
            if there.grab().toImage() == with_focus:
                unseen.add((type(there).__name__, there.accessibleName()))
            there.setFocus()
            press(Qt.Key.Key_Tab)
            if focused() is first:
                break
    assert not unseen
