# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Duplicates: listed with reasons, merged by a link, taken back without a trace, across offices too."""

from pathlib import Path

import pytest

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import PackageKind
from ensure_desk.services import (
    conflicts,
    duplicate_links,
    handoff,
    import_doubles,
    imports,
    likeness,
    pathway,
    people,
)
from ensure_desk.services.desk import Desk
from ensure_desk.services.dossier import dossier
from tests.services.handoff_parts import paired_region, read, send
from tests.support import add_person


def two_people(desk: Desk) -> tuple[str, str]:
    one = add_person(desk, last_name="Van den Broeck", first_name="An", birth_date="1976-04-03")
    other = add_person(desk, last_name="VANDENBROEK", first_name="An", birth_date="1976-04-03")
    return one, other


def shown(desk: Desk) -> list[tuple[str, str, str]]:
    return [(c.certainty, c.verdict, c.id) for c in likeness.duplicates(desk)]


def test_a_couple_is_listed_with_its_score_and_reasons(desk: Desk) -> None:
    one, other = two_people(desk)
    add_person(desk, last_name="Peeters", first_name="Jos", birth_date="1976-04-03")
    (couple,) = likeness.duplicates(desk)
    assert {couple.one.person_id, couple.other.person_id} == {one, other}
    assert couple.certainty == "likely"
    assert couple.score >= 92
    assert couple.reasons == ("bijna dezelfde naam", "zelfde geboortedatum")


def test_side_by_side_shows_what_differs(desk: Desk) -> None:
    one, other = two_people(desk)
    rows = {row.id: row for row in likeness.compare(desk, one=one, other=other)}
    assert (rows["last_name"].left, rows["last_name"].right) == ("Van den Broeck", "VANDENBROEK")
    assert not rows["last_name"].equal
    assert rows["birth_date"].equal
    assert rows["referral"].left == "1"


def told(desk: Desk, person_id: str) -> list[object]:
    """Return everything that a dossier shows; what is only read when somebody looks is read here."""
    parts = vars(dossier(desk, person_id=person_id))
    return [list(part) if name in ("notes", "hours", "timeline") else part for name, part in parts.items()]


def test_merging_rewrites_nobody_and_is_taken_back_whole(desk: Desk) -> None:
    one, other = two_people(desk)
    before = [told(desk, p) for p in (one, other)], shown(desk)
    duplicate_links.merge(desk, one=one, other=other)
    assert [c.verdict for c in likeness.duplicates(desk)] == ["ja"]
    assert [p.id for p in duplicate_links.other_dossiers(desk, person_id=one)] == [other]
    duplicate_links.unmerge(desk, one=other, other=one)
    assert duplicate_links.other_dossiers(desk, person_id=one) == ()
    assert ([told(desk, p) for p in (one, other)], shown(desk)) == before


def test_a_person_with_two_dossiers_is_one_line_in_the_list(desk: Desk) -> None:
    one, other = two_people(desk)
    before = people.search(desk).rows
    duplicate_links.merge(desk, one=one, other=other)
    (row,) = people.search(desk).rows
    assert (row.id, row.dossiers) == (min(one, other), 2)
    assert (people.search(desk).matching, people.search(desk).total) == (1, 1)
    assert [r.id for r in people.search(desk, text="vandenbroek").rows] == [other]
    pathway.start_track(desk, person_id=other, start=desk.today())
    assert [r.id for r in people.search(desk, text="an").rows] == [other]
    duplicate_links.unmerge(desk, one=one, other=other)
    assert {r.id for r in people.search(desk).rows} == {r.id for r in before}


def test_the_verdict_not_the_same_is_remembered(desk: Desk) -> None:
    one, other = two_people(desk)
    assert duplicate_links.not_same(desk, one=one, other=other).value is None
    assert [c.verdict for c in likeness.duplicates(desk)] == ["nee"]
    assert duplicate_links.merge(desk, one=other, other=one).value == "nee"


def test_two_offices_that_disagree_see_a_field_with_two_values(tmp_path: Path) -> None:
    with paired_region(tmp_path) as region:
        one, other = two_people(region.lier)
        office = handoff.export(region.lier, path=tmp_path / "o.xlsx", kind=PackageKind.OFFICE).value
        imports.apply_import(
            region.nijlen, plan=imports.plan_import(region.nijlen, paths=[office.path], codes=[office.code])
        )
        duplicate_links.merge(region.lier, one=one, other=other)
        duplicate_links.not_same(region.nijlen, one=one, other=other)
        back = handoff.export(region.nijlen, path=tmp_path / "b.xlsx", kind=PackageKind.OFFICE).value
        imports.apply_import(
            region.lier, plan=imports.plan_import(region.lier, paths=[back.path], codes=[back.code])
        )
        (conflict,) = conflicts.conflicts(region.lier)
        assert {v.text for v in conflict.versions} == {"dezelfde persoon", "niet dezelfde persoon"}
        assert set(conflict.label.split(" / ")) == {"Van den Broeck, An", "VANDENBROEK, An"}
        assert conflicts.Choice.NOTE not in conflict.choices
        conflicts.choose(region.lier, conflict_id=conflict.id, choice=conflicts.Choice.MINE)
        assert [c.verdict for c in likeness.duplicates(region.lier)] == ["ja"]


def test_three_dossiers_of_one_person_name_each_other(desk: Desk) -> None:
    one, other = two_people(desk)
    third = add_person(desk, last_name="Andere", first_name="Naam")
    duplicate_links.merge(desk, one=one, other=other)
    duplicate_links.merge(desk, one=other, other=third)
    assert {p.id for p in duplicate_links.other_dossiers(desk, person_id=one)} == {other, third}


def test_a_dossier_is_no_duplicate_of_itself_nor_of_nobody(desk: Desk) -> None:
    one, _ = two_people(desk)
    for other, code in ((one, "same_dossier_twice"), ("nobody", "record_not_found")):
        with pytest.raises(UserError) as refusal:
            duplicate_links.merge(desk, one=one, other=other)
        assert refusal.value.code == code


def test_a_dossier_is_found_by_its_number(desk: Desk) -> None:
    one, _ = two_people(desk)
    number = dossier(desk, person_id=one).header.dossier_number
    assert duplicate_links.find(desk, text=number.lower()) == one


def test_the_coordinator_sees_one_person_at_two_offices_without_a_name(tmp_path: Path) -> None:
    with paired_region(tmp_path) as region:
        for desk in (region.lier, region.nijlen):
            add_person(desk, last_name="Zeldzaam", first_name="Yusuf", birth_date="1976-04-03",
                       municipality=desk.municipality)  # fmt: skip
            read(region.coordinator, send(desk, tmp_path / f"{desk.municipality}.xlsx"))
        (couple,) = likeness.duplicates(region.coordinator)
        assert couple.certainty == "likely"
        assert couple.advice == "Mogelijk dezelfde persoon. Vraag Lier en Nijlen."
        assert "Zeldzaam" not in str(couple)


def test_a_verdict_travels_and_reads_the_same_on_every_desk(tmp_path: Path) -> None:
    with paired_region(tmp_path) as region:
        one, other = two_people(region.lier)
        duplicate_links.merge(region.lier, one=one, other=other)
        read(region.coordinator, send(region.lier, tmp_path / "merged.xlsx"))
        assert [c.verdict for c in likeness.duplicates(region.coordinator)] == ["ja"]
        (couple,) = likeness.duplicates(region.coordinator)
        mine, theirs = couple.id.split(" ")
        duplicate_links.unmerge(region.coordinator, one=mine, other=theirs)
        assert [c.verdict for c in likeness.duplicates(region.coordinator)] == [""]
        before = imports.state_hash(region.lier)
        plan = imports.plan_import(region.lier, paths=[send(region.lier, tmp_path / "again.xlsx")])
        assert plan.is_empty
        assert imports.state_hash(region.lier) == before


def test_before_reading_the_preview_names_who_may_be_here_already(tmp_path: Path) -> None:
    with paired_region(tmp_path) as region:
        for desk in (region.lier, region.nijlen):
            add_person(desk, birth_date="1976-04-03", municipality=desk.municipality)
        read(region.coordinator, send(region.lier, tmp_path / "lier.xlsx"))
        plan = imports.plan_import(region.coordinator, paths=[send(region.nijlen, tmp_path / "nijlen.xlsx")])
        (double,) = import_doubles.doubles(region.coordinator, plan=plan).rows
        assert (double.certainty, "Nijlen" in double.arriving, "Lier" in double.other) == (
            "likely",
            True,
            True,
        )
        office = handoff.export(region.nijlen, path=tmp_path / "o.xlsx", kind=PackageKind.OFFICE).value
        named = imports.plan_import(region.lier, paths=[office.path], codes=[office.code])
        (double,) = import_doubles.doubles(region.lier, plan=named).rows
        assert double.arriving == "Benhaddou, Samira · Nijlen"
        assert double.reasons == "zelfde naam, zelfde geboortedatum"
