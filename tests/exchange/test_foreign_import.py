# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a list to the vault: only rows that are ready, all fields in their place, nobody twice."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ensure_desk.bootstrap import close_desk
from ensure_desk.cli import lists as command
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.lists import Mode
from ensure_desk.exchange.foreign.plan import Answers, RowState
from ensure_desk.services import list_questions, lists
from ensure_desk.services.desk import Desk
from ensure_desk.system.i18n import Language
from tests.support import fresh_desk

ROWS = [
    [
        "Naam",
        "Voornaam",
        "Geboortedatum",
        "Gemeente",
        "GSM",
        "Toeleider",
        "Statuut",
        "Start",
        "Ex-PWA",
        "Opmerking",
    ],
    [
        "Peeters",
        "Jan",
        "3/04/1976",
        "Lier",
        "0451123456",
        "VDAB",
        "leefloon",
        "5/01/2026",
        "ja",
        "werkt graag buiten",
    ],
    ["Maes", "An", "", "Koningshooikt", "", "OCMW Lier", "", "", "", ""],
    ["Claes", "Els", "1/02/1980", "Lire", "", "GTB", "", "", "", ""],
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = fresh_desk(tmp_path / "desk")
    yield opened
    close_desk(opened)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "lijst.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(ROWS)
    return file


def answers(desk: Desk, cells: dict[str, Any] | None = None) -> Answers:
    return lists.with_defaults(desk, answers=Answers(cells or {}), date="30/6/2026")


def test_only_rows_that_are_ready_are_stored(desk: Desk, path: Path) -> None:
    done = lists.apply(desk, plan=lists.preview(desk, path=path, answers=answers(desk)))
    assert done.value.people == 2
    assert done.value.records == {"person": 2, "referral": 2, "benefit_period": 1, "track": 1, "note": 1}
    assert "person" in done.changes.kinds
    with desk.store.read() as reader:
        jan, an = sorted(reader.all("person"), key=lambda p: p.text("last_name"), reverse=True)
        assert jan["birth_date"] == "1976-04-03"
        assert jan.text("dossier_number") == "LIE-2026-A001"
        assert an["municipality"] == "Lier"
        assert reader.children("referral", an.id)[0]["referrer_type"] == "ocmw"
        assert reader.children("track", jan.id)[0]["ex_pwa"] == "ja"
        assert reader.children("note", jan.id)[0]["body"] == "werkt graag buiten"


def test_an_answer_lets_the_waiting_row_in(desk: Desk, path: Path) -> None:
    plan = lists.preview(desk, path=path, answers=answers(desk, {"lijst!D4": "Lier"}))
    assert lists.apply(desk, plan=plan).value.people == 3


def test_reading_the_list_again_stores_nobody_twice(desk: Desk, path: Path) -> None:
    lists.apply(desk, plan=lists.preview(desk, path=path, answers=answers(desk)))
    again = lists.preview(desk, path=path, answers=answers(desk))
    assert again.rows_in(RowState.READY) == []
    assert lists.apply(desk, plan=again).value.people == 0
    with desk.store.read() as reader:
        assert reader.count("person") == 2


def test_without_the_date_of_the_list_every_row_waits(desk: Desk, path: Path) -> None:
    plan = lists.preview(desk, path=path)
    assert {r.state for r in plan.rows} == {RowState.WAITING}
    assert lists.apply(desk, plan=plan).value.people == 0


def test_the_match_of_a_layout_is_remembered(desk: Desk, path: Path) -> None:
    workbook = lists.open_list(path)
    assert not lists.proposal(desk, workbook=workbook).confirmed
    lists.apply(desk, plan=lists.preview(desk, path=path, answers=answers(desk)))
    assert lists.proposal(desk, workbook=workbook).confirmed


def test_what_is_asked_is_said_in_words_the_whole_list_first(desk: Desk, path: Path) -> None:
    asked = list_questions.questions(desk, plan=lists.preview(desk, path=path))
    assert asked[0].key == "toeleiding.datum"
    place = next(q for q in asked if q.key == "lijst!D4")
    assert place.text == "Lire is geen bekende gemeente. Kies de juiste."
    assert place.choices == (("Lier", "Lier"),)


@pytest.mark.parametrize("name", ["oud.xls", "lijst.ods", "lijst.numbers"])
def test_other_programs_files_get_their_own_sentence(desk: Desk, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as caught:
        lists.preview(desk, path=tmp_path / name)
    assert caught.value.code == "list_old_workbook"


def test_a_file_without_a_list_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "leeg.csv").write_text("hallo;wereld\n1;2\n")
    with pytest.raises(UserError) as caught:
        lists.preview(desk, path=tmp_path / "leeg.csv")
    assert caught.value.code == "list_no_table"


@pytest.mark.parametrize("text", ["[]", "{", "3"])
def test_answers_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(UserError) as caught:
        lists.answers_from_text(text)
    assert caught.value.code == "list_answers_unreadable"


def test_an_unknown_municipality_for_the_list_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError):
        lists.with_defaults(desk, answers=Answers(), municipality="Lire")


def test_the_document_of_the_command_line_names_every_cell(desk: Desk, path: Path) -> None:
    plan = lists.preview(desk, path=path, answers=answers(desk))
    data = json.loads(json.dumps(command.document(plan, Language("nl"))))
    asked = next(c for c in data["cells"] if c["cell"] == "D4")
    assert asked["sheet"] == "lijst"
    assert asked["target"] == "persoon.gemeente"
    assert asked["verdict"] == "ask"
    assert asked["candidates"] == ["Lier"]
    assert "Lire" in asked["reason"]
    assert next(c for c in data["cells"] if c["cell"] == "I2")["value"] is True
    assert {r["state"] for r in data["rows"]} == {"ready", "waiting"}


def test_a_list_read_again_brings_people_up_to_date(desk: Desk, path: Path) -> None:
    lists.apply(desk, plan=lists.preview(desk, path=path, answers=answers(desk)))
    text = path.read_text(encoding="utf-8-sig").replace("0451123456", "0451998877")
    path.write_text(text, encoding="utf-8-sig")
    plan = lists.preview(desk, path=path, answers=answers(desk), mode=Mode.UPDATE)
    changed = [dict(r.changes) for r in plan.rows_in(RowState.READY) if r.changes]
    done = lists.apply(desk, plan=plan).value
    assert changed == [{"persoon.gsm": "0451998877"}]
    assert (done.people, done.updated) == (0, 1)
    again = lists.preview(desk, path=path, answers=answers(desk), mode=Mode.BOTH)
    assert lists.apply(desk, plan=again).value.updated == 0


def test_an_answer_without_a_number_never_means_somebody_without_one(desk: Desk, path: Path) -> None:
    lists.apply(desk, plan=lists.preview(desk, path=path, answers=answers(desk)))
    with desk.store.write(desk.actor) as writer:
        for person in list(writer.all("person")):
            writer.update("person", person.id, {"dossier_number": None})
    plan = lists.preview(desk, path=path, answers=answers(desk))
    asked = {c.answer_key: "" for c in plan.cells if c.judgement.reason == "duplicate_in_vault"}
    again = lists.preview(desk, path=path, answers=answers(desk, asked), mode=Mode.BOTH)
    assert asked
    assert not any(row.person_id for row in again.rows)


def test_updating_alone_adds_nobody(desk: Desk, path: Path) -> None:
    plan = lists.preview(desk, path=path, answers=answers(desk), mode=Mode.UPDATE)
    assert plan.rows_in(RowState.READY) == []


def list_of(folder: Path, **cells: str) -> Path:
    file = folder / f"lijst{len(list(folder.glob('lijst*')))}.csv"
    row = {
        "Naam": "Wouters",
        "Voornaam": "Bea",
        "Geboortedatum": "7/08/1979",
        "Gemeente": "Lier",
        "Via": "VDAB",
    }
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([[*row, *cells], [*row.values(), *cells.values()]])
    return file


def track_of(desk: Desk) -> dict[str, Any]:
    with desk.store.read() as reader:
        return dict(next(iter(reader.all("track"))).values)


def test_a_better_list_fills_what_a_known_person_lacks(desk: Desk, tmp_path: Path) -> None:
    poor = list_of(tmp_path, Start="5/01/2026", Diploma="", Rijbewijs="", Gsm="")
    lists.apply(desk, plan=lists.preview(desk, path=poor, answers=answers(desk)))
    rich = list_of(tmp_path, Start="5/01/2026", Loopt_tot="5/07/2026", Rijbewijs="B", Gsm="0451112233")
    plan = lists.preview(desk, path=rich, answers=answers(desk), mode=Mode.BOTH)
    assert dict(plan.rows[0].changes) == {"persoon.gsm": "0451112233", "traject.gepland_einde": "2026-07-05"}
    assert lists.apply(desk, plan=plan).value.updated == 1
    assert str(track_of(desk)["planned_end"]) == "2026-07-05"
    with desk.store.read() as reader:
        assert next(iter(reader.all("intake"))).values["licences"] == ["B"]


def test_another_track_is_not_completed_by_a_list(desk: Desk, tmp_path: Path) -> None:
    lists.apply(
        desk, plan=lists.preview(desk, path=list_of(tmp_path, Start="5/01/2025"), answers=answers(desk))
    )
    later = list_of(tmp_path, Start="5/01/2026", Loopt_tot="5/07/2026")
    plan = lists.preview(desk, path=later, answers=answers(desk), mode=Mode.BOTH)
    assert dict(plan.rows[0].changes) == {}


def test_adding_only_says_how_much_the_list_could_fill(desk: Desk, tmp_path: Path) -> None:
    lists.apply(desk, plan=lists.preview(desk, path=list_of(tmp_path), answers=answers(desk)))
    rich = list_of(tmp_path, Gsm="0451112233", Mail="bea.wouters@example.org")
    asked = [
        q.text
        for q in list_questions.questions(desk, plan=lists.preview(desk, path=rich, answers=answers(desk)))
    ]
    assert any("2 lege velden" in text for text in asked)
