# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page Lijst inlezen: what each column became and why, and what the list may do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ensure_desk.domain.lists import Mode
from ensure_desk.services import people, training_lists
from ensure_desk.ui.widgets.fields import ChoiceField
from tests.support import add_person
from tests.ui.page_parts import Stage, click, press, settle, stage, texts, type_text

LIST = "Naam;Voornaam;Geb.datum;Gemeente;GSM;Via;Uren apr 2026\nBenhaddou;Samira;3/04/1976;Lier;0451123456;VDAB;12\n"


@pytest.fixture
def scene(tmp_path: Path, qapp: object) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as opened:
        yield opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "lijst.csv"
    file.write_text(LIST, encoding="utf-8-sig")
    return file


def test_each_column_tells_why_it_is_read(scene: Stage, path: Path) -> None:
    page = scene.page("lists")
    page.look_at(path)
    settle()
    rows = {r.heading: r for r in page._columns._model._rows}
    assert rows["Naam"].reason == "de titel zegt het"
    assert "nog niet bewaard" not in rows["Uren apr 2026"].reason
    assert "1 nieuw" in texts(page)


def test_a_person_who_is_here_is_asked_about_or_brought_up_to_date(scene: Stage, path: Path) -> None:
    add_person(
        scene.desk, last_name="Benhaddou", first_name="Samira", birth_date="1976-04-03", mobile="0451000001"
    )
    page = scene.page("lists")
    page.look_at(path)
    settle()
    assert "1 wacht op uw antwoord" in texts(page)
    page._mode.set_value(Mode.BOTH.value)
    page._again()
    settle()
    assert "1 gewijzigd" in texts(page)


GRID = """OCMW Lier
Solliciteren en digitaal
Naam;Voornaam;Gemeente;Via;3/03/2026;10/03/2026;17/03/2026;24/03/2026;31/03/2026
Peeters;Jan;Lier;VDAB;A;A;O;A;A
Maes;An;Lier;OCMW;A;G;A;A;A
"""


def test_an_attendance_grid_asks_for_the_title_of_its_training(scene: Stage, path: Path) -> None:
    page = scene.page("lists")
    page.look_at(path)
    settle()
    assert not page._title.isVisibleTo(page)
    path.with_name("grid.csv").write_text(GRID, encoding="utf-8-sig")
    page.look_at(path.with_name("grid.csv"))
    settle()
    assert page._title.isVisibleTo(page)
    assert page._training.value() == "Solliciteren en digitaal"
    page._training.set_value("Digitaal op weg")
    page._apply()
    settle()
    assert [t.title for t in training_lists.trainings(scene.desk)] == ["Digitaal op weg"]


def test_a_column_that_was_taken_for_something_else_is_chosen_and_remembered(
    scene: Stage, path: Path
) -> None:
    path.write_text(LIST.replace("GSM", "Bereikbaar"), encoding="utf-8-sig")
    page = scene.page("lists")
    page.look_at(path)
    settle()
    place = next(n for n, r in enumerate(page._columns._model._rows) if r.heading == "Bereikbaar")
    page._columns.selectRow(place)
    settle()
    choice = next(c for c in page.findChildren(ChoiceField) if c.findData("persoon.noodcontact") >= 0)
    choice.setCurrentIndex(choice.findData("persoon.noodcontact"))
    choice.activated.emit(choice.currentIndex())
    settle()
    row = page._columns._model._rows[place]
    assert (row.becomes, row.reason) == ("Noodcontact", "u koos dit")
    page._apply()
    settle()
    page.look_at(path)
    settle()
    assert page._columns._model._rows[place].becomes == "Noodcontact"
    (found,) = people.search(scene.desk).rows
    with scene.desk.store.read() as reader:
        person = reader.get("person", found.id)
    assert person is not None
    assert (person["emergency_contact"], person["mobile"]) == ("0451123456", None)


def test_what_the_list_lacks_is_chosen_and_what_it_lost_is_typed(scene: Stage, path: Path) -> None:
    text = LIST.replace(";Via", "").replace(";VDAB", "").replace("0451123456", "45112345")
    path.write_text(text, encoding="utf-8-sig")
    page = scene.page("lists")
    page.look_at(path)
    settle()
    assert "1 wacht op uw antwoord" in texts(page)
    page._questions.selectRow(0)
    settle()
    choice = next(c for c in page.findChildren(ChoiceField) if c.findData("vdab") >= 0)
    choice.setCurrentIndex(choice.findData("vdab"))
    choice.activated.emit(choice.currentIndex())
    settle()
    assert "1 nieuw" in texts(page)
    page._questions.selectRow(0)
    settle()
    field = next(f for f in page.findChildren(QLineEdit) if f.accessibleName() == "Typ wat er moet staan")
    field.setFocus()
    type_text("0451 12 34 56")
    press(Qt.Key.Key_Return)
    settle()
    assert "0 vragen" in texts(page)
    page._apply()
    settle()
    (found,) = people.search(scene.desk).rows
    with scene.desk.store.read() as reader:
        person = reader.get("person", found.id)
    assert person is not None
    assert person["mobile"] == "0451123456"


@pytest.mark.parametrize(
    ("answer", "stored"), [("dezelfde persoon, deze rij weglaten", 1), ("iemand anders", 2)]
)
def test_a_row_of_the_same_person_is_left_out_and_one_of_somebody_else_is_not(
    scene: Stage, path: Path, answer: str, stored: int
) -> None:
    path.write_text(LIST + LIST.splitlines()[1] + "\n", encoding="utf-8-sig")
    page = scene.page("lists")
    page.look_at(path)
    settle()
    assert "1 vraag" in texts(page)
    assert "Leeg laten" not in texts(page)
    click(page, answer)
    page._apply()
    settle()
    assert len(people.search(scene.desk).rows) == stored
