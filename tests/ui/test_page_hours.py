# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Uren in a dossier: months by keyboard, limits beside the totals, what is too much is asked again."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from ensure_desk.services import pathway, worked_hours
from ensure_desk.services.worked_hours import YearHours
from ensure_desk.ui.jobs import InlineJobs, JobHandle
from tests.support import COORDINATOR, add_person
from tests.ui.page_parts import Stage, click, focused, press, settle, stage, texts, type_text

pytestmark = pytest.mark.ui


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        yield made


def opened(played: Stage, *, track: bool = True) -> tuple[Any, Any, str]:
    """Return page, view and person, the hours in view."""
    person_id = add_person(played.desk)
    if track:
        pathway.start_track(played.desk, person_id=person_id, start=date(2026, 1, 5))
    page = played.page("dossier")
    page.open(person_id=person_id, section="hours")
    settle()
    return page, page._views.view("hours"), person_id


def year(played: Stage, person_id: str, number: int = 2026) -> YearHours:
    return worked_hours.of_year(played.desk, person_id=person_id, year=number)


def test_months_are_typed_one_below_the_other(played: Stage) -> None:
    page, view, person_id = opened(played)
    view.rows.field("2026-03").setFocus()
    for hours in ("40", "52"):
        type_text(hours)
        press(Qt.Key.Key_Return)
    assert focused() is view.rows.field("2026-05")
    assert [m.hours for m in year(played, person_id).months[2:5]] == [40, 52, 0]
    shown = texts(page)
    assert "92 van hoogstens 630 uren in 2026" in shown
    assert "grens is 60" in shown
    press(Qt.Key.Key_Up)
    type_text("30")
    press(Qt.Key.Key_Down)
    assert year(played, person_id).hours == 70


def test_tab_goes_from_hours_to_what_belongs_to_the_month(played: Stage) -> None:
    _, view, person_id = opened(played)
    view.rows.field("2026-03").setFocus()
    type_text("12")
    press(Qt.Key.Key_Tab)
    assert focused() is view.activity
    view.activity.set_value("logistiek")
    view.activity.edited.emit("logistiek")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert focused() is view.note
    type_text("magazijn")
    press(Qt.Key.Key_Tab)
    assert focused() is view.rows.field("2026-04")
    (line,) = year(played, person_id).months[2].lines
    assert (line.hours, line.activity, line.note) == (12, "logistiek", "magazijn")


def test_more_than_the_limit_is_kept_only_when_it_is_meant(played: Stage) -> None:
    page, view, person_id = opened(played)
    view.rows.field("2026-03").setFocus()
    type_text("61")
    press(Qt.Key.Key_Return)
    assert year(played, person_id).hours == 0
    assert "Dat zijn 61 uren in deze maand" in texts(page)
    click(page, "Toch bewaren")
    assert year(played, person_id).hours == 61
    assert "meer dan 60" in texts(page)


def typed(view: Any, month: str, hours: str) -> None:
    """Type hours in a month and press Enter."""
    view.rows.field(month).setFocus()
    type_text(hours)
    press(Qt.Key.Key_Return)


def test_each_refused_month_waits_for_its_own_answer(played: Stage) -> None:
    page, view, person_id = opened(played)
    typed(view, "2026-03", "70")
    typed(view, "2026-04", "75")
    typed(view, "2026-05", "20")
    shown = [view.rows.field(f"2026-{n:02d}").text() for n in (3, 4, 5)]
    assert (shown, year(played, person_id).hours) == (["70", "75", "20"], 20)
    assert texts(page).count("niet bewaard") == 2
    assert "apr 2026: Dat zijn 75 uren" in texts(page)
    click(page, "Toch bewaren")
    assert "mrt 2026: Dat zijn 70 uren" in texts(page)
    click(page, "Toch bewaren")
    assert not view._over.isVisible()
    assert [m.hours for m in year(played, person_id).months[2:5]] == [70, 75, 20]


def test_hours_that_were_refused_can_be_typed_anew(played: Stage) -> None:
    page, view, person_id = opened(played)
    typed(view, "2026-03", "70")
    view._before.click()
    settle()
    assert "mrt 2026: Dat zijn 70 uren" in texts(page)
    view._after.click()
    settle()
    typed(view, "2026-03", "55")
    assert not view._over.isVisible()
    assert "niet bewaard" not in texts(page)
    assert year(played, person_id).hours == 55


class LateJobs(InlineJobs):
    """Jobs whose writing waits until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], object]] = []

    def write(self, *args: Any, **more: Any) -> JobHandle:
        """Keep the writing for later."""
        self.waiting.append(lambda: super(LateJobs, self).write(*args, **more))
        return JobHandle()

    def let_go(self) -> None:
        """Do what waits, in its order."""
        while self.waiting:
            self.waiting.pop(0)()


def test_a_late_refusal_is_about_what_was_typed_then(played: Stage) -> None:
    page, view, person_id = opened(played)
    late = LateJobs()
    view.ctx = replace(played.ctx, jobs=late)
    typed(view, "2026-03", "70")
    typed(view, "2026-04", "20")
    late.let_go()
    click(page, "Toch bewaren")
    late.let_go()
    assert [m.hours for m in year(played, person_id).months[2:4]] == [70, 20]
    typed(view, "2026-05", "80")
    other = add_person(played.desk, last_name="Ander")
    page.open(person_id=other, section="hours")
    late.let_go()
    assert not view._over.isVisible()
    assert len(played.heard.errors) == 1


def test_a_month_that_is_emptied_can_come_back(played: Stage) -> None:
    _, view, person_id = opened(played)
    view.rows.field("2026-03").setFocus()
    type_text("20")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert year(played, person_id).hours == 0
    played.heard.toasts[-1].undo()
    assert year(played, person_id).hours == 20


def test_another_year_and_nobody_without_a_track(played: Stage) -> None:
    page, view, person_id = opened(played)
    view._before.click()
    settle()
    view.rows.field("2025-12").setFocus()
    type_text("8")
    press(Qt.Key.Key_Return)
    assert year(played, person_id, 2025).hours == 8
    assert "8 van hoogstens 630 uren in 2025" in texts(page)
    page, view, _ = opened(played, track=False)
    assert "Start eerst een traject." in texts(page)
    assert view.rows.field("2026-03").isReadOnly()


def test_a_coordinator_looks_on(qapp: object, tmp_path: Path) -> None:
    with stage(tmp_path / "desk", COORDINATOR) as played:
        page, view, _ = opened(played)
        assert view.rows.field("2026-03").isReadOnly()
        assert not view.activity.isEnabled()


def test_a_signal_of_hours_leads_to_them(played: Stage) -> None:
    person_id = add_person(played.desk)
    pathway.start_track(played.desk, person_id=person_id, start=date(2026, 9, 5))
    values = {"hours": 61}
    worked_hours.set_month(played.desk, person_id=person_id, month="2026-11", values=values, over=True)
    page = played.page("dossier")
    page.open(person_id=person_id)
    click(page, "Uren bekijken")
    assert page._section == "hours"
