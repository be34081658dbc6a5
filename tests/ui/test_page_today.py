# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Vandaag: what comes first, the filter, begun intakes, the empty day, the hand-over."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from ensure_desk.domain.texts import SourceText
from ensure_desk.services import intake, pathway
from ensure_desk.ui import theme
from ensure_desk.ui.application import application
from ensure_desk.ui.pages.today.page import STEP
from ensure_desk.ui.pages.today.work import ALL, filters, new_words, subtitle
from ensure_desk.ui.pages_registry import begin_reading
from ensure_desk.ui.widgets.fields import ChoiceField
from tests.services.training_parts import a_training, enrolled
from tests.support import COORDINATOR, add_person
from tests.ui.page_parts import Stage, click, focused, press, settle, stage, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        yield made


def overdue(played: Stage) -> str:
    person_id = add_person(played.desk)
    pathway.start_track(played.desk, person_id=person_id, start=date(2026, 4, 1))
    return person_id


def test_a_track_that_is_over_comes_first_and_enter_opens_it(played: Stage) -> None:
    person_id = overdue(played)
    page = played.page("today")
    page.open()
    assert "Eerst dit" in texts(page)
    assert "Samira Benhaddou" in texts(page)
    press(Qt.Key.Key_Return)
    assert played.heard.targets == [("dossier", {"person_id": person_id, "section": "overview"})]


def test_what_was_read_before_the_page_was_there_is_shown_once(played: Stage) -> None:
    overdue(played)
    begin_reading(played.ctx, "today")
    begin_reading(played.ctx, "people")  # which is read when it is there
    assert played.ctx.ahead.keys() == {"today"}
    page = played.page("today")
    page.open()
    assert "Samira Benhaddou" in texts(page)
    assert not played.ctx.ahead


def test_no_row_is_cut_through_at_the_foot(played: Stage) -> None:
    theme.apply(application())
    for _ in range(12):
        overdue(played)
    page = played.page("today")
    page.open()
    for height in (720, 700, 660, 400):
        page.resize(1162, height)
        settle()
        ground = page._list.parentWidget()
        ends = [row.geometry().bottom() + 2 for row in page._list._rows]  # with the line below it
        assert ground.height() in ends, (height, ground.height(), ends)


def test_more_rows_come_below_the_last_and_the_first_of_them_is_in_focus(played: Stage) -> None:
    for _ in range(STEP + 2):
        overdue(played)
    page = played.page("today")
    page.open()
    page._on_filter("track")
    click(page, "Nog 2 tonen")
    rows = page._list._rows
    assert len(rows) == STEP + 2
    assert focused() is rows[STEP]
    assert "Nog 2 tonen" not in texts(page)


def test_the_filter_shows_one_group_only(played: Stage) -> None:
    overdue(played)
    page = played.page("today")
    page.open()
    page._on_filter("intake")
    assert "traject is voorbij" not in texts(page)
    page._on_filter(ALL)
    assert "traject is voorbij" in texts(page)


def test_a_day_without_anything_says_so(qapp: object, tmp_path: Path) -> None:
    with stage(tmp_path / "co", COORDINATOR) as made:
        page = made.page("today")
        page.open()
        assert "Niets dringends. Fijn." in texts(page)


def test_a_change_loads_again(played: Stage) -> None:
    page = played.page("today")
    page.open()
    overdue(played)
    played.ctx.announce({"track"})
    assert "Samira Benhaddou" in texts(page)


def test_an_intake_that_was_begun_waits_in_the_list(played: Stage) -> None:
    draft = intake.start_draft(played.desk).value
    intake.save_draft(played.desk, draft_id=draft.id, slot="person", changes={"last_name": "De Smet"})
    page = played.page("today")
    page.open()
    assert "intake is begonnen" in texts(page)
    press(Qt.Key.Key_Return)
    assert played.heard.targets == [("intake", {"draft_id": draft.id})]


def test_the_hand_over_is_one_button_away(played: Stage) -> None:
    add_person(played.desk)
    page = played.page("today")
    page.open()
    assert "Er is nog niets verstuurd." in texts(page)
    assert "Staat klaar: 1 persoon, 1 andere wijziging." in texts(page)
    click(page, "Overdracht maken")
    assert played.heard.targets == [("handoff", {})]


def test_what_is_new_is_told_in_words() -> None:
    tr = SourceText()
    assert (
        new_words({"intake": 2, "person": 1, "note": 3}, tr) == "1 persoon, 2 intakes, 3 andere wijzigingen"
    )
    assert new_words({}, tr) == ""


def test_the_filter_leaves_empty_groups_out() -> None:
    assert filters({"track": 3, "benefit": 0}, SourceText()) == (("all", "Alles 3"), ("track", "Trajecten 3"))
    assert filters({}, SourceText(), drafts=1) == (("all", "Alles 1"), ("intake", "Intakes 1"))


def test_the_day_stands_below_the_title(played: Stage) -> None:
    assert subtitle(played.desk, SourceText()) == "Dinsdag 17 november 2026 · Bornem"


def test_the_sessions_of_today_lead_to_their_attendance(played: Stage) -> None:
    page = played.page("today")
    page.open()
    assert "Geen sessie vandaag." in texts(page)
    day = played.desk.today().isoformat()
    made, (_, session, *_) = a_training(played.desk, "2026-01-05", day, "2026-12-20")
    enrolled(played.desk, made, "Aerts", "Baert")
    page.refresh(frozenset({"session"}))
    assert "Sessie 2 van 3 · 2 verwacht" in texts(page)
    click(page, "Aanwezigheden invullen")
    assert played.heard.targets[-1] == ("attendance", {"session_id": session})
    assert not played.heard.errors


def test_with_little_room_the_filter_is_a_list(played: Stage) -> None:
    overdue(played)
    page = played.page("today")
    page.open()
    page.resize(620, 400)
    choice = page.findChild(ChoiceField)
    assert choice is not None
    page.resize(1162, 720)
    assert not [c for c in page.findChildren(ChoiceField) if c.isVisible()]


def test_with_nobody_known_the_first_intake_or_a_list_is_asked(played: Stage) -> None:
    page = played.page("today")
    page.open()
    settle()
    assert "Nog geen wijk-werkers. Begin met een intake, of lees uw lijst in." in texts(page)
    assert focused().text() == "Nieuwe intake"  # type: ignore[attr-defined]  # a button
    click(page, "Lijst inlezen")
    assert played.heard.targets[-1] == ("lists", {})
    add_person(played.desk)
    page.refresh(frozenset({"person"}))
    settle()
    assert "Nog geen wijk-werkers" not in texts(page)
