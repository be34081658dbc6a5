# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dossier: head, decisions in place, intake kept at once, consents, notes, delete and undo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.surveys import BARRIERS
from ensure_desk.services import consents, pathway, people, trainings
from ensure_desk.services.dossier import Dossier, dossier
from tests.services.test_training_match import person as fitting
from tests.support import COORDINATOR, add_person
from tests.ui.page_parts import (
    Stage,
    acts,
    choose_act,
    click,
    focused,
    press,
    settle,
    stage,
    texts,
    type_text,
)

pytestmark = pytest.mark.ui


@pytest.fixture
def played(qapp: object, tmp_path: Path) -> Iterator[Stage]:
    with stage(tmp_path / "desk") as made:
        yield made


def opened(played: Stage, **person: object) -> tuple[Any, str]:
    person_id = add_person(played.desk, **person)
    page = played.page("dossier")
    page.open(person_id=person_id)
    return page, person_id


def now(played: Stage, person_id: str) -> Dossier:
    return dossier(played.desk, person_id=person_id)


def test_the_head_tells_who_it_is(played: Stage) -> None:
    page, person_id = opened(played, birth_date="1985-02-03", mobile="0470123456", dutch_speaking="B1")
    number = now(played, person_id).person.text("dossier_number")
    shown = texts(page)
    for words in ("Samira Benhaddou", f"{number} · 41 jaar · Bornem", "Nederlands B1", "Via VDAB"):
        assert words in shown


def test_a_track_starts_in_place_and_the_clock_appears(played: Stage) -> None:
    page, person_id = opened(played)
    click(page, "Traject starten")
    click(page, "Bewaren")
    track = now(played, person_id).tracks[0].record
    assert track.text("start") == "2026-11-17"
    assert "Maand 1 van 12" in texts(page)
    assert "16/05/2027 (maand\N{NO-BREAK SPACE}6)" in texts(page)
    assert "gestart op 17 november 2026" in texts(page)


def test_the_first_signal_leads_to_its_decision(played: Stage) -> None:
    person_id = add_person(played.desk)
    pathway.start_track(played.desk, person_id=person_id, start=date(2026, 6, 4))
    page = played.page("dossier")
    page.open(person_id=person_id)
    click(page, "Beslissing noteren")
    assert focused().property("text") == "Verlengen"
    click(page, "Verlengen")
    assert now(played, person_id).tracks[0].record.text("extension_until") == "2027-06-03"


def test_an_end_without_a_reason_is_refused_where_it_is_missing(played: Stage) -> None:
    person_id = add_person(played.desk)
    pathway.start_track(played.desk, person_id=person_id, start=date(2026, 6, 4))
    page = played.page("dossier")
    page.open(person_id=person_id)
    click(page, "Einde noteren")
    click(page, "Bewaren")
    assert "Reden einde moet u invullen." in texts(page)
    assert now(played, person_id).tracks[0].record["end_date"] is None


def test_the_intake_is_made_when_somebody_goes_there(played: Stage) -> None:
    page, _ = opened(played)
    assert not any(page._views.has(tab) for tab in ("intake", "consents", "notes"))
    for tab in ("intake", "consents", "notes"):
        page.show_tab(tab)
        assert page._views.has(tab)
    assert page._form.value("person", "last_name") == "Benhaddou"


def test_f2_opens_the_intake_and_an_answer_is_kept_on_leaving_the_field(played: Stage) -> None:
    page, person_id = opened(played)
    press_in(page, Qt.Key.Key_F2)
    page._form.show_field("person", "street")
    type_text("Kerkstraat")
    press(Qt.Key.Key_Return)
    assert now(played, person_id).person.text("street") == "Kerkstraat"
    page._form.show_field("intake", "last_job")
    type_text("poetshulp")
    press(Qt.Key.Key_Return)
    page._form.show_field("intake", "years_experience")
    type_text("4")
    page.leave()
    held = now(played, person_id).intake
    assert held is not None
    assert (held["last_job"], held["years_experience"]) == ("poetshulp", 4)


def press_in(page: Any, key: Qt.Key) -> None:
    page._back.setFocus()
    press(key)


def test_a_name_cannot_be_emptied(played: Stage) -> None:
    page, person_id = opened(played)
    press_in(page, Qt.Key.Key_F2)
    page._form.show_field("person", "last_name")
    focused().selectAll()  # type: ignore[attr-defined]
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert "Naam moet u invullen." in texts(page)
    assert now(played, person_id).person.text("last_name") == "Benhaddou"


def test_a_benefit_is_added_changed_removed_and_brought_back(played: Stage) -> None:
    page, person_id = opened(played)
    card = page._overview.benefits
    card.added.emit({"benefit_type": "leefloon", "start": "2026-02-01", "end": None})
    record = now(played, person_id).benefit_periods[0]
    assert "Leefloon" in texts(page)
    card.changed.emit(record.id, {"expected_end": "2027-03-31"})
    assert "verwacht einde 31/03/2027" in texts(page)
    card.removed.emit(record.id)
    assert not now(played, person_id).benefit_periods
    played.heard.toasts[-1].undo()
    assert now(played, person_id).benefit_periods[0].id == record.id


def test_a_form_that_opens_below_what_is_in_view_comes_into_view(played: Stage) -> None:
    page, _ = opened(played)
    card = page._overview.referrals
    beside = card.geometry().y() == page._overview.benefits.geometry().y()
    card.begin()
    for _ in range(4):
        settle()
    assert beside
    assert card.geometry().y() > page._overview.benefits.geometry().y()
    assert focused() in card.findChildren(QComboBox)
    assert focused().visibleRegion().boundingRect().height() == focused().height()


def test_a_consent_is_given_and_withdrawn(played: Stage) -> None:
    page, person_id = opened(played)
    page.show_tab("consents")
    page._consents.answered.emit("foto", {"answer": "ja"})
    assert "Gevraagd op 17/11/2026." in texts(page)
    click(page, "Intrekken")
    assert now(played, person_id).consents[0]["answer"] == "ingetrokken"


def test_a_training_that_fits_is_proposed_and_one_press_enrols(played: Stage) -> None:
    who = fitting(played.desk, "Hulp", 4, "ja")
    made = trainings.make(played.desk, values={"title": "Durven", "barriers": ["ZELF"]}).value
    page = played.page("dossier")
    page.open(person_id=who, section="trainings")

    view = page._views.view("trainings")
    assert view.fits.current().training_id == made
    assert "wil hulp" in view.fits.current().reasons_text
    click(view, "Inschrijven")

    assert view.fits.model().rowCount() == 0
    assert view.own.current().status == "ingeschreven"
    assert played.heard.toasts[-1].text == "Samira Hulp is ingeschreven."
    assert not played.heard.errors


def test_a_note_is_added_and_an_empty_one_refused(played: Stage) -> None:
    page, person_id = opened(played)
    page.show_tab("notes")
    click(page, "Notitie bewaren")
    assert "Tekst moet u invullen." in texts(page)
    page._notes.begin()
    type_text("Belde over de bus.")
    click(page, "Notitie bewaren")
    assert now(played, person_id).notes[0].text("body") == "Belde over de bus."
    assert "Belde over de bus." in texts(page)


def test_acts_of_every_day_are_words_and_the_others_stand_behind_three_dots(played: Stage) -> None:
    page, person_id = opened(played)
    assert acts(page) == [
        "Evolutie van de drempels",
        "Formulier van papier intypen",
        "Inzage geven",
        "Dossier verwijderen",
        "Gegevens wissen",
    ]
    click(page, "Bevraging")
    choose_act(page, "Evolutie van de drempels")
    assert played.heard.targets == [(key, {"person_id": person_id}) for key in ("survey", "evolution")]
    page._tabs.set_room(500, narrow=True)
    assert acts(page)[:3] == ["Contact noteren", "Bevraging", "Evolutie van de drempels"]
    page._tabs.set_room(1110, narrow=False)
    assert acts(page)[0] == "Evolutie van de drempels"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_three_dots_open_and_close_by_keyboard(played: Stage) -> None:
    page, person_id = opened(played)
    more = page._acts.more
    more.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down):
        press(key)
        assert more.acts.activeAction().text() == "Evolutie van de drempels"
        QTest.keyClick(more.acts, Qt.Key.Key_Escape)
        assert not more.acts.isVisible()
        assert focused() is more
    press(Qt.Key.Key_Down)
    QTest.keyClick(more.acts, Qt.Key.Key_Down)
    QTest.keyClick(more.acts, Qt.Key.Key_Return)
    assert played.heard.targets == [("keying", {"person_id": person_id})]


def test_no_two_controls_in_view_have_the_same_name(played: Stage) -> None:
    person_id = add_person(played.desk)
    for purpose in ("foto", "contact_peer"):
        consents.answer(played.desk, person_id=person_id, purpose=purpose, values={"answer": "ja"})
    page = played.page("dossier")
    page.open(person_id=person_id)
    for tab in page._tabs.codes:
        page.show_tab(tab)
        named = [b.accessibleName() for b in page.findChildren(QAbstractButton) if b.isVisible()]
        assert len(set(filter(None, named))) == len(list(filter(None, named))), tab


def test_a_deleted_dossier_comes_back(played: Stage) -> None:
    page, person_id = opened(played)
    choose_act(page, "Dossier verwijderen")
    with pytest.raises(UserError, match="record_not_found"):
        now(played, person_id)
    assert played.heard.targets[-1][0] == "people"
    played.heard.toasts[-1].undo()
    assert now(played, person_id).person.id == person_id
    assert played.heard.targets[-1] == ("dossier", {"person_id": person_id})


def test_another_person_shows_nothing_of_the_one_before(played: Stage) -> None:
    page, _ = opened(played, street="Kerkstraat")
    page.show_tab("intake")
    page._form.show_field("person", "street")
    other = add_person(played.desk, last_name="Aydin", first_name="Yusuf")
    page.open(person_id=other, section="intake")
    page._form.show_field("person", "street")
    assert page._form.value("person", "street") is None


def test_a_coordinator_sees_overview_and_trainings_and_no_name(qapp: object, tmp_path: Path) -> None:
    with stage(tmp_path / "desk", COORDINATOR) as played:
        page, _ = opened(played)
        assert page._tabs.codes == ("overview", "hours", "trainings")
        assert "Benhaddou" not in texts(page)
        assert "Traject starten" not in texts(page)


def test_a_pause_is_noted_and_ended_in_place(played: Stage) -> None:
    person_id = add_person(played.desk)
    pathway.start_track(played.desk, person_id=person_id, start=date(2026, 10, 1))
    page = played.page("dossier")
    page.open(person_id=person_id)
    page._overview.track.decided.emit("suspend", {"start": "2026-11-10", "end": None, "reason": "ziekte"})
    assert "Geschorst" in texts(page)
    page._overview.track.decided.emit("resume", {"start": "2026-11-17"})
    assert now(played, person_id).tracks[0].suspensions[0].text("end") == "2026-11-16"
    assert not played.heard.errors


def test_the_intake_of_a_dossier_makes_the_benefit_and_the_referral_that_are_not_there(played: Stage) -> None:
    person_id = add_person(played.desk)
    referral = dossier(played.desk, person_id=person_id).referrals[0]
    people.delete(played.desk, kind="referral", record_id=referral.id)
    page = played.page("dossier")
    page.open(person_id=person_id, section="intake")
    page._form.show_field("referral", "service")
    type_text("Sociale dienst")
    press(Qt.Key.Key_Return)
    assert "Toeleider moet u invullen." in texts(page)
    assert not dossier(played.desk, person_id=person_id).referrals
    page._form.show_field("referral", "referrer_type")
    type_text("o")
    press(Qt.Key.Key_Return)
    made = dossier(played.desk, person_id=person_id).referrals[0]
    assert made.text("service") == "Sociale dienst"
    assert made.date("referral_date") == date(2026, 11, 17)
    page._form.show_field("benefit_period", "benefit_type")
    assert "Toeleider moet u invullen." not in texts(page)
    press(Qt.Key.Key_Down)
    page._form.show_field("benefit_period", "start")
    type_text("1/6/26")
    press(Qt.Key.Key_Return)
    (benefit,) = dossier(played.desk, person_id=person_id).benefit_periods
    assert benefit.text("start") == "2026-06-01"


def test_the_intake_writes_to_the_benefit_that_was_added_last(played: Stage) -> None:
    person_id = add_person(played.desk)
    page = played.page("dossier")
    page.open(person_id=person_id)
    values = {"benefit_type": "leefloon", "start": "2026-01-01"}
    played.ctx.announce(pathway.add_benefit(played.desk, person_id=person_id, values=values).changes.kinds)
    page.show_tab("intake")
    page._form.show_field("benefit_period", "expected_end")
    type_text("31/12/2026")
    press(Qt.Key.Key_Return)
    (benefit,) = dossier(played.desk, person_id=person_id).benefit_periods
    assert benefit.text("expected_end") == "2026-12-31"


def test_barriers_stand_in_the_overview_and_without_a_survey_it_is_asked(played: Stage) -> None:
    page, person_id = opened(played)
    click(page, "Bevraging starten")
    assert played.heard.targets[-1] == ("survey", {"person_id": person_id})
    who = fitting(played.desk, "Vervoer", 4, "ja")
    with played.desk.store.write(played.desk.actor) as writer:
        for response in writer.children("response", who):
            writer.update("response", response.id, {"form_id": BARRIERS})
    page.open(person_id=who)
    shown = texts(page)
    assert "1 grote drempel" in shown
    assert "Zelfvertrouwen" in shown
    click(page, "Evolutie bekijken")
    assert played.heard.targets[-1] == ("evolution", {"person_id": who})
    assert not played.heard.errors


def test_hours_stand_in_the_head_beside_their_limits(played: Stage) -> None:
    who = add_person(played.desk, last_name="Werker")
    pathway.start_track(played.desk, person_id=who, start=date(2026, 6, 1))
    track = now(played, who).tracks[0].record.id
    with played.desk.store.write(played.desk.actor) as writer:
        for month, hours in (("2026-10", 18), ("2026-11", 42)):
            writer.create("worked_hours", {"track_id": track, "month": month, "hours": hours})
    page = played.page("dossier")
    page.open(person_id=who)
    shown = texts(page)
    assert "Uren in november\n42 van 60" in shown
    assert "Uren in 2026\n60 van 630" in shown
