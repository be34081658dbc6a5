# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two values: who wrote them, and each choice an ordinary write that can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.domain.changes import Actor
from ensure_desk.domain.errors import UserError
from ensure_desk.domain.kinds import KIND
from ensure_desk.domain.registers import Register, Write
from ensure_desk.services import conflicts, people
from ensure_desk.services.conflicts import Choice, Conflict
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import dossier
from ensure_desk.storage import carry
from tests.services.handoff_parts import Region, edit_cell, fill, paired_region, read, send
from tests.support import add_person

ELSEWHERE = "desk-of-mechelen"
LATER = 1_795_000_000_000


def written_elsewhere(desk: Desk, person: str, key: str, value: str | bool) -> None:
    """Put a value beside the one that is here, as another office wrote it without having seen ours."""
    with desk.store.write(desk.actor) as writer:
        state = carry.states_of(writer, "person", [person])[person]
        held = state.get(key, Register({}, frozenset()))
        theirs = Write(value, LATER, ELSEWHERE)
        state[key] = Register({**held.live, f"their-{key}".ljust(16, "x")[:16]: theirs}, held.gone)
        writer.store_state(KIND["person"], person, state, hidden=False)
        line = dict.fromkeys(("package_id", "file_hash", "municipality"), "p") | {
            "direction": "in", "kind": "office", "sender": "Bob Maes", "made_at": "2026-11-01T00:00:00+00:00",
            "at": "2026-11-01T00:00:00+00:00", "number": 1, "counts": {},
        }  # fmt: skip
        carry.add_package(writer.connection, line, Actor("Bob Maes", "counsellor", ELSEWHERE), "Mechelen")


@pytest.fixture
def person(desk: Desk) -> str:
    made = add_person(desk, mobile="0451000001", languages_spoken=["fr"])
    written_elsewhere(desk, made, "mobile", "0451000002")
    return made


def only(desk: Desk) -> Conflict:
    (found,) = conflicts.conflicts(desk)
    return found


def phone(desk: Desk, person: str) -> str:
    return dossier(desk, person_id=person).person.text("mobile")


def test_both_values_tell_who_wrote_them_when_and_where(desk: Desk, person: str) -> None:
    mine, theirs = only(desk).versions
    assert (mine.text, mine.who, mine.place, mine.mine) == ("0451 00 00 01", "An Verlinden", "Bornem", True)
    assert (theirs.text, theirs.who, theirs.place, theirs.how) == (
        "0451 00 00 02",
        "Bob Maes",
        "Mechelen",
        "getypt",
    )
    assert theirs.when.year == 2026
    assert only(desk).person_id == person
    assert conflicts.count(desk) == 1


@pytest.mark.parametrize(("choice", "kept"), [(Choice.MINE, "0451000001"), (Choice.THEIRS, "0451000002")])
def test_a_choice_replaces_both_and_can_be_taken_back(
    desk: Desk, person: str, choice: Choice, kept: str
) -> None:
    before = [(v.text, v.who, v.when) for v in only(desk).versions]
    chosen = conflicts.choose(desk, conflict_id=only(desk).id, choice=choice)
    assert chosen.changes.kinds == {"person"}
    assert phone(desk, person) == kept
    assert conflicts.count(desk) == 0
    conflicts.take_back(desk, chosen=chosen.value)
    assert [(v.text, v.who, v.when) for v in only(desk).versions] == before


def test_both_in_a_note_quotes_both_and_keeps_mine(desk: Desk, person: str) -> None:
    chosen = conflicts.choose(desk, conflict_id=only(desk).id, choice=Choice.NOTE)
    (note,) = dossier(desk, person_id=person).notes
    assert "0451 00 00 01" in note.text("body")
    assert "0451 00 00 02 (Bob Maes, Mechelen" in note.text("body")
    assert phone(desk, person) == "0451000001"
    conflicts.take_back(desk, chosen=chosen.value)
    assert not dossier(desk, person_id=person).notes
    assert conflicts.count(desk) == 1


def test_one_option_of_a_list_is_chosen_alone(desk: Desk) -> None:
    made = add_person(desk, last_name="Aydin", languages_spoken=["fr", "en"])
    for option in ("fr", "en"):
        written_elsewhere(desk, made, f"languages_spoken/{option}", value=False)
    english, french = conflicts.conflicts(desk, person_id=made)
    conflicts.choose(desk, conflict_id=french.id, choice=Choice.MINE)
    assert dossier(desk, person_id=made).person.codes("languages_spoken") == ["fr"]
    assert [c.id for c in conflicts.conflicts(desk, person_id=made)] == [english.id]


def test_who_chooses_too_late_is_told(desk: Desk, person: str) -> None:
    gone = only(desk).id
    conflicts.choose(desk, conflict_id=gone, choice=Choice.MINE)
    with pytest.raises(UserError) as refusal:
        conflicts.choose(desk, conflict_id=gone, choice=Choice.THEIRS)
    assert refusal.value.code == "conflict_gone"


@pytest.mark.parametrize("choice", [Choice.KEEP, Choice.DELETE])
def test_a_record_that_was_deleted_and_changed_waits_for_a_choice(
    desk: Desk, person: str, choice: Choice
) -> None:
    conflicts.choose(desk, conflict_id=only(desk).id, choice=Choice.MINE)
    people.delete(desk, kind="person", record_id=person)
    assert conflicts.count(desk) == 0
    written_elsewhere(desk, person, "email", "an@example.be")
    found = only(desk)
    assert [v.text for v in found.versions] == ["verwijderd", "gewijzigd: E-mail"]
    assert found.choices == (Choice.KEEP, Choice.DELETE)
    assert dossier(desk, person_id=person).in_conflict == ("verwijderd en toch gewijzigd",)
    conflicts.choose(desk, conflict_id=found.id, choice=choice)
    assert conflicts.count(desk) == 0
    assert people.search(desk).total == (1 if choice is Choice.KEEP else 0)


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as opened:
        yield opened


def test_a_cell_changed_in_excel_is_told_as_such(region: Region) -> None:
    person = fill(region.lier, 1)[0]
    package = send(region.lier, region.folder / "p.xlsx")
    edit_cell(package, "Deelnemers", "gender", 0, "man")
    people.update(region.lier, person_id=person, kind="person", record_id=person, changes={"gender": "X"})
    read(region.lier, package)
    mine, theirs = only(region.lier).versions
    assert (mine.mine, mine.how) == (True, "getypt")
    assert theirs.how == "in Excel, overdracht 1"
    assert theirs.place == "Lier"
