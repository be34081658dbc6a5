# SPDX-FileCopyrightText: 2026 ENSURE Desk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the coordinator gets: every part of the file is opened, and nothing in it names a person."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from ensure_desk.domain.errors import UserError
from ensure_desk.domain.fields import FieldSpec, FieldType, PackageKind, Sensitivity
from ensure_desk.domain.kinds import KIND, KINDS, Kind
from ensure_desk.services import handoff, intake, national_numbers, rules
from ensure_desk.services.desk import Desk
from tests.services.handoff_parts import Region, paired_region, read
from tests.services.test_protected_packages import plain

_TEXTS = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.CODE_TEXT)
_DAYS = (FieldType.DATE, FieldType.PARTIAL_DATE)
_EPOCH = dt.date(1899, 12, 30)


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with paired_region(tmp_path) as desks:
        yield desks


def stays_home(kind: Kind, package: PackageKind) -> list[FieldSpec]:
    """Return the fields that such a package may not carry and whose values tell who it is."""
    carried = {spec.key for spec in kind.carried(package)}
    return [f for f in kind.fields if f.key not in carried and f.type in (*_TEXTS, *_DAYS)]


_NOT_OF_A_PERSON = frozenset(
    ["person", "same_person", "rule_setting", "national_number", "questionnaire", "questionnaire_part"]
    + ["training", "session"]
)


class Canaries:
    """A value for every field that may not leave, none of them anywhere else."""

    def __init__(self, package: PackageKind) -> None:
        self._package, self._count = package, 0
        self.words: dict[str, str] = {}

    def values(self, kind: Kind) -> dict[str, object]:
        """Return canaries for the fields of a kind."""
        return {
            f.key: self._value(kind, f) for f in stays_home(kind, self._package) if not f.meta.derived_from
        }

    def _value(self, kind: Kind, spec: FieldSpec) -> str:
        self._count += 1
        if spec.type in _DAYS:
            day = dt.date(1931, 1, 1) + dt.timedelta(days=37 * self._count)
            for form in (day.isoformat(), f"{day:%d/%m/%Y}", f">{(day - _EPOCH).days}<"):
                self.words[form] = f"{kind.name}.{spec.key}"
            return day.isoformat()
        word = f"047{self._count:07}" if spec.type is FieldType.CODE_TEXT else f"Kanarie{self._count:03}q"
        self.words[word.casefold()] = f"{kind.name}.{spec.key}"
        return word


def full_person(desk: Desk, canaries: Canaries) -> str:
    """Make one record of every kind, in conflict, changed and deleted ones too."""
    with desk.store.write(desk.actor) as writer:
        base = {"dossier_number": "LIE-2026-A001", "municipality": "Lier", "gender": "V"}
        person = writer.create("person", {**base, **canaries.values(KIND["person"])})
        track = writer.create("track", {"person_id": person, "start": "2026-02-01", "status": "actief"})
        survey = writer.create("response", {"person_id": person, "form_id": "f", "moment": "T0"})
        own = {"person_id": person, "track_id": track, "purpose": "foto", "start": "2026-03-01"}
        training = writer.create("training", {"title": "Budget", "municipality": "Lier"})
        session = writer.create("session", {"training_id": training, "held_on": "2026-03-02"})
        own |= {"response_id": survey, "domain": "MOB", "training_id": training, "session_id": session}
        own["month"] = "2026-03"
        for kind in KINDS:
            if kind.name not in _NOT_OF_A_PERSON:
                links = {key: own[key] for key in own if key in kind.field and key not in ("start",)}
                given = {**canaries.values(kind), **links}
                record = writer.create(kind.name, given)
                if kind.name == "note":
                    writer.delete("note", record)
        again = canaries.values(KIND["person"])
        writer.update("person", person, {"street": again["street"], "mobile": again["mobile"]})
    return person


def everything_in(workbook: bytes) -> str:
    """Return all parts of a workbook, unpacked, and what the archive says of itself."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
        return "\n".join([*archive.namelist(), archive.comment.decode(), *parts]).casefold()


def test_no_part_of_a_package_for_the_coordinator_names_a_person(region: Region) -> None:
    canaries = Canaries(PackageKind.COORDINATOR)
    person = full_person(region.lier, canaries)
    draft = intake.start_draft(region.lier).value
    intake.save_draft(region.lier, draft_id=draft.id, slot="person", changes={"last_name": "Conceptnaam"})
    national_numbers.set_switch(region.lier, on=True, legal_reference="Besluit 12", since=dt.date(2026, 1, 1))
    national_numbers.keep(region.lier, person_id=person, number="85.07.30-033.28")
    path = region.folder / "a.xlsx"
    handoff.export(region.lier, path=path, kind=PackageKind.COORDINATOR)
    found = everything_in(path.read_bytes())
    forbidden = {
        **canaries.words,
        person: "id",
        "conceptnaam": "draft",
        "850730": "number",
        "85.07.30": "number",
    }
    assert len(canaries.words) > 30
    assert {forbidden[word] for word in forbidden if word in found} == set()
    assert "lie-2026-a001" in found


def test_hidden_sheets_names_comments_and_properties_are_as_clean_as_they_look(region: Region) -> None:
    full_person(region.lier, Canaries(PackageKind.COORDINATOR))
    path = region.folder / "a.xlsx"
    handoff.export(region.lier, path=path, kind=PackageKind.COORDINATOR)
    book = openpyxl.load_workbook(path)
    assert {s.title for s in book if s.sheet_state != "visible"} >= {"_ensure", "_more", "_lists"}
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.comment]
    with zipfile.ZipFile(path) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "comment" in name or "media" in name]
        properties = b"".join(archive.read(n) for n in archive.namelist() if n.startswith("docProps/"))
    assert not re.findall(rb"(?i)creator>[^<]|lastmodifiedby>[^<]|<company>[^<]|verlinden", properties)


def test_a_named_package_tells_the_name_and_nothing_more_and_is_logged(region: Region) -> None:
    canaries = Canaries(PackageKind.NAMED)
    person = full_person(region.lier, canaries)
    with region.lier.store.write(region.lier.actor) as writer:
        writer.update("person", person, {"last_name": "Merel", "first_name": "Mia"})
    made = handoff.export(region.lier, path=region.folder / "a.xlsx", kind=PackageKind.NAMED).value
    found = everything_in(plain(made))
    assert {canaries.words[word] for word in canaries.words if word in found} == set()
    assert "merel" in found
    assert b"merel" not in made.path.read_bytes().lower()
    with region.lier.store.read() as reader:
        query = "SELECT detail FROM audit WHERE action = 'export'"
        logged = list(reader.connection.exec_driver_sql(query).scalars())
    assert logged == [f"named {made.package_id}"]


def test_the_package_for_all_offices_holds_rules_and_no_person(region: Region) -> None:
    kinds = [kind.name for kind in KINDS if kind.carried(PackageKind.REGION)]
    assert kinds == ["questionnaire", "questionnaire_part", "training", "session", "rule_setting"]


def test_a_rule_with_its_day_comes_to_every_office(region: Region) -> None:
    day = dt.date(2027, 1, 1)
    rules.set_value(region.coordinator, code="track_months", value=9, valid_from=day, source="Besluit 7")
    path = region.folder / "r.xlsx"
    handoff.export(region.coordinator, path=path, kind=PackageKind.REGION)
    for desk in (region.lier, region.nijlen):
        assert read(desk, path).new == 1
        line = next(x for x in rules.table(desk) if x.code == "track_months")
        assert (line.value_today, [(c.valid_from, c.value) for c in line.changes]) == (6, [(day, 9)])
    with pytest.raises(UserError, match="only_coordinator_exports"):
        handoff.export(region.lier, path=region.folder / "x.xlsx", kind=PackageKind.REGION)
    assert not (region.folder / "x.xlsx").exists()


def test_only_these_texts_leave_for_the_coordinator() -> None:
    texts = {
        package: {
            f"{kind.name}.{f.key}"
            for kind in KINDS
            for f in kind.carried(package)
            if f.type in _TEXTS and f.meta.sensitivity is not Sensitivity.NONE
        }
        for package in (PackageKind.COORDINATOR, PackageKind.NAMED)
    }
    without = {"person.dossier_number", "person.municipality", "intake.isced_band"}
    assert texts[PackageKind.COORDINATOR] == without
    assert texts[PackageKind.NAMED] == without | {"person.last_name", "person.first_name"}
    carried = [f for kind in KINDS for package in PackageKind for f in kind.carried(package)]
    assert all(f.meta.sensitivity is not Sensitivity.RESTRICTED for f in carried)
