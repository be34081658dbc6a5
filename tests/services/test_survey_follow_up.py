# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Surveys on Vandaag and in the dossier: what is missing, what nobody followed up, what was taken when."""

import datetime as dt

from ensure_desk.services import notes, survey_taking, today
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import dossier
from ensure_desk.services.pathway import end_track, start_track
from ensure_desk.services.questionnaires import SHIPPED, shipped
from ensure_desk.services.survey_taking import Wanted
from tests.support import StoppedClock, add_person

BARRIERS = shipped(SHIPPED[0])


def take(desk: Desk, person: str, moment: str, **answers: str) -> None:
    given = {path: "0" for path, bind in BARRIERS.binds.items() if bind.extra and path.count("/") == 3}
    given |= {f"/data/g_{name.partition('_')[0]}/{name}": value for name, value in answers.items()}
    survey_taking.take(desk, wanted=Wanted(person, BARRIERS.form_id, moment), answers=given)


def asked(desk: Desk, person: str) -> set[str]:
    """Return the survey signals of a person, the same on Vandaag and in the dossier."""
    listed = {i.id.partition(":")[2] for i in today.today(desk).items if i.group == "survey"}
    shown = {s.code for s in dossier(desk, person_id=person).signals if s.group == "survey"}
    assert listed == shown
    return shown


def test_moments_are_asked_for_and_fall_silent_once_taken(desk: Desk, clock: StoppedClock) -> None:
    person = add_person(desk)
    track = start_track(desk, person_id=person, start=desk.today()).value
    assert asked(desk, person) == set()
    clock.forward(days=30)
    assert asked(desk, person) == {"survey_first"}
    assert next(i.page for i in today.today(desk).items if i.group == "survey") == "survey"
    take(desk, person, "T0", MOB="2")
    assert asked(desk, person) == set()
    end_track(desk, track_id=track, end=desk.today(), reason="werk")
    assert asked(desk, person) == {"survey_exit"}
    take(desk, person, "T2", MOB="1")
    clock.forward(days=175)
    assert asked(desk, person) == {"survey_later"}
    take(desk, person, "T3", MOB="0")
    assert asked(desk, person) == set()


def test_help_is_followed_up_by_a_note_after_the_day_of_the_survey(desk: Desk, clock: StoppedClock) -> None:
    person = add_person(desk)
    take(desk, person, "T0", MOB="3", MOB_hulp="ja", GELD="4", GELD_hulp="ja", WOON="2", WOON_hulp="ja")
    notes.add(desk, person_id=person, body="tijdens de bevraging")
    assert asked(desk, person) == {"help_wanted"}
    item = next(i for i in today.today(desk).items if i.group == "survey")
    assert item.title == "wil hulp: Geld, Vervoer"
    clock.forward(days=1)
    notes.add(desk, person_id=person, body="gebeld met het OCMW", day=desk.today())
    assert asked(desk, person) == set()


def test_a_later_survey_without_the_wish_ends_it(desk: Desk, clock: StoppedClock) -> None:
    person = add_person(desk)
    take(desk, person, "T0", MOB="3", MOB_hulp="ja")
    clock.forward(days=90)
    take(desk, person, "T1", MOB="3", MOB_hulp="nee")
    assert asked(desk, person) == set()


def test_the_dossier_tells_what_was_taken_and_how_it_stands(desk: Desk, clock: StoppedClock) -> None:
    person = add_person(desk)
    take(desk, person, "T0", MOB="3", GELD="4")
    clock.forward(days=90)
    take(desk, person, "T1", MOB="1", GELD="zln")
    seen = dossier(desk, person_id=person)
    assert [(e.date, e.title) for e in seen.timeline if e.icon == "chart-column"] == [
        (dt.date(2027, 2, 15), "Bevraging T1 tussentijds"),
        (dt.date(2026, 11, 17), "Bevraging T0 bij de intake"),
    ]
