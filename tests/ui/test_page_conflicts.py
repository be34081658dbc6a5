# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page Twee waarden: who wrote what, a choice by key, undo, and where to go when nothing waits."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ensure_desk.services import conflicts
from ensure_desk.services.dossier import dossier
from tests.services.test_conflicts import written_elsewhere
from tests.support import add_person
from tests.ui.page_parts import Stage, click, press, settle, stage, texts


@pytest.fixture
def scene(tmp_path: Path, qapp: object) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as opened:
        yield opened


@pytest.fixture
def person(scene: Stage) -> str:
    made = add_person(scene.desk, mobile="0451000001")
    written_elsewhere(scene.desk, made, "mobile", "0451000002")
    return made


def test_both_values_show_with_who_wrote_them(scene: Stage, person: str) -> None:
    page = scene.page("conflicts")
    page.open()
    shown = texts(page)
    assert "0451 00 00 01" in shown
    assert "Bob Maes, Mechelen" in shown
    assert "1 keuze te maken" in shown


@pytest.mark.parametrize(("key", "kept"), [(Qt.Key.Key_1, "0451000002"), (Qt.Key.Key_2, "0451000001")])
def test_a_key_chooses_and_the_toast_takes_it_back(scene: Stage, person: str, key: Qt.Key, kept: str) -> None:
    page = scene.page("conflicts")
    page.open()
    settle()
    press(key)
    assert dossier(scene.desk, person_id=person).person.text("mobile") == kept
    assert "Nergens staan twee waarden" in texts(page)
    scene.heard.toasts[-1].undo()
    assert conflicts.count(scene.desk) == 1
    assert "0451 00 00 02" in texts(page)


def test_the_value_in_view_stands_first_and_stays_with_the_note(scene: Stage, person: str) -> None:
    page = scene.page("conflicts")
    page.open()
    settle()
    first, second = (b.accessibleName() for b in page._versions.buttons)
    assert (first, second) == ("Houd “0451 00 00 02”", "Neem “0451 00 00 01”")
    press(Qt.Key.Key_N)
    assert dossier(scene.desk, person_id=person).person.text("mobile") == "0451000002"


def test_both_go_into_a_note(scene: Stage, person: str) -> None:
    page = scene.page("conflicts")
    page.open()
    click(page, "Beide in een notitie bewaren")
    (note,) = dossier(scene.desk, person_id=person).notes
    assert "0451 00 00 02" in note.text("body")


def test_only_the_conflicts_of_one_dossier_where_asked(scene: Stage, person: str) -> None:
    other = add_person(scene.desk, last_name="Aydin", mobile="0451000003")
    written_elsewhere(scene.desk, other, "mobile", "0451000004")
    page = scene.page("conflicts")
    page.open(person_id=other)
    assert "0451 00 00 04" in texts(page)
    assert "1 keuze te maken" in texts(page)
    click(page, "Alle dossiers tonen")
    assert "2 keuzes te maken" in texts(page)


def test_enter_opens_the_dossier(scene: Stage, person: str) -> None:
    page = scene.page("conflicts")
    page.open()
    settle()
    press(Qt.Key.Key_Return)
    assert scene.heard.targets[-1] == ("dossier", {"person_id": person})


def test_where_nothing_waits_the_page_tells_the_next_step(scene: Stage) -> None:
    page = scene.page("conflicts")
    page.open()
    click(page, "Naar Overdracht")
    assert scene.heard.targets[-1] == ("handoff", {})


def test_where_one_dossier_is_done_the_others_are_not_forgotten(scene: Stage, person: str) -> None:
    other = add_person(scene.desk, last_name="Aydin", mobile="0451000003")
    written_elsewhere(scene.desk, other, "mobile", "0451000004")
    page = scene.page("conflicts")
    page.open(person_id=other)
    click(page, "Houd “0451 00 00 04”")
    assert "Nergens" not in texts(page)
    click(page, "Dossier openen")
    assert scene.heard.targets[-1] == ("dossier", {"person_id": other})
    click(page, "Alle dossiers tonen")
    assert "0451 00 00 01" in texts(page)
