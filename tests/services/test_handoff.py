# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Offices and coordinator exchange workbooks, and nothing is lost whatever happens to them."""

import itertools
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import openpyxl
import pytest

from ensure_desk.bootstrap import close_desk
from ensure_desk.domain.errors import UserError
from ensure_desk.services import handoff, imports, pairing
from ensure_desk.services.conflicts import conflicts
from ensure_desk.services.differences import shown_differences
from tests.services.handoff_parts import Region, edit_cell, fill, paired_region, read, send
from tests.support import fresh_desk


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as desks:
        yield desks


def test_a_package_brings_every_record_and_a_second_reading_nothing(region: Region) -> None:
    fill(region.lier, 3)
    first, again = send(region.lier, region.folder / "a.xlsx"), send(region.lier, region.folder / "b.xlsx")
    counts = read(region.coordinator, first)
    assert (counts.new, counts.refused, counts.waiting) == (15, 0, 0)
    before = imports.state_hash(region.coordinator)
    plan = imports.plan_import(region.coordinator, paths=[first])
    assert plan.files[0].known
    assert plan.is_empty
    counts = read(region.coordinator, again)
    assert (counts.new, counts.changed, counts.unchanged) == (0, 0, 15)
    assert imports.state_hash(region.coordinator) == before


def test_the_order_of_packages_does_not_matter(region: Region, tmp_path: Path) -> None:
    people = fill(region.lier, 2)
    fill(region.nijlen, 2)
    packages = [send(region.lier, tmp_path / "1.xlsx"), send(region.nijlen, tmp_path / "2.xlsx")]
    with region.lier.store.write(region.lier.actor) as writer:
        writer.update("person", people[0], {"gender": "X"})
        writer.delete("person", people[1])
    packages.append(send(region.lier, tmp_path / "3.xlsx"))
    hashes = set()
    for number, order in enumerate(itertools.permutations(packages)):
        desk = fresh_desk(tmp_path / f"copy{number}")
        with desk.store.write(desk.actor) as writer, region.coordinator.store.read() as reader:
            for name in (
                "organisation",
                "certified_name",
                "row_key",
                "organisation_public",
                "seed",
                "certificate",
            ):
                writer.set_secret(name, reader.secret(name) or b"")
        as_coordinator = desk.__class__(**{**desk.__dict__, "role": "coordinator"})
        if number % 2:
            read(as_coordinator, *order)
        else:
            for path in order:
                read(as_coordinator, path)
        hashes.add(imports.state_hash(as_coordinator))
        close_desk(desk)
    assert len(hashes) == 1


def test_an_edited_cell_is_one_change_wherever_and_however_often_it_is_read(region: Region) -> None:
    fill(region.lier, 3)
    path = send(region.lier, region.folder / "a.xlsx")
    read(region.coordinator, path)
    edit_cell(path, "Deelnemers", "gender", 1, "man")
    plan = imports.plan_import(region.coordinator, paths=[path])
    assert (plan.totals.changed, plan.totals.new, plan.totals.conflicting) == (1, 0, 0)
    assert plan.files[0].hand_edits == 1
    assert plan.files[0].signature == "valid"
    shown = shown_differences(region.coordinator, plan=plan)
    assert [(s.field_label, s.ours, s.theirs) for s in shown] == [("Gender", "vrouw", "man")]
    imports.apply_import(region.coordinator, plan=plan)
    state = imports.state_hash(region.coordinator)
    edit_cell(path, "Deelnemers", "gender", 1, "Man ")
    assert read(region.coordinator, path).changed == 0
    assert imports.state_hash(region.coordinator) == state
    own = read(region.lier, path)
    assert (own.changed, own.new) == (1, 0)


def test_two_people_who_change_the_same_field_make_a_conflict_that_both_see(region: Region) -> None:
    people = fill(region.lier, 1)
    first = send(region.lier, region.folder / "a.xlsx")
    read(region.coordinator, first)
    edit_cell(first, "Trajecten", "status", 0, "afgelopen")
    with region.lier.store.read() as reader:
        track = reader.children("track", people[0])[0]
    with region.lier.store.write(region.lier.actor) as writer:
        writer.update("track", track.id, {"status": "geschorst"})
    read(region.coordinator, first)
    counts = read(region.coordinator, send(region.lier, region.folder / "b.xlsx"))
    assert counts.conflicting == 1
    held = conflicts(region.coordinator)
    assert {v.text for v in held[0].versions} == {"afgelopen", "geschorst"}
    with region.coordinator.store.write(region.coordinator.actor) as writer:
        writer.update("track", track.id, {"status": "afgelopen"})
    assert not conflicts(region.coordinator)


@pytest.mark.parametrize(
    ("sheet", "key", "value", "code"),
    [
        ("Deelnemers", "birth_year", 1950, "cell_derived_changed"),
        ("Deelnemers", "gender", "Venus", "cell_not_in_list"),
        ("Deelnemers", "gender", '="man"', "cell_formula"),
        ("Trajecten", "start", "31/02/2026", "cell_date_impossible"),
        ("Trajecten", "person_id", "x", "cell_link_changed"),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused_with_its_address_and_the_rest_goes_on(
    region: Region, sheet: str, key: str, value: object, code: str
) -> None:
    fill(region.lier, 2)
    path = send(region.lier, region.folder / "a.xlsx")
    read(region.coordinator, path)
    state = imports.state_hash(region.coordinator)
    address = edit_cell(path, sheet, key, 0, value)
    plan = imports.plan_import(region.coordinator, paths=[path])
    assert [(r.address, r.code) for r in plan.files[0].refusals] == [(address, code)]
    assert (plan.totals.changed, plan.totals.new) == (0, 0)
    imports.apply_import(region.coordinator, plan=plan)
    assert imports.state_hash(region.coordinator) == state


def test_an_edit_in_a_record_that_is_not_here_yet_keeps_the_rest(region: Region) -> None:
    fill(region.lier, 1)
    path, untouched = (send(region.lier, region.folder / f"{n}.xlsx") for n in "ab")
    edit_cell(path, "Deelnemers", "gender", 0, "X")
    read(region.coordinator, path)
    with region.coordinator.store.read() as reader:
        person = next(reader.all("person"))
    assert (person["gender"], person["municipality"], person["birth_year"]) == ("X", "Lier", 1960)
    read(region.coordinator, untouched)
    with region.coordinator.store.read() as reader:
        assert next(reader.all("person"))["gender"] == "X"


def test_a_row_that_is_gone_is_no_delete(region: Region) -> None:
    fill(region.lier, 3)
    path = send(region.lier, region.folder / "a.xlsx")
    read(region.coordinator, path)
    book = openpyxl.load_workbook(path)
    book["Deelnemers"].delete_rows(4)
    book.save(path)
    counts = read(region.coordinator, path)
    assert (counts.missing, counts.changed) == (1, 0)
    with region.coordinator.store.read() as reader:
        assert reader.count("person") == 3


def test_an_altered_machine_cell_is_refused(region: Region) -> None:
    fill(region.lier, 2)
    path = send(region.lier, region.folder / "a.xlsx")
    book = openpyxl.load_workbook(path)
    page = book["Deelnemers"]
    page["B3"].value, page["B4"].value = page["B4"].value, page["B3"].value
    book.save(path)
    plan = imports.plan_import(region.coordinator, paths=[path])
    assert [r.code for r in plan.files[0].refusals] == ["row_damaged", "row_damaged"]


def test_nothing_of_a_person_that_the_coordinator_may_not_see_is_in_the_file(region: Region) -> None:
    with region.lier.store.write(region.lier.actor) as writer:
        person = writer.create(
            "person",
            {
                "last_name": "Kanarie",
                "first_name": "Geheim",
                "municipality": "Lier",
                "street": "Kanariestraat",
                "mobile": "0451999888",
                "birth_date": "1971-02-03",
                "email": "kanarie@example.org",
            },
        )
        intake = {"person_id": person, "work_limits": ["niet_tillen"], "talents": "Kanariezang"}
        writer.create("intake", intake)
        writer.create("note", {"person_id": person, "note_date": "2026-01-01", "body": "Kanarienotitie"})
    path = send(region.lier, region.folder / "a.xlsx")
    with zipfile.ZipFile(path) as package:
        text = "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    found = [w for w in ("Kanarie", "Geheim", "0451999888", "1971-02-03", "tillen", person) if w in text]
    assert not found
    assert "1971" in text


def test_a_package_of_another_organisation_changes_nothing(region: Region, tmp_path: Path) -> None:
    with paired_region(tmp_path / "others") as others:
        fill(others.lier, 1)
        path = send(others.lier, tmp_path / "other.xlsx")
    plan = imports.plan_import(region.coordinator, paths=[path])
    assert plan.files[0].refusal is not None
    assert plan.files[0].refusal.code == "package_other_organisation"
    assert plan.is_empty


def test_a_desk_without_keys_exports_nothing_and_leaves_no_file(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk")
    with pytest.raises(UserError, match="not_paired"):
        handoff.export_coordinator(desk, path=tmp_path / "a.xlsx")
    assert not list(tmp_path.glob("*.xlsx*"))
    close_desk(desk)


def test_a_wrong_pairing_code_is_told_apart_from_a_wrong_file(region: Region, tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path / "desk")
    with pytest.raises(UserError, match="pairing_code_wrong"):
        pairing.read_pairing_file(desk, path=tmp_path / "Lier.pair", code="ABCDE")
    with pytest.raises(UserError, match="pairing_file_not_valid"):
        pairing.read_pairing_file(desk, path=tmp_path / "co" / "vault.db", code="ABCDE")
    assert not pairing.is_paired(desk)
    close_desk(desk)


def test_a_pairing_file_of_a_newer_program_is_read_and_a_broken_one_refused(
    region: Region, tmp_path: Path
) -> None:
    keys = dict.fromkeys(("row_key", "organisation_public", "seed", "certificate", "pseudonym_key"), "AAAA")
    content = {**keys, "organisation": "o", "municipality": "Lier"}
    path = tmp_path / "new.pair"
    for desk_name, change, refused in (
        ("newer", {"colour": "AAAA"}, ""),
        ("lacking", {"seed": None}, "pairing_file_not_valid"),
        ("odd", {"seed": "A"}, "pairing_file_not_valid"),
    ):
        desk = fresh_desk(tmp_path / desk_name)
        wanted = {k: v for k, v in {**content, **change}.items() if v is not None}
        path.write_bytes(pairing._sealed(desk, "ABCDE", wanted))
        if refused:
            with pytest.raises(UserError, match=refused):
                pairing.read_pairing_file(desk, path=path, code="ABCDE")
        else:
            assert pairing.read_pairing_file(desk, path=path, code="ABCDE").value == "Lier"
        assert pairing.is_paired(desk) is not bool(refused)
        close_desk(desk)


def test_two_packages_made_at_once_get_two_numbers(region: Region, tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        made = pool.map(
            lambda n: handoff.export_coordinator(region.lier, path=tmp_path / f"{n}.xlsx"), range(4)
        )
        assert sorted(done.value.number for done in made) == [1, 2, 3, 4]


def test_children_whose_person_has_not_come_wait_and_are_counted_once(region: Region) -> None:
    fill(region.lier, 2)
    fill(region.nijlen, 1)
    paths = [send(region.lier, region.folder / "a.xlsx"), send(region.nijlen, region.folder / "b.xlsx")]
    book = openpyxl.load_workbook(paths[0])
    del book["Deelnemers"]
    book.save(paths[0])
    assert read(region.coordinator, *paths).waiting == 8
    assert read(region.coordinator, send(region.lier, region.folder / "c.xlsx")).waiting == 0
    with region.coordinator.store.read() as reader:
        people = [record.id for record in reader.all("person")]
        assert len(people) == 3
        assert all(reader.children("track", person) for person in people)
