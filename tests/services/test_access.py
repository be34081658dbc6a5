# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inzage: whatever is kept about a person is handed over, of every kind there is, and of nobody else."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import FieldSpec, FieldType, Value
from ensure_desk.domain.kinds import KIND, KINDS, Kind
from ensure_desk.services import access_papers, people
from ensure_desk.services.desk import Desk
from ensure_desk.services.value_words import value_text
from ensure_desk.storage import audit, erase
from ensure_desk.storage.writer import Writer
from tests.services.handoff_parts import paired_region, send
from tests.services.test_conflicts import written_elsewhere
from tests.services.test_survey_export import take
from tests.support import add_person

DIGITS = "85073003328"


def example(kind: Kind, spec: FieldSpec) -> Value:
    """Return a value that stands nowhere else, as far as the field lets it."""
    codes = spec.meta.choices
    if codes:
        first = next(iter(codes))
        return [first] if spec.type is FieldType.MULTI_CHOICE else first
    by_type: dict[FieldType, Value] = {
        FieldType.DATE: "2026-03-04",
        FieldType.PARTIAL_DATE: "1976-05",
        FieldType.TIME: "09:30",
        FieldType.MONTH: "2026-04",
        FieldType.INTEGER: min(71, spec.meta.highest),
    }
    return by_type.get(spec.type, f"{kind.name} {spec.key}")


def filled(writer: Writer, kind: Kind, held: dict[str, str]) -> str:
    """Make a record of a kind with every field filled; what it hangs below is made first."""
    values: dict[str, object] = {}
    for spec in kind.fields:
        parent = spec.meta.parent
        if spec.type is FieldType.PAIR:
            values[spec.key] = " ".join(sorted((held["person"], held["other"])))
        elif spec.type is FieldType.LINK:
            values[spec.key] = held.get(parent) or filled(writer, KIND[parent], held)
        else:
            values[spec.key] = DIGITS if kind.name == "national_number" else example(kind, spec)
    held[kind.name] = writer.create(kind.name, values)
    return held[kind.name]


def person_of_every_kind(desk: Desk) -> str:
    """Make a person with a full record of every kind that belongs to people."""
    held = {"other": add_person(desk, last_name="Buurvrouw", first_name="Bo", municipality="Lier")}
    with desk.store.write(desk.actor) as writer:
        for kind in KINDS:
            if kind.name not in held:
                filled(writer, kind, held)
    return held["person"]


def told(book: Path) -> set[str]:
    """Return every cell of a workbook as text, days as people write them."""
    return {
        f"{cell.value:%d/%m/%Y}" if cell.is_date else str(cell.value).removesuffix(".0")
        for sheet in load_workbook(book).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_every_value_of_every_kind_is_told(desk: Desk, tmp_path: Path) -> None:
    person = person_of_every_kind(desk)
    given = access_papers.give(desk, person_id=person, book=tmp_path / "inzage.xlsx").value
    cells, paper = told(given.book), "\n".join(p.text for p in given.paper)
    with desk.store.read() as reader:
        found = erase.family(reader, "person", person)
        values = list(erase.values_in(reader, found))
    assert len(found) >= 14
    for kind, _, known in values:
        for key, value in known.items():
            spec = KIND[kind].field[key]
            if spec.type not in (FieldType.LINK, FieldType.PAIR) and kind != "national_number":
                words = value_text(desk.tr, kind, key, value)
                assert words in cells, (kind, key, words)
                assert words in paper, (kind, key, words)


def test_a_national_number_is_masked_and_nobody_else_is_named(desk: Desk, tmp_path: Path) -> None:
    person = person_of_every_kind(desk)
    given = access_papers.give(desk, person_id=person, book=tmp_path / "inzage.xlsx").value
    all_of_it = "\n".join([*told(given.book), *(p.text for p in given.paper)])
    assert DIGITS not in all_of_it
    assert "•••••••••28" in all_of_it
    assert "Buurvrouw" not in all_of_it


def test_deleted_records_and_who_looked_are_told_and_giving_is_noted(desk: Desk, tmp_path: Path) -> None:
    person = person_of_every_kind(desk)
    people.viewed(desk, person_id=person)
    with desk.store.read() as reader:
        note = reader.children("note", person)[0].id
    people.delete(desk, kind="note", record_id=note)
    given = access_papers.give(desk, person_id=person, book=tmp_path / "inzage.xlsx").value
    paper = "\n".join(p.text for p in given.paper)
    assert "note body" in paper
    assert "(verwijderd)" in paper
    assert "17/11/2026 An Verlinden, bekeken, Deelnemers" in paper
    with desk.store.read() as reader:
        assert [n.record_id for n in audit.lines_of(reader.connection, "access")] == [person]


def test_a_second_value_is_told_too(desk: Desk, tmp_path: Path) -> None:
    person = add_person(desk, mobile="0451000001", languages_spoken=["fr"])
    written_elsewhere(desk, person, "mobile", "0451000002")
    given = access_papers.give(desk, person_id=person, book=tmp_path / "inzage.xlsx").value
    assert any("0451 00 00 01" in cell for cell in told(given.book))
    assert any("0451 00 00 02 (ook bewaard: 0451 00 00 01)" in p.text for p in given.paper)


def test_answers_are_told_with_their_question(desk: Desk, tmp_path: Path) -> None:
    person = add_person(desk)
    take(desk, person, MOB="3", GELD="zln")
    given = access_papers.give(desk, person_id=person, book=tmp_path / "inzage.xlsx").value
    assert {"Ik geraak moeilijk op het werk of de les", "groot"} <= told(given.book)
    paper = [p.text for p in given.paper]
    assert "Ik geraak moeilijk op het werk of de les: groot" in paper
    assert paper.count("ensure_drempelbevraging T0 bij de intake 17/11/2026") == 2, (
        "told once above the answers"
    )


def test_hand_overs_since_the_dossier_began_are_told(tmp_path: Path) -> None:
    with paired_region(tmp_path) as region:
        person = add_person(region.lier, municipality="Lier")
        send(region.lier, region.folder / "a.xlsx")
        given = access_papers.give(region.lier, person_id=person, book=tmp_path / "inzage.xlsx").value
        assert given.paper[-1].text == "17/11/2026 9.00: aan de coördinator, zonder naam"


def test_only_an_office_gives_it(desk: Desk, tmp_path: Path) -> None:
    person = add_person(desk)
    book = tmp_path / "inzage.xlsx"
    for role, code in (("coordinator", "names_stay_at_office"), ("administrator", "not_your_task")):
        with pytest.raises(UserError) as refused:
            access_papers.give(replace(desk, role=role), person_id=person, book=book)
        assert refused.value.code == code
    assert not book.exists()
