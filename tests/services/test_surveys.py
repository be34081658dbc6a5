# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking questionnaires on a real vault: begin, save, go on, finish, compare; publishing; what travels where."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import PackageKind
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.records import check_values
from ensure_desk.services import (
    handoff,
    imports,
    people,
    questionnaires,
    survey_compare,
    survey_taking,
    surveys,
)
from ensure_desk.services.desk import Desk
from tests.services.handoff_parts import paired_region
from tests.support import COORDINATOR, COUNSELLOR, StoppedClock, add_person, fresh_desk
from tools.questionnaires import QUESTIONNAIRES, workbook

FORM = "ensure_drempelbevraging"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = fresh_desk(tmp_path / "desk", COUNSELLOR, clock=StoppedClock())
    yield opened
    close_desk(opened)


@pytest.fixture
def coordinator(tmp_path: Path) -> Iterator[Desk]:
    opened = fresh_desk(tmp_path / "coordinator", COORDINATOR, clock=StoppedClock())
    yield opened
    close_desk(opened)


def taken(desk: Desk, person: str, moment: str, scores: dict[str, str]) -> str:
    """Take the barrier questionnaire and finish it; return the response."""
    response_id = surveys.start(desk, person_id=person, form_id=FORM, moment=moment).value
    answers = {f"/data/g_{d}/{d}": score for d, score in scores.items()}
    surveys.save(desk, response_id=response_id, changes=answers)
    surveys.finish(desk, response_id=response_id)
    return response_id


def test_the_barrier_questionnaire_comes_first_and_needs_no_publishing(desk: Desk) -> None:
    assert [q.form_id for q in surveys.available(desk)][0] == FORM


def test_a_response_goes_on_where_it_stopped(desk: Desk) -> None:
    person = add_person(desk)
    first = surveys.start(desk, person_id=person, form_id=FORM, moment="T0").value
    surveys.save(desk, response_id=first, changes={"/data/g_MOB/MOB": "3", "/data/g_ZELF/ZELF": "zln"})
    surveys.save(desk, response_id=first, changes={"/data/g_MOB/MOB": "2"})
    again = surveys.start(desk, person_id=person, form_id=FORM, moment="T0").value
    assert again == first
    assert surveys.response(desk, response_id=first).answers == {
        "/data/g_MOB/MOB": "2",
        "/data/g_ZELF/ZELF": "zln",
    }


def test_finishing_keeps_scores_leaves_out_what_is_hidden_and_closes(desk: Desk) -> None:
    person = add_person(desk)
    held = surveys.start(desk, person_id=person, form_id=FORM, moment="T0").value
    changes = {"/data/g_MOB/MOB": "3", "/data/g_MOB/MOB_hulp": "ja", "/data/g_MOB/MOB_bem": "4"}
    surveys.save(desk, response_id=held, changes={**changes, "/data/g_GELD/GELD_hulp": "ja"})
    surveys.finish(desk, response_id=held)
    assert "/data/g_GELD/GELD_hulp" not in surveys.response(desk, response_id=held).answers
    with desk.store.read() as reader:
        scores = {s.text("domain"): s for s in reader.children("barrier_score", held)}
    assert (scores["MOB"]["score"], scores["MOB"]["wants_help"], scores["MOB"]["counsellor_score"]) == (
        3,
        "ja",
        4,
    )
    assert scores["GELD"]["score"] is None
    with pytest.raises(UserError) as refused:
        surveys.save(desk, response_id=held, changes={"/data/g_MOB/MOB": "1"})
    assert refused.value.code == "survey_finished"


def test_two_moments_show_what_changed_and_never_one_number(desk: Desk) -> None:
    person = add_person(desk)
    before = taken(
        desk, person, "T0", {"MOB": "3", "GELD": "2", "ZELF": "4", "TAAL": "0", "DIGI": "1", "WOON": "zln"}
    )
    after = taken(
        desk, person, "T1", {"MOB": "1", "GELD": "4", "ZELF": "0", "TAAL": "2", "DIGI": "1", "WOON": "3"}
    )
    rows = {
        r.domain: r.change
        for r in survey_compare.compare(desk, person_id=person, before=before, after=after).rows
    }
    wanted = {
        "MOB": "kleiner",
        "GELD": "groter",
        "ZELF": "weg",
        "TAAL": "nieuw",
        "DIGI": "gelijk",
        "WOON": "niet te vergelijken",
    }
    assert {d: rows[d] for d in wanted} == wanted


def test_one_moment_says_when_the_next_is_due(desk: Desk) -> None:
    person = add_person(desk)
    only = taken(desk, person, "T0", {"MOB": "3"})
    found = survey_compare.compare(desk, person_id=person, before=None, after=only)
    assert found.before is None
    assert found.due is not None
    assert found.due > desk.today()


def test_the_coordinator_publishes_once_and_offices_cannot(desk: Desk, coordinator: Desk) -> None:
    data = workbook(*QUESTIONNAIRES["evaluatie-training"])
    checked = questionnaires.check(coordinator, workbook=data, name="evaluatie.xlsx")
    assert checked.is_ready
    questionnaires.publish(coordinator, checked=checked)
    view = next(q for q in questionnaires.available(coordinator) if q.form_id == "ensure_evaluatie_training")
    assert view.published_on == coordinator.today()
    with coordinator.store.read() as reader:
        assert questionnaires.form_of(reader, view.form_id, view.version).title == view.title
    with pytest.raises(UserError, match="questionnaire_version_exists"):
        questionnaires.publish(coordinator, checked=checked)
    with pytest.raises(UserError, match="only_coordinator_publishes"):
        questionnaires.publish(desk, checked=checked)


def test_a_workbook_with_a_mistake_is_not_published(coordinator: Desk) -> None:
    rows, choices, settings = QUESTIONNAIRES["evaluatie-training"]
    spoilt = [{**row, "type": row["type"].replace("select_one", "select_onne")} for row in rows]
    checked = questionnaires.check(coordinator, workbook=workbook(spoilt, choices, settings), name="x.xlsx")
    assert [line for line in checked.lines if line.is_error]
    with pytest.raises(UserError, match="questionnaire_has_errors"):
        questionnaires.publish(coordinator, checked=checked)


def test_a_published_questionnaire_reaches_the_offices(tmp_path: Path) -> None:
    with paired_region(tmp_path) as region:
        data = workbook(*QUESTIONNAIRES["drempelbevraging"])
        checked = questionnaires.check(region.coordinator, workbook=data, name="drempels.xlsx")
        questionnaires.publish(region.coordinator, checked=checked)
        path = tmp_path / "alle-kantoren.xlsx"
        handoff.export(region.coordinator, path=path, kind=PackageKind.REGION)
        imports.apply_import(region.lier, plan=imports.plan_import(region.lier, paths=[path]))
        view = next(q for q in questionnaires.available(region.lier) if q.form_id == FORM)
        assert view.published_on == region.coordinator.today()
        with pytest.raises(UserError, match="only_coordinator_publishes"):
            questionnaires.withdraw(region.lier, form_id=view.form_id, version=view.version)
        person = add_person(region.lier)
        taken(region.lier, person, "T0", {"MOB": "3"})


def test_scores_reach_the_coordinator_and_answers_stay_home(tmp_path: Path) -> None:
    with paired_region(tmp_path) as region:
        person = add_person(region.lier)
        held = surveys.start(region.lier, person_id=person, form_id=FORM, moment="T0").value
        changes = {"/data/g_MOB/MOB": "3", "/data/g_MOB/MOB_nota": "bus rijdt niet langs Emblem"}
        surveys.save(region.lier, response_id=held, changes=changes)
        surveys.finish(region.lier, response_id=held)
        path = tmp_path / "lier.xlsx"
        handoff.export_coordinator(region.lier, path=path)
        imports.apply_import(region.coordinator, plan=imports.plan_import(region.coordinator, paths=[path]))
        with region.coordinator.store.read() as reader:
            scores = {s.text("domain"): s["score"] for s in reader.children("barrier_score", held)}
            assert reader.count("answer") == 0
        assert scores["MOB"] == 3
        with zipfile.ZipFile(path) as archive:
            assert not any(b"Emblem" in archive.read(name) for name in archive.namelist())


def test_a_deleted_person_is_not_brought_back_by_a_survey(desk: Desk) -> None:
    person = add_person(desk)
    held = surveys.start(desk, person_id=person, form_id=FORM, moment="T0").value
    people.delete(desk, kind="person", record_id=person)
    with pytest.raises(UserError, match="record_not_found"):
        surveys.start(desk, person_id=person, form_id=FORM, moment="T1")
    with pytest.raises(UserError, match="record_not_found"):
        surveys.save(desk, response_id=held, changes={"/data/g_MOB/MOB": "1"})


def test_a_code_that_is_no_choice_is_refused_before_anything_is_stored(desk: Desk) -> None:
    person = add_person(desk)
    for wrong in ("9", "boven"):
        wanted = survey_taking.Wanted(person, FORM, "T0")
        with pytest.raises(UserError, match="answer_not_valid"):
            survey_taking.take(desk, wanted=wanted, answers={"MOB": wrong})
    assert surveys.overview(desk, person_id=person) == ()


def test_a_response_opened_again_has_no_scores_until_it_is_finished_anew(desk: Desk) -> None:
    person = add_person(desk)
    before = taken(desk, person, "T0", {"MOB": "3", "GELD": "2"})
    held = taken(desk, person, "T1", {"MOB": "1", "GELD": "zln"})
    surveys.reopen(desk, response_id=held)
    rows = survey_compare.compare(desk, person_id=person, before=before, after=held).rows
    assert {r.after for r in rows} == {None}
    last = {"/data/g_MOB/MOB": "2", "/data/g_GELD/GELD": "4"}
    surveys.finish(desk, response_id=held, changes=last)
    rows = survey_compare.compare(desk, person_id=person, before=before, after=held).rows
    assert {r.domain: r.after for r in rows if r.after is not None} == {"MOB": 2, "GELD": 4}
    with pytest.raises(UserError) as refused:
        surveys.finish(desk, response_id=held)
    assert refused.value.code == "survey_finished"


BODY = "bind::ensure:domain"
ASKED = [
    {"type": "select_one vaak", "name": "moe", BODY: "LICH", "label": "Moe?"},
    {"type": "select_one vaak", "name": "fit", BODY: "LICH", "bind::ensure:reverse": "yes", "label": "Fit?"},
    {
        "type": "select_one vaak",
        "name": "pijn",
        BODY: "LICH",
        "bind::ensure:weight": "2",
        "required": "yes",
        "label": "Pijn?",
    },
    {"type": "select_one vaak", "name": "pijn_bem", "label": "Wat denkt u zelf?"},
]
OFTEN = [
    {"list_name": "vaak", "name": code, "label": code, "score": score}
    for code, score in (("nooit", "0"), ("soms", "2"), ("altijd", "4"), ("zln", ""))
]


def test_scores_follow_the_workbook_and_last_answers_are_kept_with_the_finish(coordinator: Desk) -> None:
    data = workbook(ASKED, OFTEN, {"form_title": "Lichaam", "form_id": "lichaam"})
    checked = questionnaires.check(coordinator, workbook=data, name="lichaam.xlsx")
    questionnaires.publish(coordinator, checked=checked)
    person = add_person(coordinator)
    held = surveys.start(coordinator, person_id=person, form_id="lichaam", moment="T0").value
    first = {"/data/moe": "soms", "/data/fit": "altijd", "/data/pijn_bem": "soms"}
    with pytest.raises(UserError, match="survey_incomplete"):
        surveys.finish(coordinator, response_id=held, changes=first)
    view = surveys.response(coordinator, response_id=held)
    assert (view.status, view.answers) == ("bezig", first)
    surveys.finish(coordinator, response_id=held, changes={"/data/pijn": "altijd"})
    with coordinator.store.read() as reader:
        score = reader.children("barrier_score", held)[0]
    assert (score["domain"], score["score"], score["counsellor_score"]) == ("LICH", 3, 2)


def test_what_is_counted_on_another_scale_is_no_score_of_a_barrier(coordinator: Desk) -> None:
    asked = [{"type": "integer", "name": "cijfer", BODY: "LICH", "label": "Een cijfer op tien?"}]
    data = workbook(asked, OFTEN, {"form_title": "Cijfer", "form_id": "cijfer"})
    questionnaires.publish(
        coordinator, checked=questionnaires.check(coordinator, workbook=data, name="cijfer.xlsx")
    )
    held = surveys.start(coordinator, person_id=add_person(coordinator), form_id="cijfer", moment="T0").value
    surveys.finish(coordinator, response_id=held, changes={"/data/cijfer": "7"})
    with coordinator.store.read() as reader:
        assert reader.children("barrier_score", held)[0]["score"] is None
    with pytest.raises(UserError):
        check_values(KIND["barrier_score"], {"score": 5})
