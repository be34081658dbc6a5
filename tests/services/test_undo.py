# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A package that was read can be taken back and applied again, whatever happened since; nothing known is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import PackageKind
from ensure_desk.services import conflicts as choices
from ensure_desk.services import erasure, handoff, imports, undo
from ensure_desk.services.conflicts import conflicts
from ensure_desk.storage import erase
from tests.services.handoff_parts import Region, edit_cell, fill, paired_region, read, send
from tests.services.test_erasure import traces
from tests.services.undo_parts import knowledge, screen
from tests.support import add_person


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as desks:
        yield desks


def package_of(region: Region, path: Path) -> str:
    """Read a package at the coordinator's desk and return its id."""
    plan = imports.plan_import(region.coordinator, paths=[path])
    imports.apply_import(region.coordinator, plan=plan)
    ((_, package),) = plan.packages
    return package.manifest.package_id


def test_taking_a_package_back_hides_what_it_made_and_applying_it_again_shows_the_same(
    region: Region,
) -> None:
    fill(region.lier, 2)
    empty = screen(region.coordinator)
    package = package_of(region, send(region.lier, region.folder / "a.xlsx"))
    shown, known = screen(region.coordinator), knowledge(region.coordinator)
    back = undo.undo(region.coordinator, package_id=package)
    assert (back.value.new, back.value.changed, back.value.kept) == (10, 0, 0)
    assert "person" in back.changes.kinds
    assert screen(region.coordinator) == empty
    assert knowledge(region.coordinator) == known
    with pytest.raises(UserError, match="undo_done_before"):
        undo.undo(region.coordinator, package_id=package)
    undo.redo(region.coordinator, package_id=package)
    assert (screen(region.coordinator), knowledge(region.coordinator)) == (shown, known)


def test_packages_read_together_are_taken_back_all_or_none(region: Region) -> None:
    fill(region.lier, 2)
    first = send(region.lier, region.folder / "a.xlsx")
    fill(region.nijlen, 1)
    second = send(region.nijlen, region.folder / "b.xlsx")
    empty = screen(region.coordinator)
    numbers = []
    for path in (first, second):
        plan = imports.plan_import(region.coordinator, paths=[path])
        numbers += imports.apply_import(region.coordinator, plan=plan).value.numbers
    shown = screen(region.coordinator)
    with pytest.raises(UserError, match="package_not_read"):
        undo.undo_several(region.coordinator, numbers=[*numbers, 99])
    assert screen(region.coordinator) == shown
    done = undo.undo_several(region.coordinator, numbers=numbers)
    assert (done.value.new, "person" in done.changes.kinds) == (15, True)
    assert screen(region.coordinator) == empty


def test_what_was_changed_falls_back_and_newer_edits_stay(region: Region) -> None:
    first, second = fill(region.lier, 2)
    read(region.coordinator, send(region.lier, region.folder / "a.xlsx"))
    before = screen(region.coordinator)
    with region.lier.store.write(region.lier.actor) as writer:
        writer.update("person", first, {"gender": "X"})
        writer.update("person", second, {"gender": "M"})
    package = package_of(region, send(region.lier, region.folder / "b.xlsx"))
    people = [r.id for r in _people(region)]
    with region.coordinator.store.write(region.coordinator.actor) as writer:
        writer.update("person", people[1], {"gender": "V"})
    done = undo.undo(region.coordinator, package_id=package).value
    assert (done.new, done.changed, done.kept) == (0, 1, 1)
    assert [r["gender"] for r in _people(region)] == ["V", "V"]
    assert screen(region.coordinator).keys() == before.keys()


def test_a_later_package_stays_and_two_packages_go_back_in_any_order(region: Region) -> None:
    (person,) = fill(region.lier, 1)
    read(region.coordinator, send(region.lier, region.folder / "a.xlsx"))
    packages = []
    for name, gender in (("b", "X"), ("c", "M")):
        with region.lier.store.write(region.lier.actor) as writer:
            writer.update("person", person, {"gender": gender})
        packages.append(package_of(region, send(region.lier, region.folder / f"{name}.xlsx")))
    desk = region.coordinator
    undo.undo(desk, package_id=packages[0])
    assert [r["gender"] for r in _people(region)] == ["M"]
    undo.undo(desk, package_id=packages[1])
    assert [r["gender"] for r in _people(region)] == ["V"]
    undo.redo(desk, package_id=packages[0])
    assert [r["gender"] for r in _people(region)] == ["X"]


def test_an_edit_made_while_a_package_is_taken_back_stands_beside_it_afterwards(region: Region) -> None:
    (person,) = fill(region.lier, 1)
    read(region.coordinator, send(region.lier, region.folder / "a.xlsx"))
    with region.lier.store.write(region.lier.actor) as writer:
        writer.update("person", person, {"gender": "X"})
    package = package_of(region, send(region.lier, region.folder / "b.xlsx"))
    desk = region.coordinator
    undo.undo(desk, package_id=package)
    with desk.store.write(desk.actor) as writer:
        writer.update("person", _people(region)[0].id, {"gender": "M"})
    assert ([r["gender"] for r in _people(region)], conflicts(desk)) == (["M"], ())
    undo.redo(desk, package_id=package)
    held = conflicts(desk)
    assert {v.text for v in held[0].versions} == {"X", "man"}
    undo.undo(desk, package_id=package)
    assert ([r["gender"] for r in _people(region)], conflicts(desk)) == (["M"], ())


def test_a_conflict_is_chosen_in_and_taken_back_while_a_package_is_taken_back(region: Region) -> None:
    (person,) = fill(region.lier, 1)
    read(region.coordinator, send(region.lier, region.folder / "a.xlsx"))
    desk = region.coordinator
    with region.lier.store.write(region.lier.actor) as writer:
        writer.update("person", person, {"gender": "X", "municipality": "Duffel"})
    with desk.store.write(desk.actor) as writer:
        writer.update("person", _people(region)[0].id, {"gender": "M"})
    package = package_of(region, send(region.lier, region.folder / "b.xlsx"))
    assert [c.field_label for c in choices.conflicts(desk)] == ["Gender"]
    undo.undo(desk, package_id=package)
    assert choices.conflicts(desk) == ()
    undo.redo(desk, package_id=package)
    (conflict,) = choices.conflicts(desk)
    chosen = choices.choose(desk, conflict_id=conflict.id, choice=choices.Choice.THEIRS).value
    undo.undo(desk, package_id=package)
    shown = _people(region)[0]
    assert (choices.conflicts(desk), shown["gender"], shown["municipality"]) == ((), "X", "Lier")
    choices.take_back(desk, chosen=chosen)
    assert [c.field_label for c in choices.conflicts(desk)] == ["Gender"]
    undo.redo(desk, package_id=package)
    assert [c.field_label for c in choices.conflicts(desk)] == ["Gender"]
    assert _people(region)[0]["municipality"] == "Duffel"


def test_what_leaves_and_what_is_known_stays_whole_while_a_package_is_taken_back(
    region: Region, tmp_path: Path
) -> None:
    fill(region.lier, 2)
    package = package_of(region, path := send(region.lier, region.folder / "a.xlsx"))
    undo.undo(region.coordinator, package_id=package)
    edit_cell(path, "Deelnemers", "gender", 0, "man")
    counts = read(region.coordinator, path)
    assert (counts.new, counts.changed, counts.unchanged) == (0, 1, 9)
    plain = read(region.lier, path)
    assert plain.changed == 1


def test_a_person_stays_while_something_typed_since_hangs_below(region: Region) -> None:
    fill(region.lier, 2)
    package = package_of(region, send(region.lier, region.folder / "a.xlsx"))
    desk, people = region.coordinator, _people(region)
    with desk.store.write(desk.actor) as writer:
        track = writer.create("track", {"person_id": people[0].id, "status": "actief"})
    undo.undo(desk, package_id=package)
    assert [(r.id, r["gender"]) for r in _people(region)] == [(people[0].id, "V")]
    with desk.store.write(desk.actor) as writer:
        writer.delete("track", track)
        writer.restore("track", track)
    assert len(_people(region)) == 1
    undo.redo(desk, package_id=package)
    assert len(_people(region)) == 2


def test_a_delete_that_came_with_a_package_is_taken_back(region: Region) -> None:
    (person,) = fill(region.lier, 1)
    read(region.coordinator, send(region.lier, region.folder / "a.xlsx"))
    before = screen(region.coordinator)
    with region.lier.store.write(region.lier.actor) as writer:
        writer.delete("person", person)
    package = package_of(region, send(region.lier, region.folder / "b.xlsx"))
    assert screen(region.coordinator) == {}
    undo.undo(region.coordinator, package_id=package)
    assert screen(region.coordinator) == before
    undo.redo(region.coordinator, package_id=package)
    assert screen(region.coordinator) == {}


def test_a_hand_edit_is_taken_back_with_the_package_it_was_made_in(region: Region) -> None:
    fill(region.lier, 1)
    path = send(region.lier, region.folder / "a.xlsx")
    read(region.lier, path)
    before = screen(region.lier)
    edit_cell(path, "Deelnemers", "gender", 0, "man")
    plan = imports.plan_import(region.lier, paths=[path])
    imports.apply_import(region.lier, plan=plan)
    assert screen(region.lier) != before
    undo.undo(region.lier, package_id=plan.packages[0][1].manifest.package_id)
    assert screen(region.lier) == before


def test_reading_a_package_again_that_was_taken_back_offers_to_apply_it_again(region: Region) -> None:
    fill(region.lier, 1)
    package = package_of(region, path := send(region.lier, region.folder / "a.xlsx"))
    desk = region.coordinator
    assert imports.plan_import(desk, paths=[path]).files[0].undone == ""
    undo.undo(desk, package_id=package)
    file = imports.plan_import(desk, paths=[path]).files[0]
    assert (file.known, file.undone) == (True, package)
    edit_cell(path, "Deelnemers", "gender", 0, "man")
    file = imports.plan_import(desk, paths=[path]).files[0]
    assert (file.known, file.undone, file.undone_rows) == (False, package, 5)
    undo.redo(desk, package_id=file.undone)
    assert imports.plan_import(desk, paths=[path]).files[0].undone == ""


def test_a_trial_changes_nothing(region: Region) -> None:
    fill(region.lier, 1)
    package = package_of(region, send(region.lier, region.folder / "a.xlsx"))
    before = screen(region.coordinator)
    trial = undo.undo(region.coordinator, package_id=package, dry_run=True)
    assert (trial.value.new, bool(trial.changes)) == (5, False)
    assert screen(region.coordinator) == before


def test_erased_people_stay_erased_when_a_package_is_taken_back_or_applied_again(region: Region) -> None:
    fill(region.lier, 2)
    package = package_of(region, send(region.lier, region.folder / "a.xlsx"))
    desk, gone = region.coordinator, _people(region)[0].id
    undo.undo(desk, package_id=package)
    with desk.store.write(desk.actor) as writer:
        assert len(erase.family(writer, "person", gone)) == 5
        erase.purge(writer.connection, erase.family(writer, "person", gone))
    undo.redo(desk, package_id=package)
    undo.undo(desk, package_id=package)
    undo.redo(desk, package_id=package)
    assert gone not in [r.id for r in _people(region)]
    with desk.store.read() as reader:
        left = [reader.connection.exec_driver_sql(f"SELECT record_id FROM {t}") for t in ("trace", "beside")]
        assert [len(found.all()) for found in left] == [5, 0]


def test_erasing_a_person_takes_the_values_that_undo_kept(region: Region) -> None:
    person = add_person(region.lier, last_name="Kanariewiek", street="Kanariewiek 1", municipality="Lier")
    desk = region.nijlen
    numbers = [_read_protected(region, "1.xlsx")]
    for number, street in enumerate(("Kanariewiek 2", "Kanariewiek 3")):
        with region.lier.store.write(region.lier.actor) as writer:
            writer.update("person", person, {"street": street})
        numbers.append(_read_protected(region, f"b{number}.xlsx"))
    undo.undo(desk, n=numbers[1])
    undo.undo(desk, n=numbers[2])
    with desk.store.read() as reader:
        assert next(reader.all("person"))["street"] == "Kanariewiek 1"
    assert traces(desk, ("kanariewiek",))
    erasure.erase(desk, person_id=person, reason="verzoek")
    assert not traces(desk, ("kanariewiek",))
    for n in numbers[1:]:
        undo.redo(desk, n=n)
    assert screen(desk) == {}
    assert not traces(desk, ("kanariewiek",))


def _read_protected(region: Region, name: str) -> int:
    path = region.folder / name
    code = handoff.export(region.lier, path=path, kind=PackageKind.OFFICE).value.code
    plan = imports.plan_import(region.nijlen, paths=[path], codes=[code])
    (number,) = imports.apply_import(region.nijlen, plan=plan).value.numbers
    return number


def test_after_ninety_days_a_package_can_no_longer_be_taken_back(region: Region) -> None:
    fill(region.lier, 1)
    package = package_of(region, send(region.lier, region.folder / "a.xlsx"))
    desk = region.coordinator
    desk.clock.forward(days=91)  # type: ignore[attr-defined]  # the clock of tests
    with pytest.raises(UserError, match="undo_too_late"):
        undo.undo(desk, package_id=package)
    assert undo.forget_old(desk) == 5
    assert undo.forget_old(desk) == 0


def test_taking_back_travels_only_when_the_person_says_so(region: Region) -> None:
    (person,) = fill(region.lier, 1)
    path = send(region.lier, region.folder / "a.xlsx")
    edit_cell(path, "Deelnemers", "gender", 0, "man")
    plan = imports.plan_import(region.lier, paths=[path])
    imports.apply_import(region.lier, plan=plan)
    read(region.coordinator, send(region.lier, region.folder / "b.xlsx"))
    package = plan.packages[0][1].manifest.package_id
    undo.undo(region.lier, package_id=package)
    read(region.coordinator, send(region.lier, region.folder / "c.xlsx"))
    assert [r["gender"] for r in _people(region)] == ["M"]
    assert undo.spread(region.lier, package_id=package).value == 1
    read(region.coordinator, send(region.lier, region.folder / "d.xlsx"))
    assert [r["gender"] for r in _people(region)] == ["V"]
    assert knowledge(region.lier) != ""
    with region.lier.store.read() as reader:
        record = reader.get("person", person)
    assert record is not None
    assert record["gender"] == "V"


def _people(region: Region) -> list:  # type: ignore[type-arg]  # records as the page gets them
    with region.coordinator.store.read() as reader:
        return sorted(reader.all("person"), key=lambda r: r["dossier_number"])
