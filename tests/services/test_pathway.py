# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tracks, benefits, consents, notes and rules as the counsellor notes them."""

import datetime as dt

import pytest

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.kinds import KINDS
from ensure_desk.services import consents, notes, pathway, rules
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import dossier
from ensure_desk.services.today import today
from tests.support import StoppedClock, add_person

JUNE_4 = dt.date(2026, 6, 4)


def test_a_track_gets_its_planned_end_from_the_rules(desk: Desk) -> None:
    person = add_person(desk)
    pathway.start_track(desk, person_id=person, start=JUNE_4)
    page = dossier(desk, person_id=person)
    assert page.tracks[0].record["planned_end"] == "2026-12-03"
    assert page.clock_text == "Maand 6 van 12"
    assert [s.title for s in page.signals][0] == "beslis over de verlenging"
    assert page.signals[0].chip == "nog 16 dagen"


def test_a_rule_with_a_date_decides_for_tracks_from_that_day(desk: Desk) -> None:
    rules.set_value(desk, code="track_months", value=9, valid_from=dt.date(2026, 7, 1), source="BVR")
    older = pathway.start_track(desk, person_id=add_person(desk), start=JUNE_4).value
    newer = pathway.start_track(desk, person_id=add_person(desk), start=dt.date(2026, 7, 1)).value
    with desk.store.read() as reader:
        ends = [reader.get("track", t).text("planned_end") for t in (older, newer)]  # type: ignore[union-attr]
    assert ends == ["2026-12-03", "2027-03-31"]


def test_two_tracks_cannot_run_at_once(desk: Desk) -> None:
    person = add_person(desk)
    pathway.start_track(desk, person_id=person, start=JUNE_4)
    with pytest.raises(UserError, match="track_runs_already"):
        pathway.start_track(desk, person_id=person, start=JUNE_4)


def test_an_extension_runs_to_the_end_of_month_twelve(desk: Desk) -> None:
    track = pathway.start_track(desk, person_id=add_person(desk), start=JUNE_4).value
    assert pathway.extend_track(desk, track_id=track).value == dt.date(2027, 6, 3)
    assert "beslis over de verlenging" not in [i.title for i in today(desk).items]


def test_a_decision_against_extension_asks_for_the_next_step(desk: Desk) -> None:
    person = add_person(desk)
    track = pathway.start_track(desk, person_id=person, start=JUNE_4).value
    pathway.decide_no_extension(desk, track_id=track)
    assert dossier(desk, person_id=person).signals[0].code == "next_step"


def test_a_suspended_track_resumes_and_ends(desk: Desk) -> None:
    person = add_person(desk)
    track = pathway.start_track(desk, person_id=person, start=JUNE_4).value
    pathway.suspend(desk, track_id=track, start=dt.date(2026, 11, 1), reason="ziekte")
    assert dossier(desk, person_id=person).header.status == "geschorst"
    pathway.resume(desk, track_id=track, day=dt.date(2026, 11, 16))
    pathway.end_track(desk, track_id=track, end=dt.date(2026, 11, 17), reason="werk", next_step="werk")
    page = dossier(desk, person_id=person)
    assert page.header.status_text == "Afgelopen"
    assert page.tracks[0].suspensions[0]["end"] == "2026-11-15"
    assert [e.title for e in page.timeline][:2] == ["Einde wijk-werken", "Traject hervat"]
    with pytest.raises(UserError, match="track_ended"):
        pathway.extend_track(desk, track_id=track)


def test_a_new_benefit_closes_the_one_before(desk: Desk) -> None:
    person = add_person(desk)
    pathway.add_benefit(
        desk, person_id=person, values={"benefit_type": "werkloosheid", "start": "2025-01-01"}
    )
    pathway.add_benefit(desk, person_id=person, values={"benefit_type": "leefloon", "start": "2026-11-01"})
    newest, oldest = dossier(desk, person_id=person).benefit_periods
    assert (newest["benefit_type"], oldest["end"]) == ("leefloon", "2026-10-31")


def test_a_consent_is_given_and_withdrawn_and_both_days_stay(desk: Desk, clock: StoppedClock) -> None:
    person = add_person(desk)
    assert {c.answer for c in consents.overview(desk, person_id=person)} == {"onbekend"}
    consents.answer(desk, person_id=person, purpose="foto", values={"answer": "ja", "method": "schriftelijk"})
    clock.forward(days=3)
    consents.withdraw(desk, person_id=person, purpose="foto")
    photo = next(c for c in consents.overview(desk, person_id=person) if c.purpose == "foto")
    assert (photo.answer, photo.given_on, photo.withdrawn_on) == (
        "ingetrokken",
        dt.date(2026, 11, 17),
        dt.date(2026, 11, 20),
    )


def test_a_note_carries_day_and_author_and_is_the_last_contact(desk: Desk) -> None:
    person = add_person(desk)
    notes.add(desk, person_id=person, body="Gebeld.")
    page = dossier(desk, person_id=person)
    assert (page.notes[0]["author"], page.notes[0]["note_date"]) == ("An Verlinden", "2026-11-17")
    with pytest.raises(UserError, match="note_empty"):
        notes.add(desk, person_id=person, body="  ")


def test_the_table_of_rules_shows_today_and_the_dated_values(desk: Desk) -> None:
    rules.set_value(desk, code="benefit_warn_days", value=60, valid_from=dt.date(2026, 1, 1))
    line = next(r for r in rules.table(desk) if r.code == "benefit_warn_days")
    assert (line.value_today, line.changes[0].value) == (60, 60)
    rules.remove(desk, record_id=line.changes[0].id)
    assert next(r for r in rules.table(desk) if r.code == "benefit_warn_days").value_today == 90


def test_today_lists_the_urgent_first_and_then_by_day(desk: Desk) -> None:
    late, soon = add_person(desk, last_name="Laat"), add_person(desk, last_name="Straks")
    pathway.start_track(desk, person_id=late, start=dt.date(2026, 5, 1))
    values = {"benefit_type": "werkloosheid", "start": "2025-01-01", "expected_end": "2026-12-31"}
    pathway.add_benefit(desk, person_id=soon, values=values)
    view = today(desk)
    assert [(i.name, i.urgent) for i in view.items][0] == ("Samira Laat", True)
    assert view.groups["track"] == 1
    assert view.groups["benefit"] == 1
    assert view.handoff.text == "Er is nog niets verstuurd."
    assert view.handoff.new_since["person"] == 2


def test_before_the_first_package_everything_that_is_shown_counts_as_new(desk: Desk) -> None:
    _, gone, back = (add_person(desk, last_name=name) for name in ("Blijft", "Weg", "Terug"))
    with desk.store.write(desk.actor, "delete") as writer:
        for person in (gone, back):
            writer.delete("person", person)
        writer.restore("person", back)
    with desk.store.read() as reader:
        shown = {k.name: reader.count(k.name) for k in KINDS if reader.count(k.name)}
    assert (shown["person"], today(desk).handoff.new_since) == (2, shown)
