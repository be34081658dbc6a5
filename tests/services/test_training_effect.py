# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The change on a training's barriers: who counts as having attended, which surveys are compared, what is hidden."""

from ensure_desk.services import attendance
from ensure_desk.services.desk import Desk
from ensure_desk.services.training_effect import Changed, of_theme, of_training
from tests.services.training_parts import a_training, enrolled


def survey(desk: Desk, person: str, day: str, score: int, form: str = "f") -> None:
    with desk.store.write(desk.actor) as writer:
        taken = {"person_id": person, "form_id": form, "moment": "andere", "taken_on": day, "status": "klaar"}
        made = writer.create("response", taken)
        writer.create("barrier_score", {"response_id": made, "domain": "GELD", "score": score})


def season(desk: Desk, present: int, away: int, *, theme: str = "budget") -> str:
    """Make a training of three sessions; `present` come each time, `away` once; barriers shrink for the first."""
    training, sessions = a_training(desk, barriers=["GELD"], themes=[theme])
    people = enrolled(desk, training, *(f"P{n}" for n in range(present + away)))
    for n, session in enumerate(sessions):
        codes = {p: "A" if i < present or n == 0 else "O" for i, p in enumerate(people)}
        attendance.take_many(desk, session_id=session, codes=codes)
    for i, person in enumerate(people):
        survey(desk, person, "2026-10-01", 3)
        survey(desk, person, "2026-11-20", 2 if i < present else 3)
    return training


def test_who_attended_stands_beside_who_did_not(desk: Desk) -> None:
    found = of_training(desk, training_id=season(desk, present=8, away=6))
    (line,) = found.lines
    assert found.people == 8
    assert line.attended == Changed(8, 0, 0, 8)
    assert line.others == Changed(0, 6, 0, 6)
    assert "niet waardoor" in found.note


def test_counts_below_five_are_hidden_on_both_sides(desk: Desk) -> None:
    found = of_training(desk, training_id=season(desk, present=4, away=9))
    (line,) = found.lines
    assert found.people is None
    assert line.attended.total is None
    assert line.attended.smaller is None
    assert line.others == Changed(0, 9, 0, 9)


def test_only_surveys_around_the_training_are_compared(desk: Desk) -> None:
    training = season(desk, present=6, away=0)
    with desk.store.read() as reader:
        people = [p.id for p in reader.all("person")]
    for person in people:
        survey(desk, person, "2026-11-05", 0)
        survey(desk, person, "2026-12-01", 4)
        survey(desk, person, "2026-11-17", 1, form="other")
    (line,) = of_training(desk, training_id=training).lines
    assert line.attended == Changed(6, 0, 0, 6)


def test_a_theme_takes_its_trainings_together(desk: Desk) -> None:
    season(desk, present=6, away=0)
    a_training(desk, title="Zonder mensen", barriers=["GELD"], themes=["budget"])
    assert of_theme(desk, theme="budget").lines[0].attended == Changed(6, 0, 0, 6)
    assert of_theme(desk, theme="digitaal").lines == ()
