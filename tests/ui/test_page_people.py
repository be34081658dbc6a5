# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Wijk-werkers: search, filters, keyboard, the empty list, and no names for a coordinator."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ensure_desk.domain.formats import grouped
from ensure_desk.domain.texts import SourceText
from ensure_desk.services import enrolments, pathway
from ensure_desk.services.people import PeopleFound
from ensure_desk.ui.pages.people.question import STEP, count_words, more_words, question
from tests.services.training_parts import a_training
from tests.support import COORDINATOR, add_person
from tests.ui.page_parts import Stage, focused, press, stage, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        yield made


def names(page: Any) -> list[str]:
    model = page._table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_search_field_has_the_keyboard_and_enter_opens_the_first_hit(played: Stage) -> None:
    add_person(played.desk, last_name="Aydin", first_name="Yusuf")
    wanted = add_person(played.desk, last_name="Benhaddou", first_name="Samira")
    page = played.page("people")
    page.open()
    assert names(page) == ["Aydin, Yusuf", "Benhaddou, Samira"]
    QTest.keyClicks(focused(), "benhad")
    press(Qt.Key.Key_Return)
    assert names(page) == ["Benhaddou, Samira"]
    assert played.heard.targets == [("dossier", {"person_id": wanted})]


def test_a_filter_narrows_the_list_and_the_count_says_so(played: Stage) -> None:
    add_person(played.desk)
    page = played.page("people")
    page.open()
    assert "1 van 1" in texts(page)
    next(p for p in page._pills if p.code == "actief").click()
    assert names(page) == []
    assert "0 van 1" in texts(page)


def test_down_goes_to_the_list_and_space_hides_the_preview(played: Stage) -> None:
    add_person(played.desk)
    page = played.page("people")
    page.open()
    press(Qt.Key.Key_Down)
    assert focused() is page._table
    assert page._preview.isVisible()
    press(Qt.Key.Key_Space)
    assert not page._preview.isVisible()
    press(Qt.Key.Key_Return)
    assert played.heard.targets[0][0] == "dossier"


def test_the_preview_tells_the_hours_the_large_barriers_and_the_next_training(played: Stage) -> None:
    person_id = add_person(played.desk)
    pathway.start_track(played.desk, person_id=person_id, start=date(2025, 11, 17))
    training_id, _ = a_training(played.desk, "2026-11-24")
    enrolments.enrol(played.desk, training_id=training_id, person_ids=[person_id])
    page = played.page("people")
    page.open()
    page._look.timeout.emit()
    shown = texts(page._preview)
    for words in (
        "1 maand over de 12",
        "Grote drempels\nNog geen bevraging",
        "Volgende training\n24 november om 9.00 uur: Budget in balans",
    ):
        assert words in shown


def test_an_empty_desk_offers_an_intake_and_a_list(played: Stage) -> None:
    page = played.page("people")
    page.open()
    assert "Nog geen wijk-werkers" in texts(page)
    page._stack.widget(1).second_action.emit()
    page._stack.widget(1).action.emit()
    assert [target for target, _ in played.heard.targets] == ["lists", "intake"]


def test_a_coordinator_sees_numbers_and_birth_years_but_no_names(qapp: object, tmp_path: Path) -> None:
    with stage(tmp_path / "desk", COORDINATOR) as played:
        add_person(played.desk, birth_date="1984-05-03")
        page = played.page("people")
        page.open()
        heads = [page._table.model().headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
        assert heads == ["Dossiernummer", "Geboren", "Gemeente"]
        assert "Benhaddou" not in texts(page)
        assert not any("Benhaddou" in name for name in names(page))


class HeldJobs:
    """Jobs that wait until the test lets them end."""

    def __init__(self) -> None:
        self.held: list[Callable[[], None]] = []

    def read(self, fn: Callable[[], Any], done: Callable[[Any], None], *_: object, **__: object) -> None:
        self.held.append(lambda: done(fn()))


def test_while_a_search_runs_only_the_newest_question_waits(played: Stage) -> None:
    add_person(played.desk, last_name="Aydin", first_name="Yusuf")
    page = played.page("people")
    jobs = HeldJobs()
    object.__setattr__(page.ctx, "jobs", jobs)
    page.open()
    for text in ("x", "xy", "ay"):
        page._search.setText(text)
        page._search.searched.emit(text)
    assert len(jobs.held) == 1
    jobs.held.pop()()
    assert names(page) == []
    jobs.held.pop()()
    assert names(page) == ["Aydin, Yusuf"]
    assert not jobs.held


def test_the_question_sorts_pills_into_statuses_and_signals() -> None:
    asked = question("  ", {"actief", "benefit"}, "Lier")
    assert asked.filters.statuses == {"actief"}
    assert asked.filters.signals == {"benefit"}
    assert asked.filters.municipalities == {"Lier"}
    assert asked.is_narrow
    assert not question(" ", (), "").is_narrow


def test_a_list_that_is_cut_off_says_how_many_it_shows() -> None:
    cut = PeopleFound((), 900, 1000)
    assert count_words(cut, SourceText()) == f"900 van {grouped(1000)}"
    assert "eerste 0" in more_words(cut, SourceText())
    assert more_words(PeopleFound((), 0, 1000), SourceText()) == ""
    assert question("", (), "").limit == STEP
